/** What every side sees of a record that its graduate began, in each of its states (S-13, S-12, F-07, F-12). */
export interface OwnStateSeen {
  label: string;
  /** Occupies the graduate (F-01). */
  holds: boolean;
  waitsFor: "GRADUATE" | "DEPARTMENT" | "SCHOOL" | null;
  acts: { graduate: readonly string[]; department: readonly string[]; school: readonly string[] };
}

/** The states of one kind of record. */
export interface OwnFlowSeen {
  kind: "PAPER_AGREEMENT" | "DESTINATION";
  /** How titles call what is submitted. */
  word: string;
  states: Readonly<Record<string, OwnStateSeen>>;
}

const NOBODY = { graduate: [], department: [], school: [] } as const;
const VERDICTS = ["APPROVE", "REJECT", "RETURN"] as const;
const ended = { holds: false, waitsFor: null, acts: NOBODY } as const;
const editing = {
  holds: true,
  waitsFor: "GRADUATE",
  acts: { ...NOBODY, graduate: ["ABANDON", "SUBMIT"] },
} as const;

function submissionStates(review: string): Record<string, OwnStateSeen> {
  return {
    DRAFT: {
      label: "暂存（未提交）",
      holds: false,
      waitsFor: "GRADUATE",
      acts: { ...NOBODY, graduate: ["DELETE_DRAFT", "SUBMIT"] },
    },
    DEPARTMENT_REVIEW: {
      label: `${review}审核中，等待学院审核`,
      holds: true,
      waitsFor: "DEPARTMENT",
      acts: { ...NOBODY, graduate: ["WITHDRAW"], department: VERDICTS },
    },
    SCHOOL_REVIEW: {
      label: `${review}审核中，等待学校审核`,
      holds: true,
      waitsFor: "SCHOOL",
      // F-12: the graduate's too where no department has decided; the journey knows.
      acts: { ...NOBODY, school: VERDICTS },
    },
    WITHDRAWN: { ...editing, label: "已撤回，待提交" },
    RETURNED: { ...editing, label: `${review}审核待提交（老师退回）` },
    REJECTED: { ...ended, label: `${review}审核不通过` },
    ABANDONED: { ...ended, label: "已放弃" },
    CLOSED: { ...ended, label: "逾期关闭" },
  };
}

export const PAPER: OwnFlowSeen = {
  kind: "PAPER_AGREEMENT",
  word: "登记",
  states: {
    ...submissionStates("签约"),
    SIGNED: {
      label: "签约完成",
      holds: true,
      waitsFor: null,
      acts: { ...NOBODY, school: ["AMEND_AGREEMENT"] },
    },
  },
};

export const DESTINATION: OwnFlowSeen = {
  kind: "DESTINATION",
  word: "去向登记",
  states: {
    ...submissionStates("去向登记"),
    REGISTERED: {
      label: "其他去向审核通过",
      holds: true,
      waitsFor: null,
      acts: { ...NOBODY, graduate: ["VOID"] },
    },
    VOIDED: { ...ended, label: "已作废" },
  },
};
