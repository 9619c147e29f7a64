import {
  type AnyRecordFacts,
  type AnyRecordSubject,
  forgetForm,
  keepSubmission,
  mayWrite,
  operatorOfRecord,
  startSubmission,
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
  type CorrectionSubmission,
  correctOrganisation,
  keepProofs,
  refuseKnownCode,
  refuseTakenCode,
  tellAboutApproval,
  tellAboutRejection,
  tellAboutReturn,
} from "./correction.effects.js";

const STATES = {
  DRAFT: { step: 0, label: "待提交", waitsFor: "EMPLOYER", draft: true },
  OPERATOR_REVIEW: { step: 1, label: "变更审核中，等待平台审核", waitsFor: "OPERATOR" },
  WITHDRAWN: { step: 0, label: "已撤回，待提交", waitsFor: "EMPLOYER" },
  RETURNED: { step: 0, label: "变更待提交（平台退回）", waitsFor: "EMPLOYER" },
  REJECTED: { step: 1, label: "变更审核不通过", outcome: "FAILED" },
  CORRECTED: { step: 2, label: "变更完成", outcome: "REACHED" },
  ABANDONED: { step: 0, label: "已放弃" },
} as const satisfies Partial<Record<RecordStatus, StateDefinition>>;

export type CorrectionState = keyof typeof STATES;

export type CorrectionAct = "submit" | "withdraw" | "abandon" | "approve" | "return" | "reject";

/** What the acts bring along: a submission, or a verdict on it. */
export type CorrectionInput = CorrectionSubmission & VerdictGiven;

type Row = FlowRow<CorrectionState, CorrectionAct, AnyRecordSubject, CorrectionInput>;

// ── Who, and on what conditions ──────────────────────────────────────────────

/** 网签负责人 of the organisation (F-72). */
const personInCharge: Party<AnyRecordFacts> = {
  role: "EMPLOYER",
  name: "单位网签负责人",
  is: ({ viewer }, { record }) =>
    viewer.role === "EMPLOYER" && viewer.inCharge && viewer.employerId === record.employer?.id,
};

/** Before that all of it is part of the verification (F-70). */
const verified: Guard<AnyRecordSubject> = {
  name: "单位已通过认证",
  check: ({ record }) =>
    record.employer?.getEntity().verifiedAt
      ? null
      : new NotAllowed("NOT_VERIFIED", "本单位尚未通过认证，单位名称和代码请在单位认证中填写"),
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
    title: "单位申请变更",
    guards: [verified, notSuspended],
    checks: [refuseKnownCode],
    effects: [keepProofs, startSubmission, keepSubmission],
  },
  {
    act: "withdraw",
    from: ["OPERATOR_REVIEW"],
    to: "WITHDRAWN",
    by: personInCharge,
    title: "单位撤回变更",
    guards: [],
    effects: [],
  },
  {
    act: "abandon",
    from: ["WITHDRAWN", "RETURNED"],
    to: "ABANDONED",
    by: personInCharge,
    title: "单位放弃变更",
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
    to: "CORRECTED",
    title: "平台审核通过",
    guards: [mayWrite, verified],
    checks: [refuseTakenCode],
    effects: [correctOrganisation, tellAboutApproval],
  },
  { ...verdict, act: "return", to: "RETURNED", title: "平台退回修改", effects: [tellAboutReturn] },
  { ...verdict, act: "reject", to: "REJECTED", title: "平台审核不通过", effects: [tellAboutRejection] },
];

/**
 * 单位信息变更 (F-73): name and code of a verified organisation change by request, with proof, and the operator decides.
 * What was sent stays as it was sent; the organisation is found by what it was called.
 */
export const employerCorrection = defineFlow<
  CorrectionState,
  CorrectionAct,
  AnyRecordSubject,
  CorrectionInput,
  AnyRecordSubject,
  object
>({
  kind: "EMPLOYER_CORRECTION",
  module: "EMPLOYERS",
  name: "单位信息变更",
  states: STATES,
  starts: [
    {
      act: DRAFT_ACT,
      to: "DRAFT",
      by: personInCharge,
      title: "单位填写变更申请",
      guards: [verified, notSuspended],
      effects: [],
      idTaken: "记录编号无效，请刷新页面后重新填写",
    },
  ],
  rows: [...submission, ...review],
});
