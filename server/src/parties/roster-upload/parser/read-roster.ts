import { readCsv } from "./csv.js";
import { MOST_ROWS, type ParserMessage, RefusedFile, type RosterContext, type SentRow } from "./protocol.js";
import { columnsOf, isHeading, RowChecker } from "./row-check.js";
import { rowsNamed, type TableRow } from "./table.js";
import { readXlsx } from "./xlsx.js";

/** Few: the worker has a message in memory as bytes, text and values at once. */
const ROWS_OF_MESSAGE = 10;

/**
 * What an unpacked roster file says, in lots of messages as it is read, `end` last.
 *
 * @throws RefusedFile with the reason in Chinese when the file as a whole is no roster.
 */
export async function* readRoster(bytes: Buffer, context: RosterContext): AsyncGenerator<ParserMessage[]> {
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
      const heading = headingAt(rows);
      if (heading > 0) waiting.push(titlesSkipped(rows.slice(0, heading)));
      checker = new RowChecker(columnsOf(rows[heading]), context);
      waiting.push({ type: "columns", keys: checker.keys });
      rows = rows.slice(heading + 1);
    }
    const sent = checker ? checked(checker, rows) : [];
    count += sent.length;
    if (count > MOST_ROWS) throw new RefusedFile(`名单超过${MOST_ROWS}行，请按毕业届别分开后重新上传`);
    while (sent.length > 0) waiting.push({ type: "rows", rows: sent.splice(0, ROWS_OF_MESSAGE) });
    yield waiting.splice(0);
  }
  if (checker && checker.totals.length > 0) {
    yield [{ type: "note", text: `${rowsNamed(checker.totals)}是合计，不是毕业生，已跳过` }];
  }
  if (count === 0) throw new RefusedFile("文件中没有毕业生数据，请填写后重新上传");
  yield [{ type: "end" }];
}

/** Titles and remarks may stand above the heading, which is the first row that names most of the mandatory columns. */
function headingAt(rows: readonly TableRow[]): number {
  const found = rows.slice(0, MOST_TITLES + 1).findIndex(isHeading);
  return Math.max(0, found);
}

const MOST_TITLES = 10;

function titlesSkipped(titles: readonly TableRow[]): ParserMessage {
  const lines = titles.filter(({ cells }) => cells.some((cell) => cell !== "")).map(({ line }) => line);
  return { type: "note", text: `${rowsNamed(lines)}是标题或说明，已跳过；表头在其后` };
}

/** Rows as they travel: names of columns with each would double what is sent. */
function checked(checker: RowChecker, rows: readonly TableRow[]): SentRow[] {
  return rows.flatMap((each): SentRow[] => {
    const row = checker.check(each);
    if (!row) return [];
    const values = checker.keys.map((key) => row.values[key] ?? null);
    const { problems, warnings } = row;
    if (problems.length + warnings.length === 0) return [[row.line, values]];
    return [
      [
        row.line,
        values,
        { ...(problems.length > 0 && { problems }), ...(warnings.length > 0 && { warnings }) },
      ],
    ];
  });
}
