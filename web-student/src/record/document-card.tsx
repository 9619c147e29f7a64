import { formatDateTime } from "@gd/web-kit";
import { Link } from "react-router";
import { inWeChat, OPEN_IN_BROWSER } from "../app/in-wechat.js";
import { DocumentCardFieldsFragmentDoc } from "../gql/graphql.js";
import { type FragmentType, readFragment } from "../gql/index.js";
import "./record.css";

/** The agreement as PDF, once there is one (F-25). */
export function DocumentCard({
  agreement,
}: {
  agreement: FragmentType<typeof DocumentCardFieldsFragmentDoc>;
}) {
  const { id, document, documentPending } = readFragment(DocumentCardFieldsFragmentDoc, agreement);
  if (!document && !documentPending) return null;
  return (
    <section className="card">
      <h2 className="card-title">就业协议书</h2>
      {document ? (
        <>
          <p className="document-name">{document.fileName}</p>
          <p className="faint">
            PDF 文件，{sizeInWords(document.bytes)}，{formatDateTime(document.issuedAt)} 生成
          </p>
          <p className="document-links">
            {inWeChat ? (
              <Link className="link-button" to={`/documents/${id}`}>
                预览
              </Link>
            ) : (
              <a className="link-button" href={document.url} target="_blank" rel="noreferrer">
                预览
              </a>
            )}
            <a className="link-button link-button-primary" href={`${document.url}?download=1`}>
              下载
            </a>
          </p>
          {inWeChat && <p className="faint">{OPEN_IN_BROWSER}</p>}
        </>
      ) : (
        <p className="faint" role="status">
          就业协议书正在生成，完成后将自动显示在此处，可在线预览和下载。
        </p>
      )}
    </section>
  );
}

function sizeInWords(bytes: number): string {
  const kilobytes = bytes / 1024;
  return kilobytes < 1024
    ? `${Math.max(1, Math.round(kilobytes))} KB`
    : `${(kilobytes / 1024).toFixed(1)} MB`;
}
