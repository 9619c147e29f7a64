import { setTimeout as sleep } from "node:timers/promises";
import { type Runner, type RunnerOptions, run, runOnce, Logger as WorkerLogger } from "graphile-worker";
import type { Platform } from "../platform/platform.js";
import type { HandledJob } from "./job.js";
import { Presence } from "./presence.js";
import type { Sweep } from "./sweep.js";

export interface Worker {
  /** Lets running jobs and sweeps end, takes no new ones. */
  stop(): Promise<void>;
}

/**
 * Runs jobs and sweeps until stopped. Any number of workers may run beside each other: jobs are taken by one, sweeps
 * work under row locks and find nothing when another was first.
 */
export async function startWorker(
  platform: Platform,
  jobs: readonly HandledJob[],
  sweeps: readonly Sweep[],
): Promise<Worker> {
  const outbox = new Outbox(platform, jobs);
  await outbox.start();
  const loops = sweeps.map((sweep) => startSweep(platform, sweep));
  return {
    stop: async () => {
      await Promise.all(loops.map((loop) => loop.stop()));
      await outbox.stop();
    },
  };
}

/** Between an attempt to run jobs again that failed and the next. */
const RETRY_MS = 1_000;

/**
 * Runs jobs until stopped, whatever happens to the database meanwhile: graphile-worker gives up for good, without a word
 * to whoever started it, when the end of a single job cannot be written. What the pool that gave up had taken is given
 * to others once it no longer shows that it lives ({@link Presence}).
 */
class Outbox {
  readonly #platform: Platform;
  readonly #jobs: readonly HandledJob[];
  #running: { runner: Runner; presence: Presence } | undefined;
  #beginsAnew: Promise<void> = Promise.resolve();
  #isStopped = false;

  constructor(platform: Platform, jobs: readonly HandledJob[]) {
    this.#platform = platform;
    this.#jobs = jobs;
  }

  async start(): Promise<void> {
    const presence = new Presence(this.#platform);
    let hasGivenUp = false;
    presence.events.once("pool:gracefulShutdown", () => {
      if (this.#isStopped) return;
      hasGivenUp = true;
      this.#running = undefined;
      this.#platform.logger.error({ component: "outbox" }, "The queue gave up; it begins anew");
      this.#beginsAnew = this.#again(presence);
    });
    try {
      const options = jobOptions(this.#platform, this.#jobs, presence);
      const runner = await run({ ...options, pollInterval: 2000 });
      if (!hasGivenUp) this.#running = { runner, presence };
    } catch (error) {
      await presence.end();
      throw error;
    }
  }

  async #again(before: Presence): Promise<void> {
    await before.end();
    while (!this.#isStopped) {
      try {
        await this.start();
        return;
      } catch (error) {
        this.#platform.logger.error({ component: "outbox", err: error }, "The queue could not begin anew");
        await sleep(RETRY_MS);
      }
    }
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    await this.#beginsAnew;
    await this.#running?.runner.stop();
    await this.#running?.presence.end();
  }
}

/** Runs what waits now and what that adds, then ends: for loads and tests, which decide themselves when it is time. */
export async function runWaitingJobs(platform: Platform, jobs: readonly HandledJob[]): Promise<void> {
  const presence = new Presence(platform);
  try {
    await runOnce(jobOptions(platform, jobs, presence));
  } finally {
    await presence.end();
  }
}

function jobOptions(platform: Platform, jobs: readonly HandledJob[], { events }: Presence): RunnerOptions {
  return {
    pgPool: platform.pool,
    events,
    taskList: Object.fromEntries(
      jobs.map((job) => [job.name, (payload: unknown) => runNamingNoValue(platform, job, payload)]),
    ),
    concurrency: 4,
    noHandleSignals: true,
    // Without a batch nobody waits for the ends of jobs to be written: a run was over before its last one was.
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    logger: new WorkerLogger(() => (level, message, meta) => {
      // Failed jobs have been logged already. Other messages name tasks and ids; payloads never reach the log.
      if (meta?.failure) return;
      if (level === "error") platform.logger.error({ component: "outbox" }, message);
      else if (level === "warning") platform.logger.warn({ component: "outbox" }, message);
    }),
  };
}

/**
 * Messages of databases quote values, and the outbox would keep the message in the log and beside the job: there it is
 * the kind of failure alone.
 */
async function runNamingNoValue(platform: Platform, job: HandledJob, payload: unknown): Promise<void> {
  try {
    await job.run(platform, payload);
  } catch (error) {
    platform.logger.error(
      { component: "outbox", job: job.name, err: error },
      "Job failed; it is tried again",
    );
    throw new Error(kindOf(error));
  }
}

function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const { code } = error as { code?: unknown };
  return typeof code === "string" ? `${error.constructor.name} ${code}` : error.constructor.name;
}

function startSweep(platform: Platform, sweep: Sweep): { stop(): Promise<void> } {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  const turn = async () => {
    try {
      await sweep.run(platform);
    } catch (error) {
      platform.logger.error(
        { component: "sweep", sweep: sweep.name, err: error },
        "Sweep failed; it runs again",
      );
    }
    if (!stopped) plan();
  };
  const plan = () => {
    timer = setTimeout(() => {
      running = turn();
    }, sweep.everyMs);
  };
  plan();
  return {
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
