import { noContact, whyMayNotApply } from "../../parties/settings/index.js";
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
import { NotAllowed } from "../../words/refusals.js";
import {
  defineFlow,
  draftStart,
  type FlowRow,
  firstReviewStep,
  type Guard,
  reviewChain,
  type StateDefinition,
  type SubmissionAct,
  submissionRows,
} from "../../workflow/index.js";
import { amendRow, endRow, reportOwnAgreement, writeAgreement } from "../agreements/index.js";
import {
  issueForStamp,
  keepSigning,
  keepSigningOfHolder,
  type OfflineInput,
  type OfflineSubject,
  printSigned,
  refuseUploads,
  tellAboutAgreementApproval,
  tellAboutAgreementRejection,
  tellAboutClosing,
  tellAboutPassingOn,
  tellAboutReturn,
  tellAboutReturnedCopy,
  tellAboutSigned,
  tellAboutSigningRejection,
} from "./offline.effects.js";
import { LINK_STATES, linkAlive, linkHolder, noteSubmission, sendLink } from "./stamp-link.js";

/** The acts of this flow are about its records only. */
export const OFFLINE = ["OFFLINE_AGREEMENT"] as const;

const STATES = {
  DRAFT: { step: 0, label: "暂存（未提交）", waitsFor: "GRADUATE", closes: "WITH_COHORT", draft: true },
  AGREEMENT_DEPARTMENT_REVIEW: {
    step: 1,
    label: "就业协议审核中，等待学院审核",
    waitsFor: "DEPARTMENT",
    holds: true,
  },
  AGREEMENT_SCHOOL_REVIEW: {
    step: 1,
    label: "就业协议审核中，等待学校审核",
    waitsFor: "SCHOOL",
    holds: true,
  },
  WITHDRAWN: { step: 0, label: "已撤回，待提交", waitsFor: "GRADUATE", holds: true, closes: "WITH_COHORT" },
  AGREEMENT_RETURNED: {
    step: 0,
    label: "协议审核待提交（老师退回）",
    waitsFor: "GRADUATE",
    holds: true,
    closes: "WITH_COHORT",
  },
  AGREEMENT_REJECTED: { step: 1, label: "就业协议审核不通过", outcome: "FAILED" },
  AWAITING_STAMP: {
    step: 2,
    label: "就业协议审核通过",
    waitsFor: "GRADUATE",
    holds: true,
    closes: "WITH_COHORT",
  },
  DEPARTMENT_REVIEW: { step: 3, label: "签约审核中，等待学院审核", waitsFor: "DEPARTMENT", holds: true },
  SCHOOL_REVIEW: { step: 3, label: "签约审核中，等待学校审核", waitsFor: "SCHOOL", holds: true },
  SIGNING_WITHDRAWN: {
    step: 2,
    label: "已撤回，待提交",
    waitsFor: "GRADUATE",
    holds: true,
    closes: "WITH_COHORT",
  },
  RETURNED: {
    step: 2,
    label: "签约审核待提交（老师退回）",
    waitsFor: "GRADUATE",
    holds: true,
    closes: "WITH_COHORT",
  },
  REJECTED: { step: 3, label: "签约审核不通过", outcome: "FAILED" },
  SIGNED: { step: 4, label: "签约完成", holds: true },
  ABANDONED: { step: 0, label: "已放弃" },
  CLOSED: { step: 0, label: "逾期关闭" },
  TERMINATED: { step: 4, label: "解约完成" },
} as const satisfies Partial<Record<RecordStatus, StateDefinition>>;

export type OfflineState = keyof typeof STATES;

type OfflineAct =
  | SubmissionAct
  | "submitSigning"
  | "sendStampLink"
  | "approve"
  | "return"
  | "reject"
  | "amendAgreement"
  | "end";

type Row<Act extends OfflineAct> = FlowRow<OfflineState, Act, OfflineSubject, OfflineInput>;

/** As for 补登, but that the agreement is printed here: without an 协议经办人 nothing is begun (P-11). */
const mayApply: Guard<RecordFacts> = {
  name: "具备申请资格",
  check: ({ conditions }, now) => whyMayNotApply(conditions, now),
};

/** The word by which titles tell the first review from the second. */
export const AGREEMENT_REVIEW = "协议审核";

// ── The agreement as written down (F-30, F-31) ───────────────────────────────

const AGREEMENT_STEPS = {
  departmentStep: "AGREEMENT_DEPARTMENT_REVIEW",
  schoolStep: "AGREEMENT_SCHOOL_REVIEW",
} as const;

const application: Row<SubmissionAct>[] = submissionRows<OfflineState, OfflineSubject, OfflineInput>({
  ...AGREEMENT_STEPS,
  draft: "DRAFT",
  withdrawn: "WITHDRAWN",
  returned: "AGREEMENT_RETURNED",
  abandoned: "ABANDONED",
  closed: "CLOSED",
  graduate: graduateOfRecord,
  clock: theClock,
  word: "签约申请",
  submitGuards: [mayApply, notCommittedElsewhere],
  guards: [cohortOpen],
  onSubmit: [refuseUploads, startSubmission, keepSubmission, writeAgreement],
  onClose: [tellAboutClosing],
});

/** P-11: an 协议经办人 stands on what is printed; the level of a graduate may have changed since the submission. */
const hasContact: Guard<OfflineSubject> = {
  name: "该学历层次有协议经办人",
  check: ({ conditions }) => (conditions.hasContact ? null : noContact()),
};

const agreementReview = reviewChain<OfflineState, OfflineSubject, OfflineInput>({
  ...AGREEMENT_STEPS,
  ...REVIEWERS_OF_RECORD,
  word: AGREEMENT_REVIEW,
  onPassedOn: [noteRegistryData, tellAboutPassingOn],
  approved: {
    to: "AWAITING_STAMP",
    guards: [hasContact],
    effects: [takeRegistryData, issueForStamp, tellAboutAgreementApproval],
  },
  returned: { to: "AGREEMENT_RETURNED", guards: [cohortOpen], effects: [tellAboutReturn] },
  rejected: {
    byDepartment: "AGREEMENT_REJECTED",
    bySchool: "AGREEMENT_REJECTED",
    effects: [tellAboutAgreementRejection],
  },
});

// ── The stamped copy (F-32…F-34) ─────────────────────────────────────────────

const SIGNING_STEPS = { departmentStep: "DEPARTMENT_REVIEW", schoolStep: "SCHOOL_REVIEW" } as const;

/**
 * No 放弃 from here on: the only way out is F-34. What is submitted are files, not the form: an act of its own, so that
 * a late form is never taken for it.
 */
const stampedCopy: Row<SubmissionAct | "submitSigning">[] = submissionRows<
  OfflineState,
  OfflineSubject,
  OfflineInput
>({
  ...SIGNING_STEPS,
  first: ["AWAITING_STAMP"],
  withdrawn: "SIGNING_WITHDRAWN",
  returned: "RETURNED",
  closed: "CLOSED",
  graduate: graduateOfRecord,
  clock: theClock,
  word: "签约材料",
  submitGuards: [cohortOpen],
  guards: [cohortOpen],
  onSubmit: [startSubmission, keepSigning],
  onClose: [tellAboutClosing],
}).map((row) => (row.act === "submit" ? { ...row, act: "submitSigning" as const } : row));

/** F-32: the employer helps, through a link and without an account; its upload submits. */
const helpOfEmployer: Row<"sendStampLink" | "submitSigning">[] = [
  ...LINK_STATES.map(
    (state): Row<"sendStampLink"> => ({
      act: "sendStampLink",
      from: [state],
      to: state,
      by: graduateOfRecord,
      title: "学生请单位协助回传",
      guards: [cohortOpen],
      effects: [sendLink],
    }),
  ),
  {
    act: "submitSigning",
    from: LINK_STATES,
    to: firstReviewStep<OfflineState, OfflineSubject>(SIGNING_STEPS.departmentStep, SIGNING_STEPS.schoolStep),
    by: linkHolder,
    title: "单位回传签约材料",
    guards: [cohortOpen, linkAlive],
    effects: [startSubmission, keepSigningOfHolder, noteSubmission, tellAboutReturnedCopy],
  },
];

/** F-34: a statement is there to be rejected; nothing was signed. */
const noStatement: Guard<OfflineSubject> = {
  name: "提交的不是情况说明",
  check: ({ statement }) =>
    statement
      ? new NotAllowed(
          "STATEMENT_GIVEN",
          "学生提交的是情况说明，不能审核通过，请选择不通过，由学生重新填写签约申请",
        )
      : null,
};

const signingReview = reviewChain<OfflineState, OfflineSubject, OfflineInput>({
  ...SIGNING_STEPS,
  ...REVIEWERS_OF_RECORD,
  word: "签约审核",
  onPassedOn: [tellAboutPassingOn],
  approved: {
    to: "SIGNED",
    guards: [noStatement],
    effects: [printSigned, reportOwnAgreement, tellAboutSigned],
  },
  returned: { to: "RETURNED", guards: [cohortOpen], effects: [tellAboutReturn] },
  rejected: { byDepartment: "REJECTED", bySchool: "REJECTED", effects: [tellAboutSigningRejection] },
});

/**
 * 未签就业协议申请签约 (线下签约, F-30…F-35): the graduate writes the agreement down, it is reviewed and printed, the
 * employer stamps it, its pictures are reviewed. For employers that are not on the platform.
 */
export const offlineSigning = defineFlow<OfflineState, OfflineAct, OfflineSubject, OfflineInput>({
  kind: "OFFLINE_AGREEMENT",
  module: "EMPLOYMENT",
  name: "线下签约",
  states: STATES,
  starts: [draftStart({ state: "DRAFT", graduate: graduateOfRecord, guards: [mayApply] })],
  rows: [
    ...application,
    ...agreementReview,
    ...stampedCopy,
    ...helpOfEmployer,
    ...signingReview,
    amendRow,
    endRow,
  ],
});
