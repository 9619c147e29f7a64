import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { graphql } from "../../../../stage/src/gql/index.js";
import { openTestApp, type Person, type TestApp } from "../../../test/app.js";
import {
  aDepartment,
  aGraduate,
  anAgreement,
  aSchool,
  aStaffAccount,
  newId,
  type TestDepartment,
  type TestGraduate,
  type TestSchool,
  type TestStaff,
} from "../../../test/factories.js";
import { fromBeijing } from "../../platform/clock.js";
import { runUrgingHandler } from "./run-urging.js";
import { sendUrges } from "./send-urges.js";
import { sendingTime } from "./urging.policy.js";

const URGE = graphql(`
  mutation UrgingUrge($ids: [ID!], $filter: GraduateFilter) {
    urgeGraduates(ids: $ids, filter: $filter) { __typename ... on UrgeRun { id total done } ...Refused }
  }
`);
const RUN = graphql(`
  query UrgingRun($id: ID!) {
    urgeRun(id: $id) { total decided done urged noStep tooSoon fiveTimes }
  }
`);
const URGES = graphql(`
  query UrgingOfGraduate($graduateId: ID!) {
    urges(graduateId: $graduateId) { step matter byName sentAt dropped }
  }
`);
const MESSAGES = graphql(`query UrgingMessages { messages(first: 50) { rows { title body } } }`);

const DAY = 86_400;

let on: TestApp;
let school: TestSchool;
let department: TestDepartment;
let staff: TestStaff;

beforeAll(async () => {
  on = await openTestApp();
  school = await aSchool(on.platform);
  department = await aDepartment(on.platform, { school });
  staff = await aStaffAccount(on.platform, { school });
}, 60_000);
afterAll(() => on?.close());

/** Has them urged, and answers what became of it once the worker ran. */
async function urge(person: Person, ...whom: readonly TestGraduate[]) {
  const started = await on.ask(person, URGE, { ids: whom.map(({ id }) => id) });
  await on.runOutbox([runUrgingHandler]);
  return await on.ask(person, RUN, { id: (started as { id: string }).id });
}
const URGED = { decided: 1, done: true, urged: 1, noStep: 0, tooSoon: 0, fiveTimes: 0 };
const messagesOf = async (graduate: TestGraduate) =>
  (await on.ask(graduate, MESSAGES)).rows.filter(({ title }) => title === "学校提醒").map(({ body }) => body);
const stepsOf = async (graduate: TestGraduate) =>
  (await on.ask(staff, URGES, { graduateId: graduate.id })).map(({ step }) => step);
const smsTo = async (graduate: TestGraduate) =>
  (
    await on.row<{ count: number }>(
      `select count(*)::int as count from sms s where s.template = 'URGED'
        and s.dedupe_key in (select 'urge:' || u.id from urge u where u.graduate_id = $1)`,
      [graduate.id],
    )
  ).count;
const aFreeGraduate = () => aGraduate(on.platform, { department });
async function inState(status: string): Promise<TestGraduate> {
  const graduate = await aFreeGraduate();
  await anAgreement(on.platform, { graduate, status });
  return graduate;
}

describe("waking hours (A-48)", () => {
  it.each([
    [fromBeijing(2026, 12, 1, 7, 59), fromBeijing(2026, 12, 1, 8)],
    [fromBeijing(2026, 12, 1, 8), fromBeijing(2026, 12, 1, 8)],
    [fromBeijing(2026, 12, 1, 20, 59), fromBeijing(2026, 12, 1, 20, 59)],
    [fromBeijing(2026, 12, 1, 21), fromBeijing(2026, 12, 2, 8)],
    [fromBeijing(2026, 12, 31, 23, 30), fromBeijing(2027, 1, 1, 8)],
    [fromBeijing(2027, 1, 1), fromBeijing(2027, 1, 1, 8)],
  ])("what is urged at %s goes out at %s", (now, sends) => {
    expect(sendingTime(now)).toEqual(sends);
  });
});

describe("what a graduate is urged for", () => {
  // In what state their record is → what they are urged for; null: nothing waits for them.
  it.each([
    ["INVITED", "RECORD"],
    ["SCHOOL_REVIEW", null],
    ["SIGNED", null],
    ["DECLINED", "DESTINATION"],
  ])("with a record that is %s", async (status, step) => {
    const graduate = await inState(status);
    const run = await urge(staff, graduate);
    expect(run).toEqual(step ? { total: 1, ...URGED } : { total: 1, ...URGED, urged: 0, noStep: 1 });
    expect(await stepsOf(graduate)).toEqual(step ? [step] : []);
  });

  it("an invitation that cannot be answered beside a commitment is nothing to be done (F-03)", async () => {
    const graduate = await inState("SIGNED");
    await anAgreement(on.platform, { graduate, status: "INVITED" });
    expect(await urge(staff, graduate)).toMatchObject({ urged: 0, noStep: 1 });
  });

  it("data of the year before a destination (F-93)", async () => {
    const graduate = await aGraduate(on.platform, { department, confirmed: false });
    await urge(staff, graduate);
    expect(await stepsOf(graduate)).toEqual(["CONFIRM"]);
  });

  it("nothing, once off the roster", async () => {
    const graduate = await aGraduate(on.platform, { department, frozen: true });
    expect(await urge(staff, graduate)).toMatchObject({ urged: 0, noStep: 1 });
  });
});

describe("how often", () => {
  it("at most every three days, and five times for a step; then another step is urged for", async () => {
    const graduate = await aFreeGraduate();
    for (let time = 1; time <= 5; time += 1) {
      expect(await urge(staff, graduate)).toMatchObject({ urged: 1 });
      await sendUrges(on.platform);
      on.clock.advance(3 * DAY - 1);
      expect(await urge(staff, graduate)).toMatchObject({ urged: 0, tooSoon: 1 });
      on.clock.advance(1);
    }
    expect(await urge(staff, graduate)).toMatchObject({ urged: 0, fiveTimes: 1 });
    expect(await messagesOf(graduate)).toHaveLength(5);
    expect(await smsTo(graduate)).toBe(5);
    const closesAt = new Date(on.clock.now().getTime() + 9 * DAY * 1000);
    await anAgreement(on.platform, { graduate, status: "INVITED", closesAt });
    expect(await urge(staff, graduate)).toMatchObject({ urged: 1 });
    expect((await stepsOf(graduate))[0]).toBe("RECORD");
  });

  it("of several who urge one graduate at once, one does", async () => {
    const graduate = await aFreeGraduate();
    const people = [
      staff,
      ...(await Promise.all([1, 2, 3].map(() => aStaffAccount(on.platform, { department })))),
    ];
    const runs = await Promise.all(people.map((person) => on.ask(person, URGE, { ids: [graduate.id] })));
    await Promise.all(
      runs.map((run) => runUrgingHandler.run(on.platform, { runId: (run as { id: string }).id })),
    );
    const outcomes = await Promise.all(
      runs.map((run, index) => on.ask(people[index] ?? null, RUN, { id: (run as { id: string }).id })),
    );
    expect(outcomes.map((run) => run?.urged).sort()).toEqual([0, 0, 0, 1]);
    await Promise.all([sendUrges(on.platform), sendUrges(on.platform)]);
    expect(await messagesOf(graduate)).toHaveLength(1);
    expect(await smsTo(graduate)).toBe(1);
  });

  it("a run that the worker takes up again urges nobody twice", async () => {
    const graduate = await aFreeGraduate();
    const { id } = (await on.ask(staff, URGE, { ids: [graduate.id] })) as { id: string };
    await runUrgingHandler.run(on.platform, { runId: id });
    await runUrgingHandler.run(on.platform, { runId: id });
    expect(await stepsOf(graduate)).toEqual(["DESTINATION"]);
    await on.runOutbox();
  });
});

describe("when it goes out", () => {
  it("at night it waits until the morning; what was done by then is not sent, and does not count", async () => {
    const night = fromBeijing(2027, 3, 1, 22);
    on.clock.advance((night.getTime() - on.clock.now().getTime()) / 1000);
    const [done, open] = [await inState("INVITED"), await aFreeGraduate()];
    await urge(staff, done, open);
    await sendUrges(on.platform);
    expect(await messagesOf(open)).toEqual([]);
    await on.platform.pool.query(
      "update record set waits_for = null, status = 'DECLINED' where graduate_id = $1",
      [done.id],
    );
    on.clock.advance(10 * 3600);
    await sendUrges(on.platform);
    expect(await messagesOf(open)).toHaveLength(1);
    expect(await messagesOf(done)).toEqual([]);
    expect(await on.ask(staff, URGES, { graduateId: done.id })).toMatchObject([
      { dropped: true, sentAt: null },
    ]);
    expect(await urge(staff, done)).toMatchObject({ urged: 1 });
  });
});

describe("who urges whom", () => {
  it("schools and departments with 读写 their own; the others are left out, or may not at all", async () => {
    const graduate = await aFreeGraduate();
    const foreign = await aGraduate(on.platform, {
      department: await aDepartment(on.platform, { school: await aSchool(on.platform) }),
    });
    const ofDepartment = await aStaffAccount(on.platform, { department });
    const other = await aStaffAccount(on.platform, {
      department: await aDepartment(on.platform, { school }),
    });
    const reader = await aStaffAccount(on.platform, { school, employmentRight: "READ_ONLY" });
    expect(await on.ask(reader, URGE, { ids: [graduate.id] })).toMatchObject({ code: "READ_ONLY" });
    for (const ids of [[graduate.id], [foreign.id], [newId()], ["x"], []]) {
      expect(await on.ask(other, URGE, { ids })).toMatchObject({ code: "INVALID_INPUT" });
    }
    const province = await aStaffAccount(on.platform, { role: "PROVINCE" });
    await expect(on.ask(province, URGE, { ids: [graduate.id] })).rejects.toThrow("FORBIDDEN");
    await expect(on.ask(graduate, URGE, { ids: [graduate.id] })).rejects.toThrow("FORBIDDEN");
    expect(await urge(ofDepartment, graduate, foreign)).toMatchObject({ total: 1, urged: 1 });
    expect(await on.ask(other, URGES, { graduateId: graduate.id })).toEqual([]);
    expect(await on.ask(staff, URGES, { graduateId: graduate.id })).toMatchObject([
      { byName: ofDepartment.name },
    ]);
  });

  it("P-07: a run is its maker's alone", async () => {
    const { id } = (await on.ask(staff, URGE, { ids: [(await aFreeGraduate()).id] })) as { id: string };
    expect(await on.ask(await aStaffAccount(on.platform, { school }), RUN, { id })).toBeNull();
    expect(await on.ask(staff, RUN, { id: "nothing" })).toBeNull();
    await on.runOutbox([runUrgingHandler]);
  });

  it("all of a filter, in the background and audited; not of an ID number, which is a look at one person (P-08)", async () => {
    const own = await aDepartment(on.platform, { school });
    for (let number = 0; number < 130; number += 1) await aGraduate(on.platform, { department: own });
    const started = await on.ask(staff, URGE, { filter: { departmentId: own.id } });
    expect(started).toMatchObject({ total: 130, done: false });
    const { id } = started as { id: string };
    await on.runOutbox([runUrgingHandler]);
    expect(await on.ask(staff, RUN, { id })).toMatchObject({ decided: 130, urged: 130, done: true });
    expect(
      await on.row(
        "select detail from audit_entry where act = 'GRADUATES_URGED' and detail ->> 'runId' = $1",
        [id],
      ),
    ).toEqual({ detail: { runId: id, graduates: 130, ofFilter: true } });
    expect(await on.ask(staff, URGE, { filter: { idNumber: "110101199003070730" } })).toMatchObject({
      code: "INVALID_INPUT",
    });
    expect(await on.ask(staff, URGE, { filter: { departmentId: newId() } })).toMatchObject({
      code: "INVALID_INPUT",
    });
  });
});
