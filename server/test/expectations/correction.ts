/*
 * 单位信息变更: what F-73, F-72, F-07, F-05, F-06, P-02 and P-07 say of every act in every state by everyone, written down by hand:
 * never derive it from the flow's own table, which it checks.
 */

export const ACTS = [
  "save",
  "submit",
  "withdraw",
  "abandon",
  "deleteDraft",
  "approve",
  "return",
  "reject",
  "undo",
] as const;
export type CorrectionActName = (typeof ACTS)[number];

export const STATES = [
  "DRAFT",
  "OPERATOR_REVIEW",
  "WITHDRAWN",
  "RETURNED",
  "REJECTED",
  "CORRECTED",
  "ABANDONED",
] as const;
export type CorrectionStateName = (typeof STATES)[number];

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

interface Cell {
  /** The state that a done act leads to; null where it changes none. REMOVED: the record is no more. */
  to: CorrectionStateName | "REMOVED" | null;
  letters: string;
}

const cell = (letters: string, to: CorrectionStateName | "REMOVED" | null = null): Cell => ({ to, letters });

const over: Record<CorrectionActName, Cell> = {
  save: cell(fillsNot),
  submit: cell(fillsNot),
  withdraw: cell(ownsNot),
  abandon: cell(ownsNot),
  deleteDraft: cell(ownsNot),
  approve: cell(decidesNot),
  return: cell(decidesNot),
  reject: cell(decidesNot),
  undo: cell(nothingHeld),
};

const edited: Record<CorrectionActName, Cell> = {
  ...over,
  save: cell(fills),
  submit: cell(fills, "OPERATOR_REVIEW"),
};

export const GRID: Readonly<Record<CorrectionStateName, Record<CorrectionActName, Cell>>> = {
  DRAFT: {
    ...edited,
    deleteDraft: cell(owns, "REMOVED"),
    approve: cell(unseen),
    return: cell(unseen),
    reject: cell(unseen),
    undo: cell(unseen),
  },
  OPERATOR_REVIEW: {
    ...over,
    submit: cell(filledSo),
    withdraw: cell(owns, "WITHDRAWN"),
    approve: cell(decides, "CORRECTED"),
    return: cell(decides, "RETURNED"),
    reject: cell(decides, "REJECTED"),
  },
  WITHDRAWN: { ...edited, withdraw: cell(ownedSo), abandon: cell(owns, "ABANDONED") },
  RETURNED: { ...edited, abandon: cell(owns, "ABANDONED") },
  REJECTED: over,
  // What is asked for stands already.
  CORRECTED: { ...over, submit: cell("irt -? -- 0") },
  ABANDONED: { ...over, abandon: cell(ownedSo) },
};
