import { type Sql, sql, wordsOf } from "../../database/sql.js";
import type { RecordKind } from "../../graphql/vocabulary.js";
import type { Platform } from "../../platform.js";
import { entersEmployment, type StaffIdentity } from "../identity/index.js";
import { everyFlow, statesWaitingFor, waitsFor } from "../records/index.js";
import { DEPARTMENT_STEPS } from "../settings/index.js";

/** A department that nobody can review for, at one level of education, while something waits for it (F-10a). */
export interface Unattended {
  departmentId: string;
  level: string;
}

/**
 * The departments whose step this viewer takes (F-10a): those without an enabled 读写 account of the level, as long as
 * something waits for them; a whole-school user's matter, and nearly always none.
 */
export async function unattendedDepartments(
  platform: Platform,
  viewer: StaffIdentity,
): Promise<readonly Unattended[]> {
  if (viewer.role !== "SCHOOL" || viewer.levelScope !== "ALL" || !entersEmployment(viewer)) return [];
  const kinds = everyFlow().map(({ kind }) => kind);
  // Reviewers first: where every department has them, no record is looked at.
  const { text, values } = sql`
    with unattended as materialized (
      select d.id, l.level
      from department d cross join (values ('UNDERGRADUATE'), ('POSTGRADUATE')) as l (level)
      left join staff_account s on s.school_id = ${viewer.schoolId} and s.department_id = d.id
        and s.role = 'DEPARTMENT' and s.employment_right = 'READ_WRITE' and s.level_scope in ('ALL', l.level)
        and s.disabled_at is null
      where d.school_id = ${viewer.schoolId} and s.id is null
    )
    select u.id as "departmentId", u.level from unattended u
    where exists (select from record r where r.department_id = u.id and r.kind in ${wordsOf(kinds)}
      and r.status in ${wordsOf(DEPARTMENT_STEPS)} and r.level = u.level and not r.frozen)`.toPg();
  const { rows } = await platform.pool.query<Unattended>({ name: "unattended-departments", text, values });
  return rows;
}

/** Being one of them, on the columns of `row`: a condition for lists and counters. */
export function isUnattended(row: "r" | "q", unattended: readonly Unattended[]): Sql {
  const departments = unattended.map(({ departmentId }) => departmentId);
  const levels = unattended.map(({ level }) => level);
  const pairs = sql`(select * from unnest(${departments}::uuid[], ${levels}::text[]))`;
  return row === "r"
    ? sql`(r.department_id, r.level) in ${pairs}`
    : sql`(q.department_id, q.level) in ${pairs}`;
}

/**
 * What waits for a reviewer among these kinds, as conditions on `record r` that each lead along one index: kind and
 * state stand in the text, so that one plan fits every school. Province and ministry only read (F-10).
 */
export function waitingConditions(
  viewer: StaffIdentity,
  kinds: readonly RecordKind[],
  unattended: readonly Unattended[],
): Sql[] {
  if (viewer.role !== "DEPARTMENT" && viewer.role !== "SCHOOL") return [];
  const own = kinds.flatMap((kind) =>
    statesWaitingFor(kind, viewer.role).map((state) => inState(kind, state)),
  );
  if (unattended.length === 0) return own;
  const standIn = kinds.flatMap((kind) =>
    statesWaitingFor(kind, "DEPARTMENT").map(
      (state) => sql`${inState(kind, state)} and ${isUnattended("r", unattended)}`,
    ),
  );
  return [...own, ...standIn];
}

export function ofKind(kind: RecordKind): Sql {
  return sql`r.kind in ${wordsOf([kind])}`;
}

function inState(kind: RecordKind, state: string): Sql {
  return sql`${ofKind(kind)} and r.status in ${wordsOf([state])}`;
}

/** Whether this viewer may give a verdict now, read off a row of a list. */
export function waitsForViewer(
  viewer: StaffIdentity,
  row: { kind: RecordKind; status: string; department_id: string; level: string },
  unattended: readonly Unattended[],
): boolean {
  if (viewer.employmentRight !== "READ_WRITE") return false;
  const waiting = waitsFor(row.kind, row.status);
  if (waiting === viewer.role) return true;
  return (
    waiting === "DEPARTMENT" &&
    unattended.some(({ departmentId, level }) => departmentId === row.department_id && level === row.level)
  );
}
