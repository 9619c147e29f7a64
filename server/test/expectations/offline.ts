import type { RecordStatus } from "../../src/words/record-words.js";
import type { Expectation } from "../matrix.js";
import {
  departmentsTurn,
  nobodysTurn,
  nothingHeld,
  readers,
  schoolAmends,
  schoolAmendsNot,
  schoolForDepartment,
  schoolsTurn,
} from "./online-signing.js";

/*
 * 线下签约: what F-01…F-07, F-10…F-18, F-30…F-35, S-13 and P-01…P-05 say of every act in every state by everyone, written down by hand
 * from the spec: never derive it from the flow's own table, which it checks.
 */

export const ACTS = [
  "save",
  "submit",
  "submitSigning",
  "sendStampLink",
  "withdraw",
  "abandon",
  "deleteDraft",
  "approve",
  "return",
  "reject",
  "amend",
  "undo",
  "reveal",
] as const;
export type OfflineActName = (typeof ACTS)[number];

export const STATES: readonly RecordStatus[] = [
  "DRAFT",
  "AGREEMENT_DEPARTMENT_REVIEW",
  "AGREEMENT_SCHOOL_REVIEW",
  "WITHDRAWN",
  "AGREEMENT_RETURNED",
  "AGREEMENT_REJECTED",
  "AWAITING_STAMP",
  "DEPARTMENT_REVIEW",
  "SCHOOL_REVIEW",
  "SIGNING_WITHDRAWN",
  "RETURNED",
  "REJECTED",
  "SIGNED",
  "ABANDONED",
  "CLOSED",
  "TERMINATED",
];

// Columns: graduates · employers · department, read-only, this level, other level, no right, other department ·
// school, read-only, this level, other level, no right, other school · province, other · ministry · operator · nobody

/** F-07, F-12, F-30, F-32: the graduate's alone. */
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

const over: Record<OfflineActName, Expectation> = {
  save: { to: null, letters: ownNot },
  submit: { to: null, letters: ownNot },
  submitSigning: { to: null, letters: graduatesNot },
  sendStampLink: { to: null, letters: graduatesNot },
  withdraw: { to: null, letters: graduatesNot },
  abandon: { to: null, letters: graduatesNot },
  deleteDraft: { to: null, letters: graduatesNot },
  approve: { to: null, letters: nobodysTurn },
  return: { to: null, letters: nobodysTurn },
  reject: { to: null, letters: nobodysTurn },
  amend: { to: null, letters: schoolAmendsNot },
  undo: { to: null, letters: nothingHeld },
  reveal: { to: "PersonalData", letters: readers },
};

/** F-07, F-13, F-31: before its agreement is approved it may be edited, submitted again, abandoned. */
const applicationBack: Record<OfflineActName, Expectation> = {
  ...over,
  save: { to: "DraftSaved", letters: own },
  submit: { to: "AGREEMENT_DEPARTMENT_REVIEW", letters: own },
  abandon: { to: "ABANDONED", letters: graduates },
};

/** F-07, F-13, F-33: from here on there are files to upload and nothing to edit; no 放弃, and no second first review. */
const signingBack: Record<OfflineActName, Expectation> = {
  ...over,
  submitSigning: { to: "DEPARTMENT_REVIEW", letters: graduates },
};

/** A school that reviews department first, then school, and whose departments have reviewers. */
export const DEPARTMENT_FIRST: Readonly<Record<string, Record<OfflineActName, Expectation>>> = {
  DRAFT: {
    ...over,
    save: { to: "DraftSaved", letters: own },
    submit: { to: "AGREEMENT_DEPARTMENT_REVIEW", letters: own },
    deleteDraft: { to: "DraftDeleted", letters: graduates },
    approve: { to: null, letters: unseen },
    return: { to: null, letters: unseen },
    reject: { to: null, letters: unseen },
    amend: { to: null, letters: unseen },
    undo: { to: null, letters: unseen },
    reveal: { to: null, letters: unseenByReaders },
  },
  AGREEMENT_DEPARTMENT_REVIEW: {
    ...over,
    submit: { to: null, letters: ownDoneSo },
    withdraw: { to: "WITHDRAWN", letters: graduates },
    approve: { to: "AGREEMENT_SCHOOL_REVIEW", letters: departmentsTurn },
    return: { to: "AGREEMENT_RETURNED", letters: departmentsTurn },
    reject: { to: "AGREEMENT_REJECTED", letters: departmentsTurn },
  },
  AGREEMENT_SCHOOL_REVIEW: {
    ...over,
    withdraw: { to: null, letters: decidedUpon },
    approve: { to: "AWAITING_STAMP", letters: schoolsTurn },
    return: { to: "AGREEMENT_RETURNED", letters: schoolsTurn },
    reject: { to: "AGREEMENT_REJECTED", letters: schoolsTurn },
  },
  WITHDRAWN: { ...applicationBack, withdraw: { to: null, letters: graduateDidSo } },
  AGREEMENT_RETURNED: applicationBack,
  AGREEMENT_REJECTED: over,
  /** F-32: the link goes out while the stamped copy is awaited, or was given back. */
  AWAITING_STAMP: { ...signingBack, sendStampLink: { to: "AWAITING_STAMP", letters: graduates } },
  DEPARTMENT_REVIEW: {
    ...over,
    submitSigning: { to: null, letters: graduateDidSo },
    withdraw: { to: "SIGNING_WITHDRAWN", letters: graduates },
    approve: { to: "SCHOOL_REVIEW", letters: departmentsTurn },
    return: { to: "RETURNED", letters: departmentsTurn },
    reject: { to: "REJECTED", letters: departmentsTurn },
  },
  SCHOOL_REVIEW: {
    ...over,
    withdraw: { to: null, letters: decidedUpon },
    approve: { to: "SIGNED", letters: schoolsTurn },
    return: { to: "RETURNED", letters: schoolsTurn },
    reject: { to: "REJECTED", letters: schoolsTurn },
  },
  SIGNING_WITHDRAWN: { ...signingBack, withdraw: { to: null, letters: graduateDidSo } },
  RETURNED: { ...signingBack, sendStampLink: { to: "RETURNED", letters: graduates } },
  REJECTED: over,
  SIGNED: { ...over, amend: { to: "SIGNED", letters: schoolAmends } },
  ABANDONED: { ...over, abandon: { to: null, letters: graduateDidSo } },
  CLOSED: over,
  TERMINATED: over,
};

/** A school that reviews alone: what differs (F-10). */
export const SCHOOL_ONLY: Readonly<Record<string, Partial<Record<OfflineActName, Expectation>>>> = {
  DRAFT: { submit: { to: "AGREEMENT_SCHOOL_REVIEW", letters: own } },
  AGREEMENT_SCHOOL_REVIEW: {
    submit: { to: null, letters: ownDoneSo },
    withdraw: { to: "WITHDRAWN", letters: graduates },
    approve: { to: "AWAITING_STAMP", letters: schoolsTurn },
    return: { to: "AGREEMENT_RETURNED", letters: schoolsTurn },
    reject: { to: "AGREEMENT_REJECTED", letters: schoolsTurn },
  },
  AGREEMENT_RETURNED: { submit: { to: "AGREEMENT_SCHOOL_REVIEW", letters: own } },
  AWAITING_STAMP: { submitSigning: { to: "SCHOOL_REVIEW", letters: graduates } },
  SCHOOL_REVIEW: {
    submitSigning: { to: null, letters: graduateDidSo },
    withdraw: { to: "SIGNING_WITHDRAWN", letters: graduates },
    approve: { to: "SIGNED", letters: schoolsTurn },
    return: { to: "RETURNED", letters: schoolsTurn },
    reject: { to: "REJECTED", letters: schoolsTurn },
  },
  RETURNED: { submitSigning: { to: "SCHOOL_REVIEW", letters: graduates } },
};

/** A department without any account that could review: what differs (F-10a). Its own columns have nobody in them. */
export const DEPARTMENT_WITHOUT_REVIEWER: Readonly<
  Record<string, Partial<Record<OfflineActName, Expectation>>>
> = {
  AGREEMENT_DEPARTMENT_REVIEW: {
    withdraw: { to: "WITHDRAWN", letters: graduates },
    approve: { to: "AGREEMENT_SCHOOL_REVIEW", letters: schoolForDepartment },
    return: { to: "AGREEMENT_RETURNED", letters: schoolForDepartment },
    reject: { to: "AGREEMENT_REJECTED", letters: schoolForDepartment },
  },
  DEPARTMENT_REVIEW: {
    withdraw: { to: "SIGNING_WITHDRAWN", letters: graduates },
    approve: { to: "SCHOOL_REVIEW", letters: schoolForDepartment },
    return: { to: "RETURNED", letters: schoolForDepartment },
    reject: { to: "REJECTED", letters: schoolForDepartment },
  },
};

/** Who sees the record: employers of the platform never do, staff once it was submitted (P-04, P-07). */
export const SEES = "!? ??? !!!??? !!!??? !? ! - 0";
export const SEES_DRAFT = "!? ??? ?????? ?????? ?? ? - 0";
