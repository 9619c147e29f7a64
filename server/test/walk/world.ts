/**
 * The words of the walk's own model. Read from docs/rules.md, written by hand, and never from the flows' tables, which it
 * checks: nothing here may import them.
 */

export type Kind =
  | "ONLINE_AGREEMENT"
  | "OFFLINE_AGREEMENT"
  | "PAPER_AGREEMENT"
  | "DESTINATION"
  | "ONLINE_TERMINATION"
  | "OFFLINE_TERMINATION";

/** What a graduate begins of their own. */
export const OWN_KINDS = ["OFFLINE_AGREEMENT", "PAPER_AGREEMENT", "DESTINATION"] as const;

/**
 * School A reviews by department and school and has a read-only account; while its department's only reviewer is
 * disabled, the school takes that step too (F-10a). School B reviews alone. Graduates 0 and 1 are A's (1 of the cohort
 * that closes first), 2 and 3 are B's (3 is 定向, mode 21). 4 and 5 are B's too, and other rows of 0 and 1 (F-01a): 4 is
 * the 硕士 of 0, who lives in both; 5 is of the same stage as 1, off the roster until 1 lives no longer (F-01b).
 */
export const PEOPLE = [
  "graduate 0",
  "graduate 1",
  "graduate 2",
  "graduate 3",
  "graduate 4",
  "graduate 5",
  "employer 0",
  "employer 1",
  "department A",
  "school A",
  "reader A",
  "school B",
] as const;
export type Who = (typeof PEOPLE)[number];

/** Whose row each graduate's is: the number of the person's first. */
const PERSONS = [0, 1, 2, 3, 0, 1] as const;

/** F-01a: one person, for whichever row the session acts. */
export function asPerson(who: Who): Who {
  const [what, number] = who.split(" ");
  return what === "graduate" ? (`graduate ${PERSONS[Number(number)]}` as Who) : who;
}

export const ACTS = [
  "invite",
  "extend",
  "takeBackInvitation",
  "accept",
  "decline",
  "save",
  "submit",
  "submitSigning",
  "withdraw",
  "abandon",
  "deleteDraft",
  "void",
  "approve",
  "return",
  "reject",
  "undo",
  "amend",
  "askTermination",
  "answerYes",
  "answerNo",
  "takeBackTermination",
  "force",
  "resubmit",
  "remove",
  "restore",
  "disable",
  "enable",
  "wait",
] as const;
export type Act = (typeof ACTS)[number];

/** What an allowed command changes. */
export type Change = () => void;

/** One command: who does what to which record, graduate or kind. `roll` decides what else may vary. */
export interface Step {
  act: Act;
  who: Who;
  /** Name of the record in the model, e.g. r3; a new one where the act makes it. */
  record?: string;
  graduate?: number;
  kind?: Kind;
  roll: number;
  /** A held verdict that takes effect: whose turn it is was checked when it was given (F-18). */
  given?: true;
}

export interface ModelGraduate {
  number: number;
  /** 博士, 硕士, …: of one stage a person lives in one row (F-01b). */
  stage: "本科" | "硕士";
  school: "A" | "B";
  /** End of their cohort's time, in milliseconds (F-90). */
  closing: number;
  /** 培养方式 21 (F-22, F-64). */
  commissioned: boolean;
  frozen: boolean;
  /** What the registry should have; null for nothing so far. */
  registry: { code: string; category: string | null } | null;
}

export interface Held {
  who: Who;
  act: "approve" | "return" | "reject";
  until: number;
  step: Step;
}

export interface ModelRecord {
  name: string;
  kind: Kind;
  graduate: ModelGraduate;
  employer: Who | null;
  status: string;
  submission: number;
  /** Rows of history it must have. */
  steps: number;
  due: number | null;
  sentAt: number;
  held: Held | null;
  /** Whether the present submission is a statement (F-34). */
  statement: boolean;
  /** Destination type, or job category, as they stand. */
  code: string;
  category: string;
  /** Of terminations. */
  agreement: ModelRecord | null;
  askedBy: Who | null;
  /** Who did the last thing to it, which they may repeat without effect. */
  last: Who | null;
}

/** F-01: what occupies its graduate. */
const HOLDING = new Set([
  "AGREEMENT_DEPARTMENT_REVIEW",
  "AGREEMENT_SCHOOL_REVIEW",
  "AGREEMENT_RETURNED",
  "AWAITING_STAMP",
  "DEPARTMENT_REVIEW",
  "SCHOOL_REVIEW",
  "WITHDRAWN",
  "SIGNING_WITHDRAWN",
  "RETURNED",
  "SIGNED",
  "REGISTERED",
]);
export const holds = (record: ModelRecord): boolean => HOLDING.has(record.status);

/** F-90a: what the closing ends, and as what. */
export const ENDED_BY_CLOSING: Readonly<Record<string, string>> = {
  DRAFT: "CLOSED",
  WITHDRAWN: "CLOSED",
  AGREEMENT_RETURNED: "CLOSED",
  RETURNED: "CLOSED",
  AWAITING_STAMP: "CLOSED",
  SIGNING_WITHDRAWN: "CLOSED",
  ASKED_BY_GRADUATE: "TERMINATION_CLOSED",
  ASKED_BY_EMPLOYER: "TERMINATION_CLOSED",
  TERMINATION_RETURNED: "TERMINATION_CLOSED",
};

/** What waits for the first and for the second step of a chain (F-10). */
export const AT_DEPARTMENT: ReadonlySet<string> = new Set([
  "AGREEMENT_DEPARTMENT_REVIEW",
  "DEPARTMENT_REVIEW",
  "TERMINATION_DEPARTMENT_REVIEW",
]);
export const AT_SCHOOL: ReadonlySet<string> = new Set([
  "AGREEMENT_SCHOOL_REVIEW",
  "SCHOOL_REVIEW",
  "TERMINATION_SCHOOL_REVIEW",
]);

/** F-56 */
export const OPEN_TERMINATION: ReadonlySet<string> = new Set([
  "ASKED_BY_GRADUATE",
  "ASKED_BY_EMPLOYER",
  "TERMINATION_DEPARTMENT_REVIEW",
  "TERMINATION_SCHOOL_REVIEW",
  "TERMINATION_RETURNED",
]);

export const isTermination = ({ kind }: { kind: Kind }): boolean => kind.endsWith("_TERMINATION");
export const isAgreement = ({ kind }: { kind: Kind }): boolean => kind.endsWith("_AGREEMENT");

// ── Time, and what a roll of the dice says ───────────────────────────────────

export const SECOND = 1000;
export const DAY = 86_400 * SECOND;

/** Bits of `roll` that mean something to a verdict: held (F-18), on an older submission (F-06), with changes (F-62). */
export const HOLD = 1;
export const STALE = 2;
export const CHANGED = 4;
