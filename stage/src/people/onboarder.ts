import { v7 as uuidv7 } from "uuid";
import { AbandonRecord, BeginUpload, WithdrawSubmission } from "../client/acts.js";
import type { Outcome, Told } from "../client/answer.js";
import type { EmployerVerificationInput, MyVerificationSeenQuery } from "../gql/graphql.js";
import { graphql } from "../gql/index.js";
import { pageOfWriting } from "./pictures.js";
import { Recipient } from "./reader.js";

const Notice = graphql(`
  query OnboarderNotice {
    portalText(kind: PRIVACY) { version }
  }
`);

const SendCode = graphql(`
  mutation OnboarderSendCode($mobile: String!) {
    sendEmployerCode(mobile: $mobile) { __typename ... on CodeSent { ticket } ...RefusalFacts }
  }
`);

const Register = graphql(`
  mutation OnboarderRegister($ticket: String!, $code: String!, $password: String!, $consentTo: Int) {
    registerEmployer(ticket: $ticket, code: $code, password: $password, consentTo: $consentTo) {
      __typename
      ... on EmployerViewer { verified inCharge }
      ...RefusalFacts
    }
  }
`);

const LookUp = graphql(`
  mutation OnboarderLookUp($uscc: String!) {
    lookUpOrganisation(uscc: $uscc) {
      __typename
      ... on OrganisationFound { outcome verifiedAs organisation { name legalForm status address divisionCode } }
      ...RefusalFacts
    }
  }
`);

const Save = graphql(`
  mutation OnboarderSave($id: ID!, $form: EmployerVerificationInput!) {
    saveDraft(id: $id, form: { employerVerification: $form }) {
      __typename ... on DraftSaved { version } ...RefusalFacts
    }
  }
`);

const Submit = graphql(`
  mutation OnboarderSubmit($id: ID!, $form: EmployerVerificationInput!) {
    submitRecord(id: $id, form: { employerVerification: $form }) { __typename ...RecordDone ...RefusalFacts }
  }
`);

const Mine = graphql(`
  query MyVerificationSeen {
    myVerification {
      id status statusLabel nextStep submission
      timeline { title reasonCategory reason }
      transfer { state triesLeft expiresAt }
    }
  }
`);

const RequestTransfer = graphql(`
  mutation OnboarderRequestTransfer($recordId: ID!) {
    requestTransfer(recordId: $recordId) { __typename ...RefusalFacts }
  }
`);

const ConfirmTransfer = graphql(`
  mutation OnboarderConfirmTransfer($recordId: ID!, $amount: String!) {
    confirmTransfer(recordId: $recordId, amount: $amount) { __typename ...RefusalFacts }
  }
`);

const AskToJoin = graphql(`
  mutation OnboarderAskToJoin($input: AskToJoinInput!) {
    askToJoin(input: $input) { __typename ... on JoinAsked { employerName personInCharge } ...RefusalFacts }
  }
`);

export type VerificationSeen = Told<NonNullable<MyVerificationSeenQuery["myVerification"]>>;

/** What the form takes, without its files. */
export type VerificationFilled = Omit<EmployerVerificationInput, "uploadIds" | "version">;

const PROOFS = ["EMPLOYER_LICENCE", "AUTHORISATION_LETTER", "PERSON_DOCUMENT"] as const;

/** Whoever registers for an organisation, until it is verified (F-70). */
export class Onboarder extends Recipient {
  /** The record of the verification; a new one after a rejection. */
  #recordId = uuidv7();

  get recordId(): string {
    return this.#recordId;
  }

  /** After a rejection what is corrected is a new one. */
  beginsAnew(): void {
    this.#recordId = uuidv7();
  }

  asksForCode(mobile: string): Promise<Outcome<{ ticket?: string | null }>> {
    return this.line.send(SendCode, { mobile });
  }

  async registers(ticket: string, code: string, password: string) {
    const notice = await this.line.send(Notice);
    return await this.line.send(Register, { ticket, code, password, consentTo: notice?.version ?? null });
  }

  looksUp(uscc: string) {
    return this.line.send(LookUp, { uscc });
  }

  saves(form: VerificationFilled): Promise<Outcome<object>> {
    return this.line.send(Save, { id: this.#recordId, form });
  }

  /** Uploads a page for each thing that is asked for; the ids. */
  async uploadsProofs(form: VerificationFilled): Promise<string[]> {
    const wanted = PROOFS.filter((purpose) => form.method === "LICENCE" || purpose !== "EMPLOYER_LICENCE");
    const ids: string[] = [];
    for (const [at, purpose] of wanted.entries()) {
      const bytes = await pageOfWriting(at + 1);
      const id = uuidv7();
      const input = {
        id,
        recordId: this.#recordId,
        purpose,
        fileName: `${purpose}.jpg`,
        bytes: bytes.length,
      };
      const { putUrl } = await this.line.send(BeginUpload, { input });
      if (!putUrl) throw new Error(`No place for ${purpose}`);
      const sent = await this.line.put(putUrl, bytes);
      if (sent.status !== 200) throw new Error(`${purpose} was not taken: ${sent.message}`);
      ids.push(id);
    }
    return ids;
  }

  submits(form: VerificationFilled, uploadIds: readonly string[]) {
    return this.line.send(Submit, { id: this.#recordId, form: { ...form, uploadIds } });
  }

  abandons(): Promise<Outcome<object>> {
    return this.line.send(AbandonRecord, { id: this.#recordId });
  }

  withdraws() {
    return this.line.send(WithdrawSubmission, { id: this.#recordId });
  }

  async verification(): Promise<VerificationSeen | null> {
    return await this.line.send(Mine);
  }

  asksForTransfer() {
    return this.line.send(RequestTransfer, { recordId: this.#recordId });
  }

  confirmsTransfer(amount: string) {
    return this.line.send(ConfirmTransfer, { recordId: this.#recordId, amount });
  }

  asksToJoin(uscc: string, personName: string) {
    return this.line.send(AskToJoin, { input: { uscc, personName } });
  }
}

/**
 * The newest amount that came to an organisation's account, in yuan; null where none has come yet.
 *
 * @param base such as `http://127.0.0.1:4000`
 */
export async function amountAt(base: string, payee: string): Promise<string | null> {
  const inbox = await fetch(`${base}/dev/bank?payee=${encodeURIComponent(payee)}`);
  if (!inbox.ok) throw new Error("The server's bank shows nothing");
  return /入账 (\d\.\d\d) 元/.exec(await inbox.text())?.[1] ?? null;
}
