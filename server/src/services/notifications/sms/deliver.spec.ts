import "reflect-metadata";
import type { QueryConfig } from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type FakeAliyun, startFakeAliyun } from "../../../../test/aliyun-sms.js";
import { type DatabaseRow, openTestApp, type TestApp } from "../../../../test/app.js";
import { newId } from "../../../../test/factories.js";
import { buildPrograms, startProgram } from "../../../../test/processes.js";
import { JOBS } from "../../../composition.js";
import type { Platform } from "../../../platform/platform.js";
import { sms } from "../index.js";

const MOBILE = "13900000001";

let fake: FakeAliyun;
let on: TestApp;
beforeAll(async () => {
  fake = await startFakeAliyun();
  on = await openTestApp({ sms: fake.account });
});
beforeEach(async () => {
  fake.taken.length = 0;
  fake.asked.length = 0;
  fake.recordsTell = true;
  fake.onTaken = null;
  await on.platform.pool.query("delete from sms");
  await on.platform.pool.query("delete from graphile_worker._private_jobs");
});
afterAll(async () => {
  await on?.close();
  await fake?.close();
});

async function add(dedupeKey: string = newId()): Promise<void> {
  const { platform, clock } = on;
  await platform.orm.em.fork().transactional((em) =>
    sms(platform, em, clock.now(), {
      mobile: MOBILE,
      template: "SIGNING_CHANGED",
      variables: { employer: "某公司", field: "职位类别", value: "其他专业技术人员" },
      recordId: null,
      dedupeKey,
    }),
  );
}

/** Failed jobs wait longer and longer before their next try; here they need not. */
async function retry(jobs?: Parameters<TestApp["runOutbox"]>[0]): Promise<void> {
  await on.platform.pool.query("update graphile_worker._private_jobs set run_at = '2000-01-01'");
  await on.runOutbox(jobs);
}

function kept(): Promise<DatabaseRow> {
  return on.row("select state, attempts, receipt, failure, ended_at from sms");
}

describe("F-94: an SMS is added with its act and delivered once", () => {
  it("is sent after the commit; mobile and variables are sealed, the mask is kept", async () => {
    await add();
    expect(await kept()).toMatchObject({ state: "QUEUED", attempts: 0 });
    expect(fake.taken).toEqual([]);
    await on.runOutbox();
    expect(await kept()).toMatchObject({ state: "SENT", attempts: 1, receipt: "biz-1", failure: null });
    expect(fake.taken).toMatchObject([{ mobile: MOBILE, variables: { employer: "某公司" } }]);
    const row = await on.row("select sms::text as whole, mobile_mask from sms");
    expect(row.mobile_mask).toBe("139****0001");
    expect(row.whole).not.toContain(MOBILE);
    expect(row.whole).not.toContain(Buffer.from("某公司").toString("hex"));
  });

  it("is not sent when its transaction is rolled back, and once when it is added twice", async () => {
    const { platform, clock } = on;
    await expect(
      platform.orm.em.fork().transactional(async (em) => {
        await sms(platform, em, clock.now(), {
          mobile: MOBILE,
          template: "DESTINATION_CHANGED",
          variables: { reviewer: "学校", fields: "单位名称" },
          recordId: null,
          dedupeKey: "rolled back",
        });
        throw new Error("refused");
      }),
    ).rejects.toThrow("refused");
    await add("twice");
    await add("twice");
    await on.runOutbox();
    expect(fake.taken).toHaveLength(1);
    expect(await on.row("select count(*)::int as sms from sms")).toEqual({ sms: 1 });
  });

  it("not taken: queued with the reason, and sent by the next try without a look-up", async () => {
    fake.next("refuse isv.BUSINESS_LIMIT_CONTROL");
    await add();
    await on.runOutbox();
    expect(await kept()).toMatchObject({
      state: "QUEUED",
      failure: "短信网关暂未接受（isv.BUSINESS_LIMIT_CONTROL）",
    });
    await retry();
    expect(await kept()).toMatchObject({ state: "SENT", attempts: 2, failure: null });
    expect(fake.asked).toEqual(["SendSms", "SendSms"]);
  });

  it("refused for ever: failed with the reason, never tried again", async () => {
    fake.next("refuse isv.MOBILE_NUMBER_ILLEGAL");
    await add();
    await on.runOutbox();
    await retry();
    expect(await kept()).toMatchObject({
      state: "FAILED",
      attempts: 1,
      failure: "手机号码无效（isv.MOBILE_NUMBER_ILLEGAL）",
    });
    expect(await on.row("select count(*)::int as jobs from graphile_worker._private_jobs")).toEqual({
      jobs: 0,
    });
  });

  it("given up after a day, known or unknown, so that no stale notice goes out", async () => {
    fake.next("500");
    await add();
    await on.runOutbox();
    on.clock.advance(86_400);
    await retry();
    expect(await kept()).toMatchObject({ state: "FAILED", attempts: 1 });
    expect(fake.taken).toEqual([]);
  });
});

describe("F-94: sent once, also when a worker dies in between", () => {
  /** A pool on which the mark of a sent SMS fails once, as when the worker dies right before it. */
  function dyingBeforeTheMark(): typeof JOBS {
    let marks = 0;
    const pool = new Proxy(on.platform.pool, {
      get: (target, key) => {
        const value = Reflect.get(target, key) as unknown;
        if (key !== "query") return typeof value === "function" ? value.bind(target) : value;
        return async (config: QueryConfig, values: unknown[]) => {
          if (config.text.includes("state = 'SENT'") && marks++ === 0) {
            throw new Error("The worker was killed");
          }
          return await target.query(config, values);
        };
      },
    });
    return JOBS.map((job) => ({
      name: job.name,
      run: (platform: Platform, payload: unknown) => job.run({ ...platform, pool }, payload),
    }));
  }

  it("between the gateway's answer and the mark: found at the gateway, not sent again", async () => {
    const jobs = dyingBeforeTheMark();
    await add();
    await on.runOutbox(jobs);
    expect(await kept()).toMatchObject({ state: "SENDING" });
    await retry(jobs);
    expect(await kept()).toMatchObject({ state: "SENT", attempts: 1 });
    expect(fake.taken).toHaveLength(1);
    expect(fake.asked).toEqual(["SendSms", "QuerySendDetails"]);
  });

  it("the gateway's records are behind: waits for them instead of sending again", async () => {
    fake.next("take, then drop the line");
    fake.recordsTell = false;
    await add();
    await on.runOutbox();
    for (let tries = 0; tries < 3; tries += 1) await retry();
    expect(await kept()).toMatchObject({ state: "SENDING", attempts: 1 });
    fake.recordsTell = true;
    await retry();
    expect(await kept()).toMatchObject({ state: "SENT", attempts: 1 });
    expect(fake.taken).toHaveLength(1);
  });

  it("never arrived: sent again once the records must have it", async () => {
    fake.next("drop the line");
    await add();
    await on.runOutbox();
    await retry();
    expect(fake.taken).toEqual([]);
    on.clock.advance(600);
    await retry();
    expect(await kept()).toMatchObject({ state: "SENT", attempts: 2 });
    expect(fake.taken).toHaveLength(1);
  });

  it("a worker process killed while the gateway has the message: the next worker sends nothing", async () => {
    buildPrograms();
    const environment = (start: Date) => ({
      NODE_ENV: "test",
      DATABASE_URL: on.platform.config.databaseUrl ?? "",
      DATA_KEYS: `1:${Buffer.alloc(32, 7).toString("base64")}`,
      INDEX_KEY: Buffer.alloc(32, 9).toString("base64"),
      CLOCK: "test",
      CLOCK_START: start.toISOString(),
      SMS: "aliyun",
      PUBLIC_URL: "https://platform.example",
      ALIYUN_SMS_ENDPOINT: fake.account.endpoint,
      ALIYUN_SMS_KEY_ID: fake.account.keyId,
      ALIYUN_SMS_KEY_SECRET: fake.account.keySecret,
      ALIYUN_SMS_SIGN_NAME: fake.account.signName,
      ALIYUN_SMS_TEMPLATES: Object.entries(fake.account.templateCodes)
        .map(([name, code]) => `${name}:${code}`)
        .join(","),
    });
    await add();
    fake.next("take, then hang");
    const taken = new Promise<void>((resolve) => {
      fake.onTaken = resolve;
    });
    const first = await startProgram("worker", environment(on.clock.now()));
    await taken;
    await first.kill();
    expect(await kept()).toMatchObject({ state: "SENDING", attempts: 1 });
    // The queue frees a dead worker's jobs after hours of the machine's time.
    await on.platform.pool.query(
      "update graphile_worker._private_jobs set locked_at = null, locked_by = null",
    );
    const second = await startProgram("worker", environment(new Date(on.clock.now().getTime() + 700_000)));
    await expect.poll(kept, { timeout: 15_000 }).toMatchObject({ state: "SENT", attempts: 1 });
    await second.stop();
    expect(fake.taken).toHaveLength(1);
  }, 90_000);
});
