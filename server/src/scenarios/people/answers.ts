import type { ActorRole } from "../../workflow/index.js";

/** What a refusal says; every act may answer one in place of its result. */
export interface Refused {
  code?: string;
  message?: string;
  fields?: { field: string; message: string }[];
}

/** The answer to an act: its type by name, the result when done, else why not. */
export type Outcome<Result = unknown> = { __typename: string } & Refused & Partial<Result>;

const DONE = ["AgreementChanged", "RecordChanged", "DraftSaved", "DraftDeleted", "RosterChanged"];

/** Whether an act was done, rather than refused or held. */
export function isDone({ __typename }: Outcome): boolean {
  return DONE.includes(__typename);
}

/** The part of a record of any kind that its acts answer with. */
export interface Done {
  alreadyDone: boolean;
  record: { id: string; status: string; submission: number };
}

/** A record of any kind as its page shows it to one side. */
export interface RecordSeen {
  id: string;
  kind: string;
  status: string;
  statusLabel: string;
  submission: number;
  counterpart: string | null;
  frozen: boolean;
  nextStep: string;
  deadline: string | null;
  graduate: { name: string; schoolName: string };
  steps: { title: string; state: string }[];
  timeline: {
    title: string;
    actorRole: ActorRole;
    actorName: string | null;
    toStatus: string | null;
    reason: string | null;
  }[];
  availableActions: { act: string; allowed: boolean; reason: string | null }[];
}

/** The part of an agreement that every act answers with. */
export interface Changed {
  alreadyDone: boolean;
  agreement: { id: string; status: string; submission: number; number: string | null };
}

/** An agreement as its page shows it to one side. */
export interface AgreementSeen {
  id: string;
  status: string;
  statusLabel: string;
  agreementType: "TWO_PARTY" | "THREE_PARTY";
  submission: number;
  number: string | null;
  deadline: string | null;
  nextStep: string;
  employer: { name: string; uscc: string };
  graduate: { name: string; schoolName: string };
  job: { positionName: string };
  steps: { title: string; state: string; at: string | null }[];
  timeline: {
    title: string;
    actorRole: ActorRole;
    actorOrganisation: string;
    actorName: string | null;
    toStatus: string | null;
    reasonCategory: string | null;
    reason: string | null;
  }[];
  availableActions: { act: string; allowed: boolean; reason: string | null }[];
  document: { url: string; fileName: string } | null;
  documentPending: boolean;
}

/** A message in the app (F-94). */
export interface MessageSeen {
  id: string;
  title: string;
  body: string;
  recordId: string | null;
  sentAt: string;
  readAt: string | null;
}

/** Selected of every act on an agreement. */
export const CHANGED = `
  __typename
  ... on AgreementChanged { alreadyDone agreement { id status submission number } }
  ... on Refusal { code message }`;

/** Selected of every verdict, which is given on records of any kind. */
export const DECIDED = `
  __typename
  ... on RecordChanged { alreadyDone agreement: record { id status submission ... on Agreement { number } } }
  ... on Refusal { code message }`;

/** Selected of every act on a record of any kind. */
export const RECORD_DONE = `
  __typename
  ... on RecordChanged { alreadyDone record { id status submission } }
  ... on Refusal { code message }`;

/** Selected beside it where an act takes input. */
export const PROBLEMS = "... on InvalidInput { fields { field message } }";

export const RECORD_SEEN = `
  id kind status statusLabel submission counterpart frozen nextStep deadline
  graduate { name schoolName }
  steps { title state }
  timeline { title actorRole actorName toStatus reason }
  availableActions { act allowed reason }`;

export const AGREEMENT_SEEN = `
  id status statusLabel agreementType submission number deadline nextStep
  employer { name uscc } graduate { name schoolName } job { positionName }
  steps { title state at }
  timeline { title actorRole actorOrganisation actorName toStatus reasonCategory reason }
  availableActions { act allowed reason }
  document { url fileName } documentPending`;
