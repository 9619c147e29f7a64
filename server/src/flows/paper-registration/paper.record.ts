import { AGREEMENT_SCAN } from "../../catalogue/index.js";
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
  nextSteps: {
    DRAFT: "请填写完整并上传就业协议书图片后提交",
    WITHDRAWN: { GRADUATE: "请修改后重新提交，或放弃本次登记", others: "等待学生修改后重新提交" },
    RETURNED: { GRADUATE: "请按退回原因修改后重新提交，或放弃本次登记", others: "等待学生修改后重新提交" },
    REJECTED: { GRADUATE: "请根据不通过原因重新填写登记信息", others: "本次登记已作废" },
    SIGNED: "签约已完成",
    TERMINATED: { GRADUATE: "协议已解除，可重新签约或登记", others: "协议已解除" },
    ABANDONED: { GRADUATE: "本次登记已放弃，可重新填写", others: "学生已放弃本次登记" },
    CLOSED: "本届已截止，本次登记已关闭",
  },
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
