import "reflect-metadata";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aGraduate, aSchool, openTestGround, type TestGround } from "../../test/factories.js";
import { lockForAct } from "./lock.js";

describe("the locks of an act", () => {
  let on: TestGround;
  beforeAll(async () => {
    on = await openTestGround();
  });
  afterAll(() => on?.close());

  it("hold province and settings shared until the act is over, and let acts of other graduates share them", async () => {
    const school = await aSchool(on);
    const [one, other] = [await aGraduate(on, { school }), await aGraduate(on, { school })];
    const lock = { schoolId: school.id, cohort: one.cohort };
    await on.orm.em.fork().transactional(async (em) => {
      await lockForAct(em, { ...lock, graduateId: one.id });
      await on.orm.em.fork().transactional((second) => lockForAct(second, { ...lock, graduateId: other.id }));
      for (const [table, condition] of [
        ["signing_settings", "school_id = $1"],
        ["province_cohort", "province_id = (select province_id from school where id = $1)"],
        ["graduate", `id = '${one.id}' and school_id = $1`],
      ]) {
        const writer = on.pool.query(`select id from ${table} where ${condition} for update nowait`, [
          school.id,
        ]);
        await expect(writer).rejects.toThrow("could not obtain lock");
      }
    });
  });
});
