// Not through the index: the forms that it brings would cost every child a third of a second.
import { codeTables, trainingModeOnImport } from "../../../catalogue/code-tables.js";
import { divisions, isFormerDivision, isLowestDivision } from "../../../catalogue/divisions.js";
import { checkMobile } from "../../../catalogue/identifiers.js";
import { checkDocument, type DocumentKind, documentKindOf } from "../../../catalogue/identity-documents.js";
import type { RosterContext } from "./protocol.js";

/** The value as it is kept, or why it is refused; empty values never come here. */
export type CellRule = (text: string, context: CellContext) => { ok: true; text: string } | Refused;
/** What a cell is judged by beside its text: the file's school and cohort, and the kind that its row names (F-99). */
export interface CellContext extends RosterContext {
  kind: DocumentKind | null;
}

interface Refused {
  ok: false;
  reason: string;
}

const kept = (text: string) => ({ ok: true, text }) as const;
const refused = (reason: string) => ({ ok: false, reason }) as const;

function known(name: keyof typeof codeTables, what: string): CellRule {
  return (text, { cohort }) =>
    codeTables[name].valid(text, cohort)
      ? kept(text)
      : refused(`${what}代码不存在，请按代码表填写（不足位数的补0）`);
}

function shaped(pattern: RegExp, reason: string): CellRule {
  return (text) => (pattern.test(text) ? kept(text) : refused(reason));
}

function upTo(longest: number): CellRule {
  return (text) => ([...text].length <= longest ? kept(text) : refused(`不能超过${longest}个字`));
}

function yesOrNo(yes: string, no: string): CellRule {
  return (text) => {
    if (text === yes) return kept("true");
    return text === no ? kept("false") : refused(`请填写「${yes}」或「${no}」`);
  };
}

const month: CellRule = (text) => {
  const match = /^(19|20)\d{2}(\d{2})$/.exec(text);
  const number = Number(match?.[2]);
  return match && number >= 1 && number <= 12 ? kept(text) : refused("应为6位年月，如202706");
};

const duration: CellRule = (text) => {
  const years = /^\d(\.\d)?$/.test(text) ? Number(text) : Number.NaN;
  return years >= 1.5 && years <= 9.5 && Number.isInteger(years * 2)
    ? kept(years.toFixed(1))
    : refused("学制应为1.5至9.5之间、以0.5为单位的数字");
};

const origin: CellRule = (text) => {
  if (isLowestDivision(text) || isFormerDivision(text)) return kept(text);
  return refused(
    divisions(text).length > 0 ? "请填写最低一级（区县）的行政区划代码" : "行政区划代码不存在，应为6位代码",
  );
};

const trainingMode: CellRule = (text, context) => {
  const code = trainingModeOnImport(text);
  return codeTables.trainingMode.valid(code, context.cohort) ? kept(code) : refused("培养方式代码不存在");
};

const birthDate: CellRule = (text) => {
  const match = /^(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})$/.exec(text);
  return match ? kept(`${match[1]}-${match[2]}-${match[3]}`) : refused("出生日期应为8位数字，如20050401");
};

/** The rule of each column by its key. */
export const CELL_RULES: Readonly<Record<string, CellRule>> = {
  candidate_number: shaped(/^[0-9A-Za-z]{5,30}$/, "考生号应为5至30位数字或字母"),
  id_number: (text, { kind }) => {
    const check = checkDocument(text, kind);
    return check.ok ? kept(check.text) : refused(check.reason);
  },
  document_kind: (text) => {
    const kind = documentKindOf(text);
    return kind ? kept(kind) : refused("证件类型不存在，请填写证件名称（如护照）或代码，居民身份证可不填");
  },
  // Names in Latin letters may hold spaces (F-99).
  name: (text) =>
    /\s/.test(text) && /\p{Script=Han}/u.test(text) ? refused("姓名中不能有空格") : upTo(60)(text, NOWHERE),
  sex: (text) => (text === "1" || text === "2" ? kept(text) : refused("性别代码应为1（男）或2（女）")),
  birth_date: birthDate,
  ethnicity: known("ethnicity", "民族"),
  political_status: known("politicalStatus", "政治面貌"),
  school_code: (text, { schoolCode }) =>
    text === schoolCode ? kept(text) : refused("院校代码不是本校代码，请核对是否误传了其他学校的名单"),
  school_name: (text, { schoolName }) =>
    text === schoolName ? kept(text) : refused(`院校名称应为「${schoolName}」`),
  education_level: known("educationLevel", "学历层次"),
  duration_years: duration,
  major_code: (text) =>
    shaped(/^\d{2}[0-9A-Z]{2,10}$/, "专业代码应以数字开头，为4至12位数字或字母（目录内或自设专业代码）")(
      text.toUpperCase(),
      NOWHERE,
    ),
  major_name: upTo(60),
  major_direction: upTo(60),
  department_name: upTo(60),
  class_name: upTo(60),
  student_number: shaped(/^[0-9A-Za-z-]{2,30}$/, "学号应为2至30位数字、字母或连字符"),
  entered: month,
  graduates: month,
  training_mode: trainingMode,
  commissioning_unit: upTo(100),
  origin_division: origin,
  rural: yesOrNo("农村", "城镇"),
  hardship: known("hardship", "困难生类别"),
  teacher_training: known("teacherTraining", "师范生类别"),
  study_form: shaped(/^(全日制|非全日制)$/, "请填写「全日制」或「非全日制」"),
  archive_transferred: yesOrNo("是", "否"),
  household_transferred: yesOrNo("是", "否"),
  former_archive_unit: upTo(100),
  former_police_station: upTo(100),
  mobile: (text) => {
    const check = checkMobile(text);
    return check.ok ? kept(check.text) : refused(check.reason);
  },
  email: shaped(/^[^\s@]{1,64}@[^\s@]{1,180}\.[^\s@]{2,20}$/, "邮箱格式不正确"),
  qq: shaped(/^\d{5,12}$/, "QQ应为5至12位数字"),
  home_address: upTo(200),
  home_phone: shaped(/^[\d+() -]{5,25}$/, "家庭电话格式不正确"),
  home_postcode: shaped(/^\d{6}$/, "邮编应为6位数字"),
};

/** For rules that look at the text alone. */
const NOWHERE: CellContext = { cohort: 0, schoolCode: "", schoolName: "", kind: null };
