import type { EmployerList } from "../gql/graphql.js";

/** The parties of a record, each of which sees it in its own way. */
export type Side = "graduate" | "employer" | "department" | "school";

/** What every side sees of a record in one of its states (S-12, S-13, F-07, F-12, F-27, F-74). */
export interface StateSeen {
  label: string;
  waitsFor: Uppercase<Side> | null;
  /** The graduate is occupied (F-01): by the record, or by the agreement that it would end. */
  holds: boolean;
  /** Sorted; a side that is not named may do nothing. */
  acts: Partial<Readonly<Record<Side, readonly string[]>>>;
  /** Of the progress bar, where the stories follow it. */
  steps?: readonly string[];
  /** The employer's list that holds it. */
  list?: EmployerList;
}

export type StatesSeen = Readonly<Record<string, StateSeen>>;

const VERDICTS = ["APPROVE", "REJECT", "RETURN"] as const;
const NO_RETURN = ["APPROVE", "REJECT"] as const;

const over = (label: string) => ({ label, waitsFor: null, holds: false, acts: {} });
const inForce = (amendment: string) => ({
  label: "签约完成",
  waitsFor: null,
  holds: true,
  acts: { school: [amendment] },
});
const lies = (label: string, ...acts: string[]) => ({
  label,
  waitsFor: "GRADUATE" as const,
  holds: true,
  acts: { graduate: acts },
});
/** F-12: while nobody has decided, the graduate may withdraw; the journeys know whether somebody has. */
const atDepartment = (label: string) => ({
  label,
  waitsFor: "DEPARTMENT" as const,
  holds: true,
  acts: { graduate: ["WITHDRAW"], department: VERDICTS },
});
const atSchool = (label: string) => ({
  label,
  waitsFor: "SCHOOL" as const,
  holds: true,
  acts: { school: VERDICTS },
});

const unanswered = { list: "FAILED", steps: ["DONE", "FAILED", "WAITING", "WAITING"] } as const;
/** Over without a failure: the end is a step of its own, and nothing comes after it. */
const ended = { list: "FAILED", steps: ["DONE", "ENDED"] } as const;
const underReview = { list: "PENDING", steps: ["DONE", "DONE", "CURRENT", "WAITING"] } as const;
const rejected = { list: "FAILED", steps: ["DONE", "DONE", "FAILED", "WAITING"] } as const;
const done = ["DONE", "DONE", "DONE", "DONE"] as const;
const asked = ["DONE", "CURRENT", "WAITING", "WAITING"] as const;

export const ONLINE_SIGNING: StatesSeen = {
  INVITED: {
    label: "等待学生应约",
    waitsFor: "GRADUATE",
    holds: false,
    acts: { graduate: ["ACCEPT", "DECLINE"], employer: ["EXTEND", "TAKE_BACK"] },
    steps: asked,
    list: "PENDING",
  },
  DECLINED: { ...over("学生拒绝签约"), ...unanswered },
  LAPSED: { ...over("学生逾期未回应"), ...ended },
  TAKEN_BACK: { ...over("单位已撤回邀请"), ...ended },
  DEPARTMENT_REVIEW: {
    ...atDepartment("学生已同意签约，等待学院审核"),
    ...underReview,
    acts: { department: NO_RETURN },
  },
  SCHOOL_REVIEW: {
    ...atSchool("学生已同意签约，等待学校审核"),
    ...underReview,
    acts: { school: NO_RETURN },
  },
  SIGNED: { ...inForce("AMEND_JOB_CATEGORY"), steps: done, list: "SIGNED" },
  REJECTED_BY_DEPARTMENT: { ...over("学院审核不通过（签约失败）"), ...rejected },
  REJECTED_BY_SCHOOL: { ...over("学校审核不通过（签约失败）"), ...rejected },
};

/** F-30…F-35 */
export const OFFLINE_SIGNING: StatesSeen = {
  DRAFT: { ...lies("暂存（未提交）", "DELETE_DRAFT", "SUBMIT"), holds: false },
  AGREEMENT_DEPARTMENT_REVIEW: atDepartment("就业协议审核中，等待学院审核"),
  AGREEMENT_SCHOOL_REVIEW: atSchool("就业协议审核中，等待学校审核"),
  WITHDRAWN: lies("已撤回，待提交", "ABANDON", "SUBMIT"),
  AGREEMENT_RETURNED: lies("协议审核待提交（老师退回）", "ABANDON", "SUBMIT"),
  AGREEMENT_REJECTED: over("就业协议审核不通过"),
  AWAITING_STAMP: lies("就业协议审核通过", "SEND_STAMP_LINK", "SUBMIT_SIGNING"),
  DEPARTMENT_REVIEW: atDepartment("签约审核中，等待学院审核"),
  SCHOOL_REVIEW: atSchool("签约审核中，等待学校审核"),
  SIGNING_WITHDRAWN: lies("已撤回，待提交", "SUBMIT_SIGNING"),
  RETURNED: lies("签约审核待提交（老师退回）", "SEND_STAMP_LINK", "SUBMIT_SIGNING"),
  REJECTED: over("签约审核不通过"),
  SIGNED: inForce("AMEND_AGREEMENT"),
  ABANDONED: over("已放弃"),
  CLOSED: over("逾期关闭"),
};

const submission = (review: string): StatesSeen => ({
  DRAFT: { ...lies("暂存（未提交）", "DELETE_DRAFT", "SUBMIT"), holds: false },
  DEPARTMENT_REVIEW: atDepartment(`${review}审核中，等待学院审核`),
  SCHOOL_REVIEW: atSchool(`${review}审核中，等待学校审核`),
  WITHDRAWN: lies("已撤回，待提交", "ABANDON", "SUBMIT"),
  RETURNED: lies(`${review}审核待提交（老师退回）`, "ABANDON", "SUBMIT"),
  REJECTED: over(`${review}审核不通过`),
  ABANDONED: over("已放弃"),
  CLOSED: over("逾期关闭"),
});

/** F-40…F-42 */
export const PAPER_REGISTRATION: StatesSeen = {
  ...submission("签约"),
  SIGNED: inForce("AMEND_AGREEMENT"),
};

/** F-60…F-64 */
export const DESTINATION: StatesSeen = {
  ...submission("去向登记"),
  REGISTERED: { ...over("其他去向审核通过"), holds: true, acts: { graduate: ["VOID"] } },
  VOIDED: over("已作废"),
};

/** In force also while its end is asked for (F-01). */
const open = { holds: true, list: "TERMINATING" } as const;
const failed = (label: string) => ({
  ...over(label),
  holds: true,
  list: "TERMINATION_FAILED" as const,
  steps: unanswered.steps,
});

/** F-50…F-52, F-55…F-57 */
export const ONLINE_TERMINATION: StatesSeen = {
  ASKED_BY_GRADUATE: {
    ...open,
    label: "学生发起解约，等待单位应约",
    waitsFor: "EMPLOYER",
    steps: asked,
    // F-52: a school's alone, and of the graduate's requests alone.
    acts: { graduate: ["TAKE_BACK"], employer: ["ACCEPT", "REFUSE"], school: ["FORCE_TERMINATION"] },
  },
  ASKED_BY_EMPLOYER: {
    ...open,
    label: "单位发起解约，等待学生应约",
    waitsFor: "GRADUATE",
    steps: asked,
    acts: { graduate: ["ACCEPT", "REFUSE"], employer: ["TAKE_BACK"] },
  },
  REFUSED_BY_EMPLOYER: failed("单位拒绝解约"),
  REFUSED_BY_GRADUATE: failed("学生拒绝解约"),
  ASK_TAKEN_BACK: { ...over("已撤回解约申请"), holds: true, steps: ended.steps },
  TERMINATION_CLOSED: failed("解约失败"),
  TERMINATION_DEPARTMENT_REVIEW: {
    ...open,
    label: "已同意解约，等待学院审核",
    waitsFor: "DEPARTMENT",
    steps: underReview.steps,
    acts: { department: NO_RETURN },
  },
  TERMINATION_SCHOOL_REVIEW: {
    ...open,
    label: "已同意解约，等待学校审核",
    waitsFor: "SCHOOL",
    steps: underReview.steps,
    acts: { school: NO_RETURN },
  },
  TERMINATION_REJECTED: { ...failed("解约审核不通过（解约失败）"), steps: rejected.steps },
  TERMINATION_DONE: { ...over("解约完成"), steps: done, list: "TERMINATED" },
};

/** F-53, F-54: no employer of the platform has to do with these. */
export const OFFLINE_TERMINATION: StatesSeen = {
  TERMINATION_DEPARTMENT_REVIEW: {
    ...atDepartment("解约中，等待学院审核"),
    steps: ["DONE", "CURRENT", "WAITING"],
    acts: { department: VERDICTS },
  },
  TERMINATION_SCHOOL_REVIEW: { ...atSchool("解约中，等待学校审核"), steps: ["DONE", "CURRENT", "WAITING"] },
  TERMINATION_RETURNED: {
    ...lies("解约审核待提交（老师退回）", "SUBMIT"),
    steps: ["CURRENT", "WAITING", "WAITING"],
  },
  TERMINATION_REJECTED: {
    ...over("解约审核不通过（解约失败）"),
    holds: true,
    steps: ["DONE", "FAILED", "WAITING"],
  },
  ASK_TAKEN_BACK: { ...over("已撤回解约申请"), holds: true, steps: ended.steps },
  TERMINATION_CLOSED: { ...over("解约失败"), holds: true, steps: ["FAILED", "WAITING", "WAITING"] },
  TERMINATION_DONE: { ...over("解约完成"), steps: ["DONE", "DONE", "DONE"] },
};
