import { catalogue, kindOfNumber, maskIdNumber } from "../../catalogue/index.js";
import type { KeyRing, SealedPlace } from "../../database/sealed.js";
import { raw, type Sql } from "../../database/sql.js";

/** Columns that hold what a roster says, the same in every table that holds it; see the migration. */
export const VALUE_COLUMNS = [
  "department_name",
  "level",
  "candidate_number",
  "student_number",
  "name",
  "sex",
  "ethnicity",
  "political_status",
  "id_number_index",
  "id_number_sealed",
  "id_number_mask",
  "document_kind",
  "birth_date_sealed",
  "education_level",
  "duration_years",
  "major_code",
  "major_name",
  "major_direction",
  "class_name",
  "entered",
  "graduates",
  "training_mode",
  "commissioning_unit",
  "origin_division",
  "rural",
  "hardship",
  "teacher_training",
  "study_form",
  "archive_transferred",
  "household_transferred",
  "former_archive_unit",
  "former_police_station",
  "mobile_sealed",
  "email_sealed",
  "qq_sealed",
  "home_address_sealed",
  "home_phone_sealed",
  "home_postcode",
] as const;
export type ValueColumn = (typeof VALUE_COLUMNS)[number];

/** What the registry's copy holds of them beside the department (registry_student). */
export const REGISTRY_COLUMNS = [
  "name",
  "id_number_index",
  "id_number_mask",
  "education_level",
  "major_name",
  "training_mode",
  "sex",
  "ethnicity",
  "political_status",
  "duration_years",
  "student_number",
  "graduates",
] as const satisfies readonly ValueColumn[];

/** What can be compared as it stands, with the heading it has in files. */
export const COMPARED: readonly (readonly [ValueColumn, string])[] = [
  ["candidate_number", "考生号"],
  ["id_number_mask", "身份证号"],
  ["document_kind", "证件类型"],
  ["name", "姓名"],
  ["sex", "性别"],
  ["ethnicity", "民族"],
  ["political_status", "政治面貌"],
  ["education_level", "学历层次"],
  ["duration_years", "学制"],
  ["major_code", "专业代码"],
  ["major_name", "专业名称"],
  ["major_direction", "专业方向"],
  ["department_name", "所在院系"],
  ["class_name", "所在班级"],
  ["student_number", "学号"],
  ["entered", "入学时间"],
  ["graduates", "毕业时间"],
  ["training_mode", "培养方式"],
  ["commissioning_unit", "定向委培单位"],
  ["origin_division", "生源所在地"],
  ["rural", "城乡生源"],
  ["hardship", "困难生类别"],
  ["teacher_training", "师范生类别"],
  ["study_form", "学习形式"],
  ["archive_transferred", "档案是否转入"],
  ["household_transferred", "户口是否转入"],
  ["former_archive_unit", "入学前档案所在单位"],
  ["former_police_station", "入学前户口所在派出所"],
  ["home_postcode", "家庭邮编"],
];

/**
 * Sealed matters that a roster may change. Mobile number and e-mail are not among them: they come from the identity
 * provider (F-93), and a roster only fills them in where there are none.
 */
export const SEALED_COMPARED = [
  ["birth_date_sealed", "出生日期", "birth_date"],
  ["qq_sealed", "QQ", "qq"],
  ["home_address_sealed", "家庭地址", "home_address"],
  ["home_phone_sealed", "家庭电话", "home_phone"],
] as const satisfies readonly (readonly [ValueColumn, string, string])[];

const SEALED_FROM: Partial<Record<ValueColumn, string>> = {
  id_number_sealed: "id_number",
  birth_date_sealed: "birth_date",
  mobile_sealed: "mobile",
  email_sealed: "email",
  qq_sealed: "qq",
  home_address_sealed: "home_address",
  home_phone_sealed: "home_phone",
};

/** Values that others of the row tell. */
const TOLD_BY_OTHERS: ReadonlySet<ValueColumn> = new Set([
  "level",
  "id_number_index",
  "id_number_mask",
  "document_kind",
]);
/** Not everybody has these (F-99): none is kept as an empty text. */
const EMPTY_FOR_SOME: ReadonlySet<ValueColumn> = new Set([
  "candidate_number",
  "ethnicity",
  "political_status",
  "origin_division",
]);

/** Whether the file has the column that a value comes from; a value without one stays as it is. */
export function comesFrom(column: ValueColumn, fileKeys: ReadonlySet<string>): boolean {
  if (TOLD_BY_OTHERS.has(column)) return true;
  return fileKeys.has(SEALED_FROM[column] ?? column);
}

/** Where in a row of a file the value of a column stands, by the column's key. */
export type ColumnPositions = ReadonlyMap<string, number>;

/** The values of a row as the database holds them, in the order of {@link VALUE_COLUMNS}. */
export function storedValues(
  row: readonly (string | null)[],
  positions: ColumnPositions,
  keys: KeyRing,
): (string | Buffer | null)[] {
  const value = (key: string) => row[positions.get(key) ?? -1] ?? null;
  const id = value("id_number");
  return VALUE_COLUMNS.map((column) => {
    const from = SEALED_FROM[column];
    if (from !== undefined) {
      const text = value(from);
      const place: SealedPlace = `graduate.${column}`;
      return text === null ? null : keys.sealBytes(place, Buffer.from(text, "utf8"));
    }
    switch (column) {
      case "id_number_index":
        return id === null ? null : keys.blindIndex("idNumber", id);
      case "id_number_mask":
        return id === null ? null : maskIdNumber(id);
      case "document_kind":
        return value("document_kind") ?? (id === null ? null : kindOfNumber(id));
      case "level":
        return catalogue("educationLevel").find(value("education_level") ?? "")?.level ?? null;
      case "study_form":
        return value("study_form") ?? "全日制";
      default:
        return value(column) ?? (EMPTY_FOR_SOME.has(column) ? "" : null);
    }
  });
}

/** Columns as SQL, each as `write` says; by its name unless told. */
export function listed<Column extends string>(
  columns: readonly Column[],
  write: (column: Column) => string = (column) => column,
): Sql {
  return raw(columns.map(write).join(", "));
}
