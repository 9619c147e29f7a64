/** What every side sees of a termination in each of its states (F-50…F-57, S-13, S-12, F-74). */
export interface TerminationSeen {
  label: string;
  steps: readonly string[];
  /** The employer's list that holds it: of online agreements only. */
  list: "TERMINATING" | "TERMINATED" | "TERMINATION_FAILED" | null;
  waitsFor: "GRADUATE" | "EMPLOYER" | "DEPARTMENT" | "SCHOOL" | null;
  /** The agreement is over, the graduate free (F-57). */
  over: boolean;
  acts: { graduate: string[]; employer: string[]; department: string[]; school: string[] };
}

const NOBODY = { graduate: [], employer: [], department: [], school: [] };
const goesOn = { over: false, list: "TERMINATING", acts: NOBODY } as const;
const failed = { over: false, list: "TERMINATION_FAILED", waitsFor: null, acts: NOBODY } as const;

const unanswered = ["DONE", "FAILED", "WAITING", "WAITING"] as const;

export const ONLINE_STATES: Readonly<Record<string, TerminationSeen>> = {
  ASKED_BY_GRADUATE: {
    ...goesOn,
    label: "学生发起解约，等待单位应约",
    steps: ["DONE", "CURRENT", "WAITING", "WAITING"],
    waitsFor: "EMPLOYER",
    // F-52: a school's alone, and of the graduate's requests alone.
    acts: {
      graduate: ["TAKE_BACK"],
      employer: ["ACCEPT", "REFUSE"],
      department: [],
      school: ["FORCE_TERMINATION"],
    },
  },
  ASKED_BY_EMPLOYER: {
    ...goesOn,
    label: "单位发起解约，等待学生应约",
    steps: ["DONE", "CURRENT", "WAITING", "WAITING"],
    waitsFor: "GRADUATE",
    acts: { ...NOBODY, graduate: ["ACCEPT", "REFUSE"], employer: ["TAKE_BACK"] },
  },
  REFUSED_BY_EMPLOYER: { ...failed, label: "单位拒绝解约", steps: unanswered },
  REFUSED_BY_GRADUATE: { ...failed, label: "学生拒绝解约", steps: unanswered },
  ASK_TAKEN_BACK: { ...failed, list: null, label: "已撤回解约申请", steps: unanswered },
  TERMINATION_CLOSED: { ...failed, label: "解约失败", steps: unanswered },
  TERMINATION_DEPARTMENT_REVIEW: {
    ...goesOn,
    label: "已同意解约，等待学院审核",
    steps: ["DONE", "DONE", "CURRENT", "WAITING"],
    waitsFor: "DEPARTMENT",
    acts: { ...NOBODY, department: ["APPROVE", "REJECT"] },
  },
  TERMINATION_SCHOOL_REVIEW: {
    ...goesOn,
    label: "已同意解约，等待学校审核",
    steps: ["DONE", "DONE", "CURRENT", "WAITING"],
    waitsFor: "SCHOOL",
    acts: { ...NOBODY, school: ["APPROVE", "REJECT"] },
  },
  TERMINATION_REJECTED: {
    ...failed,
    label: "解约审核不通过（解约失败）",
    steps: ["DONE", "DONE", "FAILED", "WAITING"],
  },
  TERMINATION_DONE: {
    label: "解约完成",
    steps: ["DONE", "DONE", "DONE", "DONE"],
    list: "TERMINATED",
    waitsFor: null,
    over: true,
    acts: NOBODY,
  },
};

const VERDICTS = ["APPROVE", "REJECT", "RETURN"];

/** F-53, F-54: no employer of the platform has to do with these. */
export const OFFLINE_STATES: Readonly<Record<string, TerminationSeen>> = {
  TERMINATION_DEPARTMENT_REVIEW: {
    ...goesOn,
    list: null,
    label: "解约中，等待学院审核",
    steps: ["DONE", "CURRENT", "WAITING"],
    waitsFor: "DEPARTMENT",
    acts: { ...NOBODY, department: VERDICTS },
  },
  TERMINATION_SCHOOL_REVIEW: {
    ...goesOn,
    list: null,
    label: "解约中，等待学校审核",
    steps: ["DONE", "CURRENT", "WAITING"],
    waitsFor: "SCHOOL",
    acts: { ...NOBODY, school: VERDICTS },
  },
  TERMINATION_RETURNED: {
    ...goesOn,
    list: null,
    label: "解约审核待提交（老师退回）",
    steps: ["CURRENT", "WAITING", "WAITING"],
    waitsFor: "GRADUATE",
    acts: { ...NOBODY, graduate: ["SUBMIT"] },
  },
  TERMINATION_REJECTED: {
    ...failed,
    list: null,
    label: "解约审核不通过（解约失败）",
    steps: ["DONE", "FAILED", "WAITING"],
  },
  ASK_TAKEN_BACK: {
    ...failed,
    list: null,
    label: "已撤回解约申请",
    steps: ["FAILED", "WAITING", "WAITING"],
  },
  TERMINATION_CLOSED: { ...failed, list: null, label: "解约失败", steps: ["FAILED", "WAITING", "WAITING"] },
  TERMINATION_DONE: {
    label: "解约完成",
    steps: ["DONE", "DONE", "DONE"],
    list: null,
    waitsFor: null,
    over: true,
    acts: NOBODY,
  },
};
