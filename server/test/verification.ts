import { AbandonRecord, ReturnRecord, WithdrawSubmission } from "../../stage/src/client/acts.js";
import { graphql } from "../../stage/src/gql/index.js";
import { Sealed } from "../src/database/sealed.js";
import type { Person, TestApp } from "./app.js";
import { anEmployer, aStaffAccount, newId, type TestEmployer, type TestStaff } from "./factories.js";
import { SIGNING, verdictOn } from "./signing.js";
import { aPagePicture } from "./upload-files.js";
import { upload } from "./uploading.js";

/** The operations of 单位认证 as tests send them; verdicts are those of every kind. */
export const VERIFICATION = {
  save: graphql(`
    mutation SaveVerification($id: ID!, $form: EmployerVerificationInput!) {
      saveDraft(id: $id, form: { employerVerification: $form }) {
        __typename
        ... on DraftSaved { recordId version }
        ...RefusalFacts
      }
    }
  `),
  submit: graphql(`
    mutation SubmitVerification($id: ID!, $form: EmployerVerificationInput!) {
      submitRecord(id: $id, form: { employerVerification: $form }) { __typename ...RecordDone ...RefusalFacts }
    }
  `),
  withdraw: WithdrawSubmission,
  abandon: AbandonRecord,
  approve: SIGNING.approve,
  return: ReturnRecord,
  reject: SIGNING.reject,
  undo: SIGNING.undo,
  requestTransfer: graphql(`
    mutation TestRequestTransfer($recordId: ID!) {
      requestTransfer(recordId: $recordId) {
        __typename
        ... on TransferChanged { record { id transfer { state triesLeft accountMasked } } }
        ...RefusalFacts
      }
    }
  `),
  confirmTransfer: graphql(`
    mutation TestConfirmTransfer($recordId: ID!, $amount: String!) {
      confirmTransfer(recordId: $recordId, amount: $amount) {
        __typename
        ... on TransferChanged { record { id transfer { state triesLeft } } }
        ...RefusalFacts
      }
    }
  `),
  lookUp: graphql(`
    mutation TestLookUp($uscc: String!) {
      lookUpOrganisation(uscc: $uscc) {
        __typename
        ... on OrganisationFound { outcome verifiedAs organisation { name legalForm status inBusiness divisionName } }
        ...RefusalFacts
      }
    }
  `),
  reveal: graphql(`
    mutation TestRevealApplicant($recordId: ID!) {
      revealApplicant(recordId: $recordId) {
        __typename ... on ApplicantData { personDocument contactMobile bankAccount } ...RefusalFacts
      }
    }
  `),
  mine: graphql(`
    query TestMyVerification {
      myVerification {
        id kind status statusLabel nextStep submission usualWaitHours
        availableActions { act allowed }
        steps { title state }
        form { employerName uscc personDocument version }
        submitted { title facts { label value } }
        transfer { state triesLeft failure }
        uploads { id purpose }
      }
    }
  `),
  page: graphql(`
    query TestVerificationPage($id: ID!) {
      reviewPage(recordId: $id) {
        uploads { id purposeLabel originalUrl }
        comparison { changes { label before after } }
        record {
          id status
          availableActions { act allowed }
          timeline { title actorOrganisation reason }
          ... on EmployerVerification {
            submitted { facts { label value } }
            registerOutcome
            comparison { label submitted registered differs }
            notices
            transfer { state triesLeft }
          }
        }
      }
    }
  `),
} as const;

/** An organisation of the embedded register. */
export const KNOWN = { uscc: "91530102MAYYY8015G", name: "昆明滇池示例软件有限公司" } as const;

/** A form in which everything mandatory is there. */
export const FORM = {
  organisationForm: "ENTERPRISE",
  method: "LICENCE",
  uscc: KNOWN.uscc,
  employerName: KNOWN.name,
  legalForm: "有限责任公司（自然人投资或控股）",
  natureCode: "39",
  industryCode: "34",
  divisionCode: "530102",
  address: "盘龙江东路66号",
  contactName: "周经理",
  contactMobile: "13987654321",
  contactEmail: "hr@example.com",
  personName: "周明远",
  personDocument: "110101199003074477",
} as const;

export const REASON = { reasonCategory: "LICENCE", details: "营业执照上的公章看不清，请重新拍照上传" };

let running = 0;

/** A code that no other test of this file uses; the check digit is not the standard's, and confirmed so. */
export function aCode(): { uscc: string; usccConfirmed: string } {
  running += 1;
  return { uscc: `91320102MA${String(running).padStart(7, "0")}A`, usccConfirmed: "YES" };
}

/** Somebody who has just registered: their organisation has said nothing of itself yet. */
export async function anApplicant(on: TestApp): Promise<TestEmployer> {
  const employer = await anEmployer(on.platform, { verified: false });
  await on.row("update employer set uscc = null, name = '', nature = '', industry = '' where id = $1", [
    employer.id,
  ]);
  return employer;
}

export async function anOperator(on: TestApp): Promise<TestStaff> {
  return await aStaffAccount(on.platform, { role: "OPERATOR" });
}

const page = aPagePicture({ width: 600, height: 800 });

const PURPOSES = ["EMPLOYER_LICENCE", "AUTHORISATION_LETTER", "PERSON_DOCUMENT"] as const;

/** Uploads what a verification needs: the ids. */
export async function proofs(
  on: TestApp,
  applicant: TestEmployer,
  recordId: string,
  purposes: readonly string[] = PURPOSES,
) {
  const ids: string[] = [];
  for (const purpose of purposes) {
    const id = newId();
    const { status } = await upload(on, applicant, recordId, await page, { id, purpose });
    if (status !== 200) throw new Error(`${purpose} was not uploaded: ${status}`);
    ids.push(id);
  }
  return ids;
}

/** A saved draft with its files: what to submit it with. */
export async function aDraft(
  on: TestApp,
  applicant: TestEmployer,
  form: object = { ...FORM, ...aCode() },
): Promise<{ id: string; form: object }> {
  const id = newId();
  await insist(on.act(applicant, VERIFICATION.save, { id, form }));
  return { id, form: { ...form, uploadIds: await proofs(on, applicant, id) } };
}

/** A submitted one. */
export async function aVerification(
  on: TestApp,
  applicant: TestEmployer,
  wish: object = {},
): Promise<{ id: string; form: object }> {
  const draft = await aDraft(on, applicant, { ...FORM, ...aCode(), ...wish });
  await insist(on.act(applicant, VERIFICATION.submit, draft));
  return draft;
}

/** Gives a verdict and insists that it was given. */
export async function decides(
  on: TestApp,
  operator: Person,
  act: "approve" | "return" | "reject",
  id: string,
  submission = 1,
): Promise<void> {
  const rejection = act === "approve" ? {} : { rejection: REASON };
  await insist(on.act(operator, VERIFICATION[act], { ...verdictOn(id, submission), ...rejection }));
}

async function insist(asked: Promise<{ __typename: string; message?: string }>): Promise<void> {
  const answer = await asked;
  if (["RecordChanged", "DraftSaved"].includes(answer.__typename)) return;
  throw new Error(`${answer.__typename}: ${answer.message}`);
}

/** The amount of a record's last transfer, as who sees the account knows it, in yuan. */
export async function amountOf(on: TestApp, recordId: string): Promise<string> {
  const { amount_sealed } = await on.row<{ amount_sealed: Buffer }>(
    "select amount_sealed from employer_transfer where record_id = $1 order by asked_at desc, id desc limit 1",
    [recordId],
  );
  const fen = Number(on.platform.keys.open("employer_transfer.amount_sealed", new Sealed(amount_sealed)));
  return (fen / 100).toFixed(2);
}
