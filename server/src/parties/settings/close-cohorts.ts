import { change, query, type SqlExecutor, sql } from "../../database/sql.js";
import type { Sweep } from "../../outbox/index.js";
import { beijing } from "../../platform/clock.js";
import { closingOf } from "./signing-rules.js";

/** The newest cohort whose time has ended (F-90). */
export function lastClosedCohort(now: Date): number {
  const { year } = beijing(now);
  return now >= closingOf(year - 1) ? year - 1 : year - 2;
}

/** Rows of one statement: an act on one of them waits no longer. */
const AT_A_TIME = 5_000;

/** The rows of closed cohorts live no longer (F-01b), in bounded lots; one that is being worked on has its turn later. */
export const closingSweep: Sweep = {
  name: "roster.closing",
  everyMs: 60_000,
  run: async ({ pool, clock }) => {
    const now = clock.now();
    for (;;) {
      const closed = await change(
        pool,
        sql`update graduate set closed_at = ${now} where id in (select id from graduate
          where closed_at is null and cohort <= ${lastClosedCohort(now)} limit ${AT_A_TIME} for update skip locked)`,
      );
      if (closed < AT_A_TIME) return;
    }
  },
};

/**
 * The same at once for the persons of these rows, before another row of theirs shall live: the clock has decided,
 * whenever the sweep comes by.
 */
export async function closeRowsBeside(
  executor: SqlExecutor,
  graduateIds: readonly string[],
  now: Date,
): Promise<void> {
  await query(
    executor,
    sql`update graduate set closed_at = ${now} where closed_at is null and cohort <= ${lastClosedCohort(now)}
      and person_id in (select person_id from graduate where id = any(${`{${graduateIds.join(",")}}`}::uuid[]))`,
  );
}
