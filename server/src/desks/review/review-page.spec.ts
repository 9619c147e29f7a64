import "reflect-metadata";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { graphql } from "../../../../stage/src/gql/index.js";
import { openTestApp, type TestApp } from "../../../test/app.js";
import {
  aDepartment,
  aGraduate,
  anEmployer,
  aSchool,
  aStaffAccount,
  type TestDepartment,
  type TestEmployer,
  type TestGraduate,
  type TestStaff,
} from "../../../test/factories.js";
import { anInvitation, does, SIGNING, verdictOn } from "../../../test/signing.js";

let on: TestApp;
let employer: TestEmployer;
let here: TestDepartment;
let there: TestDepartment;
let reviewer: TestStaff;
let graduate: TestGraduate;
let id: string;
beforeAll(async () => {
  on = await openTestApp();
  employer = await anEmployer(on.platform);
  const school = await aSchool(on.platform);
  here = await aDepartment(on.platform, { school });
  there = await aDepartment(on.platform, { school });
  reviewer = await aStaffAccount(on.platform, { role: "SCHOOL", school });
});
beforeEach(async () => {
  graduate = await aGraduate(on.platform, { department: here });
  id = await anInvitation(on, employer, graduate);
  await does(on, graduate, "accept", { id });
});
afterAll(() => on?.close());

const WARNED = graphql(`query ReviewPageWarned($id: ID!) { reviewPage(recordId: $id) {
  employerWarnings { uscc schools marks { own categoryLabels reason } } } }`);
const MARK = graphql(`mutation ReviewPageMark($input: EmployerMarkInput!) {
  markEmployer(input: $input) { ... on EmployerMark { id } } }`);

it("F-14, F-75: warnings of the employer stand on the page at the next look, the own school's alone", async () => {
  const { uscc } = employer;
  const stranger = await aStaffAccount(on.platform, { role: "SCHOOL", school: await aSchool(on.platform) });
  const warn = (person: TestStaff, reason: string) =>
    on.ask(person, MARK, { input: { uscc, employerName: "某单位", categories: ["FAKE"], reason } });
  const shown = async () => (await on.ask(reviewer, WARNED, { id })).employerWarnings;
  expect(await shown()).toEqual({ uscc, schools: 0, marks: [] });
  await warn(stranger, "他校的标记");
  await warn(reviewer, "查无此单位");
  expect(await shown()).toEqual({
    uscc,
    schools: 1,
    marks: [{ own: true, categoryLabels: ["虚假单位"], reason: "查无此单位" }],
  });
});

async function correctInRegistry(columns: Record<string, string>): Promise<void> {
  for (const [column, value] of Object.entries(columns)) {
    await on.row(`update registry_student set ${column} = $2 where graduate_id = $1 returning 1`, [
      graduate.id,
      value,
    ]);
  }
}

/** The fields that are marked as different, and whether any of them can be taken over. */
async function differences(): Promise<{ labels: string[]; canTake: boolean }> {
  const page = await on.ask(reviewer, SIGNING.reviewPage, { id });
  const labels = page.studentFields.filter((each) => each.differs).map((each) => each.label);
  return { labels, canTake: page.canTakeRegistryData };
}

describe("F-14: platform and registry side by side", () => {
  it("marks nothing while both agree", async () => {
    expect(await differences()).toEqual({ labels: [], canTake: false });
  });

  it("marks what the registry has corrected since, each by its label", async () => {
    await correctInRegistry({ political_status: "01", duration_years: "5.0", department_id: there.id });
    expect(await differences()).toEqual({ labels: ["政治面貌", "所在院系", "学制（年）"], canTake: true });
  });

  it("F-15: marks name, ID number, level, major and training mode, and offers none of them", async () => {
    await correctInRegistry({
      name: "王改名",
      id_number_index: "\\x00",
      education_level: "41",
      major_name: "会计",
      training_mode: "5",
    });
    expect(await differences()).toEqual({
      labels: ["姓名", "证件号码", "学历层次", "专业", "培养方式"],
      canTake: false,
    });
  });
});

describe("F-15: 获取最新学生信息", () => {
  const platformCopy = () =>
    on.row("select name, political_status, department_id, cohort from graduate where id = $1", [graduate.id]);

  it("is written with the approval: seven fields, never the name; the cohort stays (F-96)", async () => {
    const before = await platformCopy();
    await correctInRegistry({
      political_status: "01",
      department_id: there.id,
      name: "王改名",
      graduates: "202806",
    });
    await does(on, reviewer, "approve", { ...verdictOn(id), takeRegistryData: true });
    expect(await platformCopy()).toEqual({
      ...before,
      political_status: "01",
      department_id: there.id,
    });
  });

  it("is not written by an approval that does not ask for it", async () => {
    const before = await platformCopy();
    await correctInRegistry({ political_status: "01" });
    await does(on, reviewer, "approve", verdictOn(id));
    expect(await platformCopy()).toEqual(before);
  });
});

it("F-24: a lapse is dated at its deadline, whenever it is noticed", async () => {
  const invited = await anInvitation(on, await anEmployer(on.platform), graduate, { validDays: 1 });
  const deadline = new Date(on.clock.now().getTime() + 86_400_000);
  on.clock.advance(3 * 86_400);
  const lapsed = await on.ask(
    graduate,
    graphql(
      `query ReviewPageAgreement($id: ID!) { agreement(id: $id) { status changedAt timeline { at title } } }`,
    ),
    {
      id: invited,
    },
  );
  expect(lapsed).toMatchObject({ status: "LAPSED", changedAt: deadline.toISOString() });
  expect(lapsed.timeline.at(-1)).toEqual({ at: deadline.toISOString(), title: "学生逾期未回应" });
});
