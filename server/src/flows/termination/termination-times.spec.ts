import "reflect-metadata";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { RemoveGraduates, RestoreGraduates } from "../../../../stage/src/client/acts.js";
import { graphql } from "../../../../stage/src/gql/index.js";
import { openTestApp, type TestApp } from "../../../test/app.js";
import { aGraduate, COHORT, type TestGraduate } from "../../../test/factories.js";
import { WAITING_COUNTS } from "../../../test/looks.js";
import { REJECTION, verdictOn } from "../../../test/signing.js";
import { type Inhabitants, settleCountry } from "../../../test/signing-country.js";
import {
  aFile,
  aSignedAgreement,
  aSignedPaper,
  ask,
  aTermination,
  doesTermination,
  REASON,
  TERMINATION,
} from "../../../test/terminations.js";
import { beginUpload } from "../../../test/uploading.js";
import { foldCounts } from "../../desks/review/index.js";
import { closingOf } from "../../parties/settings/index.js";
import { settleAllDue } from "../../records/index.js";

let on: TestApp;
let at: Inhabitants;
let graduate: TestGraduate;

beforeAll(async () => {
  on = await openTestApp();
  at = await settleCountry(on, { reviewMode: "DEPARTMENT_THEN_SCHOOL" });
});
beforeEach(async () => {
  graduate = await aGraduate(on.platform, { department: at.department });
});
afterAll(() => on?.close());

const ROSTER = {
  remove: RemoveGraduates,
  restore: RestoreGraduates,
};
const QUEUE =
  graphql(`query TerminationTimesQueue($kinds: [RecordKind!]) { reviewQueue(filter: { view: WAITING_FOR_ME, kinds: $kinds }, first: 50) {
  rows { id } } }`);

const signed = () => aSignedAgreement(on, at, graduate);
const paper = () => aSignedPaper(on, at, graduate);
const statusOf = async (id: string) => (await on.row("select status from record where id = $1", [id])).status;

const evidence = async (id: string) => [await aFile(on, id, "TERMINATION_EVIDENCE", { role: "SCHOOL" })];

describe("frozen, and at the closing (F-91, F-90a)", () => {
  it("nobody acts on a frozen one, nor asks, nor forces; back again it is as it was", async () => {
    const agreement = await signed();
    const id = await aTermination(on, graduate, agreement);
    await on.platform.pool.query("update graduate set frozen_at = $2 where id = $1", [
      graduate.id,
      on.clock.now(),
    ]);
    await on.platform.pool.query("update record set frozen = true where graduate_id = $1", [graduate.id]);
    const justification = { statement: "无回应", evidenceIds: await evidence(id), employerConsulted: true };
    expect(await on.ask(at.employer, TERMINATION.accept, { id })).toMatchObject({ code: "FROZEN" });
    expect(await on.ask(at.doers.school, TERMINATION.force, { id, justification })).toMatchObject({
      code: "FROZEN",
    });
    expect(await ask(on, at.employer, agreement)).toMatchObject({ code: "FROZEN" });
    await on.platform.pool.query("update graduate set frozen_at = null where id = $1", [graduate.id]);
    await on.platform.pool.query("update record set frozen = false where graduate_id = $1", [graduate.id]);
    expect((await on.ask(at.employer, TERMINATION.accept, { id })).__typename).toBe("RecordChanged");
  });

  it("a verdict and the freezing at once leave one of two whole states", async () => {
    const agreement = await signed();
    const id = await aTermination(on, graduate, agreement);
    await doesTermination(on, at.employer, "accept", { id });
    await doesTermination(on, at.doers.department, "approve", verdictOn(id));
    await Promise.all([
      on.ask(at.doers.school, TERMINATION.approve, verdictOn(id)),
      on.ask(at.doers.school, RemoveGraduates, { ids: [graduate.id] }),
    ]);
    expect(
      await on.row("select bool_and(frozen) as frozen from record where graduate_id = $1", [graduate.id]),
    ).toEqual({ frozen: true });
    const both = [await statusOf(id), await statusOf(agreement)];
    expect([
      ["TERMINATION_DONE", "TERMINATED"],
      ["TERMINATION_SCHOOL_REVIEW", "SIGNED"],
    ]).toContainEqual(both);
  });

  it("out of the roster it shows 失效 to all, stands in no queue, list or count; restored, all is as it was", async () => {
    const agreement = await signed();
    const id = await aTermination(on, graduate, agreement);
    await doesTermination(on, at.employer, "accept", { id });
    const before = await seenByAll(id);
    expect(before).toMatchObject({ queue: true, list: [agreement] });
    expect(await on.ask(at.doers.school, ROSTER.remove, { ids: [graduate.id] })).toMatchObject({
      changed: 1,
    });
    expect(await seenByAll(id)).toEqual({
      labels: ["失效", "失效", "失效"],
      queue: false,
      waiting: before.waiting - 1,
      list: [],
      terminating: before.terminating - 1,
    });
    expect(await on.ask(at.doers.department, TERMINATION.approve, verdictOn(id))).toMatchObject({
      code: "FROZEN",
    });
    expect(await on.ask(at.doers.school, ROSTER.restore, { ids: [graduate.id] })).toMatchObject({
      changed: 1,
    });
    expect(await seenByAll(id)).toEqual(before);
    await doesTermination(on, at.doers.department, "approve", verdictOn(id));
  });

  async function seenByAll(id: string) {
    await foldCounts(on.platform);
    const { department } = at.doers;
    const labels = [];
    for (const person of [graduate, at.employer, department]) {
      labels.push((await on.ask(person, TERMINATION.record, { id })).statusLabel);
    }
    const queue = await on.ask(department, QUEUE, { kinds: ["ONLINE_TERMINATION"] });
    const { kinds } = await on.ask(department, WAITING_COUNTS);
    const { rows } = await on.ask(at.employer, TERMINATION.list, { list: "TERMINATING" });
    return {
      labels,
      queue: queue.rows.some((row) => row.id === id),
      waiting: kinds.find(({ kind }) => kind === "ONLINE_TERMINATION")?.waitingForMe ?? 0,
      list: rows.filter((row) => row.id === id).map((row) => row.agreementId),
      terminating: (await on.ask(at.employer, TERMINATION.counts)).terminating as number,
    };
  }
});

describe("the closing of the cohort (F-90a)", () => {
  // A clock runs forward only: each has a closing of its own.
  beforeEach(async () => {
    await on.close();
    on = await openTestApp();
    at = await settleCountry(on, { reviewMode: "SCHOOL_ONLY" });
    graduate = await aGraduate(on.platform, { department: at.department });
  });

  it("ends what the other side or the graduate did not answer, with the sweep; both are told", async () => {
    on.clock.advance((closingOf(COHORT).getTime() - on.clock.now().getTime()) / 1000 - 3_600);
    const [asked, returned, reviewed] = [await byEmployer(), await sentBack(), await sentBack()];
    const letter = await aFile(on, reviewed.id, "TERMINATION_LETTER");
    const again = { id: reviewed.id, ...REASON, uploadIds: [letter] };
    await doesTermination(on, reviewed.graduate, "resubmit", { input: again });
    on.clock.advance((closingOf(COHORT).getTime() - on.clock.now().getTime()) / 1000);
    await on.row("update graduate set confirmed_at = $2 where id = $1 returning 1", [
      returned.graduate.id,
      on.clock.now(),
    ]);
    // Before the sweep, in the state of the last moment.
    expect(
      await beginUpload(on, returned.graduate, returned.id, { purpose: "TERMINATION_LETTER" }),
    ).toMatchObject({ code: "UPLOADS_CLOSED" });
    await settleAllDue(on.platform);
    for (const { id, agreement } of [asked, returned]) {
      expect([await statusOf(id), await statusOf(agreement)]).toEqual(["TERMINATION_CLOSED", "SIGNED"]);
    }
    const late = { ...again, id: returned.id };
    expect(await on.ask(returned.graduate, TERMINATION.resubmit, { input: late })).toMatchObject({
      code: "RECORD_MOVED_ON",
    });
    const verdict = verdictOn(reviewed.id, 2);
    expect(
      await on.ask(at.doers.school, TERMINATION.return, { ...verdict, rejection: REJECTION }),
    ).toMatchObject({ code: "COHORT_CLOSED" });
    await doesTermination(on, at.doers.school, "reject", { ...verdict, rejection: REJECTION });
    await on.runOutbox();
    const { rows } = await on.platform.pool.query(
      "select recipient_kind from message where title = '解约失败' and record_id = any($1) order by 1",
      [[asked.id, returned.id]],
    );
    expect(rows.map((row) => row.recipient_kind)).toEqual(["EMPLOYER", "GRADUATE", "GRADUATE"]);
  });

  it("ends what nobody answered, and no new one is asked; what is under review may still be decided", async () => {
    const asked = await aTermination(on, graduate, await signed());
    graduate = await aGraduate(on.platform, { department: at.department });
    const agreement = await signed();
    const reviewed = await aTermination(on, graduate, agreement);
    await doesTermination(on, at.employer, "accept", { id: reviewed });
    graduate = await aGraduate(on.platform, { department: at.department });
    const untouched = await signed();
    const { cohort } = await on.row<{ cohort: number }>("select cohort from record where id = $1", [asked]);
    on.clock.advance((closingOf(cohort).getTime() - on.clock.now().getTime()) / 1000);
    expect(await on.ask(at.employer, TERMINATION.accept, { id: asked })).toMatchObject({
      code: "RECORD_MOVED_ON",
    });
    expect(await statusOf(asked)).toBe("TERMINATION_CLOSED");
    expect(await ask(on, at.employer, untouched)).toMatchObject({ code: "COHORT_CLOSED" });
    expect(
      await beginUpload(on, at.employer, untouched, { purpose: "TERMINATION_ATTACHMENT" }),
    ).toMatchObject({ code: "UPLOADS_CLOSED" });
    expect((await on.ask(at.doers.school, TERMINATION.approve, verdictOn(reviewed))).__typename).toBe(
      "RecordChanged",
    );
  });

  async function byEmployer() {
    graduate = await aGraduate(on.platform, { department: at.department });
    const agreement = await signed();
    return { graduate, agreement, id: await aTermination(on, at.employer, agreement) };
  }

  async function sentBack() {
    graduate = await aGraduate(on.platform, { department: at.department });
    const agreement = await paper();
    const id = await aTermination(on, graduate, agreement, true);
    await doesTermination(on, at.doers.school, "return", { ...verdictOn(id), rejection: REJECTION });
    return { graduate, agreement, id };
  }
});
