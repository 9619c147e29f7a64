import { query, type Sql, sql } from "../../database/sql.js";
import type { Sweep } from "../../outbox/index.js";
import type { StaffIdentity } from "../../parties/identity/index.js";
import type { Platform } from "../../platform/platform.js";
import { flowOf, type RecordFlow, statesWaitingFor, statusLabel } from "../../records/index.js";
import type { RecordKind, RecordStatus } from "../../words/record-words.js";
import type { RecordModule } from "../../words/viewer.js";
import type { KindCounts, QueueCounts } from "./queue.types.js";
import { isReviewer, kindsFor, mayStandIn, unattendedOf } from "./waiting.js";

interface CountRow {
  kind: RecordKind;
  status: RecordStatus;
  count: number;
  unattended: number;
}

/**
 * Counts per kind and state of the viewer's area: what is folded plus what is pending, in one statement of the same
 * snapshot, so that they agree with the lists at every moment (design: Reading).
 */
export async function countQueues(platform: Platform, viewer: StaffIdentity): Promise<QueueCounts> {
  const kinds = kindsFor(viewer);
  const area = areaOf(viewer);
  const [unattended, stoodInFor] = mayStandIn(viewer)
    ? [
        sql`with ${unattendedOf(viewer)}`,
        sql`(q.department_id, q.level, q.kind) in (select u.department_id, u.level, k.kind
          from unattended u join unnest(${kinds}::text[], ${kinds.map(moduleOf)}::text[]) as k (kind, module)
            on k.module = u.module)`,
      ]
    : [sql``, sql`false`];
  const statement = sql`
    ${unattended}
    select kind, status, sum(count)::int as count,
      coalesce(sum(count) filter (where ${stoodInFor}), 0)::int as unattended
    from (
      select kind, status, department_id, level, count from queue_count q where ${area}
      union all
      select kind, status, department_id, level, delta from queue_delta q where ${area}
    ) q group by kind, status`;
  const scope = viewer.levelScope === "ALL" ? "all" : "level";
  const name = `queue-counts-${viewer.role}-${scope}`;
  const rows = await query<CountRow>(platform.pool, statement, { name });
  return { kinds: kinds.map((kind) => countsOf(flowOf(kind), viewer, rows)) };
}

function moduleOf(kind: RecordKind): RecordModule {
  return flowOf(kind).flow.module;
}

/** What is never submitted is in no list of a reviewer: drafts have no count. */
function countsOf({ kind, flow }: RecordFlow, viewer: StaffIdentity, rows: readonly CountRow[]): KindCounts {
  const own = new Map(rows.filter((row) => row.kind === kind).map((row) => [row.status, row]));
  const mine = isReviewer(viewer.role)
    ? statesWaitingFor(kind, viewer.role).map((state) => own.get(state)?.count ?? 0)
    : [];
  const stoodInFor = statesWaitingFor(kind, "DEPARTMENT").map((state) => own.get(state)?.unattended ?? 0);
  return {
    kind,
    kindLabel: flow.name,
    waitingForMe: [...mine, ...stoodInFor].reduce((sum, count) => sum + count, 0),
    byStatus: (Object.keys(flow.states) as RecordStatus[])
      .filter((status) => !flow.states[status]?.draft)
      .map((status) => ({
        status,
        statusLabel: statusLabel(kind, status),
        count: own.get(status)?.count ?? 0,
      })),
  };
}

/** The same rows as `recordsInSight`, on the columns of the counters. */
function areaOf(viewer: StaffIdentity): Sql {
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
      return sql`q.school_id is null`;
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
    const rows = await query<{ moved: number }>(
      platform.pool,
      sql`with moved as (
         delete from queue_delta where id in (
           select id from queue_delta order by id limit ${FOLD_AT_ONCE} for update skip locked)
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
    );
    if ((rows[0]?.moved ?? 0) < FOLD_AT_ONCE) return;
  }
}
