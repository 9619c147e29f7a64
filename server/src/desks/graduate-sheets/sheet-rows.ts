import { checkDocumentNumber, maskIdNumber } from "../../catalogue/index.js";
import { type KeyRing, Sealed } from "../../database/sealed.js";
import { RefusedFile, type TableCell, type TableRow } from "../../parties/roster-upload/index.js";
import { tidyLabel, tidyName } from "../../words/tidy-text.js";

/** Rows of one file. */
export const MOST_ROWS = 500;

export type SheetOutcome = "WRONG" | "WAITING" | "FOUND" | "MISSED" | "NOT_SEARCHED";

/** A row of a sheet with what became of it; kept sealed. */
export interface SheetRow {
  /** Line in the file, its first being 1. */
  readonly line: number;
  readonly name: string;
  readonly idNumber: string;
  readonly school: string;
  readonly schoolId: string | null;
  outcome: SheetOutcome;
  /** Why it is wrong, or what came of it. */
  message: string | null;
  favouriteId: string | null;
}

/** How people head the three columns. */
const COLUMNS = {
  name: /^(学生|毕业生)?姓名$/,
  idNumber: /^(居民)?(身份证|证件)(号码|号)$/,
  school: /^(毕业)?(院校|学校)(名称)?$/,
} as const;
type Column = keyof typeof COLUMNS;
const LABELS: Readonly<Record<Column, string>> = {
  name: "姓名",
  idNumber: "证件号码",
  school: "毕业院校",
};
/** Titles and remarks may stand above the heading. */
export const MOST_TITLES = 10;

/** What the cells say, before anybody looks for anything: wrong rows are told and not searched. */
export interface TypedRow {
  readonly line: number;
  readonly cells: Readonly<Record<Column, string>>;
  readonly problem: string | null;
}

/**
 * The rows below the heading; `count` is that of all rows of the file.
 *
 * @throws RefusedFile where a column is missing, there is nothing, or there is too much.
 */
export function typedRows(rows: readonly TableRow[], count: number): TypedRow[] {
  const heading = rows.slice(0, MOST_TITLES + 1).findIndex((row) => positionsIn(row).size === 3);
  const found = rows[heading];
  if (!found) {
    throw new RefusedFile("未找到表头，须有「姓名」「证件号码」「毕业院校」三列，请下载模板核对");
  }
  const wanted = count - heading - 1;
  if (wanted > MOST_ROWS) {
    throw new RefusedFile(`一次最多查询${MOST_ROWS}名学生，您的文件有${wanted}行，请拆分后分次上传`);
  }
  if (wanted === 0) throw new RefusedFile("表格中没有学生，请填写后重新上传");
  const at = positionsIn(found);
  return rows.slice(heading + 1).map((row) => typed(row, at));
}

function positionsIn({ cells }: TableRow): Map<Column, number> {
  const names = cells.map((cell) =>
    typeof cell === "string" ? tidyLabel(cell).replace(/[*＊\s]/g, "") : "",
  );
  const found = new Map<Column, number>();
  for (const column of Object.keys(COLUMNS) as Column[]) {
    const at = names.findIndex((name) => COLUMNS[column].test(name));
    if (at >= 0) found.set(column, at);
  }
  return found;
}

function typed({ line, cells }: TableRow, at: ReadonlyMap<Column, number>): TypedRow {
  const problems: string[] = [];
  const read = (column: Column): string => {
    const { text, problem } = textOf(cells[at.get(column) ?? -1] ?? "");
    if (problem) problems.push(`${LABELS[column]}${problem}`);
    return text;
  };
  const row = { name: tidyName(read("name")), idNumber: read("idNumber"), school: tidyLabel(read("school")) };
  const number = checkDocumentNumber(row.idNumber);
  if (row.idNumber && !number.ok) problems.push(number.reason);
  return {
    line,
    cells: { ...row, idNumber: number.ok ? number.text : row.idNumber },
    problem: problems.join("；") || null,
  };
}

function textOf(cell: TableCell): { text: string; problem: string | null } {
  if (typeof cell === "string") return { text: cell.trim(), problem: cell.trim() === "" ? "为空" : null };
  if ("formula" in cell) return { text: "", problem: "是公式，请复制后以「数值」粘贴" };
  if ("error" in cell) return { text: "", problem: "的单元格有错误" };
  return { text: "", problem: "是数字格式，可能已丢失末几位，请将该列设为文本后重新填写" };
}

/** Rows with the school that each names, by its exact name; who stands twice is searched once. */
export function checkedRows(rows: readonly TypedRow[], schools: ReadonlyMap<string, string>): SheetRow[] {
  const seen = new Map<string, number>();
  return rows.map(({ line, cells, problem }) => {
    const schoolId = schools.get(cells.school) ?? null;
    const key = `${cells.idNumber} ${schoolId}`;
    const first = seen.get(key);
    const message =
      problem ??
      (schoolId === null ? `未找到名为「${cells.school}」的院校，请填写院校全称` : null) ??
      (first === undefined ? null : `与第${first}行重复`);
    if (!message) seen.set(key, line);
    return { line, ...cells, schoolId, outcome: message ? "WRONG" : "WAITING", message, favouriteId: null };
  });
}

const PLACE = "graduate_sheet.rows_sealed";

export function sealRows(keys: KeyRing, rows: readonly SheetRow[]): Buffer {
  return keys.seal(PLACE, JSON.stringify(rows)).bytes;
}

export function openRows(keys: KeyRing, sealed: Buffer): SheetRow[] {
  return JSON.parse(keys.open(PLACE, new Sealed(sealed))) as SheetRow[];
}

/** As lists and files show a number (P-08): who typed it has it, and who only looks has not. */
export function shownNumber({ idNumber }: SheetRow): string {
  return idNumber === "" ? "" : maskIdNumber(idNumber);
}
