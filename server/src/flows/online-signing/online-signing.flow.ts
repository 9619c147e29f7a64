import {
  cohortOpen,
  employerMay,
  graduateOfRecord,
  keepChain,
  mayWrite,
  noTerminationOpen,
  notCommittedElsewhere,
  noteRegistryData,
  REVIEWERS_OF_RECORD,
  schoolOfRecord,
  takeRegistryData,
  theClock,
} from "../../records/index.js";
import type { RecordStatus } from "../../words/record-words.js";
import { NotAllowed } from "../../words/refusals.js";
import {
  defineFlow,
  type FlowRow,
  firstReviewStep,
  type Guard,
  type Party,
  reviewChain,
  type StateDefinition,
} from "../../workflow/index.js";
import { acceptText, endRow, type SigningSubject } from "../agreements/index.js";
import { invitationStart, invitingEmployer, maySign } from "./invitation-start.js";
import { DeadlinePassed } from "./refusals.js";
import {
  amendJobCategory,
  extendDeadline,
  issueOnline,
  reportSigned,
  tellAboutAcceptance,
  tellAboutApproval,
  tellAboutDecline,
  tellAboutExtension,
  tellAboutLapse,
  tellAboutNewCategory,
  tellAboutPassingOn,
  tellAboutRejection,
  tellAboutTakingBack,
} from "./signing-effects.js";
import type { SigningInput } from "./signing-input.js";

export type SigningAct =
  | "accept"
  | "decline"
  | "lapse"
  | "extend"
  | "takeBack"
  | ReviewAct
  | "amendJobCategory"
  | "end";

/** No return for changes in this flow: it has no row (F-26). */
type ReviewAct = "approve" | "return" | "reject";

/** The acts of this flow are about its records only. */
export const ONLINE = ["ONLINE_AGREEMENT"] as const;

const STATES = {
  INVITED: { step: 1, label: "等待学生应约", waitsFor: "GRADUATE", closes: "AT_DEADLINE" },
  DECLINED: { step: 1, label: "学生拒绝签约", outcome: "FAILED" },
  LAPSED: { step: 1, label: "学生逾期未回应" },
  TAKEN_BACK: { step: 1, label: "单位已撤回邀请" },
  DEPARTMENT_REVIEW: { step: 2, label: "学生已同意签约，等待学院审核", waitsFor: "DEPARTMENT", holds: true },
  SCHOOL_REVIEW: { step: 2, label: "学生已同意签约，等待学校审核", waitsFor: "SCHOOL", holds: true },
  SIGNED: { step: 3, label: "签约完成", holds: true },
  TERMINATED: { step: 3, label: "解约完成" },
  REJECTED_BY_DEPARTMENT: { step: 2, label: "学院审核不通过（签约失败）", outcome: "FAILED" },
  REJECTED_BY_SCHOOL: { step: 2, label: "学校审核不通过（签约失败）", outcome: "FAILED" },
} as const satisfies Partial<Record<RecordStatus, StateDefinition>>;

export type OnlineState = keyof typeof STATES;

type Row<Act extends SigningAct> = FlowRow<OnlineState, Act, SigningSubject, SigningInput>;

// ── Who ──────────────────────────────────────────────────────────────────────

const invitedGraduate: Party<SigningSubject> = { ...graduateOfRecord, name: "受邀毕业生" };

// ── Conditions ───────────────────────────────────────────────────────────────

/** To the second (F-24). */
const beforeDeadline: Guard<SigningSubject> = {
  name: "未过应约截止时间",
  check: ({ record }, now) =>
    record.closesAt && record.closesAt <= now ? new DeadlinePassed(record.closesAt) : null,
  refuses: [DeadlinePassed],
};

const pastDeadline: Guard<SigningSubject> = {
  name: "已过应约截止时间",
  check: ({ record }, now) =>
    record.closesAt && record.closesAt <= now ? null : new NotAllowed("NOT_DUE", "未到应约截止时间"),
};

/** F-76: the open invitations of a suspended employer can only be looked at. */
const employerNotSuspended: Guard<SigningSubject> = {
  name: "用人单位未被暂停",
  check: ({ employerSuspended }) =>
    employerSuspended
      ? new NotAllowed("SUSPENDED", "该用人单位已被平台暂停使用，其邀请只能查看，无法操作")
      : null,
};

const mayAnswer = [beforeDeadline, employerNotSuspended, maySign, notCommittedElsewhere];

// ── What can happen ──────────────────────────────────────────────────────────

const invitation: Row<"accept" | "decline" | "lapse" | "extend" | "takeBack">[] = [
  {
    act: "accept",
    from: ["INVITED"],
    to: firstReviewStep<OnlineState, SigningSubject>("DEPARTMENT_REVIEW", "SCHOOL_REVIEW"),
    by: invitedGraduate,
    title: "学生同意签约",
    guards: mayAnswer,
    effects: [acceptText, keepChain, tellAboutAcceptance],
    says: true,
    states: ({ agreement }) => `已阅读协议全文，文本校验码（SHA-256）：${agreement.textSha256}`,
  },
  {
    act: "decline",
    from: ["INVITED"],
    to: "DECLINED",
    by: invitedGraduate,
    title: "学生拒绝签约",
    guards: mayAnswer,
    effects: [tellAboutDecline],
  },
  {
    act: "lapse",
    from: ["INVITED"],
    to: "LAPSED",
    by: theClock,
    title: "学生逾期未回应",
    guards: [pastDeadline],
    effects: [tellAboutLapse],
  },
  {
    act: "extend",
    from: ["INVITED"],
    to: "INVITED",
    by: invitingEmployer,
    title: "单位延长应约有效期",
    guards: [employerMay("INVITE"), beforeDeadline, employerNotSuspended],
    effects: [extendDeadline, tellAboutExtension],
    has: ({ record }, { deadline }) => record.closesAt?.getTime() === deadline?.getTime(),
  },
  {
    act: "takeBack",
    from: ["INVITED"],
    to: "TAKEN_BACK",
    by: invitingEmployer,
    title: "单位撤回邀请",
    guards: [employerMay("INVITE"), beforeDeadline, employerNotSuspended],
    effects: [tellAboutTakingBack],
  },
];

const review: Row<ReviewAct>[] = reviewChain<OnlineState, SigningSubject, SigningInput>({
  departmentStep: "DEPARTMENT_REVIEW",
  schoolStep: "SCHOOL_REVIEW",
  ...REVIEWERS_OF_RECORD,
  onPassedOn: [noteRegistryData, tellAboutPassingOn],
  approved: { to: "SIGNED", effects: [takeRegistryData, issueOnline, reportSigned, tellAboutApproval] },
  rejected: {
    byDepartment: "REJECTED_BY_DEPARTMENT",
    bySchool: "REJECTED_BY_SCHOOL",
    effects: [tellAboutRejection],
  },
});

const signed: Row<"amendJobCategory">[] = [
  {
    act: "amendJobCategory",
    from: ["SIGNED"],
    to: "SIGNED",
    by: schoolOfRecord,
    title: "学校修改职位类别",
    guards: [mayWrite, cohortOpen, noTerminationOpen],
    effects: [amendJobCategory, reportSigned, tellAboutNewCategory],
    has: ({ agreement }, { jobCategory }) => agreement.jobCategory === jobCategory,
  },
];

/**
 * 线上签约 (F-20…F-29): the employer invites, the graduate answers before the deadline, department and school review.
 * No return for changes (F-26); accepting is no submission and cannot be withdrawn (F-12).
 */
export const onlineSigning = defineFlow<OnlineState, SigningAct, SigningSubject, SigningInput>({
  kind: "ONLINE_AGREEMENT",
  module: "EMPLOYMENT",
  name: "线上签约",
  states: STATES,
  starts: [invitationStart],
  rows: [...invitation, ...review, ...signed, endRow],
});
