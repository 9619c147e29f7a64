import { formatDateTime, refusalOf } from "@gd/web-kit";
import { Alert, App, Form, InputNumber, Modal } from "antd";
import { useState } from "react";
import { useAct } from "../app/use-act.js";
import { type FragmentType, graphql, readFragment } from "../gql/index.js";
import { deadlineOf, MAX_VALID_DAYS, validDaysOf } from "../invitation/validity.js";

const ExtendDialogFragment = graphql(`
  fragment ExtendDialog on Agreement {
    id
    createdAt
    deadline
    graduate {
      cohort
    }
  }
`);

const ExtendInvitationDocument = graphql(`
  mutation ExtendInvitation($id: ID!, $validDays: Int!) {
    extendInvitation(id: $id, validDays: $validDays) {
      ... on AgreementChanged {
        agreement {
          id
          ...AgreementChange
        }
      }
      ... on Refusal {
        code
        message
      }
      ... on InvalidInput {
        fields {
          field
          message
        }
      }
    }
  }
`);

interface ExtendDialogProps {
  agreement: FragmentType<typeof ExtendDialogFragment>;
  close: () => void;
}

/** 延长有效期 (F-29): counted from the sending, longer than before, at most 30 days. */
export function ExtendDialog(props: ExtendDialogProps) {
  const { id, createdAt, deadline, graduate } = readFragment(ExtendDialogFragment, props.agreement);
  const { message } = App.useApp();
  const [extend, running] = useAct(ExtendInvitationDocument);
  const shortest = Math.min(MAX_VALID_DAYS, deadline ? validDaysOf(createdAt, deadline) + 1 : 1);
  const latest = deadlineOf(createdAt, MAX_VALID_DAYS, graduate.cohort);
  const atLatest = deadline !== null && Date.parse(deadline) >= Date.parse(latest);
  const [days, setDays] = useState<number | null>(shortest);
  const [problem, setProblem] = useState<string | null>(null);
  const [refused, setRefused] = useState<string | null>(null);

  const valid = days !== null && Number.isInteger(days) && days >= shortest && days <= MAX_VALID_DAYS;

  const submit = async (): Promise<void> => {
    if (!valid) return setProblem(`应约有效期应为 ${shortest} 至 ${MAX_VALID_DAYS} 天的整数`);
    const answer = await extend({ id, validDays: days });
    if (!answer) return;
    const refusal = refusalOf(answer.extendInvitation);
    if (!refusal) {
      void message.success("已延长应约有效期");
      return props.close();
    }
    setProblem(refusal.fields.validDays ?? null);
    setRefused(refusal.fields.validDays ? null : refusal.message);
  };

  return (
    <Modal
      open
      title="延长应约有效期"
      okText="确认延长"
      confirmLoading={running}
      okButtonProps={{ disabled: atLatest }}
      onOk={() => void submit()}
      onCancel={props.close}
      width={480}
    >
      {refused && <Alert type="error" showIcon title={refused} className="dialog-problem" role="alert" />}
      <p>当前应约截止时间：{deadline ? formatDateTime(deadline) : "—"}</p>
      {atLatest ? (
        <p>
          该邀请已是最晚的应约截止时间（有效期最长 {MAX_VALID_DAYS} 天，且不晚于本届截止时间），不能再延长。
        </p>
      ) : (
        <Form layout="vertical" onFinish={() => void submit()} requiredMark={false}>
          <Form.Item
            label="新的应约有效期（自邀请发出时起算）"
            htmlFor="extend-days"
            validateStatus={problem ? "error" : undefined}
            help={
              problem ??
              (valid
                ? `新的应约截止时间：${formatDateTime(deadlineOf(createdAt, days, graduate.cohort))}`
                : undefined)
            }
          >
            <InputNumber
              id="extend-days"
              autoFocus
              suffix="天"
              value={days}
              onChange={(value) => {
                setDays(value);
                setProblem(null);
              }}
              style={{ width: 160 }}
            />
          </Form.Item>
          <p className="cell-note">有效期只能延长，不能缩短，最长 {MAX_VALID_DAYS} 天。</p>
        </Form>
      )}
    </Modal>
  );
}
