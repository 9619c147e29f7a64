import "reflect-metadata";
import { createHash } from "node:crypto";
import type { QueryConfig } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { JOBS } from "../src/composition.js";
import { inTransaction } from "../src/database/transaction.js";
import type { HandledJob } from "../src/outbox/index.js";
import type { Platform } from "../src/platform/platform.js";
import { reportDestination } from "../src/services/reporting/index.js";
import { openTestApp, type TestApp } from "./app.js";
import { MESSAGE_TITLES } from "./looks.js";
import { SIGNING, verdictOn } from "./signing.js";
import { aSigningCountry, type SettledCountry } from "./signing-country.js";

let on: TestApp;
let country: SettledCountry;
beforeAll(async () => {
  on = await openTestApp();
  country = await aSigningCountry(on, { reviewMode: "SCHOOL_ONLY" });
});
afterAll(() => on?.close());

/** Each job's first run of a payload does all of its work and then fails, as when a worker dies before it can say so. */
function dyingOnce(jobs: readonly HandledJob[]): HandledJob[] {
  const died = new Set<string>();
  return jobs.map((job) => ({
    name: job.name,
    run: async (platform, payload) => {
      await job.run(platform, payload);
      const key = JSON.stringify([job.name, payload]);
      if (died.has(key)) return;
      died.add(key);
      throw new Error("The worker died");
    },
  }));
}

/** Failed jobs wait longer and longer before their next try; here they need not. */
async function retry(jobs?: readonly HandledJob[]): Promise<void> {
  await on.platform.pool.query("update graphile_worker._private_jobs set run_at = '2000-01-01'");
  await on.runOutbox(jobs);
}

function left(): Promise<{ jobs: number }> {
  return on.row("select count(*)::int as jobs from graphile_worker._private_jobs");
}

describe("F-92, F-94: the outbox runs at least once, in effect exactly once", () => {
  it("every job that dies after its work is done is repeated; message, report and document are there once", async () => {
    const { id, graduate } = await country.record("SCHOOL_REVIEW");
    await on.runOutbox();
    const before = await on.row("select count(*)::int as messages from message");
    await on.ask(country.people.school, SIGNING.approve, verdictOn(id));
    const jobs = dyingOnce(JOBS);
    await on.runOutbox(jobs);
    expect((await left()).jobs).toBeGreaterThan(0);
    for (let tries = 0; tries < 4; tries += 1) await retry(jobs);
    expect(await left()).toEqual({ jobs: 0 });
    const found = await on.row(
      `select (select count(*)::int from message) - $3::int as messages,
         (select count(*)::int from registry_destination where graduate_id = $2) as destinations,
         (select count(*)::int from registry_report where record_id = $1 and delivered_at is not null) as reports,
         (select count(*)::int from issued_document where record_id = $1) as documents`,
      [id, graduate.id, before.messages],
    );
    // One message to the graduate, one to the employer.
    expect(found).toEqual({ messages: 2, destinations: 1, reports: 1, documents: 1 });
  });

  it("killed between the report and its mark: reported again, changed nothing", async () => {
    const { id, graduate } = await country.record("SCHOOL_REVIEW");
    await on.ask(country.people.school, SIGNING.approve, verdictOn(id));
    let marks = 0;
    const pool = new Proxy(on.platform.pool, {
      get: (target, key) => {
        const value = Reflect.get(target, key) as unknown;
        if (key !== "query") return typeof value === "function" ? value.bind(target) : value;
        return async (config: QueryConfig, values: unknown[]) => {
          if (config.text.includes("set delivered_at") && marks++ === 0) {
            throw new Error("The worker was killed");
          }
          return await target.query(config, values);
        };
      },
    });
    const killed = JOBS.map((job) => ({
      name: job.name,
      run: (platform: Platform, payload: unknown) => job.run({ ...platform, pool }, payload),
    }));
    await on.runOutbox(killed);
    const reported = await on.row("select * from registry_destination where graduate_id = $1", [graduate.id]);
    expect(await on.row("select delivered_at from registry_report where record_id = $1", [id])).toEqual({
      delivered_at: null,
    });
    on.clock.advance(60);
    await retry(killed);
    expect(marks).toBe(2);
    expect(await on.row("select * from registry_destination where graduate_id = $1", [graduate.id])).toEqual(
      reported,
    );
    expect(await on.row("select delivered_at from registry_report where record_id = $1", [id])).toEqual({
      delivered_at: on.clock.now(),
    });
  });

  it("reports of one graduate arrive in their order, an older one never over a newer", async () => {
    const { id, graduate } = await country.record("SIGNED");
    await on.runOutbox();
    const report = (code: string) => ({
      graduateId: graduate.id,
      recordId: id,
      now: on.clock.now(),
      destination: {
        code,
        employerName: null,
        uscc: null,
        nature: null,
        industry: null,
        jobCategory: null,
        division: null,
        agreementNumber: null,
      },
    });
    for (const code of ["10", "70", "10", "70"]) {
      await inTransaction(on.platform, (em) => reportDestination(em, report(code)));
    }
    await on.runOutbox();
    const last = "select code, report_seq from registry_destination where graduate_id = $1";
    const latest = await on.row(last, [graduate.id]);
    expect(latest).toEqual({ code: "70", report_seq: 4 });
    // The third comes once more, late.
    await on.platform.pool.query(
      "update registry_report set delivered_at = null where graduate_id = $1 and seq = 3",
      [graduate.id],
    );
    await inTransaction(on.platform, (em) => reportDestination(em, report("70")));
    await on.runOutbox();
    expect(await on.row(last, [graduate.id])).toEqual({ code: "70", report_seq: 5 });
  });

  it("lines of reports share a bounded number of queues, which the outbox keeps for ever", async () => {
    for (let number = 0; number < 3; number += 1) {
      const { id } = await country.record("SCHOOL_REVIEW");
      await on.ask(country.people.school, SIGNING.approve, verdictOn(id));
    }
    const { names } = await on.row<{ names: string[] }>(
      "select array_agg(queue_name) as names from graphile_worker._private_job_queues",
    );
    for (const name of names) expect(name).toMatch(/^registry:[0-9a-f]{2}$/);
    await on.runOutbox();
    expect(await left()).toEqual({ jobs: 0 });
  });

  it("a refused act leaves no job behind", async () => {
    await on.runOutbox();
    const { id } = await country.record("SIGNED");
    await on.ask(country.people.school, SIGNING.approve, verdictOn(id));
    expect(await left()).toEqual({ jobs: 0 });
  });
});

describe("D-05: the agreement as PDF", () => {
  it("is pending until made, then served to who sees the record, and is what the record says it is", async () => {
    const { id, graduate } = await country.record("SCHOOL_REVIEW");
    await on.ask(country.people.school, SIGNING.approve, verdictOn(id));
    const waiting = await on.ask(graduate, SIGNING.agreement, { id });
    expect(waiting).toMatchObject({ document: null, documentPending: true });
    const path = `/student/documents/${id}`;
    expect((await on.fetch(graduate, path)).status).toBe(404);
    await on.runOutbox();
    const { document, documentPending } = await on.ask(graduate, SIGNING.agreement, { id });
    expect(documentPending).toBe(false);
    expect(document.url).toBe(path);
    const { status, body, headers } = await on.fetch(graduate, path);
    expect([status, headers["content-type"], body.length]).toEqual([200, "application/pdf", document.bytes]);
    expect(createHash("sha256").update(body).digest("hex")).toBe(document.sha256);
    expect(headers["cache-control"]).toBe("private, no-store");
  });

  it("F-28: stays as it was when the school amends; the registry gets the new value", async () => {
    const { id, graduate } = await country.record("SCHOOL_REVIEW");
    await on.ask(country.people.school, SIGNING.approve, verdictOn(id));
    await on.runOutbox();
    const { document } = await on.ask(graduate, SIGNING.agreement, { id });
    await on.ask(country.people.school, SIGNING.amend, { id, categoryCode: "29" });
    await on.runOutbox();
    expect((await on.ask(graduate, SIGNING.agreement, { id })).document).toEqual(document);
    const { registryDestination } = await on.ask(country.people.school, SIGNING.reviewPage, { id });
    expect(registryDestination).toMatchObject({ code: "10", jobCategoryLabel: "其他专业技术人员" });
    const { rows } = await on.ask(graduate, MESSAGE_TITLES);
    expect(rows[0]?.title).toBe("签约信息已修改");
  });
});
