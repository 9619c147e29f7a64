import type { RecordStatus } from "../../src/words/record-words.js";
import type { Expectation } from "../matrix.js";
import { nobodysTurn, nothingHeld, readers } from "./online-signing.js";

/*
 * What F-05…F-07, F-12 and F-13 say alike of everything that a graduate begins, written down by hand from the spec:
 * never derive it from a flow's own table, which it checks.
 */

// Columns: graduates · employers · department, read-only, this level, other level, no right, other department ·
// school, read-only, this level, other level, no right, other school · province, other · ministry · operator · nobody

/** What graduates alone can do at all. */
export const graduates = "!? --- ------ ------ -- - - 0";
export const graduatesNot = "m? --- ------ ------ -- - - 0";
export const graduateDidSo = "d? --- ------ ------ -- - - 0";
/** F-07, F-12: theirs among whoever fills something in; of employers, the person in charge does so of the own organisation (F-72). */
export const fillers = "!? ?-? ------ ------ -- - - 0";
export const fillersNot = "m? ?-? ------ ------ -- - - 0";
export const fillerDidSo = "d? ?-? ------ ------ -- - - 0";
/** F-12: the department has approved this submission. */
export const decidedUpon = "v? ?-? ------ ------ -- - - 0";
/** Saving and submitting make the record when the id is new: another's id is taken, whatever stands behind it. */
export const own = "!t ?-? ------ ------ -- - - 0";
export const ownNot = "mt ?-? ------ ------ -- - - 0";
export const ownDoneSo = "dt ?-? ------ ------ -- - - 0";
/** What was never submitted is the graduate's alone: for everybody else there is no such record. */
export const unseen = "-- --- ?????? ?????? -- - ? 0";
export const unseenBySchools = "-- --- ?????? ?????? -- - - 0";
const unseenByReaders = "-- --- ?????? ?????? ?? ? - 0";

/** The acts of every flow that a graduate begins. */
type OwnAct =
  | "save"
  | "submit"
  | "withdraw"
  | "abandon"
  | "deleteDraft"
  | "approve"
  | "return"
  | "reject"
  | "undo"
  | "reveal";

/** Nothing can be done with it any more but look. */
export const nothingMore: Record<OwnAct, Expectation> = {
  save: { to: null, letters: ownNot },
  submit: { to: null, letters: ownNot },
  withdraw: { to: null, letters: fillersNot },
  abandon: { to: null, letters: fillersNot },
  deleteDraft: { to: null, letters: graduatesNot },
  approve: { to: null, letters: nobodysTurn },
  return: { to: null, letters: nobodysTurn },
  reject: { to: null, letters: nobodysTurn },
  undo: { to: null, letters: nothingHeld },
  reveal: { to: "PersonalData", letters: readers },
};

/** F-07: a draft, which is submitted to this state. */
export const draftTo = (submitted: RecordStatus) => ({
  save: { to: "DraftSaved", letters: own },
  submit: { to: submitted, letters: own },
  deleteDraft: { to: "DraftDeleted", letters: graduates },
  approve: { to: null, letters: unseen },
  return: { to: null, letters: unseen },
  reject: { to: null, letters: unseen },
  undo: { to: null, letters: unseen },
  reveal: { to: null, letters: unseenByReaders },
});

/** F-07, F-13: what is withdrawn or returned may be edited, submitted again to this state, abandoned. */
export const backWithGraduate = (submitted: RecordStatus) => ({
  save: { to: "DraftSaved", letters: own },
  submit: { to: submitted, letters: own },
  abandon: { to: "ABANDONED", letters: fillers },
});

/** F-11: a verdict of each kind, by whose turn it is. */
export const verdicts = (
  approved: RecordStatus,
  returned: RecordStatus,
  rejected: RecordStatus,
  letters: string,
) => ({
  approve: { to: approved, letters },
  return: { to: returned, letters },
  reject: { to: rejected, letters },
});
