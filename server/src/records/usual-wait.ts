import { query, sql } from "../database/sql.js";
import type { Platform } from "../platform/platform.js";
import type { AnyRecordSubject } from "./subject.js";

/** With fewer there is nothing usual about it, and no number is made up. */
const FEWEST = 10;
/** The latest ones count: what was usual years ago is not. */
const LATEST = 300;

/**
 * How long records of this kind usually stand at the step where this one stands, at its own school, or at the operators' desk: the median of the
 * latest that have passed it, in whole hours, at least one; null where they are too few.
 */
export async function usualWaitHours(
  platform: Platform,
  { record }: AnyRecordSubject,
): Promise<number | null> {
  const { school, kind, status } = record;
  // What waits for an operator belongs to no school.
  const desk = school ? sql`school_id = ${school.id}` : sql`school_id is null`;
  const [row] = await query<{ passed: number; hours: number | null }>(
    platform.pool,
    sql`
      select count(*)::int as passed, percentile_cont(0.5) within group (order by seconds) / 3600 as hours
      from (select seconds from step_wait
        where ${desk} and kind = ${kind} and status = ${status}
        order by until desc limit ${LATEST}) latest`,
    { name: school ? "usual-wait" : "usual-wait-of-operator" },
  );
  return row && row.passed >= FEWEST && row.hours !== null ? Math.max(1, Math.round(row.hours)) : null;
}
