import { createHash } from "node:crypto";
import { v7 as uuidv7 } from "uuid";
import { z } from "zod";
import { Sealed } from "../../database/sealed.js";
import { query, sql } from "../../database/sql.js";
import { publish, topic } from "../../live/live.js";
import { defineJob, handles } from "../../outbox/index.js";
import type { Platform } from "../../platform/platform.js";
import { type AgreementDocument, DocumentStore, renderAgreement } from "../../services/documents/index.js";
import { openBlobs } from "../../storage/index.js";

export const issueDocument = defineJob("agreement.issue", z.object({ recordId: z.uuid() }));

/** Makes the PDF from the blocks fixed at the approval; a second run finds it made. A status never waits for this. */
export const issueDocumentHandler = handles(issueDocument, async (platform, { recordId }) => {
  const print = await printToMake(platform, recordId);
  if (!print) return;
  const document = openPrint(platform, print.print_sealed);
  const pdf = renderAgreement(document);
  const key = await documentStore(platform).put(pdf);
  await platform.orm.em.fork().transactional(async (em) => {
    await query(
      em,
      sql`insert into issued_document (id, record_id, file_name, store_key, sha256, bytes, issued_at)
       values (${uuidv7()}, ${recordId}, ${`就业协议书-${document.number}.pdf`}, ${key}, ${createHash("sha256").update(pdf).digest("hex")}, ${pdf.length}, ${platform.clock.now()}) on conflict (record_id) do nothing`,
    );
    const topics = [
      topic.graduate(print.graduate_id),
      ...(print.employer_id ? [topic.employer(print.employer_id)] : []),
      topic.department(print.department_id, print.level, "EMPLOYMENT"),
      topic.school(print.school_id, print.level, "EMPLOYMENT"),
    ];
    await publish(em, [{ topics, kind: "RECORD", recordId }]);
  });
});

/** What the PDF says, as fixed at the approval. */
export function openPrint(platform: Platform, sealed: Buffer): AgreementDocument {
  return JSON.parse(platform.keys.open("agreement.print_sealed", new Sealed(sealed))) as AgreementDocument;
}

/** Where issued documents lie, sealed. */
export function documentStore(platform: Platform): DocumentStore {
  return new DocumentStore(openBlobs(platform.config, "documents"), platform.keys);
}

interface PrintToMake {
  print_sealed: Buffer;
  graduate_id: string;
  /** Null where the employer is not on the platform (F-30). */
  employer_id: string | null;
  department_id: string;
  school_id: string;
  level: "UNDERGRADUATE" | "POSTGRADUATE";
}

async function printToMake(platform: Platform, recordId: string): Promise<PrintToMake | undefined> {
  const rows = await query<PrintToMake>(
    platform.pool,
    sql`select a.print_sealed, r.graduate_id, r.employer_id, r.department_id, r.school_id, r.level
     from agreement a join record r on r.id = a.record_id
     where a.record_id = ${recordId} and a.print_sealed is not null
       and not exists (select 1 from issued_document d where d.record_id = a.record_id)`,
  );
  return rows[0];
}
