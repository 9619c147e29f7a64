import "reflect-metadata";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { graphql } from "../../../../stage/src/gql/index.js";
import { openTestApp, type Person, type TestApp } from "../../../test/app.js";
import {
  aDepartment,
  aGraduate,
  anEmployer,
  aSchool,
  aStaffAccount,
  newId,
  type TestSchool,
  type TestStaff,
} from "../../../test/factories.js";

const MARK =
  graphql(`mutation EmployerWarningsMark($input: EmployerMarkInput!) { markEmployer(input: $input) {
  ... on EmployerMark { __typename id own categoryLabels reason markedBy markedAt }
  ... on Refusal { __typename code message } ... on InvalidInput { fields { field message } } } }`);
const REMOVE = graphql(`mutation EmployerWarningsRemove($id: ID!) { removeEmployerMark(id: $id) {
  ... on EmployerMarkRemoved { __typename id } ... on Refusal { __typename code } } }`);
const ABOUT = graphql(`query EmployerWarningsAbout($uscc: String!) { employerWarnings(uscc: $uscc) {
  uscc schools marks { id schoolName own categories categoryLabels reason } } }`);
const OWN = graphql(`query EmployerWarningsOwn($search: String, $first: Int!, $after: String) {
  ownEmployerMarks(search: $search, first: $first, after: $after) {
    rows { id uscc employerName markedBy } endCursor } }`);

describe("F-75: schools warn of employers", () => {
  let on: TestApp;
  let uscc: string;
  beforeAll(async () => {
    on = await openTestApp();
  });
  beforeEach(async () => {
    uscc = (await anEmployer(on.platform)).uscc;
  });
  afterAll(() => on?.close());

  const mark = (staff: TestStaff, wish: object = {}) =>
    on.ask(staff, MARK, {
      input: {
        uscc,
        employerName: "云南滇东物流有限公司",
        categories: ["FAKE"],
        reason: "查无此单位",
        ...wish,
      },
    });
  const about = (person: Person, code = uscc) => on.ask(person, ABOUT, { uscc: code });
  const schoolWithStaff = async () => {
    const school = await aSchool(on.platform);
    return { school, staff: await aStaffAccount(on.platform, { school }) };
  };
  const peopleOf = async (school: TestSchool) => {
    const department = await aDepartment(on.platform, { school });
    return {
      graduate: await aGraduate(on.platform, { department }),
      reviewer: await aStaffAccount(on.platform, { department }),
    };
  };

  it("a mark is shown to that school's graduates and reviewers, with its operator to staff alone", async () => {
    const { school, staff } = await schoolWithStaff();
    const made = await mark(staff, { categories: ["FAKE", "OTHER"] });
    expect(made).toMatchObject({ own: true, categoryLabels: ["虚假单位", "其他"], markedBy: staff.name });
    const { graduate, reviewer } = await peopleOf(school);
    for (const person of [graduate, reviewer, staff]) {
      expect(await about(person)).toEqual({
        uscc,
        schools: 1,
        marks: [
          {
            id: made.id,
            schoolName: school.name,
            own: true,
            categories: ["FAKE", "OTHER"],
            categoryLabels: ["虚假单位", "其他"],
            reason: "查无此单位",
          },
        ],
      });
    }
    const asked = on.ask(
      graduate,
      graphql(
        `query EmployerWarningsEmployerWarnings($u: String!) { employerWarnings(uscc: $u) { marks { markedBy } } }`,
      ),
      {
        u: uscc,
      },
    );
    await expect(asked).rejects.toThrow("FORBIDDEN");
  });

  it("with marks of 5 schools it is shown to everyone, below 5 again it is not", async () => {
    const { school, staff: outsider } = await schoolWithStaff();
    const { graduate } = await peopleOf(school);
    const province = await aStaffAccount(on.platform, { role: "PROVINCE" });
    const others = await Promise.all(Array.from({ length: 5 }, schoolWithStaff));
    const marks: Awaited<ReturnType<typeof mark>>[] = [];
    for (const [index, { staff }] of others.entries()) {
      for (const person of [outsider, graduate, province]) {
        expect(await about(person)).toEqual({ uscc, schools: 0, marks: [] });
      }
      marks.push(await mark(staff, { reason: `原因${index}` }));
    }
    for (const person of [outsider, graduate, province]) {
      const seen = await about(person);
      expect(seen.schools).toBe(5);
      expect(seen.marks.map(({ reason, own }) => [reason, own])).toEqual(
        expect.arrayContaining(
          ["原因0", "原因1", "原因2", "原因3", "原因4"].map((reason) => [reason, false]),
        ),
      );
    }
    const [first] = others;
    expect((await about(first?.staff ?? null)).marks[0]?.own).toBe(true);
    expect(await on.ask(first?.staff ?? null, REMOVE, { id: marks[0]?.id ?? "" })).toEqual({
      __typename: "EmployerMarkRemoved",
      id: marks[0]?.id,
    });
    expect(await about(graduate)).toEqual({ uscc, schools: 0, marks: [] });
    expect((await about(others[1]?.staff ?? null)).schools).toBe(1);
  });

  it("a school has one mark of an employer: marking again changes it and names who did", async () => {
    const { school, staff } = await schoolWithStaff();
    const { id } = await mark(staff);
    on.clock.advance(60);
    const other = await aStaffAccount(on.platform, { school });
    const again = await mark(other, {
      uscc: uscc.toLowerCase(),
      categories: ["VIOLATION"],
      reason: " 拖欠工资 ",
    });
    expect(again).toMatchObject({
      id,
      categoryLabels: ["违规单位"],
      reason: "拖欠工资",
      markedBy: other.name,
      markedAt: on.clock.now().toISOString(),
    });
    const both = await Promise.all([mark(staff, { reason: "甲" }), mark(other, { reason: "乙" })]);
    expect(both.map((answer) => answer.id)).toEqual([id, id]);
    expect((await about(staff)).schools).toBe(1);
  });

  it("is the school's with 读写 alone: not the department's, not another school's, not the reader's", async () => {
    const { school, staff } = await schoolWithStaff();
    const { id } = await mark(staff);
    const reader = await aStaffAccount(on.platform, { school, employmentRight: "READ_ONLY" });
    expect(await mark(reader)).toMatchObject({ code: "READ_ONLY" });
    expect(await on.ask(reader, REMOVE, { id })).toMatchObject({ code: "READ_ONLY" });
    const { staff: other } = await schoolWithStaff();
    for (const unknown of [id, newId()]) {
      expect(await on.ask(other, REMOVE, { id: unknown })).toMatchObject({ __typename: "UnknownRecord" });
    }
    const { reviewer, graduate } = await peopleOf(school);
    const employer = await anEmployer(on.platform);
    for (const person of [reviewer, graduate, employer])
      await expect(mark(person as TestStaff)).rejects.toThrow("FORBIDDEN");
    await expect(about(employer)).rejects.toThrow("FORBIDDEN");
    expect((await about(staff)).marks).toHaveLength(1);
  });

  it("is nothing to accounts that may not enter the module (P-02, P-06)", async () => {
    const { school, staff } = await schoolWithStaff();
    await mark(staff);
    const outside = await aStaffAccount(on.platform, { school, employmentRight: "NONE" });
    expect(await about(outside)).toEqual({ uscc, schools: 0, marks: [] });
    expect((await on.ask(outside, OWN, { first: 20 })).rows).toEqual([]);
  });

  it.each([
    ["uscc", { uscc: "91530000MA6K5X123I" }],
    ["employerName", { employerName: "某" }],
    ["employerName", { employerName: "长".repeat(101) }],
    ["categories", { categories: [] }],
    ["categories", { categories: ["FAKE", "}; drop"] }],
    ["reason", { reason: "  " }],
    ["reason", { reason: "长".repeat(501) }],
  ])("refuses a wrong %s: %j", async (field, wish) => {
    const { staff } = await schoolWithStaff();
    const answer = await mark(staff, wish);
    expect(answer.fields.map((problem) => problem.field)).toEqual([field]);
    expect(answer.fields[0]?.message).toMatch(/[\u4e00-\u9fff]/);
    expect((await on.ask(staff, OWN, { first: 20 })).rows).toEqual([]);
  });

  it("lists the own school's marks, newest first, page by page, and finds by name or code", async () => {
    const { staff } = await schoolWithStaff();
    const made: string[] = [];
    for (let n = 0; n < 5; n += 1) {
      on.clock.advance(1);
      const employer = await anEmployer(on.platform);
      made.unshift((await mark(staff, { uscc: employer.uscc, employerName: `第${n}单位有限公司` })).id);
    }
    const first = await on.ask(staff, OWN, { first: 3 });
    const rest = await on.ask(staff, OWN, { first: 3, after: first.endCursor });
    expect([...first.rows, ...rest.rows].map((row) => row.id)).toEqual(made);
    expect(rest.endCursor).toBeNull();
    const found = async (search: string) =>
      (await on.ask(staff, OWN, { first: 20, search })).rows.map((row) => row.id);
    expect(await found("第3单位")).toEqual([made[1]]);
    expect(await found(first.rows[0]?.uscc.toLowerCase() ?? "")).toEqual([made[0]]);
    expect(await found("%")).toEqual([]);
    const { staff: other } = await schoolWithStaff();
    expect((await on.ask(other, OWN, { first: 20 })).rows).toEqual([]);
  });

  it("is in the audit log, made and removed", async () => {
    const { school, staff } = await schoolWithStaff();
    const { id } = await mark(staff);
    await on.ask(staff, REMOVE, { id });
    const { rows } = await on.platform.pool.query(
      "select act, account_id from audit_entry where subject_id = $1 and act like 'EMPLOYER_MARK%' order by id",
      [school.id],
    );
    expect(rows).toEqual([
      { act: "EMPLOYER_MARKED", account_id: staff.accountId },
      { act: "EMPLOYER_MARK_REMOVED", account_id: staff.accountId },
    ]);
  });
});
