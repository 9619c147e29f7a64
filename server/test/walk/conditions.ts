import type { Model } from "./model.js";
import {
  AT_DEPARTMENT,
  AT_SCHOOL,
  asPerson,
  type Change,
  holds,
  type ModelGraduate,
  type ModelRecord,
  OPEN_TERMINATION,
  type Step,
  type Who,
} from "./world.js";

/** What a command changes; null where it is refused. */
export type Rule = (model: Model, step: Step) => Change | null;

export const isOpen = (model: Model, graduate: ModelGraduate): boolean => model.now < graduate.closing;

/** F-91, F-18: nobody acts on what is frozen, nor on what a verdict is being held for. */
export const mayBeTouched = (record: ModelRecord): boolean => !record.graduate.frozen && record.held === null;

/** F-01 */
export function isFree(model: Model, graduate: ModelGraduate, beside?: ModelRecord): boolean {
  return !model.of(graduate).some((record) => record !== beside && holds(record));
}

/** The person, whichever of their rows it is (F-01a). */
export const isGraduate = (who: Who, graduate: ModelGraduate): boolean =>
  who === asPerson(`graduate ${graduate.number}` as Who);

/** F-01b: another row of the person lives in this stage. */
export const livesElsewhere = (model: Model, graduate: ModelGraduate): boolean =>
  model.graduates.some(
    (other) =>
      other !== graduate &&
      other.stage === graduate.stage &&
      isGraduate(asPerson(`graduate ${other.number}` as Who), graduate) &&
      !other.frozen &&
      isOpen(model, other),
  );
export const schoolOf = (graduate: ModelGraduate): Who => `school ${graduate.school}`;

/** Where a submission waits first (F-10). */
export function firstStep({ school }: ModelGraduate, prefix = ""): string {
  return `${prefix}${school === "A" ? "DEPARTMENT" : "SCHOOL"}_REVIEW`;
}

/** F-12: nobody on the chain has given a verdict on this submission. */
export function isUndecided({ status, graduate }: ModelRecord): boolean {
  return AT_DEPARTMENT.has(status) || (AT_SCHOOL.has(status) && graduate.school === "B");
}

export const openTerminationOf = (model: Model, agreement: ModelRecord): ModelRecord | undefined =>
  [...model.records.values()].find(
    (record) => record.agreement === agreement && OPEN_TERMINATION.has(record.status),
  );

/** F-57 */
export function endAgreement(model: Model, termination: ModelRecord, by: Who): void {
  model.move(termination, "TERMINATION_DONE", by);
  if (termination.agreement) model.move(termination.agreement, "TERMINATED", null);
  termination.graduate.registry = { code: "70", category: null };
}
