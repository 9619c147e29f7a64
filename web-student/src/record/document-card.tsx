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
  const { id, document, documentPending, text, waitsFor, statusSheet } = readFragment(
    DocumentCardFieldsFragmentDoc,
    agreement,
  );
  if (!document && !documentPending) {
    return text ? <TextCard id={id} answerable={waitsFor === "GRADUATE"} /> : null;
  }
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
          {statusSheet && (
            <>
              <p>该协议书已不具有效力，请与状态说明一并使用。</p>
              <p className="document-links">
                {inWeChat ? (
                  <Link className="link-button" to={`/documents/${id}`}>
                    查看状态说明
                  </Link>
                ) : (
                  <a className="link-button" href={statusSheet.url} target="_blank" rel="noreferrer">
                    查看状态说明
                  </a>
                )}
                <a className="link-button" href={`${statusSheet.url}?download=1`}>
                  下载状态说明
                </a>
              </p>
            </>
          )}
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

/** F-24: what would be printed, before it is accepted and until it is in force. */
function TextCard({ id, answerable }: { id: string; answerable: boolean }) {
  return (
    <section className="card">
      <h2 className="card-title">就业协议书</h2>
      <p className="faint">
        {answerable
          ? "接受邀请前，请阅读协议全文并核对各项内容。"
          : "协议文本已在应约时固定，审核通过后生成正式协议书。"}
      </p>
      <p className="document-links">
        <Link className="link-button" to={`/records/${id}/agreement`}>
          阅读协议全文
        </Link>
      </p>
    </section>
  );
}

function sizeInWords(bytes: number): string {
  const kilobytes = bytes / 1024;
  return kilobytes < 1024
    ? `${Math.max(1, Math.round(kilobytes))} KB`
    : `${(kilobytes / 1024).toFixed(1)} MB`;
}
