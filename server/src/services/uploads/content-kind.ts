import { FileRefused } from "./file-refused.js";

export type FileKind = "JPEG" | "PNG" | "WEBP" | "PDF";

/** What one file may have (D-06). */
export const LARGEST_BYTES = 10 * 1_048_576;

/**
 * What a file is, by its content alone: neither its name nor what the browser says of it is looked at (D-06).
 *
 * @throws {FileRefused} FILE_EMPTY, FILE_KIND, or FILE_MIXED for a picture that carries another document within.
 */
export function kindOf(bytes: Buffer): FileKind {
  if (bytes.length === 0) throw new FileRefused("FILE_EMPTY", "文件为空，请重新选择文件");
  const kind = byFirstBytes(bytes);
  if (!kind) {
    throw new FileRefused(
      "FILE_KIND",
      "该文件不是 JPEG、PNG、WebP 图片或 PDF 文件（以文件内容为准），请拍照或另存为上述格式后重新上传",
    );
  }
  if (kind !== "PDF" && carriesAnother(bytes)) {
    throw new FileRefused("FILE_MIXED", "图片文件中夹带了其他内容，请重新拍照或截图后上传");
  }
  return kind;
}

function byFirstBytes(bytes: Buffer): FileKind | null {
  if (bytes.subarray(0, 3).equals(Buffer.of(0xff, 0xd8, 0xff))) return "JPEG";
  if (bytes.subarray(0, 8).equals(Buffer.from("\x89PNG\r\n\x1a\n", "latin1"))) return "PNG";
  const riff = bytes.toString("latin1", 0, 4) === "RIFF" && bytes.toString("latin1", 8, 12) === "WEBP";
  if (riff) return "WEBP";
  // At the very beginning only: readers forgive leading bytes, and polyglots live on that.
  return /^%PDF-[12]\.\d/.test(bytes.toString("latin1", 0, 8)) ? "PDF" : null;
}

/** Texts that no camera writes; each long enough not to come about by chance in 10 MB. */
const FOREIGN = ["%PDF-1.", "%PDF-2.", "<script", "<SCRIPT", "<!DOCTYPE", "<!doctype", "<?php"];

/**
 * Whether a picture is a page, a PDF or an archive as well. Bytes behind the picture alone are no reason: phones put
 * short films and second pictures there.
 */
function carriesAnother(bytes: Buffer): boolean {
  return FOREIGN.some((text) => bytes.includes(text, 0, "latin1")) || endsAsArchive(bytes);
}

const ARCHIVE_END = Buffer.from("PK\x05\x06", "latin1");
const ARCHIVE_END_BYTES = 22;

/** A ZIP (and so a JAR or an Office file) is read from its end: the last entry says how long the comment behind it is. */
function endsAsArchive(bytes: Buffer): boolean {
  const from = Math.max(0, bytes.length - 65_535 - ARCHIVE_END_BYTES);
  for (let at = bytes.indexOf(ARCHIVE_END, from); at >= 0; at = bytes.indexOf(ARCHIVE_END, at + 1)) {
    const end = at + ARCHIVE_END_BYTES;
    if (end <= bytes.length && end + bytes.readUInt16LE(at + 20) === bytes.length) return true;
  }
  return false;
}
