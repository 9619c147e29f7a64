import "reflect-metadata";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { graphql } from "../../../../stage/src/gql/index.js";
import { openTestApp, type TestApp } from "../../../test/app.js";
import { aGraduate, newId, type TestGraduate } from "../../../test/factories.js";
import { anInvitation, does, REJECTION, SIGNING, verdictOn } from "../../../test/signing.js";
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
import { aPagePicture } from "../../../test/upload-files.js";
import { beginUpload, putBytes, UPLOADS, upload } from "../../../test/uploading.js";
import { settleAllDue } from "../../records/index.js";
import type { StateDefinition } from "../../workflow/index.js";
import { offlineTermination } from "./offline-termination.flow.js";
import { onlineTermination } from "./online-termination.flow.js";

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

const signed = () => aSignedAgreement(on, at, graduate);
const paper = () => aSignedPaper(on, at, graduate);
const statusOf = async (id: string) => (await on.row("select status from record where id = $1", [id])).status;
const fieldsOf = (answer: { fields: { field: string }[] }) => answer.fields.map(({ field }) => field).sort();
const titlesTo = async (id: string) =>
  (
    await on.platform.pool.query(
      "select title from message where recipient_id = $1 and record_id in (select id from record where graduate_id = $2 and ends_record_id is not null) order by sent_at, id",
      [id, graduate.id],
    )
  ).rows.map(({ title }) => title);
const byReport = () =>
  on.row(
    "select payload->>'code' as code from registry_report where graduate_id = $1 order by seq desc limit 1",
    [graduate.id],
  );
const evidence = async (id: string) => [await aFile(on, id, "TERMINATION_EVIDENCE", { role: "SCHOOL" })];

describe("an online termination from the request to the registry (F-50, F-51, F-57, F-94)", () => {
  it("asked, accepted, approved by both: the agreement is over, the graduate free, both are told", async () => {
    const agreement = await signed();
    on.clock.advance(60);
    const id = await aTermination(on, graduate, agreement);
    expect(await on.ask(at.employer, TERMINATION.record, { id })).toMatchObject({
      kind: "ONLINE_TERMINATION",
      statusLabel: "学生发起解约，等待单位应约",
      agreementId: agreement,
      askedBy: "GRADUATE",
      reasonLabel: "升学",
      explanation: REASON.explanation,
      nextStep: "请选择同意或拒绝解约",
    });
    expect(await statusOf(agreement)).toBe("SIGNED");
    on.clock.advance(60);
    await doesTermination(on, at.employer, "accept", { id });
    on.clock.advance(60);
    await doesTermination(on, at.doers.department, "approve", verdictOn(id));
    on.clock.advance(60);
    await doesTermination(on, at.doers.school, "approve", verdictOn(id));
    expect([await statusOf(id), await statusOf(agreement)]).toEqual(["TERMINATION_DONE", "TERMINATED"]);
    expect(await byReport()).toEqual({ code: "70" });
    await on.runOutbox();
    expect(await titlesTo(graduate.id)).toEqual(["单位已同意解约", "学院解约鉴证通过", "解约完成"]);
    expect(await titlesTo(at.employer.id)).toEqual(["收到解约申请", "学院解约鉴证通过", "解约完成"]);
    const seen = await on.ask(graduate, SIGNING.agreement, { id: agreement });
    expect([seen.statusLabel, seen.timeline.at(-1)?.title]).toEqual(["解约完成", "解约完成"]);
    // F-57: free, and the same employer may invite again (F-23).
    const next = await anInvitation(on, at.employer, graduate);
    expect(await does(on, graduate, "accept", { id: next })).toMatchObject({ status: "DEPARTMENT_REVIEW" });
  });

  it("refused with a reason: the agreement stands, either side may ask again (F-50)", async () => {
    const agreement = await signed();
    const id = await aTermination(on, at.employer, agreement);
    expect(await on.ask(graduate, TERMINATION.refuse, { id, reason: " " })).toMatchObject({
      code: "INVALID_INPUT",
    });
    await doesTermination(on, graduate, "refuse", { id, reason: "希望继续履行协议" });
    const seen = await on.ask(at.employer, TERMINATION.record, { id });
    expect([seen.statusLabel, seen.timeline.at(-1)?.reason]).toEqual(["学生拒绝解约", "希望继续履行协议"]);
    expect(await statusOf(agreement)).toBe("SIGNED");
    on.clock.advance(60);
    expect(await statusOf(await aTermination(on, graduate, agreement))).toBe("ASKED_BY_GRADUATE");
  });

  it("what is asked needs a reason of the list and an explanation; what is not in force has no end", async () => {
    const agreement = await signed();
    const wrong = {
      id: newId(),
      agreementId: agreement,
      reasonCode: "BORED",
      explanation: "  ",
      uploadIds: [],
    };
    expect(fieldsOf(await on.ask(graduate, TERMINATION.ask, { input: wrong }))).toEqual([
      "explanation",
      "reasonCode",
    ]);
    const other = await aGraduate(on.platform, { department: at.department });
    const invitation = await anInvitation(on, at.employer, other);
    expect(await ask(on, other, invitation)).toMatchObject({ code: "NOT_IN_FORCE" });
    expect(await ask(on, other, agreement)).toMatchObject({ code: "UNKNOWN_RECORD" });
    expect(await ask(on, at.people["other employer"], agreement)).toMatchObject({ code: "UNKNOWN_RECORD" });
  });
});

describe("one at a time (F-56, F-28)", () => {
  it("the same request again is done already; another is refused, whoever asks", async () => {
    const agreement = await signed();
    const id = newId();
    expect((await ask(on, graduate, agreement, { id })).alreadyDone).toBe(false);
    expect((await ask(on, graduate, agreement, { id })).alreadyDone).toBe(true);
    expect(await ask(on, at.employer, agreement, { id })).toMatchObject({ code: "ID_TAKEN" });
    expect(await ask(on, graduate, agreement)).toMatchObject({ code: "TERMINATION_OPEN" });
    expect(await ask(on, at.employer, agreement)).toMatchObject({
      code: "TERMINATION_OPEN",
      message: "该毕业生已发起解约申请，请查看后选择同意或拒绝",
    });
  });

  it("nothing is amended while one is open, online and on paper (F-28, F-35)", async () => {
    const agreement = await signed();
    const amended = () => on.ask(at.doers.school, TERMINATION.amend, { id: agreement, categoryCode: "29" });
    const id = await aTermination(on, graduate, agreement);
    expect(await amended()).toMatchObject({ code: "TERMINATION_OPEN" });
    await doesTermination(on, graduate, "takeBack", { id });
    expect(await amended()).toMatchObject({ alreadyDone: false });
  });

  it("the states that are open are those that wait for somebody, as the database's index has it", () => {
    const states: [string, StateDefinition][] = [onlineTermination, offlineTermination].flatMap((flow) =>
      Object.entries(flow.states),
    );
    const waiting = states.flatMap(([state, { waitsFor }]) => (waitsFor ? [state] : []));
    expect([...new Set(waiting)].sort()).toEqual([
      "ASKED_BY_EMPLOYER",
      "ASKED_BY_GRADUATE",
      "TERMINATION_DEPARTMENT_REVIEW",
      "TERMINATION_RETURNED",
      "TERMINATION_SCHOOL_REVIEW",
    ]);
  });
});

describe("强制解约 (F-52, F-76)", () => {
  const force = (id: string, justification: object) =>
    on.act(at.doers.school, TERMINATION.force, { id, justification });

  it("needs statement, evidence and confirmation; keeps them for staff alone; both are told, audited", async () => {
    const agreement = await signed();
    const id = await aTermination(on, graduate, agreement);
    expect(fieldsOf(await force(id, { statement: "", evidenceIds: [], employerConsulted: false }))).toEqual([
      "justification.employerConsulted",
      "justification.evidenceIds",
      "justification.statement",
    ]);
    const given = { statement: "单位三次未予回应", evidenceIds: await evidence(id), employerConsulted: true };
    const foreign = [await aFile(on, agreement, "TERMINATION_EVIDENCE", { role: "SCHOOL" })];
    expect(await force(id, { ...given, evidenceIds: foreign })).toMatchObject({ code: "INVALID_INPUT" });
    expect(await force(id, given)).toMatchObject({ alreadyDone: false });
    expect([await statusOf(id), await statusOf(agreement)]).toEqual(["TERMINATION_DONE", "TERMINATED"]);
    expect(await on.ask(at.people.province, TERMINATION.staffRecord, { id })).toMatchObject({
      ending: "FORCED",
      statement: given.statement,
      evidence: [{ id: given.evidenceIds[0], purpose: "TERMINATION_EVIDENCE" }],
    });
    // Nobody answered, nobody reviewed: the steps do not say so.
    const { steps } = await on.ask(graduate, TERMINATION.record, { id });
    expect(steps.map(({ title }) => title)).toEqual(["学生发起解约", "学校强制解约", "解约完成"]);
    for (const side of [graduate, at.employer]) {
      expect(await on.ask(side, UPLOADS.list, { recordId: id })).toEqual([]);
    }
    await expect(on.ask(graduate, TERMINATION.staffRecord, { id })).rejects.toThrow("FORBIDDEN");
    expect(
      await on.row(
        "select count(*)::int as n from audit_entry where subject_id = $1 and detail->>'act' = 'force'",
        [id],
      ),
    ).toEqual({ n: 1 });
    await on.runOutbox();
    expect((await titlesTo(graduate.id)).at(-1)).toBe("学校强制解约");
    expect((await titlesTo(at.employer.id)).at(-1)).toBe("学校强制解约");
    await expect(
      on.platform.pool.query("delete from upload where id = $1", [given.evidenceIds[0]]),
    ).rejects.toThrow("is evidence");
  });

  it("is the way where the employer is suspended, which can neither ask nor answer", async () => {
    const agreement = await signed();
    const id = await aTermination(on, graduate, agreement);
    await on.row("update employer set suspended_at = $2 where id = $1 returning id", [
      at.employer.id,
      on.clock.now(),
    ]);
    try {
      expect(await on.ask(at.employer, TERMINATION.accept, { id })).toMatchObject({ code: "SUSPENDED" });
      expect(await on.ask(at.employer, TERMINATION.refuse, { id, reason: "不" })).toMatchObject({
        code: "SUSPENDED",
      });
      const given = { statement: "单位已停用", evidenceIds: await evidence(id), employerConsulted: true };
      expect(await force(id, given)).toMatchObject({ alreadyDone: false });
    } finally {
      await on.row("update employer set suspended_at = null where id = $1 returning id", [at.employer.id]);
    }
  });
});

describe("线下解约 (F-53, F-54)", () => {
  it("without a letter it is not asked; uploaded to the agreement, the letter goes along and is evidence", async () => {
    const agreement = await paper();
    expect(await ask(on, graduate, agreement)).toMatchObject({ code: "INVALID_INPUT" });
    const letter = await upload(on, graduate, agreement, await aPagePicture(), {
      purpose: "TERMINATION_LETTER",
    });
    expect(letter.status).toBe(200);
    const { record } = await ask(on, graduate, agreement, { uploadIds: [letter.id] });
    expect(
      await on.row("select record_id, evidence_since is not null as kept from upload where id = $1", [
        letter.id,
      ]),
    ).toEqual({ record_id: record.id, kept: true });
    const seen = await on.ask(at.doers.department, TERMINATION.record, { id: record.id });
    expect(seen).toMatchObject({
      kind: "OFFLINE_TERMINATION",
      statusLabel: "解约中，等待学院审核",
      uploads: [{ id: letter.id, state: "COMPLETE" }],
    });
  });

  it("returned, sent again, and ended by the graduate alone: statement, evidence, confirmation", async () => {
    const agreement = await paper();
    const id = await aTermination(on, graduate, agreement, true);
    await doesTermination(on, at.doers.department, "return", { ...verdictOn(id), rejection: REJECTION });
    const letter = await aFile(on, id, "TERMINATION_STATEMENT");
    const input = { id, ...REASON, explanation: "用人单位不出具解约函", uploadIds: [letter] };
    expect(
      await on.ask(graduate, TERMINATION.resubmit, { input: { ...input, uploadIds: [] } }),
    ).toMatchObject({
      code: "INVALID_INPUT",
    });
    expect(await doesTermination(on, graduate, "resubmit", { input })).toMatchObject({ submission: 2 });
    // F-56: a return is a verdict on the request.
    expect(await on.ask(graduate, TERMINATION.takeBack, { id })).toMatchObject({ code: "VERDICT_GIVEN" });
    // F-06: the same again is done already, other words or files are none.
    expect((await on.ask(graduate, TERMINATION.resubmit, { input })).alreadyDone).toBe(true);
    for (const other of [{ explanation: "改变了主意" }, { uploadIds: [letter, newId()] }]) {
      expect(await on.ask(graduate, TERMINATION.resubmit, { input: { ...input, ...other } })).toMatchObject({
        code: "RECORD_MOVED_ON",
      });
    }
    const needed = graphql(`query TerminationsNeeded($id: ID!) { reviewPage(recordId: $id) { neededPart } }`);
    expect(await on.ask(at.doers.department, needed, { id })).toEqual({ neededPart: null });
    await doesTermination(on, at.doers.department, "approve", verdictOn(id, 2));
    expect(await on.ask(at.doers.school, needed, { id })).toEqual({ neededPart: "ending" });
    const approve = (ending: object | null) =>
      on.act(at.doers.school, TERMINATION.approve, { ...verdictOn(id, 2), own: ending && { ending } });
    expect(fieldsOf(await approve(null))).toEqual(["ending.kind"]);
    expect(fieldsOf(await approve({ kind: "UNILATERAL" }))).toHaveLength(3);
    const justification = {
      statement: "单位拒绝出具",
      evidenceIds: await evidence(id),
      employerConsulted: true,
    };
    await approve({ kind: "UNILATERAL", justification });
    expect([await statusOf(id), await statusOf(agreement)]).toEqual(["TERMINATION_DONE", "TERMINATED"]);
    expect(await byReport()).toEqual({ code: "70" });
    expect(await on.ask(at.doers.school, TERMINATION.staffRecord, { id })).toMatchObject({
      ending: "UNILATERAL",
      statement: "单位拒绝出具",
    });
  });

  it("while 学生单方面解约 is held its evidence stays as it is, whoever asks (F-18, F-54)", async () => {
    const id = await aTermination(on, graduate, await paper(), true);
    await doesTermination(on, at.doers.department, "approve", verdictOn(id));
    const [kept = ""] = await evidence(id);
    const purpose = "TERMINATION_EVIDENCE";
    const slot = await beginUpload(on, at.doers.school, id, { purpose });
    const justification = { statement: "单位拒绝出具", evidenceIds: [kept], employerConsulted: true };
    const ending = { kind: "UNILATERAL", justification };
    expect(
      await on.act(at.doers.school, TERMINATION.approve, { ...verdictOn(id), own: { ending }, hold: true }),
    ).toMatchObject({ __typename: "VerdictScheduled" });
    const refused = { __typename: "VerdictHeld", code: "VERDICT_HELD" };
    expect(await on.ask(at.doers.school, UPLOADS.remove, { id: kept })).toMatchObject(refused);
    expect(await beginUpload(on, at.doers.school, id, { purpose })).toMatchObject(refused);
    const order = { recordId: id, purpose, ids: [kept] };
    expect(await on.ask(at.doers.school, UPLOADS.order, order)).toMatchObject(refused);
    const sent = await putBytes(on, at.doers.school, slot.putUrl, await aPagePicture());
    expect([sent.statusCode, sent.json().code]).toEqual([409, "VERDICT_HELD"]);
    on.clock.advance(11);
    await settleAllDue(on.platform);
    expect(await on.row("select ending from termination where record_id = $1", [id])).toEqual({
      ending: "UNILATERAL",
    });
  });

  it("an ending is for offline terminations alone, and never beside changes: nothing is left out (F-54, F-62)", async () => {
    const online = await aTermination(on, graduate, await signed());
    await doesTermination(on, at.employer, "accept", { id: online });
    const own = { ending: { kind: "MUTUAL" } };
    const alone = { ...verdictOn(online), own };
    expect(fieldsOf(await on.act(at.doers.department, TERMINATION.approve, alone))).toEqual(["ending"]);
    expect(
      await on.act(at.doers.department, TERMINATION.approve, { ...verdictOn(newId()), own }),
    ).toMatchObject({ code: "UNKNOWN_RECORD" });
    const changes = { typeCode: "80", fields: [], agreedWithGraduate: true };
    const both = { ...alone, own: { ...own, changes } };
    await expect(on.act(at.doers.department, TERMINATION.approve, both)).rejects.toThrow("BAD_USER_INPUT");
    expect(await statusOf(online)).toBe("TERMINATION_DEPARTMENT_REVIEW");
  });

  it("held, the choice is kept until it takes effect; without one nothing is held (F-18)", async () => {
    const id = await aTermination(on, graduate, await paper(), true);
    await doesTermination(on, at.doers.department, "approve", verdictOn(id));
    const hold = (more: object) =>
      on.ask(at.doers.school, TERMINATION.approve, { ...verdictOn(id), hold: true, ...more });
    expect(await hold({})).toMatchObject({ code: "INVALID_INPUT" });
    expect(await hold({ own: { ending: { kind: "MUTUAL" } } })).toMatchObject({
      __typename: "VerdictScheduled",
    });
    on.clock.advance(11);
    await settleAllDue(on.platform);
    expect(await on.row("select ending from termination where record_id = $1", [id])).toEqual({
      ending: "MUTUAL",
    });
  });

  it("held or not, evidence that is not there is refused when the verdict is given (F-18, F-54)", async () => {
    const id = await aTermination(on, graduate, await paper(), true);
    await doesTermination(on, at.doers.department, "approve", verdictOn(id));
    const own = await evidence(id);
    const other = await aGraduate(on.platform, { department: at.department });
    const elsewhere = await evidence(await aTermination(on, other, await aSignedPaper(on, at, other), true));
    const approve = (evidenceIds: string[], hold: boolean) => {
      const justification = { statement: "单位拒绝出具", evidenceIds, employerConsulted: true };
      const ending = { kind: "UNILATERAL", justification };
      return on.act(at.doers.school, TERMINATION.approve, { ...verdictOn(id), hold, own: { ending } });
    };
    for (const hold of [true, false]) {
      for (const wrong of [[newId()], elsewhere, [...own, ...own]]) {
        expect(fieldsOf(await approve(wrong, hold))).toEqual(["evidenceIds"]);
      }
    }
    expect(await on.row("select count(*)::int as held from held_verdict where record_id = $1", [id])).toEqual(
      { held: 0 },
    );
    expect(await approve(own, true)).toMatchObject({ __typename: "VerdictScheduled" });
    on.clock.advance(11);
    await settleAllDue(on.platform);
    expect(await statusOf(id)).toBe("TERMINATION_DONE");
  });

  it("in bulk nobody decides how an agreement ends (F-17, F-54)", async () => {
    const id = await aTermination(on, graduate, await paper(), true);
    await doesTermination(on, at.doers.department, "approve", verdictOn(id));
    const document =
      graphql(`mutation TerminationsDocument($verdicts: [VerdictInput!]!) { reviewRecords(verdicts: $verdicts, verdict: APPROVE) {
      ... on BulkReview { done items { ok message } } } }`);
    expect(await on.ask(at.doers.school, document, { verdicts: [{ recordId: id, submission: 1 }] })).toEqual({
      done: 0,
      items: [
        { ok: false, message: "不能批量通过：请选择双方同意解约或学生单方面解约，请打开该记录逐条审核" },
      ],
    });
    expect(await on.row("select ending from termination where record_id = $1", [id])).toEqual({
      ending: null,
    });
    expect(await statusOf(id)).toBe("TERMINATION_SCHOOL_REVIEW");
  });
});
