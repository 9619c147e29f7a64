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

/** How many of a school's current cohort meet each fate, by its code; of the school not switched on nobody does. */
const SHARES: Readonly<Record<string, Shares>> = {
  "93201": [
    ["SIGNED", 44],
    ["SIGNED_AMENDED", 2],
    ["SIGNED_AFTER_REJECTION", 4],
    ["SIGNED_WITH_OPEN_INVITATION", 4],
    ["SCHOOL_REVIEW", 42],
    ["SCHOOL_REVIEW_AGAIN", 3],
    ["SCHOOL_REVIEW_WITH_OPEN_INVITATION", 4],
    ["REJECTED_BY_SCHOOL", 10],
    ["DECLINED", 10],
    ["LAPSED", 8],
    ["TAKEN_BACK", 6],
  ],
  "95301": [
    ["SIGNED", 28],
    ["SIGNED_AFTER_REJECTION", 3],
    ["SIGNED_WITH_OPEN_INVITATION", 3],
    ["SCHOOL_REVIEW", 30],
    ["SCHOOL_REVIEW_WITH_OPEN_INVITATION", 3],
    ["DEPARTMENT_REVIEW", 36],
    ["REJECTED_BY_DEPARTMENT", 8],
    ["REJECTED_BY_SCHOOL", 6],
    ["DECLINED", 8],
    ["LAPSED", 6],
    ["TAKEN_BACK", 5],
  ],
  "95302": [
    ["SIGNED", 14],
    ["SIGNED_WITH_OPEN_INVITATION", 1],
    ["SCHOOL_REVIEW", 24],
    ["REJECTED_BY_SCHOOL", 4],
    ["DECLINED", 4],
    ["LAPSED", 3],
    ["TAKEN_BACK", 2],
  ],
};

/** Of each school switched on: an invitation waits for them, whether or not they have confirmed their data yet (F-93). */
const WAITING: Shares = [
  ["INVITED", 14],
  ["INVITED_TWICE", 5],
  ["NEARLY_LAPSED", 5],
];

/** Of every school's previous cohort, while it is open (F-90). */
const PREVIOUS: Shares = [
  ["SIGNED", 5],
  ["SCHOOL_REVIEW", 4],
  ["INVITED", 2],
];

/**
 * Gives everyone but the well-known their fate; who is not named remains free. The same country is always allotted
 * the same way.
 *
 * @param cohorts those that may act.
 */
export function allot(country: DemoCountry, cohorts: readonly number[]): Allotted[] {
  const { current, previous } = country.cohorts;
  return country.schools.flatMap(({ code, settings }) => {
    const early = cohorts.includes(previous)
      ? signable(country, code, previous).filter((person) => person.confirmed)
      : [];
    const before = give(PREVIOUS, early);
    if (!settings) return before;
    const confirmed = signable(country, code, current).filter((person) => person.confirmed);
    const unconfirmed = signable(country, code, current).filter((person) => !person.confirmed);
    return [...give(SHARES[code] ?? [], confirmed), ...give(WAITING, unconfirmed), ...before];
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
