/** What every side sees of an online agreement in each of its states (S-12, F-27, F-74). */
export interface StateSeen {
  label: string;
  steps: readonly string[];
  list: "PENDING" | "SIGNED" | "FAILED";
  /** Occupies the graduate (F-01). */
  holds: boolean;
  waitsFor: "GRADUATE" | "DEPARTMENT" | "SCHOOL" | null;
  acts: { graduate: string[]; employer: string[]; department: string[]; school: string[] };
}

const NOBODY = { graduate: [], employer: [], department: [], school: [] };
const VERDICTS = ["APPROVE", "REJECT"];
const ended = { holds: false, waitsFor: null, list: "FAILED", acts: NOBODY } as const;
const unanswered = ["DONE", "FAILED", "WAITING", "WAITING"] as const;
const underReview = ["DONE", "DONE", "CURRENT", "WAITING"] as const;
const rejected = ["DONE", "DONE", "FAILED", "WAITING"] as const;

export const STATES: Readonly<Record<string, StateSeen>> = {
  INVITED: {
    label: "等待学生应约",
    steps: ["DONE", "CURRENT", "WAITING", "WAITING"],
    list: "PENDING",
    holds: false,
    waitsFor: "GRADUATE",
    acts: { ...NOBODY, graduate: ["ACCEPT", "DECLINE"], employer: ["EXTEND", "TAKE_BACK"] },
  },
  DECLINED: { ...ended, label: "学生拒绝签约", steps: unanswered },
  LAPSED: { ...ended, label: "学生逾期未回应", steps: unanswered },
  TAKEN_BACK: { ...ended, label: "单位已撤回邀请", steps: unanswered },
  DEPARTMENT_REVIEW: {
    label: "学生已同意签约，等待学院审核",
    steps: underReview,
    list: "PENDING",
    holds: true,
    waitsFor: "DEPARTMENT",
    acts: { ...NOBODY, department: VERDICTS },
  },
  SCHOOL_REVIEW: {
    label: "学生已同意签约，等待学校审核",
    steps: underReview,
    list: "PENDING",
    holds: true,
    waitsFor: "SCHOOL",
    acts: { ...NOBODY, school: VERDICTS },
  },
  SIGNED: {
    label: "签约完成",
    steps: ["DONE", "DONE", "DONE", "DONE"],
    list: "SIGNED",
    holds: true,
    waitsFor: null,
    acts: { ...NOBODY, school: ["AMEND_JOB_CATEGORY"] },
  },
  REJECTED_BY_DEPARTMENT: { ...ended, label: "学院审核不通过（签约失败）", steps: rejected },
  REJECTED_BY_SCHOOL: { ...ended, label: "学校审核不通过（签约失败）", steps: rejected },
};
