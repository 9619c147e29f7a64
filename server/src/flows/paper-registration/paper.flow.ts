import {
  cohortOpen,
  graduateOfRecord,
  keepSubmission,
  mayRegister,
  notCommittedElsewhere,
  noteRegistryData,
  REVIEWERS_OF_RECORD,
  startSubmission,
  takeRegistryData,
  theClock,
} from "../../records/index.js";
import type { RecordStatus } from "../../words/record-words.js";
import {
  defineFlow,
  draftStart,
  type FlowRow,
  reviewChain,
  type StateDefinition,
  type SubmissionAct,
  submissionRows,
} from "../../workflow/index.js";
import {
  amendRow,
  endRow,
  keepScans,
  type OwnAgreementInput,
  type OwnAgreementSubject,
  reportOwnAgreement,
  writeAgreement,
} from "../agreements/index.js";
import {
  tellAboutApproval,
  tellAboutClosing,
  tellAboutPassingOn,
  tellAboutRejection,
  tellAboutReturn,
} from "./paper.effects.js";

const STATES = {
  DRAFT: { step: 0, label: "暂存（未提交）", waitsFor: "GRADUATE", closes: "WITH_COHORT", draft: true },
  DEPARTMENT_REVIEW: { step: 1, label: "签约审核中，等待学院审核", waitsFor: "DEPARTMENT", holds: true },
  SCHOOL_REVIEW: { step: 1, label: "签约审核中，等待学校审核", waitsFor: "SCHOOL", holds: true },
  WITHDRAWN: { step: 0, label: "已撤回，待提交", waitsFor: "GRADUATE", holds: true, closes: "WITH_COHORT" },
  RETURNED: {
    step: 0,
    label: "签约审核待提交（老师退回）",
    waitsFor: "GRADUATE",
    holds: true,
    closes: "WITH_COHORT",
  },
  REJECTED: { step: 1, label: "签约审核不通过", outcome: "FAILED" },
  SIGNED: { step: 2, label: "签约完成", holds: true },
  TERMINATED: { step: 2, label: "解约完成" },
  ABANDONED: { step: 0, label: "已放弃" },
  CLOSED: { step: 0, label: "逾期关闭" },
} as const satisfies Partial<Record<RecordStatus, StateDefinition>>;

export type PaperState = keyof typeof STATES;

type PaperAct = SubmissionAct | "approve" | "return" | "reject" | "amendAgreement" | "end";

type Row<Act extends PaperAct> = FlowRow<PaperState, Act, OwnAgreementSubject, OwnAgreementInput>;

// ── What can happen ──────────────────────────────────────────────────────────

const REVIEW_STEPS = { departmentStep: "DEPARTMENT_REVIEW", schoolStep: "SCHOOL_REVIEW" } as const;

const submission: Row<SubmissionAct>[] = submissionRows<PaperState, OwnAgreementSubject, OwnAgreementInput>({
  ...REVIEW_STEPS,
  draft: "DRAFT",
  withdrawn: "WITHDRAWN",
  returned: "RETURNED",
  abandoned: "ABANDONED",
  closed: "CLOSED",
  graduate: graduateOfRecord,
  clock: theClock,
  word: "登记",
  submitGuards: [mayRegister, notCommittedElsewhere],
  guards: [cohortOpen],
  onSubmit: [keepScans, startSubmission, keepSubmission, writeAgreement],
  onClose: [tellAboutClosing],
});

const review: Row<"approve" | "return" | "reject">[] = reviewChain<
  PaperState,
  OwnAgreementSubject,
  OwnAgreementInput
>({
  ...REVIEW_STEPS,
  ...REVIEWERS_OF_RECORD,
  onPassedOn: [noteRegistryData, tellAboutPassingOn],
  approved: { to: "SIGNED", effects: [takeRegistryData, reportOwnAgreement, tellAboutApproval] },
  returned: { to: "RETURNED", guards: [cohortOpen], effects: [tellAboutReturn] },
  rejected: { byDepartment: "REJECTED", bySchool: "REJECTED", effects: [tellAboutRejection] },
});

/**
 * 已签就业协议登记信息 (补登, F-40…F-42): the graduate writes down what a paper agreement says and uploads pictures of
 * it; department and school review.
 */
export const paperRegistration = defineFlow<PaperState, PaperAct, OwnAgreementSubject, OwnAgreementInput>({
  kind: "PAPER_AGREEMENT",
  module: "EMPLOYMENT",
  name: "已签就业协议登记",
  states: STATES,
  starts: [draftStart({ state: "DRAFT", graduate: graduateOfRecord, guards: [mayRegister] })],
  rows: [...submission, ...review, amendRow, endRow],
});
