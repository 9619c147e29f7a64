import {
  cohortOpen,
  graduateOfRecord,
  REVIEWERS_OF_RECORD,
  startSubmission,
  theClock,
} from "../../records/index.js";
import type { RecordStatus } from "../../words/record-words.js";
import { NotAllowed } from "../../words/refusals.js";
import {
  defineFlow,
  type FlowRow,
  firstReviewStep,
  type Guard,
  reviewChain,
  type StateDefinition,
} from "../../workflow/index.js";
import { OFFLINE_ASKING } from "./ask-start.js";
import { closingReached } from "./online-termination.flow.js";
import { checkEnding, endAgreement, noteEnding, writeRequest } from "./termination-effects.js";
import {
  tellAboutClosing,
  tellAboutDone,
  tellAboutPassingOn,
  tellAboutRejection,
  tellAboutReturn,
  tellAboutTakingBack,
} from "./termination-messages.js";
import type { TerminationInput, TerminationSubject } from "./termination-subject.js";

export const OFFLINE_TERMINATION = ["OFFLINE_TERMINATION"] as const;

const STATES = {
  TERMINATION_DEPARTMENT_REVIEW: { step: 1, label: "解约中，等待学院审核", waitsFor: "DEPARTMENT" },
  TERMINATION_SCHOOL_REVIEW: { step: 1, label: "解约中，等待学校审核", waitsFor: "SCHOOL" },
  TERMINATION_RETURNED: {
    step: 0,
    label: "解约审核待提交（老师退回）",
    waitsFor: "GRADUATE",
    closes: "WITH_COHORT",
  },
  TERMINATION_REJECTED: { step: 1, label: "解约审核不通过（解约失败）", outcome: "FAILED" },
  ASK_TAKEN_BACK: { step: 0, label: "已撤回解约申请" },
  TERMINATION_CLOSED: { step: 0, label: "解约失败", outcome: "FAILED" },
  TERMINATION_DONE: { step: 2, label: "解约完成", outcome: "REACHED" },
} as const satisfies Partial<Record<RecordStatus, StateDefinition>>;

export type OfflineTerminationState = keyof typeof STATES;

type OfflineTerminationAct = "submit" | "takeBack" | "close" | "approve" | "return" | "reject";

type Row<Act extends OfflineTerminationAct> = FlowRow<
  OfflineTerminationState,
  Act,
  TerminationSubject,
  TerminationInput
>;

const REVIEW_STEPS = {
  departmentStep: "TERMINATION_DEPARTMENT_REVIEW",
  schoolStep: "TERMINATION_SCHOOL_REVIEW",
} as const;

/** F-56: no verdict on the request at all; a return is one, so that nothing returned escapes F-55 by being taken back. */
const noVerdictYet: Guard<TerminationSubject> = {
  name: "尚无审核结论",
  check: ({ record, review }) =>
    record.submission === 1 &&
    (record.status === REVIEW_STEPS.departmentStep || review.mode === "SCHOOL_ONLY")
      ? null
      : new NotAllowed("VERDICT_GIVEN", "解约申请已有审核结论，不能再撤回"),
};

const own: Row<"submit" | "takeBack" | "close">[] = [
  {
    act: "submit",
    from: ["TERMINATION_RETURNED"],
    to: firstReviewStep<OfflineTerminationState, TerminationSubject>(
      REVIEW_STEPS.departmentStep,
      REVIEW_STEPS.schoolStep,
    ),
    by: graduateOfRecord,
    title: "学生重新提交解约申请",
    guards: [cohortOpen],
    effects: [startSubmission, writeRequest],
  },
  {
    act: "takeBack",
    from: [REVIEW_STEPS.departmentStep, REVIEW_STEPS.schoolStep],
    to: "ASK_TAKEN_BACK",
    by: graduateOfRecord,
    title: "学生撤回解约申请",
    guards: [noVerdictYet, cohortOpen],
    effects: [tellAboutTakingBack],
  },
  {
    act: "close",
    from: ["TERMINATION_RETURNED"],
    to: "TERMINATION_CLOSED",
    by: theClock,
    title: "逾期未处理，解约失败",
    guards: [closingReached],
    effects: [tellAboutClosing],
  },
];

const review: Row<"approve" | "return" | "reject">[] = reviewChain<
  OfflineTerminationState,
  TerminationSubject,
  TerminationInput
>({
  ...REVIEW_STEPS,
  ...REVIEWERS_OF_RECORD,
  word: "解约审核",
  onPassedOn: [tellAboutPassingOn],
  approved: {
    to: "TERMINATION_DONE",
    checks: [checkEnding],
    effects: [noteEnding, endAgreement, tellAboutDone],
  },
  returned: { to: "TERMINATION_RETURNED", guards: [cohortOpen], effects: [tellAboutReturn] },
  rejected: {
    byDepartment: "TERMINATION_REJECTED",
    bySchool: "TERMINATION_REJECTED",
    effects: [tellAboutRejection],
  },
});

/** 线下解约 (F-53, F-54): the graduate asks with the employer's letter, department and school review. */
export const offlineTermination = defineFlow<
  OfflineTerminationState,
  OfflineTerminationAct,
  TerminationSubject,
  TerminationInput
>({
  kind: "OFFLINE_TERMINATION",
  module: "EMPLOYMENT",
  name: "线下解约",
  states: STATES,
  starts: OFFLINE_ASKING,
  rows: [...own, ...review],
});
