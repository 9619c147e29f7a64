import { audit } from "../../audit/index.js";
import { catalogue, checkIdNumber, divisionName } from "../../catalogue/index.js";
import { Sealed } from "../../database/sealed.js";
import type { Platform } from "../../platform.js";
import type { MyProfile, ProfileGroup } from "./identity.types.js";
import type { GraduateIdentity } from "./vocabulary.js";

interface ProfileRow {
  candidate_number: string;
  id_number_sealed: Buffer;
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

/** The graduate's own data in full, in the order of the roster (spec 2 §1); each call is audited (P-08). */
export async function myProfile(
  platform: Platform,
  viewer: GraduateIdentity,
  address: string,
): Promise<MyProfile> {
  const { rows } = await platform.pool.query<ProfileRow>(
    `select g.*, school.code as school_code, school.name as school_name, d.name as department_name
     from graduate g join school on school.id = g.school_id join department d on d.id = g.department_id
     where g.id = $1`,
    [viewer.graduateId],
  );
  const row = rows[0];
  if (!row) throw new Error("A session's graduate has no roster row");
  await audit(platform.pool, {
    at: platform.clock.now(),
    by: viewer,
    act: "OWN_DATA_VIEWED",
    subject: { kind: "GRADUATE", id: viewer.graduateId },
    address,
  });
  const open = (column: string, value: Buffer | null) =>
    value && platform.keys.open(`graduate.${column}`, new Sealed(value));
  const idNumber = open("id_number_sealed", row.id_number_sealed) ?? "";
  return {
    name: row.name,
    cohort: row.cohort,
    groups: [personal(row, idNumber), studies(row), origin(row), transfers(row), contacts(row, open)],
  };
}

function personal(row: ProfileRow, idNumber: string): ProfileGroup {
  const checked = checkIdNumber(idNumber);
  return group("身份信息", {
    考生号: row.candidate_number,
    身份证号: idNumber,
    姓名: row.name,
    性别: catalogue("sex").label(row.sex),
    出生日期: checked.ok ? checked.birthDate : null,
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

function contacts(
  row: ProfileRow,
  open: (column: string, value: Buffer | null) => string | null,
): ProfileGroup {
  return group("联系方式", {
    手机: open("mobile_sealed", row.mobile_sealed),
    邮箱: open("email_sealed", row.email_sealed),
    QQ: open("qq_sealed", row.qq_sealed),
    家庭地址: open("home_address_sealed", row.home_address_sealed),
    家庭电话: open("home_phone_sealed", row.home_phone_sealed),
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
