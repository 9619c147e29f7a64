import "reflect-metadata";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { graphql } from "../../../../stage/src/gql/index.js";
import { openTestApp, type TestApp } from "../../../test/app.js";
import {
  aDepartment,
  aGraduate,
  anAgreement,
  anEmployer,
  aSchool,
  aStaffAccount,
  newId,
  type TestDepartment,
  type TestSchool,
  type TestStaff,
} from "../../../test/factories.js";
import { SIGNING, verdictOn } from "../../../test/signing.js";
import { aSigningCountry, type SettledCountry } from "../../../test/signing-country.js";
import { anApplicant, aVerification } from "../../../test/verification.js";
import { JOBS } from "../../composition.js";

const PREVIEW = graphql(`query BulkSpecPreview($verdict: Verdict!, $choice: BulkChoiceInput!) {
  bulkPreview(verdict: $verdict, choice: $choice) { total alone asOf aloneFirst { recordId why } } }`);
const START = graphql(`mutation BulkSpecStart($input: BulkVerdictInput!) {
  startBulkVerdict(input: $input) { __typename
    ... on BulkVerdict { id total done refused finishedAt }
    ... on InvalidInput { fields { field message } }
    ... on Refusal { code message } } }`);
const READ = graphql(`query BulkSpecRead($id: ID!) {
  bulkVerdict(id: $id) { verdict total done refused finishedAt reason }
  bulkVerdictItems(filter: { bulkId: $id }, first: 100) { rows { recordId name done message } } }`);
const OWN = graphql(`query BulkSpecOwn { bulkVerdicts(first: 20) { rows { id total } } }`);
const SYNC =
  graphql(`mutation BulkSpecSync($verdicts: [VerdictInput!]!, $verdict: Verdict!, $rejection: RejectionInput) {
  reviewRecords(verdicts: $verdicts, verdict: $verdict, rejection: $rejection) {
    __typename ... on BulkReview { done refused items { ok message } } ... on Refusal { code } } }`);

let on: TestApp;
let country: SettledCountry;
let school: TestStaff;
beforeAll(async () => {
  on = await openTestApp();
  country = await aSigningCountry(on, { reviewMode: "SCHOOL_ONLY" });
  school = country.people.school as TestStaff;
});
afterAll(() => on?.close());

const seen = (recordId: string, submission = 1) => ({
  recordId,
  submission,
  status: "SCHOOL_REVIEW" as const,
});
const waiting = async () => (await country.record("SCHOOL_REVIEW")).id;
const several = async (count: number) => {
  const ids: string[] = [];
  for (let each = 0; each < count; each += 1) ids.push(await waiting());
  return ids;
};
const start = (person: TestStaff, ids: readonly string[], wish: object = {}) =>
  on.ask(person, START, {
    input: { id: newId(), verdict: "APPROVE", records: ids.map((each) => seen(each)), ...wish },
  });
const run = () => on.runOutbox(JOBS);

async function approvedOnce(ids: readonly string[]): Promise<void> {
  const row = await on.row<{ events: number; signed: number }>(
    `select (select count(*)::int from record_event where record_id = any($1) and act = 'approve') as events,
       (select count(*)::int from record where id = any($1) and status = 'SIGNED') as signed`,
    [ids],
  );
  expect(row).toEqual({ events: ids.length, signed: ids.length });
}

describe("F-17: one verdict for many records, in the background", () => {
  it("each succeeds or fails by itself, and what became of it is there to come back to", async () => {
    const ids = await several(4);
    const { id, total } = await start(school, ids);
    expect(total).toBe(4);
    // Meanwhile: one is decided by a colleague, one comes with another submission.
    const colleague = country.inhabitants.doers.school;
    await on.ask(colleague, SIGNING.approve, verdictOn(ids[1] ?? ""));
    await on.row("update record set submission = 2 where id = $1 returning 1", [ids[2]]);
    await run();
    const read = await readAs(school, id);
    expect(read.bulk).toMatchObject({ total: 4, done: 2, refused: 2, finishedAt: expect.any(String) });
    expect(read.items.map(({ done }) => done)).toEqual([true, false, false, true]);
    expect(read.items[1]?.message).toMatch(/./);
    expect(read.items[0]).toMatchObject({ message: "已通过", name: expect.stringMatching(/./) });
    await approvedOnce([ids[0] ?? "", ids[3] ?? ""]);
    const own = await on.ask(school, OWN);
    expect(own.rows.map((row) => row.id)).toContain(id);
  });

  it("the same id is the same bulk verdict; another account's id is taken, and nobody else reads it", async () => {
    const ids = await several(2);
    const id = newId();
    const both = await Promise.all([start(school, ids, { id }), start(school, ids, { id })]);
    expect(both.map((each) => each.__typename)).toEqual(["BulkVerdict", "BulkVerdict"]);
    const colleague = country.inhabitants.doers.school;
    expect(await start(colleague, await several(1), { id })).toMatchObject({ code: "ID_TAKEN" });
    await run();
    await approvedOnce(ids);
    expect((await readAs(colleague, id)).bulk).toBeNull();
    expect((await readAs(colleague, id)).items).toEqual([]);
  });

  it("all of a filter: what came after the preview is not among them", async () => {
    const own = await aSchoolWithRecords(3);
    const choice = { filter: { kinds: ["ONLINE_AGREEMENT" as const] } };
    const preview = await on.ask(own.staff, PREVIEW, { verdict: "REJECT", choice });
    expect(preview).toMatchObject({ total: 3, alone: 0 });
    on.clock.advance(1);
    const late = await anAgreement(on.platform, {
      graduate: await aGraduate(on.platform, { department: own.department }),
      status: "SCHOOL_REVIEW",
    });
    const rejection = { reasonCategory: "EMPLOYER_DATA", details: "单位名称与营业执照不符" };
    const begun = await on.ask(own.staff, START, {
      input: { id: newId(), verdict: "REJECT", rejection, ...choice, asOf: preview.asOf },
    });
    expect(begun).toMatchObject({ total: 3 });
    await run();
    const row = await on.row<{ status: string }>("select status from record where id = $1", [late.id]);
    expect(row.status).toBe("SCHOOL_REVIEW");
    // Nothing is left but the late one.
    expect(await on.ask(own.staff, PREVIEW, { verdict: "REJECT", choice })).toMatchObject({ total: 1 });
  });

  it("a worker that dies between two records leaves none out and gives none twice", async () => {
    const ids = await several(6);
    const { id } = await start(school, ids);
    // Dies in the middle: the fourth cannot be written, and neither can what became of it.
    await on.row(
      `create or replace function die() returns trigger language plpgsql as $$ begin
         if new.place = 4 then raise exception 'killed'; end if; return new; end $$`,
    );
    await on.row("create trigger die before update on bulk_verdict_item for each row execute function die()");
    await run();
    expect((await readAs(school, id)).bulk?.finishedAt).toBeNull();
    await on.row("drop trigger die on bulk_verdict_item");
    await on.row(
      "update graphile_worker._private_jobs set run_at = created_at, locked_at = null returning 1",
    );
    await run();
    expect((await readAs(school, id)).bulk).toMatchObject({ done: 6, refused: 0 });
    await approvedOnce(ids);
  });

  it("never approves what has to be looked at, and says which before", async () => {
    const own = await aSchoolWithRecords(2);
    const [flagged = ""] = own.ids;
    await on.row(
      `update registry_student set ethnicity = '99'
       where graduate_id = (select graduate_id from record where id = $1) returning 1`,
      [flagged],
    );
    const choice = { recordIds: own.ids };
    const why = "不能批量通过：信息不一致，请打开该记录逐条审核";
    expect(await on.ask(own.staff, PREVIEW, { verdict: "APPROVE", choice })).toMatchObject({
      total: 2,
      alone: 1,
      aloneFirst: [{ recordId: flagged, why }],
    });
    // A rejection says what is wrong: that may be said of many.
    expect(await on.ask(own.staff, PREVIEW, { verdict: "REJECT", choice })).toMatchObject({ alone: 0 });
    const { id } = await start(own.staff, own.ids);
    await run();
    const read = await readAs(own.staff, id);
    expect(read.bulk).toMatchObject({ done: 1, refused: 1 });
    expect(read.items[0]).toMatchObject({ done: false, message: why });
    const at = await on.ask(own.staff, SYNC, {
      verdicts: [seen(flagged)],
      verdict: "APPROVE",
      rejection: null,
    });
    expect(at).toMatchObject({ done: 0, items: [{ ok: false, message: why }] });
  });

  it("F-70: organisations are decided one by one, whatever the verdict", async () => {
    const operator = await aStaffAccount(on.platform, { role: "OPERATOR" });
    const { id } = await aVerification(on, await anApplicant(on));
    const rejection = { reasonCategory: "LICENCE", details: "证照不清晰" };
    for (const verdict of ["APPROVE", "RETURN", "REJECT"] as const) {
      const verdicts = [{ recordId: id, submission: 1 }];
      const answer = await on.ask(operator, SYNC, {
        verdicts,
        verdict,
        rejection: verdict === "APPROVE" ? null : rejection,
      });
      expect(answer).toMatchObject({
        done: 0,
        refused: 1,
        items: [{ message: expect.stringContaining("逐条") }],
      });
    }
  });

  it("goes by the rights its giver has when it is given: disabled since, nothing is decided", async () => {
    const own = await aSchoolWithRecords(2);
    const { id } = await start(own.staff, own.ids);
    await on.row("update staff_account set disabled_at = $2 where id = $1 returning 1", [
      own.staff.accountId,
      on.clock.now(),
    ]);
    await run();
    const row = await on.row<{ refused: number; waiting: number }>(
      `select b.refused, (select count(*)::int from record where id = any($2) and status = 'SCHOOL_REVIEW') as waiting
       from bulk_verdict b where id = $1`,
      [id, own.ids],
    );
    expect(row).toEqual({ refused: 2, waiting: 2 });
  });

  it("refuses what cannot be: 只读, no reason, nobody's records, none at all, a number, a fourth at once", async () => {
    const own = await aSchoolWithRecords(1);
    const reader = await aStaffAccount(on.platform, { school: own.school, employmentRight: "READ_ONLY" });
    expect(await start(reader, own.ids)).toMatchObject({ code: "READ_ONLY" });
    expect(await start(own.staff, own.ids, { verdict: "REJECT" })).toMatchObject({
      fields: [{ field: "rejection.reasonCategory" }, { field: "rejection.details" }],
    });
    for (const ids of [[await waiting()], [newId()], ["x"], []]) {
      expect(await start(own.staff, ids)).toMatchObject({ fields: [{ field: "records" }] });
    }
    expect(await start(own.staff, own.ids, { id: "x" })).toMatchObject({ fields: [{ field: "id" }] });
    const byNumber = { records: null, filter: { idNumber: "110105200301011234" } };
    expect(await start(own.staff, [], byNumber)).toMatchObject({ fields: [{ field: "filter" }] });
    const none = { records: null, filter: { counterpart: "没有这家公司" } };
    expect(await start(own.staff, [], none)).toMatchObject({ fields: [{ field: "filter" }] });
    const four = await Promise.all([1, 2, 3, 4].map(() => start(own.staff, own.ids)));
    expect(four.map((each) => ("code" in each ? each.code : "begun")).toSorted()).toEqual([
      "BULK_RUNNING",
      "begun",
      "begun",
      "begun",
    ]);
    await run();
  });
});

async function readAs(person: TestStaff, id: string) {
  const { data } = await on.post("admin", READ, { id }, { cookie: await on.cookieOf(person) });
  const { bulkVerdict, bulkVerdictItems } = data as {
    bulkVerdict: { finishedAt: string | null } | null;
    bulkVerdictItems: { rows: { done: boolean | null; message: string | null; name: string }[] };
  };
  return { bulk: bulkVerdict, items: bulkVerdictItems.rows };
}

interface OwnSchool {
  school: TestSchool;
  department: TestDepartment;
  staff: TestStaff;
  ids: string[];
}

/** A school of its own with records that wait for it. */
async function aSchoolWithRecords(count: number): Promise<OwnSchool> {
  const school = await aSchool(on.platform);
  const department = await aDepartment(on.platform, { school });
  const employer = await anEmployer(on.platform);
  const ids: string[] = [];
  for (let each = 0; each < count; each += 1) {
    const graduate = await aGraduate(on.platform, { department });
    ids.push((await anAgreement(on.platform, { employer, graduate, status: "SCHOOL_REVIEW" })).id);
    on.clock.advance(1);
  }
  return { school, department, staff: await aStaffAccount(on.platform, { school }), ids };
}
