import type { EntityManager } from "@mikro-orm/postgresql";
import {
  type RecordSubject,
  readSubjectWith,
  type SubmissionInput,
  type VerdictGiven,
} from "../../records/index.js";
import type { Moment } from "../../workflow/index.js";
import { type Ending, Termination } from "./termination.entity.js";

/** A termination with what its guards and effects ask about. */
export interface TerminationSubject extends RecordSubject {
  readonly termination: Termination;
}

/** What a request says; JSON, kept with every submission. */
export interface TerminationRequest {
  reasonCode: string;
  explanation: string;
}

/** What the school gives for a decision against or without one side; kept for ever (F-52, F-54). */
export interface Justification {
  statement: string;
  evidenceIds: string[];
}

/** What an act on a termination brings along; each act uses its own part. */
export interface TerminationInput extends VerdictGiven, SubmissionInput {
  content: TerminationRequest;
  /** refuse: why the other side does not agree. */
  refusal?: string;
  /** approve, of an offline termination: how the agreement ends (F-54). */
  ending?: Extract<Ending, "MUTUAL" | "UNILATERAL">;
  /** approve with UNILATERAL, force. */
  justification?: Justification;
}

export type TerminationMoment = Moment<TerminationSubject, TerminationInput>;

/** Reads the subject without locks. The caller has checked that the viewer may see it. */
export async function readTermination(
  em: EntityManager,
  recordId: string,
): Promise<TerminationSubject | null> {
  const read = await readSubjectWith(em, Termination, recordId);
  return read?.own ? { ...read.subject, termination: read.own } : null;
}
