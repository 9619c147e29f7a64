import "reflect-metadata";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { RemoveGraduates, RestoreGraduates } from "../../../../stage/src/client/acts.js";
import { type AnyAct } from "../../../test/app.js";
import { aGraduate, anEmployer, COHORT, newId, type TestGraduate } from "../../../test/factories.js";
import { aPaperDraft, aPaperRegistration, doesPaper, formOf, PAPER } from "../../../test/paper.js";
import { openSchoolWorld, type SchoolWorld } from "../../../test/school-world.js";
import { anInvitation, REJECTION, SIGNING, verdictOn } from "../../../test/signing.js";
import { closingOf } from "../../parties/settings/index.js";
import { settleAllDue } from "../../records/index.js";

let { on, department, reviewer, school, graduate } = {} as SchoolWorld;

beforeAll(async () => {
  ({ on, department, reviewer, school } = await openSchoolWorld());
});
beforeEach(async () => {
  graduate = await aGraduate(on.platform, { department });
});
afterAll(() => on?.close());

const submit = (id: string, form: object = formOf(id)) => on.ask(graduate, PAPER.submit, { id, form });
const save = (id: string, form: object) => on.ask(graduate, PAPER.save, { id, form });
const returned = (id: string, submission = 1) => ({ ...verdictOn(id, submission), rejection: REJECTION });

describe("races and repeats (F-01, F-02, F-06)", () => {
  it("the same form twice is one submission; another form meanwhile is told so", async () => {
    const id = await aPaperDraft(on, graduate);
    const answers = await Promise.all([submit(id), submit(id), submit(id)]);
    expect(answers.map((answer) => answer.__typename)).toEqual(Array(3).fill("RecordChanged"));
    expect(answers.filter((answer) => answer.alreadyDone)).toHaveLength(2);
    expect(await submit(id, { ...formOf(id), address: "别处1号" })).toMatchObject({
      code: "RECORD_MOVED_ON",
    });
    const kept = "select count(*)::int as n from submission where record_id = $1";
    expect(await on.row(kept, [id])).toEqual({ n: 1 });
  });

  it("a submission and an acceptance at once: exactly one holds the graduate", async () => {
    for (let round = 0; round < 5; round += 1) {
      graduate = await aGraduate(on.platform, { department });
      const invitation = await anInvitation(on, await anEmployer(on.platform), graduate);
      const draft = await aPaperDraft(on, graduate);
      const [paper, online] = await Promise.all([
        submit(draft),
        on.ask(graduate, SIGNING.accept, { id: invitation }),
      ]);
      const names = [paper.__typename, online.__typename].sort();
      expect([
        ["CommittedElsewhere", "RecordChanged"],
        ["AgreementChanged", "CommittedElsewhere"],
      ]).toContainEqual(names);
    }
  });

  it("a verdict on the submission before the present one is refused", async () => {
    const id = await aPaperRegistration(on, graduate);
    await doesPaper(on, graduate, "withdraw", { id });
    await doesPaper(on, graduate, "submit", { id, form: formOf(id) });
    expect(await on.ask(reviewer, PAPER.approve, verdictOn(id, 1))).toMatchObject({
      code: "SUBMISSION_CHANGED",
      current: 2,
    });
  });

  it("F-18: a held return keeps the graduate from withdrawing until it takes effect", async () => {
    const id = await aPaperRegistration(on, graduate);
    const held = await on.ask(reviewer, PAPER.return, { ...returned(id), hold: true });
    expect(held).toMatchObject({ __typename: "VerdictScheduled" });
    expect(await on.ask(graduate, PAPER.withdraw, { id })).toMatchObject({ code: "VERDICT_HELD" });
    expect((await on.ask(reviewer, PAPER.reviewPage, { id })).heldVerdict).toEqual({ verdict: "RETURN" });
    on.clock.advance(10);
    const record = await on.ask(graduate, PAPER.record, { id });
    expect(record).toMatchObject({ status: "RETURNED", timeline: expect.any(Array) });
    expect(record.timeline.at(-1)).toMatchObject({ reason: REJECTION.details });
  });

  it("F-26: online agreements know no return", async () => {
    const invitation = await anInvitation(on, await anEmployer(on.platform), graduate);
    await on.ask(graduate, SIGNING.accept, { id: invitation });
    expect(await on.ask(reviewer, PAPER.return, returned(invitation))).toMatchObject({ code: "NO_SUCH_ACT" });
  });

  it("ids of another kind are unknown to the acts of one", async () => {
    const id = await aPaperRegistration(on, graduate);
    expect(await on.ask(graduate, SIGNING.accept, { id })).toMatchObject({ code: "UNKNOWN_RECORD" });
    expect(await on.ask(school, SIGNING.amend, { id, categoryCode: "29" })).toMatchObject({
      code: "UNKNOWN_RECORD",
    });
  });
});

describe("off and on the roster (F-91)", () => {
  it("nobody can act on a frozen one; restored, what is in force is reported again", async () => {
    const id = await aPaperRegistration(on, graduate);
    await doesPaper(on, reviewer, "approve", verdictOn(id));
    await doesPaper(on, school, "approve", verdictOn(id));
    const roster = (act: AnyAct) => on.act(school, act, { ids: [graduate.id] });
    await roster(RemoveGraduates);
    expect(await on.ask(school, PAPER.amend, { id, natureCode: "31" })).toMatchObject({ code: "FROZEN" });
    const reports = "select count(*)::int as n from registry_report where graduate_id = $1";
    expect(await on.row(reports, [graduate.id])).toEqual({ n: 1 });
    await roster(RestoreGraduates);
    expect(await on.row(reports, [graduate.id])).toEqual({ n: 2 });
  });
});

describe("the closing of the cohort (F-90a)", () => {
  it("ends what lies with the graduate; what was submitted is still decided, but not returned", async () => {
    const [draft, withdrawn, sentBack, submitted, signed] = [newId(), newId(), newId(), newId(), newId()];
    const owners = new Map<string, TestGraduate>();
    for (const id of [draft, withdrawn, sentBack, submitted, signed]) {
      graduate = await aGraduate(on.platform, { department });
      owners.set(id, graduate);
      if (id === draft) await save(id, { employerName: "甲公司" });
      else {
        await aPaperDraft(on, graduate, id);
        await doesPaper(on, graduate, "submit", { id, form: formOf(id) });
      }
    }
    await doesPaper(on, owners.get(withdrawn) ?? null, "withdraw", { id: withdrawn });
    await doesPaper(on, reviewer, "return", returned(sentBack));
    await doesPaper(on, reviewer, "approve", verdictOn(signed));
    await doesPaper(on, school, "approve", verdictOn(signed));

    const closing = closingOf(COHORT);
    on.clock.advance((closing.getTime() - on.clock.now().getTime()) / 1000);
    // Each year begins with the graduate's confirmation (F-93).
    await on.platform.pool.query("update graduate set confirmed_at = $1", [on.clock.now()]);
    // The page goes by the clock before any sweep.
    const owner = owners.get(withdrawn) ?? null;
    expect(await on.ask(owner, PAPER.record, { id: withdrawn })).toMatchObject({
      status: "CLOSED",
      statusLabel: "逾期关闭",
    });
    await settleAllDue(on.platform);
    await settleAllDue(on.platform);
    const { rows } = await on.platform.pool.query(
      `select r.id, r.status, r.closes_at, (select count(*)::int from record_event e
        where e.record_id = r.id and e.act = 'close' and e.at = $2) as closings
       from record r where r.id = any($1)`,
      [[draft, withdrawn, sentBack, submitted, signed], closing],
    );
    const states = Object.fromEntries(rows.map((row) => [row.id, [row.status, row.closes_at, row.closings]]));
    expect(states).toEqual({
      [draft]: ["CLOSED", null, 1],
      [withdrawn]: ["CLOSED", null, 1],
      [sentBack]: ["CLOSED", null, 1],
      [submitted]: ["DEPARTMENT_REVIEW", null, 0],
      [signed]: ["SIGNED", null, 0],
    });
    expect(await on.ask(school, PAPER.record, { id: draft })).toBeNull();
    expect(await on.ask(reviewer, PAPER.return, returned(submitted))).toMatchObject({
      code: "COHORT_CLOSED",
    });
    expect(await on.ask(school, PAPER.amend, { id: signed, natureCode: "31" })).toMatchObject({
      code: "COHORT_CLOSED",
    });
    await doesPaper(on, reviewer, "approve", verdictOn(submitted));
    graduate = await aGraduate(on.platform, { department });
    expect(await save(newId(), {})).toMatchObject({ code: "COHORT_CLOSED" });
  });
});
