import "reflect-metadata";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { graphql } from "../../../../stage/src/gql/index.js";
import { type ActAnswer, openTestApp, type TestApp } from "../../../test/app.js";
import { aStaffAccount, type TestSchool, type TestStaff } from "../../../test/factories.js";
import { REJECTION, SIGNING, verdictOn } from "../../../test/signing.js";
import { aSigningCountry, type SettledCountry } from "../../../test/signing-country.js";
import { type LiveHint, publish, topic } from "../../live/live.js";
import { settleAllDue } from "../../records/index.js";

let on: TestApp;
let country: SettledCountry;
let mine: TestStaff;
let colleague: TestStaff;
let school: TestSchool;
beforeAll(async () => {
  on = await openTestApp();
  country = await aSigningCountry(on, { reviewMode: "DEPARTMENT_THEN_SCHOOL" });
  mine = country.people.school as TestStaff;
  const { schoolId, provinceId, organisation } = mine;
  school = { id: schoolId ?? "", provinceId: provinceId ?? "", name: organisation, code: "" };
  colleague = await aStaffAccount(on.platform, { school });
});
afterAll(() => on?.close());

let id: string;
beforeEach(async () => {
  id = (await country.record("SCHOOL_REVIEW")).id;
});

function approve(person: TestStaff, options: object = {}, recordId = id): Promise<ActAnswer> {
  return on.act(person, SIGNING.approve, { ...verdictOn(recordId), ...options });
}
function reject(person: TestStaff, options: object = {}): Promise<ActAnswer> {
  return on.act(person, SIGNING.reject, { ...verdictOn(id), rejection: REJECTION, ...options });
}
function kinds(answers: ActAnswer[]): string[] {
  return answers
    .map(({ __typename, code, alreadyDone }) => (alreadyDone ? "done already" : (code ?? __typename)))
    .sort();
}
async function schoolSteps(recordId = id): Promise<{ act: string; actor_account: string }[]> {
  const { rows } = await on.platform.pool.query<{ act: string; actor_account: string }>(
    `select act, actor_account from record_event
     where record_id = $1 and act in ('approve', 'reject') and from_status = 'SCHOOL_REVIEW'`,
    [recordId],
  );
  return rows;
}

describe("F-06: two reviewers, one record, over parallel connections", () => {
  it.each(
    Array.from({ length: 10 }, (_, round) => round),
  )("one verdict, one clear refusal (%i)", async () => {
    const answers = await Promise.all([approve(mine), reject(colleague)]);
    expect(kinds(answers)).toEqual(["RECORD_MOVED_ON", "RecordChanged"]);
    const refusal = answers.find((answer) => answer.code);
    expect(refusal?.by).toBe(mine.organisation);
    expect(refusal?.message).toContain(mine.organisation);
    expect(await schoolSteps()).toHaveLength(1);
  });

  it("a double click is one verdict and two good answers", async () => {
    expect(kinds(await Promise.all([approve(mine), approve(mine)]))).toEqual([
      "RecordChanged",
      "done already",
    ]);
    expect(await schoolSteps()).toHaveLength(1);
  });

  it("a double click of who stands in for the department does not take the school's step too (F-10a)", async () => {
    const alone = await aSigningCountry(on, {
      reviewMode: "DEPARTMENT_THEN_SCHOOL",
      departmentReviews: false,
    });
    const record = await alone.record("DEPARTMENT_REVIEW");
    const verdict = { recordId: record.id, submission: 1, status: "DEPARTMENT_REVIEW" };
    const twice = [0, 1].map(() => on.act(alone.people.school, SIGNING.approve, { verdict }));
    const answers = await Promise.all(twice);
    expect(kinds(answers)).toEqual(["RecordChanged", "done already"]);
    expect(answers.map((answer) => answer.agreement.status)).toEqual(["SCHOOL_REVIEW", "SCHOOL_REVIEW"]);
  });

  it("twenty approvals at once give twenty different numbers", async () => {
    const ids: string[] = [];
    for (let number = 0; number < 20; number += 1) ids.push((await country.record("SCHOOL_REVIEW")).id);
    const answers = await Promise.all(ids.map((each) => approve(mine, {}, each)));
    expect(new Set(answers.map((answer) => answer.agreement.number)).size).toBe(20);
  });
});

const DISABLE = graphql(`
  mutation HeldDisable($id: ID!) {
    setStaffAccountDisabled(id: $id, disabled: true) {
      __typename ... on StaffAccountChanged { warning } ... on Refusal { code message }
    }
  }
`);

describe("F-18: a verdict that is being held", () => {
  it("others see the old state and are told who is deciding; then it takes effect once, by its giver", async () => {
    const held = await approve(mine, { hold: true });
    expect(held).toMatchObject({ __typename: "VerdictScheduled" });
    const refused = await reject(colleague);
    expect(refused).toMatchObject({ __typename: "VerdictHeld", deciding: mine.organisation });
    expect(await reject(mine)).toMatchObject({ code: "VERDICT_HELD" });
    const seen = await on.ask(colleague, SIGNING.reviewPage, { id });
    expect(seen).toMatchObject({ agreement: { status: "SCHOOL_REVIEW" }, heldVerdict: null });
    const own = await on.ask(mine, SIGNING.reviewPage, { id });
    expect(own.heldVerdict).toMatchObject({ verdict: "APPROVE", mine: true });
    on.clock.advance(9.999);
    await settleAllDue(on.platform);
    expect(await schoolSteps()).toEqual([]);
    on.clock.advance(0.001);
    await Promise.all([settleAllDue(on.platform), settleAllDue(on.platform)]);
    expect(await schoolSteps()).toEqual([{ act: "approve", actor_account: mine.accountId }]);
    expect(await reject(colleague)).toMatchObject({ code: "RECORD_MOVED_ON", by: mine.organisation });
  });

  it("goes with its giver's account, who disables it is told, and one that took effect stays", async () => {
    const leaving = await aStaffAccount(on.platform, { school });
    const above = await aStaffAccount(on.platform, { school });
    await approve(leaving, { hold: true });
    const stays = (await country.record("SCHOOL_REVIEW")).id;
    const answer = await on.ask(above, DISABLE, { id: leaving.accountId });
    expect(answer.warning).toContain("1条审核意见尚未生效，已随停用撤销");
    on.clock.advance(10);
    await settleAllDue(on.platform);
    expect(await schoolSteps()).toEqual([]);
    expect(
      await on.row("select detail from audit_entry where subject_id = $1 and act = 'VERDICT_DROPPED'", [id]),
    ).toEqual({ detail: { act: "approve", code: "DISABLED" } });
    expect(await approve(colleague)).toMatchObject({ __typename: "RecordChanged" });
    const other = await aStaffAccount(on.platform, { school });
    await approve(other, { hold: true }, stays);
    on.clock.advance(10);
    expect((await on.ask(above, DISABLE, { id: other.accountId })).warning).toBeNull();
    await settleAllDue(on.platform);
    expect(await on.row("select status from record where id = $1", [stays])).toEqual({ status: "SIGNED" });
  });

  it("when its time is up, an act finds it in effect though no sweep has run", async () => {
    await approve(mine, { hold: true });
    on.clock.advance(10);
    expect(await reject(colleague)).toMatchObject({ code: "RECORD_MOVED_ON", status: "SIGNED" });
  });

  it("two reviewers hold at once: one is held, the other told; the same one twice is held once", async () => {
    expect(
      kinds(await Promise.all([approve(mine, { hold: true }), reject(colleague, { hold: true })])),
    ).toEqual(["VERDICT_HELD", "VerdictScheduled"]);
    const other = (await country.record("SCHOOL_REVIEW")).id;
    const answers = await Promise.all([0, 1].map(() => approve(mine, { hold: true }, other)));
    expect(kinds(answers)).toEqual(["VerdictScheduled", "VerdictScheduled"]);
    expect(answers[0]?.effectiveAt).toBe(answers[1]?.effectiveAt);
  });

  it("another verdict of the same reviewer on the same submission is no repeat of the held one (F-06)", async () => {
    const held = await reject(mine, { hold: true });
    const otherWords = { ...REJECTION, details: `${REJECTION.details}，请核对` };
    expect(await reject(mine, { hold: true, rejection: otherWords })).toMatchObject({ code: "VERDICT_HELD" });
    expect(await reject(mine, { hold: true })).toMatchObject({ effectiveAt: held.effectiveAt });
    const other = (await country.record("SCHOOL_REVIEW")).id;
    await approve(mine, { hold: true }, other);
    const taking = { hold: true, takeRegistryData: true };
    expect(await approve(mine, taking, other)).toMatchObject({ code: "VERDICT_HELD" });
  });

  it("undone in time: an audit entry and no step, and the record can be decided again", async () => {
    await reject(mine, { hold: true });
    expect(await on.ask(colleague, SIGNING.undo, { id })).toMatchObject({ code: "NOT_YOURS" });
    expect(await on.ask(mine, SIGNING.undo, { id })).toMatchObject({ __typename: "VerdictUndone" });
    expect(await schoolSteps()).toEqual([]);
    const audited = await on.row(
      "select count(*)::int as count from audit_entry where subject_id = $1 and act = 'VERDICT_UNDONE'",
      [id],
    );
    expect(audited).toEqual({ count: 1 });
    expect(await approve(colleague)).toMatchObject({ __typename: "RecordChanged" });
  });

  it("undone too late: the verdict stands and the giver is told so", async () => {
    await approve(mine, { hold: true });
    on.clock.advance(10);
    expect(await on.ask(mine, SIGNING.undo, { id })).toMatchObject({ __typename: "RecordMovedOn" });
    expect(await schoolSteps()).toHaveLength(1);
  });

  it("undo while the verdict is taking effect elsewhere never answers that it was undone", async () => {
    await approve(mine, { hold: true });
    const elsewhere = new pg.Client({ connectionString: on.platform.config.databaseUrl });
    await elsewhere.connect();
    try {
      await elsewhere.query("begin");
      await elsewhere.query("delete from held_verdict where record_id = $1", [id]);
      const undoing = on.ask(mine, SIGNING.undo, { id });
      await waitsForLock(elsewhere);
      await elsewhere.query("commit");
      expect(await undoing).toMatchObject({ code: "NOTHING_HELD" });
    } finally {
      await elsewhere.end();
    }
    const audited = await on.row(
      "select 1 from audit_entry where subject_id = $1 and act = 'VERDICT_UNDONE'",
      [id],
    );
    expect(audited).toBeUndefined();
  });

  it("an act at the very moment waits for who carries the verdict out, and never overtakes it", async () => {
    await approve(mine, { hold: true });
    on.clock.advance(10);
    const elsewhere = new pg.Client({ connectionString: on.platform.config.databaseUrl });
    await elsewhere.connect();
    try {
      await elsewhere.query("begin");
      await elsewhere.query("select from held_verdict where record_id = $1 for update", [id]);
      const rejecting = reject(colleague);
      await waitsForLock(elsewhere);
      await elsewhere.query("rollback");
      expect(await rejecting).toMatchObject({ code: "RECORD_MOVED_ON", status: "SIGNED" });
    } finally {
      await elsewhere.end();
    }
    expect(await schoolSteps()).toEqual([{ act: "approve", actor_account: mine.accountId }]);
  });

  it("an act that waits while the time passes finds the verdict carried out, not overtaken", async () => {
    await approve(mine, { hold: true });
    const elsewhere = new pg.Client({ connectionString: on.platform.config.databaseUrl });
    await elsewhere.connect();
    try {
      await elsewhere.query("begin");
      await elsewhere.query("select from record where id = $1 for update", [id]);
      const rejecting = reject(colleague);
      await waitsForLock(elsewhere);
      on.clock.advance(10);
      await elsewhere.query("rollback");
      expect(await rejecting).toMatchObject({ code: "RECORD_MOVED_ON", status: "SIGNED" });
    } finally {
      await elsewhere.end();
    }
    expect(await schoolSteps()).toEqual([{ act: "approve", actor_account: mine.accountId }]);
  });

  it("taking effect, it waits for the graduate's lock with empty hands: whoever freezes them can drop it", async () => {
    await approve(mine, { hold: true });
    on.clock.advance(10);
    const elsewhere = new pg.Client({ connectionString: on.platform.config.databaseUrl });
    await elsewhere.connect();
    try {
      await elsewhere.query("begin");
      await elsewhere.query(
        "select from graduate where id = (select graduate_id from record where id = $1) for update",
        [id],
      );
      const settling = settleAllDue(on.platform);
      await waitsForLock(elsewhere);
      await elsewhere.query("select from record where id = $1 for update nowait", [id]);
      await elsewhere.query("select from held_verdict where record_id = $1 for update nowait", [id]);
      await elsewhere.query("rollback");
      await settling;
    } finally {
      await elsewhere.end();
    }
    expect(await schoolSteps()).toHaveLength(1);
  });

  it("takes effect with the rights held when it was given", async () => {
    await approve(mine, { hold: true });
    const scope = "update staff_account set level_scope = $2, employment_right = $3 where id = $1";
    await on.platform.pool.query(scope, [mine.accountId, "POSTGRADUATE", "READ_ONLY"]);
    try {
      on.clock.advance(10);
      await settleAllDue(on.platform);
      expect(await schoolSteps()).toEqual([{ act: "approve", actor_account: mine.accountId }]);
    } finally {
      await on.platform.pool.query(scope, [mine.accountId, "ALL", "READ_WRITE"]);
    }
  });

  it("what it rested on has changed meanwhile: dropped with an audit entry, and the record goes on", async () => {
    const alone = await aSigningCountry(on, { reviewMode: "SCHOOL_ONLY" });
    const record = await alone.record("SCHOOL_REVIEW");
    const school = alone.people.school as TestStaff;
    const takesData = { ...verdictOn(record.id), takeRegistryData: true, hold: true };
    await on.ask(school, SIGNING.approve, takesData);
    // F-15: the student number that it would take is somebody else's by now.
    await on.row(
      `update registry_student set student_number =
         (select student_number from graduate where school_id = $2 and id <> $1 limit 1)
       where graduate_id = $1 returning 1`,
      [record.graduate.id, school.schoolId],
    );
    const reviewers = (["UNDERGRADUATE", "POSTGRADUATE"] as const).map((level) =>
      topic.school(school.schoolId ?? "", level, "EMPLOYMENT"),
    );
    const hints = on.platform.live.subscribe(reviewers);
    await publish(on.platform.pool, [{ topics: reviewers, kind: "MESSAGE" }]);
    await until(hints, "MESSAGE");
    on.clock.advance(10);
    await settleAllDue(on.platform);
    // Open pages that showed it as held read again.
    expect(await until(hints, "RECORD")).toMatchObject({ recordId: record.id });
    await hints.return?.();
    const left = await on.row(
      `select (select count(*)::int from held_verdict where record_id = $1) as held,
         (select count(*)::int from audit_entry where subject_id = $1 and act = 'VERDICT_DROPPED') as dropped`,
      [record.id],
    );
    expect(left).toEqual({ held: 0, dropped: 1 });
    expect(await approve(school, {}, record.id)).toMatchObject({ agreement: { status: "SIGNED" } });
  });

  async function until(hints: AsyncIterator<LiveHint>, kind: LiveHint["kind"]): Promise<LiveHint> {
    for (;;) {
      const { value } = (await hints.next()) as IteratorYieldResult<LiveHint>;
      if (value.kind === kind) return value;
    }
  }

  /** Until somebody waits for what this connection holds. */
  async function waitsForLock(holder: pg.Client): Promise<void> {
    for (let tries = 0; tries < 200; tries += 1) {
      const { rowCount } = await holder.query(
        "select 1 from pg_stat_activity where pg_backend_pid() = any(pg_blocking_pids(pid))",
      );
      if (rowCount) return;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    throw new Error("Nobody came to wait");
  }
});
