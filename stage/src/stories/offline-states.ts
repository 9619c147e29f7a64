/** What every side sees of an offline signing in each of its states (S-13, S-12), sorted as the check sorts. */
interface OfflineStateSeen {
  label: string;
  waitsFor: "GRADUATE" | "DEPARTMENT" | "SCHOOL" | null;
  acts: { graduate?: readonly string[]; department?: readonly string[]; school?: readonly string[] };
  /** What differs where the school reviews alone (F-10). */
  actsAlone?: { graduate?: readonly string[] };
}

const VERDICTS = ["APPROVE", "REJECT", "RETURN"];
const ended = { waitsFor: null, acts: {} } as const;

export const OFFLINE_STATES: Readonly<Record<string, OfflineStateSeen>> = {
  AGREEMENT_DEPARTMENT_REVIEW: {
    label: "就业协议审核中，等待学院审核",
    waitsFor: "DEPARTMENT",
    acts: { graduate: ["WITHDRAW"], department: VERDICTS },
  },
  AGREEMENT_SCHOOL_REVIEW: {
    label: "就业协议审核中，等待学校审核",
    waitsFor: "SCHOOL",
    acts: { school: VERDICTS },
    actsAlone: { graduate: ["WITHDRAW"] },
  },
  WITHDRAWN: { label: "已撤回，待提交", waitsFor: "GRADUATE", acts: { graduate: ["ABANDON", "SUBMIT"] } },
  AGREEMENT_RETURNED: {
    label: "协议审核待提交（老师退回）",
    waitsFor: "GRADUATE",
    acts: { graduate: ["ABANDON", "SUBMIT"] },
  },
  AGREEMENT_REJECTED: { ...ended, label: "就业协议审核不通过" },
  AWAITING_STAMP: {
    label: "就业协议审核通过",
    waitsFor: "GRADUATE",
    acts: { graduate: ["SEND_STAMP_LINK", "SUBMIT_SIGNING"] },
  },
  DEPARTMENT_REVIEW: {
    label: "签约审核中，等待学院审核",
    waitsFor: "DEPARTMENT",
    acts: { graduate: ["WITHDRAW"], department: VERDICTS },
  },
  SCHOOL_REVIEW: {
    label: "签约审核中，等待学校审核",
    waitsFor: "SCHOOL",
    acts: { school: VERDICTS },
    actsAlone: { graduate: ["WITHDRAW"] },
  },
  SIGNING_WITHDRAWN: {
    label: "已撤回，待提交",
    waitsFor: "GRADUATE",
    acts: { graduate: ["SUBMIT_SIGNING"] },
  },
  RETURNED: {
    label: "签约审核待提交（老师退回）",
    waitsFor: "GRADUATE",
    acts: { graduate: ["SEND_STAMP_LINK", "SUBMIT_SIGNING"] },
  },
  REJECTED: { ...ended, label: "签约审核不通过" },
  SIGNED: { waitsFor: null, label: "签约完成", acts: { school: ["AMEND_AGREEMENT"] } },
  ABANDONED: { ...ended, label: "已放弃" },
  CLOSED: { ...ended, label: "逾期关闭" },
};
