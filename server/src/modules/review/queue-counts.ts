import { type Sql, sql } from "../../database/sql.js";
import type { RecordStatus } from "../../graphql/vocabulary.js";
import type { Sweep } from "../../outbox/index.js";
import type { Platform } from "../../platform.js";
import { onlineSigning, statusLabel } from "../agreements/index.js";
import { entersEmployment, type StaffIdentity } from "../identity/index.js";
import { stateWaitingFor } from "./queue.list.js";
import type { QueueCounts } from "./review.types.js";

/**
 * Counts per state of the viewer's area: what is folded plus what is pending, in one statement of the same snapshot,
 * so that they agree with the lists at every moment (design: Reading).
 */
export async function countQueues(platform: Platform, viewer: StaffIdentity): Promise<QueueCounts> {
  const area = areaOf(viewer);
  const { text, values } = sql`
    select status, sum(count)::int as count from (
      select status, count from queue_count q where q.kind = 'ONLINE_AGREEMENT' and ${area}
      union all
      select status, delta from queue_delta q where q.kind = 'ONLINE_AGREEMENT' and ${area}
    ) counted group by status`.toPg();
  const scope = entersEmployment(viewer) ? (viewer.levelScope === "ALL" ? "all" : "level") : "closed";
  const name = `queue-counts-${viewer.role}-${scope}`;
  const { rows } = await platform.pool.query<{ status: RecordStatus; count: number }>({ name, text, values });
  const byStatus = new Map(rows.map((row) => [row.status, row.count]));
  const waiting = stateWaitingFor(viewer);
  return {
    onlineSigningWaitingForMe: waiting ? (byStatus.get(waiting) ?? 0) : 0,
    onlineSigningByStatus: (Object.keys(onlineSigning.states) as RecordStatus[]).map((status) => ({
      status,
      statusLabel: statusLabel(status),
      count: byStatus.get(status) ?? 0,
    })),
  };
}

/** The same rows as `recordsInSight`, on the columns of the counters. */
function areaOf(viewer: StaffIdentity): Sql {
  if (!entersEmployment(viewer)) return sql`false`;
  const level = viewer.levelScope === "ALL" ? sql`true` : sql`q.level = ${viewer.levelScope}`;
  switch (viewer.role) {
    case "DEPARTMENT":
      return sql`q.department_id = ${viewer.departmentId} and ${level}`;
    case "SCHOOL":
      return sql`q.school_id = ${viewer.schoolId} and ${level}`;
    case "PROVINCE":
      return sql`q.school_id in (select id from school where province_id = ${viewer.provinceId})`;
    case "MINISTRY":
      return sql`true`;
    case "OPERATOR":
      return sql`false`;
  }
}

const FOLD_AT_ONCE = 5000;

/** Folds pending deltas into the counters; readings are the same before, during and after. */
export const foldSweep: Sweep = {
  name: "review.fold-counts",
  everyMs: 3000,
  run: foldCounts,
};

export async function foldCounts(platform: Platform): Promise<void> {
  for (;;) {
    const { rows } = await platform.pool.query<{ moved: number }>(
      `with moved as (
         delete from queue_delta where id in (
           select id from queue_delta order by id limit $1 for update skip locked)
         returning school_id, department_id, level, cohort, kind, status, delta
       ), folded as (
         insert into queue_count as q (school_id, department_id, level, cohort, kind, status, count)
         select school_id, department_id, level, cohort, kind, status, sum(delta) from moved
         group by school_id, department_id, level, cohort, kind, status
         order by school_id, department_id, level, cohort, kind, status
         on conflict (school_id, department_id, level, cohort, kind, status)
           do update set count = q.count + excluded.count
         returning 1
       )
       select count(*)::int as moved from moved`,
      [FOLD_AT_ONCE],
    );
    if ((rows[0]?.moved ?? 0) < FOLD_AT_ONCE) return;
  }
}
