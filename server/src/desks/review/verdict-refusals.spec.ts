import "reflect-metadata";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { graphql } from "../../../../stage/src/gql/index.js";
import { openTestApp, type Person, type TestApp } from "../../../test/app.js";
import { newId, type TestGraduate } from "../../../test/factories.js";
import { footprint, REJECTION, SIGNING, verdictOn } from "../../../test/signing.js";
import { aSigningCountry, type SettledCountry } from "../../../test/signing-country.js";
import { settleAllDue } from "../../records/index.js";

let on: TestApp;
let country: SettledCountry;
let record: { id: string; graduate: TestGraduate };
let school: Person;
let department: Person;
beforeAll(async () => {
  on = await openTestApp();
  country = await aSigningCountry(on, { reviewMode: "DEPARTMENT_THEN_SCHOOL" });
  ({ school, department } = country.people);
});
beforeEach(async () => {
  record = await country.record("DEPARTMENT_REVIEW");
});
afterAll(() => on?.close());

/** Approval and rejection, held or not, are refused so; the record is as it was. */
async function expectRefused(by: Person, expected: object, submission = 1): Promise<void> {
  const before = await footprint(on, record.id);
  for (const hold of [false, true]) {
    const variables = { ...verdictOn(record.id, submission), rejection: REJECTION, hold };
    expect(await on.ask(by, SIGNING.approve, variables)).toMatchObject(expected);
    expect(await on.ask(by, SIGNING.reject, variables)).toMatchObject(expected);
  }
  expect(await footprint(on, record.id)).toEqual(before);
}

describe("F-10, F-16, P-04, P-07: verdicts of others", () => {
  it.each([
    ["other department"],
    ["department, other level"],
    ["school, other level"],
    ["other school"],
  ] as const)("%s: exactly as for an unknown record", async (name) => {
    const by = country.people[name];
    await expectRefused(by, { __typename: "UnknownRecord", message: "未找到该记录，请返回列表刷新后再试" });
    const known = await on.ask(by, SIGNING.approve, verdictOn(record.id));
    for (const unknown of [newId(), "", "x", "' or 1=1 --", "\0", "9".repeat(5000)]) {
      expect(await on.ask(by, SIGNING.approve, verdictOn(unknown))).toEqual(known);
    }
  });

  it("只读: told that the account only reads", async () => {
    const expected = { __typename: "NotAllowed", code: "READ_ONLY" };
    await expectRefused(country.people["department, read-only"], {
      ...expected,
      message: "您的账号为只读权限，只能查看，不能审核或修改",
    });
  });

  it("the school while the department has not decided", async () => {
    await expectRefused(school, { __typename: "RecordMovedOn", status: "DEPARTMENT_REVIEW" });
  });
});

describe("F-06: a record that is not as the reviewer saw it", () => {
  it("moved on: says to what and who did it", async () => {
    record = await country.record("SIGNED");
    const expected = { __typename: "RecordMovedOn", status: "SIGNED", statusLabel: "签约完成" };
    await expectRefused(school, expected);
    const { by, message } = await on.ask(school, SIGNING.approve, verdictOn(record.id));
    expect(message).toContain("签约完成");
    expect(message).toContain(by);
  });

  it("the very same verdict again is done once; one with another reason is told what was decided", async () => {
    const verdict = { ...verdictOn(record.id), rejection: REJECTION };
    const rejects = (changes: object = {}) => on.ask(department, SIGNING.reject, { ...verdict, ...changes });
    expect(await rejects()).toMatchObject({ __typename: "RecordChanged" });
    const before = await footprint(on, record.id);
    expect(await rejects()).toMatchObject({ __typename: "RecordChanged" });
    for (const other of [
      { rejection: { ...REJECTION, details: "另一个原因" } },
      { rejection: { ...REJECTION, reasonCategory: "OTHER" } },
    ]) {
      const told = await rejects(other);
      expect(told).toMatchObject({ __typename: "RecordMovedOn", status: "REJECTED_BY_DEPARTMENT" });
      expect(told.message).toContain("学院鉴证不通过");
    }
    expect(await footprint(on, record.id)).toEqual(before);
  });

  it("held first, then given: the same is still a repeat, another content is not", async () => {
    const verdict = { ...verdictOn(record.id), rejection: REJECTION };
    await on.ask(department, SIGNING.reject, { ...verdict, hold: true });
    on.clock.advance(11);
    await settleAllDue(on.platform);
    expect(await on.ask(department, SIGNING.reject, verdict)).toMatchObject({ __typename: "RecordChanged" });
    const rejection = { ...REJECTION, details: "另一个原因" };
    expect(await on.ask(department, SIGNING.reject, { ...verdict, rejection })).toMatchObject({
      __typename: "RecordMovedOn",
    });
  });

  it("not this reviewer's step, and nothing has moved: that is said", async () => {
    const variables = {
      verdict: { recordId: record.id, submission: 1, status: "DEPARTMENT_REVIEW" as const },
    };
    expect(await on.ask(school, SIGNING.approve, variables)).toMatchObject({
      __typename: "NotAllowed",
      code: "NOT_YOUR_STEP",
      message: expect.stringContaining("没有变化"),
    });
  });

  it("resubmitted: another submission number than the one seen", async () => {
    await on.platform.pool.query("update record set submission = 2 where id = $1", [record.id]);
    await expectRefused(department, { __typename: "SubmissionChanged", seen: 1, current: 2 });
    await expectRefused(department, { __typename: "SubmissionChanged", seen: 0, current: 2 }, 0);
    await expectRefused(department, { code: "SUBMISSION_CHANGED", seen: 2_147_483_647 }, 2_147_483_647);
  });

  it("another state than the caller says it saw", async () => {
    const verdict = { recordId: record.id, submission: 1, status: "SCHOOL_REVIEW" };
    const before = await footprint(on, record.id);
    expect(await on.act(department, SIGNING.approve, { verdict })).toMatchObject({
      __typename: "RecordMovedOn",
    });
    expect(await footprint(on, record.id)).toEqual(before);
  });

  it("F-91: frozen records are nobody's to decide", async () => {
    await on.platform.pool.query("update record set frozen = true where id = $1", [record.id]);
    await expectRefused(department, { __typename: "NotAllowed", code: "FROZEN" });
  });
});

describe("F-11: the reason of a rejection", () => {
  it.each([
    ["no category", { reasonCategory: "" }, { "rejection.reasonCategory": "请选择不通过原因" }],
    ["an unknown one", { reasonCategory: "x" }, { "rejection.reasonCategory": "请选择不通过原因" }],
    ["no details", { details: " \n" }, { "rejection.details": "请填写不通过的具体问题" }],
    [
      "501 characters",
      { details: "𠮷".repeat(501) },
      { "rejection.details": "最多500个字，您填写了501个字" },
    ],
    ["NUL", { details: "a\0b" }, { "rejection.details": "无法识别的字符" }],
  ])("%s is refused beside the field", async (_name, wrong, problems) => {
    const before = await footprint(on, record.id);
    const rejection = { ...REJECTION, ...wrong };
    const refused = await on.ask(department, SIGNING.reject, { ...verdictOn(record.id), rejection });
    expect(refused.__typename).toBe("InvalidInput");
    const found = Object.fromEntries(refused.fields.map(({ field, message }) => [field, message]));
    expect(found).toEqual(
      Object.fromEntries(
        Object.entries(problems).map(([field, text]) => [field, expect.stringContaining(text)]),
      ),
    );
    expect(await footprint(on, record.id)).toEqual(before);
  });

  it("500 characters are kept exactly as typed, and everybody concerned reads them", async () => {
    const details = `'); delete from record; -- ${"𠮷".repeat(473)}`;
    const rejection = { ...REJECTION, details };
    await on.ask(department, SIGNING.reject, { ...verdictOn(record.id), rejection });
    for (const person of [record.graduate, country.people["inviting employer"], school]) {
      const { timeline } = await on.ask(person, SIGNING.agreement, { id: record.id });
      expect(timeline.at(-1)).toMatchObject({ reason: details, reasonCategory: "单位信息有误" });
      // F-05: the person's name is for staff only.
      expect(timeline.at(-1)?.actorName === null).toBe(person !== school);
    }
  });
});

describe("F-17: verdicts in bulk", () => {
  const bulk =
    graphql(`mutation VerdictRefusalsBulk($verdicts: [VerdictInput!]!, $verdict: Verdict!, $rejection: RejectionInput) {
    reviewRecords(verdicts: $verdicts, verdict: $verdict, rejection: $rejection) { __typename
      ... on BulkReview { done refused items { recordId graduateName ok message } }
      ... on InvalidInput { fields { field message } } ... on Refusal { code } } }`);
  const one = (recordId: string, submission = 1) => ({ recordId, submission });

  it("each succeeds or fails by itself; who is out of sight stays nameless", async () => {
    const others = await Promise.all([country.record("DEPARTMENT_REVIEW"), country.record("SCHOOL_REVIEW")]);
    const far = await aSigningCountry(on, { reviewMode: "SCHOOL_ONLY" });
    const away = await far.record("SCHOOL_REVIEW");
    const ids = [record.id, ...others.map((other) => other.id), away.id, newId(), "x"];
    const answer = await on.ask(department, bulk, { verdicts: ids.map((id) => one(id)), verdict: "APPROVE" });
    expect(answer).toMatchObject({ done: 2, refused: 4 });
    expect(answer.items.map((item) => item.ok)).toEqual([true, true, false, false, false, false]);
    expect(answer.items.slice(3).map((item) => item.graduateName)).toEqual(["", "", ""]);
    expect(new Set(answer.items.slice(3).map((item) => item.message)).size).toBe(1);
  });

  it("none, 101, a rejection without reason, and 只读 are refused as a whole", async () => {
    const before = await footprint(on, record.id);
    const verdicts = [one(record.id)];
    const cases: [Person, object, object][] = [
      [department, { verdicts: [], verdict: "APPROVE" }, { fields: [{ field: "verdicts" }] }],
      [
        department,
        { verdicts: Array(101).fill(one(record.id)), verdict: "APPROVE" },
        { code: "INVALID_INPUT" },
      ],
      [department, { verdicts, verdict: "REJECT" }, { code: "INVALID_INPUT" }],
      [country.people["department, read-only"], { verdicts, verdict: "APPROVE" }, { code: "READ_ONLY" }],
    ];
    for (const [by, variables, expected] of cases)
      expect(await on.act(by, bulk, variables)).toMatchObject(expected);
    expect(await footprint(on, record.id)).toEqual(before);
  });
});

describe("F-28: 职位类别 after signing", () => {
  it("an unknown code and the present one are refused beside the field; a second click is a repeat", async () => {
    record = await country.record("SIGNED");
    const amend = (categoryCode: string) => on.ask(school, SIGNING.amend, { id: record.id, categoryCode });
    for (const code of ["", "x", "13"]) {
      expect(await amend(code)).toMatchObject({
        __typename: "InvalidInput",
        fields: [{ field: "categoryCode" }],
      });
    }
    expect(await amend("29")).toMatchObject({ alreadyDone: false });
    expect(await amend("29")).toMatchObject({ alreadyDone: true });
    const { amendments } = await on.ask(school, SIGNING.agreement, { id: record.id });
    expect(amendments).toEqual([{ before: "工程技术人员", after: "其他专业技术人员" }]);
  });

  it("F-90a: nothing signed is changed after the cohort's closing", async () => {
    record = await country.record("SIGNED");
    on.clock.advance(500 * 86_400);
    const answer = await on.ask(school, SIGNING.amend, { id: record.id, categoryCode: "29" });
    expect(answer).toMatchObject({ __typename: "NotAllowed", code: "COHORT_CLOSED" });
  });
});
