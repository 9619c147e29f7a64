import { JOBS } from "../../src/composition.js";
import { runWaitingJobs } from "../../src/outbox/index.js";
import { keepCode } from "../../src/parties/credentials/sent-code.js";
import type { TestApp } from "../app.js";
import { newId, type TestEmployer } from "../factories.js";
import { codeOf } from "../registering.js";
import {
  aDraft,
  amountOf,
  anApplicant,
  anOperator,
  aVerification,
  decides,
  FORM,
  VERIFICATION,
} from "../verification.js";
import type { Provider } from "./sending.js";

const PASSWORD = "Xingqiu-88";

let numbers = 0;
const aMobile = () => {
  numbers += 1;
  return `1660000${String(numbers).padStart(4, "0")}`;
};

const byApplicant =
  (variables: (on: TestApp, applicant: TestEmployer) => Promise<object> | object = () => ({})): Provider =>
  async (on) => {
    const applicant = await anApplicant(on);
    return { person: applicant, variables: await variables(on, applicant) };
  };

/** A draft whose transfer was ordered, and paid where it is to be confirmed. */
async function aTransfer(on: TestApp, applicant: TestEmployer, ordered: boolean): Promise<string> {
  const { id } = await aDraft(on, applicant, {
    ...FORM,
    uscc: "91530103MAYYY81118",
    employerName: "昆明盘龙示例建筑设计有限公司",
    method: "TRANSFER",
    bankName: "示例银行",
    bankAccount: "6222021234567895",
  });
  // Tries are counted by organisation: each of these is the first.
  await on.platform.pool.query("delete from employer_transfer");
  if (!ordered) return id;
  await on.act(applicant, VERIFICATION.requestTransfer, { recordId: id });
  await runWaitingJobs(on.platform, JOBS);
  return id;
}

/** What whoever registers for an organisation sends (F-70). */
export const ONBOARDING: Record<string, Provider> = {
  NoticeToAgreeTo: () => ({ person: null, variables: {} }),
  SendEmployerCode: () => ({ person: null, variables: { mobile: aMobile() } }),
  RegisterEmployer: async (on) => {
    const { platform } = on;
    const { ticket } = await keepCode(platform, {
      app: "employer",
      purpose: "REGISTER",
      accountId: newId(),
      to: aMobile(),
      now: platform.clock.now(),
    });
    const { version } = await on.row<{ version: number }>(
      "select max(version) as version from portal_text where kind = 'PRIVACY'",
    );
    return {
      person: null,
      variables: { ticket, code: await codeOf(on, ticket), password: PASSWORD, consentTo: version },
    };
  },
  MyVerification: byApplicant(async (on, applicant) => {
    await aVerification(on, applicant);
    return {};
  }),
  VerificationForm: byApplicant(() => ({ method: "TRANSFER" })),
  VerificationProofs: byApplicant(() => ({ organisationForm: "ENTERPRISE", method: "LICENCE" })),
  SaveVerification: byApplicant(() => ({ id: newId(), form: FORM })),
  SubmitVerification: byApplicant(aDraft),
  WithdrawVerification: byApplicant(async (on, applicant) => ({
    id: (await aVerification(on, applicant)).id,
  })),
  AbandonVerification: byApplicant(async (on, applicant) => {
    const { id } = await aVerification(on, applicant);
    await decides(on, await anOperator(on), "return", id);
    return { id };
  }),
  LookUpOrganisation: byApplicant(() => ({ uscc: FORM.uscc })),
  RequestTransfer: byApplicant(async (on, applicant) => ({
    recordId: await aTransfer(on, applicant, false),
  })),
  ConfirmTransfer: byApplicant(async (on, applicant) => {
    const recordId = await aTransfer(on, applicant, true);
    return { recordId, amount: await amountOf(on, recordId) };
  }),
  AskToJoin: async (on, { employer }) => ({
    person: await anApplicant(on),
    variables: { input: { uscc: employer.uscc, personName: "吴一舟" } },
  }),
  TakeBackJoinRequest: byApplicant(),
};
