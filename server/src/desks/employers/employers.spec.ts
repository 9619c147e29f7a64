import "reflect-metadata";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestApp, type TestApp } from "../../../test/app.js";
import { DESK } from "../../../test/employers-desk.js";
import {
  aDepartment,
  aFavourite,
  aGraduate,
  anAgreement,
  anEmployer,
  anEmployerAccount,
  aSchool,
  aStaffAccount,
  newId,
  type TestDepartment,
  type TestStaff,
} from "../../../test/factories.js";
import { keepFormerName } from "../../parties/employers/index.js";
import { UNNAMED_ORGANISATION } from "../../words/organisation-words.js";

let on: TestApp;
let operator: TestStaff;
let department: TestDepartment;
beforeAll(async () => {
  on = await openTestApp();
  operator = await aStaffAccount(on.platform, { role: "OPERATOR" });
  department = await aDepartment(on.platform);
});
afterAll(() => on?.close());

const found = async (
  search: string,
  state: "MERGED" | "SUSPENDED" | "UNVERIFIED" | "VERIFIED" | null = null,
) => (await on.ask(operator, DESK.list, { filter: { search, state }, first: 20 })).rows;
const detail = (id: string) => on.ask(operator, DESK.employer, { id });
const accountRow = (id: string) =>
  on.row<{ employer_id: string; in_charge: boolean; mobile_mask: string }>(
    "select employer_id, in_charge, mobile_mask from employer_account where id = $1",
    [id],
  );

describe("all employers (F-73)", () => {
  it("finds by a part of the name, by a former name, and by the whole USCC, present or former", async () => {
    const now = await anEmployer(on.platform, { name: "滇池北岸精密仪器有限公司" });
    const before = { name: "昆仑旧厂仪表公司", uscc: "91530000MA6K5X1231" };
    await keepFormerName(on.platform.orm.em.fork(), { employerId: now.id, ...before, until: on.clock.now() });
    for (const search of ["北岸精密", "昆仑旧厂", now.uscc.toLowerCase(), before.uscc, "岸"]) {
      expect((await found(search)).map(({ id }) => id)).toEqual([now.id]);
    }
    expect((await found("北岸精密"))[0]).toMatchObject({
      formerNames: [before.name],
      state: "VERIFIED",
      personInCharge: now.accountName,
      mobileMasked: expect.stringMatching(/^137\*{4}\d{4}$/),
      accounts: 1,
    });
    for (const search of ["北%", "没有这家单位", "91530000MA6K5X1232"])
      expect(await found(search)).toEqual([]);
  });

  it("narrows by state, pages without repeating, and counts what it shows", async () => {
    const name = "计数测试商贸";
    const made: string[] = [];
    for (let n = 0; n < 4; n += 1) {
      made.unshift((await anEmployer(on.platform, { name: `${name}${n}`, suspended: n === 1 })).id);
    }
    await anEmployer(on.platform, { name: `${name}申请中`, verified: false });
    const filter = { search: name, state: "VERIFIED" as const };
    const first = await on.ask(operator, DESK.list, { filter, first: 2 });
    const rest = await on.ask(operator, DESK.list, { filter, first: 2, after: first.endCursor });
    expect([...first.rows, ...rest.rows].map(({ id }) => id)).toEqual([made[0], made[1], made[3]]);
    expect(await on.ask(operator, DESK.count, { filter })).toBe(3);
    expect((await found(name, "SUSPENDED")).map(({ id }) => id)).toEqual([made[2]]);
    expect((await found(name, "UNVERIFIED")).map((row) => row.name)).toEqual([`${name}申请中`]);
  });

  it("F-70: who only registered is called so, and is nobody's double for having no name", async () => {
    const unnamed = { name: "", verified: false };
    await anEmployer(on.platform, unnamed);
    const { id, uscc } = await anEmployer(on.platform, unnamed);
    expect(await found(uscc)).toMatchObject([{ id, name: UNNAMED_ORGANISATION }]);
    expect(await detail(id)).toMatchObject({ name: UNNAMED_ORGANISATION, duplicates: [] });
  });

  it("P-07: is the operator's alone", async () => {
    const { id } = await anEmployer(on.platform);
    const school = await aSchool(on.platform);
    const others = [
      await aStaffAccount(on.platform, { school }),
      await aStaffAccount(on.platform, { role: "MINISTRY" }),
      await anEmployer(on.platform),
      await aGraduate(on.platform, { department }),
      null,
    ];
    for (const person of others) {
      for (const asked of [
        () => on.ask(person, DESK.list, { filter: {}, first: 20 }),
        () => on.ask(person, DESK.employer, { id }),
        () => on.ask(person, DESK.reveal, { id }),
        () => on.ask(person, DESK.suspend, { input: { id, reason: "试" } }),
        () => on.ask(person, DESK.previewMerge, { id, intoUscc: "91530000MA6K5X1231" }),
      ]) {
        await expect(asked()).rejects.toThrow(person === null ? "UNAUTHENTICATED" : "FORBIDDEN");
      }
    }
  });

  it("P-08: contacts are masked, and opened with an entry in the audit log that the page shows", async () => {
    const employer = await anEmployer(on.platform);
    const masked = await detail(employer.id);
    expect(masked.contactMobileMasked).toMatch(/^137\*{4}/);
    expect(JSON.stringify(masked)).not.toContain(employer.mobile);
    expect(await on.ask(operator, DESK.reveal, { id: employer.id })).toMatchObject({
      contactMobile: employer.mobile,
      accountMobiles: [{ accountId: employer.accountId, mobile: employer.mobile }],
    });
    expect((await detail(employer.id)).looks).toEqual([{ what: "查看完整联系方式", who: operator.name }]);
    expect(await on.ask(operator, DESK.reveal, { id: newId() })).toMatchObject({ code: "UNKNOWN_RECORD" });
    expect(await detail(newId())).toBeNull();
  });
});

describe("F-76: handing over the person in charge", () => {
  const handOver = (id: string, to: object, more: object = {}) =>
    on.ask(operator, DESK.handOver, {
      input: { id, letter: "12月1日收到新授权书", letterChecked: true, ...to, ...more },
    });

  it("to a colleague: one is in charge, the one before stays as a colleague", async () => {
    const employer = await anEmployer(on.platform);
    const colleague = await anEmployerAccount(on.platform, employer, { name: "李经办" });
    expect(await handOver(employer.id, { accountId: colleague.id })).toMatchObject({
      accounts: [
        { id: colleague.id, inCharge: true },
        { id: employer.accountId, inCharge: false },
      ],
    });
    expect((await detail(employer.id)).history[0]).toMatchObject({
      title: "更换网签负责人",
      note: `由${employer.accountName}更换为李经办`,
    });
    expect(await handOver(employer.id, { accountId: colleague.id })).toMatchObject({
      code: "ALREADY_IN_CHARGE",
    });
  });

  it("to somebody without an account, who gets one that only a code to the number opens", async () => {
    const employer = await anEmployer(on.platform);
    const answer = await handOver(employer.id, { name: "王新任", mobile: "13511112222" });
    expect(answer.accounts?.find(({ inCharge }) => inCharge)).toMatchObject({ mobileMasked: "135****2222" });
    // The number is taken now, whatever the employer.
    const other = await anEmployer(on.platform);
    expect(await handOver(other.id, { name: "赵某某", mobile: "13511112222" })).toMatchObject({
      fields: [{ field: "mobile" }],
    });
    expect(await accountRow(other.accountId)).toMatchObject({ in_charge: true });
  });

  it.each([
    ["letter", { accountId: "x" }, { letter: " " }],
    ["letterChecked", { accountId: "x" }, { letterChecked: false }],
    ["accountId", { accountId: newId() }, {}],
    ["mobile", { name: "王新任", mobile: "123" }, {}],
    ["name", { name: "王", mobile: "13511113333" }, {}],
  ])("refuses a wrong %s, and nothing changes", async (field, to, more) => {
    const employer = await anEmployer(on.platform);
    const answer = await handOver(employer.id, to, more);
    expect(answer.fields?.map((problem) => problem.field)).toEqual([field]);
    expect(await accountRow(employer.accountId)).toMatchObject({ in_charge: true });
  });

  it("neither a disabled account nor one of another employer", async () => {
    const employer = await anEmployer(on.platform);
    const disabled = await anEmployerAccount(on.platform, employer, { disabled: true });
    const foreign = await anEmployer(on.platform);
    for (const accountId of [disabled.id, foreign.accountId]) {
      expect(await handOver(employer.id, { accountId })).toMatchObject({ fields: [{ field: "accountId" }] });
    }
  });

  it("two operators at once: one person is in charge", async () => {
    const employer = await anEmployer(on.platform);
    const [one, two] = [
      await anEmployerAccount(on.platform, employer),
      await anEmployerAccount(on.platform, employer),
    ];
    await on.cookieOf(operator);
    await Promise.all([one, two].map(({ id }) => handOver(employer.id, { accountId: id })));
    expect(
      await on.row("select count(*)::int as n from employer_account where employer_id = $1 and in_charge", [
        employer.id,
      ]),
    ).toEqual({ n: 1 });
  });
});

describe("P-12: an employer's account whose number is lost", () => {
  const release = (accountId: string, mobile: string, more: object = {}) =>
    on.ask(operator, DESK.release, {
      input: { accountId, mobile, proof: "公函和身份证件", identityChecked: true, ...more },
    });

  it("gets another number; sessions end, the old number is told, the password opens nothing any more", async () => {
    const employer = await anEmployer(on.platform);
    const cookie = await on.cookieOf(employer);
    const before = await on.row<{ password_hash: string }>(
      "select password_hash from employer_account where id = $1",
      [employer.accountId],
    );
    expect(await release(employer.accountId, "13522223333")).toMatchObject({
      accounts: [{ id: employer.accountId, mobileMasked: "135****3333" }],
    });
    const { errors } = await on.sendRaw("employer", "{ favourites(first: 1) { endCursor } }", {}, { cookie });
    expect(errors[0]?.extensions?.code).toBe("UNAUTHENTICATED");
    expect(
      await on.row("select password_hash from employer_account where id = $1", [employer.accountId]),
    ).not.toEqual(before);
    expect(
      await on.row("select template, mobile_mask from sms order by queued_at desc limit 1"),
    ).toMatchObject({ template: "EMPLOYER_ACCOUNT_RELEASED", mobile_mask: expect.stringMatching(/^137/) });
    expect((await detail(employer.id)).history[0]?.note).toContain("更换为135****3333");
  });

  it.each([
    ["mobile", { mobile: "1" }],
    ["proof", { proof: "" }],
    ["identityChecked", { identityChecked: false }],
  ])("refuses a wrong %s", async (field, more) => {
    const employer = await anEmployer(on.platform);
    const answer = await release(employer.accountId, "13533334444", more);
    expect(answer.fields?.map((problem) => problem.field)).toEqual([field]);
  });

  it("refuses its own number, another account's, a disabled account and one that there is not", async () => {
    const employer = await anEmployer(on.platform);
    const other = await anEmployer(on.platform);
    const disabled = await anEmployerAccount(on.platform, employer, { disabled: true });
    for (const mobile of [employer.mobile, other.mobile]) {
      expect(await release(employer.accountId, mobile)).toMatchObject({ fields: [{ field: "mobile" }] });
    }
    expect(await release(disabled.id, "13544445555")).toMatchObject({ code: "DISABLED" });
    expect(await release(newId(), "13544445555")).toMatchObject({ code: "UNKNOWN_RECORD" });
  });
});

describe("an organisation that was registered twice (F-73)", () => {
  const merge = (id: string, intoUscc: string) =>
    on.ask(operator, DESK.merge, { input: { id, intoUscc, reason: "同一单位重复登记" } });
  const preview = (id: string, intoUscc: string) => on.ask(operator, DESK.previewMerge, { id, intoUscc });

  it("becomes one: accounts, favourites and records move, what was sent stays as sent, both histories say it", async () => {
    const [from, into] = [
      await anEmployer(on.platform, { name: "并前老名字有限公司" }),
      await anEmployer(on.platform),
    ];
    const graduate = await aGraduate(on.platform, { department });
    const signed = await anAgreement(on.platform, { graduate, employer: from, status: "SIGNED" });
    const shared = await aGraduate(on.platform, { department });
    for (const employer of [from, into]) await aFavourite(on.platform, { employer, graduate: shared });
    const cookie = await on.cookieOf(from);
    expect(await preview(from.id, into.uscc)).toMatchObject({
      into: { id: into.id },
      accounts: 1,
      records: 1,
      refusal: null,
    });
    const agreement = (id: string) =>
      on.row("select employer_name, employer_uscc from agreement where record_id = $1", [id]);
    const before = await agreement(signed.id);
    expect(await merge(from.id, into.uscc)).toMatchObject({ state: "MERGED", mergedInto: { id: into.id } });
    expect(await agreement(signed.id)).toEqual(before);
    expect(await on.row("select employer_id from record where id = $1", [signed.id])).toEqual({
      employer_id: into.id,
    });
    expect(await accountRow(from.accountId)).toMatchObject({ employer_id: into.id, in_charge: false });
    const { errors } = await on.sendRaw("employer", "{ favourites(first: 1) { endCursor } }", {}, { cookie });
    expect(errors[0]?.extensions?.code).toBe("UNAUTHENTICATED");
    expect(
      await on.row(
        `select count(*)::int as n, count(*) filter (where employer_id = $1)::int as left_behind from favourite
          where graduate_id = any($2::uuid[])`,
        [from.id, [shared.id, graduate.id]],
      ),
    ).toMatchObject({ left_behind: 0 });
    expect((await detail(into.id)).formerNames).toEqual([{ name: from.name, uscc: from.uscc }]);
    expect((await detail(into.id)).history[0]?.title).toBe("合并重复单位");
    expect((await detail(from.id)).history[0]?.title).toBe("并入其他单位");
    // Found by the old name: both the one that is no more and the one that stands.
    expect((await found("并前老名字")).map(({ id }) => id).sort()).toEqual([from.id, into.id].sort());
    expect(await on.ask(operator, DESK.suspend, { input: { id: from.id, reason: "试" } })).toMatchObject({
      code: "EMPLOYER_MERGED",
    });
    expect(await merge(from.id, into.uscc)).toMatchObject({ code: "EMPLOYER_MERGED" });
  });

  it("is refused while both have something open with one graduate, one is suspended or not verified", async () => {
    const [from, into] = [await anEmployer(on.platform), await anEmployer(on.platform)];
    const graduate = await aGraduate(on.platform, { department });
    for (const employer of [from, into]) await anAgreement(on.platform, { graduate, employer });
    expect(await preview(from.id, into.uscc)).toMatchObject({
      refusal: expect.stringContaining("1名毕业生"),
    });
    expect(await merge(from.id, into.uscc)).toMatchObject({ code: "MERGE_BOTH_OPEN" });
    const suspended = await anEmployer(on.platform, { suspended: true });
    expect(await merge((await anEmployer(on.platform)).id, suspended.uscc)).toMatchObject({
      code: "SUSPENDED",
    });
    const unverified = await anEmployer(on.platform, { verified: false });
    expect(await merge((await anEmployer(on.platform)).id, unverified.uscc)).toMatchObject({
      code: "NOT_VERIFIED",
    });
    // The other way round is how a second registration ends.
    expect(await merge(unverified.id, (await anEmployer(on.platform)).uscc)).toMatchObject({
      state: "MERGED",
    });
  });

  it.each([
    ["91530000MA6K5X123", "no code"],
    ["91530000MA6K5X1231", "nobody's code"],
  ])("refuses %s, %s", async (intoUscc) => {
    const { id } = await anEmployer(on.platform);
    expect(await merge(id, intoUscc)).toMatchObject({ fields: [{ field: "intoUscc" }] });
  });

  it("refuses itself, and into each other at once ends with one of both", async () => {
    const [one, two] = [await anEmployer(on.platform), await anEmployer(on.platform)];
    expect(await merge(one.id, one.uscc)).toMatchObject({ fields: [{ field: "intoUscc" }] });
    await on.cookieOf(operator);
    const answers = await Promise.all([merge(one.id, two.uscc), merge(two.id, one.uscc)]);
    expect(answers.map(({ state, code }) => state ?? code).sort()).toEqual(["EMPLOYER_MERGED", "MERGED"]);
  });

  it("shows who may be the same: the same name", async () => {
    const name = "同名同姓贸易有限公司";
    const [one, two] = [await anEmployer(on.platform, { name }), await anEmployer(on.platform, { name })];
    expect((await detail(one.id)).duplicates).toEqual([{ id: two.id }]);
    await merge(two.id, one.uscc);
    expect((await detail(one.id)).duplicates).toEqual([]);
  });
});
