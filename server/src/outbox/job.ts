import type { z } from "zod";
import type { SqlExecutor } from "../database/sql.js";
import { query, type Sql, sql } from "../database/sql.js";
import type { Platform } from "../platform/platform.js";

/**
 * A kind of job: its name and the shape of its payload, apart from its handler. Payloads carry ids and keys; what a
 * handler needs beyond them it reads, so that a job that waited sees the present.
 */
export interface JobKind<Payload> {
  readonly name: string;
  readonly payload: z.ZodType<Payload>;
}

/** Runs after the transaction that added the job, at least once: a second run must find nothing left to do. */
export type JobHandler<Payload> = (platform: Platform, payload: Payload) => Promise<void>;

export interface HandledJob {
  readonly name: string;
  run(platform: Platform, payload: unknown): Promise<void>;
}

export function defineJob<Payload>(name: string, payload: z.ZodType<Payload>): JobKind<Payload> {
  return { name, payload };
}

export function handles<Payload>(kind: JobKind<Payload>, handler: JobHandler<Payload>): HandledJob {
  return { name: kind.name, run: (platform, payload) => handler(platform, kind.payload.parse(payload)) };
}

export interface JobPlacement {
  /** Jobs of one queue run one after another, in the order they were added. */
  queue?: string;
}

/** Tried again for months, at most every six hours: what a neighbour's outage holds up is late, never lost (F-92). */
export const ATTEMPTS = 1000;

/** Adds a job inside the transaction of `executor`: it runs if, and only if, that commits. */
export async function addJob<Payload>(
  executor: SqlExecutor,
  kind: JobKind<Payload>,
  payload: Payload,
  placement: JobPlacement = {},
): Promise<void> {
  await query(executor, addingJob(kind, payload, placement), { name: "add-job" });
}

/** The statement that adds a job: for acts that write something else with it, in one. */
export function addingJob<Payload>(
  kind: JobKind<Payload>,
  payload: Payload,
  placement: JobPlacement = {},
): Sql {
  return sql`select graphile_worker.add_job(${kind.name}, payload := ${JSON.stringify(kind.payload.parse(payload))}::json, queue_name := ${placement.queue ?? null}, max_attempts := ${ATTEMPTS})`;
}

/** Adds several jobs of one kind, in their order, by one statement. */
export async function addJobs<Payload>(
  executor: SqlExecutor,
  kind: JobKind<Payload>,
  payloads: readonly Payload[],
): Promise<void> {
  if (payloads.length === 0) return;
  const texts = payloads.map((payload) => JSON.stringify(kind.payload.parse(payload)));
  await query(
    executor,
    sql`select graphile_worker.add_job(${kind.name}, payload := job.payload::json, max_attempts := ${ATTEMPTS})
      from unnest(${texts}::text[]) with ordinality job (payload, place) order by place`,
    { name: "add-jobs" },
  );
}
