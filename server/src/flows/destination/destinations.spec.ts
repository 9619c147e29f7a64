import "reflect-metadata";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { graphql } from "../../../../stage/src/gql/index.js";
import {
  aDestination,
  CONTRACT,
  DESTINATIONS,
  doesDestination,
  FORM,
  proofsFor,
} from "../../../test/destinations.js";
import {
  aGraduate,
  anEmployer,
  COHORT,
  newId,
  type TestGraduate,
  type TestStaff,
} from "../../../test/factories.js";
import { openSchoolWorld, type SchoolWorld } from "../../../test/school-world.js";
import { anInvitation, REJECTION, SIGNING, verdictOn } from "../../../test/signing.js";
import { aPagePicture } from "../../../test/upload-files.js";
import { beginUpload, upload } from "../../../test/uploading.js";
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

const PROOFS = ["contractRegistration", "labourContract"];
const withField = (key: string, value: string) => ({
  ...CONTRACT,
  fields: CONTRACT.fields.map((field) => (field.key === key ? { key, value } : field)),
});
const changing = (id: string, changes: object, more: object = {}) => ({
  ...verdictOn(id),
  own: { changes: { ...changes, agreedWithGraduate: true } },
  ...more,
});
const returning = (id: string, submission = 1) => ({ ...verdictOn(id, submission), rejection: REJECTION });
const see = (person: TestGraduate | TestStaff, id: string) =>
  on.ask(person, DESTINATIONS.destination, { id });
const approveAll = async (id: string, submission = 1) => {
  await doesDestination(on, reviewer, "approve", verdictOn(id, submission));
  await doesDestination(on, school, "approve", verdictOn(id, submission));
};
const entered = ({ values }: Awaited<ReturnType<typeof see>>, key: string) =>
  values.find((field) => field.key === key)?.value;
const smsTo = async (recordId: string) =>
  (await on.row("select count(*)::int as n from sms where record_id = $1", [recordId])).n;

describe("draft, submission, return (F-60, F-61)", () => {
  it("keeps a draft of any part, and gives it back with its version", async () => {
    const id = newId();
    const form = { typeCode: "11", fields: [{ key: "employerName", value: " 滇池 " }] };
    expect(await on.ask(graduate, DESTINATIONS.save, { id, form })).toMatchObject({ version: 1 });
    const seen = await on.ask(graduate, DESTINATIONS.form, { id });
    expect(seen.form).toEqual({
      typeCode: "11",
      subType: null,
      fields: [{ key: "employerName", value: "滇池" }],
      uploadIds: [],
      version: 1,
    });
    expect(await on.ask(school, DESTINATIONS.record, { id })).toBeNull();
    const stale = { id, form: { ...form, version: 3 } };
    expect(await on.ask(graduate, DESTINATIONS.save, stale)).toMatchObject({ code: "DRAFT_CHANGED" });
  });

  it("takes files for proofs of the catalogue while the graduate edits, and for nothing else", async () => {
    const id = newId();
    await on.ask(graduate, DESTINATIONS.save, { id, form: {} });
    expect(await beginUpload(on, graduate, id, { purpose: "AGREEMENT_SCAN" })).toMatchObject({
      code: "UPLOADS_CLOSED",
    });
    const page = await aPagePicture();
    const sent = [];
    for (const purpose of PROOFS)
      sent.push(await upload(on, graduate, id, page, { purpose, bytes: page.length }));
    expect(sent.map(({ status }) => status)).toEqual([200, 200]);
    const uploadIds = sent.map((file) => file.id);
    await doesDestination(on, graduate, "submit", { id, form: { ...CONTRACT, uploadIds } });
    const seen = await see(school, id);
    expect(seen.proofs.map((proof) => proof.purpose)).toEqual(PROOFS);
    const picture = await on.fetch(school, seen.proofs[0]?.url ?? "");
    expect(picture.status).toBe(200);
    expect(await beginUpload(on, graduate, id, { purpose: PROOFS[0] })).toMatchObject({
      code: "UPLOADS_CLOSED",
    });
  });

  it("refuses files of another record, and files that the type does not ask for", async () => {
    const [id, other] = [newId(), newId()];
    await on.ask(graduate, DESTINATIONS.save, { id, form: {} });
    const stranger = await aGraduate(on.platform, { department });
    await on.ask(stranger, DESTINATIONS.save, { id: other, form: {} });
    const theirs = await proofsFor(on, other, PROOFS);
    const foreign = await on.ask(graduate, DESTINATIONS.submit, {
      id,
      form: { ...CONTRACT, uploadIds: theirs },
    });
    expect(foreign.fields).toMatchObject([{ field: "form.uploadIds" }]);
    const uploadIds = await proofsFor(on, id, [...PROOFS, "businessLicence"]);
    const odd = await on.ask(graduate, DESTINATIONS.submit, { id, form: { ...CONTRACT, uploadIds } });
    expect(odd.fields).toMatchObject([{ field: "form.proofs.businessLicence" }]);
  });

  it("comes back with the reason, is edited and submitted again, and the change is shown line by line", async () => {
    const id = await aDestination(on, graduate, CONTRACT, PROOFS);
    await doesDestination(on, reviewer, "return", returning(id));
    expect(await on.ask(graduate, DESTINATIONS.record, { id })).toMatchObject({
      status: "RETURNED",
      statusLabel: "去向登记审核待提交（老师退回）",
    });
    const { form } = await on.ask(graduate, DESTINATIONS.form, { id });
    expect(form.uploadIds).toHaveLength(2);
    const again = { ...withField("employerName", "滇池仪器股份有限公司"), uploadIds: form.uploadIds };
    expect(await doesDestination(on, graduate, "submit", { id, form: again })).toMatchObject({
      status: "DEPARTMENT_REVIEW",
      submission: 2,
    });
    const page = await on.ask(reviewer, DESTINATIONS.reviewPage, { id });
    expect(page.comparison).toEqual({
      submission: 2,
      changes: [{ label: "单位名称", before: "滇池精密仪器有限公司", after: "滇池仪器股份有限公司" }],
    });
  });

  it("P-08: staff see the contact's number masked, the graduate as it is", async () => {
    const id = await aDestination(on, graduate, CONTRACT, PROOFS);
    expect(entered(await see(graduate, id), "contactPhone")).toBe("13987654321");
    const staff = await see(school, id);
    expect(JSON.stringify(staff)).not.toContain("13987654321");
    expect(entered(staff, "contactPhone")).toMatch(/^139\*+4321$/);
    expect(await on.ask(school, REVEAL, { id })).toMatchObject({ employerContactMobile: "13987654321" });
    const looks =
      "select detail from audit_entry where act = 'PERSONAL_DATA_REVEALED' and detail->>'recordId' = $1";
    expect((await on.row<{ detail: { fields: string[] } }>(looks, [id])).detail.fields).toContain(
      "employerContactMobile",
    );
  });
});

describe("修改去向 (F-62)", () => {
  it("a department's change passes on to the school and stands: graduate told, before and after shown", async () => {
    const id = await aDestination(on, graduate, CONTRACT, PROOFS);
    const seen = await see(reviewer, id);
    const masked = entered(seen, "contactPhone");
    const changes = withField("employerName", "滇池仪器股份有限公司");
    const sent = {
      ...changes,
      fields: changes.fields.map((f) => (f.key === "contactPhone" ? { ...f, value: masked } : f)),
    };
    await doesDestination(on, reviewer, "approveChanged", changing(id, sent));
    const wanted = [
      {
        key: "employerName",
        label: "单位名称",
        before: "滇池精密仪器有限公司",
        after: "滇池仪器股份有限公司",
      },
    ];
    for (const person of [graduate, school]) {
      const view = await see(person, id);
      expect(view).toMatchObject({ status: "SCHOOL_REVIEW", counterpart: "滇池仪器股份有限公司" });
      expect(view.changes).toMatchObject([{ submission: 1, actorRole: "DEPARTMENT", changes: wanted }]);
    }
    expect(entered(await see(graduate, id), "contactPhone")).toBe("13987654321");
    await on.runOutbox();
    const told = await on.row(
      "select body from message where record_id = $1 and title = '去向登记信息已修改'",
      [id],
    );
    expect(told.body).toContain("学院在审核您的去向登记时修改了单位名称");
    expect(await smsTo(id)).toBe(1);
    await doesDestination(on, school, "approve", verdictOn(id));
    await on.runOutbox();
    const known = "select code, employer_name from registry_destination where graduate_id = $1";
    expect(await on.row(known, [graduate.id])).toEqual({ code: "11", employer_name: "滇池仪器股份有限公司" });
  });

  it("the school changes the type where the proofs suffice; what then is reported is the new one", async () => {
    const id = await aDestination(on, graduate, CONTRACT, [...PROOFS]);
    await doesDestination(on, reviewer, "approve", verdictOn(id));
    await doesDestination(
      on,
      school,
      "approveChanged",
      changing(id, { typeCode: "70", subType: "704", fields: [] }),
    );
    const view = await see(graduate, id);
    expect(view).toMatchObject({ status: "REGISTERED", typeCode: "70", subType: "704" });
    expect(view.changes[0]?.changes[0]).toEqual({
      key: "typeCode",
      label: "毕业去向类型",
      before: "签劳动合同形式就业",
      after: "待就业（拟创业）",
    });
    await on.runOutbox();
    const known = "select code, employer_name from registry_destination where graduate_id = $1";
    expect(await on.row(known, [graduate.id])).toEqual({ code: "704", employer_name: null });
  });

  it.each([
    ["proof of the new type is missing: return instead", { ...CONTRACT, typeCode: "12" }, "PROOF_MISSING"],
    ["a mandatory field is empty", withField("employerName", ""), "INVALID_INPUT"],
    ["F-64: the type is not this graduate's", { ...CONTRACT, typeCode: "90" }, "INVALID_INPUT"],
    ["it was not agreed with the graduate", { ...CONTRACT, agreedWithGraduate: false }, "INVALID_INPUT"],
  ])("is refused when %s", async (_why, changes, code) => {
    const id = await aDestination(on, graduate, CONTRACT, PROOFS);
    const before = await see(reviewer, id);
    for (const hold of [true, false]) {
      const own = { changes: { agreedWithGraduate: true, ...changes } };
      const variables = { ...verdictOn(id), own, hold };
      expect(await on.ask(reviewer, DESTINATIONS.approveChanged, variables)).toMatchObject({ code });
    }
    expect(JSON.stringify(await see(reviewer, id)).replaceAll(/"url":"[^"]*"/g, "")).toBe(
      JSON.stringify(before).replaceAll(/"url":"[^"]*"/g, ""),
    );
    expect(await smsTo(id)).toBe(0);
  });

  it("F-18: held, it is nobody's business until it takes effect; undone, nothing is left of it", async () => {
    const id = await aDestination(on, graduate, CONTRACT, PROOFS);
    const changes = withField("employerName", "滇池仪器股份有限公司");
    const held = () => on.act(reviewer, DESTINATIONS.approveChanged, changing(id, changes, { hold: true }));
    expect(await held()).toMatchObject({ __typename: "VerdictScheduled" });
    expect(await see(school, id)).toMatchObject({ status: "DEPARTMENT_REVIEW", changes: [] });
    const kept = await on.row<{ input_sealed: Buffer }>(
      "select input_sealed from held_verdict where record_id = $1",
      [id],
    );
    expect(kept.input_sealed.toString("utf8")).not.toContain("滇池");
    await on.ask(reviewer, DESTINATIONS.undo, { id });
    on.clock.advance(11);
    expect(await see(school, id)).toMatchObject({ status: "DEPARTMENT_REVIEW", changes: [] });
    await held();
    on.clock.advance(11);
    const view = await see(school, id);
    expect(view).toMatchObject({ status: "SCHOOL_REVIEW", counterpart: "滇池仪器股份有限公司" });
    expect(view.changes).toHaveLength(1);
    expect(await smsTo(id)).toBe(1);
  });

  it("what the school returns afterwards is edited from what was changed", async () => {
    const id = await aDestination(on, graduate, CONTRACT, PROOFS);
    const changes = withField("employerName", "滇池仪器股份有限公司");
    await doesDestination(on, reviewer, "approveChanged", changing(id, changes));
    await doesDestination(on, school, "return", returning(id));
    const { form } = await on.ask(graduate, DESTINATIONS.form, { id });
    expect(form.fields[0]).toEqual({ key: "employerName", value: "滇池仪器股份有限公司" });
    expect(form.uploadIds).toHaveLength(2);
  });

  it("the same values again are no change; another kind of record has none", async () => {
    const id = await aDestination(on, graduate, CONTRACT, PROOFS);
    await doesDestination(on, reviewer, "approveChanged", changing(id, CONTRACT));
    expect((await see(graduate, id)).changes).toEqual([]);
    expect(await smsTo(id)).toBe(0);
    const signing = await aGraduate(on.platform, { department });
    const invitation = await anInvitation(on, await anEmployer(on.platform), signing);
    await on.ask(signing, SIGNING.accept, { id: invitation });
    expect(
      await on.act(reviewer, DESTINATIONS.approveChanged, changing(invitation, FORM_CHANGE)),
    ).toMatchObject({
      code: "NO_SUCH_ACT",
    });
  });
});

const REVEAL = graphql(`
  mutation RevealContact($id: ID!) {
    revealPersonalData(recordId: $id) { ... on PersonalData { idNumber mobile employerContactMobile } }
  }
`);
const FORM_CHANGE = { typeCode: "70", subType: "701", fields: [] };

describe("closing (F-90a)", () => {
  it("after the closing nothing is voided, and drafts end; what was submitted can still be approved", async () => {
    const registered = await aDestination(on, graduate);
    await approveAll(registered);
    const [drafting, waiting] = [
      await aGraduate(on.platform, { department }),
      await aGraduate(on.platform, { department }),
    ];
    const draft = newId();
    await on.ask(drafting, DESTINATIONS.save, { id: draft, form: FORM });
    const submitted = await aDestination(on, waiting);
    on.clock.advance((closingOf(COHORT).getTime() - on.clock.now().getTime()) / 1000);
    // Each year begins with the graduate's confirmation (F-93).
    await on.platform.pool.query("update graduate set confirmed_at = $1", [on.clock.now()]);
    await settleAllDue(on.platform);
    expect(await on.ask(graduate, DESTINATIONS.void, { id: registered })).toMatchObject({
      code: "COHORT_CLOSED",
    });
    expect(await on.ask(drafting, DESTINATIONS.record, { id: draft })).toMatchObject({ status: "CLOSED" });
    expect(await on.ask(reviewer, DESTINATIONS.return, returning(submitted))).toMatchObject({
      code: "COHORT_CLOSED",
    });
    await approveAll(submitted);
    const late = { id: newId(), form: FORM };
    expect(await on.ask(drafting, DESTINATIONS.submit, late)).toMatchObject({ code: "COHORT_CLOSED" });
  });
});
