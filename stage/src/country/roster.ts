import type { DemoDepartment, DemoGraduate, DemoMajor, DemoSchool } from "./country.js";
import { type GraduatePlan, graduate } from "./graduates.js";
import { inventedMobile } from "./numbers.js";
import { schools } from "./places.js";
import type { Random } from "./random.js";

/** How many graduates the country has. */
export const GRADUATES = 3_000;

/** Those whom the table of accounts names, in this order: their mobile numbers are the first ones. */
export const KNOWN_GRADUATES = 8;

/** Before the last: persons with two rows, and one with another document; each has a line in the table of accounts. */
export const PARTICULAR = 5;
/** Where each of them stands, counted from the end of the roster. */
export type Particular = "DELAYED" | "TRANSFERRED" | "TRAVEL_PERMIT";

/** The last of the roster graduated two years ago: their time is over, and what they left open was closed (F-90a). */
export const ALUMNI = 6;

const shareOfSchool: readonly (readonly [number, number])[] = [
  [0, 38],
  [1, 34],
  [2, 13],
  [3, 15],
];
const shareOfLevel: Record<string, number> = { "31": 10, "11": 3, "01": 0.7, "25": 0.4, "41": 6 };
/** Of those who finish their time, so many do without the diploma. */
const SHARE_WITHOUT_DIPLOMA = 0.015;
const shareOfTrainingMode: readonly (readonly [string, number])[] = [
  ["1", 91],
  ["5", 1],
  ["21", 2],
  ["22", 2],
  ["41", 1],
  ["42", 1],
];

/** The whole roster: the well-known first, then the rest in realistic proportions. */
export function roster(random: Random, cohort: number): DemoGraduate[] {
  const known = knownPlans(cohort);
  const particular = particularPlans(cohort);
  const plans = Array.from({ length: GRADUATES }, (_, index) => {
    if (index >= GRADUATES - ALUMNI) return alumnus(cohort);
    return known[index] ?? particular[index - FIRST_PARTICULAR] ?? plan(random, cohort, index);
  });
  const taken = new Set<string>();
  const rows = plans.map((each, index) => {
    const running = index + 1;
    return graduate(random, each, { running, mobile: inventedMobile("GRADUATE", running), taken });
  });
  return rows.map((row, index) => {
    const earlier = rows[index - 1];
    return earlier && earlier.standing !== "ON_ROSTER" ? samePerson(row, earlier) : row;
  });
}

const FIRST_PARTICULAR = GRADUATES - ALUMNI - PARTICULAR;

/** In pairs the earlier row of a person and the one that counts, then the only row of the last. */
function particularPlans(cohort: number): GraduatePlan[] {
  const [technology, finance, teaching] = [at(schools, 0), at(schools, 1), at(schools, 2)];
  const common = { cohort, trainingMode: "1", confirmed: true };
  const document = { kind: "02", number: "H90000001", origin: "810000" };
  return [
    {
      ...common,
      ...study(finance, 1, 0),
      name: "尹若棠",
      sex: "2",
      cohort: cohort - 1,
      standing: "MOVED_ON",
    },
    { ...common, ...study(finance, 1, 0) },
    { ...common, ...study(teaching, 1, 0), name: "陶知行", sex: "1", standing: "LEFT" },
    { ...common, ...study(technology, 3, 0) },
    { ...common, ...study(technology, 0, 1), name: "陈嘉欣", sex: "2", ethnicity: "01", document },
  ];
}

/** The people of {@link particularPlans} by what is particular about them. */
export function particularOf(graduates: readonly DemoGraduate[], particular: Particular): DemoGraduate {
  return at(graduates, FIRST_PARTICULAR + { DELAYED: 1, TRANSFERRED: 3, TRAVEL_PERMIT: 4 }[particular]);
}

/** Another row of a person: what is of the study is its own, the rest the person brings along. */
function samePerson(row: DemoGraduate, person: DemoGraduate): DemoGraduate {
  const { documentKind, idNumber, name, sex, birthDate, ethnicity, politicalStatus } = person;
  const { originDivision, rural, hardship, formerArchiveUnit, formerPoliceStation } = person;
  const { mobile, email, homeAddress, homePostcode } = person;
  return {
    ...row,
    ...{ documentKind, idNumber, name, sex, birthDate, ethnicity, politicalStatus },
    ...{ originDivision, rural, hardship, formerArchiveUnit, formerPoliceStation },
    ...{ mobile, email, homeAddress, homePostcode },
  };
}

function plan(random: Random, cohort: number, index: number): GraduatePlan {
  const school = at(schools, random.weighted(shareOfSchool));
  const department = random.pick(school.departments);
  const major = random.weighted(
    department.majors.map((each) => [each, shareOfLevel[each.educationLevel] ?? 1]),
  );
  const base = {
    school,
    department,
    major,
    cohort: random.chance(0.85) ? cohort : cohort - 1,
    trainingMode: trainingMode(random, major),
    completes: !random.chance(SHARE_WITHOUT_DIPLOMA),
  };
  // F-14, F-15: now and then the registry has been corrected since.
  return index % 40 === 39 ? { ...base, registryDifferences: { politicalStatus: "01" } } : base;
}

function alumnus(cohort: number): GraduatePlan {
  return { ...study(at(schools, 1), 0, 0), cohort: cohort - 2, trainingMode: "1", confirmed: true };
}

/** Only postgraduates study beside a job. */
function trainingMode(random: Random, major: DemoMajor): string {
  const postgraduate = major.educationLevel < "20";
  return random.weighted(postgraduate ? [...shareOfTrainingMode, ["3", 15]] : shareOfTrainingMode);
}

function knownPlans(cohort: number): GraduatePlan[] {
  const [technology, finance, teaching] = [at(schools, 0), at(schools, 1), at(schools, 2)];
  const common = { cohort, trainingMode: "1", confirmed: true };
  return [
    { ...common, ...study(finance, 0, 0), name: "李沐阳", sex: "2", ethnicity: "01", confirmed: false },
    { ...common, ...study(technology, 0, 0), name: "𠮷子昂", sex: "1", ethnicity: "01" },
    { ...common, ...study(finance, 2, 0), name: "阿依古丽·买买提", sex: "2", ethnicity: "05" },
    {
      ...common,
      ...study(finance, 1, 2),
      name: "段䶮",
      sex: "1",
      ethnicity: "14",
      registryDifferences: { politicalStatus: "01", durationYears: "2.0" },
    },
    { ...common, ...study(finance, 0, 1), name: "刀孟罕", sex: "1", ethnicity: "18", trainingMode: "21" },
    { ...common, ...study(technology, 1, 0), name: "周喆", sex: "1", ethnicity: "01", cohort: cohort - 1 },
    { ...common, ...study(teaching, 0, 0), name: "沈知微", sex: "2", ethnicity: "01" },
    { ...common, ...study(technology, 0, 3), name: "韦堃", sex: "1", ethnicity: "08", trainingMode: "22" },
  ];
}

function study(
  school: DemoSchool,
  department: number,
  major: number,
): { school: DemoSchool; department: DemoDepartment; major: DemoMajor } {
  const chosen = at(school.departments, department);
  return { school, department: chosen, major: at(chosen.majors, major) };
}

function at<T>(list: readonly T[], index: number): T {
  const found = list[index];
  if (found === undefined) throw new Error(`The list has no place ${index}`);
  return found;
}
