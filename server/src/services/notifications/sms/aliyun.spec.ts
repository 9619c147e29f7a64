import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Behaviour, type FakeAliyun, startFakeAliyun } from "../../../../test/aliyun-sms.js";
import { fromBeijing, TestClock } from "../../../platform/clock.js";
import { AliyunSmsGateway } from "./aliyun.js";
import { type OutgoingSms, SmsNotTaken, SmsRefused } from "./gateway.js";

const NOW = fromBeijing(2026, 11, 21, 23, 59);
const SMS: OutgoingSms = {
  id: "0190c000-0000-7000-8000-000000000001",
  mobile: "13900000001",
  template: "SIGNING_CHANGED",
  variables: { employer: "甲（乙）*公司's ~!", field: "职位类别", value: "工程 技术+人员&=" },
};

let fake: FakeAliyun;
beforeAll(async () => {
  fake = await startFakeAliyun();
});
beforeEach(() => {
  fake.taken.length = 0;
  fake.asked.length = 0;
  fake.recordsTell = true;
});
afterAll(() => fake?.close());

function gateway(changes: Partial<FakeAliyun["account"]> = {}, timeoutMs = 30_000): AliyunSmsGateway {
  return new AliyunSmsGateway({ ...fake.account, ...changes }, new TestClock(NOW), timeoutMs);
}

async function failureOf(behaviour: Behaviour): Promise<Error> {
  fake.next(behaviour);
  // Waiting is for the one that never answers; a busy machine may take its time with the others.
  return await gateway({}, behaviour === "take, then hang" ? 300 : undefined)
    .send(SMS)
    .then(
      () => expect.unreachable("It was sent"),
      (error: Error) => error,
    );
}

describe("N-01: the SMS gateway's real protocol", () => {
  it("sends the approved template with its variables, signed, whatever characters they have", async () => {
    expect(await gateway().send(SMS)).toBe("biz-1");
    expect(fake.taken).toEqual([
      { mobile: SMS.mobile, template: "SMS_1", variables: SMS.variables, outId: SMS.id, day: "20261121" },
    ]);
  });

  it("a wrong secret takes nothing, and may be mended", async () => {
    await expect(gateway({ keySecret: "other" }).send(SMS)).rejects.toThrow(SmsNotTaken);
    expect(fake.taken).toEqual([]);
  });

  it.each([
    "refuse isv.MOBILE_NUMBER_ILLEGAL",
    "refuse isv.BLACK_KEY_CONTROL_LIMIT",
  ] as const)("%s: for ever, with a reason that names no number", async (behaviour) => {
    const failure = await failureOf(behaviour);
    expect(failure).toBeInstanceOf(SmsRefused);
    expect(failure.message).not.toContain(SMS.mobile);
    expect(failure.message).toMatch(/^[\u4e00-\u9fff]+（isv\./);
  });

  it.each([
    "refuse isv.BUSINESS_LIMIT_CONTROL",
    "refuse isv.AMOUNT_NOT_ENOUGH",
    "refuse Throttling.User",
    "refuse a code nobody has heard of",
  ] as const)("%s: not taken this time", async (behaviour) => {
    expect(await failureOf(behaviour)).toBeInstanceOf(SmsNotTaken);
  });

  it.each([
    "take, then hang",
    "take, then drop the line",
    "drop the line",
    "500",
    "garbage",
    "empty answer",
    "refuse isp.SYSTEM_ERROR",
  ] as const)("%s: leaves open whether it was taken", async (behaviour) => {
    const failure = await failureOf(behaviour);
    expect(failure).not.toBeInstanceOf(SmsNotTaken);
    expect(failure).not.toBeInstanceOf(SmsRefused);
    expect(String(failure)).not.toContain(SMS.mobile);
  });

  it("nobody there: not taken", async () => {
    const gone = await startFakeAliyun();
    await gone.close();
    await expect(gateway({ endpoint: gone.account.endpoint }).send(SMS)).rejects.toThrow(SmsNotTaken);
  });

  it("finds what it took by our id: not others', beyond one page of records, and under the next day", async () => {
    expect(await gateway().find(SMS, NOW)).toBeNull();
    for (let n = 0; n < 60; n += 1) await gateway().send({ ...SMS, id: `other-${n}` });
    expect(await gateway().find(SMS, NOW)).toBeNull();
    await gateway().send(SMS);
    expect(await gateway().find(SMS, NOW)).toBe(SMS.id);
    fake.taken.splice(0, 60);
    for (const taken of fake.taken) taken.day = "20261122";
    expect(await gateway().find(SMS, NOW)).toBe(SMS.id);
    expect(await gateway().find({ ...SMS, mobile: "13900000002" }, NOW)).toBeNull();
  });
});
