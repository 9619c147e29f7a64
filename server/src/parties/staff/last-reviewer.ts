import type { EntityManager } from "@mikro-orm/postgresql";
import { query, sql } from "../../database/sql.js";
import { openCohorts } from "../settings/index.js";

/**
 * How many enabled accounts with 读写 a department has, 0 without a department. Holds the department's row, so that of
 * two people who disable its last two reviewers at once one is warned.
 */
export async function reviewersHeld(em: EntityManager, departmentId: string | null): Promise<number> {
  if (!departmentId) return 0;
  await query(em, sql`select id from department where id = ${departmentId} for no key update`);
  return await countReviewers(em, departmentId);
}

async function countReviewers(em: EntityManager, departmentId: string): Promise<number> {
  const [row] = await query<{ count: number }>(
    em,
    sql`select count(*)::int as count from staff_account
      where department_id = ${departmentId} and disabled_at is null and employment_right = 'READ_WRITE'`,
  );
  return row?.count ?? 0;
}

/**
 * F-10a: the warning for a department that had reviewers `before` and has none now, with how many records wait for it.
 * Null when it still has one, or when nothing waits and its school does not send submissions to departments.
 */
export async function warnOfWaiting(
  em: EntityManager,
  departmentId: string | null,
  before: number,
  now: Date,
): Promise<string | null> {
  if (!departmentId || before === 0 || (await countReviewers(em, departmentId)) > 0) return null;
  const cohorts = openCohorts(now);
  const [row] = await query<{ name: string; waiting: number; departments_review: boolean }>(
    em,
    sql`select d.name,
        (select count(*)::int from record r
          where r.department_id = d.id and r.waits_for = 'DEPARTMENT'
            and not r.frozen) as waiting,
        exists (select from signing_settings s where s.school_id = d.school_id
          and s.review_mode = 'DEPARTMENT_THEN_SCHOOL' and s.signing_on_at is not null
          and s.cohort between ${cohorts[0]} and ${cohorts.at(-1)}) as departments_review
      from department d where d.id = ${departmentId}`,
  );
  if (!row || (row.waiting === 0 && !row.departments_review)) return null;
  return `${row.name}已没有可审核的账号，现有${row.waiting}条记录等待该院系审核；请尽快设置新的审核账号，期间可由负责全校的账号代为审核`;
}
