import { v7 as uuidv7 } from "uuid";
import { AbandonRecord, WithdrawSubmission } from "../client/acts.js";
import type { Outcome } from "../client/answer.js";
import type { EmployerCorrectionInput } from "../gql/graphql.js";
import { graphql } from "../gql/index.js";
import { pageOfWriting } from "./pictures.js";
import { Recipient } from "./reader.js";

const Save = graphql(`
  mutation CorrectorSave($id: ID!, $form: EmployerCorrectionInput!) {
    saveDraft(id: $id, form: { employerCorrection: $form }) { __typename ...RefusalFacts }
  }
`);

const Submit = graphql(`
  mutation CorrectorSubmit($id: ID!, $form: EmployerCorrectionInput!) {
    submitRecord(id: $id, form: { employerCorrection: $form }) { __typename ...RecordDone ...RefusalFacts }
  }
`);

/** The person in charge of an organisation whose name or code has changed (F-73). */
export class Corrector extends Recipient {
  readonly recordId = uuidv7();

  saves(form: EmployerCorrectionInput): Promise<Outcome<object>> {
    return this.line.send(Save, { id: this.recordId, form });
  }

  /** With its proof. */
  async submits(form: EmployerCorrectionInput): Promise<Outcome<object>> {
    const proof = await this.uploads(this.recordId, "CORRECTION_PROOF", await pageOfWriting(7));
    return await this.line.send(Submit, { id: this.recordId, form: { ...form, uploadIds: [proof.id] } });
  }

  withdraws(): Promise<Outcome<object>> {
    return this.line.send(WithdrawSubmission, { id: this.recordId });
  }

  abandons(): Promise<Outcome<object>> {
    return this.line.send(AbandonRecord, { id: this.recordId });
  }
}
