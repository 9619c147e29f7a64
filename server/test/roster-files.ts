import { idNumberCheckCharacter } from "../src/catalogue/index.js";
import { ROSTER_COLUMNS } from "../src/parties/roster-upload/parser/columns.js";
import { zip } from "../src/parties/roster-upload/write-workbook.js";
import { COHORT } from "./factories.js";

/** A row of a roster file by heading; what is not given is an ordinary undergraduate. */
export type RosterWish = Partial<Record<string, string>>;

/** An ID number that no factory makes: born in 2001. */
export function rosterIdNumber(number: number): string {
  const day = String((number % 28) + 1).padStart(2, "0");
  const month = String((Math.floor(number / 28) % 12) + 1).padStart(2, "0");
  const place = String(320100 + (Math.floor(number / 336_000) % 80)).padStart(6, "0");
  const first17 = `${place}${2001 + (Math.floor(number / 336) % 2)}${month}${day}${String(Math.floor(number / 672) % 1000).padStart(3, "0")}`;
  return first17 + idNumberCheckCharacter(first17);
}

/** The cells of one row in the order of the template. */
export function rosterRow(
  school: { code: string; name: string },
  number: number,
  wish: RosterWish = {},
): string[] {
  const idNumber = wish.身份证号 ?? rosterIdNumber(number);
  const row: RosterWish = {
    考生号: `2332${String(number).padStart(8, "0")}`,
    身份证号: idNumber,
    姓名: `名单生${number}`,
    性别: Number(idNumber[16]) % 2 === 1 ? "1" : "2",
    出生日期: idNumber.slice(6, 14),
    民族: "01",
    政治面貌: "03",
    院校代码: school.code,
    院校名称: school.name,
    学历层次: "31",
    学制: "4",
    专业代码: "080901",
    专业名称: "计算机科学与技术",
    专业方向: "软件开发",
    所在院系: "计算机学院",
    所在班级: "计算机2023级1班",
    学号: `2023${String(number).padStart(6, "0")}`,
    入学时间: `${COHORT - 4}09`,
    毕业时间: `${COHORT}06`,
    培养方式: "1",
    生源所在地: "320102",
    城乡生源: "城镇",
    困难生类别: "0",
    师范生类别: "2",
    学习形式: "全日制",
    档案是否转入: "是",
    户口是否转入: "否",
    入学前档案所在单位: "南京市第一中学",
    入学前户口所在派出所: "玄武派出所",
    手机: `138${String(number).padStart(8, "0")}`,
    邮箱: `s${number}@example.cn`,
    QQ: `1${String(number).padStart(7, "0")}`,
    家庭地址: `江苏省南京市玄武区珠江路${number}号`,
    家庭电话: "025-83330000",
    家庭邮编: "210000",
    ...wish,
  };
  return ROSTER_COLUMNS.map(({ header }) => row[header] ?? "");
}

export const ROSTER_HEADER: readonly string[] = ROSTER_COLUMNS.map(({ header }) => header);

/** A roster file as CSV in UTF-8. */
export function rosterCsv(rows: readonly (readonly string[])[], header = ROSTER_HEADER): Buffer {
  return Buffer.from([header, ...rows].map((row) => `${row.join(",")}\r\n`).join(""), "utf8");
}

/** A file of these persons by number, each with what differs. */
export function rosterFile(
  school: { code: string; name: string },
  rows: readonly (readonly [number, RosterWish?])[],
): Buffer {
  return rosterCsv(rows.map(([number, wish]) => rosterRow(school, number, wish)));
}

/**
 * A workbook as office programs write it: every text once in a list, some of them in pieces of different looks, and
 * the cells numbers in that list.
 */
export function sharedStringsWorkbook(rows: readonly (readonly string[])[]): Buffer {
  const texts = [...new Set(rows.flat())];
  const at = new Map(texts.map((text, index) => [text, index]));
  const pieces = (text: string) =>
    text.length < 2
      ? `<t xml:space="preserve">${text}</t>`
      : `<r><t>${text.slice(0, 1)}</t></r><r><rPr><b/></rPr><t>${text.slice(1)}</t></r><rPh sb="0" eb="1"><t>zhu yin</t></rPh>`;
  const lines = rows.map(
    (row) => `<row>${row.map((text) => `<c t="s"><v>${at.get(text)}</v></c>`).join("")}</row>`,
  );
  return workbookOf([
    ["xl/sharedStrings.xml", `<sst>${texts.map((text) => `<si>${pieces(text)}</si>`).join("")}</sst>`],
    ["xl/worksheets/sheet1.xml", `<worksheet><sheetData>${lines.join("")}</sheetData></worksheet>`],
  ]);
}

/** A workbook whose only sheet is `xl/worksheets/sheet1.xml`. */
export function workbookOf(parts: readonly (readonly [name: string, text: string])[]): Buffer {
  const relation = '<Relationship Id="rId1" Target="worksheets/sheet1.xml"/>';
  const all = [
    [
      "xl/workbook.xml",
      '<workbook xmlns:r="r"><sheets><sheet name="a" r:id="rId1"/></sheets></workbook>',
    ] as const,
    ["xl/_rels/workbook.xml.rels", `<Relationships>${relation}</Relationships>`] as const,
    ...parts,
  ];
  return zip(all.map(([name, text]) => [name, Buffer.from(text, "utf8")]));
}
