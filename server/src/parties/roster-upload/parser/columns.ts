import { maskIdNumber } from "../../../catalogue/masks.js";

/** One column of a roster file (D-01). */
export interface RosterColumn {
  /** The heading as the template writes it, without the mark of mandatory columns. */
  readonly header: string;
  /** Name of the value in a {@link RosterValues}, which is the column's name in the database. */
  readonly key: string;
  readonly mandatory: boolean;
  /** An ordinary value, for the template. */
  readonly example: string;
  /** What kind of text it is, and so how it is tidied (F-98). */
  readonly text: "code" | "label" | "name" | "free";
  /** How old and new values, and wrong ones, are shown: in full, masked, or hidden but for their beginning. */
  readonly shown: "full" | "idNumber" | "mobile" | "beginning";
}

/** Most hold codes and numbers. */
const TEXTS: Readonly<Record<string, RosterColumn["text"]>> = {
  name: "name",
  school_name: "label",
  major_name: "label",
  major_direction: "label",
  department_name: "label",
  class_name: "label",
  commissioning_unit: "free",
  former_archive_unit: "free",
  former_police_station: "free",
  home_address: "free",
};

const column = (
  header: string,
  key: string,
  mandatory: boolean,
  example: string,
  shown: RosterColumn["shown"] = "full",
): RosterColumn => ({ header, key, mandatory, example, text: TEXTS[key] ?? "code", shown });

/** The 37 columns in the order of the template; files may have them in any order, optional ones may be absent. */
export const ROSTER_COLUMNS: readonly RosterColumn[] = [
  column("考生号", "candidate_number", true, "23320102000001"),
  column("身份证号", "id_number", true, "", "idNumber"),
  column("证件类型", "document_kind", false, "居民身份证"),
  column("姓名", "name", true, "张三"),
  column("性别", "sex", true, "1"),
  column("出生日期", "birth_date", false, "20050401", "beginning"),
  column("民族", "ethnicity", true, "01"),
  column("政治面貌", "political_status", true, "03"),
  column("院校代码", "school_code", true, ""),
  column("院校名称", "school_name", true, ""),
  column("学历层次", "education_level", true, "31"),
  column("学制", "duration_years", true, "4"),
  column("专业代码", "major_code", true, "080901"),
  column("专业名称", "major_name", true, "计算机科学与技术"),
  column("专业方向", "major_direction", false, ""),
  column("所在院系", "department_name", true, "计算机学院"),
  column("所在班级", "class_name", false, "计算机2023级1班"),
  column("学号", "student_number", true, "2023010001"),
  column("入学时间", "entered", true, "202309"),
  column("毕业时间", "graduates", true, "202706"),
  column("培养方式", "training_mode", true, "1"),
  column("定向委培单位", "commissioning_unit", false, ""),
  column("生源所在地", "origin_division", true, "320102"),
  column("城乡生源", "rural", false, "城镇"),
  column("困难生类别", "hardship", true, "0"),
  column("师范生类别", "teacher_training", true, "2"),
  column("学习形式", "study_form", false, "全日制"),
  column("档案是否转入", "archive_transferred", false, "是"),
  column("户口是否转入", "household_transferred", false, "否"),
  column("入学前档案所在单位", "former_archive_unit", false, ""),
  column("入学前户口所在派出所", "former_police_station", false, ""),
  column("手机", "mobile", false, "13900000001", "mobile"),
  column("邮箱", "email", false, "", "beginning"),
  column("QQ", "qq", false, "", "beginning"),
  column("家庭地址", "home_address", false, "", "beginning"),
  column("家庭电话", "home_phone", false, "", "beginning"),
  column("家庭邮编", "home_postcode", false, "210000"),
];

/** What a row says, by column key; absent: empty or no such column. Codes, not labels; booleans as `true`, `false`. */
export type RosterValues = Partial<Record<string, string>>;

/** A value as it may be shown and kept beside a row: ID and mobile numbers masked, private matters hidden. */
export function shownValue(shown: RosterColumn["shown"], text: string): string {
  switch (shown) {
    case "full":
      return text.length > 60 ? `${text.slice(0, 60)}…` : text;
    case "idNumber":
      return maskIdNumber(text);
    case "mobile":
      return text.length === 11 ? `${text.slice(0, 3)}****${text.slice(7)}` : "*".repeat(text.length);
    case "beginning":
      return `${text.slice(0, 2)}***`;
  }
}
