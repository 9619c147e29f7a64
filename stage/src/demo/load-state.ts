import { query, sql } from "@gd/server/database/sql.js";
import type { Platform } from "@gd/server/platform/platform.js";
import type { PoolClient } from "pg";

/**
 * What the database holds of the demo: nothing at all, a load that was interrupted, all of it, or something else that
 * the loader must not touch.
 */
export type DemoState = "EMPTY" | "INTERRUPTED" | "LOADED" | "FOREIGN";

/** Held while loading, so that of several servers starting at once one loads and the others find it done. */
const LOAD_LOCK = 7_226_092;

/**
 * The mark of a load. Its own table, made with the first row: a database that never had the demo has none, and a
 * country without the mark of its end is half of one.
 */
const MARK = `create table if not exists demo_load (
  id int primary key check (id = 1), begun_at timestamptz(3) not null, finished_at timestamptz(3))`;

/** Tables that outlive a wipe: what the schema is, the texts that come with it, and the mark itself. */
const KEPT = ["migration", "portal_text", "demo_load"];

/** Runs `work` while no other process loads; waits for one that does. */
export async function alone<T>(platform: Platform, work: (state: DemoState) => Promise<T>): Promise<T> {
  const client = await platform.pool.connect();
  try {
    await client.query("set lock_timeout = 0; set statement_timeout = 0");
    await client.query("select pg_advisory_lock($1)", [LOAD_LOCK]);
    return await work(await readState(client));
  } finally {
    // Closed, not given back: with it go the lock and the timeouts.
    client.release(true);
  }
}

async function readState(client: PoolClient): Promise<DemoState> {
  const { rows } = await client.query<{ marked: boolean; schools: boolean }>(
    "select to_regclass('public.demo_load') is not null as marked, exists (select from school) as schools",
  );
  const [found] = rows;
  if (!found?.marked) return found?.schools ? "FOREIGN" : "EMPTY";
  const { rows: marks } = await client.query<{ finished: boolean }>(
    "select finished_at is not null as finished from demo_load",
  );
  if (!marks[0]) return found.schools ? "FOREIGN" : "EMPTY";
  return marks[0].finished ? "LOADED" : "INTERRUPTED";
}

/** Marks the begin; committed before anything else is written. */
export async function markBegin({ pool, clock }: Platform): Promise<void> {
  await pool.query(MARK);
  await pool.query(
    `insert into demo_load (id, begun_at) values (1, $1)
     on conflict (id) do update set begun_at = excluded.begun_at`,
    [clock.now()],
  );
}

export async function markEnd({ pool, clock }: Platform): Promise<void> {
  await pool.query("update demo_load set finished_at = $1", [clock.now()]);
}

/**
 * Empties a database whose demo load was interrupted.
 *
 * @throws when it holds a school that is not of the demo: then it is somebody's, whatever the mark says.
 */
export async function wipe({ pool }: Platform, demoSchoolCodes: readonly string[]): Promise<void> {
  const { rows: foreign } = await pool.query("select from school where code <> all($1) limit 1", [
    demoSchoolCodes,
  ]);
  if (foreign.length > 0) {
    throw new Error(
      "演示数据未加载完整，但数据库中已有其他学校的数据，未作任何改动。\n" +
        "The demo was loaded in part only, but the database holds schools of others: nothing was changed.",
    );
  }
  const rows = await query<{ tables: string }>(
    pool,
    sql`select string_agg(format('%I.%I', schemaname, tablename), ', ') as tables from pg_tables
    where schemaname = 'public' and tablename <> all(${KEPT})`,
  );
  await pool.query(`truncate ${rows[0]?.tables ?? ""} restart identity cascade`);
  // Whoever loaded is gone, since the load's lock is ours: a queue that it had taken would wait for four hours.
  await query(
    pool,
    sql`select graphile_worker.force_unlock_workers(array(
      select locked_by from graphile_worker._private_jobs where locked_by is not null
      union select locked_by from graphile_worker._private_job_queues where locked_by is not null))`,
  );
  await pool.query("select graphile_worker.complete_jobs(array(select id from graphile_worker.jobs))");
}
