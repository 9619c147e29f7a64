/** The states in which a record waits for its department, in whatever flow (F-10). Compared with the flows at start. */
export const DEPARTMENT_STEPS: readonly string[] = [
  "AGREEMENT_DEPARTMENT_REVIEW",
  "DEPARTMENT_REVIEW",
  "TERMINATION_DEPARTMENT_REVIEW",
];

/**
 * The states in which a record is in flow: while a record of a school's cohort is in one of them, the review mode stays
 * (P-11). Commitments not yet in force and open terminations; drafts and unanswered invitations do not count, frozen
 * records do. Compared with the flows at start.
 */
export const IN_FLOW_STATUSES: readonly string[] = [
  ...DEPARTMENT_STEPS,
  "AGREEMENT_SCHOOL_REVIEW",
  "SCHOOL_REVIEW",
  "TERMINATION_SCHOOL_REVIEW",
  "AGREEMENT_RETURNED",
  "AWAITING_STAMP",
  "WITHDRAWN",
  "SIGNING_WITHDRAWN",
  "RETURNED",
  "ASKED_BY_GRADUATE",
  "ASKED_BY_EMPLOYER",
  "TERMINATION_RETURNED",
];
