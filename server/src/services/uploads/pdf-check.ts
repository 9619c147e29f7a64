import { broken, FileRefused } from "./file-refused.js";

/** Where the end of a PDF is looked for: readers allow some bytes behind it. */
const TAIL_BYTES = 2_048;
/** A dictionary of the end of a file is shorter. */
const TRAILER_BYTES = 4_096;
/** Revisions of one document, each with an end of its own. */
const MOST_REVISIONS = 200;

/** Written in clear by every program that puts them in; what is hidden in packed objects the reader's sandbox holds. */
const ACTIVE = ["/JavaScript", "/Launch", "/EmbeddedFile", "/RichMedia"];

/**
 * Looks whether a PDF is whole and open: its end must lead to a table of objects, and that to the ones before it. No
 * page is read or drawn; a library that does would be the larger danger.
 *
 * @throws {FileRefused} FILE_BROKEN, FILE_ENCRYPTED or FILE_ACTIVE.
 */
export function checkPdf(bytes: Buffer): void {
  const tail = bytes.subarray(-TAIL_BYTES).toString("latin1");
  const end = /startxref\s+(\d+)\s+%%EOF(?![\s\S]*startxref)/.exec(tail);
  if (!end) throw broken();
  let hasRoot = false;
  const seen = new Set<number>();
  for (let at: number | null = Number(end[1]); at !== null; ) {
    if (seen.has(at) || seen.size >= MOST_REVISIONS) throw broken();
    seen.add(at);
    const dictionary = trailerAt(bytes, at);
    if (/\/Encrypt\b/.test(dictionary)) {
      throw new FileRefused("FILE_ENCRYPTED", "该 PDF 文件设有密码或权限限制，请取消密码后重新上传");
    }
    hasRoot ||= /\/Root\s+\d+\s+\d+\s+R/.test(dictionary);
    const previous = /\/Prev\s+(\d+)/.exec(dictionary)?.[1];
    at = previous === undefined ? null : Number(previous);
  }
  if (!hasRoot || !bytes.includes("endobj")) throw broken();
  if (ACTIVE.some((word) => bytes.includes(word, 0, "latin1"))) {
    throw new FileRefused(
      "FILE_ACTIVE",
      "该 PDF 文件含有脚本、附件等动态内容，请另存为普通 PDF 或拍照后上传",
    );
  }
}

/** What stands behind a table of objects, or before a packed one. @throws FILE_BROKEN where neither is. */
function trailerAt(bytes: Buffer, at: number): string {
  if (at >= bytes.length) throw broken();
  const beginning = bytes.toString("latin1", at, Math.min(bytes.length, at + TRAILER_BYTES));
  if (/^\s*\d+\s+\d+\s+obj\b/.test(beginning)) {
    const packed = beginning.split("stream")[0] ?? "";
    if (!/\/Type\s*\/XRef\b/.test(packed)) throw broken();
    return packed;
  }
  if (!/^\s*xref\b/.test(beginning)) throw broken();
  const trailer = bytes.indexOf("trailer", at, "latin1");
  if (trailer < 0) throw broken();
  return bytes.toString("latin1", trailer, trailer + TRAILER_BYTES).split("startxref")[0] ?? "";
}
