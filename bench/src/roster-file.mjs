import { idNumberCheckCharacter } from "../../server/dist/catalogue/index.js";
import { ROSTER_COLUMNS } from "../../server/dist/parties/roster-upload/parser/columns.js";
import { zip } from "../../server/dist/parties/roster-upload/write-workbook.js";

const SURNAMES = [..."王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧"];
const GIVEN = [
  ..."伟芳娜敏静丽强磊军洋勇艳杰涛明超霞平刚桂英华玉萍红娥玲芬燕彩兰凤洁梅琳素云莲真环雪荣爱妹香月莺媛艳瑞凡佳",
];
const MAJORS = ["计算机科学与技术", "软件工程", "金融学", "会计学", "法学", "英语", "机械工程", "土木工程"];
const DAYS_OF_BIRTH = 1_000;

/**
 * A roster as a large school has it: all columns filled but the kind of document, which residents leave empty.
 *
 * @param {{code: string, name: string}} school
 * @param {{rows: number, cohort: number, from: number}} wish `from`: number of the first person, apart from those of other rosters.
 * @returns the cells of the rows, the heading first.
 */
export function rosterRows(school, { rows, cohort, from }) {
  const header = ROSTER_COLUMNS.map((column) => column.header);
  return [header, ...Array.from({ length: rows }, (_, at) => rowOf(school, cohort, from + at, at))];
}

function rowOf(school, cohort, person, at) {
  const idNumber = idNumberOf(person);
  const serial = String(at + 1).padStart(6, "0");
  const department = `第${(at % 20) + 1}学院`;
  const year = cohort - 4;
  const values = {
    candidate_number: `${year % 100}320102${String(person).padStart(8, "0")}`,
    document_kind: "",
    id_number: idNumber,
    name: SURNAMES[at % 30] + GIVEN[(at >> 3) % 50] + (at % 3 === 0 ? "" : GIVEN[(at >> 7) % 50]),
    sex: Number(idNumber[16]) % 2 === 1 ? "1" : "2",
    birth_date: idNumber.slice(6, 14),
    ethnicity: at % 12 === 0 ? "03" : "01",
    political_status: at % 5 === 0 ? "01" : "03",
    school_code: school.code,
    school_name: school.name,
    education_level: at % 4 === 0 ? "11" : "31",
    duration_years: at % 4 === 0 ? "3" : "4",
    major_code: "080901",
    major_name: MAJORS[at % 8],
    major_direction: "应用方向",
    department_name: department,
    class_name: `${department}${year}级${(at % 25) + 1}班`,
    student_number: `${year}${serial}`,
    entered: `${year}09`,
    graduates: `${cohort}06`,
    training_mode: at % 50 === 0 ? "22" : "1",
    commissioning_unit: "江苏省示例电力有限公司",
    origin_division: "320102",
    rural: at % 2 === 0 ? "城镇" : "农村",
    hardship: "0",
    teacher_training: "2",
    study_form: "全日制",
    archive_transferred: "是",
    household_transferred: "否",
    former_archive_unit: `江苏省第${at % 300}中学`,
    former_police_station: `江苏省第${at % 500}派出所`,
    mobile: `138${String(at).padStart(8, "0")}`,
    email: `student${person}@mail.example.edu.cn`,
    qq: `1${String(at).padStart(8, "0")}`,
    home_address: `江苏省南京市玄武区珠江路${(at % 900) + 1}号示例花园${(at % 40) + 1}幢${at % 3000}室`,
    home_phone: `025-${String(80_000_000 + at)}`,
    home_postcode: "210018",
  };
  return ROSTER_COLUMNS.map(({ key }) => {
    if (values[key] === undefined) throw new Error(`This bench knows nothing of the column ${key}`);
    return values[key];
  });
}

/** A thousand days of birth and a thousand serial numbers each in 80 districts: 80 million persons. */
function idNumberOf(person) {
  const place = 320_101 + (Math.floor(person / (DAYS_OF_BIRTH * 1_000)) % 80);
  const born = new Date(Date.UTC(2002, 0, 1 + (person % DAYS_OF_BIRTH))).toISOString().slice(0, 10);
  const serial = String(Math.floor(person / DAYS_OF_BIRTH) % 1_000).padStart(3, "0");
  const first17 = `${place}${born.replaceAll("-", "")}${serial}`;
  return first17 + idNumberCheckCharacter(first17);
}

/** As an office program writes CSV. */
export function csvOf(rows) {
  return Buffer.from(`\ufeff${rows.map((row) => `${row.join(",")}\r\n`).join("")}`, "utf8");
}

/** As an office program writes XLSX: every text once in a list, every cell a number in it. */
export function xlsxOf(rows) {
  const numbers = new Map();
  const numberOf = (text) => {
    const known = numbers.get(text) ?? numbers.size;
    numbers.set(text, known);
    return known;
  };
  const columns = rows[0].map((_, at) => columnName(at));
  const lines = rows.map((row, at) => {
    const cells = row.map(
      (text, column) => `<c r="${columns[column]}${at + 1}" s="1" t="s"><v>${numberOf(text)}</v></c>`,
    );
    return `<row r="${at + 1}" spans="1:${row.length}">${cells.join("")}</row>`;
  });
  const texts = [...numbers.keys()].map(
    (text) => `<si><t>${text}</t><phoneticPr fontId="1" type="noConversion"/></si>`,
  );
  const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const parts = [
    [
      "xl/workbook.xml",
      `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="名单" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ],
    [
      "xl/_rels/workbook.xml.rels",
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    ],
    ["xl/sharedStrings.xml", `<sst xmlns="${main}" uniqueCount="${texts.length}">${texts.join("")}</sst>`],
    [
      "xl/worksheets/sheet1.xml",
      `<worksheet xmlns="${main}"><sheetData>${lines.join("")}</sheetData></worksheet>`,
    ],
  ];
  return zip(parts.map(([name, text]) => [name, Buffer.from(text, "utf8")]));
}

/** 0 → A, 27 → AB. */
function columnName(at) {
  const last = String.fromCharCode(65 + (at % 26));
  return at < 26 ? last : columnName(Math.floor(at / 26) - 1) + last;
}
