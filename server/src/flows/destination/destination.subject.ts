import type { EntityManager } from "@mikro-orm/postgresql";
import { destinationFormOf, type FormValues, type Pay } from "../../catalogue/index.js";
import type { Platform } from "../../platform/platform.js";
import {
  type AnyRecordSubject,
  type RecordSubject,
  readSubjectWith,
  type SubmissionInput,
  type VerdictGiven,
} from "../../records/index.js";
import type { Moment } from "../../workflow/index.js";
import { Destination } from "./destination.entity.js";
import type { CompleteDestination, DestinationContent } from "./destination-content.js";

/** A destination with its record; there is none before the first submission. */
export interface DestinationSubject extends RecordSubject {
  readonly destination: Destination | null;
}

/** What an act on a destination brings along; each act uses its own part. */
export interface DestinationInput extends VerdictGiven, SubmissionInput {
  /** submit. */
  content: DestinationContent & CompleteDestination;
  /** approve: what the reviewer changed (F-62). Survives JSON: it may be held (F-18). */
  changes?: CompleteDestination;
}

export type DestinationMoment = Moment<DestinationSubject, DestinationInput>;

export async function readDestination(
  em: EntityManager,
  recordId: string,
): Promise<DestinationSubject | null> {
  const read = await readSubjectWith(em, Destination, recordId);
  return read && { ...read.subject, destination: read.own };
}

/** 联系电话 as it was filled in, for an audited look (P-08); null where the type asks for none, or it is no destination. */
export async function contactPhoneOf(
  platform: Pick<Platform, "keys">,
  em: EntityManager,
  recordId: string,
): Promise<string | null> {
  const subject = await readDestination(em, recordId);
  return (subject && standing(platform, subject)?.values.contactPhone) ?? null;
}

/** What a destination says of the pay, where its type asks for it (12, 271, 76). */
export interface DestinationPay {
  division: string | null;
  pay: Pay | null;
}

/** The pay as it was filled in; null where the type asks for none, or the record is no destination. */
export function payOf(platform: Pick<Platform, "keys">, subject: AnyRecordSubject): DestinationPay | null {
  const stands = isDestination(subject) ? standing(platform, subject) : null;
  const form = stands && destinationFormOf(stands.typeCode, stands.cohort);
  if (!form?.sections.some(({ fields }) => fields.some(({ key }) => key === "payAmount"))) return null;
  const { payAmount, payUnit, divisionCode } = stands?.values ?? {};
  return {
    division: divisionCode ?? null,
    pay: payAmount === undefined ? null : { amountYuan: Number(payAmount), hourly: payUnit === "HOUR" },
  };
}

/** What an approval of it states beside that it is right; nothing for a record of another kind. */
export function approvalStates(
  platform: Pick<Platform, "keys">,
  subject: AnyRecordSubject,
): readonly string[] {
  const stands = isDestination(subject) ? standing(platform, subject) : null;
  return (stands && destinationFormOf(stands.typeCode, stands.cohort)?.approvalStates) ?? [];
}

function isDestination(subject: AnyRecordSubject): subject is DestinationSubject {
  return "destination" in subject;
}

/** What stands; null before the first submission. */
export function standing(
  { keys }: Pick<Platform, "keys">,
  { destination, record }: DestinationSubject,
): CompleteDestination | null {
  if (!destination) return null;
  const { typeCode, subType, valuesSealed } = destination;
  const values = JSON.parse(keys.open("destination.values_sealed", valuesSealed)) as FormValues;
  return { cohort: record.cohort, typeCode, subType, values };
}
