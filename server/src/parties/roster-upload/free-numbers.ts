import type { PoolClient } from "pg";
import { change, query, type Sql, sql } from "../../database/sql.js";

/**
 * Keeps in the temporary table `mover` whose rows of `source` (`graduate_id`, `student_number`) the platform's copy can
 * take now: graduates without a commitment (F-96) whose student number nobody keeps. Who is committed keeps the old
 * number in the platform's copy, whoever the roster gives it to; who waits for such a number keeps the own one, and so
 * on. Numbers that change hands among movers do not hinder them. The caller holds the locks of the graduates' rows.
 */
export async function findMovers(client: PoolClient, source: Sql): Promise<void> {
  await query(client, sql`drop table if exists pg_temp.wish, pg_temp.mover`);
  await query(client, free(source));
  await query(client, sql`analyze wish`);
  for (let step = 0; step < DOUBLINGS; step++) {
    if ((await change(client, LOOK_FURTHER)) === 0) break;
  }
  await query(client, MOVERS);
  // Found by a map, because 50,000 rows looked through 50,000 times took two minutes.
  await query(client, sql`alter table mover add primary key (graduate_id)`);
  await query(client, sql`analyze mover`);
}

/** `waits_for` has the wanted number. One takes a number: if it has an owner among them, the owner. */
const free = (source: Sql) => sql`
  create temp table wish on commit drop as
  select distinct on (g.school_id, g.cohort, v.student_number)
    g.school_id, g.cohort, v.student_number, v.graduate_id, holder.id as waits_for
  from (${source}) v join graduate g on g.id = v.graduate_id
    left join graduate holder on holder.school_id = g.school_id and holder.cohort = g.cohort
      and holder.student_number = v.student_number and holder.id <> g.id
  where not exists
    (select from record where record.graduate_id = v.graduate_id and record.holds)
  order by g.school_id, g.cohort, v.student_number, (holder.id is null) desc, g.id`;

/** Doubles how far each looks along its chain: a chain as long as a roster (50,000 rows) ends in so many steps. */
const DOUBLINGS = 17;
const LOOK_FURTHER = sql`
  update wish w set waits_for = next.waits_for from wish next where next.graduate_id = w.waits_for`;

/** Not those who wait, at the end of the chain, for somebody who keeps the number; a circle waits for nobody outside. */
const MOVERS = sql`
  create temp table mover on commit drop as select w.school_id, w.cohort, w.graduate_id
  from wish w left join wish awaited on awaited.graduate_id = w.waits_for
  where w.waits_for is null or awaited.graduate_id is not null`;
