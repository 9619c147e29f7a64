import { v7 as uuidv7 } from "uuid";
import { HttpLine } from "../../../stage/src/client/http-line.js";
import { DEMO_PASSWORD } from "../../../stage/src/country/accounts.js";
import { graphql } from "../../../stage/src/gql/index.js";
import { Reader } from "../../../stage/src/people/reader.js";
import { codeAt } from "../../../stage/src/people/telephone.js";

const SendCode = graphql(`
  mutation HandsSendEmployerCode($mobile: String!) {
    sendEmployerCode(mobile: $mobile) { __typename ... on CodeSent { ticket } ...RefusalFacts }
  }
`);
const Register = graphql(`
  mutation HandsRegisterEmployer($ticket: String!, $code: String!, $password: String!) {
    registerEmployer(ticket: $ticket, code: $code, password: $password, consentTo: 1) {
      __typename ...RefusalFacts
    }
  }
`);
const Save = graphql(`
  mutation HandsSaveOrganisation($id: ID!, $form: RecordFormInput!) {
    saveDraft(id: $id, form: $form) { __typename ...RefusalFacts }
  }
`);
const Submit = graphql(`
  mutation HandsSubmitOrganisation($id: ID!, $form: RecordFormInput!) {
    submitRecord(id: $id, form: $form) { __typename ...RefusalFacts }
  }
`);

/** Somebody of an organisation at the API, to set the stage for operators. */
export class OrganisationAtLine extends Reader<HttpLine> {
  /** Registers anew with a number (F-70). */
  static async registers(url: string, mobile: string): Promise<OrganisationAtLine> {
    const line = new HttpLine(url, "employer");
    const { ticket = "" } = await line.send(SendCode, { mobile });
    const code = await comesTo(url, mobile);
    insist(await line.send(Register, { ticket, code, password: DEMO_PASSWORD }), "EmployerViewer");
    return new OrganisationAtLine(line);
  }

  static async signsIn(url: string, mobile: string): Promise<OrganisationAtLine> {
    return new OrganisationAtLine(await new HttpLine(url, "employer").signIn(mobile, DEMO_PASSWORD));
  }

  /** Fills a form in, lays files of these purposes beside it, and submits it; answers the record's id. */
  async submits(
    part: "employerVerification" | "employerCorrection",
    form: object,
    files: Readonly<Record<string, Buffer>>,
  ): Promise<string> {
    const id = uuidv7();
    insist(await this.line.send(Save, { id, form: { [part]: form } as never }), "DraftSaved");
    const uploadIds: string[] = [];
    for (const [purpose, bytes] of Object.entries(files)) {
      const upload = await this.uploads(id, purpose, bytes);
      uploadIds.push(upload.id);
    }
    const whole = { [part]: { ...form, uploadIds } } as never;
    insist(await this.line.send(Submit, { id, form: whole }), "RecordChanged");
    return id;
  }
}

/** The code of an SMS that is on its way. */
async function comesTo(url: string, mobile: string): Promise<string> {
  for (let tries = 0; tries < 100; tries += 1) {
    const code = await codeAt(url, mobile);
    if (code) return code;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`No code came to ${mobile}`);
}

function insist(answer: { __typename?: string; message?: string }, wanted: string): void {
  if (answer.__typename !== wanted) throw new Error(`${answer.__typename}: ${answer.message}`);
}
