import "reflect-metadata";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { z } from "zod";
import { eventually, expectEqual } from "../../../stage/src/client/surprise.js";
import { openTestApp, type TestApp } from "../../test/app.js";
import { addJob, defineJob, freeJobsOfTheDead, handles, runWaitingJobs, startWorker } from "./index.js";

let on: TestApp;
beforeAll(async () => {
  on = await openTestApp();
});
afterAll(() => on?.close());
beforeEach(() => on.row("delete from graphile_worker._private_jobs"));

const kind = defineJob("test.work", z.object({}));

/** A job that begins when it is taken and ends when it is told. */
function aLongJob() {
  let begin = () => {};
  let end = () => {};
  const begun = new Promise<void>((resolve) => {
    begin = resolve;
  });
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  let runs = 0;
  const job = handles(kind, async () => {
    runs += 1;
    begin();
    await ended;
  });
  return { job, begun, end: () => end(), runs: () => runs };
}

async function looks(number: number, sweep = freeJobsOfTheDead()): Promise<void> {
  for (let look = 0; look < number; look += 1) await sweep.run(on.platform);
}

const locked = async (): Promise<number> =>
  (
    await on.row<{ n: number }>(
      "select count(*)::int as n from graphile_worker.jobs where locked_at is not null",
    )
  ).n;

/** Sessions that show a living worker. */
const shown = async (): Promise<number[]> =>
  (
    await on.row<{ pids: number[] }>(
      `select coalesce(array_agg(pid), '{}') as pids from pg_locks where locktype = 'advisory' and classid = 7226093
         and database = (select oid from pg_database where datname = current_database())`,
    )
  ).pids;

/** A job may begin before its worker shows itself: three looks in a row, 15 s in life, are some ms here. */
const showsItself = () =>
  eventually(async () => expectEqual("sessions that show a worker", (await shown()).length, 1));

it("what a killed worker had taken is freed after the third look, its queue with it, and done", async () => {
  await addJob(on.platform.pool, kind, {}, { queue: "test" });
  await on.row(
    `with q as (update graphile_worker._private_job_queues set locked_by = 'pool-killed', locked_at = 'infinity')
     update graphile_worker._private_jobs set locked_by = 'pool-killed', locked_at = 'infinity', attempts = 1`,
  );
  let runs = 0;
  const job = handles(kind, async () => {
    runs += 1;
  });
  const sweep = freeJobsOfTheDead();
  await looks(2, sweep);
  await runWaitingJobs(on.platform, [job]);
  expect([await locked(), runs]).toEqual([1, 0]);
  await looks(1, sweep);
  await runWaitingJobs(on.platform, [job]);
  expect(runs).toBe(1);
  expect(await on.row("select count(*)::int as left from graphile_worker._private_jobs")).toEqual({
    left: 0,
  });
});

it("a worker that lives keeps its job however long it takes", async () => {
  const { job, begun, end, runs } = aLongJob();
  const worker = await startWorker(on.platform, [job], []);
  try {
    await addJob(on.platform.pool, kind, {});
    await begun;
    await showsItself();
    await looks(10);
    expect(await locked()).toBe(1);
  } finally {
    end();
    await worker.stop();
  }
  expect(runs()).toBe(1);
  expect(await shown()).toEqual([]);
});

it("a worker whose connection broke shows itself again before its job is given away", async () => {
  const { job, begun, end, runs } = aLongJob();
  const worker = await startWorker(on.platform, [job], []);
  try {
    await addJob(on.platform.pool, kind, {});
    await begun;
    await showsItself();
    const [pid] = await shown();
    await on.row("select pg_terminate_backend($1)", [pid]);
    const sweep = freeJobsOfTheDead();
    await looks(2, sweep);
    await eventually(async () => {
      const others = (await shown()).filter((each) => each !== pid);
      expectEqual("sessions that show the worker", others.length, 1);
    });
    await looks(10, sweep);
    expect(await locked()).toBe(1);
  } finally {
    end();
    await worker.stop();
  }
  expect(runs()).toBe(1);
});

it("a run of what waits shows itself too, and leaves nothing behind", async () => {
  const { job, begun, end, runs } = aLongJob();
  await addJob(on.platform.pool, kind, {});
  const run = runWaitingJobs(on.platform, [job]);
  try {
    await begun;
    await showsItself();
    await looks(10);
    expect(await locked()).toBe(1);
  } finally {
    end();
    await run;
  }
  expect([runs(), await shown()]).toEqual([1, []]);
});
