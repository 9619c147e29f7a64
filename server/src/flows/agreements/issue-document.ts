import { createHash } from "node:crypto";
import { v7 as uuidv7 } from "uuid";
import { z } from "zod";
import { Sealed } from "../../database/sealed.js";
import { query, sql } from "../../database/sql.js";
import { inTransaction } from "../../database/transaction.js";
import { publish, topic } from "../../live/live.js";
import { defineJob, handles } from "../../outbox/index.js";
import type { Platform } from "../../platform/platform.js";
import { type AgreementDocument, DocumentStore, renderAgreement } from "../../services/documents/index.js";
import { openBlobs } from "../../storage/index.js";

export const issueDocument = defineJob("agreement.issue", z.object({ recordId: z.uuid() }));

/**
 * Makes the PDF from the blocks fixed at the approval, or both of an agreement that is stamped by hand; a second run finds
 * them made. A status never waits for this.
 */
export const issueDocumentHandler = handles(issueDocument, async (platform, { recordId }) => {
  for (const print of await printsToMake(platform, recordId)) await issue(platform, recordId, print);
});

async function issue(platform: Platform, recordId: string, print: PrintToMake): Promise<void> {
  const document = openPrint(platform, print);
  const name = document.forStamp ? "就业协议书（待盖章）" : "就业协议书";
  const pdf = renderAgreement(document);
  const key = await documentStore(platform).put(pdf);
  await inTransaction(platform, async (em) => {
    await query(
      em,
      sql`insert into issued_document (id, record_id, kind, file_name, store_key, sha256, bytes, issued_at)
       values (${uuidv7()}, ${recordId}, ${document.forStamp ? "FOR_STAMP" : "IN_FORCE"}, ${`${name}-${document.number}.pdf`}, ${key}, ${createHash("sha256").update(pdf).digest("hex")}, ${pdf.length}, ${platform.clock.now()}) on conflict (record_id, kind) do nothing`,
    );
    const topics = [
      topic.graduate(print.graduate_id),
      ...(print.employer_id ? [topic.employer(print.employer_id)] : []),
      topic.department(print.department_id, print.level, "EMPLOYMENT"),
      topic.school(print.school_id, print.level, "EMPLOYMENT"),
    ];
    await publish(em, [{ topics, kind: "RECORD", recordId }]);
  });
}

/** What the PDF says, as fixed at the approval. */
export function openPrint({ keys }: Platform, { column, sealed }: SealedPrint): AgreementDocument {
  return JSON.parse(keys.open(`agreement.${column}`, new Sealed(sealed))) as AgreementDocument;
}

/** Where issued documents lie, sealed. */
export function documentStore(platform: Platform): DocumentStore {
  return new DocumentStore(openBlobs(platform.config, "documents"), platform.keys);
}

export interface SealedPrint {
  column: "print_sealed" | "in_force_print_sealed";
  sealed: Buffer;
}

interface PrintToMake extends SealedPrint {
  graduate_id: string;
  /** Null where the employer is not on the platform (F-30). */
  employer_id: string | null;
  department_id: string;
  school_id: string;
  level: "UNDERGRADUATE" | "POSTGRADUATE";
}

/** What was fixed and has no document yet; the first document of a record is of `print_sealed`. */
async function printsToMake(platform: Platform, recordId: string): Promise<PrintToMake[]> {
  return await query<PrintToMake>(
    platform.pool,
    sql`select print.*, r.graduate_id, r.employer_id, r.department_id, r.school_id, r.level
     from agreement a join record r on r.id = a.record_id,
       lateral (values ('print_sealed', a.print_sealed, null), ('in_force_print_sealed', a.in_force_print_sealed, 'IN_FORCE'))
         print ("column", sealed, kind)
     where a.record_id = ${recordId} and print.sealed is not null
       and not exists (select from issued_document d
         where d.record_id = a.record_id and (print.kind is null or d.kind = print.kind))
     order by print."column" desc`,
  );
}
