import "reflect-metadata";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { graphql } from "../../stage/src/gql/index.js";
import { topicsOf } from "../src/live/live.js";
import type { ModuleRight, StaffModule } from "../src/parties/identity/index.js";
import { settleAllDue } from "../src/records/index.js";
import type { RecordKind } from "../src/words/record-words.js";
import { openTestApp, type TestApp } from "./app.js";
import {
  aDepartment,
  aGraduate,
  anAgreement,
  anEmployer,
  aProvince,
  aSchool,
  aStaffAccount,
  PASSWORD,
  signedInEmployer,
  signedInGraduate,
  type TestDepartment,
  type TestSchool,
  type TestStaff,
} from "./factories.js";
import { aPaperRegistration } from "./paper.js";
import { REJECTION, SIGNING, verdictOn } from "./signing.js";
import { askTrial, askTrialOfOrganisation, TRIAL_KINDS, TRIAL_OF_ORGANISATION } from "./trial-kinds.js";

const MODULES: readonly StaffModule[] = ["EMPLOYMENT", "ARCHIVE", "HOUSEHOLD"];
const NO_RIGHT = { employmentRight: "NONE", archiveRight: "NONE", householdRight: "NONE" } as const;
const RIGHT = {
  EMPLOYMENT: "employmentRight",
  ARCHIVE: "archiveRight",
  HOUSEHOLD: "householdRight",
} as const;

let on: TestApp;
let school: TestSchool;
let department: TestDepartment;

beforeAll(async () => {
  on = await openTestApp();
  const province = await aProvince(on.platform, { modules: [...MODULES] });
  school = await aSchool(on.platform, { province, reviewMode: "DEPARTMENT_THEN_SCHOOL" });
  department = await aDepartment(on.platform, { school });
});
afterAll(() => on?.close());

/** An account with one right alone. */
async function alone(
  module: StaffModule,
  of: { school: TestSchool } | { department: TestDepartment },
  right: ModuleRight = "READ_WRITE",
): Promise<TestStaff> {
  return await aStaffAccount(on.platform, {
    ...of,
    ...NO_RIGHT,
    [RIGHT[module]]: right,
    openedModules: [...MODULES],
  });
}

const QUEUE = graphql(`
  query TrialQueue($kinds: [RecordKind!]) {
    reviewQueue(filter: { view: WAITING_FOR_ME, kinds: $kinds }) {
      rows { id kind graduateName schoolName departmentName counterpart waitsForMe }
    }
  }
`);
const PAGE = graphql(`
  query TrialPage($id: ID!) {
    reviewPage(recordId: $id) {
      graduateId schoolName departmentName
      studentFields { label }
      earlierVerdicts { title }
      heldVerdict { verdict }
      record {
        id kind status statusLabel tone waitsFor holds
        graduate { name }
        availableActions { act allowed reason }
      }
    }
  }
`);
const COUNTS = graphql(`
  query TrialCounts {
    queueCounts { kinds { kind waitingForMe } }
  }
`);

async function waitingIds(staff: TestStaff, kinds: RecordKind[]): Promise<string[]> {
  return (await on.ask(staff, QUEUE, { kinds })).rows.map(({ id }) => id);
}

async function counts(staff: TestStaff): Promise<Record<string, number>> {
  const { kinds } = await on.ask(staff, COUNTS);
  return Object.fromEntries(kinds.map(({ kind, waitingForMe }) => [kind, waitingForMe]));
}

describe("P-02, P-06: the right for the module of a flow decides", () => {
  it.each(MODULES)("%s alone: signs in, sees, counts, decides and hears of its module", async (module) => {
    const kind = TRIAL_KINDS[module];
    const [atDepartment, atSchool] = [await alone(module, { department }), await alone(module, { school })];
    const others = MODULES.filter((other) => other !== module);
    const strangers = await Promise.all(others.map((other) => alone(other, { school })));
    expect(await on.signIn("admin", atSchool.username, PASSWORD)).toContain("=");

    const graduate = await aGraduate(on.platform, { department });
    const id = await askTrial(on.platform, signedInGraduate(graduate), module);
    expect(await waitingIds(atDepartment, [kind])).toEqual([id]);
    expect(await counts(atDepartment)).toMatchObject({ [kind]: 1 });
    expect(await counts(atSchool)).toMatchObject({ [kind]: 0 });
    for (const stranger of strangers) {
      expect(Object.keys(await counts(stranger))).not.toContain(kind);
      expect(await waitingIds(stranger, [kind])).toEqual([]);
      expect(await on.ask(stranger, PAGE, { id })).toBeNull();
      expect(await on.ask(stranger, SIGNING.approve, verdictOn(id))).toMatchObject({
        code: "UNKNOWN_RECORD",
      });
    }
    const reader = await alone(module, { department }, "READ_ONLY");
    expect(await on.ask(reader, SIGNING.approve, verdictOn(id))).toMatchObject({ code: "READ_ONLY" });
    expect(await on.ask(reader, PAGE, { id })).toMatchObject({
      record: { availableActions: [{ allowed: false }, { allowed: false }, { allowed: false }] },
    });

    await on.ask(atDepartment, SIGNING.approve, verdictOn(id));
    expect(await waitingIds(atSchool, [kind])).toEqual([id]);
    await on.ask(atSchool, SIGNING.approve, { ...verdictOn(id), hold: true });
    expect(await on.ask(atSchool, PAGE, { id })).toMatchObject({
      heldVerdict: { verdict: "APPROVE" },
      record: { status: "SCHOOL_REVIEW" },
    });
    on.clock.advance(10);
    await settleAllDue(on.platform);
    expect(await on.ask(atSchool, PAGE, { id })).toMatchObject({
      graduateId: graduate.id,
      record: { status: "REGISTERED", tone: "REACHED", waitsFor: null, holds: false },
    });
    expect(await counts(atSchool)).toMatchObject({ [kind]: 0 });
  });

  it("live topics are those of the modules an account may enter", async () => {
    const heard = async (module: StaffModule) => topicsOf(await alone(module, { school })).slice(1);
    const topics = await Promise.all(MODULES.map(heard));
    expect(new Set(topics.flat()).size).toBe(6);
    expect(topicsOf(await aStaffAccount(on.platform, { school, ...NO_RIGHT }))).toHaveLength(1);
  });

  it("a module that the province has not opened lets nobody in by its right alone", async () => {
    const closed = await aSchool(on.platform, { province: await aProvince(on.platform) });
    const staff = await aStaffAccount(on.platform, {
      school: closed,
      ...NO_RIGHT,
      archiveRight: "READ_WRITE",
    });
    await expect(on.signIn("admin", staff.username, PASSWORD)).rejects.toThrow("MODULE_CLOSED");
  });

  it("F-10a: a department with reviewers of another module alone has none", async () => {
    const at = await aSchool(on.platform, {
      province: await aProvince(on.platform, { modules: [...MODULES] }),
      reviewMode: "DEPARTMENT_THEN_SCHOOL",
    });
    const own = await aDepartment(on.platform, { school: at });
    await alone("EMPLOYMENT", { department: own });
    const whole = await alone("ARCHIVE", { school: at });
    const id = await askTrial(
      on.platform,
      signedInGraduate(await aGraduate(on.platform, { department: own })),
      "ARCHIVE",
    );
    expect(await waitingIds(whole, [TRIAL_KINDS.ARCHIVE])).toEqual([id]);
    expect(await counts(whole)).toMatchObject({ [TRIAL_KINDS.ARCHIVE]: 1 });
    await on.ask(whole, SIGNING.approve, verdictOn(id));
    expect(await on.ask(whole, PAGE, { id })).toMatchObject({ record: { status: "SCHOOL_REVIEW" } });
  });
});

describe("F-01: what a state means is its flow's, not its name's", () => {
  it("DEPARTMENT_REVIEW of a flow that does not hold stands beside commitments, before and after", async () => {
    const signed = await aGraduate(on.platform, { department });
    await anAgreement(on.platform, { graduate: signed, status: "SIGNED" });
    const beside = await askTrial(on.platform, signedInGraduate(signed), "ARCHIVE");
    const free = await aGraduate(on.platform, { department });
    const before = await askTrial(on.platform, signedInGraduate(free), "ARCHIVE");
    // It occupies nobody: the graduate registers a paper agreement, in a state of the same name.
    const paper = await aPaperRegistration(on, free);
    const { rows } = await on.platform.pool.query(
      "select id, status, holds from record where id = any($1::uuid[])",
      [[beside, before, paper]],
    );
    expect(Object.fromEntries(rows.map((row) => [row.id, [row.status, row.holds]]))).toEqual({
      [beside]: ["DEPARTMENT_REVIEW", false],
      [before]: ["DEPARTMENT_REVIEW", false],
      [paper]: ["DEPARTMENT_REVIEW", true],
    });
  });
});

describe("a record about an organisation", () => {
  it("passes through chain, queue, review page, held verdict and counts without a graduate", async () => {
    const staff = await alone("EMPLOYMENT", { school });
    const employer = await anEmployer(on.platform);
    const id = await askTrialOfOrganisation(on.platform, signedInEmployer(employer), school.id);
    expect((await on.ask(staff, QUEUE, { kinds: [TRIAL_OF_ORGANISATION] })).rows).toEqual([
      {
        id,
        kind: "TRIAL_ORGANISATION",
        graduateName: null,
        schoolName: school.name,
        departmentName: null,
        counterpart: employer.name,
        waitsForMe: true,
      },
    ]);
    expect(await counts(staff)).toMatchObject({ TRIAL_ORGANISATION: 1 });
    expect(await on.ask(staff, PAGE, { id })).toMatchObject({
      graduateId: null,
      departmentName: null,
      studentFields: [],
      record: { status: "SCHOOL_REVIEW", waitsFor: "SCHOOL", holds: false, graduate: null },
    });
    await on.ask(staff, SIGNING.approve, { ...verdictOn(id), hold: true });
    expect(await on.ask(staff, PAGE, { id })).toMatchObject({ heldVerdict: { verdict: "APPROVE" } });
    on.clock.advance(10);
    await settleAllDue(on.platform);
    expect(await on.ask(staff, PAGE, { id })).toMatchObject({ record: { status: "REGISTERED" } });
    expect(await counts(staff)).toMatchObject({ TRIAL_ORGANISATION: 0 });

    const second = await askTrialOfOrganisation(on.platform, signedInEmployer(employer), school.id);
    await on.ask(staff, SIGNING.reject, { ...verdictOn(second), rejection: REJECTION });
    expect(await on.ask(staff, PAGE, { id: second })).toMatchObject({
      record: { status: "REJECTED", tone: "FAILED" },
    });
  });
});
