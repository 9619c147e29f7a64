import type { EntityManager } from "@mikro-orm/postgresql";
import type { PoolClient } from "pg";
import { query, sql } from "../../database/sql.js";

/**
 * Counts a change of a school's roster of one cohort and holds its line until the transaction ends: whoever adds,
 * changes, deletes or restores graduates calls this first, so that a dry run made before is not committed after.
 */
export async function rosterChanges(
  executor: EntityManager | PoolClient,
  schoolId: string,
  cohort: number,
): Promise<void> {
  await query(
    executor,
    sql`insert into roster_version (school_id, cohort, version) values (${schoolId}, ${cohort}, 1)
     on conflict (school_id, cohort) do update set version = roster_version.version + 1`,
  );
}

/** How often the roster was changed; 0 for one that never was. */
export async function rosterVersion(em: EntityManager, schoolId: string, cohort: number): Promise<number> {
  const [row] = await query<{ version: number }>(
    em,
    sql`select version from roster_version where school_id = ${schoolId} and cohort = ${cohort}`,
  );
  return row?.version ?? 0;
}
