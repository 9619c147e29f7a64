import type { Expectation } from "../matrix.js";
import { schoolForDepartment } from "./online-signing.js";

/*
 * What F-50…F-57 and S-13 say of every act on a termination in every state by everyone, written down by hand from the
 * spec: never derive it from the flows' own tables, which it checks.
 */

export const ONLINE_ACTS = ["accept", "refuse", "takeBack", "force", "approve", "reject"] as const;
export type OnlineTerminationAct = (typeof ONLINE_ACTS)[number];
export const OFFLINE_ACTS = ["resubmit", "takeBack", "approve", "return", "reject"] as const;
export type OfflineTerminationAct = (typeof OFFLINE_ACTS)[number];

export const ONLINE_STATES = [
  "ASKED_BY_GRADUATE",
  "ASKED_BY_EMPLOYER",
  "REFUSED_BY_EMPLOYER",
  "REFUSED_BY_GRADUATE",
  "TERMINATION_DEPARTMENT_REVIEW",
  "TERMINATION_SCHOOL_REVIEW",
  "TERMINATION_REJECTED",
  "ASK_TAKEN_BACK",
  "TERMINATION_CLOSED",
  "TERMINATION_DONE",
] as const;

export const OFFLINE_STATES = [
  "TERMINATION_DEPARTMENT_REVIEW",
  "TERMINATION_SCHOOL_REVIEW",
  "TERMINATION_RETURNED",
  "TERMINATION_REJECTED",
  "ASK_TAKEN_BACK",
  "TERMINATION_CLOSED",
  "TERMINATION_DONE",
] as const;

// Columns: graduates · employers · department, read-only, this level, other level, no right, other department ·
// school, read-only, this level, other level, no right, other school · province, other · ministry · operator · nobody

const letters = (of: string, to: string | null = null): Expectation => ({ to, letters: of });

/** F-50: either side has the act, in its own state only. */
const neithersTurn = "m? mm? ------ ------ -- - - 0";
const graduatesTurn = "!? mm? ------ ------ -- - - 0";
const employersTurn = "m? !!? ------ ------ -- - - 0";
const graduateDidSo = "d? mm? ------ ------ -- - - 0";
const employerDidSo = "m? dm? ------ ------ -- - - 0";
/** F-52: a school user with 读写, of the level or of all; never a department. */
const schoolForces = "-- --- yyy??? !r!??? -- - - 0";
const schoolForcesNot = "-- --- yyy??? mmm??? -- - - 0";
/** F-10, F-16 */
const nobodysTurn = "-- --- mmm??? mmm??? -- - ? 0";
const departmentsTurn = "-- --- !r!??? mmm??? -- - ? 0";
const schoolsTurn = "-- --- mmm??? !r!??? -- - ? 0";

const over: Record<OnlineTerminationAct, Expectation> = {
  accept: letters(neithersTurn),
  refuse: letters(neithersTurn),
  takeBack: letters(neithersTurn),
  force: letters(schoolForcesNot),
  approve: letters(nobodysTurn),
  reject: letters(nobodysTurn),
};

/** 线上解约, department first: in every state but the first two the request was the graduate's unless its name says so. */
export const ONLINE: Readonly<Record<string, Record<OnlineTerminationAct, Expectation>>> = {
  ASKED_BY_GRADUATE: {
    ...over,
    accept: letters(employersTurn, "TERMINATION_DEPARTMENT_REVIEW"),
    refuse: letters(employersTurn, "REFUSED_BY_EMPLOYER"),
    takeBack: letters(graduatesTurn, "ASK_TAKEN_BACK"),
    force: letters(schoolForces, "TERMINATION_DONE"),
  },
  ASKED_BY_EMPLOYER: {
    ...over,
    accept: letters(graduatesTurn, "TERMINATION_DEPARTMENT_REVIEW"),
    refuse: letters(graduatesTurn, "REFUSED_BY_GRADUATE"),
    takeBack: letters(employersTurn, "ASK_TAKEN_BACK"),
  },
  REFUSED_BY_EMPLOYER: { ...over, refuse: letters(employerDidSo) },
  REFUSED_BY_GRADUATE: { ...over, refuse: letters(graduateDidSo) },
  TERMINATION_DEPARTMENT_REVIEW: {
    ...over,
    accept: letters(employerDidSo),
    approve: letters(departmentsTurn, "TERMINATION_SCHOOL_REVIEW"),
    reject: letters(departmentsTurn, "TERMINATION_REJECTED"),
  },
  TERMINATION_SCHOOL_REVIEW: {
    ...over,
    approve: letters(schoolsTurn, "TERMINATION_DONE"),
    reject: letters(schoolsTurn, "TERMINATION_REJECTED"),
  },
  TERMINATION_REJECTED: over,
  ASK_TAKEN_BACK: { ...over, takeBack: letters(graduateDidSo) },
  TERMINATION_CLOSED: over,
  TERMINATION_DONE: over,
};

/** F-53: the graduate's alone; no employer of the platform has to do with it. */
const graduates = "!? --- ------ ------ -- - - 0";
const graduatesNot = "m? --- ------ ------ -- - - 0";
const takesBack = "!? ?-? ------ ------ -- - - 0";
const takesBackNot = "m? ?-? ------ ------ -- - - 0";
const tookBack = "d? ?-? ------ ------ -- - - 0";
/** F-56: the department's approval is a verdict. */
const tooLate = "v? ?-? ------ ------ -- - - 0";

const offlineOver: Record<OfflineTerminationAct, Expectation> = {
  resubmit: letters(graduatesNot),
  takeBack: letters(takesBackNot),
  approve: letters(nobodysTurn),
  return: letters(nobodysTurn),
  reject: letters(nobodysTurn),
};

/** 线下解约, department first. */
export const OFFLINE: Readonly<Record<string, Record<OfflineTerminationAct, Expectation>>> = {
  TERMINATION_DEPARTMENT_REVIEW: {
    ...offlineOver,
    takeBack: letters(takesBack, "ASK_TAKEN_BACK"),
    approve: letters(departmentsTurn, "TERMINATION_SCHOOL_REVIEW"),
    return: letters(departmentsTurn, "TERMINATION_RETURNED"),
    reject: letters(departmentsTurn, "TERMINATION_REJECTED"),
  },
  TERMINATION_SCHOOL_REVIEW: {
    ...offlineOver,
    takeBack: letters(tooLate),
    approve: letters(schoolsTurn, "TERMINATION_DONE"),
    return: letters(schoolsTurn, "TERMINATION_RETURNED"),
    reject: letters(schoolsTurn, "TERMINATION_REJECTED"),
  },
  TERMINATION_RETURNED: { ...offlineOver, resubmit: letters(graduates, "TERMINATION_DEPARTMENT_REVIEW") },
  TERMINATION_REJECTED: offlineOver,
  ASK_TAKEN_BACK: { ...offlineOver, takeBack: letters(tookBack) },
  TERMINATION_CLOSED: offlineOver,
  TERMINATION_DONE: offlineOver,
};

/** What differs where there is only the school to review, or nobody but it (F-10, F-10a). */
type Differences<Act extends string> = Readonly<Record<string, Partial<Record<Act, Expectation>>>>;

/** 线上解约 at a school that reviews alone: an answer leads straight to it. */
export const ONLINE_SCHOOL_ONLY: Differences<OnlineTerminationAct> = {
  ASKED_BY_GRADUATE: {
    accept: letters(employersTurn, "TERMINATION_SCHOOL_REVIEW"),
    refuse: letters(employersTurn, "REFUSED_BY_EMPLOYER"),
    takeBack: letters(graduatesTurn, "ASK_TAKEN_BACK"),
    force: letters(schoolForces, "TERMINATION_DONE"),
  },
  ASKED_BY_EMPLOYER: {
    accept: letters(graduatesTurn, "TERMINATION_SCHOOL_REVIEW"),
    force: letters(schoolForcesNot),
  },
  TERMINATION_SCHOOL_REVIEW: {
    accept: letters(employerDidSo),
    takeBack: letters(neithersTurn),
    force: letters(schoolForcesNot),
    approve: letters(schoolsTurn, "TERMINATION_DONE"),
    reject: letters(schoolsTurn, "TERMINATION_REJECTED"),
  },
  TERMINATION_REJECTED: over,
  TERMINATION_DONE: over,
};

/** 线下解约 at a school that reviews alone: until its verdict the graduate may take the request back (F-56). */
export const OFFLINE_SCHOOL_ONLY: Differences<OfflineTerminationAct> = {
  TERMINATION_SCHOOL_REVIEW: {
    resubmit: letters(graduatesNot),
    takeBack: letters(takesBack, "ASK_TAKEN_BACK"),
    approve: letters(schoolsTurn, "TERMINATION_DONE"),
    return: letters(schoolsTurn, "TERMINATION_RETURNED"),
    reject: letters(schoolsTurn, "TERMINATION_REJECTED"),
  },
  TERMINATION_RETURNED: {
    ...offlineOver,
    resubmit: letters(graduates, "TERMINATION_SCHOOL_REVIEW"),
  },
  ASK_TAKEN_BACK: { ...offlineOver, takeBack: letters(tookBack) },
};

/** A department without any account that could review: a whole-school user takes its step (F-10a). */
export const ONLINE_WITHOUT_REVIEWER: Differences<OnlineTerminationAct> = {
  TERMINATION_DEPARTMENT_REVIEW: {
    approve: letters(schoolForDepartment, "TERMINATION_SCHOOL_REVIEW"),
    reject: letters(schoolForDepartment, "TERMINATION_REJECTED"),
  },
};

export const OFFLINE_WITHOUT_REVIEWER: Differences<OfflineTerminationAct> = {
  TERMINATION_DEPARTMENT_REVIEW: {
    takeBack: letters(takesBack, "ASK_TAKEN_BACK"),
    approve: letters(schoolForDepartment, "TERMINATION_SCHOOL_REVIEW"),
    return: letters(schoolForDepartment, "TERMINATION_RETURNED"),
    reject: letters(schoolForDepartment, "TERMINATION_REJECTED"),
  },
};

/** P-04, P-07: both sides of an online agreement see its end, of the others' only the graduate; staff in their scope. */
export const SEES_ONLINE = "!? !!? !!!??? !!!??? !? ! ? 0";
export const SEES_OFFLINE = "!? ??? !!!??? !!!??? !? ! ? 0";
