import { Dialog, useFormAct } from "@gd/web-kit/desk";
import { Alert, Button, Form } from "antd";
import { useState } from "react";
import { QueueCountsDocument, ReviewRecordsDocument, type Verdict } from "../gql/graphql.js";
import { BulkOutcome } from "../parts/bulk-outcome.js";
import { RejectionFields, type RejectionValues } from "../verdict/rejection-fields.js";
import { verdictWords } from "../verdict/verdict-words.js";
import type { BulkReviewItem, QueueRow } from "./queue-documents.js";

interface BulkVerdictDialogProps {
  verdict: Verdict;
  rows: readonly QueueRow[];
  counterpart: string;
  /** 鉴证 or 审核. */
  reviewWord: string;
  /** `decided`: whether any verdict was given. */
  onClose(decided: boolean): void;
}

/** One verdict with one reason for many records (F-17); shows what became of each. */
export function BulkVerdictDialog(props: BulkVerdictDialogProps) {
  const { verdict, rows, counterpart, reviewWord, onClose } = props;
  const [form] = Form.useForm<RejectionValues>();
  const [outcome, setOutcome] = useState<readonly BulkReviewItem[] | null>(null);
  const review = useFormAct(ReviewRecordsDocument, form, {
    after: ({ items }) => setOutcome(items),
    refetch: [QueueCountsDocument],
  });
  const word = verdictWords[verdict];
  const submit = (rejection?: RejectionValues) =>
    review.send({
      verdicts: rows.map(({ id, submission, status }) => ({ recordId: id, submission, status })),
      verdict,
      rejection: rejection ? { ...rejection, details: rejection.details.trim() } : null,
    });

  if (outcome) {
    return (
      <Dialog
        open
        title={`批量${word}结果`}
        width={760}
        onCancel={() => onClose(true)}
        footer={
          <Button type="primary" autoFocus onClick={() => onClose(true)}>
            返回列表
          </Button>
        }
      >
        <BulkOutcome
          items={outcome.map(({ recordId, graduateName, ok, message }) => ({
            id: recordId,
            name: graduateName,
            about: rows.find(({ id }) => id === recordId)?.counterpart,
            ok,
            message,
          }))}
          aboutTitle={counterpart}
          doneWord="已处理"
          summary={(done, refused) =>
            refused === 0
              ? `${done} 条记录全部处理成功。`
              : `${done} 条处理成功，${refused} 条未处理，原因见下表。`
          }
        />
      </Dialog>
    );
  }
  return (
    <Dialog
      open
      title={`批量${word}：${rows.length} 条记录`}
      width={560}
      onCancel={() => onClose(false)}
      okText={`确认${word} ${rows.length} 条`}
      okButtonProps={{ danger: verdict === "REJECT", autoFocus: verdict === "APPROVE" }}
      confirmLoading={review.running}
      onOk={() => (verdict === "APPROVE" ? void submit() : form.submit())}
    >
      {review.problem && (
        <Alert type="error" showIcon title={review.problem} className="form-problem" role="alert" />
      )}
      <p className="dialog-text">
        将对所选 {rows.length} 条记录给出「{reviewWord}
        {word}」的结论。{verdict === "RETURN" && "学生可按退回原因修改后重新提交。"}
        {verdict === "APPROVE" && "审核页列有「通过即声明」的，批量通过同样作出该声明并记入办理记录。"}
        批量结论立即生效，不可撤销；各条记录分别处理，未能处理的会逐条列出原因。
      </p>
      {verdict !== "APPROVE" && (
        <Form form={form} layout="vertical" onFinish={submit}>
          <RejectionFields verdict={verdict} />
        </Form>
      )}
    </Dialog>
  );
}
