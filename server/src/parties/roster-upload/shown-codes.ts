import { type CatalogueName, catalogue, divisionName } from "../../catalogue/index.js";

/** What a heading's codes mean; an unknown code has no label. */
type LabelOf = (code: string) => string | null;

const inCatalogue =
  (name: CatalogueName): LabelOf =>
  (code) =>
    catalogue(name).find(code)?.label ?? null;

const CODES: Readonly<Record<string, LabelOf>> = {
  证件类型: inCatalogue("documentKind"),
  性别: inCatalogue("sex"),
  民族: inCatalogue("ethnicity"),
  政治面貌: inCatalogue("politicalStatus"),
  学历层次: inCatalogue("educationLevel"),
  培养方式: inCatalogue("trainingMode"),
  困难生类别: inCatalogue("hardship"),
  师范生类别: inCatalogue("teacherTraining"),
  生源所在地: divisionName,
};

/** How the file writes what the database keeps as true and false. */
const WORDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  城乡生源: { true: "农村", false: "城镇" },
  档案是否转入: { true: "是", false: "否" },
  户口是否转入: { true: "是", false: "否" },
};

/** A kept value as people read it: a code with its label (`22 定向（可网签）`), yes and no in the file's words. */
export function shownWithLabel(header: string, value: string | null): string | null {
  if (value === null) return null;
  const label = CODES[header]?.(value);
  return label ? `${value} ${label}` : (WORDS[header]?.[value] ?? value);
}
