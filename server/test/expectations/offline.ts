import type { RecordStatus } from "../../src/words/record-words.js";
import type { Expectation } from "../matrix.js";
import {
  departmentsTurn,
  schoolAmends,
  schoolAmendsNot,
  schoolForDepartment,
  schoolsTurn,
} from "./online-signing.js";
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
  unseenBySchools,
  verdicts,
} from "./own-records.js";

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

const over: Record<OfflineActName, Expectation> = {
  ...nothingMore,
  submitSigning: { to: null, letters: graduatesNot },
  sendStampLink: { to: null, letters: graduatesNot },
  amend: { to: null, letters: schoolAmendsNot },
};

/** F-07, F-13, F-31: before its agreement is approved it may be edited, submitted again, abandoned. */
const applicationBack: Record<OfflineActName, Expectation> = {
  ...over,
  ...backWithGraduate("AGREEMENT_DEPARTMENT_REVIEW"),
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
    ...draftTo("AGREEMENT_DEPARTMENT_REVIEW"),
    amend: { to: null, letters: unseenBySchools },
  },
  AGREEMENT_DEPARTMENT_REVIEW: {
    ...over,
    submit: { to: null, letters: ownDoneSo },
    withdraw: { to: "WITHDRAWN", letters: fillers },
    ...verdicts("AGREEMENT_SCHOOL_REVIEW", "AGREEMENT_RETURNED", "AGREEMENT_REJECTED", departmentsTurn),
  },
  AGREEMENT_SCHOOL_REVIEW: {
    ...over,
    withdraw: { to: null, letters: decidedUpon },
    ...verdicts("AWAITING_STAMP", "AGREEMENT_RETURNED", "AGREEMENT_REJECTED", schoolsTurn),
  },
  WITHDRAWN: { ...applicationBack, withdraw: { to: null, letters: fillerDidSo } },
  AGREEMENT_RETURNED: applicationBack,
  AGREEMENT_REJECTED: over,
  /** F-32: the link goes out while the stamped copy is awaited, or was given back. */
  AWAITING_STAMP: { ...signingBack, sendStampLink: { to: "AWAITING_STAMP", letters: graduates } },
  DEPARTMENT_REVIEW: {
    ...over,
    submitSigning: { to: null, letters: graduateDidSo },
    withdraw: { to: "SIGNING_WITHDRAWN", letters: fillers },
    ...verdicts("SCHOOL_REVIEW", "RETURNED", "REJECTED", departmentsTurn),
  },
  SCHOOL_REVIEW: {
    ...over,
    withdraw: { to: null, letters: decidedUpon },
    ...verdicts("SIGNED", "RETURNED", "REJECTED", schoolsTurn),
  },
  SIGNING_WITHDRAWN: { ...signingBack, withdraw: { to: null, letters: fillerDidSo } },
  RETURNED: { ...signingBack, sendStampLink: { to: "RETURNED", letters: graduates } },
  REJECTED: over,
  SIGNED: { ...over, amend: { to: "SIGNED", letters: schoolAmends } },
  ABANDONED: { ...over, abandon: { to: null, letters: fillerDidSo } },
  CLOSED: over,
  TERMINATED: over,
};

/** A school that reviews alone: what differs (F-10). */
export const SCHOOL_ONLY: Readonly<Record<string, Partial<Record<OfflineActName, Expectation>>>> = {
  DRAFT: { submit: { to: "AGREEMENT_SCHOOL_REVIEW", letters: own } },
  AGREEMENT_SCHOOL_REVIEW: {
    submit: { to: null, letters: ownDoneSo },
    withdraw: { to: "WITHDRAWN", letters: fillers },
    ...verdicts("AWAITING_STAMP", "AGREEMENT_RETURNED", "AGREEMENT_REJECTED", schoolsTurn),
  },
  AGREEMENT_RETURNED: { submit: { to: "AGREEMENT_SCHOOL_REVIEW", letters: own } },
  AWAITING_STAMP: { submitSigning: { to: "SCHOOL_REVIEW", letters: graduates } },
  SCHOOL_REVIEW: {
    submitSigning: { to: null, letters: graduateDidSo },
    withdraw: { to: "SIGNING_WITHDRAWN", letters: fillers },
    ...verdicts("SIGNED", "RETURNED", "REJECTED", schoolsTurn),
  },
  RETURNED: { submitSigning: { to: "SCHOOL_REVIEW", letters: graduates } },
};

/** A department without any account that could review: what differs (F-10a). Its own columns have nobody in them. */
export const DEPARTMENT_WITHOUT_REVIEWER: Readonly<
  Record<string, Partial<Record<OfflineActName, Expectation>>>
> = {
  AGREEMENT_DEPARTMENT_REVIEW: {
    withdraw: { to: "WITHDRAWN", letters: fillers },
    ...verdicts("AGREEMENT_SCHOOL_REVIEW", "AGREEMENT_RETURNED", "AGREEMENT_REJECTED", schoolForDepartment),
  },
  DEPARTMENT_REVIEW: {
    withdraw: { to: "SIGNING_WITHDRAWN", letters: fillers },
    ...verdicts("SCHOOL_REVIEW", "RETURNED", "REJECTED", schoolForDepartment),
  },
};

/** Who sees the record: employers of the platform never do, staff once it was submitted (P-04, P-07). */
export const SEES = "!? ??? !!!??? !!!??? !? ! - 0";
export const SEES_DRAFT = "!? ??? ?????? ?????? ?? ? - 0";
