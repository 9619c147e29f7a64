import type { EntityManager } from "@mikro-orm/postgresql";
import { AROUND_HEADER, type RecordSubject, subjectOf } from "../../records/index.js";
import { Agreement } from "../agreements/agreement.entity.js";

/** An online agreement with all that its guards and effects ask about, read together. */
export interface SigningSubject extends RecordSubject {
  readonly agreement: Agreement;
}

/** Reads the subject without locks. The caller has checked that the viewer may see it. */
export async function readSigningSubject(
  em: EntityManager,
  recordId: string,
): Promise<SigningSubject | null> {
  const agreement = await em.findOne(
    Agreement,
    { record: recordId },
    {
      populate: AROUND_HEADER.map((each) => `record.${each}` as const),
      strategy: "joined",
      refresh: true,
    },
  );
  if (!agreement) return null;
  const record = agreement.record.getEntity();
  return { ...(await subjectOf(em, record, record.status === "INVITED")), agreement };
}
