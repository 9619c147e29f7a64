import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { SignInEmployer, SignInGraduate } from "../../../../stage/src/client/sign-in.js";
import { graphql } from "../../../../stage/src/gql/index.js";
import { openTestApp, type Person, type TestApp } from "../../../test/app.js";
import { aGraduate, anEmployer, PASSWORD } from "../../../test/factories.js";
import { codeOf } from "../../../test/registering.js";

const BEGIN = graphql(`
  mutation OwnMobileBegin($mobile: String!) {
    beginMobileChange(mobile: $mobile) {
      __typename ... on MobileChangeBegun { oldTicket newTicket newSentTo } ...RefusalFacts
    }
  }
`);
const CHANGE = graphql(`
  mutation OwnMobileChange($input: ChangeMobileInput!) {
    changeMobile(input: $input) { __typename ...RefusalFacts }
  }
`);

let on: TestApp;
beforeAll(async () => {
  on = await openTestApp();
});
afterAll(() => on.close());
beforeEach(async () => void (await on.platform.pool.query("delete from rate_limit")));

const begin = (person: Person, mobile: string) => on.ask(person, BEGIN, { mobile });
async function codesOf({ oldTicket, newTicket }: { oldTicket: string; newTicket: string }) {
  const [oldCode, newCode] = [await codeOf(on, oldTicket), await codeOf(on, newTicket)];
  return { oldTicket, newTicket, oldCode, newCode };
}
const change = (person: Person, input: Awaited<ReturnType<typeof codesOf>>) =>
  on.ask(person, CHANGE, { input });
const wrong = (code: string) => (code === "000000" ? "000001" : "000000");

describe("P-12 everybody changes their own mobile", () => {
  it("with a code to the old and one to the new: other sessions end, the copies follow, the old one opens nothing", async () => {
    const graduate = await aGraduate(on.platform);
    const elsewhere = await on.signIn("student", graduate.mobile, PASSWORD);
    const begun = await begin(graduate, "138 0000 6301");
    expect(begun).toMatchObject({ __typename: "MobileChangeBegun", newSentTo: "138****6301" });
    const codes = await codesOf(begun);
    await on.runOutbox();
    for (const mobile of [graduate.mobile, "13800006301"]) {
      const inbox = (await on.fetch(null, `/dev/sms?mobile=${mobile}`)).body.toString();
      expect(inbox).toContain("用于更换联系方式");
    }
    expect(await change(graduate, codes)).toMatchObject({ __typename: "MobileChanged" });
    const viewer = graphql(`query OwnMobileViewer { graduateViewer { name } }`);
    expect((await on.post("student", viewer, {}, { cookie: elsewhere })).data?.graduateViewer).toBeNull();
    expect(await on.ask(graduate, viewer)).toMatchObject({ name: graduate.name });
    const signIn = async (login: string) =>
      (await on.post("student", SignInGraduate, { login, password: PASSWORD })).data?.signInGraduate
        .__typename;
    expect([await signIn(graduate.mobile), await signIn("13800006301")]).toEqual([
      "SignInRefused",
      "GraduateViewer",
    ]);
    const copy = await on.row<{ own: Buffer; registry: Buffer }>(
      `select g.mobile_sealed as own, r.mobile_sealed as registry
        from graduate g join registry_student r on r.graduate_id = g.id where g.id = $1`,
      [graduate.id],
    );
    const { keys } = on.platform;
    expect(keys.openBytes("graduate.mobile_sealed", copy.own).toString()).toBe("13800006301");
    expect(keys.openBytes("registry_student.mobile_sealed", copy.registry).toString()).toBe("13800006301");
    expect(
      await on.row("select act from audit_entry where subject_id = $1 and act like 'MOBILE%'", [
        graduate.accountId,
      ]),
    ).toEqual({ act: "MOBILE_CHANGED" });
  });

  it("by employers likewise; a wrong code names its field and uses up neither", async () => {
    const employer = await anEmployer(on.platform);
    const codes = await codesOf(await begin(employer, "13800006302"));
    const fieldsOf = async (input: typeof codes) =>
      (await change(employer, input)).fields?.map(({ field }: { field: string }) => field);
    expect(await fieldsOf({ ...codes, oldCode: wrong(codes.oldCode) })).toEqual(["oldCode"]);
    expect(await fieldsOf({ ...codes, newCode: wrong(codes.newCode) })).toEqual(["newCode"]);
    // Two codes to the same number are no proof of the other.
    const { newTicket: oldTicket, newCode: oldCode } = codes;
    expect(await fieldsOf({ ...codes, oldTicket, oldCode })).toEqual(["oldCode"]);
    const stranger = await anEmployer(on.platform);
    expect((await change(stranger, codes)).fields).toHaveLength(2);
    // Each try counts, so these are over.
    const fresh = await codesOf(await begin(employer, "13800006302"));
    const both = await Promise.all([change(employer, fresh), change(employer, fresh)]);
    expect(both.map(({ __typename }) => __typename).toSorted()).toEqual(["InvalidInput", "MobileChanged"]);
    const { data } = await on.post("employer", SignInEmployer, { login: "13800006302", password: PASSWORD });
    expect(data?.signInEmployer.__typename).toBe("EmployerViewer");
  });

  it("a number of another account is told to who has proved it only (P-07), and nothing is changed", async () => {
    const [graduate, other] = [await aGraduate(on.platform), await aGraduate(on.platform)];
    const begun = await begin(graduate, other.mobile);
    expect(begun.__typename).toBe("MobileChangeBegun");
    expect((await change(graduate, await codesOf(begun))).fields).toMatchObject([
      { field: "newCode", message: expect.stringContaining("已被其他账号使用") },
    ]);
    const { data } = await on.post("student", SignInGraduate, { login: graduate.mobile, password: PASSWORD });
    expect(data?.signInGraduate.__typename).toBe("GraduateViewer");
    expect((await begin(graduate, "123")).fields).toMatchObject([{ field: "mobile" }]);
    await expect(begin(null, "13800006303")).rejects.toThrow("UNAUTHENTICATED");
  });
});
