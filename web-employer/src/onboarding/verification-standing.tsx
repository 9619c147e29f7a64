import { formatDateTime, reasonText, useAct } from "@gd/web-kit";
import { StatusTag, useModal } from "@gd/web-kit/desk";
import { Alert, Button, Card, Descriptions } from "antd";
import { AgreementSteps } from "../agreements/agreement-steps.js";
import {
  AbandonVerificationDocument,
  TimelineFieldsFragmentDoc,
  type VerificationFieldsFragment,
  WithdrawVerificationDocument,
} from "../gql/graphql.js";
import { readFragment } from "../gql/index.js";

interface StandingProps {
  record: VerificationFieldsFragment;
  /** Begins a new one; null where that is not to be offered. */
  onAgain: (() => void) | null;
}

/** Where the verification stands, what comes next and how long that usually takes; what was submitted, while it is looked at. */
export function VerificationStanding({ record, onAgain }: StandingProps) {
  const reviewed = record.status === "OPERATOR_REVIEW";
  return (
    <Card title="认证进度" extra={<StatusTag {...record} />}>
      <AgreementSteps agreement={record} />
      <p>
        {record.nextStep}
        {reviewed && `。${howLong(record.usualWaitHours ?? null)}，结果将通过短信和站内消息通知您`}
      </p>
      <Reason record={record} />
      <div className="onboarding-buttons">
        <Acts record={record} />
        {onAgain && (
          <Button type="primary" onClick={onAgain}>
            重新申请认证
          </Button>
        )}
      </div>
      {reviewed && <Submitted record={record} />}
    </Card>
  );
}

function howLong(hours: number | null): string {
  return hours === null ? "平台将尽快审核" : `平台通常在${hours}小时内完成审核`;
}

/** Why it was returned or rejected, as the operator said it. */
function Reason({ record }: { record: VerificationFieldsFragment }) {
  const last = readFragment(TimelineFieldsFragmentDoc, record).timeline.at(-1);
  const reason = last && reasonText(last);
  if (!reason || !["RETURNED", "REJECTED"].includes(record.status)) return null;
  const what = record.status === "RETURNED" ? "退回修改" : "不通过";
  return (
    <Alert
      type={record.status === "RETURNED" ? "warning" : "error"}
      showIcon
      title={`${what}原因：${reason}`}
      description={`${formatDateTime(last.at)}，平台客服`}
    />
  );
}

function Acts({ record: { id, availableActions } }: { record: VerificationFieldsFragment }) {
  const modal = useModal();
  const withdrawing = useAct(WithdrawVerificationDocument, {
    done: "已撤回，请修改后重新提交",
    refetch: "screen",
  });
  const abandoning = useAct(AbandonVerificationDocument, { done: "已放弃本次认证", refetch: "screen" });
  const may = (act: string) => availableActions.some((one) => one.act === act && one.allowed);
  const withdraw = async () => {
    const sure = await modal.confirm({
      title: "撤回本次提交？",
      content: "撤回后可以修改；重新提交后，重新等待平台审核。",
      okText: "撤回修改",
    });
    if (sure) await withdrawing.send({ id });
  };
  const abandon = async () => {
    const sure = await modal.confirm({
      title: "放弃本次认证？",
      content: "放弃后本次填写的内容不再办理；需要认证时，可以重新申请。",
      okText: "放弃本次认证",
    });
    if (sure) await abandoning.send({ id });
  };
  return (
    <>
      {may("WITHDRAW") && (
        <Button loading={withdrawing.running} onClick={() => void withdraw()}>
          撤回修改
        </Button>
      )}
      {may("ABANDON") && (
        <Button loading={abandoning.running} onClick={() => void abandon()}>
          放弃本次认证
        </Button>
      )}
    </>
  );
}

function Submitted({ record }: { record: VerificationFieldsFragment }) {
  return record.submitted.map(({ title, facts }) => (
    <Descriptions
      key={title}
      className="onboarding-submitted"
      title={title}
      size="small"
      column={{ xs: 1, sm: 2 }}
      items={facts
        .filter(({ value }) => value)
        .map(({ key, label, value }) => ({ key, label, children: value }))}
    />
  ));
}
