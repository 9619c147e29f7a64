import { type Sql, sql, wordsOf } from "../../database/sql.js";
import {
  entersEmployment,
  type StaffIdentity,
  unattendedDepartmentsOf,
} from "../../parties/identity/index.js";
import { DEPARTMENT_STEPS } from "../../parties/settings/index.js";
import type { Platform } from "../../platform/platform.js";
import { everyFlow, statesWaitingFor, waitsFor } from "../../records/index.js";
import type { RecordKind } from "../../words/record-words.js";

/** A department that nobody can review for, at one level of education, while something waits for it (F-10a). */
export interface Unattended {
  departmentId: string;
  level: string;
}

/** Whether this viewer would take the step of departments without reviewers (F-10a): a whole-school user's matter. */
export function mayStandIn(viewer: StaffIdentity): boolean {
  return viewer.role === "SCHOOL" && viewer.levelScope === "ALL" && entersEmployment(viewer);
}

/** `unattended`: the departments that nobody can review for; for a statement's `with`. */
export function unattendedOf({ schoolId }: StaffIdentity): Sql {
  return sql`unattended as materialized (${unattendedDepartmentsOf(schoolId)})`;
}

/** The departments whose step this viewer takes, as long as something waits for them; nearly always none. */
export async function unattendedDepartments(
  platform: Platform,
  viewer: StaffIdentity,
): Promise<readonly Unattended[]> {
  if (!mayStandIn(viewer)) return [];
  const kinds = everyFlow().map(({ kind }) => kind);
  // Reviewers first: where every department has them, no record is looked at.
  const { text, values } = sql`
    with ${unattendedOf(viewer)}
    select u.department_id as "departmentId", u.level from unattended u
    where exists (select from record r where r.department_id = u.department_id and r.kind in ${wordsOf(kinds)}
      and r.status in ${wordsOf(DEPARTMENT_STEPS)} and r.level = u.level and not r.frozen)`.toPg();
  const { rows } = await platform.pool.query<Unattended>({ name: "unattended-departments", text, values });
  return rows;
}

/** Being one of them: a condition on `record r`. */
function isUnattended(unattended: readonly Unattended[]): Sql {
  const departments = unattended.map(({ departmentId }) => departmentId);
  const levels = unattended.map(({ level }) => level);
  return sql`(r.department_id, r.level) in (select * from unnest(${departments}::uuid[], ${levels}::text[]))`;
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
  const own = statesOf(viewer.role, kinds);
  if (unattended.length === 0) return own;
  const standIn = statesOf("DEPARTMENT", kinds).map((state) => sql`${state} and ${isUnattended(unattended)}`);
  return [...own, ...standIn];
}

/** What waits for departments or schools among these kinds: a condition on `record r` for each kind and state. */
export function statesOf(role: "DEPARTMENT" | "SCHOOL", kinds: readonly RecordKind[]): Sql[] {
  return kinds.flatMap((kind) => statesWaitingFor(kind, role).map((state) => inState(kind, state)));
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
  row: { kind: RecordKind; status: string; unattended: boolean },
): boolean {
  if (viewer.employmentRight !== "READ_WRITE") return false;
  const waiting = waitsFor(row.kind, row.status);
  return waiting === viewer.role || (waiting === "DEPARTMENT" && row.unattended);
}
