import { isUtf8 } from "node:buffer";
import { TextDecoder } from "node:util";
import { RefusedFile } from "./protocol.js";
import { ROWS_AT_ONCE, type TableCell, type TableReader, type TableRow } from "./table.js";

/** So much is decoded at a time: the text of a whole file would be twice the file. */
const BYTES_AT_ONCE = 65_536;
/** A record that is longer has lost its closing quote. */
const LONGEST_RECORD = 1_000_000;

/** CSV by RFC 4180 in UTF-8, with or without BOM, or GB18030, as Chinese office programs write it. */
export const readCsv: TableReader = async function* readCsv(bytes, progress) {
  const decoder = decoderOf(bytes);
  let text = "";
  let line = 1;
  let rows: TableRow[] = [];
  for (let read = 0; read < bytes.length; read += BYTES_AT_ONCE) {
    const last = read + BYTES_AT_ONCE >= bytes.length;
    text += decode(decoder, bytes.subarray(read, read + BYTES_AT_ONCE), last);
    let at = 0;
    for (let record = recordAt(text, at, line, last); record; record = recordAt(text, at, line, last)) {
      rows.push({ line, cells: record.cells });
      line += record.lines;
      at = record.end;
    }
    text = text.slice(at);
    if (text.length > LONGEST_RECORD) throw unclosed(line);
    progress(Math.floor((read / bytes.length) * 100));
    if (rows.length < ROWS_AT_ONCE) continue;
    yield rows;
    rows = [];
  }
  yield rows;
};

const UNKNOWN = "无法识别文件编码，请使用UTF-8或GB18030编码的CSV文件，或XLSX文件";

function decoderOf(bytes: Buffer): TextDecoder {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    throw new RefusedFile("文件编码为UTF-16，请另存为“CSV UTF-8”或GB18030编码后重新上传");
  }
  if (bytes.includes(0)) throw new RefusedFile(UNKNOWN);
  return new TextDecoder(isUtf8(bytes) ? "utf-8" : "gb18030", { fatal: true });
}

function decode(decoder: TextDecoder, bytes: Buffer, last: boolean): string {
  try {
    return decoder.decode(bytes, { stream: !last });
  } catch {
    throw new RefusedFile(UNKNOWN);
  }
}

interface CsvRecord {
  cells: TableCell[];
  /** Where the next one begins. */
  end: number;
  /** Lines of the file it takes: a quoted line break must not shift those that follow. */
  lines: number;
}

/** The record at a place of the text; null at the end, and when it may go on in the part that is still to come. */
function recordAt(text: string, from: number, line: number, last: boolean): CsvRecord | null {
  if (from >= text.length) return null;
  const cells: TableCell[] = [];
  let at = from;
  let lines = 1;
  for (;;) {
    if (text[at] === '"') {
      const quoted = quotedCell(text, at, line);
      if (!quoted) {
        if (last) throw unclosed(line);
        return null;
      }
      cells.push(cellOf(quoted.text));
      lines += quoted.lines;
      at = quoted.end;
    } else {
      const end = endOfPlain(text, at);
      cells.push(cellOf(text.slice(at, end)));
      at = end;
    }
    if (text[at] !== ",") break;
    at += 1;
  }
  if (text[at] === "\r") at += 1;
  if (text[at] === "\n") at += 1;
  return at < text.length || last ? { cells, end: at, lines } : null;
}

function endOfPlain(text: string, from: number): number {
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 44 || code === 10 || code === 13) return at;
  }
  return text.length;
}

/** Null when the closing quote is not in this text. */
function quotedCell(
  text: string,
  from: number,
  line: number,
): { text: string; end: number; lines: number } | null {
  let at = from + 1;
  let content = "";
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote < 0) return null;
    content += text.slice(at, quote);
    if (text[quote + 1] !== '"') {
      at = quote + 1;
      break;
    }
    content += '"';
    at = quote + 2;
  }
  const next = text[at];
  if (next !== undefined && next !== "," && next !== "\r" && next !== "\n") {
    throw new RefusedFile(`第${line}行的引号位置不正确，请检查后重新上传`);
  }
  return { text: content, end: at, lines: content.split("\n").length - 1 };
}

function unclosed(line: number): RefusedFile {
  return new RefusedFile(`第${line}行的引号没有结束，文件可能不完整，请检查后重新上传`);
}

function cellOf(text: string): TableCell {
  return text.startsWith("=") ? { formula: true } : text;
}
