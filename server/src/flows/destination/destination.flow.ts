import { whyMayNotRegisterDestination } from "../../parties/settings/index.js";
import {
  cohortOpen,
  graduateOfRecord,
  keepSubmission,
  notCommittedElsewhere,
  noteRegistryData,
  REVIEWERS_OF_RECORD,
  type RecordFacts,
  startSubmission,
  takeRegistryData,
  theClock,
} from "../../records/index.js";
import type { RecordStatus } from "../../words/record-words.js";
import {
  defineFlow,
  draftStart,
  type FlowRow,
  type Guard,
  reviewChain,
  type StateDefinition,
  type SubmissionAct,
  submissionRows,
} from "../../workflow/index.js";
import {
  keepProofs,
  reportRegistered,
  reportVoided,
  tellAboutApproval,
  tellAboutClosing,
  tellAboutPassingOn,
  tellAboutRejection,
  tellAboutReturn,
  writeDestination,
} from "./destination.effects.js";
import { approvalStates, type DestinationInput, type DestinationSubject } from "./destination.subject.js";
import { applyChanges } from "./destination-change.js";

/** The acts of this flow are about its records only. */
export const DESTINATION = ["DESTINATION"] as const;

const STATES = {
  DRAFT: { step: 0, label: "暂存（未提交）", waitsFor: "GRADUATE", closes: "WITH_COHORT", draft: true },
  DEPARTMENT_REVIEW: { step: 1, label: "去向登记审核中，等待学院审核", waitsFor: "DEPARTMENT", holds: true },
  SCHOOL_REVIEW: { step: 1, label: "去向登记审核中，等待学校审核", waitsFor: "SCHOOL", holds: true },
  WITHDRAWN: { step: 0, label: "已撤回，待提交", waitsFor: "GRADUATE", holds: true, closes: "WITH_COHORT" },
  RETURNED: {
    step: 0,
    label: "去向登记审核待提交（老师退回）",
    waitsFor: "GRADUATE",
    holds: true,
    closes: "WITH_COHORT",
  },
  REJECTED: { step: 1, label: "去向登记审核不通过", outcome: "FAILED" },
  REGISTERED: { step: 2, label: "其他去向审核通过", holds: true },
  VOIDED: { step: 2, label: "已作废" },
  ABANDONED: { step: 0, label: "已放弃" },
  CLOSED: { step: 0, label: "逾期关闭" },
} as const satisfies Partial<Record<RecordStatus, StateDefinition>>;

export type DestinationState = keyof typeof STATES;

type DestinationAct = SubmissionAct | "approve" | "return" | "reject" | "void";

type Row<Act extends DestinationAct> = FlowRow<DestinationState, Act, DestinationSubject, DestinationInput>;

/** Cohort and the school's switch (F-90, P-11); the type's own condition is the form's (F-64). */
const mayRegisterDestination: Guard<RecordFacts> = {
  name: "具备登记资格",
  check: ({ conditions }, now) => whyMayNotRegisterDestination(conditions, now),
};

// ── What can happen ──────────────────────────────────────────────────────────

const REVIEW_STEPS = { departmentStep: "DEPARTMENT_REVIEW", schoolStep: "SCHOOL_REVIEW" } as const;

const submission: Row<SubmissionAct>[] = submissionRows<
  DestinationState,
  DestinationSubject,
  DestinationInput
>({
  ...REVIEW_STEPS,
  draft: "DRAFT",
  withdrawn: "WITHDRAWN",
  returned: "RETURNED",
  abandoned: "ABANDONED",
  closed: "CLOSED",
  graduate: graduateOfRecord,
  clock: theClock,
  word: "去向登记",
  submitGuards: [mayRegisterDestination, notCommittedElsewhere],
  guards: [cohortOpen],
  onSubmit: [keepProofs, startSubmission, keepSubmission, writeDestination],
  onClose: [tellAboutClosing],
});

const review: Row<"approve" | "return" | "reject">[] = reviewChain<
  DestinationState,
  DestinationSubject,
  DestinationInput
>({
  ...REVIEW_STEPS,
  ...REVIEWERS_OF_RECORD,
  states: (subject, platform) => statement(approvalStates(platform, subject)),
  onPassedOn: [applyChanges, noteRegistryData, tellAboutPassingOn],
  approved: {
    to: "REGISTERED",
    effects: [applyChanges, takeRegistryData, reportRegistered, tellAboutApproval],
  },
  returned: { to: "RETURNED", guards: [cohortOpen], effects: [tellAboutReturn] },
  rejected: { byDepartment: "REJECTED", bySchool: "REJECTED", effects: [tellAboutRejection] },
});

function statement(states: readonly string[]): string | null {
  return states.length > 0 ? `声明：${states.join("；")}` : null;
}

/** F-63: at will, without a review, until the cohort closes (F-90a). */
const registered: Row<"void">[] = [
  {
    act: "void",
    from: ["REGISTERED"],
    to: "VOIDED",
    by: graduateOfRecord,
    title: "学生作废去向",
    guards: [cohortOpen],
    effects: [reportVoided],
  },
];

/** 其他毕业去向信息登记 (F-60…F-64): the graduate fills in the form of a type and proves it; department and school review. */
export const destinationRegistration = defineFlow<
  DestinationState,
  DestinationAct,
  DestinationSubject,
  DestinationInput
>({
  kind: "DESTINATION",
  module: "EMPLOYMENT",
  name: "其他毕业去向登记",
  states: STATES,
  starts: [draftStart({ state: "DRAFT", graduate: graduateOfRecord, guards: [mayRegisterDestination] })],
  rows: [...submission, ...review, ...registered],
});
