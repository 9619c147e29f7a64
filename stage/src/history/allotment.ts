import { destinationForms } from "@gd/server/catalogue/index.js";
import type { DemoCountry, DemoGraduate } from "../country/index.js";
import { KNOWN_GRADUATES } from "../country/roster.js";

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

/** What graduates begin of their own, how agreements end, and what becomes of those off the roster. */
export type OwnFate =
  | `PAPER_${"DRAFT" | "FIRST_REVIEW" | "SCHOOL_REVIEW" | "WITHDRAWN" | "RETURNED" | "AGAIN" | "REJECTED"}`
  | `PAPER_${"SIGNED" | "AMENDED" | "ABANDONED"}`
  | `OFFLINE_${"DRAFT" | "FIRST_REVIEW" | "AGREEMENT_SCHOOL_REVIEW" | "WITHDRAWN" | "AGREEMENT_RETURNED"}`
  | `OFFLINE_${"AGREEMENT_REJECTED" | "AWAITING_STAMP" | "SIGNING_FIRST_REVIEW" | "SIGNING_SCHOOL_REVIEW"}`
  | `OFFLINE_${"SIGNING_WITHDRAWN" | "SIGNING_RETURNED" | "STATEMENT" | "REJECTED" | "SIGNED" | "ABANDONED"}`
  | `DESTINATION_${"DRAFT" | "FIRST_REVIEW" | "SCHOOL_REVIEW" | "WITHDRAWN" | "RETURNED" | "REJECTED"}`
  | `DESTINATION_${"OF_EACH_TYPE" | "CHANGED" | "VOIDED" | "ABANDONED"}`
  | "COMMISSIONED_FIRST_REVIEW"
  | "ASKED_BY_GRADUATE"
  | "ASKED_BY_EMPLOYER"
  | "REFUSED_BY_EMPLOYER"
  | "REFUSED_BY_GRADUATE"
  | `TERMINATION_${"FIRST_REVIEW" | "SCHOOL_REVIEW" | "REJECTED" | "TAKEN_BACK" | "DONE" | "FORCED"}`
  | `LETTER_${"FIRST_REVIEW" | "SCHOOL_REVIEW" | "RETURNED" | "REJECTED" | "TAKEN_BACK" | "DONE" | "UNILATERAL"}`
  | `FROZEN_${"SIGNED" | "INVITED" | "DESTINATION"}`
  | "RESTORED";

export type Allotted = { readonly graduate: DemoGraduate } & (
  | { readonly fate: Fate }
  | {
      readonly own: OwnFate;
      /** Which of those with this fate it is, from 0 on. */
      readonly index: number;
    }
);

type Shares<Of = Fate> = readonly (readonly [Of, number])[];

/** How many of a school's current cohort meet each fate, by its code; of the school not switched on nobody does. */
const SHARES: Readonly<Record<string, Shares>> = {
  "93201": [
    ["SIGNED", 34],
    ["SIGNED_AMENDED", 2],
    ["SIGNED_AFTER_REJECTION", 4],
    ["SIGNED_WITH_OPEN_INVITATION", 4],
    ["SCHOOL_REVIEW", 38],
    ["SCHOOL_REVIEW_AGAIN", 3],
    ["SCHOOL_REVIEW_WITH_OPEN_INVITATION", 4],
    ["REJECTED_BY_SCHOOL", 7],
    ["DECLINED", 7],
    ["LAPSED", 6],
    ["TAKEN_BACK", 4],
  ],
  "95301": [
    ["SIGNED", 18],
    ["SIGNED_AFTER_REJECTION", 3],
    ["SIGNED_WITH_OPEN_INVITATION", 3],
    ["SCHOOL_REVIEW", 26],
    ["SCHOOL_REVIEW_WITH_OPEN_INVITATION", 3],
    ["DEPARTMENT_REVIEW", 30],
    ["REJECTED_BY_DEPARTMENT", 8],
    ["REJECTED_BY_SCHOOL", 6],
    ["DECLINED", 6],
    ["LAPSED", 6],
    ["TAKEN_BACK", 4],
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

/** A registered destination of every type that is offered to everybody (F-64). */
const TYPES = destinationForms.filter((form) => !form.forCommissioned && form.toCohort === null).length;

/** The same of what is not signed online; of the school with both reviews every state there is. */
const OWN_SHARES: Readonly<Record<string, Shares<OwnFate>>> = {
  "95301": [
    ["OFFLINE_DRAFT", 1],
    ["OFFLINE_FIRST_REVIEW", 2],
    ["OFFLINE_AGREEMENT_SCHOOL_REVIEW", 2],
    ["OFFLINE_WITHDRAWN", 1],
    ["OFFLINE_AGREEMENT_RETURNED", 1],
    ["OFFLINE_AGREEMENT_REJECTED", 1],
    ["OFFLINE_AWAITING_STAMP", 1],
    ["OFFLINE_SIGNING_FIRST_REVIEW", 1],
    ["OFFLINE_SIGNING_SCHOOL_REVIEW", 1],
    ["OFFLINE_SIGNING_WITHDRAWN", 1],
    ["OFFLINE_SIGNING_RETURNED", 1],
    ["OFFLINE_STATEMENT", 1],
    ["OFFLINE_REJECTED", 1],
    ["OFFLINE_SIGNED", 1],
    ["OFFLINE_ABANDONED", 1],
    ["PAPER_DRAFT", 1],
    ["PAPER_FIRST_REVIEW", 2],
    ["PAPER_SCHOOL_REVIEW", 2],
    ["PAPER_WITHDRAWN", 1],
    ["PAPER_RETURNED", 1],
    ["PAPER_AGAIN", 1],
    ["PAPER_REJECTED", 1],
    ["PAPER_SIGNED", 1],
    ["PAPER_AMENDED", 1],
    ["PAPER_ABANDONED", 1],
    ["DESTINATION_DRAFT", 1],
    ["DESTINATION_FIRST_REVIEW", 3],
    ["DESTINATION_SCHOOL_REVIEW", 2],
    ["DESTINATION_WITHDRAWN", 1],
    ["DESTINATION_RETURNED", 1],
    ["DESTINATION_REJECTED", 1],
    ["DESTINATION_CHANGED", 1],
    ["DESTINATION_VOIDED", 1],
    ["DESTINATION_ABANDONED", 1],
    ["ASKED_BY_GRADUATE", 1],
    ["ASKED_BY_EMPLOYER", 1],
    ["REFUSED_BY_EMPLOYER", 1],
    ["REFUSED_BY_GRADUATE", 1],
    ["TERMINATION_FIRST_REVIEW", 1],
    ["TERMINATION_SCHOOL_REVIEW", 1],
    ["TERMINATION_REJECTED", 1],
    ["TERMINATION_TAKEN_BACK", 1],
    ["TERMINATION_DONE", 1],
    ["TERMINATION_FORCED", 1],
    ["LETTER_FIRST_REVIEW", 1],
    ["LETTER_SCHOOL_REVIEW", 1],
    ["LETTER_RETURNED", 1],
    ["LETTER_REJECTED", 1],
    ["LETTER_TAKEN_BACK", 1],
    ["LETTER_DONE", 2],
    ["LETTER_UNILATERAL", 1],
    ["FROZEN_SIGNED", 1],
    ["FROZEN_INVITED", 1],
    ["FROZEN_DESTINATION", 1],
    ["RESTORED", 1],
  ],
  "93201": [
    ["DESTINATION_OF_EACH_TYPE", TYPES],
    ["DESTINATION_FIRST_REVIEW", 2],
    ["DESTINATION_VOIDED", 1],
    ["OFFLINE_FIRST_REVIEW", 1],
    ["OFFLINE_AWAITING_STAMP", 1],
    ["OFFLINE_SIGNING_FIRST_REVIEW", 1],
    ["PAPER_FIRST_REVIEW", 2],
    ["PAPER_SIGNED", 1],
    ["ASKED_BY_GRADUATE", 1],
    ["TERMINATION_FIRST_REVIEW", 1],
    ["LETTER_FIRST_REVIEW", 1],
    ["FROZEN_SIGNED", 1],
  ],
  "95302": [
    ["DESTINATION_FIRST_REVIEW", 1],
    ["PAPER_FIRST_REVIEW", 1],
    ["OFFLINE_FIRST_REVIEW", 1],
    ["TERMINATION_FIRST_REVIEW", 1],
  ],
};

/** Of those who may not sign online, at every school switched on (F-64). */
const COMMISSIONED: Shares<OwnFate> = [["COMMISSIONED_FIRST_REVIEW", 1]];

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
  const order = new Map<OwnFate, number>();
  return country.schools.flatMap(({ code, settings }): Allotted[] => {
    const early = cohorts.includes(previous)
      ? signable(country, code, previous).filter((person) => person.confirmed)
      : [];
    const before = shared(give(PREVIOUS, early).given);
    if (!settings) return before;
    const confirmed = signable(country, code, current).filter((person) => person.confirmed);
    const unconfirmed = signable(country, code, current).filter((person) => !person.confirmed);
    const online = give(SHARES[code] ?? [], confirmed);
    const own = give(OWN_SHARES[code] ?? [], online.left).given;
    const commissioned = give(COMMISSIONED, barred(country, code, current)).given;
    return [
      ...shared(online.given),
      ...shared(give(WAITING, unconfirmed).given),
      ...before,
      ...[...own, ...commissioned].map(([fate, graduate]) => {
        const index = order.get(fate) ?? 0;
        order.set(fate, index + 1);
        return { graduate, own: fate, index };
      }),
    ];
  });
}

/**
 * Confirmed graduates of the current cohort whom nothing happens to, for those who want to try a whole flow. By
 * school.
 */
export function leftFree(country: DemoCountry, schoolCode: string): DemoGraduate[] {
  return untouched(country, signable(country, schoolCode, country.cohorts.current));
}

/** The same of those who may not sign online: they have one type of destination of their own (F-64). */
export function commissionedLeftFree(country: DemoCountry, schoolCode: string): DemoGraduate[] {
  return untouched(country, barred(country, schoolCode, country.cohorts.current));
}

function untouched(country: DemoCountry, among: readonly DemoGraduate[]): DemoGraduate[] {
  const taken = new Set(allot(country, []).map(({ graduate }) => graduate));
  return among.filter((person) => person.confirmed && !taken.has(person));
}

function shared(given: readonly (readonly [Fate, DemoGraduate])[]): Allotted[] {
  return given.map(([fate, graduate]) => ({ graduate, fate }));
}

function give<Of>(
  shares: Shares<Of>,
  people: readonly DemoGraduate[],
): { given: [Of, DemoGraduate][]; left: DemoGraduate[] } {
  const left = [...people];
  const given = shares.flatMap(([fate, count]) =>
    left.splice(0, count).map((graduate): [Of, DemoGraduate] => [fate, graduate]),
  );
  return { given, left };
}

const WITHOUT_SIGNING: readonly string[] = ["21", "41"];

/** Who may sign online (F-22), the well-known left out: their stories are told one by one. */
function signable(country: DemoCountry, schoolCode: string, cohort: number): DemoGraduate[] {
  return ofSchool(country, schoolCode, cohort).filter(
    ({ trainingMode }) => !WITHOUT_SIGNING.includes(trainingMode),
  );
}

/** Who may not, and has confirmed their data. */
function barred(country: DemoCountry, schoolCode: string, cohort: number): DemoGraduate[] {
  return ofSchool(country, schoolCode, cohort).filter(
    ({ trainingMode, confirmed }) => WITHOUT_SIGNING.includes(trainingMode) && confirmed,
  );
}

function ofSchool(country: DemoCountry, schoolCode: string, cohort: number): DemoGraduate[] {
  return country.graduates.filter(
    (person, index) =>
      index >= KNOWN_GRADUATES && person.schoolCode === schoolCode && person.cohort === cohort,
  );
}
