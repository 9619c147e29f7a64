import { InboxOutlined } from "@ant-design/icons";
import { Alert, Progress, Upload } from "antd";
import { useState } from "react";
import { useNavigate } from "react-router";
import { sendRoster } from "./send-roster.js";

/** Takes a roster file by dropping or choosing, and opens its dry run. */
export function RosterUploadBox({ cohort }: { cohort: number }) {
  const navigate = useNavigate();
  const [sent, setSent] = useState<number | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  const send = async (file: File) => {
    setProblem(null);
    setSent(0);
    const answer = await sendRoster(file, cohort, setSent);
    setSent(null);
    if ("id" in answer) void navigate(`/registry/rosters/${answer.id}`);
    else setProblem(answer.problem);
  };
  return (
    <>
      {problem && (
        <Alert
          type="error"
          showIcon
          title={problem}
          className="form-problem"
          role="alert"
          closable={{ onClose: () => setProblem(null) }}
        />
      )}
      <Upload.Dragger
        accept=".xlsx,.csv"
        maxCount={1}
        showUploadList={false}
        disabled={sent !== null}
        beforeUpload={(file) => {
          void send(file);
          return Upload.LIST_IGNORE;
        }}
      >
        <InboxOutlined className="roster-box-icon" />
        <p className="roster-box-text">将{cohort}届生源文件拖到此处，或点击选择文件</p>
        <p className="muted">
          XLSX 或 CSV（UTF-8、GB18030 编码），不超过 40 MB。上传后先检查，确认提交后才写入名单。
        </p>
        {sent !== null && <Progress percent={sent} status="active" className="roster-box-progress" />}
      </Upload.Dragger>
    </>
  );
}
