import type { EntityManager } from "@mikro-orm/postgresql";
import { type RecordSubject, readSubjectWith } from "../../records/index.js";
import { Agreement } from "./agreement.entity.js";

/** An agreement that there is, with all that its guards and effects ask about, read together. */
export interface SigningSubject extends RecordSubject {
  readonly agreement: Agreement;
}

/** Reads the subject without locks. The caller has checked that the viewer may see it. */
export async function readSigningSubject(
  em: EntityManager,
  recordId: string,
): Promise<SigningSubject | null> {
  const read = await readSubjectWith(em, Agreement, recordId);
  return read?.own ? { ...read.subject, agreement: read.own } : null;
}
