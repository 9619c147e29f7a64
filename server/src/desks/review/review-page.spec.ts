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
const CONTACTS = graphql(`query ReviewPageContacts($id: ID!) { reviewPage(recordId: $id) {
  studentFields { label platform registry differs refreshable mustAgree } } }`);
const REVEAL = graphql(`mutation ReviewPageReveal($id: ID!) { revealPersonalData(recordId: $id) {
  ... on PersonalData { mobile registryMobile homeAddress registryHomeAddress } } }`);
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

describe("F-14: home address and mobile number, compared in full and shown masked (P-08)", () => {
  const shown = async () => {
    const page = await on.ask(reviewer, CONTACTS, { id });
    return page?.studentFields.filter(({ label }) => label === "家庭住址" || label === "手机号码");
  };
  const never = { refreshable: false, mustAgree: false };
  const seal = (place: "graduate.home_address_sealed" | "registry_student.mobile_sealed", text: string) =>
    on.platform.keys.seal(place, text).bytes;

  it("agree where the registry knows nothing else", async () => {
    await on.row("update graduate set home_address_sealed = $2 where id = $1 returning 1", [
      graduate.id,
      seal("graduate.home_address_sealed", "江苏省南京市玄武区1号"),
    ]);
    expect(await shown()).toMatchObject([
      { label: "家庭住址", platform: "江苏***", registry: "江苏***", differs: false, ...never },
      { label: "手机号码", differs: false, ...never },
    ]);
  });

  it("differ by what a roster said since (F-96) and by the number of the last sign-in (F-93), though the masks are alike", async () => {
    const old = "江苏省南京市玄武区1号";
    const moved = "江苏省苏州市姑苏区2号";
    await on.row(
      "update graduate set home_address_sealed = $2, mobile_sealed = $3 where id = $1 returning 1",
      [
        graduate.id,
        seal("graduate.home_address_sealed", old),
        on.platform.keys.seal("graduate.mobile_sealed", "13900001234").bytes,
      ],
    );
    await on.row("update registry_student set mobile_sealed = $2 where graduate_id = $1 returning 1", [
      graduate.id,
      seal("registry_student.mobile_sealed", "13900011234"),
    ]);
    await on.row(
      `insert into roster_pending select (jsonb_populate_record(null::roster_pending, to_jsonb(g) || jsonb_build_object(
          'graduate_id', g.id, 'department_name', '', 'since', g.confirmed_at, 'home_address_sealed', $2::bytea))).*
        from graduate g where g.id = $1 returning 1`,
      [graduate.id, seal("graduate.home_address_sealed", moved)],
    );
    expect(await shown()).toMatchObject([
      { label: "家庭住址", platform: "江苏***", registry: "江苏***", differs: true, ...never },
      { label: "手机号码", platform: "139****1234", registry: "139****1234", differs: true, ...never },
    ]);
    expect(await on.ask(reviewer, REVEAL, { id })).toMatchObject({
      mobile: "13900001234",
      registryMobile: "13900011234",
      homeAddress: old,
      registryHomeAddress: moved,
    });
    expect(
      await on.row(
        "select detail->'fields' as fields from audit_entry where subject_id = $1 and act = 'PERSONAL_DATA_REVEALED'",
        [graduate.id],
      ),
    ).toMatchObject({ fields: expect.arrayContaining(["mobile", "homeAddress"]) });
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
