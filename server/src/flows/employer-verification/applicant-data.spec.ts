import "reflect-metadata";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { graphql } from "../../../../stage/src/gql/index.js";
import { openTestApp, type TestApp } from "../../../test/app.js";
import { aCorrectionDraft } from "../../../test/correction.js";
import { DESK } from "../../../test/employers-desk.js";
import { anEmployer, anEmployerAccount, newId, type TestEmployer } from "../../../test/factories.js";
import { UPLOADS } from "../../../test/uploading.js";
import {
  aDraft,
  anApplicant,
  anOperator,
  aVerification,
  decides,
  FORM,
  proofs,
  VERIFICATION,
} from "../../../test/verification.js";
import { sweepUploads } from "../../services/uploads/index.js";

const ASK = graphql(`
  mutation ApplicantAsksToJoin($input: AskToJoinInput!) {
    askToJoin(input: $input) { __typename ...RefusalFacts }
  }
`);
const OPEN = graphql(`query ApplicantJoinRequests { joinRequests { id } }`);
const ANSWER = graphql(`
  mutation ApplicantIsAnswered($id: ID!) {
    answerJoinRequest(id: $id, accept: true) { __typename ...RefusalFacts }
  }
`);

let on: TestApp;
let applicant: TestEmployer;
beforeAll(async () => {
  on = await openTestApp();
});
beforeEach(async () => {
  applicant = await anApplicant(on);
});
afterAll(() => on?.close());

const letterStatus = async (who: TestEmployer, id: string) =>
  (await on.fetch(who, `/employer/authorisation-letter/${id}`)).status;

describe("P-08: identity card and account of the person in charge are no colleague's", () => {
  it("while it is corrected: form, files and letter are the person in charge's alone", async () => {
    const { id } = await aVerification(on, applicant);
    await decides(on, await anOperator(on), "return", id);
    const account = await anEmployerAccount(on.platform, applicant);
    const colleague = { ...applicant, accountId: account.id };
    const [own, theirs] = [
      await on.ask(applicant, VERIFICATION.mine),
      await on.ask(colleague, VERIFICATION.mine),
    ];
    expect(own).toMatchObject({ form: { personDocument: FORM.personDocument } });
    expect(own?.uploads).toHaveLength(3);
    expect(theirs).toMatchObject({ id, status: "RETURNED", form: null, uploads: [] });
    expect(JSON.stringify(theirs)).not.toContain(FORM.personDocument);
    expect(await on.ask(applicant, UPLOADS.list, { recordId: id })).toHaveLength(3);
    expect(await on.ask(colleague, UPLOADS.list, { recordId: id })).toEqual([]);
    expect([await letterStatus(applicant, id), await letterStatus(colleague, id)]).toEqual([200, 404]);
  });

  it("once it is verified: colleagues read what was submitted, and open no file of it", async () => {
    const { id } = await aVerification(on, applicant);
    await decides(on, await anOperator(on), "approve", id);
    const account = await anEmployerAccount(on.platform, applicant);
    const colleague = { ...applicant, accountId: account.id };
    expect(await on.ask(colleague, VERIFICATION.mine)).toMatchObject({ status: "VERIFIED", uploads: [] });
    expect((await on.ask(applicant, VERIFICATION.mine))?.uploads).toHaveLength(3);
    expect(await letterStatus(colleague, id)).toBe(404);
  });

  it("F-76: the role is handed over while it is reviewed: nobody gets the name of another one's letter", async () => {
    const { id } = await aVerification(on, applicant);
    const { id: accountId } = await anEmployerAccount(on.platform, applicant, { name: "李经办" });
    const operator = await anOperator(on);
    const input = { id: applicant.id, accountId, letter: "12月1日收到新授权书", letterChecked: true };
    await on.ask(operator, DESK.handOver, { input });
    await decides(on, operator, "approve", id);
    const usual = await anApplicant(on);
    await decides(on, operator, "approve", (await aVerification(on, usual)).id);
    expect(await on.row("select name from employer_account where id = $1", [usual.accountId])).toEqual({
      name: FORM.personName,
    });
    expect(await on.row("select name, in_charge from employer_account where id = $1", [accountId])).toEqual({
      name: "李经办",
      in_charge: true,
    });
  });

  it("the letter of a record of another kind is none", async () => {
    const employer = await anEmployer(on.platform);
    const { id } = await aCorrectionDraft(on, employer, { newName: "另名示例有限公司" });
    expect(await letterStatus(employer, id)).toBe(404);
  });
});

describe("spec 2 §6: what ends unsubmitted leaves neither files nor numbers behind", () => {
  it("a draft whose applicant joins another organisation", async () => {
    const { id } = await aDraft(on, applicant);
    const employer = await anEmployer(on.platform);
    await on.ask(applicant, ASK, { input: { uscc: employer.uscc, personName: "吴一舟" } });
    const request = (await on.ask(employer, OPEN))[0]?.id ?? "";
    expect(await on.ask(employer, ANSWER, { id: request })).toMatchObject({ __typename: "JoinAnswered" });
    await sweepUploads(on.platform);
    expect(await left(id)).toEqual({ status: "ABANDONED", forms: 0, files: 0, submissions: 0 });
  });

  it("one that is abandoned: what was submitted stays, what was added since goes", async () => {
    const { id } = await aVerification(on, applicant);
    await on.act(applicant, VERIFICATION.withdraw, { id });
    await proofs(on, applicant, id, ["EMPLOYER_LICENCE"]);
    await sweepUploads(on.platform);
    expect(await left(id)).toMatchObject({ forms: 1, files: 4 });
    expect(await on.act(applicant, VERIFICATION.abandon, { id })).toMatchObject({
      __typename: "RecordChanged",
    });
    await sweepUploads(on.platform);
    expect(await left(id)).toEqual({ status: "ABANDONED", forms: 0, files: 3, submissions: 1 });
    // The way is open for another one.
    expect(await on.act(applicant, VERIFICATION.save, { id: newId(), form: FORM })).toMatchObject({
      __typename: "DraftSaved",
    });
  });

  async function left(id: string) {
    return await on.row(
      `select r.status, (select count(*)::int from record_form f where f.record_id = r.id) as forms,
        (select count(*)::int from upload u where u.record_id = r.id and u.content is not null) as files,
        (select count(*)::int from submission s where s.record_id = r.id) as submissions
      from record r where r.id = $1`,
      [id],
    );
  }
});
