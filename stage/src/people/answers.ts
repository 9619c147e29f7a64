import type { Told } from "../client/answer.js";
import type {
  AgreementDoneFragment,
  AgreementSeenFragment,
  MessageSeenFragment,
  RecordDoneFragment,
  RecordSeenFragment,
} from "../gql/graphql.js";
import { graphql } from "../gql/index.js";

/** The part of a record of any kind that its acts answer with. */
export type Done = Pick<Told<RecordDoneFragment>, "alreadyDone"> & {
  record: Pick<Told<RecordDoneFragment>["record"], "id" | "status" | "submission">;
};

/** The part of an agreement that every act answers with. */
export type Changed = Pick<Told<AgreementDoneFragment>, "alreadyDone"> & {
  agreement: Pick<Told<AgreementDoneFragment>["agreement"], "id" | "status" | "submission"> & {
    /** Undefined where the record is no agreement. */
    number?: string | null | undefined;
  };
};

/** A record of any kind as its page shows it to one side. */
export type RecordSeen = Told<RecordSeenFragment>;

export const RecordSeenFields = graphql(`
  fragment RecordSeen on RecordView {
    id kind status statusLabel submission counterpart frozen nextStep deadline
    graduate { name schoolName }
    steps { title state }
    timeline { title actorRole actorName toStatus reason }
    availableActions { act allowed reason }
  }
`);

/** An agreement as its page shows it to one side. */
export type AgreementSeen = Told<AgreementSeenFragment>;

export const AgreementSeenFields = graphql(`
  fragment AgreementSeen on Agreement {
    id kind status statusLabel agreementType submission number deadline nextStep
    employer { name uscc }
    graduate { name schoolName }
    job { positionName }
    steps { title state at }
    timeline { title actorRole actorOrganisation actorName toStatus reasonCategory reason }
    availableActions { act allowed reason }
    document { url fileName }
    documentPending
  }
`);

/** A message in the app (F-94). */
export type MessageSeen = Told<MessageSeenFragment>;

export const MessageSeenFields = graphql(`
  fragment MessageSeen on Message { id title body recordId sentAt readAt }
`);
