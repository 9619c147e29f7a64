/** How a state is coloured: someone must act · reached · failed · over without a verdict. */
export type StatusTone = "waiting" | "success" | "failed" | "ended";

/** States of an online agreement, as the schema names them. */
export type AgreementStatus =
  | "INVITED"
  | "DECLINED"
  | "LAPSED"
  | "TAKEN_BACK"
  | "DEPARTMENT_REVIEW"
  | "SCHOOL_REVIEW"
  | "SIGNED"
  | "REJECTED_BY_DEPARTMENT"
  | "REJECTED_BY_SCHOOL";

const tones = {
  DRAFT: "waiting",
  INVITED: "waiting",
  AGREEMENT_DEPARTMENT_REVIEW: "waiting",
  AGREEMENT_SCHOOL_REVIEW: "waiting",
  AGREEMENT_RETURNED: "waiting",
  AWAITING_STAMP: "waiting",
  DEPARTMENT_REVIEW: "waiting",
  SCHOOL_REVIEW: "waiting",
  WITHDRAWN: "waiting",
  SIGNING_WITHDRAWN: "waiting",
  RETURNED: "waiting",
  ASKED_BY_GRADUATE: "waiting",
  ASKED_BY_EMPLOYER: "waiting",
  TERMINATION_DEPARTMENT_REVIEW: "waiting",
  TERMINATION_SCHOOL_REVIEW: "waiting",
  TERMINATION_RETURNED: "waiting",
  SIGNED: "success",
  REGISTERED: "success",
  TERMINATION_DONE: "success",
  DECLINED: "failed",
  AGREEMENT_REJECTED: "failed",
  REJECTED: "failed",
  REJECTED_BY_DEPARTMENT: "failed",
  REJECTED_BY_SCHOOL: "failed",
  REFUSED_BY_EMPLOYER: "failed",
  REFUSED_BY_GRADUATE: "failed",
  TERMINATION_REJECTED: "failed",
  TERMINATION_CLOSED: "failed",
  LAPSED: "ended",
  TAKEN_BACK: "ended",
  ASK_TAKEN_BACK: "ended",
  TERMINATED: "ended",
  VOIDED: "ended",
  ABANDONED: "ended",
  CLOSED: "ended",
} as const satisfies Record<string, StatusTone>;

/** States of every flow, as the schema names them. */
export type RecordStatus = keyof typeof tones;

/** Whether a text, of an address say, names a state. */
export function isRecordStatus(text: string | null | undefined): text is RecordStatus {
  return text != null && Object.hasOwn(tones, text);
}

/** The tone of a state, frozen records being over (F-91); its label always comes from the server (`statusLabel`). */
export function statusTone(status: RecordStatus, frozen = false): StatusTone {
  return frozen ? "ended" : tones[status];
}
