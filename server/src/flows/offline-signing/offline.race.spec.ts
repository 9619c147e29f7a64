import "reflect-metadata";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { RemoveGraduates, RestoreGraduates } from "../../../../stage/src/client/acts.js";
import { graphql } from "../../../../stage/src/gql/index.js";
import { type AnyAct } from "../../../test/app.js";
import { pictureOf } from "../../../test/factories/pictures.js";
import {
  aGraduate,
  anEmployer,
  aStaffAccount,
  COHORT,
  newId,
  type TestGraduate,
  type TestStaff,
} from "../../../test/factories.js";
import {
  anApplication,
  anOfflineCountry,
  aStampedPage,
  doesOffline,
  OFFLINE,
  OFFLINE_FORM,
  type OfflineAct,
} from "../../../test/offline.js";
import { openSchoolWorld, type SchoolWorld } from "../../../test/school-world.js";
import { anInvitation, footprint, REJECTION, SIGNING, verdictOn } from "../../../test/signing.js";
import { closingOf } from "../../parties/settings/index.js";
import { settleAllDue } from "../../records/index.js";

let { on, department, reviewer, school, graduate } = {} as SchoolWorld;
let colleague: TestStaff;

beforeAll(async () => {
  const world = await openSchoolWorld();
  ({ on, department, reviewer, school } = world);
  colleague = await aStaffAccount(on.platform, { school: world.at });
});
beforeEach(async () => {
  graduate = await aGraduate(on.platform, { department });
});
afterAll(() => on?.close());

const does = (person: TestStaff | TestGraduate, name: OfflineAct, variables: object) =>
  doesOffline(on, person, name, variables);
const returned = (id: string, submission: number) => ({
  ...verdictOn(id, submission),
  rejection: REJECTION,
});

/** Approved by both: awaits the stamped copy. */
async function anApproved(): Promise<string> {
  const id = await anApplication(on, graduate);
  await does(reviewer, "approve", verdictOn(id, 1));
  await does(school, "approve", verdictOn(id, 1));
  return id;
}

async function aStamped(): Promise<string> {
  const id = await anApproved();
  await does(graduate, "submitSigning", { id, uploadIds: [await aStampedPage(on, graduate, id)] });
  return id;
}

describe("races (F-02, F-06, F-97)", () => {
  it("two reviewers of one school at once, in both reviews: one verdict, the other is told whose", async () => {
    const signing = await aStamped();
    await does(reviewer, "approve", verdictOn(signing, 2));
    graduate = await aGraduate(on.platform, { department });
    const agreement = await anApplication(on, graduate);
    await does(reviewer, "approve", verdictOn(agreement, 1));
    for (const [id, submission, approved, back] of [
      [signing, 2, "SIGNED", "RETURNED"],
      [agreement, 1, "AWAITING_STAMP", "AGREEMENT_RETURNED"],
    ] as const) {
      const [one, other] = await Promise.all([
        on.ask(school, OFFLINE.approve, verdictOn(id, submission)),
        on.ask(colleague, OFFLINE.return, returned(id, submission)),
      ]);
      const { status } = await on.row("select status from record where id = $1", [id]);
      expect([approved, back]).toContain(status);
      const [won, lost] = status === approved ? [one, other] : [other, one];
      expect(won.agreement).toMatchObject({ status });
      expect(lost).toMatchObject({ code: "RECORD_MOVED_ON", status });
    }
  });

  it("a withdrawal and a verdict at once: one of them", async () => {
    for (const make of [() => anApplication(on, graduate), aStamped]) {
      graduate = await aGraduate(on.platform, { department });
      const id = await make();
      const { submission } = await on.row<{ submission: number }>(
        "select submission from record where id = $1",
        [id],
      );
      const [withdrawn, verdict] = await Promise.all([
        on.ask(graduate, OFFLINE.withdraw, { id }),
        on.ask(reviewer, OFFLINE.approve, verdictOn(id, submission)),
      ]);
      const won = [withdrawn, verdict].filter(({ __typename }) => __typename === "RecordChanged");
      expect(won).toHaveLength(1);
      const lost = [withdrawn, verdict].find(({ code }) => code);
      expect(["RECORD_MOVED_ON", "VERDICT_GIVEN"]).toContain(lost?.code);
    }
  });

  it("an application and an acceptance at once: exactly one holds the graduate", async () => {
    for (let round = 0; round < 5; round += 1) {
      graduate = await aGraduate(on.platform, { department });
      const invitation = await anInvitation(on, await anEmployer(on.platform), graduate);
      const [offline, online] = await Promise.all([
        on.ask(graduate, OFFLINE.submit, { id: newId(), form: OFFLINE_FORM }),
        on.ask(graduate, SIGNING.accept, { id: invitation }),
      ]);
      const names = [offline.__typename, online.__typename].sort();
      expect([
        ["CommittedElsewhere", "RecordChanged"],
        ["AgreementChanged", "CommittedElsewhere"],
      ]).toContainEqual(names);
    }
  });

  it("the same files twice at once are one submission; a verdict on the one before is refused", async () => {
    const id = await anApproved();
    const uploadIds = [await aStampedPage(on, graduate, id)];
    const submit = () => on.ask(graduate, OFFLINE.submitSigning, { id, uploadIds });
    const answers = await Promise.all([submit(), submit(), submit()]);
    expect(answers.map((answer) => answer.__typename)).toEqual(Array(3).fill("RecordChanged"));
    expect(answers.filter((answer) => answer.alreadyDone)).toHaveLength(2);
    await does(graduate, "withdraw", { id });
    await does(graduate, "submitSigning", { id, uploadIds });
    expect(await on.ask(reviewer, OFFLINE.approve, verdictOn(id, 2))).toMatchObject({
      code: "SUBMISSION_CHANGED",
      current: 3,
    });
  });
});

describe("获取最新学生信息 (F-15)", () => {
  const copy = () => on.row("select ethnicity, name from graduate where id = $1", [graduate.id]);
  const registryChanges = (ethnicity: string) =>
    on.platform.pool.query(
      "update registry_student set ethnicity = $2, name = '改名' where graduate_id = $1",
      [graduate.id, ethnicity],
    );
  const offered = async (id: string) =>
    (await on.ask(school, SIGNING.reviewPage, { id })).canTakeRegistryData;

  it("exists in the agreement review, written at the school's approval and printed so", async () => {
    const id = await anApplication(on, graduate);
    const { name } = await copy();
    await registryChanges("02");
    expect(await offered(id)).toBe(true);
    await does(reviewer, "approve", { ...verdictOn(id, 1), takeRegistryData: true });
    expect(await copy()).not.toMatchObject({ ethnicity: "02" });
    await does(school, "approve", verdictOn(id, 1));
    expect(await copy()).toEqual({ ethnicity: "02", name });
  });

  it("and not in the signing review: what is printed is fixed by then", async () => {
    const id = await aStamped();
    const before = await copy();
    await registryChanges("03");
    expect(await offered(id)).toBe(false);
    await does(reviewer, "approve", { ...verdictOn(id, 2), takeRegistryData: true });
    await does(school, "approve", { ...verdictOn(id, 2), takeRegistryData: true });
    expect(await copy()).toEqual(before);
  });
});

const LYING = ["DRAFT", "WITHDRAWN", "AGREEMENT_RETURNED", "AWAITING_STAMP", "SIGNING_WITHDRAWN", "RETURNED"];
const REVIEWED = [
  "AGREEMENT_DEPARTMENT_REVIEW",
  "AGREEMENT_SCHOOL_REVIEW",
  "DEPARTMENT_REVIEW",
  "SCHOOL_REVIEW",
];
const ENDED = ["SIGNED", "REJECTED", "AGREEMENT_REJECTED"];
const REPEATS = [
  "AGREEMENT_DEPARTMENT_REVIEW submit",
  "WITHDRAWN withdraw",
  "DEPARTMENT_REVIEW submitSigning",
  "SIGNING_WITHDRAWN withdraw",
];

describe("off and on the roster, in every open state (F-91)", () => {
  it("nobody can do anything, it is 失效 and in no queue; back, it is as it was", async () => {
    const country = await anOfflineCountry(on, { reviewMode: "DEPARTMENT_THEN_SCHOOL" });
    const { school: desk, department: own } = country.people as Record<string, TestStaff>;
    const roster = (act: AnyAct, ids: string[]) => on.act(desk ?? null, act, { ids });
    const queue = (person: TestStaff | undefined) =>
      on.ask(
        person ?? null,
        graphql(`
          query OfflineQueue {
            reviewQueue(filter: { kinds: [OFFLINE_AGREEMENT], view: ALL }, first: 50) { rows { id } }
          }
        `),
      );
    for (const state of [...LYING, ...REVIEWED, "SIGNED"]) {
      const { id, graduate: owner } = await country.record(state);
      const submission = ["DEPARTMENT_REVIEW", "SCHOOL_REVIEW"].includes(state) ? 2 : 1;
      await roster(RemoveGraduates, [owner.id]);
      const before = await footprint(on, id);
      const tries: [TestStaff | TestGraduate | undefined, OfflineAct, object][] = [
        [owner, "submit", { id, form: OFFLINE_FORM }],
        [owner, "submitSigning", { id, uploadIds: [pictureOf(id)] }],
        [owner, "sendStampLink", { id, mobile: "13912340000" }],
        [owner, "withdraw", { id }],
        [owner, "abandon", { id }],
        [own, "approve", verdictOn(id, submission)],
        [desk, "approve", verdictOn(id, submission)],
        [desk, "return", returned(id, submission)],
        [desk, "reject", returned(id, submission)],
        [desk, "amend", { id, natureCode: "31" }],
      ];
      for (const [person, act, variables] of tries) {
        const answer = await on.act(person ?? null, OFFLINE[act], variables);
        // A draft is unknown to staff before and after.
        const unseen = state === "DRAFT" && person !== owner;
        // What the same person had done before is told as done: nothing is changed by it (F-06).
        const repeat = REPEATS.includes(`${state} ${act}`);
        const wanted = unseen ? "UNKNOWN_RECORD" : repeat ? undefined : "FROZEN";
        expect([state, act, answer.code]).toEqual([state, act, wanted]);
      }
      expect(await footprint(on, id)).toEqual(before);
      const seen = await on.ask(owner, OFFLINE.record, { id });
      expect([seen.statusLabel, seen.availableActions.filter((each) => each.allowed)]).toEqual(["失效", []]);
      for (const person of [desk, own]) {
        expect((await queue(person)).rows.map((row) => row.id)).not.toContain(id);
      }
      await roster(RestoreGraduates, [owner.id]);
      expect((await on.ask(owner, OFFLINE.record, { id })).status).toBe(state);
    }
  });
});

/** Last: the clock goes past the cohort's closing for everybody. */
describe("the closing of the cohort, in every state (F-90a)", () => {
  it("ends what lies with the graduate; what was submitted in time is still approved or rejected, not returned", async () => {
    const country = await anOfflineCountry(on, { reviewMode: "DEPARTMENT_THEN_SCHOOL" });
    const records = new Map<string, { id: string; graduate: TestGraduate }>();
    for (const state of [...LYING, ...REVIEWED, ...ENDED]) records.set(state, await country.record(state));
    const idOf = (state: string) => records.get(state)?.id ?? "";
    const closing = closingOf(COHORT);
    on.clock.advance((closing.getTime() - on.clock.now().getTime()) / 1000);
    // Each year begins with the graduate's confirmation (F-93).
    await on.platform.pool.query("update graduate set confirmed_at = $1", [on.clock.now()]);
    // The page goes by the clock before any sweep.
    const awaiting = records.get("AWAITING_STAMP");
    const owner = awaiting?.graduate ?? null;
    expect(await on.ask(owner, OFFLINE.record, { id: idOf("AWAITING_STAMP") })).toMatchObject({
      status: "CLOSED",
      statusLabel: "逾期关闭",
    });
    await settleAllDue(on.platform);
    await settleAllDue(on.platform);
    for (const [state, { id }] of records) {
      const row = await on.row(
        `select status, closes_at, (select count(*)::int from record_event where record_id = $1 and act = 'close'
           and at = $2) as closings from record where id = $1`,
        [id, closing],
      );
      const closed = LYING.includes(state);
      expect([state, row]).toEqual([
        state,
        { status: closed ? "CLOSED" : state, closes_at: null, closings: closed ? 1 : 0 },
      ]);
    }
    const { school: desk, department: own } = country.people as Record<string, TestStaff>;
    const late = { id: idOf("AWAITING_STAMP"), uploadIds: [pictureOf(idOf("AWAITING_STAMP"))] };
    expect(await on.ask(owner, OFFLINE.submitSigning, late)).toMatchObject({ code: "RECORD_MOVED_ON" });
    expect(await on.ask(desk ?? null, OFFLINE.amend, { id: idOf("SIGNED"), natureCode: "31" })).toMatchObject(
      {
        code: "COHORT_CLOSED",
      },
    );
    for (const state of REVIEWED) {
      const person = state.endsWith("DEPARTMENT_REVIEW") ? own : desk;
      const submission = state.startsWith("AGREEMENT_") ? 1 : 2;
      const id = idOf(state);
      expect(await on.ask(person ?? null, OFFLINE.return, returned(id, submission))).toMatchObject({
        code: "COHORT_CLOSED",
      });
      await doesOffline(on, person ?? null, "approve", verdictOn(id, submission));
    }
    expect(await on.row("select status from record where id = $1", [idOf("SCHOOL_REVIEW")])).toEqual({
      status: "SIGNED",
    });
    // An agreement approved now waits for a stamp that cannot come any more: it ends at once, not before.
    await settleAllDue(on.platform);
    const approved = idOf("AGREEMENT_SCHOOL_REVIEW");
    expect((await on.ask(desk ?? null, OFFLINE.record, { id: approved })).status).toBe("CLOSED");
    const times = await on.row(
      "select array_agg(at order by seq) = array_agg(at order by at, seq) as rising from record_event where record_id = $1",
      [approved],
    );
    expect(times).toEqual({ rising: true });
  });
});
