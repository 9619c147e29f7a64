import type { RecordStatus } from "../../src/words/record-words.js";
import type { Expectation } from "../matrix.js";
import { departmentsTurn, schoolForDepartment, schoolsTurn } from "./online-signing.js";
import {
  backWithGraduate,
  decidedUpon,
  draftTo,
  fillerDidSo,
  fillers,
  graduateDidSo,
  graduates,
  graduatesNot,
  nothingMore,
  own,
  ownDoneSo,
  verdicts,
} from "./own-records.js";

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

const over: Record<DestinationActName, Expectation> = {
  ...nothingMore,
  void: { to: null, letters: graduatesNot },
};

/** F-07, F-13: what is withdrawn or returned may be edited, submitted again, abandoned. */
const back: Record<DestinationActName, Expectation> = {
  ...over,
  ...backWithGraduate("DEPARTMENT_REVIEW"),
};

/** A school that reviews department first, then school, and whose departments have reviewers. */
export const DEPARTMENT_FIRST: Readonly<Record<string, Record<DestinationActName, Expectation>>> = {
  DRAFT: {
    ...over,
    ...draftTo("DEPARTMENT_REVIEW"),
  },
  DEPARTMENT_REVIEW: {
    ...over,
    submit: { to: null, letters: ownDoneSo },
    withdraw: { to: "WITHDRAWN", letters: fillers },
    ...verdicts("SCHOOL_REVIEW", "RETURNED", "REJECTED", departmentsTurn),
  },
  SCHOOL_REVIEW: {
    ...over,
    withdraw: { to: null, letters: decidedUpon },
    ...verdicts("REGISTERED", "RETURNED", "REJECTED", schoolsTurn),
  },
  WITHDRAWN: { ...back, withdraw: { to: null, letters: fillerDidSo } },
  RETURNED: back,
  REJECTED: over,
  // F-62, F-63: nobody changes it any more; its graduate alone voids it.
  REGISTERED: { ...over, void: { to: "VOIDED", letters: graduates } },
  VOIDED: { ...over, void: { to: null, letters: graduateDidSo } },
  ABANDONED: { ...over, abandon: { to: null, letters: fillerDidSo } },
  CLOSED: over,
};

/** A school that reviews alone: what differs (F-10). */
export const SCHOOL_ONLY: Readonly<Record<string, Partial<Record<DestinationActName, Expectation>>>> = {
  DRAFT: { submit: { to: "SCHOOL_REVIEW", letters: own } },
  SCHOOL_REVIEW: {
    submit: { to: null, letters: ownDoneSo },
    withdraw: { to: "WITHDRAWN", letters: fillers },
    ...verdicts("REGISTERED", "RETURNED", "REJECTED", schoolsTurn),
  },
  RETURNED: { submit: { to: "SCHOOL_REVIEW", letters: own } },
};

/** A department without any account that could review: what differs (F-10a). Its own columns have nobody in them. */
export const DEPARTMENT_WITHOUT_REVIEWER: Readonly<
  Record<string, Partial<Record<DestinationActName, Expectation>>>
> = {
  DEPARTMENT_REVIEW: {
    withdraw: { to: "WITHDRAWN", letters: fillers },
    ...verdicts("SCHOOL_REVIEW", "RETURNED", "REJECTED", schoolForDepartment),
  },
};

/** Who sees the record: employers of the platform never do, staff once it was submitted (P-04, P-07). */
export const SEES = "!? ??? !!!??? !!!??? !? ! ? 0";
export const SEES_DRAFT = "!? ??? ?????? ?????? ?? ? ? 0";
