import type { Conversation } from "../conversation.js";
import { CHANGED, type Changed, type Outcome } from "./answers.js";
import { Applicant } from "./applicant.js";

/** A card of the home page. */
export interface CardSeen {
  id: string;
  employerName: string;
  status: string;
  statusLabel: string;
  answerable: boolean;
  holds: boolean;
  deadline: string | null;
  nextStep: string;
}

export interface GraduateSelf {
  name: string;
  cohort: number;
  schoolName: string;
  confirmedAt: string | null;
  notOperatingReason: string | null;
  unreadMessages: number;
}

/** What a graduate knows of their own roster row, and the mobile number to sign in with. */
export interface Registrant {
  name: string;
  idNumber: string;
  studentNumber: string;
  candidateNumber: string;
  mobile: string;
}

const SELF = "name cohort schoolName confirmedAt notOperatingReason unreadMessages";

/** A graduate at the phone. */
export class Graduate<Line extends Conversation = Conversation> extends Applicant<Line> {
  async self(): Promise<GraduateSelf> {
    const { me } = await this.line.ask<{ me: GraduateSelf }>(`{ me: graduateViewer { ${SELF} } }`);
    return me;
  }

  /** At the embedded identity provider (docs/adr/0008); signed in when done. */
  async registers(person: Registrant, password: string): Promise<Outcome<GraduateSelf>> {
    const { name, idNumber, studentNumber, candidateNumber, mobile } = person;
    const { done } = await this.line.ask<{ done: Outcome<GraduateSelf> }>(
      `mutation ($input: RegisterGraduateInput!) { done: registerGraduate(input: $input) {
        __typename ... on GraduateViewer { ${SELF} } ... on Refusal { code message } } }`,
      { input: { name, idNumber, studentNumber, candidateNumber, mobile, password } },
    );
    return done;
  }

  /** F-93 */
  async confirmsData(): Promise<Outcome<GraduateSelf>> {
    const { done } = await this.line.ask<{ done: Outcome<GraduateSelf> }>(
      `mutation { done: confirmMyData { __typename ... on GraduateViewer { ${SELF} } ... on Refusal { code message } } }`,
    );
    return done;
  }

  async home(): Promise<CardSeen[]> {
    const { cards } = await this.line.ask<{ cards: CardSeen[] }>(
      "{ cards: myRecords { id employerName status statusLabel answerable holds deadline nextStep } }",
    );
    return cards;
  }

  accepts(id: string): Promise<Outcome<Changed>> {
    return this.#answers("acceptInvitation", id);
  }

  declines(id: string): Promise<Outcome<Changed>> {
    return this.#answers("declineInvitation", id);
  }

  async #answers(field: string, id: string): Promise<Outcome<Changed>> {
    const { done } = await this.line.ask<{ done: Outcome<Changed> }>(
      `mutation ($id: ID!) { done: ${field}(id: $id) { ${CHANGED} } }`,
      { id },
    );
    return done;
  }
}
