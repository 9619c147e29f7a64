import "reflect-metadata";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  aDepartment,
  aGraduate,
  aProvince,
  aSchool,
  openTestGround,
  type TestGround,
} from "../../../test/factories.js";
import { readSigningConditions, whyMayNotSign } from "./index.js";

describe("conditions of signing", () => {
  let on: TestGround;
  beforeAll(async () => {
    on = await openTestGround();
  });
  afterAll(() => on?.close());

  async function refusalOf(graduateId: string): Promise<string | null> {
    const found = await readSigningConditions(on.orm.em.fork(), [graduateId]);
    const conditions = found.get(graduateId);
    if (!conditions) throw new Error("no conditions");
    return whyMayNotSign(conditions, on.clock.now())?.code ?? null;
  }

  it("F-22, F-90, F-91, P-10, P-11: names what stands in the way", async () => {
    const school = await aSchool(on);
    expect(await refusalOf((await aGraduate(on, { school })).id)).toBeNull();
    expect(await refusalOf((await aGraduate(on, { school, trainingMode: "22" })).id)).toBeNull();
    for (const trainingMode of ["21", "41"]) {
      expect(await refusalOf((await aGraduate(on, { school, trainingMode })).id)).toBe("TRAINING_MODE");
    }
    expect(await refusalOf((await aGraduate(on, { school, frozen: true })).id)).toBe("FROZEN");
    expect(await refusalOf((await aGraduate(on, { school, cohort: 2025 })).id)).toBe("COHORT_CLOSED");
    expect(await refusalOf((await aGraduate(on, { school, cohort: 2026 })).id)).toBe("SIGNING_OFF");
    const off = await aSchool(on, { signingOn: false });
    expect(await refusalOf((await aGraduate(on, { school: off })).id)).toBe("SIGNING_OFF");
    const untyped = await aSchool(on, { province: await aProvince(on, { agreementType: null }) });
    expect(await refusalOf((await aGraduate(on, { school: untyped })).id)).toBe("SIGNING_OFF");
  });

  it("P-11: the contact of the level counts, and comes with the conditions", async () => {
    const school = await aSchool(on, { contacts: ["POSTGRADUATE"] });
    const department = await aDepartment(on, { school });
    const undergraduate = await aGraduate(on, { department });
    const postgraduate = await aGraduate(on, { department, level: "POSTGRADUATE" });
    expect(await refusalOf(undergraduate.id)).toBe("NO_CONTACT");
    const found = await readSigningConditions(on.orm.em.fork(), [undergraduate.id, postgraduate.id]);
    expect(found.get(postgraduate.id)).toMatchObject({
      hasContact: true,
      reviewMode: "SCHOOL_ONLY",
      departmentId: department.id,
      contact: { levelScope: "POSTGRADUATE", name: "经办人" },
    });
    expect(found.get(undergraduate.id)?.contact).toBeNull();
  });
});
