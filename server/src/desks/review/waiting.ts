import { query, type Sql, sql, wordsOf } from "../../database/sql.js";
import {
  enters,
  modulesOf,
  rightIn,
  type StaffIdentity,
  unattendedDepartmentsOf,
} from "../../parties/identity/index.js";
import type { Platform } from "../../platform/platform.js";
import { everyFlow, flowOf, statesWaitingFor } from "../../records/index.js";
import type { RecordKind } from "../../words/record-words.js";

/** A department that nobody can review for, at one level and in one module, while something waits for it (F-10a). */
export interface Unattended {
  departmentId: string;
  level: string;
  module: string;
}

/** The kinds of the modules that the viewer may enter (P-02), in the order in which flows are defined. */
export function kindsFor(viewer: StaffIdentity): RecordKind[] {
  return everyFlow().flatMap(({ kind, flow }) => (enters(viewer, flow.module) ? [kind] : []));
}

/** Whether this viewer would take the step of departments without reviewers (F-10a): a whole-school user's matter. */
export function mayStandIn(viewer: StaffIdentity): boolean {
  return viewer.role === "SCHOOL" && viewer.levelScope === "ALL" && modulesOf(viewer).length > 0;
}

/** `unattended`: the departments that nobody can review for; for a statement's `with`. */
export function unattendedOf(viewer: StaffIdentity): Sql {
  return sql`unattended as materialized (
    select d.department_id, d.level, m.module from unnest(${modulesOf(viewer)}::text[]) as m (module)
    cross join lateral (${unattendedDepartmentsOf(viewer.schoolId, sql`m.module`)}) d)`;
}

/** The departments whose step this viewer takes, as long as something waits for them; nearly always none. */
export async function unattendedDepartments(
  platform: Platform,
  viewer: StaffIdentity,
): Promise<readonly Unattended[]> {
  if (!mayStandIn(viewer)) return [];
  const kinds = kindsFor(viewer);
  if (kinds.length === 0) return [];
  // Reviewers first: where every department has them, no record is looked at.
  const statement = sql`
    with ${unattendedOf(viewer)}
    select u.department_id as "departmentId", u.level, u.module from unattended u
    where exists (select from record r where r.department_id = u.department_id and r.kind in ${wordsOf(kinds)}
      and r.waits_for = 'DEPARTMENT' and r.level = u.level and r.module = u.module and not r.frozen)`;
  const rows = await query<Unattended>(platform.pool, statement, { name: "unattended-departments" });
  return rows;
}

/** Being one of them: a condition on `record r`. */
function isUnattended(unattended: readonly Unattended[]): Sql {
  const departments = unattended.map(({ departmentId }) => departmentId);
  const levels = unattended.map(({ level }) => level);
  const modules = unattended.map(({ module }) => module);
  return sql`(r.department_id, r.level, r.module) in (
    select * from unnest(${departments}::uuid[], ${levels}::text[], ${modules}::text[]))`;
}

/**
 * What waits for a reviewer among these kinds, as conditions on `record r` that each lead along one index: kind and
 * role stand in the text, so that one plan fits every school. Province and ministry only read (F-10).
 */
export function waitingConditions(
  viewer: StaffIdentity,
  kinds: readonly RecordKind[],
  unattended: readonly Unattended[],
): Sql[] {
  if (!isReviewer(viewer.role)) return [];
  const own = waitingFor(viewer.role, kinds);
  if (unattended.length === 0) return own;
  const standIn = waitingFor("DEPARTMENT", kinds).map((kind) => sql`${kind} and ${isUnattended(unattended)}`);
  return [...own, ...standIn];
}

/** Who gives verdicts (F-10); operators those on employers. */
export type Reviewer = "DEPARTMENT" | "SCHOOL" | "OPERATOR";

export function isReviewer(role: string | null): role is Reviewer {
  return role === "DEPARTMENT" || role === "SCHOOL" || role === "OPERATOR";
}

/** What waits for reviewers of a role among these kinds: a condition on `record r` for each kind. */
export function waitingFor(role: Reviewer, kinds: readonly RecordKind[]): Sql[] {
  return kinds
    .filter((kind) => statesWaitingFor(kind, role).length > 0)
    .map((kind) => sql`${ofKind(kind)} and r.waits_for in ${wordsOf([role])}`);
}

export function ofKind(kind: RecordKind): Sql {
  return sql`r.kind in ${wordsOf([kind])}`;
}

/** Whether this viewer may give a verdict now, read off a row of a list. */
export function waitsForViewer(
  viewer: StaffIdentity,
  row: { kind: RecordKind; waitsFor: string | null; unattended: boolean },
): boolean {
  if (rightIn(viewer, flowOf(row.kind).flow.module) !== "READ_WRITE") return false;
  return row.waitsFor === viewer.role || (row.waitsFor === "DEPARTMENT" && row.unattended);
}
