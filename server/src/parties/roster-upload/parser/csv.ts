import { isUtf8 } from "node:buffer";
import { Readable } from "node:stream";
import { TextDecoder } from "node:util";
import { CsvError, parse } from "csv-parse";
import { RefusedFile } from "./protocol.js";
import { ROWS_AT_ONCE, type TableCell, type TableReader, type TableRow } from "./table.js";

/** So much is decoded at a time: the text of a whole file would be twice the file. */
const BYTES_AT_ONCE = 65_536;
/** A record that is longer has lost its closing quote. */
const LONGEST_RECORD = 1_000_000;

/**
 * CSV by RFC 4180 in UTF-8, with or without BOM, or GB18030, as Chinese office programs write it. A quote within a cell
 * that does not begin with one is text, because sloppy programs write it so; the dry run shows what was read.
 */
export const readCsv: TableReader = async function* readCsv(bytes, progress) {
  const records = Readable.from(textOf(bytes, progress)).compose(
    parse({
      relax_column_count: true,
      relax_quotes: true,
      record_delimiter: ["\r\n", "\n", "\r"],
      max_record_size: LONGEST_RECORD,
    }),
  ) as AsyncIterable<string[]>;
  let rows: TableRow[] = [];
  let line = 1;
  try {
    for await (const record of records) {
      rows.push({ line, cells: record.map(cellOf) });
      line += 1 + lineBreaksIn(record);
      if (rows.length < ROWS_AT_ONCE) continue;
      yield rows;
      rows = [];
    }
  } catch (error) {
    throw error instanceof CsvError ? unclosed(line) : error;
  }
  yield rows;
};

/** A quoted line break must not shift the lines that follow. csv-parse's own count takes CR LF for two. */
function lineBreaksIn(record: readonly string[]): number {
  let breaks = 0;
  for (const cell of record) if (cell.includes("\n")) breaks += cell.split("\n").length - 1;
  return breaks;
}

function* textOf(bytes: Buffer, progress: (percent: number) => void): Generator<string> {
  const decoder = decoderOf(bytes);
  for (let read = 0; read < bytes.length; read += BYTES_AT_ONCE) {
    const last = read + BYTES_AT_ONCE >= bytes.length;
    yield decode(decoder, bytes.subarray(read, read + BYTES_AT_ONCE), last);
    progress(Math.floor((read / bytes.length) * 100));
  }
}

const UNKNOWN = "无法识别文件编码，请使用UTF-8或GB18030编码的CSV文件，或XLSX文件";

function decoderOf(bytes: Buffer): TextDecoder {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    throw new RefusedFile("文件编码为UTF-16，请另存为「CSV UTF-8」或GB18030编码后重新上传");
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

function unclosed(line: number): RefusedFile {
  return new RefusedFile(`第${line}行的引号没有结束，文件可能不完整，请检查后重新上传`);
}

function cellOf(text: string): TableCell {
  return text.startsWith("=") ? { formula: true } : text;
}
