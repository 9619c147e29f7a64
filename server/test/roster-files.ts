import { idNumberCheckCharacter } from "../src/catalogue/index.js";
import { ROSTER_COLUMNS } from "../src/modules/roster-upload/parser/columns.js";
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
