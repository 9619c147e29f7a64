import {
  AbandonRecord,
  DeleteDraft,
  SaveDraft,
  SendStampLink,
  SubmitRecord,
  SubmitStampedCopy,
  VoidDestination,
  WithdrawSubmission,
} from "../client/acts.js";
import type { Outcome, Told } from "../client/answer.js";
import type { Conversation } from "../client/conversation.js";
import type {
  AgreementFormInput,
  DestinationFormInput,
  DestinationTypesQuery,
  EntriesQuery,
  FormSeenFragment,
  FormValueInput,
} from "../gql/graphql.js";
import { graphql } from "../gql/index.js";
import type { Done } from "./answers.js";
import { Party } from "./party.js";

/** What an agreement on paper says. */
export type AgreementForm = AgreementFormInput;

/** A destination with its type. */
export type DestinationForm = DestinationFormInput & { typeCode: string; fields: readonly FormValueInput[] };

/** A form of a destination as the catalogue draws it. */
export type FormSeen = Told<FormSeenFragment>;
export type FieldSeen = FormSeen["sections"][number]["fields"][number];

export const FormSeenFields = graphql(`
  fragment FormSeen on CatalogueForm {
    sections { fields { key kind mandatory maxLength subTypes table without } }
    proofs { rule subTypes proofs { key } }
    tables { name options { code label } }
  }
`);

const Form = graphql(`
  query DestinationForm($code: String!) {
    destinationForm(typeCode: $code) { ...FormSeen }
  }
`);

/** A type of destination as it is offered (F-60, F-64). */
export type TypeSeen = Told<DestinationTypesQuery["destinationTypes"][number]>;

const Types = graphql(`
  query DestinationTypes {
    destinationTypes { code label subTypes { code label } }
  }
`);

/** An entry of the home page (S-04). */
export type EntrySeen = Told<EntriesQuery["newRecordOptions"][number]>;

const Entries = graphql(`
  query Entries {
    newRecordOptions { kind allowed reason }
  }
`);

/** The graduate who fills in what needs no invitation: agreements on paper and destinations (F-30…F-35, F-40…F-42, F-60…F-64). */
export class Applicant<Line extends Conversation = Conversation> extends Party<Line> {
  entries(): Promise<EntrySeen[]> {
    return this.line.send(Entries);
  }

  savesPaper(id: string, form: AgreementForm): Promise<Outcome<Done>> {
    return this.line.send(SaveDraft, { id, form: { paperAgreement: form } });
  }

  submitsPaper(id: string, form: AgreementForm): Promise<Outcome<Done>> {
    return this.line.send(SubmitRecord, { id, form: { paperAgreement: form } });
  }

  savesApplication(id: string, form: AgreementForm): Promise<Outcome<Done>> {
    return this.line.send(SaveDraft, { id, form: { offlineAgreement: form } });
  }

  submitsApplication(id: string, form: AgreementForm): Promise<Outcome<Done>> {
    return this.line.send(SubmitRecord, { id, form: { offlineAgreement: form } });
  }

  /** 本人回传协议书 (F-32), or a 情况说明 instead (F-34). */
  submitsStampedCopy(id: string, uploadIds: readonly string[]): Promise<Outcome<Done>> {
    return this.line.send(SubmitStampedCopy, { id, uploadIds });
  }

  /** 用人单位协助回传协议书 (F-32). */
  sendsStampLink(id: string, mobile: string): Promise<Outcome<Done>> {
    return this.line.send(SendStampLink, { id, mobile });
  }

  savesDestination(id: string, form: Partial<DestinationForm>): Promise<Outcome<Done>> {
    return this.line.send(SaveDraft, { id, form: { destination: form } });
  }

  submitsDestination(id: string, form: DestinationForm): Promise<Outcome<Done>> {
    return this.line.send(SubmitRecord, { id, form: { destination: form } });
  }

  /** F-12 */
  withdraws(id: string): Promise<Outcome<Done>> {
    return this.line.send(WithdrawSubmission, { id });
  }

  /** F-07 */
  abandons(id: string): Promise<Outcome<Done>> {
    return this.line.send(AbandonRecord, { id });
  }

  /** F-63 */
  voids(id: string): Promise<Outcome<Done>> {
    return this.line.send(VoidDestination, { id });
  }

  deletesDraft(id: string): Promise<Outcome> {
    return this.line.send(DeleteDraft, { id });
  }

  /** The whole catalogue, as far as this graduate may use it. */
  destinationTypes(): Promise<TypeSeen[]> {
    return this.line.send(Types);
  }

  /** Null for a type that this graduate may not use. */
  destinationForm(typeCode: string): Promise<FormSeen | null> {
    return this.line.send(Form, { code: typeCode });
  }
}
