import { codeTables } from "../../../catalogue/code-tables.js";
import {
  checkDocument,
  type DocumentCheck,
  type DocumentKind,
  documentKindOf,
  documentNumber,
  isOfOtherOrigin,
  kindOfNumber,
  tellsBirth,
} from "../../../catalogue/identity-documents.js";
import {
  tidyCode,
  tidyLabel,
  tidyName,
  tidyText,
  unfitCharacter,
  unfitInName,
} from "../../../words/tidy-text.js";
import { CELL_RULES, type CellContext } from "./cell-rules.js";
import { ROSTER_COLUMNS, type RosterColumn, type RosterValues, shownValue } from "./columns.js";
import { type CellProblem, type ParsedRow, RefusedFile, type RosterContext } from "./protocol.js";
import type { TableCell, TableRow } from "./table.js";

const TIDY: Readonly<Record<RosterColumn["text"], (text: string) => string>> = {
  code: tidyCode,
  label: tidyLabel,
  name: tidyName,
  free: (text) => tidyText(text).replace(/\s+/g, " ").trim(),
};

/** Numbers that come whole out of a workbook, however they were typed. */
const NUMBERS_ALLOWED = new Set(["duration_years", "entered", "graduates"]);
const MONTHS = new Set(["entered", "graduates"]);
/** What holders of documents 02–06 need not have (F-99). */
const OPTIONAL_FOR_OTHERS = new Set(["candidate_number", "ethnicity", "political_status", "origin_division"]);
/** No two rows of a file may have the same. */
const UNIQUE = ROSTER_COLUMNS.filter(({ key }) =>
  ["id_number", "student_number", "candidate_number"].includes(key),
);

/**
 * The columns of a file by position; null where a heading is empty.
 *
 * @throws RefusedFile naming every heading that is unknown, doubled or missing.
 */
export function columnsOf(header: TableRow | undefined): (RosterColumn | null)[] {
  if (!header) throw new RefusedFile("文件为空");
  const names = namesIn(header);
  const known = new Map(ROSTER_COLUMNS.map((column) => [column.header, column]));
  const unknown = names.filter((name) => name !== "" && !known.has(name));
  const doubled = [...new Set(names.filter((name, at) => name !== "" && names.indexOf(name) !== at))];
  const missing = ROSTER_COLUMNS.filter(({ header: name, mandatory }) => mandatory && !names.includes(name));
  const problems = [
    ...(missing.length > 0 ? [`缺少必填列：${missing.map(({ header: name }) => name).join("、")}`] : []),
    ...(doubled.length > 0 ? [`列名重复：${doubled.join("、")}`] : []),
    ...(unknown.length > 0 ? [`无法识别的列名：${[...new Set(unknown)].slice(0, 20).join("、")}`] : []),
  ];
  if (problems.length > 0) {
    throw new RefusedFile(`表头不正确（第1行应为列名）。${problems.join("；")}。请下载模板核对`);
  }
  return names.map((name) => known.get(name) ?? null);
}

/** Whether a row names most of the columns that must be there. */
export function isHeading(row: TableRow): boolean {
  const names = new Set(namesIn(row));
  const mandatory = ROSTER_COLUMNS.filter((column) => column.mandatory);
  return mandatory.filter(({ header }) => names.has(header)).length * 2 > mandatory.length;
}

function namesIn({ cells }: TableRow): string[] {
  return cells.map((cell) => tidyLabel(typeof cell === "string" ? cell : "?").replace(/[*＊\s]/g, ""));
}

/** Checks the rows of one file; remembers what must not come twice. */
export class RowChecker {
  readonly #seen = new Map(UNIQUE.map(({ key }) => [key, new Map<string, number>()]));
  /** Keys of the columns that the file has, in its order. */
  readonly keys: string[];
  /** Lines of totals, which are no graduates. */
  readonly totals: number[] = [];
  readonly #at: ReadonlyMap<string, number>;

  constructor(
    private readonly columns: readonly (RosterColumn | null)[],
    private readonly context: RosterContext,
  ) {
    this.keys = columns.flatMap((column) => (column ? [column.key] : []));
    this.#at = new Map(columns.map((column, at) => [column?.key ?? "", at]));
  }

  /** Everything that is wrong with a row at once; null for an empty one. */
  check({ line, cells }: TableRow): ParsedRow | null {
    if (cells.every((cell) => typeof cell === "string" && tidyCode(cell) === "")) return null;
    if (this.#isTotal(cells)) {
      this.totals.push(line);
      return null;
    }
    const values: RosterValues = {};
    const problems: CellProblem[] = [];
    const named = documentKindOf(this.#text(cells, "document_kind"));
    const kind = named ?? kindOfNumber(documentNumber(this.#text(cells, "id_number")));
    const context = { ...this.context, kind: named };
    this.columns.forEach((column, at) => {
      if (!column) return;
      const { value, problem } = this.#read(column, cells[at] ?? "", kind, context);
      if (value !== undefined) values[column.key] = value;
      if (problem) problems.push(problem);
    });
    if (cells.slice(this.columns.length).some((cell) => cell !== "")) {
      problems.push({ column: "（表头以外）", value: null, reason: "该行的内容多于表头的列数" });
    }
    const id = values.id_number ? checkDocument(values.id_number, kind) : null;
    problems.push(...contradictions(values, id), ...this.#doubles(values, line));
    const warnings = warningsOf(values, kind, id);
    // What the number tells is kept once.
    if (tellsBirth(kind)) delete values.birth_date;
    return { line, values, problems, warnings };
  }

  /** A cell of the row as a code, by its column's key. */
  #text(cells: TableRow["cells"], key: string): string {
    const cell = cells[this.#at.get(key) ?? -1];
    return typeof cell === "string" ? tidyCode(cell) : "";
  }

  #read(
    column: RosterColumn,
    cell: TableCell,
    kind: DocumentKind,
    context: CellContext,
  ): { value?: string; problem?: CellProblem } {
    const { header, key, mandatory, shown } = column;
    const wrong = (raw: string | null, reason: string) => ({
      problem: { column: header, value: raw === null ? null : shownValue(shown, raw), reason },
    });
    if (typeof cell !== "string") {
      if ("formula" in cell) return wrong(null, "单元格为公式，请以「数值」方式粘贴为文本后重新上传");
      if ("error" in cell) return wrong(null, "单元格为错误值，请填写文本");
      const reason = whyNoNumber(column, cell.number);
      if (reason) return wrong(cell.number, reason);
    }
    const raw = typeof cell === "string" ? cell : cell.number;
    const text = TIDY[column.text](raw);
    const unfit = column.text === "name" ? unfitInName(text) : unfitCharacter(text);
    if (unfit) return wrong(text, column.text === "name" ? unfit : `${header}${unfit}`);
    if (text === "") {
      const needed = mandatory && !(OPTIONAL_FOR_OTHERS.has(key) && isOfOtherOrigin(kind));
      return needed ? wrong(null, `${header}不能为空`) : {};
    }
    if (/^[\d.]+E\+?\d+$/i.test(text) && column.key === "id_number") {
      return wrong(text, "身份证号已变为科学计数法，请将该列设置为文本格式后重新填写");
    }
    const result = CELL_RULES[key]?.(text, context) ?? { ok: true, text };
    return result.ok ? { value: result.text } : wrong(text, result.reason);
  }

  #isTotal(cells: TableRow["cells"]): boolean {
    const first = cells.find((cell) => cell !== "");
    const isNobody = this.#text(cells, "id_number").length < 5;
    return isNobody && typeof first === "string" && /^(合计|总计|小计|共计|总人数)/.test(tidyCode(first));
  }

  #doubles(values: RosterValues, line: number): CellProblem[] {
    const problems: CellProblem[] = [];
    for (const column of UNIQUE) {
      const value = values[column.key];
      if (value === undefined) continue;
      const seen = this.#seen.get(column.key);
      const before = seen?.get(value);
      if (before === undefined) seen?.set(value, line);
      else {
        const reason = `${column.header}与第${before}行重复`;
        problems.push({ column: column.header, value: shownValue(column.shown, value), reason });
      }
    }
    return problems;
  }
}

function whyNoNumber({ key, header }: RosterColumn, number: string): string | null {
  if (key === "id_number") return "身份证号以数字存储，末几位可能已丢失，请将该列设置为文本格式后重新填写";
  if (MONTHS.has(key) && !/^(19|20)\d{4}$/.test(number)) {
    return `${header}应为6位年月文本（如202706），不能使用日期格式，请将该列设置为文本格式后重新填写`;
  }
  return NUMBERS_ALLOWED.has(key)
    ? null
    : "单元格以数字存储，前面的0可能已丢失，请将该列设置为文本格式后重新填写";
}

/** What is unusual and may be so: the commit asks whether it is (spec 2 §1, §4). */
function warningsOf(values: RosterValues, kind: DocumentKind, id: DocumentCheck | null): CellProblem[] {
  const warnings: CellProblem[] = [];
  const age = ageAtGraduation(values, id);
  if (age !== null && (age < YOUNGEST || age > OLDEST)) {
    warnings.push({
      column: "毕业时间",
      value: values.graduates ?? null,
      reason: `毕业时${age}岁，不在${YOUNGEST}至${OLDEST}岁之间，请核对证件号码、出生日期和毕业时间`,
    });
  }
  if (kind === "05" || kind === "06") {
    const reason = "证件为护照或外国人永久居留身份证，外国留学生不计入毕业去向落实率，请核对";
    warnings.push({ column: "证件类型", value: codeTables.documentKind.label(kind), reason });
  }
  return warnings;
}

const YOUNGEST = 14;
const OLDEST = 70;

/** Full years in the month of graduation; null where number or roster tell no birth date. */
function ageAtGraduation({ birth_date, graduates }: RosterValues, id: DocumentCheck | null): number | null {
  const born = (id?.ok && id.birthDate) || birth_date;
  if (!born || !graduates) return null;
  const monthOf = (date: string) => Number(date.slice(0, 4)) * 12 + Number(date.slice(4, 6));
  return Math.floor((monthOf(graduates) - monthOf(born.replaceAll("-", ""))) / 12);
}

/** What two columns say against each other. */
function contradictions(values: RosterValues, id: DocumentCheck | null): CellProblem[] {
  const problems: CellProblem[] = [];
  if (id?.ok && id.birthDate) {
    const sex = id.sex === "MALE" ? "1" : "2";
    if (values.sex && values.sex !== sex) {
      problems.push({ column: "性别", value: values.sex, reason: "性别与身份证号不一致" });
    }
    if (values.birth_date && values.birth_date !== id.birthDate) {
      problems.push({
        column: "出生日期",
        value: shownValue("beginning", values.birth_date),
        reason: "出生日期与身份证号不一致",
      });
    }
  }
  const { entered, graduates, training_mode: mode } = values;
  if (entered && graduates && entered >= graduates) {
    problems.push({ column: "毕业时间", value: graduates, reason: "毕业时间应晚于入学时间" });
  }
  const commissioned =
    mode !== undefined && codeTables.trainingMode.find(mode)?.needsCommissioningUnit === true;
  if (commissioned && !values.commissioning_unit) {
    problems.push({ column: "定向委培单位", value: null, reason: "定向、委培毕业生须填写定向委培单位" });
  }
  return problems;
}
