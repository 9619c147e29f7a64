import "reflect-metadata";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { RemoveGraduates, RestoreGraduates } from "../../../../stage/src/client/acts.js";
import { type DatabaseRow, openTestApp, type TestApp } from "../../../test/app.js";
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
import { MESSAGE_TITLES } from "../../../test/looks.js";
import { anInvitation, does, REJECTION, SIGNING, verdictOn } from "../../../test/signing.js";
import { remindOfDeadlines } from "./index.js";

let on: TestApp;
let school: TestSchool;
let department: TestDepartment;
let employer: TestEmployer;
let graduate: TestGraduate;
let departmentStaff: TestStaff;
let schoolStaff: TestStaff;
beforeAll(async () => {
  on = await openTestApp();
});
beforeEach(async () => {
  school = await aSchool(on.platform, { reviewMode: "DEPARTMENT_THEN_SCHOOL" });
  department = await aDepartment(on.platform, { school });
  employer = await anEmployer(on.platform);
  graduate = await aGraduate(on.platform, { department });
  departmentStaff = await aStaffAccount(on.platform, { department });
  schoolStaff = await aStaffAccount(on.platform, { school });
});
afterAll(() => on?.close());

async function titlesFor(person: TestGraduate | TestEmployer): Promise<string[]> {
  await on.runOutbox();
  const { rows } = await on.ask(person, MESSAGE_TITLES);
  return rows.map((row) => row.title);
}

describe("online signing from invitation to the registry (F-20…F-27, F-92, F-94)", () => {
  it("success: everybody sees the same steps and timeline, and is told", async () => {
    const id = await anInvitation(on, employer, graduate);
    on.clock.advance(60);
    await does(on, graduate, "accept", { id });
    on.clock.advance(60);
    await does(on, departmentStaff, "approve", verdictOn(id));
    on.clock.advance(60);
    const { number } = await does(on, schoolStaff, "approve", verdictOn(id));
    expect(number).toMatch(new RegExp(`^2027${school.code}3\\d{7}$`));
    const views = await Promise.all(
      [graduate, employer, departmentStaff, schoolStaff].map((person) =>
        on.ask(person, SIGNING.agreement, { id }),
      ),
    );
    const titles = ["单位发起邀请", "学生同意签约", "学院鉴证通过", "学校鉴证通过"];
    for (const view of views) {
      expect(view).toMatchObject({ status: "SIGNED", statusLabel: "签约完成", number });
      expect(view.timeline.map((entry) => entry.title)).toEqual(titles);
      expect(view.steps.map((step) => [step.title, step.state])).toEqual([
        ["单位已发起邀请", "DONE"],
        ["等待学生应约", "DONE"],
        ["学校（学院）鉴证", "DONE"],
        ["签约完成", "DONE"],
      ]);
    }
    // F-05: graduates and employers read role and organisation, staff the person too.
    expect(views.map((view) => view.timeline[2]?.actorName)).toEqual([
      null,
      null,
      departmentStaff.name,
      departmentStaff.name,
    ]);
    expect(views[0]?.timeline[2]?.actorOrganisation).toBe(departmentStaff.organisation);
    expect(await titlesFor(graduate)).toEqual(["签约完成", "学院鉴证通过", "收到签约邀请"]);
    expect(await titlesFor(employer)).toEqual(["签约完成", "学院鉴证通过", "学生已同意签约"]);
    const { registryDestination } = await on.ask(schoolStaff, SIGNING.reviewPage, { id });
    expect(registryDestination).toMatchObject({
      code: "10",
      employerName: employer.name,
      agreementNumber: number,
    });
  });

  it("F-25, F-04: rejected, the graduate is free, the history stays, and the employer may invite again", async () => {
    const id = await anInvitation(on, employer, graduate);
    await does(on, graduate, "accept", { id });
    await does(on, departmentStaff, "reject", { ...verdictOn(id), rejection: REJECTION });
    const view = await on.ask(graduate, SIGNING.agreement, { id });
    expect(view.steps.map((step) => step.state)).toEqual(["DONE", "DONE", "FAILED", "WAITING"]);
    expect((await titlesFor(employer))[0]).toBe("学院鉴证不通过");
    const again = await anInvitation(on, employer, graduate);
    await does(on, graduate, "accept", { id: again });
    const page = await on.ask(departmentStaff, SIGNING.reviewPage, { id: again });
    expect(page.earlierVerdicts).toEqual([{ title: "学院鉴证不通过" }]);
  });

  it("F-94: reminded once in the last day, again after an extension, never of an invitation of one day", async () => {
    await anInvitation(on, employer, graduate, { validDays: 1 });
    const id = await anInvitation(on, await anEmployer(on.platform), graduate, { validDays: 3 });
    const reminders = async () =>
      (await titlesFor(graduate)).filter((title) => title === "签约邀请即将到期").length;
    on.clock.advance(2 * 86_400 - 1);
    await remindOfDeadlines(on.platform);
    expect(await reminders()).toBe(0);
    on.clock.advance(1);
    await Promise.all([remindOfDeadlines(on.platform), remindOfDeadlines(on.platform)]);
    expect(await reminders()).toBe(1);
    const { employer_id: employerId } = await on.row<{ employer_id: string }>(
      "select employer_id from record where id = $1",
      [id],
    );
    const { id: accountId } = await on.row<{ id: string }>(
      "select id from employer_account where employer_id = $1",
      [employerId],
    );
    await does(on, { ...employer, id: employerId, accountId }, "extend", { id, validDays: 10 });
    on.clock.advance(7 * 86_400);
    await remindOfDeadlines(on.platform);
    expect(await reminders()).toBe(2);
  });

  it("F-94: nobody is reminded of what they cannot answer, until they can (F-03, F-76, F-91, F-96)", async () => {
    const invited = async (inviter: TestEmployer) => {
      const who = await aGraduate(on.platform, { department });
      return { who, id: await anInvitation(on, inviter, who, { validDays: 3 }) };
    };
    const suspended = await anEmployer(on.platform);
    const cases = {
      free: await invited(employer),
      committed: await invited(employer),
      suspended: await invited(suspended),
      bound: await invited(employer),
      frozen: await invited(employer),
    };
    const other = await anInvitation(on, await anEmployer(on.platform), cases.committed.who);
    await does(on, cases.committed.who, "accept", { id: other });
    const { pool } = on.platform;
    await pool.query("update employer set suspended_at = $2 where id = $1", [suspended.id, on.clock.now()]);
    await pool.query("update graduate set training_mode = '21' where id = $1", [cases.bound.who.id]);
    await on.ask(schoolStaff, RemoveGraduates, { ids: [cases.frozen.who.id] });
    on.clock.advance(2.5 * 86_400);
    const reminded = async () => {
      await remindOfDeadlines(on.platform);
      const { rows } = await pool.query<{ record_id: string }>(
        "select record_id from message where dedupe_key like 'lapses-soon:%' and record_id = any($1)",
        [Object.values(cases).map(({ id }) => id)],
      );
      return Object.entries(cases).flatMap(([name, { id }]) =>
        rows.some((row) => row.record_id === id) ? [name] : [],
      );
    };
    expect(await reminded()).toEqual(["free"]);
    await does(on, departmentStaff, "reject", { ...verdictOn(other), rejection: REJECTION });
    await pool.query("update employer set suspended_at = null where id = $1", [suspended.id]);
    await pool.query("update graduate set training_mode = '22' where id = $1", [cases.bound.who.id]);
    await on.ask(schoolStaff, RestoreGraduates, { ids: [cases.frozen.who.id] });
    expect(await reminded()).toEqual(Object.keys(cases));
  });
});

describe("F-10a: a submission keeps the chain, department and level it was submitted with", () => {
  it("an open invitation takes the mode of the acceptance, an accepted one keeps it", async () => {
    const [open, other] = [
      await anInvitation(on, employer, graduate),
      await anInvitation(on, employer, await aGraduate(on.platform, { department })),
    ];
    const mode = "update signing_settings set review_mode = $2 where school_id = $1";
    await on.platform.pool.query(mode, [school.id, "SCHOOL_ONLY"]);
    expect(await does(on, graduate, "accept", { id: open })).toMatchObject({ status: "SCHOOL_REVIEW" });
    await on.platform.pool.query(mode, [school.id, "DEPARTMENT_THEN_SCHOOL"]);
    expect(await on.ask(schoolStaff, SIGNING.approve, verdictOn(open))).toMatchObject({
      agreement: { status: "SIGNED" },
    });
    expect((await on.ask(schoolStaff, SIGNING.agreement, { id: other })).status).toBe("INVITED");
  });

  it("a graduate who changes department stays with the one of the submission", async () => {
    const id = await anInvitation(on, employer, graduate);
    await does(on, graduate, "accept", { id });
    const elsewhere = await aDepartment(on.platform, { school });
    const newStaff = await aStaffAccount(on.platform, { department: elsewhere });
    await on.platform.pool.query("update graduate set department_id = $2 where id = $1", [
      graduate.id,
      elsewhere.id,
    ]);
    expect(await on.ask(newStaff, SIGNING.approve, verdictOn(id))).toMatchObject({ code: "UNKNOWN_RECORD" });
    expect(await on.ask(departmentStaff, SIGNING.approve, verdictOn(id))).toMatchObject({
      alreadyDone: false,
    });
  });
});

describe("F-15: 获取最新学生信息", () => {
  const CHANGED = { ethnicity: "02", political_status: "01", student_number: "X1", graduates: "202707" };

  async function registryChanges(): Promise<void> {
    await on.platform.pool.query(
      `update registry_student set name = '改名', major_name = '改专业', ethnicity = $2, political_status = $3,
         student_number = $4, graduates = $5 where graduate_id = $1`,
      [graduate.id, ...Object.values(CHANGED)],
    );
  }
  function platformCopy(): Promise<DatabaseRow> {
    return on.row(
      "select ethnicity, political_status, student_number, graduates, name, major_name from graduate where id = $1",
      [graduate.id],
    );
  }

  it("asked for by the department, written at the school's approval; name and major never", async () => {
    const id = await anInvitation(on, employer, graduate);
    await does(on, graduate, "accept", { id });
    await registryChanges();
    const before = await platformCopy();
    const page = await on.ask(departmentStaff, SIGNING.reviewPage, { id });
    const differing = page.studentFields.filter((field) => field.differs);
    expect(differing.map((field) => field.label)).toEqual([
      "姓名",
      "专业",
      "民族",
      "政治面貌",
      "学号",
      "毕业时间",
    ]);
    expect(page.canTakeRegistryData).toBe(true);
    await does(on, departmentStaff, "approve", { ...verdictOn(id), takeRegistryData: true });
    expect(await platformCopy()).toEqual(before);
    await does(on, schoolStaff, "approve", verdictOn(id));
    expect(await platformCopy()).toEqual({ ...before, ...CHANGED });
  });

  it("not asked for, or rejected: nothing is written", async () => {
    const id = await anInvitation(on, employer, graduate);
    await does(on, graduate, "accept", { id });
    await registryChanges();
    const before = await platformCopy();
    await does(on, departmentStaff, "approve", { ...verdictOn(id), takeRegistryData: true });
    await does(on, schoolStaff, "reject", { ...verdictOn(id), rejection: REJECTION });
    expect(await platformCopy()).toEqual(before);
    const again = await anInvitation(on, employer, graduate);
    await does(on, graduate, "accept", { id: again });
    await does(on, departmentStaff, "approve", verdictOn(again));
    await does(on, schoolStaff, "approve", verdictOn(again));
    expect(await platformCopy()).toEqual(before);
  });
});
