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
  type TestSchool,
  type TestStaff,
} from "../../../test/factories.js";
import { FALLEN_VERDICTS } from "../../../test/looks.js";
import { anInvitation, does, SIGNING, verdictOn } from "../../../test/signing.js";

let on: TestApp;
let employer: TestEmployer;
let school: TestSchool;
let department: TestDepartment;
let reviewer: TestStaff;
let graduate: TestGraduate;
let id: string;
beforeAll(async () => {
  on = await openTestApp();
  employer = await anEmployer(on.platform);
  school = await aSchool(on.platform);
  department = await aDepartment(on.platform, { school });
  reviewer = await aStaffAccount(on.platform, { role: "SCHOOL", school });
});
beforeEach(async () => {
  graduate = await aGraduate(on.platform, { department });
  id = await anInvitation(on, employer, graduate);
  await does(on, graduate, "accept", { id });
});
afterAll(() => on?.close());

const FORGET = graphql(`
  mutation HeldVerdictForget($id: ID!) { forgetFallenVerdict(id: $id) { id } }
`);

/** The registry gives the graduate a student number that somebody else of the school has. */
async function clashInRegistry(): Promise<void> {
  const other = await aGraduate(on.platform, { department });
  await on.row(
    `update registry_student set student_number = (select student_number from graduate where id = $2)
     where graduate_id = $1 returning 1`,
    [graduate.id, other.id],
  );
}

it("F-15: a student number that is somebody else's is refused by name, at once", async () => {
  await clashInRegistry();
  const answer = await on.ask(reviewer, SIGNING.approve, { ...verdictOn(id), takeRegistryData: true });
  expect(answer).toMatchObject({ code: "STUDENT_NUMBER_TAKEN" });
});

it("F-18: a held verdict that cannot take effect is dropped; the record stays usable", async () => {
  await clashInRegistry();
  const variables = { ...verdictOn(id), takeRegistryData: true, hold: true };
  expect(await on.ask(reviewer, SIGNING.approve, variables)).toMatchObject({
    __typename: "VerdictScheduled",
  });
  on.clock.advance(11);
  expect(await on.ask(graduate, SIGNING.agreement, { id })).toMatchObject({ status: "SCHOOL_REVIEW" });
  // Its giver believes it given, and is told what became of it until they have seen it; nobody else is.
  const colleague = await aStaffAccount(on.platform, { role: "SCHOOL", school });
  expect(await on.ask(colleague, FALLEN_VERDICTS)).toEqual([]);
  const told = await on.ask(reviewer, FALLEN_VERDICTS);
  expect(told).toMatchObject([
    { recordId: id, verdict: "APPROVE", graduateName: graduate.name, why: expect.stringContaining("学号") },
  ]);
  const forgotten = { id: told[0]?.id ?? "" };
  await on.ask(colleague, FORGET, forgotten);
  expect(await on.ask(reviewer, FALLEN_VERDICTS)).toEqual(told);
  for (let twice = 0; twice < 2; twice += 1) await on.ask(reviewer, FORGET, forgotten);
  expect(await on.ask(reviewer, FALLEN_VERDICTS)).toEqual([]);
  expect(await does(on, reviewer, "approve", verdictOn(id))).toMatchObject({ status: "SIGNED" });
});

describe("a department without reviewers (F-10a)", () => {
  let empty: TestDepartment;
  let whole: TestStaff;
  beforeEach(async () => {
    const at = await aSchool(on.platform, { reviewMode: "DEPARTMENT_THEN_SCHOOL" });
    empty = await aDepartment(on.platform, { school: at });
    whole = await aStaffAccount(on.platform, { school: at });
    graduate = await aGraduate(on.platform, { department: empty });
    id = await anInvitation(on, employer, graduate);
    await does(on, graduate, "accept", { id });
  });
  const hold = () => on.ask(whole, SIGNING.approve, { ...verdictOn(id), hold: true });

  it("F-18: the school's step takes effect, though a reviewer comes while it is held", async () => {
    expect(await hold()).toMatchObject({ __typename: "VerdictScheduled" });
    const newcomer = await aStaffAccount(on.platform, { department: empty });
    on.clock.advance(11);
    const { status, timeline } = await on.ask(newcomer, SIGNING.agreement, { id });
    expect([status, timeline.at(-1)?.title]).toEqual(["SCHOOL_REVIEW", "学校代院系鉴证通过"]);
  });

  it("once it has a reviewer, the school takes its step no more", async () => {
    await aStaffAccount(on.platform, { department: empty });
    expect(await hold()).toMatchObject({ __typename: "RecordMovedOn" });
    const held = "select count(*)::int as held from held_verdict where record_id = $1";
    expect(await on.row(held, [id])).toEqual({ held: 0 });
  });
});

it("F-15, F-24: what the approval takes from the registry changes the graduate, not the accepted text", async () => {
  const moved = await aDepartment(on.platform, {
    school: { ...department, id: department.schoolId } as never,
  });
  await on.row("update registry_student set department_id = $2 where graduate_id = $1 returning 1", [
    graduate.id,
    moved.id,
  ]);
  await does(on, reviewer, "approve", { ...verdictOn(id), takeRegistryData: true });
  const { print_sealed } = await on.row<{ print_sealed: Buffer }>(
    "select print_sealed from agreement where record_id = $1",
    [id],
  );
  const printed = JSON.parse(
    on.platform.keys.openBytes("agreement.print_sealed", print_sealed).toString("utf8"),
  );
  const nameOf = (of: string) => on.row("select name from department where id = $1", [of]);
  expect({ name: printed.graduate.departmentName }).toEqual(await nameOf(department.id));
  expect(await on.row("select department_id from graduate where id = $1", [graduate.id])).toEqual({
    department_id: moved.id,
  });
});

it("P-08: staff read the employer's contact masked, the parties in full", async () => {
  const forStaff = await on.ask(reviewer, SIGNING.agreement, { id });
  expect(forStaff.employer.contactMobile).toMatch(/^\d{3}\*{4}\d{4}$/);
  const forGraduate = await on.ask(graduate, SIGNING.agreement, { id });
  expect(forGraduate.employer.contactMobile).toMatch(/^\d{11}$/);
});
