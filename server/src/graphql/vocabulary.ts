import { registerEnumType } from "type-graphql";

/** States of every flow, as clients see them; labels come with the records. */
export const RecordStatus = {
  INVITED: "INVITED",
  DECLINED: "DECLINED",
  LAPSED: "LAPSED",
  TAKEN_BACK: "TAKEN_BACK",
  DEPARTMENT_REVIEW: "DEPARTMENT_REVIEW",
  SCHOOL_REVIEW: "SCHOOL_REVIEW",
  SIGNED: "SIGNED",
  REJECTED_BY_DEPARTMENT: "REJECTED_BY_DEPARTMENT",
  REJECTED_BY_SCHOOL: "REJECTED_BY_SCHOOL",
} as const;
export type RecordStatus = (typeof RecordStatus)[keyof typeof RecordStatus];
registerEnumType(RecordStatus, { name: "RecordStatus" });

/** What can be done to a record after it was made. */
export const RecordAct = {
  ACCEPT: "ACCEPT",
  DECLINE: "DECLINE",
  EXTEND: "EXTEND",
  TAKE_BACK: "TAKE_BACK",
  APPROVE: "APPROVE",
  REJECT: "REJECT",
  AMEND_JOB_CATEGORY: "AMEND_JOB_CATEGORY",
} as const;
export type RecordAct = (typeof RecordAct)[keyof typeof RecordAct];
registerEnumType(RecordAct, { name: "RecordAct" });

export const ActorRole = {
  GRADUATE: "GRADUATE",
  EMPLOYER: "EMPLOYER",
  DEPARTMENT: "DEPARTMENT",
  SCHOOL: "SCHOOL",
  PROVINCE: "PROVINCE",
  MINISTRY: "MINISTRY",
  OPERATOR: "OPERATOR",
  SYSTEM: "SYSTEM",
} as const;
registerEnumType(ActorRole, { name: "ActorRole" });

export const StepState = { DONE: "DONE", CURRENT: "CURRENT", WAITING: "WAITING", FAILED: "FAILED" } as const;
export type StepState = (typeof StepState)[keyof typeof StepState];
registerEnumType(StepState, { name: "StepState" });
