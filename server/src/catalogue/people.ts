import { type CatalogueEntry, entry } from "./entry.js";

/** 研究生 or 本专科: the level that scopes school accounts and agreement contacts (P-03, P-11). */
export type DegreeLevel = "UNDERGRADUATE" | "POSTGRADUATE";

/** 学历层次 with the level it belongs to: codes 01–13 are 研究生, the rest 本专科 (D-02). */
export interface EducationLevelEntry extends CatalogueEntry {
  readonly level: DegreeLevel;
}

const educationLevel = (code: string, label: string, level: DegreeLevel): EducationLevelEntry => ({
  ...entry(code, label, "B"),
  level,
});

/** 学历层次 (D-02). */
export const educationLevels: readonly EducationLevelEntry[] = [
  educationLevel("01", "博士生毕业", "POSTGRADUATE"),
  educationLevel("03", "博士生结业", "POSTGRADUATE"),
  educationLevel("11", "硕士生毕业", "POSTGRADUATE"),
  educationLevel("13", "硕士生结业", "POSTGRADUATE"),
  educationLevel("25", "二学位毕业", "UNDERGRADUATE"),
  educationLevel("26", "二学位结业", "UNDERGRADUATE"),
  educationLevel("31", "本科生毕业", "UNDERGRADUATE"),
  educationLevel("33", "本科生结业", "UNDERGRADUATE"),
  educationLevel("41", "专科生毕业", "UNDERGRADUATE"),
  educationLevel("43", "专科生结业", "UNDERGRADUATE"),
];

/** 培养方式 with what it allows: F-22 (online signing), F-64 (the one destination of 21 and 41). */
export interface TrainingModeEntry extends CatalogueEntry {
  /** False for 21 and 41: nobody can invite such a graduate, who registers one kind of destination only. */
  readonly maySignOnline: boolean;
  /** True for 2x and 4x: the roster must name the 定向委培单位. */
  readonly needsCommissioningUnit: boolean;
}

const trainingMode = (
  code: string,
  label: string,
  maySignOnline: boolean,
  needsCommissioningUnit: boolean,
): TrainingModeEntry => ({ ...entry(code, label, "A"), maySignOnline, needsCommissioningUnit });

/** 培养方式 (D-02). */
export const trainingModes: readonly TrainingModeEntry[] = [
  trainingMode("1", "非定向", true, false),
  trainingMode("21", "定向（不可网签）", false, true),
  trainingMode("22", "定向（可网签）", true, true),
  trainingMode("3", "在职", true, false),
  trainingMode("41", "委培（不可网签）", false, true),
  trainingMode("42", "委培（可网签）", true, true),
  trainingMode("5", "自筹", true, false),
];

/** The code that an imported roster means: the legacy 2 and 4 become 21 and 41 (D-02). */
export function trainingModeOnImport(code: string): string {
  if (code === "2") return "21";
  return code === "4" ? "41" : code;
}

/** 困难生类别 (D-02). */
export const hardships: readonly CatalogueEntry[] = [
  entry("0", "非困难生", "B"),
  entry("1", "就业困难", "B"),
  entry("2", "家庭困难", "B"),
  entry("3", "就业困难和家庭困难", "B"),
  entry("4", "残疾", "B"),
  entry("5", "就业困难和残疾", "B"),
  entry("6", "家庭困难和残疾", "B"),
  entry("7", "就业困难、家庭困难和残疾", "B"),
];

/** 师范生类别 (D-02). */
export const teacherTrainings: readonly CatalogueEntry[] = [
  entry("1", "普通师范生", "B"),
  entry("2", "非师范生", "B"),
  entry("12", "公费师范生", "B"),
];

/** 政治面貌 (GB/T 4762). */
export const politicalStatuses: readonly CatalogueEntry[] = [
  entry("01", "中共党员", "A"),
  entry("02", "中共预备党员", "A"),
  entry("03", "共青团员", "A"),
  entry("04", "民革党员", "A"),
  entry("05", "民盟盟员", "A"),
  entry("06", "民建会员", "A"),
  entry("07", "民进会员", "A"),
  entry("08", "农工党党员", "A"),
  entry("09", "致公党党员", "A"),
  entry("10", "九三学社社员", "A"),
  entry("11", "台盟盟员", "A"),
  entry("12", "无党派民主人士", "A"),
  entry("13", "群众", "A"),
];

/** 性别 (GB/T 2261.1). A graduate with an ID number is always 1 or 2. */
export const sexes: readonly CatalogueEntry[] = [
  entry("0", "未知的性别", "A"),
  entry("1", "男", "A"),
  entry("2", "女", "A"),
  entry("9", "未说明的性别", "A"),
];
