import type { PoolClient } from "pg";
import { query, type Sql, sql } from "../../database/sql.js";
import { lastClosedCohort } from "../settings/index.js";

/** Whose roster would make rows live, and when. */
export interface Coming {
  schoolId: string;
  cohort: number;
  now: Date;
}

/**
 * Keeps in the temporary table `in_the_way` what stands against rows of `source` (`key`, `graduate_id`, null for new
 * ones, `id_number_index`, `education_level`, `name`) coming to live, because a person has one living row a stage
 * (F-01b): the row that lives, `ends` where the commit may end it (转届), else the `reason` why the row is left out. The
 * dry run and, under the locks, the commit ask alike. Nothing of a closed cohort lives.
 */
export async function findInTheWay(client: PoolClient, source: Sql, on: Coming): Promise<void> {
  await query(client, sql`drop table if exists pg_temp.coming, pg_temp.in_the_way`);
  await query(client, comingOf(source, on));
  await query(client, sql`analyze coming`);
  await query(client, inTheWay(on));
  await query(client, sql`analyze in_the_way`);
}

/**
 * Whose the row will be: of whom the number is, else of whom it is now. Nobody new stands here, because nothing can be in
 * the way of who has no row yet, and 50,000 empty person_ids were planned as a comparison of each with each (minutes).
 */
const comingOf = (source: Sql, { cohort, now }: Coming) => sql`
  create temp table coming on commit drop as
  select s.key, s.graduate_id, s.id_number_index, s.name, left(s.education_level, 1) as stage,
    coalesce(d.person_id, own.person_id) as person_id
  from (${source}) s left join graduate own on own.id = s.graduate_id
    left join person_document d on d.id_number_index = s.id_number_index and not d.released
  where coalesce(d.person_id, own.person_id) is not null and ${cohort}::int > ${lastClosedCohort(now)}::int`;

const inTheWay = ({ schoolId, cohort, now }: Coming) => sql`
  create temp table in_the_way on commit drop as
  select key, graduate_id, ends, case when not ends then ${REASON(cohort)} end as reason
  from (
    select c.key, o.id as graduate_id, o.cohort as other_cohort, school.name as other_school,
      o.school_id = ${schoolId}::uuid as own_school,
      folded_name(o.name) = folded_name(c.name) and o.id_number_index = c.id_number_index as same_person,
      held.what as holds, o.school_id = ${schoolId}::uuid and o.cohort < ${cohort}::int and held.what is null as ends
    from coming c join graduate o on o.person_id = c.person_id and o.stage = c.stage and o.living
        and o.cohort > ${lastClosedCohort(now)}::int and o.id is distinct from c.graduate_id
      join school on school.id = o.school_id
      left join lateral (select coalesce(r.counterpart, '') as what from record r
        where r.graduate_id = o.id and r.holds) held on true
  ) found
  union all
  select c.key, null, false, ${"文件中另有一行是同一人的同一学历层次，本行未并入"}
  from (select key, row_number() over (partition by person_id, stage order by key) as nth from coming) c where c.nth > 1`;

/** P-08: whether somebody is on another school's roster is told only where name and number both agree. */
const REASON = (cohort: number): Sql => sql`case
  when own_school and other_cohort < ${cohort}::int then '该生在本校' || other_cohort || '届有在办或生效的签约、去向（'
    || holds || '），须先解约、作废或放弃，才能转入本届；本行未并入，其余各行可以提交'
  when own_school and other_cohort > ${cohort}::int then '该生已在本校' || other_cohort || '届名单中，本行未并入'
  when own_school then '该生在本校本届名单中已有同一学历层次的一行，本行未并入'
  when same_person then '该生（姓名、证件号码均一致）仍在' || other_school || other_cohort
    || '届名单中，本行未并入；请联系该校删除其生源信息，或待该校' || other_cohort || '届于' || (other_cohort + 1) || '年1月31日截止后再上传'
  else '姓名与证件号码未能通过核对，本行未并入；请核对两项是否为同一人，确认无误的请联系省级就业主管部门' end`;
