import { FileFault } from "./file-faults.js";

export type FileKind = "JPEG" | "PNG" | "WEBP" | "PDF";

/** What one file may have (D-06). */
export const LARGEST_BYTES = 10 * 1_048_576;

/**
 * What a file is, by its content alone: neither its name nor what the browser says of it is looked at (D-06).
 *
 * @throws {FileFault} FILE_EMPTY, FILE_KIND, or FILE_MIXED for a picture that carries another document within.
 */
export function kindOf(bytes: Buffer): FileKind {
  if (bytes.length === 0) throw new FileFault("FILE_EMPTY");
  const kind = byFirstBytes(bytes);
  if (!kind) throw new FileFault("FILE_KIND");
  if (kind !== "PDF" && carriesAnother(bytes)) throw new FileFault("FILE_MIXED");
  return kind;
}

function byFirstBytes(bytes: Buffer): FileKind | null {
  if (bytes.subarray(0, 3).equals(Buffer.of(0xff, 0xd8, 0xff))) return "JPEG";
  if (bytes.subarray(0, 8).equals(Buffer.from("\x89PNG\r\n\x1a\n", "latin1"))) return "PNG";
  const riff = bytes.toString("latin1", 0, 4) === "RIFF" && bytes.toString("latin1", 8, 12) === "WEBP";
  if (riff) return "WEBP";
  return pdfBegins(bytes) === null ? null : "PDF";
}

/**
 * Where a PDF begins: behind a byte order mark and line breaks, which programs write by mistake, and no other byte,
 * because polyglots live on what readers forgive. Null for what is no PDF.
 */
export function pdfBegins(bytes: Buffer): number | null {
  const [lead] =
    /^(?:\xef\xbb\xbf)?[\s\0]{0,16}(?=%PDF-[12]\.\d)/.exec(bytes.toString("latin1", 0, 32)) ?? [];
  return lead?.length ?? null;
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
