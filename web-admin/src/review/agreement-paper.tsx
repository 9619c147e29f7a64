import { FilePdfOutlined } from "@ant-design/icons";
import { formatDateTime } from "@gd/web-kit";
import { Button, Space } from "antd";
import { AgreementPaperFragmentDoc } from "../gql/graphql.js";
import { type FragmentType, readFragment } from "../gql/index.js";

/** 就业协议书 as PDF: preview and download, from the final approval on; draws nothing before. */
export function AgreementPaper({ agreement }: { agreement: FragmentType<typeof AgreementPaperFragmentDoc> }) {
  const { document, documentPending, text, statusSheet } = readFragment(AgreementPaperFragmentDoc, agreement);
  if (documentPending) {
    return (
      <section className="panel paper" role="status">
        <FilePdfOutlined className="paper-icon" />
        <div className="muted">就业协议书正在生成，完成后将自动显示在此处。</div>
      </section>
    );
  }
  if (!document) return text ? <AcceptedText url={text.url} sheet={statusSheet} /> : null;
  return (
    <section className="panel paper" aria-label="就业协议书">
      <FilePdfOutlined className="paper-icon" />
      <div className="paper-name">
        <b>{document.fileName}</b>
        <div className="muted">
          签发时间 {formatDateTime(document.issuedAt)}，{Math.max(1, Math.round(document.bytes / 1024))} KB
        </div>
        {statusSheet && <div className="muted">{OUT_OF_FORCE}</div>}
      </div>
      <Space>
        <Button href={document.url} target="_blank" rel="noreferrer">
          预览
        </Button>
        <Button type="primary" href={`${document.url}?download=1`} download={document.fileName}>
          下载
        </Button>
        <StatusSheet sheet={statusSheet} />
      </Space>
    </section>
  );
}

const OUT_OF_FORCE = "该协议不具有效力，请与状态说明一并使用";

/** F-24: what graduate and employer agreed on, frozen by the acceptance; what is wrong in it is rejected. */
function AcceptedText({ url, sheet }: { url: string; sheet: { url: string } | null }) {
  return (
    <section className="panel paper" aria-label="就业协议书">
      <FilePdfOutlined className="paper-icon" />
      <div className="paper-name">
        <b>学生应约时阅读并确认的协议文本</b>
        <div className="muted">{sheet ? OUT_OF_FORCE : "文本已固定，尚未生效"}</div>
      </div>
      <Space>
        <Button href={url} target="_blank" rel="noreferrer">
          查看全文
        </Button>
        <StatusSheet sheet={sheet} />
      </Space>
    </section>
  );
}

/** Beside the paper of a record that is over: the file itself never changes. */
function StatusSheet({ sheet }: { sheet: { url: string } | null }) {
  return (
    sheet && (
      <Space>
        <Button href={sheet.url} target="_blank" rel="noreferrer">
          查看状态说明
        </Button>
        <Button href={`${sheet.url}?download=1`}>下载状态说明</Button>
      </Space>
    )
  );
}
