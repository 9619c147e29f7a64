import "reflect-metadata";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openTestApp, type Person, type TestApp } from "../../../test/app.js";
import { aCorrection, aCorrectionDraft, CORRECTION } from "../../../test/correction.js";
import { DESK } from "../../../test/employers-desk.js";
import {
  aDepartment,
  aGraduate,
  anAgreement,
  anEmployer,
  anEmployerAccount,
  aStaffAccount,
  newId,
  type TestEmployer,
  type TestStaff,
} from "../../../test/factories.js";
import { verdictOn } from "../../../test/signing.js";

const REASON = { reasonCategory: "REGISTER_MISMATCH", details: "变更后的名称与登记信息不一致" };

let on: TestApp;
let operator: TestStaff;
let employer: TestEmployer;
let running = 0;
beforeAll(async () => {
  on = await openTestApp();
  operator = await aStaffAccount(on.platform, { role: "OPERATOR" });
});
beforeEach(async () => {
  employer = await anEmployer(on.platform);
  running += 1;
});
afterAll(() => on?.close());

const newName = () => `更名后第${running}号科技有限公司`;
const designation = (id: string) =>
  on.row<{ name: string; uscc: string }>("select name, uscc from employer where id = $1", [id]);
const decide = (act: "approve" | "return" | "reject", id: string, by: Person = operator, submission = 1) =>
  on.act(by, CORRECTION[act], {
    ...verdictOn(id, submission),
    ...(act === "approve" ? {} : { rejection: REASON }),
  });

describe("F-73: name and code change by request, with proof, through the operator", () => {
  it("approved: called so from now on, found by what it was called, what was sent stays as it was sent", async () => {
    const graduate = await aGraduate(on.platform, { department: await aDepartment(on.platform) });
    const sent = await anAgreement(on.platform, { graduate, employer, status: "SIGNED" });
    const printed = () =>
      on.row("select employer_name, employer_uscc from agreement where record_id = $1", [sent.id]);
    const before = await printed();
    const id = await aCorrection(on, employer, { newName: ` ${newName()} ` });
    const page = await on.ask(operator, CORRECTION.page, { id });
    expect(page.record.lines).toEqual([
      { label: "单位名称", before: employer.name, after: newName(), registered: null, differs: false },
    ]);
    expect(page.record.notices?.[0]).toContain("没有该统一社会信用代码");
    expect(page.uploads.map(({ purposeLabel }) => purposeLabel)).toEqual(["变更证明材料"]);
    expect(await designation(employer.id)).toMatchObject({ name: employer.name });
    expect(await decide("approve", id)).toMatchObject({ __typename: "RecordChanged" });
    expect(await designation(employer.id)).toEqual({ name: newName(), uscc: employer.uscc });
    expect(await printed()).toEqual(before);
    const found = await on.ask(operator, DESK.list, { filter: { search: employer.name }, first: 5 });
    expect(found.rows.map((row) => [row.id, row.formerNames])).toEqual([[employer.id, [employer.name]]]);
    const { history } = await on.ask(operator, DESK.employer, { id: employer.id });
    expect(history[0]).toMatchObject({
      title: "变更单位名称或统一社会信用代码",
      actorName: operator.name,
      note: `单位名称：${employer.name}变更为${newName()}`,
    });
    await on.runOutbox();
    expect(
      await on.row(
        "select title from message where recipient_id = $1 order by sent_at desc, id desc limit 1",
        [employer.id],
      ),
    ).toEqual({ title: "单位信息变更完成" });
  });

  it("another code takes the schools' marks along (F-75)", async () => {
    const school = await aStaffAccount(on.platform);
    await on.platform.pool.query(
      `insert into employer_warning (id, school_id, uscc, employer_name, categories, reason, marked_by, marked_at)
        values ($1, $2, $3, '旧名', '{FAKE}', '虚假', $4, $5)`,
      [newId(), school.schoolId, employer.uscc, school.id, on.clock.now()],
    );
    const spare = await anEmployer(on.platform);
    await on.row("update employer set uscc = null, verified_at = null where id = $1 returning id", [
      spare.id,
    ]);
    const id = await aCorrection(on, employer, { newUscc: spare.uscc.toLowerCase() });
    expect(await decide("approve", id)).toMatchObject({ __typename: "RecordChanged" });
    expect(await designation(employer.id)).toEqual({ name: employer.name, uscc: spare.uscc });
    expect((await on.ask(operator, DESK.employer, { id: employer.id })).marks).toHaveLength(1);
  });

  it("returned, corrected and submitted again; rejected: nothing changes, and another may be begun", async () => {
    const draft = await aCorrectionDraft(on, employer, { newName: newName() });
    await on.ask(employer, CORRECTION.submit, draft as never);
    expect(await on.act(employer, CORRECTION.save, { id: newId(), form: {} })).toMatchObject({
      code: "DRAFT_EXISTS",
    });
    await decide("return", draft.id);
    expect(await on.ask(employer, CORRECTION.mine)).toMatchObject({
      status: "RETURNED",
      form: { newName: newName() },
      uploads: [{ purpose: "CORRECTION_PROOF" }],
    });
    await on.ask(employer, CORRECTION.submit, draft as never);
    expect((await on.ask(operator, CORRECTION.page, { id: draft.id })).earlierVerdicts).toEqual([
      { title: "平台退回修改", reason: REASON.details },
    ]);
    await decide("reject", draft.id, operator, 2);
    expect(await designation(employer.id)).toEqual({ name: employer.name, uscc: employer.uscc });
    await aCorrection(on, employer, { newName: newName() });
  });

  it("the same submission again is done already; other content while it is under review is told so (F-06)", async () => {
    const draft = await aCorrectionDraft(on, employer, { newName: newName() });
    await on.ask(employer, CORRECTION.submit, draft as never);
    expect(await on.act(employer, CORRECTION.submit, draft)).toMatchObject({ alreadyDone: true });
    const other = { id: draft.id, form: { ...draft.form, newName: `${newName()}分公司` } };
    expect(await on.act(employer, CORRECTION.submit, other)).toMatchObject({ code: "RECORD_MOVED_ON" });
  });

  it("withdrawn and edited while the operator looks: the verdict on the old submission is refused (F-06)", async () => {
    const draft = await aCorrectionDraft(on, employer, { newName: newName() });
    await on.ask(employer, CORRECTION.submit, draft as never);
    await on.act(employer, CORRECTION.withdraw, { id: draft.id });
    expect(await decide("approve", draft.id)).toMatchObject({ code: "RECORD_MOVED_ON" });
    await on.ask(employer, CORRECTION.submit, {
      ...draft,
      form: { ...draft.form, newName: `${newName()}集团` },
    } as never);
    expect(await decide("approve", draft.id)).toMatchObject({ __typename: "SubmissionChanged" });
    expect(await designation(employer.id)).toEqual({ name: employer.name, uscc: employer.uscc });
  });
});

describe("bad input", () => {
  it.each([
    ["form.newName", {}],
    ["form.newName", { newName: "短" }],
    ["form.newName", { newName: "长".repeat(101) }],
    ["form.newUscc", { newUscc: "91530000MA6K5X123" }],
    ["form.reason", { newName: "新名字有限公司", reason: " " }],
  ])("names %s", async (field, form) => {
    const draft = await aCorrectionDraft(on, employer, {});
    const answer = await on.act(employer, CORRECTION.submit, {
      id: draft.id,
      form: { ...draft.form, ...form },
    });
    expect(answer.fields?.map((problem) => problem.field)).toEqual([field]);
  });

  it("what is written as it is already changes nothing, and is said so", async () => {
    const { id, form } = await aCorrectionDraft(on, employer, {});
    const same = { ...form, newName: employer.name, newUscc: employer.uscc };
    expect(await on.act(employer, CORRECTION.submit, { id, form: same })).toMatchObject({
      fields: [{ field: "form.newName" }],
    });
  });

  it("without a proof, with a code that another has, by who is not verified or suspended", async () => {
    const { id, form } = await aCorrectionDraft(on, employer, { newName: newName() });
    const without = { ...form, uploadIds: [] };
    expect(await on.act(employer, CORRECTION.submit, { id, form: without })).toMatchObject({
      fields: [{ field: "form.uploadIds" }],
    });
    const other = await anEmployer(on.platform);
    const taken = { ...form, newUscc: other.uscc };
    expect(await on.act(employer, CORRECTION.submit, { id, form: taken })).toMatchObject({
      code: "USCC_TAKEN",
    });
    const unverified = await anEmployer(on.platform, { verified: false });
    expect(await on.act(unverified, CORRECTION.save, { id: newId(), form: {} })).toMatchObject({
      code: "NOT_VERIFIED",
    });
    await on.ask(operator, DESK.suspend, { input: { id: employer.id, reason: "核实中" } });
    expect(await on.act(employer, CORRECTION.submit, { id, form })).toMatchObject({ code: "SUSPENDED" });
  });

  it("a code given to two at once: the first that is approved has it, the other is told", async () => {
    const spare = await anEmployer(on.platform);
    await on.row("update employer set uscc = null, verified_at = null where id = $1 returning id", [
      spare.id,
    ]);
    const other = await anEmployer(on.platform);
    const ids = [
      await aCorrection(on, employer, { newUscc: spare.uscc }),
      await aCorrection(on, other, { newUscc: spare.uscc }),
    ];
    await on.cookieOf(operator);
    const answers = await Promise.all(ids.map((id) => decide("approve", id)));
    expect(answers.map(({ __typename, code }) => code ?? __typename).sort()).toEqual([
      "RecordChanged",
      "USCC_TAKEN",
    ]);
  });
});

describe("whose it is (F-72, P-07)", () => {
  it("the person in charge begins it, the operator decides; all others have nothing of it", async () => {
    const colleague = await anEmployerAccount(on.platform, employer);
    const asColleague = { ...employer, accountId: colleague.id };
    await expect(on.act(asColleague, CORRECTION.save, { id: newId(), form: {} })).rejects.toThrow(
      "FORBIDDEN",
    );
    const id = await aCorrection(on, employer, { newName: newName() });
    const stranger = await anEmployer(on.platform);
    expect(await on.act(stranger, CORRECTION.withdraw, { id })).toMatchObject({ code: "UNKNOWN_RECORD" });
    await expect(on.act(asColleague, CORRECTION.withdraw, { id })).rejects.toThrow("FORBIDDEN");
    for (const role of ["MINISTRY", "PROVINCE"] as const) {
      const staff = await aStaffAccount(on.platform, { role });
      await expect(decide("approve", id, staff)).rejects.toThrow("FORBIDDEN");
      await expect(on.ask(staff, CORRECTION.page, { id })).rejects.toThrow("FORBIDDEN");
    }
    const school = await aStaffAccount(on.platform);
    expect(await decide("approve", id, school)).toMatchObject({ code: "UNKNOWN_RECORD" });
    await expect(on.ask(school, CORRECTION.page, { id })).rejects.toThrow("FORBIDDEN");
    expect((await on.ask(employer, CORRECTION.mine))?.status).toBe("OPERATOR_REVIEW");
  });
});
