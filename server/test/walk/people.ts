import { beijing, fromBeijing } from "../../src/platform/clock.js";
import type { TestApp } from "../app.js";
import {
  aDepartment,
  aFavourite,
  aGraduate,
  anEmployer,
  aProvince,
  aSchool,
  aStaffAccount,
  chooseAgreementType,
  type TestEmployer,
  type TestGraduate,
  type TestProvince,
  type TestStaff,
} from "../factories.js";
import { TERMINATION_LIMIT } from "./rules.js";
import type { ModelGraduate, Who } from "./world.js";

/** The people of one walk, as the server knows them. */
export interface People {
  graduates: TestGraduate[];
  who: Readonly<Record<Who, TestGraduate | TestEmployer | TestStaff>>;
  departmentIds: string[];
}

/** What walks of one database share. */
export interface Shared {
  province: TestProvince;
  /** Cohorts whose type of agreement it has chosen (P-10). */
  cohorts: Set<number>;
}

export async function aSharedGround(on: TestApp): Promise<Shared> {
  return { province: await aProvince(on.platform, { agreementType: null }), cohorts: new Set() };
}

/**
 * Every walk begins on a 21 November at nine in Beijing, so that it sees the same calendar whichever it is: one cohort
 * closes in ten weeks, the next in a year and ten weeks.
 */
export function toTheNextNovember(on: TestApp): number {
  const now = on.clock.now();
  const { year } = beijing(now);
  const thisYear = fromBeijing(year, 11, 21, 9);
  const next = now <= thisYear ? thisYear : fromBeijing(year + 1, 11, 21, 9);
  on.clock.advance((next.getTime() - now.getTime()) / 1000);
  return beijing(next).year;
}

/** People nobody has met: two schools, four graduates with six rows, two employers, and who reviews. */
export async function newPeople(
  on: TestApp,
  shared: Shared,
): Promise<{ people: People; graduates: ModelGraduate[] }> {
  const year = toTheNextNovember(on);
  const ground = on.platform;
  const { province } = shared;
  const cohorts = [year, year + 1];
  for (const cohort of cohorts.filter((each) => !shared.cohorts.has(each))) {
    await chooseAgreementType(ground, province, cohort, "TWO_PARTY");
    shared.cohorts.add(cohort);
  }
  const of = { province, cohorts };
  const [a, b] = await Promise.all([
    aSchool(ground, { ...of, reviewMode: "DEPARTMENT_THEN_SCHOOL", terminationLimit: TERMINATION_LIMIT.A }),
    aSchool(ground, { ...of, reviewMode: "SCHOOL_ONLY", terminationLimit: TERMINATION_LIMIT.B }),
  ]);
  const [inA, inB] = await Promise.all([
    aDepartment(ground, { school: a }),
    aDepartment(ground, { school: b }),
  ]);
  const [g0, g1, g2, g3, e0, e1, department, schoolA, reader, schoolB] = await Promise.all([
    aGraduate(ground, { department: inA, cohort: year + 1 }),
    aGraduate(ground, { department: inA, cohort: year }),
    aGraduate(ground, { department: inB, cohort: year + 1 }),
    aGraduate(ground, { department: inB, cohort: year + 1, trainingMode: "21" }),
    anEmployer(ground),
    anEmployer(ground),
    aStaffAccount(ground, { department: inA }),
    aStaffAccount(ground, { school: a }),
    aStaffAccount(ground, { school: a, employmentRight: "READ_ONLY" }),
    aStaffAccount(ground, { school: b }),
  ]);
  const [g4, g5] = await Promise.all([
    aGraduate(ground, {
      department: inB,
      cohort: year,
      idNumber: g0.idNumber,
      level: "POSTGRADUATE",
    }),
    aGraduate(ground, { department: inB, cohort: year + 1, idNumber: g1.idNumber, frozen: true }),
  ]);
  const who = {
    "graduate 0": g0,
    "graduate 1": g1,
    "graduate 2": g2,
    "graduate 3": g3,
    "graduate 4": g4,
    "graduate 5": g5,
    "employer 0": e0,
    "employer 1": e1,
    "department A": department,
    "school A": schoolA,
    "reader A": reader,
    "school B": schoolB,
  };
  const closing = (cohort: number) => fromBeijing(cohort + 1, 2, 1).getTime();
  const graduate = (number: number, school: "A" | "B", cohort: number): ModelGraduate => ({
    number,
    stage: number === 4 ? "硕士" : "本科",
    school,
    closing: closing(cohort),
    commissioned: number === 3,
    frozen: number === 5,
    registry: null,
  });
  return {
    people: { graduates: [g0, g1, g2, g3, g4, g5], who, departmentIds: [inA.id, inB.id] },
    graduates: [
      graduate(0, "A", year + 1),
      graduate(1, "A", year),
      graduate(2, "B", year + 1),
      graduate(3, "B", year + 1),
      graduate(4, "B", year),
      graduate(5, "B", year + 1),
    ],
  };
}

/** The employer's favourite of this graduate, made when first asked for. */
export async function favouriteOf(
  on: TestApp,
  employer: TestEmployer,
  graduate: TestGraduate,
): Promise<string> {
  const known = await on.row<{ id: string } | undefined>(
    "select id from favourite where employer_id = $1 and graduate_id = $2",
    [employer.id, graduate.id],
  );
  return known?.id ?? (await aFavourite(on.platform, { employer, graduate })).id;
}
