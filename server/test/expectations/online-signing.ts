import type { RecordStatus } from "../../src/words/record-words.js";
import type { Expectation } from "../matrix.js";

/*
 * What F-20…F-29, S-13 and P-01…P-05 say of every act in every state by everyone, written down by hand from the
 * spec: never derive it from the flow's own table, which it checks.
 */

export const ACTS = [
  "accept",
  "decline",
  "extend",
  "takeBack",
  "approve",
  "reject",
  "amend",
  "undo",
  "reveal",
] as const;
export type OnlineActName = (typeof ACTS)[number];

export const STATES: readonly RecordStatus[] = [
  "INVITED",
  "DECLINED",
  "LAPSED",
  "TAKEN_BACK",
  "DEPARTMENT_REVIEW",
  "SCHOOL_REVIEW",
  "SIGNED",
  "REJECTED_BY_DEPARTMENT",
  "REJECTED_BY_SCHOOL",
  "TERMINATED",
];

// Columns: graduates · employers · department, read-only, this level, other level, no right, other department ·
// school, read-only, this level, other level, no right, other school · province, other · ministry · operator · nobody

/** F-24: only the invited graduate answers, and only while it waits for the answer. */
const answers = "!? --- ------ ------ -- - - 0";
const answeredBefore = "m? --- ------ ------ -- - - 0";
/** The same answer again by the same graduate is a repeat, whose answer is the first one's. */
const answeredSo = "d? --- ------ ------ -- - - 0";
/** F-29: any account of the inviting employer, only while unanswered. */
const employers = "-- !!? ------ ------ -- - - 0";
const employersTooLate = "-- mm? ------ ------ -- - - 0";
/** A repeat is the same account's; a colleague is told who was first. */
const takenBackSo = "-- dm? ------ ------ -- - - 0";
/** F-10, F-16, P-04: nobody's turn. */
export const nobodysTurn = "-- --- mmm??? mmm??? -- - ? 0";
/** The department's turn: its own accounts with 读写 within their level; the school waits (F-10). */
export const departmentsTurn = "-- --- !r!??? mmm??? -- - ? 0";
/** The school's turn: the department's is over. */
export const schoolsTurn = "-- --- mmm??? !r!??? -- - ? 0";
/** F-10a: the department has nobody; a whole-school user takes its step, level-scoped ones wait. */
export const schoolForDepartment = "-- --- ?????? !rm??? -- - ? 0";
/** F-28: a school user, never a department. */
export const schoolAmends = "-- --- yyy??? !r!??? -- - - 0";
export const schoolAmendsNot = "-- --- yyy??? mmm??? -- - - 0";
/** F-18: one's own held verdict only; there is none here. */
export const nothingHeld = "-- --- hhh??? hhh??? -- - ? 0";
/** P-08, P-02: whoever reads the record's page; each look is audited. */
export const readers = "-- --- !!!??? !!!??? !? ! - 0";

const tooLate: Record<"accept" | "decline" | "extend" | "takeBack", Expectation> = {
  accept: { to: null, letters: answeredBefore },
  decline: { to: null, letters: answeredBefore },
  extend: { to: null, letters: employersTooLate },
  takeBack: { to: null, letters: employersTooLate },
};
const always: Record<"undo" | "reveal", Expectation> = {
  undo: { to: null, letters: nothingHeld },
  reveal: { to: "PersonalData", letters: readers },
};
const over: Record<OnlineActName, Expectation> = {
  ...tooLate,
  ...always,
  approve: { to: null, letters: nobodysTurn },
  reject: { to: null, letters: nobodysTurn },
  amend: { to: null, letters: schoolAmendsNot },
};

/** A school that reviews department first, then school, and whose departments have reviewers. */
export const DEPARTMENT_FIRST: Readonly<Record<string, Record<OnlineActName, Expectation>>> = {
  INVITED: {
    ...over,
    accept: { to: "DEPARTMENT_REVIEW", letters: answers },
    decline: { to: "DECLINED", letters: answers },
    extend: { to: "INVITED", letters: employers },
    takeBack: { to: "TAKEN_BACK", letters: employers },
  },
  DECLINED: { ...over, decline: { to: null, letters: answeredSo } },
  LAPSED: over,
  TAKEN_BACK: { ...over, takeBack: { to: null, letters: takenBackSo } },
  DEPARTMENT_REVIEW: {
    ...over,
    accept: { to: null, letters: answeredSo },
    approve: { to: "SCHOOL_REVIEW", letters: departmentsTurn },
    reject: { to: "REJECTED_BY_DEPARTMENT", letters: departmentsTurn },
  },
  SCHOOL_REVIEW: {
    ...over,
    approve: { to: "SIGNED", letters: schoolsTurn },
    reject: { to: "REJECTED_BY_SCHOOL", letters: schoolsTurn },
  },
  SIGNED: { ...over, amend: { to: "SIGNED", letters: schoolAmends } },
  REJECTED_BY_DEPARTMENT: over,
  REJECTED_BY_SCHOOL: over,
  TERMINATED: over,
};

/** A school that reviews alone: what differs (F-10). */
export const SCHOOL_ONLY: Readonly<Record<string, Partial<Record<OnlineActName, Expectation>>>> = {
  INVITED: { accept: { to: "SCHOOL_REVIEW", letters: answers } },
  SCHOOL_REVIEW: {
    approve: { to: "SIGNED", letters: schoolsTurn },
    reject: { to: "REJECTED_BY_SCHOOL", letters: schoolsTurn },
  },
};

/** A department without any account that could review: what differs (F-10a). Its own columns have nobody in them. */
export const DEPARTMENT_WITHOUT_REVIEWER: Readonly<
  Record<string, Partial<Record<OnlineActName, Expectation>>>
> = {
  DEPARTMENT_REVIEW: {
    approve: { to: "SCHOOL_REVIEW", letters: schoolForDepartment },
    reject: { to: "REJECTED_BY_DEPARTMENT", letters: schoolForDepartment },
  },
};

/** Who sees the record at all: `agreement` and `reviewPage`; `!` a page, `?` null as for an unknown id (P-04, P-07). */
export const SEES_AGREEMENT = "!? !!? !!!??? !!!??? !? ! - 0";
export const SEES_REVIEW_PAGE = "-- --- !!!??? !!!??? !? ! - 0";
