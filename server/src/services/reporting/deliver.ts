import { query, sql } from "../../database/sql.js";
import { handles } from "../../outbox/index.js";
import type { Platform } from "../../platform/platform.js";
import { EmbeddedRegistry } from "./registry.js";
import { deliverReports, destinationReport } from "./report.js";

/**
 * Delivers what waits for one graduate, oldest first. The mark is set after the registry took the report: a death in
 * between repeats the report, which the registry recognises by its number.
 */
export const deliverReportsHandler = handles(deliverReports, async (platform, { graduateId }) => {
  const registry = new EmbeddedRegistry(platform);
  for (
    let next = await nextReport(platform, graduateId);
    next;
    next = await nextReport(platform, graduateId)
  ) {
    await registry.report(graduateId, next.seq, destinationReport.parse(next.payload));
    await query(
      platform.pool,
      sql`update registry_report set delivered_at = ${platform.clock.now()} where id = ${next.id}`,
    );
  }
});

async function nextReport(
  platform: Platform,
  graduateId: string,
): Promise<{ id: string; seq: number; payload: unknown } | undefined> {
  const rows = await query<{ id: string; seq: number; payload: unknown }>(
    platform.pool,
    sql`select id, seq, payload from registry_report
     where graduate_id = ${graduateId} and delivered_at is null order by seq limit 1`,
  );
  return rows[0];
}
