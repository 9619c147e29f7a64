import type { DemoCountry, DemoGraduate } from "./generator/index.js";
import { KNOWN_GRADUATES } from "./generator/roster.js";

/** What becomes of a graduate in the weeks before the demo begins. */
export type Fate =
  | "INVITED"
  | "INVITED_TWICE"
  | "NEARLY_LAPSED"
  | "DECLINED"
  | "LAPSED"
  | "TAKEN_BACK"
  | "DEPARTMENT_REVIEW"
  | "SCHOOL_REVIEW"
  | "SCHOOL_REVIEW_AGAIN"
  | "SCHOOL_REVIEW_WITH_OPEN_INVITATION"
  | "REJECTED_BY_DEPARTMENT"
  | "REJECTED_BY_SCHOOL"
  | "SIGNED"
  | "SIGNED_AMENDED"
  | "SIGNED_AFTER_REJECTION"
  | "SIGNED_WITH_OPEN_INVITATION";

export interface Allotted {
  readonly graduate: DemoGraduate;
  readonly fate: Fate;
}

type Shares = readonly (readonly [Fate, number])[];

/** How many of a school meet each fate, by its code. */
const SHARES: Readonly<Record<string, Shares>> = {
  "93201": [
    ["SIGNED", 18],
    ["SIGNED_AMENDED", 1],
    ["SIGNED_AFTER_REJECTION", 2],
    ["SIGNED_WITH_OPEN_INVITATION", 2],
    ["SCHOOL_REVIEW", 26],
    ["SCHOOL_REVIEW_AGAIN", 2],
    ["SCHOOL_REVIEW_WITH_OPEN_INVITATION", 3],
    ["REJECTED_BY_SCHOOL", 5],
    ["DECLINED", 4],
    ["LAPSED", 4],
    ["TAKEN_BACK", 3],
  ],
  "95301": [
    ["SIGNED", 14],
    ["SIGNED_AFTER_REJECTION", 1],
    ["SIGNED_WITH_OPEN_INVITATION", 1],
    ["SCHOOL_REVIEW", 18],
    ["SCHOOL_REVIEW_WITH_OPEN_INVITATION", 2],
    ["DEPARTMENT_REVIEW", 16],
    ["REJECTED_BY_DEPARTMENT", 5],
    ["REJECTED_BY_SCHOOL", 3],
    ["DECLINED", 4],
    ["LAPSED", 4],
    ["TAKEN_BACK", 3],
  ],
};

/** Of each school: an invitation waits for them, whether or not they have confirmed their data yet (F-93). */
const WAITING: Shares = [
  ["INVITED", 9],
  ["INVITED_TWICE", 4],
  ["NEARLY_LAPSED", 4],
];

/** Of each school's previous cohort, while it is open (F-90). */
const PREVIOUS: Shares = [
  ["SIGNED", 3],
  ["SCHOOL_REVIEW", 2],
];

/**
 * Gives everyone but the well-known their fate; who is not named remains free. The same country is always allotted
 * the same way.
 *
 * @param cohorts those that may act.
 */
export function allot(country: DemoCountry, cohorts: readonly number[]): Allotted[] {
  const { current, previous } = country.cohorts;
  return Object.entries(SHARES).flatMap(([school, shares]) => {
    const confirmed = signable(country, school, current).filter((person) => person.confirmed);
    const unconfirmed = signable(country, school, current).filter((person) => !person.confirmed);
    const early = cohorts.includes(previous)
      ? signable(country, school, previous).filter((person) => person.confirmed)
      : [];
    return [...give(shares, confirmed), ...give(WAITING, unconfirmed), ...give(PREVIOUS, early)];
  });
}

/**
 * Confirmed graduates of the current cohort whom nothing happens to, for those who want to try a whole flow. By
 * school.
 */
export function leftFree(country: DemoCountry, schoolCode: string): DemoGraduate[] {
  const taken = new Set(allot(country, []).map(({ graduate }) => graduate));
  return signable(country, schoolCode, country.cohorts.current).filter(
    (person) => person.confirmed && !taken.has(person),
  );
}

function give(shares: Shares, people: readonly DemoGraduate[]): Allotted[] {
  const left = [...people];
  return shares.flatMap(([fate, count]) => left.splice(0, count).map((graduate) => ({ graduate, fate })));
}

/** Who may sign online (F-22), the well-known left out: their stories are told one by one. */
function signable(country: DemoCountry, schoolCode: string, cohort: number): DemoGraduate[] {
  return country.graduates.filter(
    (person, index) =>
      index >= KNOWN_GRADUATES &&
      person.schoolCode === schoolCode &&
      person.cohort === cohort &&
      !["21", "41"].includes(person.trainingMode),
  );
}
