import { AcceptInvitation, ConfirmMyData, DeclineInvitation } from "../client/acts.js";
import type { Outcome, Told } from "../client/answer.js";
import type { Conversation } from "../client/conversation.js";
import { textToAccept } from "../client/reading.js";
import type { GraduateSelfFragment, HomeQuery } from "../gql/graphql.js";
import { graphql } from "../gql/index.js";
import type { Changed } from "./answers.js";
import { Applicant } from "./applicant.js";

/** A card of the home page. */
export type CardSeen = Told<HomeQuery["myRecords"][number]>;

const Home = graphql(`
  query Home {
    myRecords { id counterpart status statusLabel answerable holds deadline nextStep }
  }
`);

export type GraduateSelf = Told<GraduateSelfFragment>;

const Self = graphql(`
  query Self {
    graduateViewer { ...GraduateSelf }
  }
  fragment GraduateSelf on GraduateViewer {
    name cohort schoolName confirmedAt consentDue notOperatingReason unreadMessages
  }
`);

const RegisterGraduate = graphql(`
  mutation RegisterGraduate($input: RegisterGraduateInput!) {
    registerGraduate(input: $input) { __typename ... on CodeSent { ticket sentTo } ...RefusalFacts }
  }
`);

const ConfirmRegistration = graphql(`
  mutation ConfirmRegistration($ticket: String!, $code: String!, $consentTo: Int) {
    confirmRegistration(ticket: $ticket, code: $code, consentTo: $consentTo) { __typename ...GraduateSelf ...RefusalFacts }
  }
`);

const NoticeStanding = graphql(`query NoticeStanding { portalText(kind: PRIVACY) { version } }`);

/** What a graduate knows of their own roster row, and the mobile number to sign in with. */
export interface Registrant {
  name: string;
  idNumber: string;
  studentNumber: string;
  candidateNumber: string;
  mobile: string;
}

/** A graduate at the phone. */
export class Graduate<Line extends Conversation = Conversation> extends Applicant<Line> {
  /** @throws when nobody is signed in on this line. */
  async self(): Promise<GraduateSelf> {
    const self = await this.line.send(Self);
    if (!self) throw new Error("Nobody is signed in");
    return self;
  }

  /**
   * At the embedded identity provider (docs/adr/0008): a code goes to the mobile that the school knows (P-12).
   */
  asksToRegister(
    person: Registrant,
    password: string,
  ): Promise<Outcome<{ ticket: string; sentTo: string | null }>> {
    const { name, idNumber, studentNumber, candidateNumber, mobile } = person;
    const input = { name, idNumber, studentNumber, candidateNumber, mobile, password };
    return this.line.send(RegisterGraduate, { input });
  }

  /** Signed in when done, agreeing to the privacy notice that stands. */
  async confirmsRegistration(ticket: string, code: string): Promise<Outcome<GraduateSelf>> {
    const notice = await this.line.send(NoticeStanding);
    return await this.line.send(ConfirmRegistration, { ticket, code, consentTo: notice?.version ?? null });
  }

  /** F-93, agreeing to the privacy notice where that is asked. */
  async confirmsData(): Promise<Outcome<GraduateSelf>> {
    const { consentDue } = await this.self();
    return await this.line.send(ConfirmMyData, { consentTo: consentDue });
  }

  home(): Promise<CardSeen[]> {
    return this.line.send(Home);
  }

  /** Having read the agreement (F-24). */
  async accepts(id: string): Promise<Outcome<Changed>> {
    const textSha256 = await textToAccept(this.line, id);
    return await this.line.send(AcceptInvitation, { id, textSha256 });
  }

  declines(id: string): Promise<Outcome<Changed>> {
    return this.line.send(DeclineInvitation, { id });
  }
}
