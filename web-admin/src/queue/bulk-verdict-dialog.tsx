import { useQuery } from "@apollo/client/react";
import { Dialog, LoadFailure, useFormAct } from "@gd/web-kit/desk";
import { Alert, Button, Form, Skeleton } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import { v7 as uuidv7 } from "uuid";
import { BulkProgress } from "../bulk/bulk-progress.js";
import { useBulk } from "../bulk/use-bulk.js";
import {
  BulkPreviewDocument,
  type BulkPreviewQuery,
  type ReviewQueueFilter,
  StartBulkVerdictDocument,
  type Verdict,
} from "../gql/graphql.js";
import { pages } from "../menu/pages.js";
import { RejectionFields, type RejectionValues } from "../verdict/rejection-fields.js";
import { verdictWords } from "../verdict/verdict-words.js";
import type { QueueRow } from "./queue-documents.js";

/** What a bulk verdict is about: rows chosen one by one, or all that wait for the viewer by a filter. */
export type BulkChoice = { rows: readonly QueueRow[] } | { filter: ReviewQueueFilter };

interface BulkVerdictDialogProps {
  verdict: Verdict;
  choice: BulkChoice;
  /** 鉴证 or 审核. */
  reviewWord: string;
  /** `started`: whether a verdict was given. */
  onClose(started: boolean): void;
}

/** One verdict with one reason for many records, given in the background (F-17). */
export function BulkVerdictDialog(props: BulkVerdictDialogProps) {
  const [started, setStarted] = useState<string | null>(null);
  return started ? (
    <StartedDialog id={started} verdict={props.verdict} onClose={() => props.onClose(true)} />
  ) : (
    <AskingDialog {...props} onStarted={setStarted} />
  );
}

interface AskingDialogProps extends BulkVerdictDialogProps {
  onStarted(id: string): void;
}

/** How many there are, which are left to be decided one by one, and why the others are decided so. */
function AskingDialog({ verdict, choice, reviewWord, onClose, onStarted }: AskingDialogProps) {
  const [form] = Form.useForm<RejectionValues>();
  // Sent again, it is the same bulk verdict.
  const [id] = useState(() => uuidv7());
  const [asked] = useState(() => choiceInput(choice));
  const { data, error, refetch } = useQuery(BulkPreviewDocument, {
    variables: { verdict, choice: asked },
    fetchPolicy: "network-only",
  });
  const preview = data?.bulkPreview;
  const start = useFormAct(StartBulkVerdictDocument, form, { after: () => onStarted(id) });
  const word = verdictWords[verdict];
  const count = preview ? preview.total - preview.alone : 0;
  const submit = (rejection?: RejectionValues) =>
    start.send({
      input: {
        id,
        verdict,
        rejection: rejection ? { ...rejection, details: rejection.details.trim() } : null,
        ...("rows" in choice
          ? {
              records: choice.rows.map(({ id: recordId, submission, status }) => ({
                recordId,
                submission,
                status,
              })),
            }
          : { filter: choice.filter, asOf: preview?.asOf ?? null }),
      },
    });
  const tooMany = preview !== undefined && preview.total > preview.most;
  return (
    <Dialog
      open
      title={`批量${word}`}
      width={640}
      onCancel={() => onClose(false)}
      okText={preview && !tooMany ? `确认${word} ${count} 条` : `确认${word}`}
      okButtonProps={{
        danger: verdict === "REJECT",
        autoFocus: verdict === "APPROVE",
        disabled: !preview || tooMany || count === 0,
      }}
      confirmLoading={start.running}
      onOk={() => (verdict === "APPROVE" ? void submit() : form.submit())}
    >
      {start.problem && (
        <Alert type="error" showIcon title={start.problem} className="form-problem" role="alert" />
      )}
      {error && !data ? (
        <LoadFailure error={error} retry={refetch} />
      ) : preview ? (
        <Preview preview={preview} verdict={verdict} reviewWord={reviewWord} />
      ) : (
        <Skeleton active paragraph={{ rows: 2 }} />
      )}
      {verdict !== "APPROVE" && (
        <Form form={form} layout="vertical" onFinish={submit}>
          <RejectionFields verdict={verdict} />
        </Form>
      )}
    </Dialog>
  );
}

function choiceInput(choice: BulkChoice) {
  return "rows" in choice ? { recordIds: choice.rows.map((row) => row.id) } : { filter: choice.filter };
}

interface PreviewProps {
  preview: BulkPreviewQuery["bulkPreview"];
  verdict: Verdict;
  reviewWord: string;
}

function Preview({ preview, verdict, reviewWord }: PreviewProps) {
  const { total, alone, aloneFirst, most } = preview;
  const word = verdictWords[verdict];
  if (total > most) {
    return (
      <Alert
        type="warning"
        showIcon
        className="form-problem"
        title={`符合条件的记录超过 ${most} 条，请先缩小查询范围，再分批处理。`}
      />
    );
  }
  if (total === 0) {
    return <Alert type="info" showIcon className="form-problem" title="没有等待您处理的记录。" />;
  }
  return (
    <>
      <p className="dialog-text">
        共 {total} 条记录，将对其中 {total - alone} 条给出「{reviewWord}
        {word}」的结论。{verdict === "RETURN" && "学生可按退回原因修改后重新提交。"}
        {verdict === "APPROVE" && "审核页列有「通过即声明」的，批量通过同样作出该声明并记入办理记录。"}
        批量结论立即生效，不可撤销；在后台逐条处理，可离开本页，结果保留在「批量审核记录」。
      </p>
      {alone > 0 && (
        <Alert
          type="warning"
          className="form-problem"
          title={`以下 ${alone} 条须逐条审核，不会批量${word}：`}
          description={
            <ul className="bulk-alone">
              {aloneFirst.map(({ recordId, name, counterpart, why }) => (
                <li key={recordId}>
                  {name}（{counterpart}）：{why}
                </li>
              ))}
              {alone > aloneFirst.length && <li>……另有 {alone - aloneFirst.length} 条</li>}
            </ul>
          }
        />
      )}
    </>
  );
}

interface StartedDialogProps {
  id: string;
  verdict: Verdict;
  onClose(): void;
}

/** It runs whether or not anybody looks on. */
function StartedDialog({ id, verdict, onClose }: StartedDialogProps) {
  const { bulk, error, refetch } = useBulk(id);
  return (
    <Dialog
      open
      title={`批量${verdictWords[verdict]}`}
      width={560}
      onCancel={onClose}
      footer={
        <>
          <Link to={`${pages.bulkVerdicts.address}/${id}`} className="bulk-results">
            查看逐条结果
          </Link>
          <Button type="primary" autoFocus onClick={onClose}>
            {bulk?.finishedAt ? "返回列表" : "在后台继续，返回列表"}
          </Button>
        </>
      }
    >
      {error ? (
        <LoadFailure error={error} retry={refetch} />
      ) : bulk ? (
        <BulkProgress bulk={bulk} />
      ) : (
        <Skeleton active paragraph={{ rows: 1 }} />
      )}
    </Dialog>
  );
}
