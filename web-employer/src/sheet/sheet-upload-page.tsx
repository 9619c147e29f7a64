import { DownloadOutlined, UploadOutlined } from "@ant-design/icons";
import { usePageTitle } from "@gd/web-kit/desk";
import { Alert, Button, Card } from "antd";
import { type ChangeEvent, useRef, useState } from "react";
import { useNavigate } from "react-router";
import { PageHeader } from "../parts/page-header.js";
import { NotInvitingNotice } from "../session/not-inviting-notice.js";
import { useViewer } from "../session/session.js";
import { uploadSheet } from "./upload-sheet.js";

/** 表格查询: graduates by a spreadsheet, each row searched exactly as by hand (F-20). */
export function SheetUploadPage() {
  usePageTitle("表格查询学生");
  const mayInvite = useViewer().notInvitingReason === null;
  const navigate = useNavigate();
  const input = useRef<HTMLInputElement>(null);
  const [sending, setSending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  const send = async (event: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const file = event.target.files?.[0];
    // The same file again is another choice.
    event.target.value = "";
    if (!file) return;
    setProblem(null);
    setSending(true);
    const answer = await uploadSheet(file);
    setSending(false);
    if ("id" in answer) await navigate(`/favourites/sheet/${answer.id}`);
    else setProblem(answer.message);
  };

  return (
    <>
      <PageHeader
        above={{ title: "学生收藏夹", to: "/favourites", here: "表格查询" }}
        title="表格查询学生"
        about="按表格逐行查询，与手工查询完全一致：姓名、证件号码和毕业院校须全部相符，查到的学生加入收藏夹。"
      />
      <NotInvitingNotice />
      {problem && <Alert type="error" showIcon className="page-notice" title={problem} role="alert" />}
      <Card title="上传表格">
        <ol className="sheet-steps">
          <li>
            下载模板，填写「姓名」「证件号码」「毕业院校」三列；证件号码列须为文本格式，不能使用公式。
            <div>
              <Button icon={<DownloadOutlined />} href="/employer/graduate-sheet.xlsx">
                下载模板
              </Button>
            </div>
          </li>
          <li>
            上传填好的表格（XLSX 或 CSV，一次最多 500 名学生，不超过 2
            MB）。上传后先核对填写是否有误，确认后才开始查询。
            <div>
              <input
                ref={input}
                type="file"
                accept=".xlsx,.csv"
                className="visually-hidden"
                tabIndex={-1}
                aria-label="选择表格"
                onChange={(event) => void send(event)}
              />
              <Button
                type="primary"
                icon={<UploadOutlined />}
                loading={sending}
                disabled={!mayInvite}
                onClick={() => input.current?.click()}
              >
                上传表格
              </Button>
            </div>
          </li>
        </ol>
        <p className="cell-note">
          每单位每日最多查询到 500 名毕业生，未查询到结果的最多 60
          次，手工查询与表格查询合并计算。表格及结果保留 7 天。
        </p>
      </Card>
    </>
  );
}
