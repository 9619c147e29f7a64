import { destinationForms } from "@gd/server/catalogue/index.js";
import type { DemoCountry, DemoGraduate } from "../country/index.js";
import { KNOWN_GRADUATES } from "../country/roster.js";
import data from "./data/fates.json" with { type: "json" };
import type { Fate } from "./invitation-fates.js";
import type { OwnFate } from "./own-fates.js";

export type Allotted = { readonly graduate: DemoGraduate } & (
  | { readonly fate: Fate }
  | {
      readonly own: OwnFate;
      /** Which of those with this fate it is, from 0 on. */
      readonly index: number;
    }
);

/** How many people meet each fate, in this order. */
type Shares<Of extends string> = Readonly<Partial<Record<Of, number | null>>>;

/** Of a school's current cohort, by its code; of the school not switched on nobody does. */
const ONLINE: Readonly<Record<string, Shares<Fate>>> = data.online;

/** The same of what is not signed online; of the school with both reviews every state there is. */
const OWN: Readonly<Record<string, Shares<OwnFate>>> = data.own;

/** Of those who may not sign online, at every school switched on (F-64). */
const COMMISSIONED: Shares<OwnFate> = data.commissioned;

/** Of those of one 学历层次 only, at every school switched on: what leads on from it alone (博士后入站, 专升本). */
const BY_EDUCATION: Readonly<Record<string, Shares<OwnFate>>> = data.byEducation;

/** Of each school switched on: an invitation waits for them, whether or not they have confirmed their data yet (F-93). */
const WAITING: Shares<Fate> = data.waiting;

/** Of every school's previous cohort, while it is open (F-90). */
const PREVIOUS: Shares<Fate> = data.previous;

/** Where the data say null: a registered destination of every type that is offered to everybody (F-64). */
const EACH_TYPE = destinationForms.filter((form) => !form.forCommissioned && form.toCohort === null).length;

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
    const online = give(ONLINE[code] ?? {}, confirmed);
    const own = give(OWN[code] ?? {}, online.left);
    const stages = Object.entries(BY_EDUCATION).flatMap(
      ([level, shares]) =>
        give(
          shares,
          own.left.filter(({ educationLevel }) => educationLevel === level),
        ).given,
    );
    const commissioned = give(COMMISSIONED, barred(country, code, current)).given;
    return [
      ...shared(online.given),
      ...shared(give(WAITING, unconfirmed).given),
      ...before,
      ...[...own.given, ...stages, ...commissioned].map(([fate, graduate]) => {
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

function give<Of extends string>(
  shares: Shares<Of>,
  people: readonly DemoGraduate[],
): { given: [Of, DemoGraduate][]; left: DemoGraduate[] } {
  let left = [...people];
  const given = (Object.entries(shares) as [Of, number | null][]).flatMap(([fate, count]) => {
    const fitting = left.filter(({ educationLevel }) => (ONLY_OF[fate] ?? educationLevel) === educationLevel);
    const chosen = new Set(fitting.slice(0, count ?? EACH_TYPE));
    left = left.filter((person) => !chosen.has(person));
    return [...chosen].map((graduate): [Of, DemoGraduate] => [fate, graduate]);
  });
  return { given, left };
}

/** Fates that are counted through the types of destination open to one 学历层次. */
const ONLY_OF: Readonly<Record<string, string>> = { DESTINATION_OF_EACH_TYPE: "31" };

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
      index >= KNOWN_GRADUATES &&
      person.schoolCode === schoolCode &&
      person.cohort === cohort &&
      person.standing === "ON_ROSTER",
  );
}
