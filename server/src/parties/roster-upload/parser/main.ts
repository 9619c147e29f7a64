// The child that reads roster files: a process of its own with little memory and no keys, since files come from
// anywhere. `node main.js <RosterContext as JSON>`; the packed file on standard input, ParserMessages on standard output.
import { once } from "node:events";
import { readCsv } from "./csv.js";
import { unpack } from "./packing.js";
import { MOST_ROWS, type ParserMessage, RefusedFile, type RosterContext, type SentRow } from "./protocol.js";
import { columnsOf, RowChecker } from "./row-check.js";
import type { TableRow } from "./table.js";
import { readXlsx } from "./xlsx.js";

/** Few: the worker has a message in memory as bytes, text and values at once. */
const ROWS_OF_MESSAGE = 10;

async function main(): Promise<void> {
  const context = JSON.parse(process.argv[2] ?? "") as RosterContext;
  const parts: Buffer[] = [];
  for await (const part of process.stdin) parts.push(part as Buffer);
  const bytes = unpack(Buffer.concat(parts));
  parts.length = 0;
  try {
    await readRoster(bytes, context);
    await say([{ type: "end" }]);
  } catch (error) {
    if (!(error instanceof RefusedFile)) throw error;
    await say([{ type: "refused", reason: error.message }]);
  }
}

async function readRoster(bytes: Buffer, context: RosterContext): Promise<void> {
  if (bytes.length === 0) throw new RefusedFile("文件为空");
  const waiting: ParserMessage[] = [];
  const zipped = bytes.subarray(0, 2).toString("latin1") === "PK";
  const workbook = zipped || bytes.subarray(0, 4).equals(Buffer.from("d0cf11e0", "hex"));
  const read = workbook ? readXlsx : readCsv;
  let checker: RowChecker | undefined;
  let count = 0;
  const lots = read(
    bytes,
    (percent) => waiting.push({ type: "progress", percent }),
    (text) => waiting.push({ type: "note", text }),
  );
  for await (const lot of lots) {
    let rows: readonly TableRow[] = lot;
    if (!checker && rows.length > 0) {
      checker = new RowChecker(columnsOf(rows[0]), context);
      waiting.push({ type: "columns", keys: checker.keys });
      rows = rows.slice(1);
    }
    const sent = checker ? checked(checker, rows) : [];
    count += sent.length;
    if (count > MOST_ROWS) throw new RefusedFile(`名单超过${MOST_ROWS}行，请分届别核对后重新上传`);
    while (sent.length > 0) waiting.push({ type: "rows", rows: sent.splice(0, ROWS_OF_MESSAGE) });
    await say(waiting.splice(0));
  }
  if (count === 0) throw new RefusedFile("文件中没有毕业生数据，请填写后重新上传");
}

/** Rows as they travel: names of columns with each would double what is sent. */
function checked(checker: RowChecker, rows: readonly TableRow[]): SentRow[] {
  return rows.flatMap((each) => {
    const row = checker.check(each);
    if (!row) return [];
    const values = checker.keys.map((key) => row.values[key] ?? null);
    return [row.problems.length > 0 ? [row.line, values, row.problems] : [row.line, values]];
  });
}

async function say(messages: readonly ParserMessage[]): Promise<void> {
  if (messages.length === 0) return;
  const text = messages.map((message) => `${JSON.stringify(message)}\n`).join("");
  if (!process.stdout.write(text)) await once(process.stdout, "drain");
}

await main();
