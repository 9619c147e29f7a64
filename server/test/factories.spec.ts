import "reflect-metadata";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkIdNumber, checkUscc } from "../src/catalogue/index.js";
import { RecordHeader } from "../src/records/index.js";
import { aFavourite, anAgreement, aStaffAccount, openTestGround, type TestGround } from "./factories.js";

describe("factories", () => {
  let ground: TestGround;
  beforeAll(async () => {
    ground = await openTestGround();
  });
  afterAll(() => ground?.close());

  it("make the parents they were not given", async () => {
    const made = await anAgreement(ground);
    expect(checkIdNumber(made.graduate.idNumber).ok).toBe(true);
    expect(checkUscc(made.employer.uscc).ok).toBe(true);
    const record = await ground.orm.em.fork().findOneOrFail(RecordHeader, made.id);
    expect(record.graduate?.id).toBe(made.graduate.id);
    expect(record.closesAt?.getTime()).toBeGreaterThan(ground.clock.now().getTime());
    await aFavourite(ground, { employer: made.employer });
  });

  it("make accounts of every role", async () => {
    for (const role of ["DEPARTMENT", "SCHOOL", "PROVINCE", "MINISTRY", "OPERATOR"] as const) {
      expect((await aStaffAccount(ground, { role })).role).toBe(role);
    }
  });
});
