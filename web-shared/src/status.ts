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

const tones: Record<AgreementStatus, StatusTone> = {
  INVITED: "waiting",
  DEPARTMENT_REVIEW: "waiting",
  SCHOOL_REVIEW: "waiting",
  SIGNED: "success",
  DECLINED: "failed",
  REJECTED_BY_DEPARTMENT: "failed",
  REJECTED_BY_SCHOOL: "failed",
  LAPSED: "ended",
  TAKEN_BACK: "ended",
};

/** The tone of a state, frozen records being over (F-91); its label always comes from the server (`statusLabel`). */
export function statusTone(status: AgreementStatus, frozen = false): StatusTone {
  return frozen ? "ended" : tones[status];
}
