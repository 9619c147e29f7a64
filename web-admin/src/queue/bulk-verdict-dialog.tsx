import { useMutation } from "@apollo/client/react";
import { explainFailure, refusalOf } from "@gd/web-kit";
import { Alert, Button, Form, Modal } from "antd";
import { useState } from "react";
import type { Verdict } from "../gql/graphql.js";
import { QueueCountsQuery } from "../layout/queue-counts.js";
import { RejectionFields, type RejectionValues, rejectionProblems } from "../review/rejection-fields.js";
import { verdictWords } from "../review/verdict-words.js";
import { BulkOutcome } from "./bulk-outcome.js";
import { type BulkReviewItem, type QueueRow, ReviewRecordsMutation } from "./queue-documents.js";

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
  const [review, { loading }] = useMutation(ReviewRecordsMutation, { refetchQueries: [QueueCountsQuery] });
  const [problem, setProblem] = useState<string | null>(null);
  const [outcome, setOutcome] = useState<readonly BulkReviewItem[] | null>(null);
  const word = verdictWords[verdict];

  const submit = async (rejection?: RejectionValues) => {
    setProblem(null);
    try {
      const { data } = await review({
        variables: {
          verdicts: rows.map(({ id, submission, status }) => ({ recordId: id, submission, status })),
          verdict,
          rejection: rejection ? { ...rejection, details: rejection.details.trim() } : null,
        },
      });
      const result = data?.reviewRecords;
      if (result?.__typename === "BulkReview") return setOutcome(result.items);
      const refusal = refusalOf(result);
      if (!refusal) return;
      const { problems, shown } = rejectionProblems(refusal.fields);
      form.setFields(problems);
      if (!shown) setProblem(refusal.message);
    } catch (failure) {
      setProblem(explainFailure(failure).message);
    }
  };

  if (outcome) {
    return (
      <Modal
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
        <BulkOutcome items={outcome} rows={rows} counterpart={counterpart} />
      </Modal>
    );
  }
  return (
    <Modal
      open
      title={`批量${word}：${rows.length} 条记录`}
      width={560}
      onCancel={() => onClose(false)}
      okText={`确认${word} ${rows.length} 条`}
      okButtonProps={{ danger: verdict === "REJECT", autoFocus: verdict === "APPROVE" }}
      confirmLoading={loading}
      onOk={() => (verdict === "APPROVE" ? submit() : form.submit())}
    >
      {problem && <Alert type="error" showIcon title={problem} className="form-problem" role="alert" />}
      <p className="dialog-text">
        将对所选 {rows.length} 条记录给出“{reviewWord}
        {word}”的结论。{verdict === "RETURN" && "学生可按退回原因修改后重新提交。"}
        批量结论立即生效，不可撤销；各条记录分别处理，未能处理的会逐条列出原因。
      </p>
      {verdict !== "APPROVE" && (
        <Form form={form} layout="vertical" onFinish={submit}>
          <RejectionFields verdict={verdict} />
        </Form>
      )}
    </Modal>
  );
}
