import {
  checkDestination,
  checkDestinationProofs,
  destinationFormOf,
  destinationForms,
  destinationLabel,
  type FormChange,
  type FormFactSection,
  type FormProblem,
  type FormStage,
  type FormsOf,
  type FormValues,
  formChanges,
  formFacts,
  maskMobile,
} from "../../catalogue/index.js";
import { isStaff, type Viewer } from "../../parties/identity/index.js";
import type { LabelledValue } from "../../records/index.js";
import { FieldProblem, InvalidInput } from "../../words/refusals.js";

/** Type, sub-type and what was filled in. The cohort says which form it is of. */
export interface DestinationValues {
  cohort: number;
  typeCode: string | null;
  subType: string | null;
  values: FormValues;
}

/** A whole form on its way: canonical, so that equal forms are equal JSON. */
export interface DestinationContent extends DestinationValues {
  uploadIds: string[];
}

/** A destination that has a type: what was submitted. */
export interface CompleteDestination extends DestinationValues {
  typeCode: string;
}

/** What was entered, as any page sends it. */
export interface EnteredDestination {
  typeCode?: string | null;
  subType?: string | null;
  fields?: readonly { key: string; value?: string | null }[] | null;
}

/** Every proof of every form: what may be uploaded at all; which are needed depends on the type. */
export const PROOF_KEYS: readonly string[] = [
  ...new Set(destinationForms.flatMap(({ proofs }) => proofs.flatMap((group) => group.proofs))),
]
  .map(({ key }) => key)
  .filter((key, index, all) => all.indexOf(key) === index);

/** Which forms a graduate gets, by what roster and settings say. */
export function formsOfConditions({ cohort, trainingMode, educationLevel = null }: FormsOf): FormsOf {
  return { cohort, trainingMode, educationLevel };
}

/**
 * Checks and tidies what was entered (F-60, F-64).
 *
 * @throws {InvalidInput} with paths below `at`.
 */
export function readEntered(
  entered: EnteredDestination,
  of: FormsOf,
  stage: FormStage,
  at: string,
): DestinationValues {
  const typeCode = entered.typeCode?.trim() || null;
  const subType = entered.subType?.trim() || null;
  const fields = Object.fromEntries((entered.fields ?? []).map(({ key, value }) => [key, value ?? null]));
  const { problems, values } = checkDestination(typeCode, subType, fields, { stage, ...of });
  refuse(problems, at);
  return { cohort: of.cohort, typeCode, subType, values };
}

/** The same for what must be complete. */
export function readComplete(entered: EnteredDestination, of: FormsOf, at: string): CompleteDestination {
  const { typeCode, ...rest } = readEntered(entered, of, "SUBMIT", at);
  if (typeCode === null) throw new Error("A destination was checked without a type");
  return { ...rest, typeCode };
}

/** @throws {InvalidInput} when any is there. */
export function refuse(problems: readonly FormProblem[], at: string): void {
  if (problems.length === 0) return;
  throw new InvalidInput(problems.map(({ field, message }) => new FieldProblem(`${at}.${field}`, message)));
}

/** What is missing of the proofs, given the purposes of the files that are there. */
export function missingProofs(
  { typeCode, subType, cohort, values }: CompleteDestination,
  purposes: readonly string[],
): readonly FormProblem[] {
  const given: Record<string, number> = {};
  for (const purpose of purposes) given[purpose] = (given[purpose] ?? 0) + 1;
  return checkDestinationProofs(typeCode, subType, given, cohort, values);
}

/** Files that this type of destination asks for; a reviewer who changes the type lets the others be (F-62). */
export function proofKeysOf({ typeCode, cohort }: CompleteDestination): string[] {
  const groups = destinationFormOf(typeCode, cohort)?.proofs ?? [];
  return groups.flatMap(({ proofs }) => proofs.map(({ key }) => key));
}

/** What lists and messages call it: the organisation it leads to, else the type. */
export function counterpartOf({ typeCode, subType, values }: DestinationValues): string | null {
  const organisation = values.employerName ?? values.schoolName;
  return organisation ?? (typeCode === null ? null : destinationLabel(typeCode, subType));
}

/** How the type reads, with its sub-type. */
export function labelOf({ typeCode, subType }: DestinationValues): string | null {
  return typeCode === null ? null : destinationLabel(typeCode, subType);
}

/** Whether a type's own numbers are masked for this reader: staff ask for what they need (P-08). */
export type Reader = "PARTY" | "STAFF";

export function readerOf(viewer: Viewer): Reader {
  return isStaff(viewer) ? "STAFF" : "PARTY";
}

/** The form as people read it. */
export function factsOf(content: DestinationValues, reader: Reader): readonly FormFactSection[] {
  const { typeCode, subType, cohort, values } = content;
  const form = typeCode === null ? null : destinationFormOf(typeCode, cohort);
  if (!form) return [];
  return formFacts(form, subType, reader === "STAFF" ? maskedValues(values) : values);
}

/** For staff, who see no number of a contact in full unasked (P-08). */
export function maskedValues(values: FormValues): FormValues {
  const { contactPhone } = values;
  return contactPhone === undefined ? values : { ...values, contactPhone: maskMobile(contactPhone) };
}

/** A number that a reviewer sent back as it was masked is the number that stands. */
export function unmasked(entered: EnteredDestination, standing: DestinationValues): EnteredDestination {
  const masked = maskedValues(standing.values);
  return {
    ...entered,
    fields: (entered.fields ?? []).map(({ key, value }) => ({
      key,
      value: value && value === masked[key] ? (standing.values[key] ?? value) : value,
    })),
  };
}

/** What differs, type first; empty when nothing does. */
export function changesBetween(
  before: DestinationValues,
  after: DestinationValues,
  reader: Reader,
): FormChange[] {
  const [then, now] = [labelOf(before), labelOf(after)];
  const type = { key: "typeCode", label: "毕业去向类型", before: then, after: now };
  // Compared in full: a mask may hide that a number changed.
  const changed = formChanges(factsOf(before, "PARTY"), factsOf(after, "PARTY")).map((change) => {
    if (change.key !== "contactPhone" || reader === "PARTY") return change;
    return { ...change, before: maskOrNull(change.before), after: maskOrNull(change.after) };
  });
  return [...(then === now ? [] : [type]), ...changed];
}

function maskOrNull(text: string | null): string | null {
  return text === null ? null : maskMobile(text);
}

/** The lines of a form, for staff who compare two submissions. */
export function describeDestination(content: unknown): LabelledValue[] {
  const destination = content as DestinationContent;
  const lines = factsOf(destination, "STAFF").flatMap(({ facts }) => facts);
  return [
    { label: "毕业去向类型", text: labelOf(destination) ?? "" },
    ...lines.map(({ label, value }) => ({ label, text: value ?? "" })),
  ];
}
