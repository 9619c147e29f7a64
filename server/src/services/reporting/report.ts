import type { EntityManager } from "@mikro-orm/postgresql";
import { v7 as uuidv7 } from "uuid";
import { z } from "zod";
import { query, sql } from "../../database/sql.js";
import { addingJob, defineJob } from "../../outbox/index.js";

/** A graduate's destination as the registry takes it: codes, not labels, so that it can correct labels. */
export const destinationReport = z.object({
  /** Destination code of D-03; 10 for an agreement of this platform, 70 when one has ended. */
  code: z.string(),
  employerName: z.string().nullable(),
  uscc: z.string().nullable(),
  nature: z.string().nullable(),
  industry: z.string().nullable(),
  jobCategory: z.string().nullable(),
  division: z.string().nullable(),
  agreementNumber: z.string().nullable(),
});
export type DestinationReport = z.infer<typeof destinationReport>;

export const deliverReports = defineJob("registry.deliver", z.object({ graduateId: z.uuid() }));

/**
 * Puts a report in the graduate's line, inside the transaction that changed the record; the caller holds the
 * graduate's lock, which makes the numbering safe. Delivered in order, exactly once in effect (F-92).
 */
export async function reportDestination(
  em: EntityManager,
  report: { graduateId: string; recordId: string; destination: DestinationReport; now: Date },
): Promise<void> {
  const delivery = addingJob(
    deliverReports,
    { graduateId: report.graduateId },
    { queue: queueOf(report.graduateId) },
  );
  await query(
    em,
    sql`with report as (
      insert into registry_report (id, graduate_id, seq, record_id, payload, created_at)
      select ${uuidv7()}::uuid, ${report.graduateId}::uuid, coalesce(max(seq), 0) + 1, ${report.recordId}::uuid,
        ${JSON.stringify(report.destination)}::jsonb, ${report.now}::timestamptz
      from registry_report where graduate_id = ${report.graduateId}
    ) ${delivery}`,
    { name: "report-destination" },
  );
}

/**
 * One of 256, always the same for a graduate: the outbox never forgets the name of a queue, so that one for each
 * graduate would be millions of rows a year. Order within a line is kept by the numbers of its reports.
 */
function queueOf(graduateId: string): string {
  return `registry:${graduateId.slice(-2)}`;
}
