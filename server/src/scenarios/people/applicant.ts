import type { Conversation } from "../conversation.js";
import { type Done, type Outcome, PROBLEMS, RECORD_DONE } from "./answers.js";
import { Party } from "./party.js";

/** What an agreement on paper says, as `AgreementFormInput` of the contract. */
export type AgreementForm = Record<string, string | number | boolean | readonly string[] | null>;

/** A destination as `DestinationFormInput` of the contract. */
export interface DestinationForm {
  typeCode: string;
  subType: string | null;
  fields: readonly { key: string; value: string }[];
  uploadIds: readonly string[];
}

/** A form of a destination as the catalogue draws it. */
export interface FormSeen {
  sections: { fields: FieldSeen[] }[];
  proofs: { rule: "ALL" | "ONE" | "OPTIONAL"; subTypes: string[] | null; proofs: { key: string }[] }[];
  tables: { name: string; options: { code: string; label: string }[] }[];
}

export interface FieldSeen {
  key: string;
  kind: string;
  mandatory: boolean;
  maxLength: number;
  subTypes: string[] | null;
  table: string | null;
  without: string[];
}

/** A type of destination as it is offered (F-60, F-64). */
export interface TypeSeen {
  code: string;
  label: string;
  subTypes: { code: string; label: string }[];
}

/** An entry of the home page (S-04). */
export interface EntrySeen {
  kind: string;
  allowed: boolean;
  reason: string | null;
}

const SAVED = `__typename ... on Refusal { code message } ${PROBLEMS}`;

/** The graduate who fills in what needs no invitation: agreements on paper and destinations (F-30…F-35, F-40…F-42, F-60…F-64). */
export class Applicant<Line extends Conversation = Conversation> extends Party<Line> {
  async entries(): Promise<EntrySeen[]> {
    const { entries } = await this.line.ask<{ entries: EntrySeen[] }>(
      "{ entries: newRecordOptions { kind allowed reason } }",
    );
    return entries;
  }

  savesPaper(id: string, form: AgreementForm): Promise<Outcome<Done>> {
    return this.#fillsIn("savePaperRegistration", "AgreementFormInput", id, form);
  }

  submitsPaper(id: string, form: AgreementForm): Promise<Outcome<Done>> {
    return this.#handsIn("submitPaperRegistration", "AgreementFormInput", id, form);
  }

  savesApplication(id: string, form: AgreementForm): Promise<Outcome<Done>> {
    return this.#fillsIn("saveOfflineApplication", "AgreementFormInput", id, form);
  }

  submitsApplication(id: string, form: AgreementForm): Promise<Outcome<Done>> {
    return this.#handsIn("submitOfflineApplication", "AgreementFormInput", id, form);
  }

  /** 本人回传协议书 (F-32), or a 情况说明 instead (F-34). */
  async submitsStampedCopy(id: string, uploadIds: readonly string[]): Promise<Outcome<Done>> {
    return await this.does(
      `mutation ($id: ID!, $uploadIds: [ID!]!) {
        done: submitStampedCopy(id: $id, uploadIds: $uploadIds) { ${RECORD_DONE} ${PROBLEMS} } }`,
      { id, uploadIds },
    );
  }

  /** 用人单位协助回传协议书 (F-32). */
  async sendsStampLink(id: string, mobile: string): Promise<Outcome<Done>> {
    return await this.does(
      `mutation ($id: ID!, $mobile: String!) {
        done: sendStampLink(recordId: $id, mobile: $mobile) { ${RECORD_DONE} ${PROBLEMS} } }`,
      { id, mobile },
    );
  }

  savesDestination(id: string, form: Partial<DestinationForm>): Promise<Outcome<Done>> {
    return this.#fillsIn("saveDestination", "DestinationFormInput", id, form);
  }

  submitsDestination(id: string, form: DestinationForm): Promise<Outcome<Done>> {
    return this.#handsIn("submitDestination", "DestinationFormInput", id, form);
  }

  /** F-12 */
  withdraws(id: string): Promise<Outcome<Done>> {
    return this.actsOn("withdrawSubmission", id);
  }

  /** F-07 */
  abandons(id: string): Promise<Outcome<Done>> {
    return this.actsOn("abandonRecord", id);
  }

  /** F-63 */
  voids(id: string): Promise<Outcome<Done>> {
    return this.actsOn("voidDestination", id);
  }

  async deletesDraft(id: string): Promise<Outcome> {
    return await this.does(
      "mutation ($id: ID!) { done: deleteDraft(id: $id) { __typename ... on Refusal { code message } } }",
      { id },
    );
  }

  /** The whole catalogue, as far as this graduate may use it. */
  async destinationTypes(): Promise<TypeSeen[]> {
    const { types } = await this.line.ask<{ types: TypeSeen[] }>(
      "{ types: destinationTypes { code label subTypes { code label } } }",
    );
    return types;
  }

  /** Null for a type that this graduate may not use. */
  async destinationForm(typeCode: string): Promise<FormSeen | null> {
    const { form } = await this.line.ask<{ form: FormSeen | null }>(
      `query ($code: String!) { form: destinationForm(typeCode: $code) {
        sections { fields { key kind mandatory maxLength subTypes table without } }
        proofs { rule subTypes proofs { key } } tables { name options { code label } } } }`,
      { code: typeCode },
    );
    return form;
  }

  #fillsIn(field: string, type: string, id: string, form: object): Promise<Outcome<Done>> {
    return this.does(
      `mutation ($id: ID!, $form: ${type}!) { done: ${field}(id: $id, form: $form) { ${SAVED} } }`,
      { id, form },
    );
  }

  #handsIn(field: string, type: string, id: string, form: object): Promise<Outcome<Done>> {
    return this.does(
      `mutation ($id: ID!, $form: ${type}!) {
        done: ${field}(id: $id, form: $form) { ${RECORD_DONE} ${PROBLEMS} } }`,
      { id, form },
    );
  }
}
