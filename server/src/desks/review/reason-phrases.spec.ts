import "reflect-metadata";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { graphql } from "../../../../stage/src/gql/index.js";
import { openTestApp, type TestApp } from "../../../test/app.js";
import {
  aDepartment,
  aGraduate,
  anAgreement,
  anEmployer,
  aSchool,
  aStaffAccount,
  newId,
  type TestSchool,
  type TestStaff,
} from "../../../test/factories.js";

const SAVE = graphql(`mutation PhrasesSave($input: ReasonPhraseInput!) { saveReasonPhrase(input: $input) {
  __typename ... on ReasonPhrases { phrases { id verdict category text version } }
  ... on InvalidInput { fields { field message } } ... on Refusal { code message } } }`);
const REMOVE = graphql(`mutation PhrasesRemove($id: ID!, $version: Int!) {
  removeReasonPhrase(id: $id, version: $version) {
    __typename ... on ReasonPhrases { phrases { id } } ... on Refusal { code } } }`);
const ORDER = graphql(`mutation PhrasesOrder($ids: [ID!]!) { orderReasonPhrases(ids: $ids) {
    __typename ... on ReasonPhrases { phrases { id } } ... on Refusal { code } } }`);
const ALL = graphql(`query PhrasesAll { reasonPhrases { phrases { id text version } } }`);
const FILLED = graphql(`query PhrasesFilled($verdict: Verdict!, $recordId: ID) {
  filledPhrases(verdict: $verdict, recordId: $recordId) { text category } }`);

let on: TestApp;
beforeAll(async () => {
  on = await openTestApp();
});
afterAll(() => on?.close());

async function fresh(): Promise<{ school: TestSchool; staff: TestStaff }> {
  const school = await aSchool(on.platform);
  return { school, staff: await aStaffAccount(on.platform, { school, name: "韩雪" }) };
}
const save = (person: TestStaff, wish: object = {}) =>
  on.ask(person, SAVE, {
    input: { id: newId(), verdict: "RETURN", text: "请上传盖章的协议书原件。", ...wish },
  });
const texts = async (person: TestStaff) => (await on.ask(person, ALL)).phrases.map(({ text }) => text);

describe("常用语 of a school", () => {
  it("are shared in the school and nowhere else, in its own order", async () => {
    const { school, staff } = await fresh();
    for (const text of ["甲", "乙", "丙"]) await save(staff, { text });
    const department = await aDepartment(on.platform, { school });
    const reviewer = await aStaffAccount(on.platform, { department });
    expect(await texts(reviewer)).toEqual(["甲", "乙", "丙"]);
    expect(await texts((await fresh()).staff)).toEqual([]);
    const ids = (await on.ask(staff, ALL)).phrases.map(({ id }) => id);
    await on.ask(staff, ORDER, { ids: ids.toReversed() });
    expect(await texts(staff)).toEqual(["丙", "乙", "甲"]);
  });

  it.each([
    ["{姓名同学", "花括号没有成对"],
    ["{材料}", "没有「{材料}」这个占位符"],
    [" ", "请填写常用语"],
  ])("a broken one is refused beside its text: %s", async (text, message) => {
    const { staff } = await fresh();
    expect(await save(staff, { text })).toMatchObject({
      fields: [{ field: "text", message: expect.stringContaining(message) }],
    });
    expect(await texts(staff)).toEqual([]);
  });

  it("refuses a verdict without reason, an unknown category, an id that is none or another school's", async () => {
    const { staff } = await fresh();
    expect(await save(staff, { verdict: "APPROVE" })).toMatchObject({ fields: [{ field: "verdict" }] });
    expect(await save(staff, { category: "NOSUCH" })).toMatchObject({ fields: [{ field: "category" }] });
    expect(await save(staff, { id: "x" })).toMatchObject({ fields: [{ field: "id" }] });
    const id = newId();
    await save((await fresh()).staff, { id });
    expect(await save(staff, { id })).toMatchObject({ code: "ID_TAKEN" });
    expect(await on.ask(staff, REMOVE, { id, version: 1 })).toMatchObject({ code: "UNKNOWN_RECORD" });
  });

  it("of two who change one at once the second is told; one that is gone does not come back", async () => {
    const { school, staff } = await fresh();
    const other = await aStaffAccount(on.platform, { school });
    const id = newId();
    await save(staff, { id });
    const both = await Promise.all([
      save(staff, { id, text: "甲", version: 1 }),
      save(other, { id, text: "乙", version: 1 }),
    ]);
    expect(both.map((each) => ("code" in each ? each.code : "done")).toSorted()).toEqual([
      "SETTINGS_CHANGED",
      "done",
    ]);
    expect(await on.ask(other, REMOVE, { id, version: 1 })).toMatchObject({ code: "SETTINGS_CHANGED" });
    expect(await on.ask(other, REMOVE, { id, version: 2 })).toMatchObject({ phrases: [] });
    expect(await save(staff, { id, text: "丙", version: 2 })).toMatchObject({ code: "UNKNOWN_RECORD" });
    const kept = newId();
    await save(staff, { id: kept });
    expect(await on.ask(staff, ORDER, { ids: [kept, id] })).toMatchObject({ code: "SETTINGS_CHANGED" });
    expect(await on.ask(staff, ORDER, { ids: [kept, kept] })).toMatchObject({ code: "SETTINGS_CHANGED" });
  });

  it("are managed by whole-school accounts with 读写 alone", async () => {
    const { school, staff } = await fresh();
    const cases: [object, string][] = [
      [{ school, employmentRight: "READ_ONLY" }, "READ_ONLY"],
      [{ school, levelScope: "POSTGRADUATE" }, "LEVEL_SCOPE"],
    ];
    for (const [wish, code] of cases) {
      expect(await save(await aStaffAccount(on.platform, wish))).toMatchObject({ code });
    }
    const department = await aStaffAccount(on.platform, {
      department: await aDepartment(on.platform, { school }),
    });
    await expect(save(department)).rejects.toThrow("FORBIDDEN");
    expect(await texts(staff)).toEqual([]);
  });

  it("are filled wholly or left out, and never from a record out of sight", async () => {
    const { school, staff } = await fresh();
    await save(staff, { text: "{姓名}（{学号}）：{单位}名称有误", category: "EMPLOYER_DATA" });
    await save(staff, { text: "请补充材料" });
    await save(staff, { text: "不予通过", verdict: "REJECT" });
    const department = await aDepartment(on.platform, { school });
    const graduate = await aGraduate(on.platform, { department, name: "阿依古丽·买买提" });
    const employer = await anEmployer(on.platform, { name: "江东$1公司" });
    const { id } = await anAgreement(on.platform, { graduate, employer, status: "SCHOOL_REVIEW" });
    const filled = async (person: TestStaff, recordId: string | null) =>
      await on.ask(person, FILLED, { verdict: "RETURN", recordId });
    expect(await filled(staff, id)).toEqual([
      { text: `阿依古丽·买买提（${graduate.studentNumber}）：江东$1公司名称有误`, category: "EMPLOYER_DATA" },
      { text: "请补充材料", category: null },
    ]);
    const plain = [{ text: "请补充材料", category: null }];
    expect(await filled(staff, null)).toEqual(plain);
    const { id: foreign } = await anAgreement(on.platform, { status: "SCHOOL_REVIEW" });
    for (const other of [foreign, newId(), "x"]) expect(await filled(staff, other)).toEqual(plain);
  });

  it("are a hundred at most", async () => {
    const { school, staff } = await fresh();
    await on.row(
      `insert into reason_phrase (id, school_id, verdict, text, place, saved_by, saved_at)
       select gen_random_uuid(), $1, 'RETURN', '常用语' || n, n, '某人', $2 from generate_series(1, 100) n returning 1`,
      [school.id, on.clock.now()],
    );
    expect(await save(staff)).toMatchObject({ code: "TOO_MANY_PHRASES" });
  });
});
