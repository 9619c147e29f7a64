import "reflect-metadata";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openTestApp, type TestApp } from "../../../test/app.js";
import { aGraduate, anEmployer, newId, type TestEmployer, type TestStaff } from "../../../test/factories.js";
import { verdictOn } from "../../../test/signing.js";
import {
  aCode,
  aDraft,
  anApplicant,
  anOperator,
  aVerification,
  decides,
  FORM,
  KNOWN,
  proofs,
  REASON,
  VERIFICATION,
} from "../../../test/verification.js";

let on: TestApp;
let operator: TestStaff;
let applicant: TestEmployer;
beforeAll(async () => {
  on = await openTestApp();
  operator = await anOperator(on);
});
beforeEach(async () => {
  applicant = await anApplicant(on);
});
afterAll(() => on?.close());

const employerRow = (id: string) =>
  on.row<{ uscc: string | null; name: string; verified: boolean; nature: string }>(
    "select uscc, name, nature, verified_at is not null as verified from employer where id = $1",
    [id],
  );

describe("F-70: from registration to the operator's approval", () => {
  it("is filled in, submitted, compared with the register, and approved", async () => {
    const { id } = await aVerification(on, applicant, { ...KNOWN_FORM, address: "别处1号" });
    expect(await employerRow(applicant.id)).toMatchObject({ uscc: null, name: KNOWN.name, verified: false });
    const page = await on.ask(operator, VERIFICATION.page, { id });
    expect(page.record).toMatchObject({
      status: "OPERATOR_REVIEW",
      registerOutcome: "FOUND",
      notices: [],
      availableActions: [
        { act: "APPROVE", allowed: true },
        { act: "RETURN", allowed: true },
        { act: "REJECT", allowed: true },
      ],
    });
    expect(page.record.comparison?.filter(({ differs }) => differs)).toEqual([
      { label: "单位地址", submitted: "别处1号", registered: "盘龙江东路66号", differs: true },
    ]);
    expect(page.uploads.map(({ purposeLabel }) => purposeLabel)).toEqual([
      "单位证照",
      "网签授权书",
      "负责人证件",
    ]);
    const facts = page.record.submitted?.flatMap((section) => section.facts) ?? [];
    expect(facts.find(({ label }) => label === "负责人证件号码")?.value).toBe("110***********44**");
    await decides(on, operator, "approve", id);
    expect(await employerRow(applicant.id)).toEqual({
      uscc: KNOWN.uscc,
      name: KNOWN.name,
      nature: "39",
      verified: true,
    });
    const account = await on.row("select name, in_charge from employer_account where id = $1", [
      applicant.accountId,
    ]);
    expect(account).toEqual({ name: FORM.personName, in_charge: true });
    await on.runOutbox();
    const sms = (await on.fetch(null, `/dev/sms?mobile=${applicant.mobile}`)).body.toString();
    expect(sms).toContain("的单位认证已通过");
    await on.row("update employer set uscc = null, verified_at = null where id = $1", [applicant.id]);
  });

  it("returned: says why, is corrected, submitted again, compared, and approved", async () => {
    const draft = await aVerification(on, applicant);
    await decides(on, operator, "return", draft.id);
    const mine = await on.ask(applicant, VERIFICATION.mine);
    expect(mine).toMatchObject({ status: "RETURNED", statusLabel: "认证待提交（平台退回）" });
    expect(mine?.availableActions).toEqual([
      { act: "SUBMIT", allowed: true },
      { act: "ABANDON", allowed: true },
    ]);
    const form = { ...draft.form, address: "更正后的地址" };
    expect(await on.act(applicant, VERIFICATION.submit, { id: draft.id, form })).toMatchObject({
      __typename: "RecordChanged",
    });
    const page = await on.ask(operator, VERIFICATION.page, { id: draft.id });
    expect(page.comparison?.changes).toEqual([
      { label: "单位地址", before: FORM.address, after: "更正后的地址" },
    ]);
    expect(page.record.timeline.map(({ title }) => title)).toEqual([
      "单位填写认证信息",
      "单位提交认证",
      "平台退回修改",
      "单位提交认证",
    ]);
    await decides(on, operator, "approve", draft.id, 2);
    expect(await employerRow(applicant.id)).toMatchObject({ verified: true });
  });

  it("rejected: a new one may be begun, and one at a time", async () => {
    const { id } = await aVerification(on, applicant);
    expect(await on.act(applicant, VERIFICATION.save, { id: newId(), form: FORM })).toMatchObject({
      code: "DRAFT_EXISTS",
    });
    await decides(on, operator, "reject", id);
    const again = await aVerification(on, applicant);
    expect(again.id).not.toBe(id);
  });

  it("an organisation that is verified does not verify itself again", async () => {
    const verified = await anEmployer(on.platform);
    expect(await on.act(verified, VERIFICATION.save, { id: newId(), form: FORM })).toMatchObject({
      code: "ALREADY_VERIFIED",
    });
  });
});

const KNOWN_FORM = { uscc: KNOWN.uscc, usccConfirmed: null, employerName: KNOWN.name };

describe("bad input", () => {
  it("names everything that is missing, beside its field", async () => {
    const id = newId();
    await on.act(applicant, VERIFICATION.save, { id, form: { employerName: "某公司" } });
    const answer = await on.act(applicant, VERIFICATION.submit, { id, form: { employerName: "某公司" } });
    const fields = answer.fields?.map(({ field }) => field) ?? [];
    expect(fields).toEqual(
      expect.arrayContaining(["form.organisationForm", "form.uscc", "form.address", "form.personDocument"]),
    );
    expect(fields).not.toContain("form.bankAccount");
  });

  it("files that are missing, and files of another record", async () => {
    const draft = await aDraft(on, applicant);
    const other = await anApplicant(on);
    const theirs = await aDraft(on, other);
    const submit = (form: object) => on.act(applicant, VERIFICATION.submit, { id: draft.id, form });
    expect(await submit({ ...draft.form, uploadIds: [] })).toMatchObject({
      fields: [
        { field: "form.proofs.EMPLOYER_LICENCE" },
        { field: "form.proofs.AUTHORISATION_LETTER" },
        { field: "form.proofs.PERSON_DOCUMENT" },
      ],
    });
    const { uploadIds } = theirs.form as { uploadIds: string[] };
    expect(await submit({ ...draft.form, uploadIds })).toMatchObject({
      fields: [{ field: "form.uploadIds" }],
    });
  });

  it("a code that is registered leads to its organisation, never into it", async () => {
    const verified = await anEmployer(on.platform);
    const form = { ...FORM, uscc: verified.uscc, usccConfirmed: "YES" };
    const draft = await aDraft(on, applicant, form);
    expect(await on.act(applicant, VERIFICATION.submit, draft)).toMatchObject({ code: "USCC_TAKEN" });
    expect(await on.ask(applicant, VERIFICATION.lookUp, { uscc: verified.uscc })).toMatchObject({
      outcome: "UNKNOWN",
      verifiedAs: verified.name,
    });
  });

  it("the licence of another company: what differs is shown to the operator, and what is odd is said", async () => {
    const { id } = await aVerification(on, applicant, {
      ...KNOWN_FORM,
      employerName: "昆明另一家软件有限公司",
    });
    const { record } = await on.ask(operator, VERIFICATION.page, { id });
    expect(record.comparison?.find(({ label }) => label === "单位名称")).toMatchObject({ differs: true });
    const revoked = await anApplicant(on);
    const gone = await aVerification(on, revoked, {
      uscc: "91530111MAYYY804XY",
      usccConfirmed: null,
      employerName: "昆明官渡示例物流有限公司",
    });
    const other = await on.ask(operator, VERIFICATION.page, { id: gone.id });
    expect(other.record.notices).toEqual(["登记状态为「吊销，未注销」，请核实后再审核"]);
  });

  it("部队 have no code, and nothing else is 部队", async () => {
    const { uscc: _uscc, legalForm: _form, ...rest } = FORM;
    const military = { ...rest, organisationForm: "MILITARY", natureCode: "40", industryCode: "80" };
    const draft = await aDraft(on, applicant, military);
    const wrong = { ...draft.form, natureCode: "39" };
    expect(await on.act(applicant, VERIFICATION.submit, { id: draft.id, form: wrong })).toMatchObject({
      fields: [{ field: "form.natureCode" }],
    });
    expect(await on.act(applicant, VERIFICATION.submit, draft)).toMatchObject({
      __typename: "RecordChanged",
    });
    await decides(on, operator, "approve", draft.id);
    expect(await employerRow(applicant.id)).toMatchObject({ uscc: null, nature: "40", verified: true });
  });

  it("an organisation from abroad is known by the number of its register", async () => {
    const { uscc: _uscc, legalForm: _form, ...rest } = FORM;
    const draft = await aDraft(on, applicant, { ...rest, organisationForm: "FOREIGN" });
    expect(await on.act(applicant, VERIFICATION.submit, draft)).toMatchObject({
      fields: [{ field: "form.foreignNumber" }, { field: "form.countryCode" }],
    });
    const form = { ...draft.form, foreignNumber: "HRB 12345", countryCode: "DE" };
    expect(await on.act(applicant, VERIFICATION.submit, { id: draft.id, form })).toMatchObject({
      __typename: "RecordChanged",
    });
  });
});

describe("F-06: races and stale verdicts", () => {
  it("approval while the employer edits: of both one succeeds, and no stale submission is approved", async () => {
    const draft = await aVerification(on, applicant);
    await on.act(applicant, VERIFICATION.withdraw, { id: draft.id });
    expect(await on.act(operator, VERIFICATION.approve, verdictOn(draft.id))).toMatchObject({
      code: "RECORD_MOVED_ON",
    });
    await on.act(applicant, VERIFICATION.submit, { ...draft, form: { ...draft.form, address: "新地址" } });
    expect(await on.act(operator, VERIFICATION.approve, verdictOn(draft.id))).toMatchObject({
      code: "SUBMISSION_CHANGED",
      current: 2,
    });
    const [withdrawn, approved] = await Promise.all([
      on.act(applicant, VERIFICATION.withdraw, { id: draft.id }),
      on.act(operator, VERIFICATION.approve, verdictOn(draft.id, 2)),
    ]);
    const done = [withdrawn, approved].filter(({ __typename }) => __typename === "RecordChanged");
    expect(done).toHaveLength(1);
  });

  it("the same submission from two windows is one", async () => {
    const draft = await aDraft(on, applicant);
    const answers = await Promise.all([1, 2, 3].map(() => on.act(applicant, VERIFICATION.submit, draft)));
    expect(answers.map(({ __typename }) => __typename)).toEqual(Array(3).fill("RecordChanged"));
    expect(
      await on.row("select count(*)::int as n from submission where record_id = $1", [draft.id]),
    ).toEqual({ n: 1 });
  });

  it("two who submitted one code: one has it, the other is told", async () => {
    const code = aCode();
    const rival = await anApplicant(on);
    const [one, two] = [await aVerification(on, applicant, code), await aVerification(on, rival, code)];
    const { record } = await on.ask(operator, VERIFICATION.page, { id: one.id });
    expect(record.notices).toContain("另有1份认证使用同一统一社会信用代码，正在等待审核");
    const other = await anOperator(on);
    const answers = await Promise.all([
      on.act(operator, VERIFICATION.approve, verdictOn(one.id)),
      on.act(other, VERIFICATION.approve, verdictOn(two.id)),
    ]);
    expect(answers.map(({ code: said, __typename }) => said ?? __typename).sort()).toEqual([
      "RecordChanged",
      "USCC_TAKEN",
    ]);
    expect(await on.row("select count(*)::int as n from employer where uscc = $1", [code.uscc])).toEqual({
      n: 1,
    });
  });
});

describe("who sees and does what (P-07)", () => {
  it("nobody but its employer and operators; colleagues without charge look only", async () => {
    const { id } = await aVerification(on, applicant);
    const stranger = await anApplicant(on);
    expect(await on.ask(stranger, VERIFICATION.mine)).toBeNull();
    expect(await on.act(stranger, VERIFICATION.withdraw, { id })).toMatchObject({ code: "UNKNOWN_RECORD" });
    const graduate = await aGraduate(on.platform);
    expect(await on.act(graduate, VERIFICATION.withdraw, { id })).toMatchObject({ code: "UNKNOWN_RECORD" });
    const form = { ...FORM, ...aCode() };
    expect(await on.act(graduate, VERIFICATION.save, { id: newId(), form })).toMatchObject({
      code: "UNKNOWN_RECORD",
    });
    await expect(on.act(applicant, VERIFICATION.reveal, { recordId: id })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    expect(
      await on.act(operator, VERIFICATION.approve, { ...verdictOn(id), rejection: REASON }),
    ).toBeDefined();
  });

  it("full numbers are shown to operators alone, each look in the audit log (P-08)", async () => {
    const { id } = await aVerification(on, applicant);
    expect(await on.ask(operator, VERIFICATION.reveal, { recordId: id })).toMatchObject({
      personDocument: FORM.personDocument,
      contactMobile: FORM.contactMobile,
      bankAccount: null,
    });
    const looks = await on.row(
      "select count(*)::int as n from audit_entry where act = 'APPLICANT_REVEALED' and subject_id = $1",
      [id],
    );
    expect(looks).toEqual({ n: 1 });
    const sealed = await on.row<{ found: number }>(
      `select count(*)::int as found from submission where record_id = $1
        and position(convert_to($2, 'utf8') in content_sealed) > 0`,
      [id, FORM.personDocument],
    );
    expect(sealed.found).toBe(0);
  });

  it("the letter is printed with what the form holds, for its employer alone", async () => {
    const { id } = await aDraft(on, applicant);
    const letter = await on.fetch(applicant, `/employer/authorisation-letter/${id}`);
    expect([letter.status, letter.headers["content-type"]]).toEqual([200, "application/pdf"]);
    expect(letter.body.subarray(0, 5).toString()).toBe("%PDF-");
    const stranger = await anApplicant(on);
    expect((await on.fetch(stranger, `/employer/authorisation-letter/${id}`)).status).toBe(404);
  });

  it("files go to the record while it is edited, and by its person in charge", async () => {
    const draft = await aVerification(on, applicant);
    await expect(proofs(on, applicant, draft.id)).rejects.toThrow();
  });
});
