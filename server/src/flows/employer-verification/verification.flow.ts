import {
  type AnyRecordFacts,
  type AnyRecordSubject,
  forgetForm,
  keepSubmission,
  mayWrite,
  operatorOfRecord,
  startSubmission,
  theClock,
  type VerdictGiven,
} from "../../records/index.js";
import { dropUnsubmitted } from "../../services/uploads/index.js";
import type { RecordStatus } from "../../words/record-words.js";
import { NotAllowed } from "../../words/refusals.js";
import {
  DRAFT_ACT,
  defineFlow,
  type FlowRow,
  type Guard,
  type Party,
  type StateDefinition,
} from "../../workflow/index.js";
import {
  keepProofs,
  nameOrganisation,
  refuseKnownCode,
  refuseTakenCode,
  refuseUnconfirmedTransfer,
  tellAboutApproval,
  tellAboutRejection,
  tellAboutReturn,
  type VerificationSubmission,
  verifyOrganisation,
} from "./verification.effects.js";

const STATES = {
  DRAFT: { step: 0, label: "待提交", waitsFor: "EMPLOYER", draft: true },
  OPERATOR_REVIEW: { step: 1, label: "认证审核中，等待平台审核", waitsFor: "OPERATOR" },
  WITHDRAWN: { step: 0, label: "已撤回，待提交", waitsFor: "EMPLOYER" },
  RETURNED: { step: 0, label: "认证待提交（平台退回）", waitsFor: "EMPLOYER" },
  REJECTED: { step: 1, label: "认证审核不通过", outcome: "FAILED" },
  VERIFIED: { step: 2, label: "认证通过", outcome: "REACHED" },
  ABANDONED: { step: 0, label: "已放弃" },
} as const satisfies Partial<Record<RecordStatus, StateDefinition>>;

export type VerificationState = keyof typeof STATES;

export type VerificationAct = "submit" | "withdraw" | "abandon" | "join" | "approve" | "return" | "reject";

/** What the acts bring along: a submission, or a verdict on it. */
export type VerificationInput = VerificationSubmission & VerdictGiven;

type Row = FlowRow<VerificationState, VerificationAct, AnyRecordSubject, VerificationInput>;

// ── Who, and on what conditions ──────────────────────────────────────────────

/** Who registered for the organisation: its 网签负责人 (F-70, F-72). */
const personInCharge: Party<AnyRecordFacts> = {
  role: "EMPLOYER",
  name: "单位网签负责人",
  is: ({ viewer }, { record }) =>
    viewer.role === "EMPLOYER" && viewer.inCharge && viewer.employerId === record.employer?.id,
};

/** Name and code of an organisation that is verified change through the operator alone (F-73). */
const notVerifiedYet: Guard<AnyRecordSubject> = {
  name: "单位尚未通过认证",
  check: ({ record }) =>
    record.employer?.getEntity().verifiedAt
      ? new NotAllowed("ALREADY_VERIFIED", "本单位已通过认证，不需要再次提交")
      : null,
};

/** F-76: what led to the suspension is cleared up first. */
const notSuspended: Guard<AnyRecordSubject> = {
  name: "单位未被暂停使用",
  check: ({ employerSuspended }) =>
    employerSuspended ? new NotAllowed("SUSPENDED", "本单位已被平台暂停使用，如有疑问请联系平台客服") : null,
};

// ── What can happen ──────────────────────────────────────────────────────────

const OPEN = ["DRAFT", "WITHDRAWN", "RETURNED"] as const;

const submission: Row[] = [
  {
    act: "submit",
    from: [...OPEN],
    to: "OPERATOR_REVIEW",
    by: personInCharge,
    title: "单位提交认证",
    guards: [notVerifiedYet, notSuspended],
    checks: [refuseKnownCode, refuseUnconfirmedTransfer],
    effects: [keepProofs, startSubmission, keepSubmission, nameOrganisation],
  },
  {
    act: "withdraw",
    from: ["OPERATOR_REVIEW"],
    to: "WITHDRAWN",
    by: personInCharge,
    title: "单位撤回认证",
    guards: [],
    effects: [],
  },
  {
    act: "abandon",
    from: ["WITHDRAWN", "RETURNED"],
    to: "ABANDONED",
    by: personInCharge,
    title: "单位放弃认证",
    guards: [],
    effects: [forgetForm, dropUnsubmitted],
  },
  {
    act: "join",
    from: [...OPEN, "OPERATOR_REVIEW"],
    to: "ABANDONED",
    by: theClock,
    title: "已加入其他已认证单位",
    guards: [],
    effects: [forgetForm, dropUnsubmitted],
  },
];

const verdict = {
  verdict: true,
  from: ["OPERATOR_REVIEW"],
  by: operatorOfRecord,
  guards: [mayWrite],
} as const;

const review: Row[] = [
  {
    ...verdict,
    act: "approve",
    to: "VERIFIED",
    title: "平台审核通过",
    guards: [mayWrite, notVerifiedYet],
    checks: [refuseTakenCode],
    effects: [verifyOrganisation, tellAboutApproval],
  },
  { ...verdict, act: "return", to: "RETURNED", title: "平台退回修改", effects: [tellAboutReturn] },
  { ...verdict, act: "reject", to: "REJECTED", title: "平台审核不通过", effects: [tellAboutRejection] },
];

/**
 * 单位认证 (F-70): whoever registered for an organisation proves that it is there and that they may act for it; the
 * operator decides. Until then the organisation can neither search nor invite.
 */
export const employerVerification = defineFlow<
  VerificationState,
  VerificationAct,
  AnyRecordSubject,
  VerificationInput,
  AnyRecordSubject,
  object
>({
  kind: "EMPLOYER_VERIFICATION",
  module: "EMPLOYERS",
  name: "单位认证",
  states: STATES,
  starts: [
    {
      act: DRAFT_ACT,
      to: "DRAFT",
      by: personInCharge,
      title: "单位填写认证信息",
      guards: [notVerifiedYet, notSuspended],
      effects: [],
      idTaken: "记录编号无效，请刷新页面后重新填写",
    },
  ],
  rows: [...submission, ...review],
});
