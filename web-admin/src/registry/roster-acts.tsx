import { DownloadOutlined } from "@ant-design/icons";
import { useAct } from "@gd/web-kit";
import { useModal } from "@gd/web-kit/desk";
import { Alert, Button, Checkbox, Space } from "antd";
import { useState } from "react";
import {
  CommitRosterUploadDocument,
  DiscardRosterUploadDocument,
  RosterUploadDocument,
} from "../gql/graphql.js";
import type { RosterSummary } from "./roster-documents.js";

interface RosterActsProps {
  upload: RosterSummary;
  /** Whether the viewer may upload and commit rosters. */
  writes: boolean;
}

/** Commit with its numbers named, giving it up, and the report of errors. */
export function RosterActs({ upload, writes }: RosterActsProps) {
  const modal = useModal();
  const said = { refusal: "here", failure: "here", refetch: [RosterUploadDocument] } as const;
  const commit = useAct(CommitRosterUploadDocument, said);
  const discard = useAct(DiscardRosterUploadDocument, { ...said, done: "已放弃，名单未作修改" });
  const [confirmed, setConfirmed] = useState(false);
  const { id } = upload;
  const problem = commit.message ?? discard.message;
  const waits = upload.status === "CHECKED" && writes;
  const reports = upload.wrong > 0 && upload.status === "CHECKED";
  const commits = waits && upload.wrong === 0;
  const asks = commits && upload.warned > 0;
  const same = upload.added + upload.changed + upload.transferred === 0;

  const askCommit = () =>
    modal.confirm({
      title: `提交${upload.cohort}届生源名单？`,
      content: (
        <>
          <p className="dialog-text">
            将新增 <b>{upload.added}</b> 人，变更 <b>{upload.changed}</b> 人，{upload.unchanged} 人无变化。
            全部成功才会生效，不会只写入一部分。
          </p>
          {upload.transferred > 0 && (
            <p className="dialog-text">
              另有 <b>{upload.transferred}</b> 人由本校较早一届转入本届，其原届信息将不可恢复。
            </p>
          )}
          {upload.leftOut > 0 && (
            <p className="dialog-text">
              <b>{upload.leftOut}</b> 行因同一人仍在其他名单中，不写入名单，原因见「未并入」。
            </p>
          )}
          {upload.missing > 0 && (
            <p className="dialog-text">
              名单中有、文件中无的 {upload.missing} 人不会被删除；如需删除，请在「学生名单」中办理。
            </p>
          )}
        </>
      ),
      okText: "确认提交",
      onOk: () => commit.send({ id, confirmWarnings: confirmed }),
    });
  const askDiscard = () =>
    modal.confirm({
      title: "放弃本次上报？",
      content: "名单不作任何修改。放弃后如需提交，须重新上传文件。",
      okText: "确认放弃",
      okButtonProps: { danger: true },
      onOk: () => discard.send({ id }),
    });

  if (!waits && !reports) return null;
  return (
    <>
      {problem && <Alert type="error" showIcon title={problem} className="roster-notice" role="alert" />}
      {asks && (
        <p>
          <Checkbox checked={confirmed} onChange={(event) => setConfirmed(event.target.checked)}>
            我已逐行核对「需确认」中的 {upload.warned} 行，确认信息无误
          </Checkbox>
        </p>
      )}
      <Space>
        {commits && (
          <Button
            type="primary"
            loading={commit.running}
            disabled={same || (asks && !confirmed)}
            onClick={askCommit}
          >
            提交名单
          </Button>
        )}
        {waits && (
          <Button loading={discard.running} onClick={askDiscard}>
            放弃
          </Button>
        )}
        {commits && same && <span className="muted">没有可以写入的变化，无需提交</span>}
        {reports && (
          <Button
            icon={<DownloadOutlined />}
            href={`${import.meta.env.BASE_URL}roster-uploads/${upload.id}/errors.csv`}
          >
            下载错误报告
          </Button>
        )}
      </Space>
    </>
  );
}
