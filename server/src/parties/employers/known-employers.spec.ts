import "reflect-metadata";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { graphql } from "../../../../stage/src/gql/index.js";
import { type ModuleClient, moduleClient } from "../../../test/context.js";
import {
  aGraduate,
  anEmployer,
  openTestGround,
  signedInGraduate,
  type TestGraduate,
  type TestGround,
} from "../../../test/factories.js";
import { RATE_LIMITS } from "../identity/index.js";
import { KnownEmployersResolver } from "./index.js";

const FIND = graphql(`
  query KnownEmployersNames($text: String!) { knownEmployers(text: $text) { name } }
`);

describe("employers known to forms", () => {
  let on: TestGround;
  let ask: ModuleClient;
  let graduate: TestGraduate;
  beforeAll(async () => {
    on = await openTestGround();
    ask = moduleClient(on, [KnownEmployersResolver]);
    graduate = await aGraduate(on);
    const names = ["滇东物流有限公司", "云南滇东物流有限公司", "滇东100%_电子商务有限公司", "大理古城旅行社"];
    for (const name of names) await anEmployer(on, { name });
    await anEmployer(on, { name: "滇东未核验有限公司", verified: false });
    await anEmployer(on, { name: "滇东已暂停有限公司", suspended: true });
    for (let number = 0; number < 12; number += 1) await anEmployer(on, { name: `百家连锁第${number}店` });
  });
  afterAll(() => on?.close());

  async function found(text: string, who = graduate) {
    const answer = await ask(signedInGraduate(who), FIND, { text });
    return (answer.knownEmployers as unknown as { name: string }[]).map(({ name }) => name);
  }

  it("finds by the beginning of the name, then by a part of it, the verified only (F-70, F-76)", async () => {
    expect(await found(" 滇东 ")).toEqual(["滇东100%_电子商务有限公司", "滇东物流有限公司"]);
    expect(await found("滇东物")).toEqual(["滇东物流有限公司", "云南滇东物流有限公司"]);
    expect(await found("古城旅行")).toEqual(["大理古城旅行社"]);
    expect(await found("100%_电")).toEqual(["滇东100%_电子商务有限公司"]);
    expect(await found("滇%物流")).toEqual([]);
    expect(await found("流有限滇东物")).toEqual([]);
    expect(await found("没有这家")).toEqual([]);
    expect(await found("滇")).toEqual([]);
    expect(await found("有限公司")).toEqual([]);
    expect(await found("百家连锁")).toHaveLength(10);
    expect(await found("连锁第")).toHaveLength(10);
  });

  it("finds by the beginning of the USCC and tells what a business licence tells", async () => {
    const employer = await anEmployer(on, { name: "按代码查找有限公司" });
    const source = graphql(`
      query KnownEmployersWhole($text: String!) {
        knownEmployers(text: $text) {
          name uscc natureCode natureLabel industryCode industryLabel divisionCode divisionName
        }
      }
    `);
    const viewer = signedInGraduate(graduate);
    const answer = await ask(viewer, source, { text: employer.uscc.toLowerCase() });
    expect(answer.knownEmployers).toEqual([
      {
        name: "按代码查找有限公司",
        uscc: employer.uscc,
        natureCode: expect.any(String),
        natureLabel: expect.stringMatching(/\p{Script=Han}/u),
        industryCode: expect.any(String),
        industryLabel: expect.stringMatching(/\p{Script=Han}/u),
        divisionCode: expect.stringMatching(/^\d{6}$/),
        divisionName: expect.stringMatching(/\p{Script=Han}/u),
      },
    ]);
    expect(await found(employer.uscc.slice(0, 17))).toContain("按代码查找有限公司");
  });

  it("is limited for each graduate, and works again a minute later", async () => {
    const [eager, other] = [await aGraduate(on), await aGraduate(on)];
    for (let time = 0; time < RATE_LIMITS.knownEmployers.most; time += 1) await found("滇东", eager);
    await expect(found("滇东", eager)).rejects.toMatchObject({
      originalError: { thrownValue: { code: "LIMIT_REACHED" } },
    });
    expect(await found("滇东", other)).toHaveLength(2);
    on.clock.advance(60);
    expect(await found("滇东", eager)).toHaveLength(2);
  });

  it("reads by indexes alone, also Chinese within a name", async () => {
    const client = await on.pool.connect();
    try {
      await client.query("begin");
      await client.query(`insert into employer (id, uscc, name, nature, industry, division, address, contact_name,
          contact_mobile_sealed, contact_email, verified_at)
        select gen_random_uuid(), 'X' || number, md5(number::text) || '有限公司', nature, industry, division, address,
          contact_name, contact_mobile_sealed, contact_email, verified_at
        from (select * from employer limit 1) e, generate_series(1, 20000) number`);
      await client.query("analyze employer");
      const plan = async (condition: string, values: string[]) =>
        JSON.stringify(
          (await client.query(`explain select 1 from employer where ${condition}`, values)).rows,
        );
      expect(await plan("neighbouring_pairs(name) @> neighbouring_pairs($1)", ["东物流"])).toContain(
        "employer_name_within",
      );
      expect(await plan("name ~>=~ $1 and name ~<~ $2", ["滇", "滇\u{10ffff}"])).toContain(
        "employer_name_start",
      );
      expect(await plan("uscc ~>=~ $1 and uscc ~<~ $2", ["91", "911"])).toContain("employer_uscc_start");
    } finally {
      await client.query("rollback");
      client.release(true);
    }
  });
});
