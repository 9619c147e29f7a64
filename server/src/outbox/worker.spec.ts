import "reflect-metadata";
import { pino } from "pino";
import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { openTestApp, type TestApp } from "../../test/app.js";
import { errorForLog } from "../api/errors.js";
import { addJob, defineJob, handles, runWaitingJobs, startWorker } from "./index.js";

let on: TestApp;
beforeAll(async () => {
  on = await openTestApp();
});
afterAll(() => on?.close());

const ID_NUMBER = "11010519491231002X";

it("names a job that fails and what kind of failure it was, never a value, in the log and in the table", async () => {
  const lines: string[] = [];
  const logger = pino(
    { base: null, serializers: { err: errorForLog } },
    { write: (line: string) => lines.push(line) },
  );
  const kind = defineJob("test.fails", z.object({}));
  const job = handles(kind, async ({ pool }) => {
    await pool.query("select $1::int", [ID_NUMBER]);
  });
  await addJob(on.platform.pool, kind, {});
  await runWaitingJobs({ ...on.platform, logger }, [job]);
  expect(lines.map((line) => JSON.parse(line) as unknown)).toMatchObject([
    { level: 50, component: "outbox", job: "test.fails", err: { type: "DatabaseError", code: "22003" } },
  ]);
  const { last_error: kept } = await on.row(
    "select last_error from graphile_worker._private_jobs where last_error is not null",
  );
  expect(kept).toBe("DatabaseError 22003");
  expect(lines.join("")).not.toContain(ID_NUMBER);
});

it("is over only when the ends of its jobs are written, so that what a test does next meets them", async () => {
  const kind = defineJob("test.ends", z.object({}));
  const job = handles(kind, () => Promise.reject(new Error("refused")));
  // Every write of an end takes long here; nobody may be told of the end of the run before it.
  await on.platform.pool.query(
    `create function slow() returns trigger language plpgsql as
     $$ begin perform pg_sleep(0.3); return new; end $$;
     create trigger slow before update on graphile_worker._private_jobs for each row
     when (old.locked_at is not null and new.locked_at is null) execute function slow()`,
  );
  await addJob(on.platform.pool, kind, {});
  await runWaitingJobs(on.platform, [job]);
  expect(
    await on.row("select count(*)::int as locked from graphile_worker.jobs where locked_at is not null"),
  ).toEqual({ locked: 0 });
});

it("goes on with other jobs when the end of one could not be written", async () => {
  const kind = defineJob("test.goes-on", z.object({ name: z.string() }));
  const done: string[] = [];
  const job = handles(kind, async (_platform, { name }) => void done.push(name));
  // What a database that goes away in this moment does to whoever writes the end of a job.
  await on.platform.pool.query(
    `create function gone() returns trigger language plpgsql as $$ begin raise 'gone' using errcode = '57P01'; end $$;
     create trigger gone before delete on graphile_worker._private_jobs for each row execute function gone()`,
  );
  const worker = await startWorker(on.platform, [job], []);
  try {
    await addJob(on.platform.pool, kind, { name: "first" });
    await expect.poll(() => done, { timeout: 30_000 }).toEqual(["first"]);
    await on.platform.pool.query("drop trigger gone on graphile_worker._private_jobs");
    await addJob(on.platform.pool, kind, { name: "second" });
    await expect.poll(() => done, { timeout: 30_000 }).toEqual(["first", "second"]);
  } finally {
    await worker.stop();
  }
});
