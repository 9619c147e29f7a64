import "reflect-metadata";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { graphql } from "../../../../stage/src/gql/index.js";
import { pictureOf } from "../../../test/factories/pictures.js";
import { aGraduate, anEmployer, newId } from "../../../test/factories.js";
import {
  aPaperDraft,
  aPaperRegistration,
  aPicture,
  doesPaper,
  FORM,
  formOf,
  PAPER,
} from "../../../test/paper.js";
import { openSchoolWorld, type SchoolWorld } from "../../../test/school-world.js";
import { anInvitation, REJECTION, SIGNING, verdictOn } from "../../../test/signing.js";
import { beginUpload, UPLOADS } from "../../../test/uploading.js";

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
const fieldsOf = (answer: { fields: { field: string }[] }) => answer.fields.map(({ field }) => field).sort();
const messagesOf = async () =>
  (
    await on.platform.pool.query(
      "select title, body from message where recipient_id = $1 order by sent_at, id",
      [graduate.id],
    )
  ).rows;

describe("a paper agreement from the draft to the registry (F-40…F-42, F-92, F-94)", () => {
  it("saved in parts, submitted, returned, submitted again, approved by both: reported and told", async () => {
    const id = newId();
    expect(await save(id, { employerName: " 滇池仪器 " })).toMatchObject({ recordId: id, version: 1 });
    expect(await save(id, { employerName: "滇池仪器", uscc: "9153", version: 1 })).toMatchObject({
      version: 2,
    });
    expect((await on.ask(graduate, PAPER.form, { id })).form).toEqual({
      employerName: "滇池仪器",
      uscc: "9153",
      version: 2,
    });
    await aPicture(on, graduate, id);
    await doesPaper(on, graduate, "submit", { id, form: formOf(id) });
    on.clock.advance(60);
    const putRight = graphql(`query PaperReturned($id: ID!) { record(id: $id) {
      returned { title reasonCategory toTone } } }`);
    expect((await on.ask(graduate, putRight, { id }))?.returned).toBeNull();
    await doesPaper(on, reviewer, "return", returned(id));
    expect((await on.ask(graduate, putRight, { id }))?.returned).toEqual({
      title: "学院审核退回修改",
      reasonCategory: expect.any(String),
      toTone: "WAITING",
    });
    on.clock.advance(60);
    const again = { ...FORM, natureCode: "31", uploadIds: [await aPicture(on, graduate, id, 2)] };
    expect(await doesPaper(on, graduate, "submit", { id, form: again })).toMatchObject({
      status: "DEPARTMENT_REVIEW",
      submission: 2,
    });
    expect((await on.ask(graduate, putRight, { id }))?.returned).toBeNull();
    on.clock.advance(60);
    await doesPaper(on, reviewer, "approve", verdictOn(id, 2));
    on.clock.advance(60);
    await doesPaper(on, school, "approve", verdictOn(id, 2));
    await on.runOutbox();
    expect(await on.ask(graduate, PAPER.record, { id })).toMatchObject({
      kind: "PAPER_AGREEMENT",
      status: "SIGNED",
      statusLabel: "签约完成",
      counterpart: FORM.employerName,
      initiatorLabel: "本人",
      number: null,
      documentPending: false,
      employer: { natureLabel: "国有企业" },
      steps: [{ state: "DONE" }, { state: "DONE" }, { state: "DONE" }],
    });
    const titles = (await on.ask(school, PAPER.record, { id })).timeline.map((step) => step.title);
    expect(titles).toEqual([
      "学生暂存",
      "学生提交登记",
      "学院审核退回修改",
      "学生重新提交登记",
      "学院审核通过",
      "学校审核通过",
    ]);
    expect(
      await on.row("select * from registry_destination where graduate_id = $1", [graduate.id]),
    ).toMatchObject({
      code: "10",
      employer_name: FORM.employerName,
      nature: "31",
      agreement_number: null,
    });
    const told = await messagesOf();
    expect(told.map(({ title }) => title)).toEqual(["学院退回修改", "学院审核通过", "签约完成"]);
    expect(told[0].body).toContain(REJECTION.details);
  });

  it("the review page shows what changed since the last submission, and the verdict on it", async () => {
    const id = await aPaperRegistration(on, graduate);
    expect((await on.ask(reviewer, PAPER.reviewPage, { id })).comparison).toBeNull();
    await doesPaper(on, reviewer, "return", returned(id));
    const [first, second] = [pictureOf(id), await aPicture(on, graduate, id, 2)];
    const form = { ...FORM, natureCode: "31", positionName: "质量工程师", uploadIds: [second] };
    await doesPaper(on, graduate, "submit", { id, form });
    const page = await on.ask(reviewer, PAPER.reviewPage, { id });
    expect(page.comparison).toEqual({
      submission: 2,
      previousSubmission: 1,
      changes: [
        { label: "单位性质", before: "其他企业", after: "国有企业" },
        { label: "岗位名称", before: "", after: "质量工程师" },
      ],
      uploads: [
        { change: "ADDED", upload: { id: second, state: "COMPLETE", thumbnailUrl: expect.any(String) } },
        { change: "REMOVED", upload: { id: first, state: "COMPLETE", thumbnailUrl: expect.any(String) } },
      ],
    });
    expect(page.earlierVerdicts).toMatchObject([
      { title: "学院审核退回修改", counterpart: FORM.employerName },
    ]);
  });

  it("F-35, F-42: the school changes three values after signing; the graduate is told, the registry gets them", async () => {
    const id = await aPaperRegistration(on, graduate);
    await doesPaper(on, reviewer, "approve", verdictOn(id));
    await doesPaper(on, school, "approve", verdictOn(id));
    const none = await on.ask(school, PAPER.amend, { id });
    expect(none).toMatchObject({ __typename: "InvalidInput" });
    expect(await on.ask(school, PAPER.amend, { id, natureCode: "xx" })).toMatchObject({
      fields: [{ field: "natureCode" }],
    });
    expect(await on.ask(school, PAPER.amend, { id, natureCode: FORM.natureCode })).toMatchObject({
      __typename: "InvalidInput",
    });
    await doesPaper(on, school, "amend", { id, natureCode: "31", categoryCode: "29" });
    // F-94: by SMS too, one for all of it.
    const sent = "select count(*)::int as sms from sms where record_id = $1 and template = 'SIGNING_CHANGED'";
    expect(await on.row(sent, [id])).toEqual({ sms: 1 });
    await on.runOutbox();
    const { amendments } = await on.ask(graduate, PAPER.record, { id });
    expect(amendments).toEqual([
      { fieldLabel: "单位性质", before: "其他企业", after: "国有企业" },
      { fieldLabel: "职位类别", before: "工程技术人员", after: "其他专业技术人员" },
    ]);
    const registry = "select nature, job_category from registry_destination where graduate_id = $1";
    expect(await on.row(registry, [graduate.id])).toEqual({ nature: "31", job_category: "29" });
    expect((await messagesOf()).at(-1).body).toContain("单位性质修改为「国有企业」，职位类别修改为");
  });
});

describe("what a form must have (F-40, D-05)", () => {
  it("names every problem at once; without pictures it cannot be submitted", async () => {
    const answer = await submit(newId(), {
      uscc: "123",
      contactMobile: "1",
      contactEmail: "x",
      reportBy: "明天",
    });
    expect(fieldsOf(answer)).toEqual(
      [
        "address",
        "categoryCode",
        "contactEmail",
        "contactMobile",
        "contactName",
        "divisionCode",
        "employerName",
        "industryCode",
        "natureCode",
        "reportBy",
        "settlesHousehold",
        "uploadIds",
        "uscc",
      ].map((field) => `form.${field}`),
    );
    expect(
      await on.row("select count(*)::int as n from record where graduate_id = $1", [graduate.id]),
    ).toEqual({
      n: 0,
    });
  });

  it("keeps any part of it as a draft, but no more than a form can hold", async () => {
    const id = newId();
    expect(await save(id, {})).toMatchObject({ __typename: "DraftSaved" });
    expect(fieldsOf(await save(id, { supplement: "长".repeat(2001) }))).toEqual(["form.supplement"]);
    const uploadIds = Array.from({ length: 21 }, () => newId());
    expect(fieldsOf(await save(id, { uploadIds }))).toEqual(["form.uploadIds"]);
    expect(fieldsOf(await save(id, { uploadIds: ["x"] }))).toEqual(["form.uploadIds"]);
  });

  it("is sealed where it lies (P-08)", async () => {
    const id = await aPaperRegistration(on, graduate);
    for (const table of ["record_form", "submission"]) {
      const { kept } = await on.row(
        `select encode(content_sealed, 'escape') as kept from ${table} where record_id = $1`,
        [id],
      );
      expect(kept).not.toContain(FORM.contactMobile);
    }
  });
});

describe("pictures of the paper agreement (F-40, D-06)", () => {
  it("submitted, they are seen by the reviewer, opened at their addresses, and can neither change nor go", async () => {
    const id = await aPaperRegistration(on, graduate);
    for (const [person, app] of [
      [graduate, "student"],
      [reviewer, "admin"],
      [school, "admin"],
    ] as const) {
      const [picture] = (await on.ask(person, PAPER.record, { id })).uploads;
      expect(picture).toMatchObject({ id: pictureOf(id), purpose: "AGREEMENT_SCAN", state: "COMPLETE" });
      expect(picture?.originalUrl).toMatch(new RegExp(`^/${app}/files/`));
      expect((await on.fetch(person, picture?.originalUrl ?? "")).status).toBe(200);
    }
    await expect(on.platform.pool.query("delete from upload where id = $1", [pictureOf(id)])).rejects.toThrow(
      "evidence",
    );
    expect(await on.ask(graduate, UPLOADS.remove, { id: pictureOf(id) })).toMatchObject({
      code: "UPLOADS_CLOSED",
    });
  });

  it("of another record, not there yet, or of another purpose are refused beside the field", async () => {
    const id = await aPaperDraft(on, graduate);
    const other = await aGraduate(on.platform, { department });
    const others = await aPaperDraft(on, other);
    const waiting = (await beginUpload(on, graduate, id)).upload.id;
    for (const uploadIds of [[pictureOf(others)], [newId()], [waiting], [pictureOf(id), pictureOf(others)]]) {
      expect(fieldsOf(await submit(id, { ...FORM, uploadIds }))).toEqual(["form.uploadIds"]);
    }
    expect(await beginUpload(on, graduate, id, { purpose: "STATEMENT" })).toMatchObject({
      code: "UPLOADS_CLOSED",
    });
    expect(await on.ask(graduate, PAPER.record, { id })).toMatchObject({ status: "DRAFT", uploads: [] });
  });

  it("can be uploaded by the graduate alone, while it is theirs to submit", async () => {
    const id = await aPaperRegistration(on, graduate);
    const closed = { code: "UPLOADS_CLOSED" };
    expect(await beginUpload(on, graduate, id)).toMatchObject(closed);
    expect(await beginUpload(on, reviewer, id)).toMatchObject(closed);
    await doesPaper(on, graduate, "withdraw", { id });
    expect(await beginUpload(on, reviewer, id)).toMatchObject(closed);
    expect(await beginUpload(on, graduate, id)).toMatchObject({ alreadyDone: false });
  });
});

describe("drafts (F-01, F-07)", () => {
  it("one stands per flow, beside a commitment too; it holds nobody and can be deleted", async () => {
    const id = newId();
    await save(id, { employerName: "甲公司" });
    expect(await save(newId(), {})).toMatchObject({ code: "DRAFT_EXISTS" });
    const employer = await anEmployer(on.platform);
    const invitation = await anInvitation(on, employer, graduate);
    expect(await on.ask(graduate, SIGNING.accept, { id: invitation })).toMatchObject({
      __typename: "AgreementChanged",
    });
    const { nextStep } = await on.ask(graduate, PAPER.record, { id });
    expect(nextStep).toContain(employer.name);
    expect(await submit(id)).toMatchObject({ __typename: "CommittedElsewhere", counterpart: employer.name });
    expect(await doesPaper(on, graduate, "deleteDraft", { id })).toMatchObject({ recordId: id });
    expect(await on.ask(graduate, PAPER.record, { id })).toBeNull();
    const left = await on.row(
      `select (select count(*)::int from record_event where record_id = $1) as events,
        (select count(*)::int from record_form where record_id = $1) as forms,
        (select count(*)::int from audit_entry where subject_id = $1) as audited`,
      [id],
    );
    expect(left).toEqual({ events: 0, forms: 0, audited: 2 });
  });

  it("another window that saved since is not overwritten", async () => {
    const id = newId();
    await save(id, { employerName: "甲" });
    await save(id, { employerName: "乙", version: 1 });
    expect(await save(id, { employerName: "丙", version: 1 })).toMatchObject({ code: "DRAFT_CHANGED" });
    expect((await on.ask(graduate, PAPER.form, { id })).form).toMatchObject({
      employerName: "乙",
      version: 2,
    });
  });

  it("the home page names what can be begun, why not, and the draft to go on with", async () => {
    const options = graphql(`query PaperOptions { newRecordOptions { kind allowed reason draftId } }`);
    const mine = async () => (await on.ask(graduate, options)).find(({ kind }) => kind === "PAPER_AGREEMENT");
    expect(await mine()).toMatchObject({ allowed: true, reason: null, draftId: null });
    const id = newId();
    await save(id, {});
    expect(await mine()).toMatchObject({ draftId: id });
    await aPicture(on, graduate, id);
    await doesPaper(on, graduate, "submit", { id, form: formOf(id) });
    expect(await mine()).toMatchObject({
      allowed: false,
      reason: expect.stringContaining(FORM.employerName),
    });
  });

  it("F-64: graduates of 培养方式 21 and 41 cannot begin one", async () => {
    graduate = await aGraduate(on.platform, { department, trainingMode: "41" });
    expect(await save(newId(), {})).toMatchObject({ code: "TRAINING_MODE" });
    expect(await submit(newId())).toMatchObject({ code: "TRAINING_MODE" });
  });
});
