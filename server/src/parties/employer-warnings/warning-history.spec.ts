import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { graphql } from "../../../../stage/src/gql/index.js";
import { openTestApp, type TestApp } from "../../../test/app.js";
import {
  aDepartment,
  aGraduate,
  anAgreement,
  anEmployer,
  aSchool,
  aStaffAccount,
  type TestEmployer,
  type TestGraduate,
  type TestStaff,
} from "../../../test/factories.js";

const MARK = graphql(`
  mutation WarningHistoryMark($input: EmployerMarkInput!) { markEmployer(input: $input) { ... on EmployerMark { id } } }
`);
const REMOVE = graphql(`
  mutation WarningHistoryRemove($id: ID!) { removeEmployerMark(id: $id) { ... on EmployerMarkRemoved { id } } }
`);
const HISTORY = graphql(`
  query WarningHistoryRead($uscc: String!) {
    warningHistory(uscc: $uscc) { events { act categoryLabels reason by } graduatesShown reviewsShown }
  }
`);
const SHOWN = graphql(`
  query WarningHistoryShown($uscc: String!) {
    warningsShown(uscc: $uscc) { rows { graduateId to } }
  }
`);
const FORMER = graphql(`
  query WarningHistoryFormer($search: String) {
    formerEmployerMarks(search: $search) { rows { uscc employerName removedBy } }
  }
`);
const ABOUT = graphql(`
  query WarningHistoryAbout($uscc: String!) { employerWarnings(uscc: $uscc) { schools } }
`);
const REVIEW = graphql(`
  query WarningHistoryReview($id: ID!) { reviewPage(recordId: $id) { employerWarnings { schools } } }
`);

let on: TestApp;
let staff: TestStaff;
let colleague: TestStaff;
let graduate: TestGraduate;
let employer: TestEmployer;

beforeAll(async () => {
  on = await openTestApp();
}, 60_000);
beforeEach(async () => {
  const school = await aSchool(on.platform);
  const department = await aDepartment(on.platform, { school });
  staff = await aStaffAccount(on.platform, { school });
  colleague = await aStaffAccount(on.platform, { school });
  graduate = await aGraduate(on.platform, { department });
  employer = await anEmployer(on.platform);
});
afterAll(() => on?.close());

const mark = async (by: TestStaff, reason: string) => {
  const { uscc, name: employerName } = employer;
  const made = await on.ask(by, MARK, { input: { uscc, employerName, categories: ["FAKE"], reason } });
  return made.id ?? "";
};
const history = (by: TestStaff) => on.ask(by, HISTORY, { uscc: employer.uscc });

describe("the history of a mark (F-75)", () => {
  it("keeps every mark, change and removal with who did it, also afterwards", async () => {
    await mark(staff, "查无此单位");
    on.clock.advance(60);
    const id = await mark(colleague, "地址不实");
    on.clock.advance(60);
    await on.ask(staff, REMOVE, { id });
    on.clock.advance(60);
    const said = { categoryLabels: ["虚假单位"] };
    expect((await history(staff)).events).toEqual([
      { act: "REMOVED", ...said, reason: "地址不实", by: staff.name },
      { act: "CHANGED", ...said, reason: "地址不实", by: colleague.name },
      { act: "MARKED", ...said, reason: "查无此单位", by: staff.name },
    ]);
    const former = async () => (await on.ask(staff, FORMER, { search: employer.uscc })).rows;
    expect(await former()).toEqual([
      { uscc: employer.uscc, employerName: employer.name, removedBy: staff.name },
    ]);
    await mark(staff, "再次标记");
    expect((await history(staff)).events[0]).toMatchObject({ act: "MARKED", reason: "再次标记" });
    expect(await former()).toEqual([]);
  });

  it("of two who mark at once one marks and the other changes", async () => {
    await Promise.all([mark(staff, "甲"), mark(colleague, "乙")]);
    expect((await history(staff)).events.map(({ act }) => act).sort()).toEqual(["CHANGED", "MARKED"]);
  });

  it("cannot be altered in the database", async () => {
    await mark(staff, "查无此单位");
    await expect(
      on.platform.pool.query("update employer_warning_event set reason = '别的' where uscc = $1", [
        employer.uscc,
      ]),
    ).rejects.toThrow();
  });

  it("says to which graduates the mark was shown, and at whose reviews; who saw nothing is not counted", async () => {
    const { id } = await anAgreement(on.platform, { graduate, employer, status: "SCHOOL_REVIEW" });
    await on.ask(graduate, ABOUT, { uscc: employer.uscc });
    await on.ask(staff, REVIEW, { id });
    expect(await history(staff)).toMatchObject({ graduatesShown: 0, reviewsShown: 0 });
    await mark(staff, "查无此单位");
    for (let time = 0; time < 2; time += 1) {
      await on.ask(graduate, ABOUT, { uscc: employer.uscc });
      await on.ask(staff, REVIEW, { id });
    }
    expect(await history(staff)).toMatchObject({ graduatesShown: 1, reviewsShown: 1 });
    const { rows } = await on.ask(staff, SHOWN, { uscc: employer.uscc });
    expect(rows.map(({ to }) => to).sort()).toEqual(["GRADUATE", "REVIEWER"]);
    expect(new Set(rows.map(({ graduateId }) => graduateId))).toEqual(new Set([graduate.id]));
  });

  it("P-04, P-07: is the own school's alone, and of no code that is none", async () => {
    await mark(staff, "查无此单位");
    const other = await aStaffAccount(on.platform, { school: await aSchool(on.platform) });
    const nothing = { events: [], graduatesShown: 0, reviewsShown: 0 };
    expect(await history(other)).toEqual(nothing);
    expect((await on.ask(other, FORMER, {})).rows).toEqual([]);
    expect(await on.ask(staff, HISTORY, { uscc: "不是代码" })).toEqual(nothing);
    await expect(on.ask(graduate, HISTORY, { uscc: employer.uscc })).rejects.toThrow("FORBIDDEN");
  });
});
