import { FilePdfOutlined } from "@ant-design/icons";
import { formatDateTime } from "@gd/web-kit";
import { Button, Space } from "antd";
import { AgreementPaperFragmentDoc } from "../gql/graphql.js";
import { type FragmentType, readFragment } from "../gql/index.js";

/** 就业协议书 as PDF: preview and download, from the final approval on; draws nothing before. */
export function AgreementPaper({ agreement }: { agreement: FragmentType<typeof AgreementPaperFragmentDoc> }) {
  const { document, documentPending } = readFragment(AgreementPaperFragmentDoc, agreement);
  if (!document) {
    return documentPending ? (
      <section className="panel paper" role="status">
        <FilePdfOutlined className="paper-icon" />
        <div className="muted">就业协议书正在生成，完成后将自动显示在此处。</div>
      </section>
    ) : null;
  }
  return (
    <section className="panel paper" aria-label="就业协议书">
      <FilePdfOutlined className="paper-icon" />
      <div className="paper-name">
        <b>{document.fileName}</b>
        <div className="muted">
          签发时间 {formatDateTime(document.issuedAt)}，{Math.max(1, Math.round(document.bytes / 1024))} KB
        </div>
      </div>
      <Space>
        <Button href={document.url} target="_blank" rel="noreferrer">
          预览
        </Button>
        <Button type="primary" href={`${document.url}?download=1`} download={document.fileName}>
          下载
        </Button>
      </Space>
    </section>
  );
}
