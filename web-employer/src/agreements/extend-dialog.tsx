import { formatDateTime } from "@gd/web-kit";
import { FormDialog, useFormAct } from "@gd/web-kit/desk";
import { Form, InputNumber } from "antd";
import { ExtendDialogFragmentDoc, ExtendInvitationDocument } from "../gql/graphql.js";
import { type FragmentType, readFragment } from "../gql/index.js";
import { deadlineOf, MAX_VALID_DAYS, validDaysOf } from "../invitation/validity.js";

interface ExtendDialogProps {
  agreement: FragmentType<typeof ExtendDialogFragmentDoc>;
  close: () => void;
}

/** 延长有效期 (F-29): counted from the sending, longer than before, at most 30 days. */
export function ExtendDialog(props: ExtendDialogProps) {
  const { id, createdAt, deadline, graduate } = readFragment(ExtendDialogFragmentDoc, props.agreement);
  const [form] = Form.useForm<{ validDays: number | null }>();
  const extend = useFormAct(ExtendInvitationDocument, form, { done: "已延长应约有效期", after: props.close });
  const shortest = Math.min(MAX_VALID_DAYS, deadline ? validDaysOf(createdAt, deadline) + 1 : 1);
  const latest = deadlineOf(createdAt, MAX_VALID_DAYS, graduate.cohort);
  const atLatest = deadline !== null && Date.parse(deadline) >= Date.parse(latest);
  return (
    <FormDialog
      title="延长应约有效期"
      okText="确认延长"
      width={480}
      closed={atLatest}
      form={form}
      initialValues={{ validDays: shortest }}
      requiredMark={false}
      running={extend.running}
      problem={extend.problem}
      onSubmit={({ validDays }) => extend.send({ id, validDays: validDays ?? 0 })}
      onClose={props.close}
    >
      <p>当前应约截止时间：{deadline ? formatDateTime(deadline) : "—"}</p>
      {atLatest ? (
        <p>
          该邀请已是最晚的应约截止时间（有效期最长 {MAX_VALID_DAYS} 天，且不晚于本届截止时间），不能再延长。
        </p>
      ) : (
        <DaysField createdAt={createdAt} cohort={graduate.cohort} shortest={shortest} />
      )}
    </FormDialog>
  );
}

function DaysField({ createdAt, cohort, shortest }: { createdAt: string; cohort: number; shortest: number }) {
  const days: unknown = Form.useWatch("validDays");
  const valid =
    typeof days === "number" && days >= shortest && days <= MAX_VALID_DAYS && Number.isInteger(days);
  const problem = `应约有效期应为 ${shortest} 至 ${MAX_VALID_DAYS} 天的整数`;
  return (
    <>
      <Form.Item
        name="validDays"
        label="新的应约有效期（自邀请发出时起算）"
        validateTrigger="onSubmit"
        rules={[
          { required: true, message: problem },
          { type: "integer", min: shortest, max: MAX_VALID_DAYS, message: problem },
        ]}
        extra={valid && `新的应约截止时间：${formatDateTime(deadlineOf(createdAt, days, cohort))}`}
      >
        <InputNumber autoFocus suffix="天" style={{ width: 160 }} />
      </Form.Item>
      <p className="cell-note">有效期只能延长，不能缩短，最长 {MAX_VALID_DAYS} 天。</p>
    </>
  );
}
