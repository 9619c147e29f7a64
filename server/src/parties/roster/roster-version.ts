import type { EntityManager } from "@mikro-orm/postgresql";
import type { PoolClient } from "pg";
import { runSql } from "../../database/run-sql.js";

/**
 * Counts a change of a school's roster of one cohort and holds its line until the transaction ends: whoever adds,
 * changes, deletes or restores graduates calls this first, so that a dry run made before is not committed after.
 */
export async function rosterChanges(
  executor: EntityManager | PoolClient,
  schoolId: string,
  cohort: number,
): Promise<void> {
  await runSql(
    executor,
    `insert into roster_version (school_id, cohort, version) values (?, ?, 1)
     on conflict (school_id, cohort) do update set version = roster_version.version + 1`,
    [schoolId, cohort],
  );
}

/** How often the roster was changed; 0 for one that never was. */
export async function rosterVersion(em: EntityManager, schoolId: string, cohort: number): Promise<number> {
  const [row] = await em.execute<{ version: number }[]>(
    "select version from roster_version where school_id = ? and cohort = ?",
    [schoolId, cohort],
  );
  return row?.version ?? 0;
}
