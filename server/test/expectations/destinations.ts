import type { RecordStatus } from "../../src/words/record-words.js";
import type { Expectation } from "../matrix.js";
import {
  departmentsTurn,
  nobodysTurn,
  nothingHeld,
  readers,
  schoolForDepartment,
  schoolsTurn,
} from "./online-signing.js";

/*
 * Other destinations: what F-01…F-07, F-10…F-18, F-60…F-64, S-13 and P-01…P-05 say of every act in every state by everyone, written
 * down by hand from the spec: never derive it from the flow's own table, which it checks.
 */

export const ACTS = [
  "save",
  "submit",
  "withdraw",
  "abandon",
  "deleteDraft",
  "void",
  "approve",
  "return",
  "reject",
  "undo",
  "reveal",
] as const;
export type DestinationActName = (typeof ACTS)[number];

export const STATES: readonly RecordStatus[] = [
  "DRAFT",
  "DEPARTMENT_REVIEW",
  "SCHOOL_REVIEW",
  "WITHDRAWN",
  "RETURNED",
  "REJECTED",
  "REGISTERED",
  "VOIDED",
  "ABANDONED",
  "CLOSED",
];

// Columns: graduates · employers · department, read-only, this level, other level, no right, other department ·
// school, read-only, this level, other level, no right, other school · province, other · ministry · operator · nobody

/** F-07, F-12, F-60, F-63: the graduate's alone. */
const graduates = "!? --- ------ ------ -- - - 0";
const graduatesNot = "m? --- ------ ------ -- - - 0";
const graduateDidSo = "d? --- ------ ------ -- - - 0";
/** F-12: the department has approved this submission. */
const decidedUpon = "v? --- ------ ------ -- - - 0";
/** Saving and submitting make the record when the id is new: another's id is taken, whatever stands behind it. */
const own = "!t --- ------ ------ -- - - 0";
const ownNot = "mt --- ------ ------ -- - - 0";
const ownDoneSo = "dt --- ------ ------ -- - - 0";
/** What was never submitted is the graduate's alone: for everybody else there is no such record. */
const unseen = "-- --- ?????? ?????? -- - - 0";
const unseenByReaders = "-- --- ?????? ?????? ?? ? - 0";

const over: Record<DestinationActName, Expectation> = {
  save: { to: null, letters: ownNot },
  submit: { to: null, letters: ownNot },
  withdraw: { to: null, letters: graduatesNot },
  abandon: { to: null, letters: graduatesNot },
  deleteDraft: { to: null, letters: graduatesNot },
  void: { to: null, letters: graduatesNot },
  approve: { to: null, letters: nobodysTurn },
  return: { to: null, letters: nobodysTurn },
  reject: { to: null, letters: nobodysTurn },
  undo: { to: null, letters: nothingHeld },
  reveal: { to: "PersonalData", letters: readers },
};

/** F-07, F-13: what is withdrawn or returned may be edited, submitted again, abandoned. */
const backWithGraduate: Record<DestinationActName, Expectation> = {
  ...over,
  save: { to: "DraftSaved", letters: own },
  submit: { to: "DEPARTMENT_REVIEW", letters: own },
  abandon: { to: "ABANDONED", letters: graduates },
};

/** A school that reviews department first, then school, and whose departments have reviewers. */
export const DEPARTMENT_FIRST: Readonly<Record<string, Record<DestinationActName, Expectation>>> = {
  DRAFT: {
    ...over,
    save: { to: "DraftSaved", letters: own },
    submit: { to: "DEPARTMENT_REVIEW", letters: own },
    deleteDraft: { to: "DraftDeleted", letters: graduates },
    approve: { to: null, letters: unseen },
    return: { to: null, letters: unseen },
    reject: { to: null, letters: unseen },
    undo: { to: null, letters: unseen },
    reveal: { to: null, letters: unseenByReaders },
  },
  DEPARTMENT_REVIEW: {
    ...over,
    submit: { to: null, letters: ownDoneSo },
    withdraw: { to: "WITHDRAWN", letters: graduates },
    approve: { to: "SCHOOL_REVIEW", letters: departmentsTurn },
    return: { to: "RETURNED", letters: departmentsTurn },
    reject: { to: "REJECTED", letters: departmentsTurn },
  },
  SCHOOL_REVIEW: {
    ...over,
    withdraw: { to: null, letters: decidedUpon },
    approve: { to: "REGISTERED", letters: schoolsTurn },
    return: { to: "RETURNED", letters: schoolsTurn },
    reject: { to: "REJECTED", letters: schoolsTurn },
  },
  WITHDRAWN: { ...backWithGraduate, withdraw: { to: null, letters: graduateDidSo } },
  RETURNED: backWithGraduate,
  REJECTED: over,
  // F-62, F-63: nobody changes it any more; its graduate alone voids it.
  REGISTERED: { ...over, void: { to: "VOIDED", letters: graduates } },
  VOIDED: { ...over, void: { to: null, letters: graduateDidSo } },
  ABANDONED: { ...over, abandon: { to: null, letters: graduateDidSo } },
  CLOSED: over,
};

/** A school that reviews alone: what differs (F-10). */
export const SCHOOL_ONLY: Readonly<Record<string, Partial<Record<DestinationActName, Expectation>>>> = {
  DRAFT: { submit: { to: "SCHOOL_REVIEW", letters: own } },
  SCHOOL_REVIEW: {
    submit: { to: null, letters: ownDoneSo },
    withdraw: { to: "WITHDRAWN", letters: graduates },
    approve: { to: "REGISTERED", letters: schoolsTurn },
    return: { to: "RETURNED", letters: schoolsTurn },
    reject: { to: "REJECTED", letters: schoolsTurn },
  },
  RETURNED: { submit: { to: "SCHOOL_REVIEW", letters: own } },
};

/** A department without any account that could review: what differs (F-10a). Its own columns have nobody in them. */
export const DEPARTMENT_WITHOUT_REVIEWER: Readonly<
  Record<string, Partial<Record<DestinationActName, Expectation>>>
> = {
  DEPARTMENT_REVIEW: {
    withdraw: { to: "WITHDRAWN", letters: graduates },
    approve: { to: "SCHOOL_REVIEW", letters: schoolForDepartment },
    return: { to: "RETURNED", letters: schoolForDepartment },
    reject: { to: "REJECTED", letters: schoolForDepartment },
  },
};

/** Who sees the record: employers of the platform never do, staff once it was submitted (P-04, P-07). */
export const SEES = "!? ??? !!!??? !!!??? !? ! - 0";
export const SEES_DRAFT = "!? ??? ?????? ?????? ?? ? - 0";
