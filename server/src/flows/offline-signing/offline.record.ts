import { defineRecordFlow, type FlowStep, type PastStep, stepsAt } from "../../records/index.js";
import {
  agreementPart,
  agreementView,
  counterpartOf,
  describeAgreement,
  formBeingEdited,
  reportAgreement,
} from "../agreements/index.js";
import { type OfflineSubject, readOffline } from "./offline.effects.js";
import { type OfflineState, offlineSigning } from "./offline.flow.js";
import "./offline-uploads.js";
import { stampLinkOf } from "./stamp-link-view.js";

/** 线下签约 for everything that works with records of any kind. */
export const offlineRecords = defineRecordFlow({
  kind: "OFFLINE_AGREEMENT",
  flow: offlineSigning,
  initiator: { home: "本人", desk: "学生" },
  mutations: {
    submitSigning: "submitStampedCopy",
    sendStampLink: "sendStampLink",
    amendAgreement: "amendAgreement",
  },
  acts: {
    submit: "SUBMIT",
    submitSigning: "SUBMIT_SIGNING",
    sendStampLink: "SEND_STAMP_LINK",
    withdraw: "WITHDRAW",
    abandon: "ABANDON",
    deleteDraft: "DELETE_DRAFT",
    approve: "APPROVE",
    return: "RETURN",
    reject: "REJECT",
    amendAgreement: "AMEND_AGREEMENT",
  },
  form: {
    part: agreementPart(
      "OFFLINE",
      "offlineAgreement",
      "未签就业协议申请签约 (F-30): has no uploads before it is stamped (F-32).",
    ),
    counterpartOf,
    describe: describeAgreement,
  },
  read: readOffline,
  view: async (seen) =>
    agreementView(seen, seen.subject.agreement, {
      form: FORM_STATES.includes(seen.subject.record.status) ? await formBeingEdited(seen) : null,
      issuesDocument: true,
      stampLink: await stampLinkOf(seen),
    }),
  // The agreement's review alone: what is printed is fixed by then (F-15).
  takesRegistryData: (status) => status.startsWith("AGREEMENT_"),
  steps,
  attested: true,
  nextSteps: {
    DRAFT: "请填写完整后提交",
    WITHDRAWN: { GRADUATE: "请修改后重新提交，或放弃本次申请", others: "等待学生修改后重新提交" },
    AGREEMENT_RETURNED: {
      GRADUATE: "请按退回原因修改后重新提交，或放弃本次申请",
      others: "等待学生修改后重新提交",
    },
    AGREEMENT_REJECTED: { GRADUATE: "请根据不通过原因重新填写签约申请", others: "本次签约申请已作废" },
    AWAITING_STAMP: {
      GRADUATE:
        "请下载就业协议书，由单位盖章后上传每一页的图片，或发送链接请单位协助回传；不能盖章的，请上传情况说明",
      others: "等待单位盖章、学生回传",
    },
    SIGNING_WITHDRAWN: { GRADUATE: "请重新上传盖章的就业协议书后提交", others: "等待学生重新上传" },
    RETURNED: {
      GRADUATE: "请按退回原因重新上传盖章的就业协议书后提交，或发送链接请单位协助回传",
      others: "等待学生重新上传",
    },
    REJECTED: { GRADUATE: "请根据不通过原因重新填写签约申请", others: "本次签约已作废" },
    SIGNED: "签约已完成",
    TERMINATED: { GRADUATE: "协议已解除，可重新签约或登记", others: "协议已解除" },
    ABANDONED: { GRADUATE: "本次申请已放弃，可重新填写", others: "学生已放弃本次申请" },
    CLOSED: "本届已截止，本次签约已关闭",
  },
  reportInForce: async (em, { agreement }, now) => {
    if (agreement) await reportAgreement(em, agreement, now);
  },
});

/** Where the form is the graduate's to change; later it is the files alone. */
const FORM_STATES: readonly string[] = ["DRAFT", "WITHDRAWN", "AGREEMENT_RETURNED"] satisfies OfflineState[];

const TITLES = ["学生提交签约申请", "就业协议审核", "单位盖章并回传", "签约审核", "签约完成"] as const;

function steps({ record }: OfflineSubject, events: readonly PastStep[]): FlowStep[] {
  const status = record.status as OfflineState;
  const lastAt = (found: (event: PastStep) => boolean) => events.findLast(found)?.at ?? null;
  const signedAt = lastAt(({ toStatus }) => toStatus === "SIGNED");
  const reached = [
    lastAt(({ act }) => act === "submit"),
    lastAt(({ act, toStatus }) => act === "approve" && toStatus === "AWAITING_STAMP"),
    lastAt(({ act }) => act === "submitSigning"),
    signedAt,
    signedAt,
  ];
  return stepsAt(TITLES, reached, offlineSigning.states[status], record);
}
