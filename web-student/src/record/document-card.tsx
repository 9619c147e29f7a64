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
    return text ? <TextCard id={id} waitsFor={waitsFor} sheet={statusSheet} /> : null;
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
          <SheetLinks id={id} sheet={statusSheet} />
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

type Sheet = { url: string } | null;

/** F-24: what would be printed, before it is accepted and until it is in force; what was accepted, where it came to nothing. */
function TextCard({ id, waitsFor, sheet }: { id: string; waitsFor: string | null; sheet: Sheet }) {
  return (
    <section className="card">
      <h2 className="card-title">就业协议书</h2>
      <p className="faint">{textInWords(waitsFor)}</p>
      <p className="document-links">
        <Link className="link-button" to={`/records/${id}/agreement`}>
          阅读协议全文
        </Link>
      </p>
      <SheetLinks id={id} sheet={sheet} />
    </section>
  );
}

function textInWords(waitsFor: string | null): string {
  if (waitsFor === "GRADUATE") return "接受邀请前，请阅读协议全文并核对各项内容。";
  return waitsFor === null
    ? "您应约时确认的协议文本，未生效。"
    : "协议文本已在应约时固定，学校通过后生成正式协议书。";
}

/** Beside the paper of a record that is over: the file itself never changes. */
function SheetLinks({ id, sheet }: { id: string; sheet: Sheet }) {
  if (!sheet) return null;
  return (
    <>
      <p className="document-sheet">该协议不具有效力，请与状态说明一并使用。</p>
      <p className="document-links">
        {inWeChat ? (
          <Link className="link-button" to={`/documents/${id}`}>
            查看状态说明
          </Link>
        ) : (
          <a className="link-button" href={sheet.url} target="_blank" rel="noreferrer">
            查看状态说明
          </a>
        )}
        <a className="link-button" href={`${sheet.url}?download=1`}>
          下载状态说明
        </a>
      </p>
    </>
  );
}

function sizeInWords(bytes: number): string {
  const kilobytes = bytes / 1024;
  return kilobytes < 1024
    ? `${Math.max(1, Math.round(kilobytes))} KB`
    : `${(kilobytes / 1024).toFixed(1)} MB`;
}
