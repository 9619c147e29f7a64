import { query, sql } from "../../database/sql.js";
import type { Context } from "../../platform/context.js";
import { type StaffIdentity, unattendedDepartmentsOf } from "../identity/index.js";
import { openCohorts } from "../settings/index.js";
import { UnattendedDepartment, UnattendedDepartments } from "./staff-sessions.types.js";

interface Row {
  id: string | null;
  name: string;
  graduates: number;
  waiting: number;
  departments_review: boolean;
}

/**
 * Departments of the viewer's school that have graduates and nobody who could review for them (F-10a), by name; for who
 * looks after one level, by its graduates. One statement.
 */
export async function unattendedDepartments(
  { platform: { pool, clock } }: Context,
  { schoolId, levelScope }: StaffIdentity,
): Promise<UnattendedDepartments> {
  const cohorts = openCohorts(clock.now());
  const [oldest, newest] = [cohorts[0], cohorts.at(-1)];
  const rows = await query<Row>(
    pool,
    sql`with unattended as (select u.* from (${unattendedDepartmentsOf(schoolId, sql`'EMPLOYMENT'`)}) u
        where ${levelScope} in ('ALL', u.level)),
      here as (
        select g.department_id, count(*)::int as graduates from graduate g
          join unattended u on u.department_id = g.department_id and u.level = g.level
        where g.school_id = ${schoolId} and g.living and g.cohort between ${oldest} and ${newest}
        group by g.department_id),
      waits as (
        select r.department_id, count(*)::int as waiting from record r
          join unattended u on u.department_id = r.department_id and u.level = r.level
        where r.school_id = ${schoolId} and r.waits_for = 'DEPARTMENT' and not r.frozen group by r.department_id),
      mode as (select exists (select from signing_settings s where s.school_id = ${schoolId}
        and s.review_mode = 'DEPARTMENT_THEN_SCHOOL' and s.signing_on_at is not null
        and s.cohort between ${oldest} and ${newest}) as departments_review)
      select d.id, d.name, here.graduates, coalesce(waits.waiting, 0) as waiting, mode.departments_review
      from mode left join (here join department d on d.id = here.department_id
        left join waits on waits.department_id = d.id) on true
      order by d.name, d.id`,
    { name: "unattended-departments" },
  );
  const departments = rows.flatMap(({ id, name, graduates, waiting }) =>
    id === null ? [] : [Object.assign(new UnattendedDepartment(), { id, name, graduates, waiting })],
  );
  const departmentsReview = rows[0]?.departments_review ?? false;
  return Object.assign(new UnattendedDepartments(), { departmentsReview, departments });
}
