// type-graphql asks for it when its decorators run.
import "reflect-metadata";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { graphql } from "../../../../stage/src/gql/index.js";
import { openTestApp, type TestApp } from "../../../test/app.js";
import { DESTINATIONS, doesDestination, neededProofs, proofsFor } from "../../../test/destinations.js";
import { aGraduate, anEmployer, aSchool, aStaffAccount, newId } from "../../../test/factories.js";
import { COHORT, formCases, GOOD_USCC } from "../../../test/form-cases.js";
import { verdictOn } from "../../../test/signing.js";

const NOTICES = graphql(`
  query NoticesOfReview($id: ID!) { reviewPage(recordId: $id) { notices approvalStates educationLevelCode } }
`);

const UNUSUAL = `${GOOD_USCC.slice(0, 17)}${GOOD_USCC.endsWith("0") ? "1" : "0"}`;

describe("what the review page points out that no rule forbids", () => {
  let on: TestApp;
  beforeAll(async () => {
    on = await openTestApp();
  });
  afterAll(() => on?.close());

  async function pageOf(typeCode: string, changes: Record<string, string>) {
    const school = await aSchool(on.platform, { reviewMode: "SCHOOL_ONLY" });
    const graduate = await aGraduate(on.platform, { school });
    const one = formCases.find(({ form }) => form.typeCode === typeCode);
    const id = newId();
    await on.ask(graduate, DESTINATIONS.save, { id, form: {} });
    const fields = Object.entries({ ...one?.good, ...changes }).map(([key, value]) => ({ key, value }));
    const uploadIds = await proofsFor(on, id, neededProofs(typeCode, null, COHORT));
    const form = { typeCode, subType: null, fields, uploadIds };
    expect(await on.ask(graduate, DESTINATIONS.submit, { id, form })).toMatchObject({
      __typename: "RecordChanged",
    });
    const staff = await aStaffAccount(on.platform, { school });
    return { id, staff, page: await on.ask(staff, NOTICES, { id }) };
  }
  const noticesOf = async (changes: Record<string, string>) => (await pageOf("12", changes)).page.notices;

  it("an unusual code, another name known for it, pay below the minimum wage of the place", async () => {
    const employer = await anEmployer(on.platform, { name: "平台所知有限公司" });
    await on.platform.pool.query("update employer set uscc = $1 where id = $2", [UNUSUAL, employer.id]);
    const pay = { divisionCode: "110108", payAmount: "2000", payUnit: "MONTH" };
    const notices = await noticesOf({
      uscc: UNUSUAL,
      usccConfirmed: "YES",
      employerName: "填报的公司",
      ...pay,
    });
    expect(notices).toEqual([
      expect.stringContaining("校验位"),
      expect.stringContaining("平台所知有限公司"),
      expect.stringContaining("低于最低工资标准：工作所在地最低工资标准为2540元/月（2025-09-01起）"),
    ]);
  });

  it("says that a minimum wage is not known, and what an approval states where it is", async () => {
    const pay = { payAmount: "5000", payUnit: "MONTH" };
    expect(await noticesOf({ ...pay, divisionCode: "530102" })).toEqual([expect.stringContaining("未收录")]);
    expect(await noticesOf({ payAmount: "30", payUnit: "HOUR", divisionCode: "310115" })).toEqual([
      expect.stringContaining("填报薪酬30元/时；工作所在地最低工资标准为25元/时"),
    ]);
  });

  it("keeps with the approval of 自由职业 what it states (spec 2 §3)", async () => {
    const pay = { divisionCode: "110108", payAmount: "2539", payUnit: "MONTH" };
    const { id, staff, page } = await pageOf("76", pay);
    expect(page).toMatchObject({
      notices: [expect.stringContaining("2539元/月低于最低工资标准")],
      approvalStates: ["薪酬不低于工作所在地最低工资标准", "院系、学校负责人已审定并签署自由职业证明材料"],
      educationLevelCode: "31",
    });
    expect(await doesDestination(on, staff, "approve", verdictOn(id))).toMatchObject({
      status: "REGISTERED",
    });
    const { timeline } = await on.ask(staff, DESTINATIONS.record, { id });
    expect(timeline.at(-1)).toMatchObject({
      title: "学校审核通过",
      reason: "声明：薪酬不低于工作所在地最低工资标准；院系、学校负责人已审定并签署自由职业证明材料",
    });
  });
});
