import { registerEnumType } from "type-graphql";

/** The flows a record can go through (F-20…F-29…F-60…F-64, F-70). */
export const RecordKind = {
  ONLINE_AGREEMENT: "ONLINE_AGREEMENT",
  OFFLINE_AGREEMENT: "OFFLINE_AGREEMENT",
  PAPER_AGREEMENT: "PAPER_AGREEMENT",
  DESTINATION: "DESTINATION",
  ONLINE_TERMINATION: "ONLINE_TERMINATION",
  OFFLINE_TERMINATION: "OFFLINE_TERMINATION",
  EMPLOYER_VERIFICATION: "EMPLOYER_VERIFICATION",
  EMPLOYER_CORRECTION: "EMPLOYER_CORRECTION",
} as const;
export type RecordKind = keyof typeof RecordKind;
registerEnumType(RecordKind, {
  name: "RecordKind",
  description:
    "线上签约 · 线下签约 · 补登 · 其他毕业去向 · 线上解约 · 线下解约 · 单位认证. A status means the same in all of them.",
});

/** States of every flow, as clients see them; labels come with the records. A name means the same in every flow. */
export const RecordStatus = {
  DRAFT: "DRAFT",
  INVITED: "INVITED",
  DECLINED: "DECLINED",
  LAPSED: "LAPSED",
  TAKEN_BACK: "TAKEN_BACK",
  AGREEMENT_DEPARTMENT_REVIEW: "AGREEMENT_DEPARTMENT_REVIEW",
  AGREEMENT_SCHOOL_REVIEW: "AGREEMENT_SCHOOL_REVIEW",
  AGREEMENT_RETURNED: "AGREEMENT_RETURNED",
  AGREEMENT_REJECTED: "AGREEMENT_REJECTED",
  AWAITING_STAMP: "AWAITING_STAMP",
  DEPARTMENT_REVIEW: "DEPARTMENT_REVIEW",
  SCHOOL_REVIEW: "SCHOOL_REVIEW",
  WITHDRAWN: "WITHDRAWN",
  SIGNING_WITHDRAWN: "SIGNING_WITHDRAWN",
  RETURNED: "RETURNED",
  REJECTED: "REJECTED",
  REJECTED_BY_DEPARTMENT: "REJECTED_BY_DEPARTMENT",
  REJECTED_BY_SCHOOL: "REJECTED_BY_SCHOOL",
  SIGNED: "SIGNED",
  REGISTERED: "REGISTERED",
  TERMINATED: "TERMINATED",
  VOIDED: "VOIDED",
  ABANDONED: "ABANDONED",
  CLOSED: "CLOSED",
  ASKED_BY_GRADUATE: "ASKED_BY_GRADUATE",
  ASKED_BY_EMPLOYER: "ASKED_BY_EMPLOYER",
  REFUSED_BY_EMPLOYER: "REFUSED_BY_EMPLOYER",
  REFUSED_BY_GRADUATE: "REFUSED_BY_GRADUATE",
  ASK_TAKEN_BACK: "ASK_TAKEN_BACK",
  TERMINATION_DEPARTMENT_REVIEW: "TERMINATION_DEPARTMENT_REVIEW",
  TERMINATION_SCHOOL_REVIEW: "TERMINATION_SCHOOL_REVIEW",
  TERMINATION_RETURNED: "TERMINATION_RETURNED",
  TERMINATION_REJECTED: "TERMINATION_REJECTED",
  TERMINATION_CLOSED: "TERMINATION_CLOSED",
  TERMINATION_DONE: "TERMINATION_DONE",
  OPERATOR_REVIEW: "OPERATOR_REVIEW",
  VERIFIED: "VERIFIED",
  CORRECTED: "CORRECTED",
} as const;
export type RecordStatus = keyof typeof RecordStatus;
registerEnumType(RecordStatus, { name: "RecordStatus" });

/** What a state means to whoever looks, whatever its name. */
export const RecordTone = {
  WAITING: "WAITING",
  REACHED: "REACHED",
  FAILED: "FAILED",
  ENDED: "ENDED",
} as const;
export type RecordTone = keyof typeof RecordTone;
registerEnumType(RecordTone, {
  name: "RecordTone",
  description:
    "Somebody must act · reached · failed · over without a verdict, as a record off the roster is.",
});

/** What can be done to a record after it was made. */
export const RecordAct = {
  ACCEPT: "ACCEPT",
  DECLINE: "DECLINE",
  REFUSE: "REFUSE",
  EXTEND: "EXTEND",
  TAKE_BACK: "TAKE_BACK",
  SUBMIT: "SUBMIT",
  SUBMIT_SIGNING: "SUBMIT_SIGNING",
  SEND_STAMP_LINK: "SEND_STAMP_LINK",
  WITHDRAW: "WITHDRAW",
  ABANDON: "ABANDON",
  DELETE_DRAFT: "DELETE_DRAFT",
  APPROVE: "APPROVE",
  RETURN: "RETURN",
  REJECT: "REJECT",
  AMEND_JOB_CATEGORY: "AMEND_JOB_CATEGORY",
  AMEND_AGREEMENT: "AMEND_AGREEMENT",
  FORCE_TERMINATION: "FORCE_TERMINATION",
  VOID: "VOID",
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

export const StepState = {
  DONE: "DONE",
  CURRENT: "CURRENT",
  WAITING: "WAITING",
  FAILED: "FAILED",
  /** The record is over here, and nothing failed. */
  ENDED: "ENDED",
} as const;
export type StepState = (typeof StepState)[keyof typeof StepState];
registerEnumType(StepState, { name: "StepState" });

/** What became of an SMS: handed over to the gateway is SENT, given up is FAILED. */
export const SmsDelivery = { UNDER_WAY: "UNDER_WAY", SENT: "SENT", FAILED: "FAILED" } as const;
export type SmsDelivery = (typeof SmsDelivery)[keyof typeof SmsDelivery];
registerEnumType(SmsDelivery, { name: "SmsDelivery" });
