import {
  employerMay,
  employerOfRecord,
  graduateOfRecord,
  keepChain,
  mayWrite,
  REVIEWERS_OF_RECORD,
  schoolOfRecord,
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
import { ONLINE_ASKING } from "./ask-start.js";
import { notSuspended } from "./may-ask.js";
import { endAgreement, noteAgreed, noteForced } from "./termination-effects.js";
import {
  tellAboutAccepting,
  tellAboutClosing,
  tellAboutDone,
  tellAboutForcing,
  tellAboutPassingOn,
  tellAboutRefusing,
  tellAboutRejection,
  tellAboutTakingBack,
} from "./termination-messages.js";
import type { TerminationInput, TerminationSubject } from "./termination-subject.js";

export const ONLINE_TERMINATION = ["ONLINE_TERMINATION"] as const;

const STATES = {
  ASKED_BY_GRADUATE: {
    step: 1,
    label: "学生发起解约，等待单位应约",
    waitsFor: "EMPLOYER",
    closes: "WITH_COHORT",
  },
  ASKED_BY_EMPLOYER: {
    step: 1,
    label: "单位发起解约，等待学生应约",
    waitsFor: "GRADUATE",
    closes: "WITH_COHORT",
  },
  REFUSED_BY_EMPLOYER: { step: 1, label: "单位拒绝解约", outcome: "FAILED" },
  REFUSED_BY_GRADUATE: { step: 1, label: "学生拒绝解约", outcome: "FAILED" },
  TERMINATION_DEPARTMENT_REVIEW: { step: 2, label: "已同意解约，等待学院审核", waitsFor: "DEPARTMENT" },
  TERMINATION_SCHOOL_REVIEW: { step: 2, label: "已同意解约，等待学校审核", waitsFor: "SCHOOL" },
  TERMINATION_REJECTED: { step: 2, label: "解约审核不通过（解约失败）", outcome: "FAILED" },
  ASK_TAKEN_BACK: { step: 1, label: "已撤回解约申请" },
  TERMINATION_CLOSED: { step: 1, label: "解约失败", outcome: "FAILED" },
  TERMINATION_DONE: { step: 3, label: "解约完成", outcome: "REACHED" },
} as const satisfies Partial<Record<RecordStatus, StateDefinition>>;

export type OnlineTerminationState = keyof typeof STATES;

type OnlineTerminationAct =
  | "accept"
  | "refuse"
  | "takeBack"
  | "force"
  | "close"
  | "approve"
  | "return"
  | "reject";

type Row<Act extends OnlineTerminationAct> = FlowRow<
  OnlineTerminationState,
  Act,
  TerminationSubject,
  TerminationInput
>;

// ── Who and when ─────────────────────────────────────────────────────────────

const employer = employerOfRecord("签约的用人单位");

/** F-90a: what nobody answered ends with the cohort. */
export const closingReached: Guard<TerminationSubject> = {
  name: "本届已截止",
  check: ({ record }, now) =>
    record.closesAt && record.closesAt <= now ? null : new NotAllowed("NOT_DUE", "本届尚未截止"),
};

// ── What can happen ──────────────────────────────────────────────────────────

const toReview = firstReviewStep<OnlineTerminationState, TerminationSubject>(
  "TERMINATION_DEPARTMENT_REVIEW",
  "TERMINATION_SCHOOL_REVIEW",
);
const accepting = { to: toReview, effects: [keepChain, tellAboutAccepting] };
const takingBack = { to: "ASK_TAKEN_BACK", effects: [tellAboutTakingBack] } as const;

/** F-50, F-56: the other side answers; the side that asked may take it back until then. */
const answers: Row<"accept" | "refuse" | "takeBack">[] = [
  {
    act: "accept",
    from: ["ASKED_BY_GRADUATE"],
    by: employer,
    title: "单位同意解约",
    guards: [employerMay("TERMINATE"), notSuspended],
    ...accepting,
  },
  {
    act: "accept",
    from: ["ASKED_BY_EMPLOYER"],
    by: graduateOfRecord,
    title: "学生同意解约",
    guards: [],
    ...accepting,
  },
  {
    act: "refuse",
    from: ["ASKED_BY_GRADUATE"],
    to: "REFUSED_BY_EMPLOYER",
    by: employer,
    title: "单位拒绝解约",
    guards: [employerMay("TERMINATE"), notSuspended],
    effects: [tellAboutRefusing],
  },
  {
    act: "refuse",
    from: ["ASKED_BY_EMPLOYER"],
    to: "REFUSED_BY_GRADUATE",
    by: graduateOfRecord,
    title: "学生拒绝解约",
    guards: [],
    effects: [tellAboutRefusing],
  },
  {
    act: "takeBack",
    from: ["ASKED_BY_GRADUATE"],
    by: graduateOfRecord,
    title: "学生撤回解约申请",
    guards: [],
    ...takingBack,
  },
  {
    act: "takeBack",
    from: ["ASKED_BY_EMPLOYER"],
    by: employer,
    title: "单位撤回解约申请",
    guards: [employerMay("TERMINATE"), notSuspended],
    ...takingBack,
  },
];

/** F-52: never a department, and never but from a graduate's request. */
const forced: Row<"force"> = {
  act: "force",
  from: ["ASKED_BY_GRADUATE"],
  to: "TERMINATION_DONE",
  by: schoolOfRecord,
  title: "学校强制解约",
  guards: [mayWrite],
  effects: [noteForced, endAgreement, tellAboutForcing],
};

const closing: Row<"close"> = {
  act: "close",
  from: ["ASKED_BY_GRADUATE", "ASKED_BY_EMPLOYER"],
  to: "TERMINATION_CLOSED",
  by: theClock,
  title: "逾期未处理，解约失败",
  guards: [closingReached],
  effects: [tellAboutClosing],
};

/** F-51 */
const review: Row<"approve" | "return" | "reject">[] = reviewChain<
  OnlineTerminationState,
  TerminationSubject,
  TerminationInput
>({
  departmentStep: "TERMINATION_DEPARTMENT_REVIEW",
  schoolStep: "TERMINATION_SCHOOL_REVIEW",
  ...REVIEWERS_OF_RECORD,
  word: "解约审核",
  onPassedOn: [tellAboutPassingOn],
  approved: { to: "TERMINATION_DONE", effects: [noteAgreed, endAgreement, tellAboutDone] },
  rejected: {
    byDepartment: "TERMINATION_REJECTED",
    bySchool: "TERMINATION_REJECTED",
    effects: [tellAboutRejection],
  },
});

/** 线上解约 (F-50…F-52): one side asks, the other answers, department and school review. */
export const onlineTermination = defineFlow<
  OnlineTerminationState,
  OnlineTerminationAct,
  TerminationSubject,
  TerminationInput
>({
  kind: "ONLINE_TERMINATION",
  module: "EMPLOYMENT",
  name: "线上解约",
  states: STATES,
  starts: ONLINE_ASKING,
  rows: [...answers, forced, closing, ...review],
});
