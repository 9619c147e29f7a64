/**
 * The states in which a record is in flow: while a record of a school's cohort is in one of them, the review mode stays
 * (P-11). Drafts and unanswered invitations do not count, frozen records do. Flows to come add their states here.
 */
export const IN_FLOW_STATUSES: readonly string[] = ["DEPARTMENT_REVIEW", "SCHOOL_REVIEW"];
