import type { EntityManager } from "@mikro-orm/postgresql";
import { type RecordSubject, readHeaderWith, subjectOf } from "../../records/index.js";
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
  const read = await readHeaderWith(em, Agreement, recordId);
  if (!read?.own) return null;
  const { record, own: agreement } = read;
  return { ...(await subjectOf(em, record, record.status === "INVITED")), agreement };
}
