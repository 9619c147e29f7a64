// type-graphql asks for it when its decorators run.
import "reflect-metadata";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { SignInGraduate } from "../../../../stage/src/client/sign-in.js";
import { graphql } from "../../../../stage/src/gql/index.js";
import { openTestApp, type TestApp } from "../../../test/app.js";
import {
  aDepartment,
  aGraduate,
  aSchool,
  aStaffAccount,
  COHORT,
  newId,
  PASSWORD,
  type TestGraduate,
  type TestSchool,
  type TestStaff,
} from "../../../test/factories.js";
import { asksToRegister, codeOf, confirms, registers } from "../../../test/registering.js";

const SET = graphql(`
  mutation OwnNumberSet($id: ID!, $mobile: String, $email: String) {
    setGraduateMobile(id: $id, mobile: $mobile, email: $email) {
      __typename ... on GraduateDetail { registered groups { fields { label value } } } ...RefusalFacts
    }
  }
`);
const RELEASE = graphql(`
  mutation OwnNumberRelease($id: ID!, $mobile: String) {
    releaseGraduateAccount(id: $id, mobile: $mobile) {
      __typename ... on GraduateDetail { registered } ...RefusalFacts
    }
  }
`);

const SET_MANY = graphql(`
  mutation OwnNumberSetMany($cohort: Int!, $numbers: [GraduateMobileInput!]!, $dryRun: Boolean!) {
    setGraduateMobiles(cohort: $cohort, numbers: $numbers, dryRun: $dryRun) {
      __typename ... on GraduateMobilesChecked { added changed unchanged registered } ...RefusalFacts
    }
  }
`);

describe("P-12 the number that a graduate registers with", () => {
  let on: TestApp;
  let school: TestSchool;
  let staff: TestStaff;
  beforeAll(async () => {
    on = await openTestApp();
    school = await aSchool(on.platform);
    staff = await aStaffAccount(on.platform, { school });
  });
  afterAll(() => on?.close());

  const set = (by: TestStaff, { id }: { id: string }, mobile: string) => on.ask(by, SET, { id, mobile });
  const release = (by: TestStaff, { id }: { id: string }, mobile: string | null = null) =>
    on.ask(by, RELEASE, { id, mobile });
  const unregistered = (wish: object = {}) => aGraduate(on.platform, { school, registered: false, ...wish });
  const inputOf = ({ name, idNumber, studentNumber, candidateNumber }: TestGraduate, mobile: string) => ({
    ...{ name, idNumber, studentNumber, candidateNumber, mobile },
    password: PASSWORD,
  });
  const actsOn = async (id: string) =>
    (
      await on.platform.pool.query("select act from audit_entry where subject_id = $1 order by id", [id])
    ).rows.map(({ act }) => act);
  const smsTo = async (mobile: string) => {
    await on.runOutbox();
    return (await on.fetch(null, `/dev/sms?mobile=${mobile}`)).body.toString();
  };

  it("is entered by the school for who has no account, is masked, audited, and lets them register", async () => {
    const graduate = await unregistered();
    const answer = await set(staff, graduate, "138 0000 6001");
    expect(answer).toMatchObject({ __typename: "GraduateDetail", registered: false });
    expect(JSON.stringify(answer)).toContain("138****6001");
    expect(JSON.stringify(answer)).not.toContain("13800006001");
    expect((await asksToRegister(on, inputOf(graduate, graduate.mobile))).data?.asked.code).toBe(
      "OTHER_MOBILE",
    );
    const done = await registers(on, inputOf(graduate, "13800006001"));
    expect(done.entered?.__typename).toBe("GraduateViewer");
    expect(await actsOn(graduate.id)).toEqual(["MOBILE_ENTERED", "GRADUATE_REGISTERED"]);
    expect(await set(staff, graduate, "13800006002")).toMatchObject({ code: "REGISTERED" });
    expect(await set(staff, await unregistered(), "123")).toMatchObject({ fields: [{ field: "mobile" }] });
  });

  it("is entered by the graduate's own school and level, with 读写, and for nobody off the roster", async () => {
    const graduate = await unregistered();
    const department = await aDepartment(on.platform, { school });
    const [foreign, reader, ofPostgraduates, ofDepartment] = [
      await aStaffAccount(on.platform, { school: await aSchool(on.platform) }),
      await aStaffAccount(on.platform, { school, employmentRight: "READ_ONLY" }),
      await aStaffAccount(on.platform, { school, levelScope: "POSTGRADUATE" }),
      await aStaffAccount(on.platform, { department }),
    ];
    for (const act of [set, release] as const) {
      expect(await act(foreign, graduate, "13800006003")).toMatchObject({ __typename: "UnknownRecord" });
      expect(await act(ofPostgraduates, graduate, "13800006003")).toMatchObject({
        __typename: "UnknownRecord",
      });
      expect(await act(reader, graduate, "13800006003")).toMatchObject({ code: "READ_ONLY" });
      await expect(act(ofDepartment, graduate, "13800006003")).rejects.toThrow("FORBIDDEN");
      expect(await act(staff, { id: newId() }, "13800006003")).toMatchObject({ __typename: "UnknownRecord" });
      const frozen = await aGraduate(on.platform, { school, frozen: true });
      expect(await act(staff, frozen, "13800006003")).toMatchObject({ code: "OFF_ROSTER" });
    }
  });

  it("a released account is signed out and gone, its number told and free, and the graduate registers anew", async () => {
    const graduate = await aGraduate(on.platform, { school });
    await on.cookieOf(graduate);
    expect(await release(staff, graduate, "13800006004")).toMatchObject({
      __typename: "GraduateDetail",
      registered: false,
    });
    const open = await on.row(
      "select count(*)::int as open from session where account_id = $1 and ended_at is null",
      [graduate.accountId],
    );
    expect(open).toEqual({ open: 0 });
    const { data } = await on.post("student", SignInGraduate, { login: graduate.mobile, password: PASSWORD });
    expect(data?.signInGraduate?.code).toBe("WRONG_CREDENTIALS");
    expect(await smsTo(graduate.mobile)).toContain("解除您原来的毕业生账号");
    expect(await actsOn(graduate.id)).toEqual(["GRADUATE_ACCOUNT_RELEASED"]);
    expect((await asksToRegister(on, inputOf(graduate, graduate.mobile))).data?.asked.code).toBe(
      "OTHER_MOBILE",
    );
    expect((await registers(on, inputOf(graduate, "13800006004"))).entered?.__typename).toBe(
      "GraduateViewer",
    );
    // The old number is anybody's who has it now.
    const other = await unregistered();
    await set(staff, other, graduate.mobile);
    expect((await registers(on, inputOf(other, graduate.mobile))).entered?.__typename).toBe("GraduateViewer");
    expect(await release(staff, await unregistered())).toMatchObject({ code: "NOT_REGISTERED" });
  });

  it("without a number at the release, none of anybody's rows proves who it is", async () => {
    const graduate = await aGraduate(on.platform, { school });
    await release(staff, graduate);
    expect((await asksToRegister(on, inputOf(graduate, graduate.mobile))).data?.asked.code).toBe("NO_MOBILE");
  });

  it("tells who cannot register whom to call at their school, where it has said so", async () => {
    const other = await aSchool(on.platform);
    const graduate = await aGraduate(on.platform, { school: other, registered: false });
    const refused = async () =>
      (await asksToRegister(on, inputOf(graduate, "13800006199"))).data?.asked.message ?? "";
    expect(await refused()).toContain("请联系学校就业部门更新后再注册");
    await on.platform.pool.query(
      "insert into school_office (school_id, name, phone, hours) values ($1, '就业指导中心', '0871-65001234', '')",
      [other.id],
    );
    expect(await refused()).toContain("请联系学校就业部门（就业指导中心 0871-65001234）更新后再注册");
  });

  it("a release asks again who it is, and is done once of two at the same moment", async () => {
    const graduate = await aGraduate(on.platform, { school });
    const late = await aStaffAccount(on.platform, { school });
    await on.cookieOf(late);
    await on.platform.pool.query("delete from session_proof");
    expect(await release(late, graduate)).toMatchObject({ code: "PROOF_BY_PASSWORD" });
    on.signInAnew(late);
    on.signInAnew(staff);
    const both = await Promise.all([release(late, graduate), release(staff, graduate)]);
    expect(both.map(({ __typename }) => __typename).toSorted()).toEqual(["GraduateDetail", "NotAllowed"]);
  });

  it("is entered for many by their document numbers: a dry run first, all or nothing, registered ones left out", async () => {
    const [none, other, same, has] = [
      await unregistered(),
      await unregistered(),
      await unregistered(),
      await aGraduate(on.platform, { school }),
    ];
    await on.platform.pool.query("update graduate set mobile_sealed = null where id = $1", [none.id]);
    const numbers = [
      { document: ` ${none.idNumber.toLowerCase()}`, mobile: "138 0000 6101" },
      { document: other.idNumber, mobile: "13800006102" },
      { document: same.idNumber, mobile: same.mobile },
      { document: has.idNumber, mobile: "13800006103" },
    ];
    const setMany = (by: TestStaff, given: typeof numbers, dryRun = false) =>
      on.ask(by, SET_MANY, { cohort: COHORT, numbers: given, dryRun });
    const found = { added: 1, changed: 1, unchanged: 1, registered: 1 };
    expect(await setMany(staff, numbers, true)).toMatchObject(found);
    expect((await asksToRegister(on, inputOf(none, "13800006101"))).data?.asked.code).toBe("NO_MOBILE");
    const foreign = await aGraduate(on.platform, { registered: false });
    const wrong = [
      ...numbers,
      { document: foreign.idNumber, mobile: "13800006104" },
      { document: other.idNumber, mobile: "13800006105" },
      { document: "1", mobile: "2" },
    ];
    const refused = await setMany(staff, wrong);
    expect(refused.fields?.map(({ field }: { field: string }) => field).toSorted()).toEqual([
      "numbers.4.document",
      "numbers.5.document",
      "numbers.6.document",
      "numbers.6.mobile",
    ]);
    expect((await asksToRegister(on, inputOf(none, "13800006101"))).data?.asked.code).toBe("NO_MOBILE");
    expect(await setMany(staff, numbers)).toMatchObject(found);
    expect(await setMany(staff, numbers)).toMatchObject({
      added: 0,
      changed: 0,
      unchanged: 3,
      registered: 1,
    });
    expect((await registers(on, inputOf(none, "13800006101"))).entered?.__typename).toBe("GraduateViewer");
    const postgraduates = await aStaffAccount(on.platform, { school, levelScope: "POSTGRADUATE" });
    expect((await setMany(postgraduates, numbers.slice(0, 1))).fields).toMatchObject([
      { field: "numbers.0.document" },
    ]);
    expect(await setMany(staff, [])).toMatchObject({ fields: [{ field: "numbers" }] });
  });

  it("is a mail address of who has no mainland mobile, singly and in a table, and registers them", async () => {
    const [one, other] = [await unregistered(), await unregistered()];
    const byMail = ({ name, idNumber, studentNumber, candidateNumber }: TestGraduate, email: string) => ({
      ...{ name, idNumber, studentNumber, candidateNumber, email },
      password: PASSWORD,
    });
    expect((await asksToRegister(on, byMail(one, "one@mail.example"))).data?.asked.code).toBe("NO_EMAIL");
    const answer = await on.ask(staff, SET, { id: one.id, email: " ONE@mail.example" });
    expect(answer).toMatchObject({ __typename: "GraduateDetail", registered: false });
    expect((await registers(on, byMail(one, "one@mail.example"))).entered?.__typename).toBe("GraduateViewer");
    expect(await on.ask(staff, SET, { id: other.id, email: "other@mail" })).toMatchObject({
      fields: [{ field: "email" }],
    });
    expect(await on.ask(staff, SET, { id: other.id })).toMatchObject({ fields: [{ field: "mobile" }] });
    const third = await unregistered();
    const setMany = (numbers: { document: string; mobile?: string; email?: string }[]) =>
      on.ask(staff, SET_MANY, { cohort: COHORT, numbers, dryRun: false });
    expect((await setMany([{ document: other.idNumber, email: "other@mail" }])).fields).toMatchObject([
      { field: "numbers.0.email" },
    ]);
    const mixed = [
      { document: other.idNumber, email: "other@mail.example" },
      { document: third.idNumber, mobile: "13800006191" },
    ];
    expect(await setMany(mixed)).toMatchObject({ added: 1, changed: 1, unchanged: 0, registered: 0 });
    expect(await setMany(mixed)).toMatchObject({ added: 0, changed: 0, unchanged: 2 });
    expect((await registers(on, byMail(other, "other@mail.example"))).entered?.__typename).toBe(
      "GraduateViewer",
    );
    // Released: the address is told, free, and proves nobody any more.
    await release(staff, one);
    await on.runOutbox();
    const inbox = (await on.fetch(null, "/dev/mail?address=one%40mail.example")).body.toString();
    expect(inbox).toContain("解除您原来的毕业生账号");
    expect((await asksToRegister(on, byMail(one, "one@mail.example"))).data?.asked.code).toBe("NO_EMAIL");
  });

  it("a code under way makes no account once the school has entered another number", async () => {
    const graduate = await unregistered();
    const { data } = await asksToRegister(on, inputOf(graduate, graduate.mobile));
    const ticket = data?.asked.ticket ?? "";
    const code = await codeOf(on, ticket);
    await set(staff, graduate, "13800006005");
    expect((await confirms(on, ticket, code)).data?.entered?.code).toBe("OTHER_MOBILE");
  });
});
