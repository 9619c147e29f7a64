import { catalogue } from "@gd/server/catalogue/index.js";
import type {
  DemoDepartment,
  DemoGraduate,
  DemoMajor,
  DemoRegistryDifferences,
  DemoSchool,
  DemoStanding,
} from "./country.js";
import { shareOfWomen } from "./fields.js";
import { homeOf } from "./homes.js";
import { ethnicityFrom, personName, type SexCode } from "./names.js";
import { inventedIdNumber, lowestDivisions } from "./numbers.js";
import type { Random } from "./random.js";

/** What is fixed of a graduate before chance decides the rest. */
export interface GraduatePlan {
  readonly school: DemoSchool;
  readonly department: DemoDepartment;
  readonly major: DemoMajor;
  readonly cohort: number;
  readonly trainingMode: string;
  readonly name?: string;
  readonly sex?: SexCode;
  readonly ethnicity?: string;
  /** A document other than the ID card (F-99), which says nothing of birth and sex. */
  readonly document?: { readonly kind: string; readonly number: string; readonly origin: string };
  /** False: ends without the diploma (结业). */
  readonly completes?: boolean;
  readonly standing?: DemoStanding;
  readonly confirmed?: boolean;
  readonly registryDifferences?: DemoRegistryDifferences;
}

/** How old people are in the year they graduate, by 学历层次 code; then up to a year older. */
const agesAtGraduation: Record<string, number> = { "01": 28, "11": 25, "25": 24, "31": 22, "41": 21 };

/** 学历层次 of who ends without the diploma, by that of those with it. */
const WITHOUT_DIPLOMA: Readonly<Record<string, string>> = {
  "01": "03",
  "11": "13",
  "25": "26",
  "31": "33",
  "41": "43",
};

const elsewhere = ["13", "33", "34", "37", "41", "42", "43", "45", "51", "52", "61", "65"];

/** What nobody else may have: the running number makes student and candidate numbers unique. */
export interface OwnNumbers {
  readonly running: number;
  readonly mobile: string;
  /** ID numbers given out so far; this one is added. */
  readonly taken: Set<string>;
}

/** One roster row (D-01). */
export function graduate(random: Random, plan: GraduatePlan, numbers: OwnNumbers): DemoGraduate {
  const { running, mobile } = numbers;
  const { school, department, major, cohort } = plan;
  const home = random.chance(0.65) ? school.provinceCode : random.pick(elsewhere);
  const originDivision = plan.document?.origin ?? random.pick(lowestDivisions(home));
  const sex = plan.sex ?? (random.chance(shareOfWomen(major.code)) ? "2" : "1");
  const ethnicity = plan.ethnicity ?? ethnicityFrom(random, home);
  const birthDate = birthDateOf(random, cohort - (agesAtGraduation[major.educationLevel] ?? 22));
  const entryYear = cohort - major.durationYears;
  const level = catalogue("educationLevel").find(major.educationLevel)?.level ?? "UNDERGRADUATE";
  return {
    cohort,
    schoolCode: school.code,
    departmentName: department.name,
    level,
    candidateNumber: candidateNumber(level, school.code, originDivision, entryYear, running),
    documentKind: plan.document?.kind ?? ID_CARD,
    idNumber:
      plan.document?.number ??
      freeIdNumber(numbers.taken, () => inventedIdNumber(random, originDivision, birthDate, sex)),
    name: plan.name ?? personName(random, ethnicity, sex),
    sex,
    birthDate,
    ethnicity,
    politicalStatus: random.weighted([
      ["03", 74],
      ["01", 11],
      ["02", 6],
      ["13", 9],
    ]),
    educationLevel:
      plan.completes === false
        ? (WITHOUT_DIPLOMA[major.educationLevel] ?? major.educationLevel)
        : major.educationLevel,
    durationYears: major.durationYears.toFixed(1),
    majorCode: major.code,
    majorName: major.name,
    majorDirection: null,
    className: `${major.name}${entryYear}级${random.between(1, 2)}班`,
    studentNumber: studentNumber(school, department, entryYear, running),
    entered: `${entryYear}09`,
    graduates: `${cohort}06`,
    trainingMode: plan.trainingMode,
    commissioningUnit: commissioningUnit(random, plan.trainingMode),
    originDivision,
    rural: random.chance(0.45),
    hardship: random.weighted([
      ["0", 80],
      ["2", 12],
      ["1", 4],
      ["3", 2],
      ["4", 1],
      ["6", 1],
    ]),
    teacherTraining: teacherTraining(school, plan.trainingMode),
    studyForm: plan.trainingMode === "3" ? "非全日制" : "全日制",
    archiveTransferred: random.chance(0.9),
    householdTransferred: random.chance(0.2),
    ...homeOf(random, originDivision),
    mobile,
    email: `s${mobile.slice(-4)}@${school.slug}.example`,
    standing: plan.standing ?? "ON_ROSTER",
    confirmed: plan.confirmed ?? random.chance(0.8),
    registryDifferences: plan.registryDifferences ?? null,
  };
}

const ID_CARD = "01";

/** Of some thousand people, two of one town would now and then share birth date and order code. */
function freeIdNumber(taken: Set<string>, invent: () => string): string {
  let idNumber = invent();
  while (taken.has(idNumber)) idNumber = invent();
  taken.add(idNumber);
  return idNumber;
}

function birthDateOf(random: Random, graduationYearLessAge: number): string {
  const month = random.between(1, 12);
  // September to December belong to the school year before.
  const year = graduationYearLessAge - (month >= 9 ? 1 : 0) - (random.chance(0.15) ? 1 : 0);
  const two = (value: number) => String(value).padStart(2, "0");
  return `${year}-${two(month)}-${two(random.between(1, 28))}`;
}

function candidateNumber(
  level: string,
  schoolCode: string,
  division: string,
  entryYear: number,
  running: number,
): string {
  const year = String(entryYear).slice(2);
  const sequence = String(running).padStart(6, "0");
  return level === "POSTGRADUATE" ? `${schoolCode}${entryYear}${sequence}` : `${year}${division}${sequence}`;
}

function studentNumber(
  school: DemoSchool,
  department: DemoDepartment,
  entryYear: number,
  running: number,
): string {
  const place = String(school.departments.indexOf(department) + 1).padStart(2, "0");
  return `${entryYear}${place}${String(running).padStart(4, "0")}`;
}

function commissioningUnit(random: Random, trainingMode: string): string | null {
  if (catalogue("trainingMode").find(trainingMode)?.needsCommissioningUnit !== true) return null;
  return random.pick(["云岭示例电网有限公司", "江东示例交通控股集团有限公司", "滇西示例县教育体育局"]);
}

function teacherTraining(school: DemoSchool, trainingMode: string): string {
  if (!school.name.includes("师范")) return "2";
  return trainingMode === "21" ? "12" : "1";
}
