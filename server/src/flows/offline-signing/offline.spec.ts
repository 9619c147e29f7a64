import "reflect-metadata";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { extractPdfText } from "../../../../stage/src/client/pdf-text.js";
import {
  aDepartment,
  aGraduate,
  aSchool,
  aStaffAccount,
  newId,
  type TestGraduate,
  type TestStaff,
} from "../../../test/factories.js";
import {
  anApplication,
  aStampedPage,
  doesOffline,
  OFFLINE,
  OFFLINE_FORM,
  type OfflineAct,
} from "../../../test/offline.js";
import { openSchoolWorld, type SchoolWorld } from "../../../test/school-world.js";
import { REJECTION, verdictOn } from "../../../test/signing.js";
import { beginUpload } from "../../../test/uploading.js";

let { on, department, reviewer, school, graduate } = {} as SchoolWorld;

beforeAll(async () => {
  ({ on, department, reviewer, school } = await openSchoolWorld());
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

/** Submitted for the signing review. */
async function aStamped(purpose?: string): Promise<string> {
  const id = await anApproved();
  const uploadIds = [await aStampedPage(on, graduate, id, purpose ? { purpose } : {})];
  await does(graduate, "submitSigning", { id, uploadIds });
  return id;
}

describe("offline signing from the draft to the registry (F-30…F-33, F-35, F-92, F-94)", () => {
  it("two reviews with the PDF between them", { timeout: 60_000 }, async () => {
    const id = newId();
    await does(graduate, "save", { id, form: { employerName: "滇池" } });
    await does(graduate, "submit", { id, form: OFFLINE_FORM });
    on.clock.advance(60);
    expect(await does(reviewer, "return", returned(id, 1))).toMatchObject({ status: "AGREEMENT_RETURNED" });
    on.clock.advance(60);
    expect(await does(graduate, "submit", { id, form: OFFLINE_FORM })).toMatchObject({
      status: "AGREEMENT_DEPARTMENT_REVIEW",
      submission: 2,
    });
    on.clock.advance(60);
    await does(reviewer, "approve", verdictOn(id, 2));
    on.clock.advance(60);
    expect(await does(school, "approve", verdictOn(id, 2))).toMatchObject({ status: "AWAITING_STAMP" });
    await on.runOutbox();
    const approved = await on.ask(graduate, OFFLINE.record, { id });
    expect(approved).toMatchObject({
      kind: "OFFLINE_AGREEMENT",
      statusLabel: "就业协议审核通过",
      number: expect.stringMatching(/^\d{17}$/),
      document: { url: `/student/documents/${id}` },
      documentPending: false,
    });
    const textNow = async () => {
      const { status, body } = await on.fetch(graduate, approved.document.url);
      expect(status).toBe(200);
      return await extractPdfText(body);
    };
    // F-31: what is stamped does not say that it is in force; the school's opinion and the time are blank.
    const forStamp = await textNow();
    expect(forStamp).toContain("待盖章文本，尚未生效");
    expect(forStamp).toContain("学校（盖章）年月日");
    expect(forStamp).not.toContain("鉴证通过，同意甲、乙双方签订本协议。");

    on.clock.advance(60);
    const uploadIds = [await aStampedPage(on, graduate, id), await aStampedPage(on, graduate, id, { n: 2 })];
    expect(await does(graduate, "submitSigning", { id, uploadIds })).toMatchObject({
      status: "DEPARTMENT_REVIEW",
      submission: 3,
    });
    on.clock.advance(60);
    expect(await does(reviewer, "return", returned(id, 3))).toMatchObject({ status: "RETURNED" });
    on.clock.advance(60);
    await does(graduate, "submitSigning", { id, uploadIds: [...uploadIds].reverse() });
    on.clock.advance(60);
    const page = await on.ask(reviewer, OFFLINE.reviewPage, { id });
    expect(page.comparison).toMatchObject({
      changes: [],
      uploads: [{ change: "MOVED" }, { change: "MOVED" }],
    });
    await does(reviewer, "approve", verdictOn(id, 4));
    on.clock.advance(60);
    expect(await does(school, "approve", verdictOn(id, 4))).toMatchObject({ status: "SIGNED" });
    await on.runOutbox();
    // F-33: the copy in force, beside what was stamped, which stays as it was.
    const inForce = await textNow();
    expect(inForce).not.toContain("待盖章文本");
    expect(inForce).toContain("鉴证通过，同意甲、乙双方签订本协议。");
    expect(inForce).toContain("已在纸质协议书上盖章（签名）");
    expect(inForce).toContain("学校签约鉴证通过");
    const { kinds } = await on.row<{ kinds: string[] }>(
      "select array_agg(kind order by issued_at, kind) as kinds from issued_document where record_id = $1",
      [id],
    );
    expect(kinds).toEqual(["FOR_STAMP", "IN_FORCE"]);
    const signed = await on.ask(school, OFFLINE.record, { id });
    expect(signed.timeline.map((step) => step.title)).toEqual([
      "学生暂存",
      "学生提交签约申请",
      "学院协议鉴证退回修改",
      "学生重新提交签约申请",
      "学院协议鉴证通过",
      "学校协议鉴证通过",
      "学生提交签约材料",
      "学院签约鉴证退回修改",
      "学生重新提交签约材料",
      "学院签约鉴证通过",
      "学校签约鉴证通过",
    ]);
    expect(signed.steps.map((step) => step.state)).toEqual(Array(5).fill("DONE"));
    expect(
      await on.row(
        "select code, agreement_number, employer_name from registry_destination where graduate_id = $1",
        [graduate.id],
      ),
    ).toEqual({ code: "10", agreement_number: approved.number, employer_name: OFFLINE_FORM.employerName });
    const told = await on.platform.pool.query(
      "select title from message where recipient_id = $1 order by sent_at, id",
      [graduate.id],
    );
    expect(told.rows.map(({ title }) => title)).toEqual([
      "学院退回修改",
      "学院鉴证通过",
      "就业协议鉴证通过",
      "学院退回修改",
      "学院鉴证通过",
      "签约完成",
    ]);
    // F-35
    await does(school, "amend", { id, natureCode: "31" });
    await on.runOutbox();
    const nature = "select nature from registry_destination where graduate_id = $1";
    expect(await on.row(nature, [graduate.id])).toEqual({ nature: "31" });
  });
});

describe("the stamped copy (F-32…F-34)", () => {
  it("cannot be submitted without a file, nor uploaded before the agreement is approved", async () => {
    const early = await anApplication(on, graduate);
    expect(await beginUpload(on, graduate, early)).toMatchObject({ code: "UPLOADS_CLOSED" });
    expect(await on.ask(graduate, OFFLINE.submitSigning, { id: early, uploadIds: [] })).toMatchObject({
      code: "RECORD_MOVED_ON",
    });
    await does(reviewer, "approve", verdictOn(early, 1));
    await does(school, "approve", verdictOn(early, 1));
    expect(await on.ask(graduate, OFFLINE.submitSigning, { id: early, uploadIds: [] })).toMatchObject({
      fields: [{ field: "uploadIds" }],
    });
    expect(await on.ask(graduate, OFFLINE.submitSigning, { id: early, uploadIds: [newId()] })).toMatchObject({
      fields: [{ field: "uploadIds" }],
    });
  });

  it("F-07: once the agreement is approved nothing is abandoned, edited or submitted as a form", async () => {
    const id = await anApproved();
    expect(await on.ask(graduate, OFFLINE.abandon, { id })).toMatchObject({ code: "RECORD_MOVED_ON" });
    for (const act of ["save", "submit"] as const) {
      const form = { ...OFFLINE_FORM, address: "别处1号" };
      expect(await on.act(graduate, OFFLINE[act], { id, form })).toMatchObject({ code: "RECORD_MOVED_ON" });
    }
  });

  it("F-12: withdrawn before a verdict and submitted again; the same twice is one, other files are told so", async () => {
    const id = await aStamped();
    await does(graduate, "withdraw", { id });
    expect(await on.ask(graduate, OFFLINE.abandon, { id })).toMatchObject({ code: "RECORD_MOVED_ON" });
    const uploadIds = [await aStampedPage(on, graduate, id, { n: 2 })];
    await does(graduate, "submitSigning", { id, uploadIds });
    expect(await on.ask(graduate, OFFLINE.submitSigning, { id, uploadIds })).toMatchObject({
      alreadyDone: true,
    });
    expect(await on.ask(graduate, OFFLINE.submitSigning, { id, uploadIds: [newId()] })).toMatchObject({
      code: "RECORD_MOVED_ON",
    });
  });

  it("F-34: a statement instead is never approved by the school; rejected, the graduate starts again", async () => {
    const id = await aStamped("STATEMENT");
    await does(reviewer, "approve", verdictOn(id, 2));
    expect(await on.ask(school, OFFLINE.approve, verdictOn(id, 2))).toMatchObject({
      code: "STATEMENT_GIVEN",
    });
    expect(await does(school, "reject", returned(id, 2))).toMatchObject({ status: "REJECTED" });
    await does(graduate, "submit", { id: newId(), form: OFFLINE_FORM });
  });
});

it("is not submitted with a 报到期限 before today", async () => {
  const form = { ...OFFLINE_FORM, reportBy: "2020-01-01" };
  expect(await on.ask(graduate, OFFLINE.submit, { id: newId(), form })).toMatchObject({
    fields: [{ field: "form.reportBy", message: expect.stringContaining("不能早于今天") }],
  });
});

it("begins nothing at a level without 协议经办人, and approves nothing there (P-11, F-30)", async () => {
  const { department } = await aPlace(["POSTGRADUATE"]);
  const applicant = await aGraduate(on.platform, { department });
  const refused = { code: "NO_CONTACT", message: expect.stringContaining("协议经办人") };
  const id = newId();
  expect(await on.ask(applicant, OFFLINE.save, { id, form: {} })).toMatchObject(refused);
  expect(await on.ask(applicant, OFFLINE.submit, { id, form: OFFLINE_FORM })).toMatchObject(refused);
});

it("approves nothing once the 协议经办人 of the level is gone, and again when there is one (P-11, F-31)", async () => {
  const { at, department } = await aPlace(["UNDERGRADUATE"]);
  const staff = await aStaffAccount(on.platform, { school: at });
  const applicant = await aGraduate(on.platform, { department });
  const id = await anApplication(on, applicant);
  const contacts = (levelScope: string) =>
    on.platform.pool.query(
      "update agreement_contact c set level_scope = $2 from signing_settings s where s.id = c.settings_id and s.school_id = $1",
      [at.id, levelScope],
    );
  await contacts("POSTGRADUATE");
  expect(await on.ask(staff, OFFLINE.approve, verdictOn(id, 1))).toMatchObject({
    code: "NO_CONTACT",
    message: expect.stringContaining("协议经办人"),
  });
  const state = "select status, number from record r join agreement a on a.record_id = r.id where r.id = $1";
  expect(await on.row(state, [id])).toEqual({ status: "AGREEMENT_SCHOOL_REVIEW", number: null });
  await contacts("UNDERGRADUATE");
  expect(await does(staff, "approve", verdictOn(id, 1))).toMatchObject({ status: "AWAITING_STAMP" });
});

/** A school with contacts for these levels. */
async function aPlace(contacts: ("UNDERGRADUATE" | "POSTGRADUATE")[]) {
  const at = await aSchool(on.platform, { contacts, reviewMode: "SCHOOL_ONLY" });
  return { at, department: await aDepartment(on.platform, { school: at }) };
}
