import { RefusedFile } from "./protocol.js";
import { ROWS_AT_ONCE, type TableCell, type TableReader, type TableRow } from "./table.js";

/** CSV by RFC 4180 in UTF-8, with or without BOM, or GB18030, as Chinese office programs write it. */
export const readCsv: TableReader = async function* readCsv(bytes, progress) {
  const text = decode(bytes);
  let rows: TableRow[] = [];
  for (const row of records(text)) {
    rows.push(row.row);
    if (rows.length === ROWS_AT_ONCE) {
      progress(Math.floor((row.end / text.length) * 100));
      yield rows;
      rows = [];
    }
  }
  yield rows;
};

function decode(bytes: Buffer): string {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    throw new RefusedFile("文件编码为UTF-16，请另存为“CSV UTF-8”或GB18030编码后重新上传");
  }
  for (const encoding of ["utf-8", "gb18030"]) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      if (text.includes("\0")) break;
      return text;
    } catch {
      // Not in this encoding: the next one, or none.
    }
  }
  throw new RefusedFile("无法识别文件编码，请使用UTF-8或GB18030编码的CSV文件，或XLSX文件");
}

/** The records of the text; lines are those of the file, so that a quoted line break does not shift them. */
function* records(text: string): Generator<{ row: TableRow; end: number }> {
  let at = 0;
  let line = 1;
  while (at < text.length) {
    const cells: TableCell[] = [];
    const start = line;
    for (;;) {
      if (text[at] === '"') {
        const quoted = quotedCell(text, at, start);
        cells.push(cellOf(quoted.text));
        line += quoted.lines;
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
    line += 1;
    yield { row: { line: start, cells }, end: at };
  }
}

function endOfPlain(text: string, from: number): number {
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 44 || code === 10 || code === 13) return at;
  }
  return text.length;
}

function quotedCell(text: string, from: number, line: number): { text: string; end: number; lines: number } {
  let at = from + 1;
  let content = "";
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote < 0) throw new RefusedFile(`第${line}行的引号没有结束，文件可能不完整，请检查后重新上传`);
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

function cellOf(text: string): TableCell {
  return text.startsWith("=") ? { formula: true } : text;
}
