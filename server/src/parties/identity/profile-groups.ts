import { catalogue, divisionName } from "../../catalogue/index.js";
import { sql } from "../../database/sql.js";
import type { ProfileGroup } from "./identity.types.js";

/** A roster row as {@link profileOf} reads it. */
export interface ProfileRow {
  candidate_number: string;
  id_number_sealed: Buffer;
  document_kind: string;
  birth_date_sealed: Buffer | null;
  id_number_mask: string;
  name: string;
  sex: string;
  ethnicity: string;
  political_status: string;
  school_code: string;
  school_name: string;
  education_level: string;
  duration_years: string;
  major_code: string;
  major_name: string;
  major_direction: string | null;
  department_name: string;
  class_name: string | null;
  student_number: string;
  entered: string;
  graduates: string;
  training_mode: string;
  commissioning_unit: string | null;
  origin_division: string;
  rural: boolean | null;
  hardship: string;
  teacher_training: string;
  study_form: string;
  archive_transferred: boolean | null;
  household_transferred: boolean | null;
  former_archive_unit: string | null;
  former_police_station: string | null;
  mobile_sealed: Buffer | null;
  email_sealed: Buffer | null;
  qq_sealed: Buffer | null;
  home_address_sealed: Buffer | null;
  home_phone_sealed: Buffer | null;
  home_postcode: string | null;
  cohort: number;
}

/** Reads one graduate, a {@link ProfileRow}, for {@link profileGroups}. */
export const profileOf = (
  graduateId: string,
) => sql`select g.*, school.code as school_code, school.name as school_name,
    d.name as department_name
  from graduate g join school on school.id = g.school_id join department d on d.id = g.department_id
  where g.id = ${graduateId}`;

/** Personal data as the reader may see them: in full or masked (P-08); null where nothing is stored. */
export interface PersonalValues {
  idNumber: string;
  birthDate: string | null;
  mobile: string | null;
  email: string | null;
  qq: string | null;
  homeAddress: string | null;
  homePhone: string | null;
}

/** A graduate's data in the groups and order of the roster (D-01). */
export function profileGroups(row: ProfileRow, values: PersonalValues): ProfileGroup[] {
  return [personal(row, values), studies(row), origin(row), transfers(row), contacts(row, values)];
}

function personal(row: ProfileRow, { idNumber, birthDate }: PersonalValues): ProfileGroup {
  return group("身份信息", {
    考生号: row.candidate_number,
    ...(row.document_kind === "01"
      ? { 证件号码: idNumber }
      : { 证件类型: catalogue("documentKind").label(row.document_kind), 证件号码: idNumber }),
    姓名: row.name,
    性别: catalogue("sex").label(row.sex),
    出生日期: birthDate,
    民族: catalogue("ethnicity").label(row.ethnicity),
    政治面貌: catalogue("politicalStatus").label(row.political_status),
  });
}

function studies(row: ProfileRow): ProfileGroup {
  return group("学籍信息", {
    院校代码: row.school_code,
    院校名称: row.school_name,
    学历层次: catalogue("educationLevel").label(row.education_level),
    学制: `${Number(row.duration_years)}年`,
    专业代码: row.major_code,
    专业名称: row.major_name,
    专业方向: row.major_direction,
    所在院系: row.department_name,
    所在班级: row.class_name,
    学号: row.student_number,
    入学时间: yearMonth(row.entered),
    毕业时间: yearMonth(row.graduates),
    培养方式: catalogue("trainingMode").label(row.training_mode),
    定向委培单位: row.commissioning_unit,
  });
}

function origin(row: ProfileRow): ProfileGroup {
  return group("生源信息", {
    生源所在地: divisionName(row.origin_division) ?? row.origin_division,
    城乡生源: row.rural === null ? null : row.rural ? "农村" : "城镇",
    困难生类别: catalogue("hardship").label(row.hardship),
    师范生类别: catalogue("teacherTraining").label(row.teacher_training),
    学习形式: row.study_form,
  });
}

function transfers(row: ProfileRow): ProfileGroup {
  return group("档案与户口", {
    档案是否转入: yesNo(row.archive_transferred),
    户口是否转入: yesNo(row.household_transferred),
    入学前档案所在单位: row.former_archive_unit,
    入学前户口所在派出所: row.former_police_station,
  });
}

function contacts(row: ProfileRow, values: PersonalValues): ProfileGroup {
  return group("联系方式", {
    手机: values.mobile,
    邮箱: values.email,
    QQ: values.qq,
    家庭地址: values.homeAddress,
    家庭电话: values.homePhone,
    家庭邮编: row.home_postcode,
  });
}

/** Objects keep the order in which their keys are written, unless the keys are numbers. */
function group(title: string, values: Record<string, string | null>): ProfileGroup {
  return {
    title,
    fields: Object.entries(values).map(([label, value]) => ({ label, value: value || "未登记" })),
  };
}

function yesNo(value: boolean | null): string | null {
  return value === null ? null : value ? "是" : "否";
}

/** 202306 → 2023年6月 */
function yearMonth(text: string): string {
  return `${text.slice(0, 4)}年${Number(text.slice(4))}月`;
}
