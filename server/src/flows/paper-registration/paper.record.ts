import { AGREEMENT_SCAN } from "../../catalogue/index.js";
import type { Role } from "../../parties/identity/index.js";
import { defineRecordFlow, type FlowStep, type PastStep, stepsAt } from "../../records/index.js";
import { registerUploadPolicy } from "../../services/uploads/index.js";
import {
  agreementPart,
  agreementView,
  counterpartOf,
  describeAgreement,
  formBeingEdited,
  graduateUploads,
  type OwnAgreementSubject,
  readOwnAgreement,
  reportAgreement,
} from "../agreements/index.js";
import { type PaperState, paperRegistration } from "./paper.flow.js";

/** 补登 for everything that works with records of any kind. */
export const paperRecords = defineRecordFlow({
  kind: "PAPER_AGREEMENT",
  flow: paperRegistration,
  initiator: { home: "本人", desk: "学生" },
  mutations: { amendAgreement: "amendAgreement" },
  acts: {
    submit: "SUBMIT",
    withdraw: "WITHDRAW",
    abandon: "ABANDON",
    deleteDraft: "DELETE_DRAFT",
    approve: "APPROVE",
    return: "RETURN",
    reject: "REJECT",
    amendAgreement: "AMEND_AGREEMENT",
  },
  form: {
    part: agreementPart("PAPER", "paperAgreement", "已签就业协议登记信息 (F-40, F-41)."),
    counterpartOf,
    describe: describeAgreement,
  },
  read: readOwnAgreement,
  view: async (seen) =>
    agreementView(seen, seen.subject.agreement, {
      form: await formBeingEdited(seen),
      issuesDocument: false,
    }),
  steps,
  nextStep: (role, status) => nextStep(role, status as PaperState),
  reportInForce: async (em, { agreement }, now) => {
    if (agreement) await reportAgreement(em, agreement, now);
  },
});

registerUploadPolicy(
  "PAPER_AGREEMENT",
  graduateUploads({ DRAFT: [AGREEMENT_SCAN], WITHDRAWN: [AGREEMENT_SCAN], RETURNED: [AGREEMENT_SCAN] }),
);

const TITLES = ["学生提交登记", "学校（学院）审核", "签约完成"] as const;

function steps({ record }: OwnAgreementSubject, events: readonly PastStep[]): FlowStep[] {
  const status = record.status as PaperState;
  const signedAt = events.find((event) => event.toStatus === "SIGNED")?.at ?? null;
  return stepsAt(TITLES, [record.submittedAt, signedAt, signedAt], paperRegistration.states[status], record);
}

function nextStep(role: Role, status: PaperState): string {
  const graduate = role === "GRADUATE";
  switch (status) {
    case "DRAFT":
      return "请填写完整并上传就业协议书图片后提交";
    case "DEPARTMENT_REVIEW":
      return role === "DEPARTMENT" ? "请审核" : "等待学院审核";
    case "SCHOOL_REVIEW":
      return role === "SCHOOL" ? "请审核" : "等待学校审核";
    case "WITHDRAWN":
      return graduate ? "请修改后重新提交，或放弃本次登记" : "等待学生修改后重新提交";
    case "RETURNED":
      return graduate ? "请按退回原因修改后重新提交，或放弃本次登记" : "等待学生修改后重新提交";
    case "REJECTED":
      return graduate ? "请根据不通过原因重新填写登记信息" : "本次登记已作废";
    case "SIGNED":
      return "签约已完成";
    case "TERMINATED":
      return graduate ? "协议已解除，可重新签约或登记" : "协议已解除";
    case "ABANDONED":
      return graduate ? "本次登记已放弃，可重新填写" : "学生已放弃本次登记";
    case "CLOSED":
      return "本届已截止，本次登记已关闭";
  }
}
