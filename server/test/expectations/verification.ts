/*
 * 单位认证: what F-70, F-72, F-05, F-06, P-02 and P-07 say of every act in every state by everyone, written down by hand:
 * never derive it from the flow's own table, which it checks.
 */

/** Who tries: the columns of the grid, in this order. */
export const PEOPLE = [
  "in charge",
  "colleague",
  "other employer",
  "operator",
  "graduate",
  "school",
  "ministry",
  "nobody",
] as const;
export type TrierName = (typeof PEOPLE)[number];

/**
 * `!` done · `d` done already, nothing changed now · `m` RecordMovedOn · `t` ID_TAKEN · `h` NOTHING_HELD · `r` not this
 * account's right (F-72) · `?` UnknownRecord: out of sight and unknown answer alike · `-` the operation is not this
 * role's at all · `0` signed out.
 */
export const LETTERS: Readonly<Record<string, string>> = {
  "!": "done",
  d: "done already",
  m: "RECORD_MOVED_ON",
  t: "ID_TAKEN",
  h: "NOTHING_HELD",
  r: "FORBIDDEN",
  "?": "UNKNOWN_RECORD",
  "-": "FORBIDDEN",
  "0": "UNAUTHENTICATED",
};

export const ACTS = [
  "save",
  "submit",
  "withdraw",
  "abandon",
  "approve",
  "return",
  "reject",
  "undo",
  "reveal",
] as const;
export type ActName = (typeof ACTS)[number];

export const STATES = [
  "DRAFT",
  "OPERATOR_REVIEW",
  "WITHDRAWN",
  "RETURNED",
  "REJECTED",
  "VERIFIED",
  "ABANDONED",
] as const;
export type StateName = (typeof STATES)[number];

// in charge · colleague · other employer · operator · graduate · school · ministry · nobody

/** Filling in makes the record when its id is new: another's id is taken, whatever stands behind it. */
const fills = "!rt -? -- 0";
const fillsNot = "mrt -? -- 0";
const filledSo = "drt -? -- 0";
const owns = "!r? -? -- 0";
const ownsNot = "mr? -? -- 0";
const ownedSo = "dr? -? -- 0";
/** What was never submitted is its employer's alone. */
const unseen = "--- ?- ?- 0";
const decides = "--- !- ?- 0";
const decidesNot = "--- m- ?- 0";
const nothingHeld = "--- h- ?- 0";
const looks = "--- !- -- 0";
const looksNot = "--- ?- -- 0";

interface Cell {
  /** The state that a done act leads to; null where it changes none. */
  to: StateName | null;
  letters: string;
}

const cell = (letters: string, to: StateName | null = null): Cell => ({ to, letters });

const over: Record<ActName, Cell> = {
  save: cell(fillsNot),
  submit: cell(fillsNot),
  withdraw: cell(ownsNot),
  abandon: cell(ownsNot),
  approve: cell(decidesNot),
  return: cell(decidesNot),
  reject: cell(decidesNot),
  undo: cell(nothingHeld),
  reveal: cell(looks),
};

const edited: Record<ActName, Cell> = {
  ...over,
  save: cell(fills),
  submit: cell(fills, "OPERATOR_REVIEW"),
};

export const GRID: Readonly<Record<StateName, Record<ActName, Cell>>> = {
  DRAFT: {
    ...edited,
    approve: cell(unseen),
    return: cell(unseen),
    reject: cell(unseen),
    undo: cell(unseen),
    reveal: cell(looksNot),
  },
  OPERATOR_REVIEW: {
    ...over,
    submit: cell(filledSo),
    withdraw: cell(owns, "WITHDRAWN"),
    approve: cell(decides, "VERIFIED"),
    return: cell(decides, "RETURNED"),
    reject: cell(decides, "REJECTED"),
  },
  WITHDRAWN: { ...edited, withdraw: cell(ownedSo), abandon: cell(owns, "ABANDONED") },
  RETURNED: { ...edited, abandon: cell(owns, "ABANDONED") },
  REJECTED: over,
  VERIFIED: over,
  ABANDONED: { ...over, abandon: cell(ownedSo) },
};
