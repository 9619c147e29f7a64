import { EventEmitter } from "node:events";
import type { RunnerOptions } from "graphile-worker";
import type { PoolClient } from "pg";
import { query, sql } from "../database/sql.js";
import type { Platform } from "../platform/platform.js";
import type { Sweep } from "./sweep.js";

/** First key of the locks by which workers show that they live; any number known to nobody else would do. */
const LIVING = 7_226_093;

/** Between a lost connection and the next attempt. */
const RETRY_MS = 500;

/**
 * Shows that a pool of workers lives, by a session lock on its id: gone the moment its process is, and never before,
 * however long its event loop is busy. The queue writes that id beside every job it takes.
 */
export class Presence {
  readonly events: NonNullable<RunnerOptions["events"]> = new EventEmitter();
  readonly #platform: Pick<Platform, "pool" | "logger">;
  #client: PoolClient | undefined;
  #hearsOfItsEnd: () => void = () => undefined;
  #timer: NodeJS.Timeout | undefined;
  #shown: Promise<void> = Promise.resolve();
  #over = false;

  constructor(platform: Pick<Platform, "pool" | "logger">) {
    this.#platform = platform;
    this.events.on("pool:create", ({ workerPool }) => {
      this.#shown = this.#show(workerPool.id);
    });
  }

  /**
   * The pool has ended. The connection goes back as it came: a new one for every run of waiting jobs would prepare the
   * queue's statements anew.
   */
  async end(): Promise<void> {
    this.#over = true;
    clearTimeout(this.#timer);
    await this.#shown;
    const client = this.#client;
    const isClean = await client?.query(AS_IT_CAME).then(
      () => true,
      () => false,
    );
    if (client && this.#client === client) this.#release(isClean !== true);
  }

  async #show(poolId: string): Promise<void> {
    let client: PoolClient | undefined;
    try {
      const own = await this.#platform.pool.connect();
      client = own;
      this.#hearsOfItsEnd = () => this.#lost(poolId, own);
      own.once("error", this.#hearsOfItsEnd);
      this.#client = own;
      // A host that loses power never closes its TCP connection: PostgreSQL ends its session, and with it the lock, within a minute.
      await query(
        own,
        sql`set tcp_keepalives_idle = 30; set tcp_keepalives_interval = 10; set tcp_keepalives_count = 3`,
      );
      // Shared: two ids of one hash do not wait for each other.
      await query(own, sql`select pg_advisory_lock_shared(${LIVING}, hashtext(${poolId}))`);
      if (this.#over) this.#release();
    } catch (error) {
      this.#platform.logger.warn(
        { component: "outbox", err: error },
        "The worker could not show that it lives",
      );
      // Where the connection told of its end itself, it has been seen to already.
      if (client) this.#lost(poolId, client);
      else this.#again(poolId);
    }
  }

  #lost(poolId: string, client: PoolClient): void {
    if (this.#client !== client) return;
    this.#release();
    this.#again(poolId);
  }

  #again(poolId: string): void {
    if (this.#over) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#shown = this.#show(poolId);
    }, RETRY_MS);
  }

  /** Where the session is closed, its lock goes with it. */
  #release(isClosed = true): void {
    this.#client?.off("error", this.#hearsOfItsEnd);
    this.#client?.release(isClosed);
    this.#client = undefined;
  }
}

const AS_IT_CAME = `select pg_advisory_unlock_all();
  reset tcp_keepalives_idle; reset tcp_keepalives_interval; reset tcp_keepalives_count`;

/**
 * In so many looks running a worker must be gone before its jobs are given to others: one whose connection broke has
 * long shown itself again by then.
 */
const LOOKS = 3;

/**
 * Frees the jobs that killed workers had taken, some 15 s after their end; the queue itself would wait for 4 hours. A
 * worker that lives keeps its own: see {@link Presence}.
 */
export function freeJobsOfTheDead(): Sweep {
  const missed = new Map<string, number>();
  return {
    name: "outbox.free-jobs",
    everyMs: 5_000,
    run: async ({ pool, logger }) => {
      const rows = await query<{ id: string }>(pool, WITHOUT_A_SIGN, { name: "dead-workers" });
      const gone = new Set(rows.map(({ id }) => id));
      for (const id of missed.keys()) if (!gone.has(id)) missed.delete(id);
      for (const id of gone) missed.set(id, (missed.get(id) ?? 0) + 1);
      const dead = [...gone].filter((id) => (missed.get(id) ?? 0) >= LOOKS);
      if (dead.length === 0) return;
      await query(pool, sql`select graphile_worker.force_unlock_workers(${dead})`);
      logger.warn({ component: "outbox", workers: dead.length }, "Jobs of workers that are gone were freed");
    },
  };
}

const WITHOUT_A_SIGN = sql`
  select distinct locked_by as id from (
    select locked_by from graphile_worker._private_jobs where locked_at is not null
    union all
    select locked_by from graphile_worker._private_job_queues where locked_at is not null
  ) taken
  where locked_by is not null and not exists (
    select 1 from pg_locks l join pg_database d on d.oid = l.database
    where d.datname = current_database() and l.locktype = 'advisory' and l.objsubid = 2 and l.granted
      and l.classid = ${LIVING}::oid and l.objid = (hashtext(locked_by)::bigint & 4294967295)::oid)`;
