import { closingOf } from "../../parties/settings/index.js";
import { defineRecordFlow, type FlowStep, type PastStep, stepsAt } from "../../records/index.js";
import { registerUploadPolicy, type UploadPolicy, uploadsClosed } from "../../services/uploads/index.js";
import { report } from "./destination.effects.js";
import { type DestinationState, destinationRegistration } from "./destination.flow.js";
import { type DestinationSubject, readDestination } from "./destination.subject.js";
import { destinationVerdict } from "./destination-change.js";
import {
  counterpartOf,
  type DestinationContent,
  describeDestination,
  PROOF_KEYS,
} from "./destination-content.js";
import { destinationPart } from "./destination-part.js";
import { destinationView } from "./destination-view.js";

/** Other destinations for everything that works with records of any kind. */
export const destinationRecords = defineRecordFlow({
  kind: "DESTINATION",
  flow: destinationRegistration,
  initiator: { home: "本人", desk: "学生" },
  mutations: { void: "voidDestination" },
  acts: {
    submit: "SUBMIT",
    withdraw: "WITHDRAW",
    abandon: "ABANDON",
    deleteDraft: "DELETE_DRAFT",
    approve: "APPROVE",
    return: "RETURN",
    reject: "REJECT",
    void: "VOID",
  },
  form: {
    part: destinationPart,
    counterpartOf: (content) => counterpartOf(content as DestinationContent),
    describe: describeDestination,
  },
  verdict: destinationVerdict,
  read: readDestination,
  view: destinationView,
  steps,
  nextSteps: {
    DRAFT: "请填写完整并上传证明材料后提交",
    WITHDRAWN: { GRADUATE: "请修改后重新提交，或放弃本次登记", others: "等待学生修改后重新提交" },
    RETURNED: { GRADUATE: "请按退回原因修改后重新提交，或放弃本次登记", others: "等待学生修改后重新提交" },
    REJECTED: { GRADUATE: "请根据不通过原因重新填写登记信息", others: "本次登记已作废" },
    REGISTERED: { GRADUATE: "毕业去向已登记；去向有变化时可作废后重新登记", others: "毕业去向已登记" },
    VOIDED: { GRADUATE: "本次登记已作废，可重新登记去向或签约", others: "学生已作废该去向" },
    ABANDONED: { GRADUATE: "本次登记已放弃，可重新填写", others: "学生已放弃本次登记" },
    CLOSED: "本届已截止，本次登记已关闭",
  },
  reportInForce: report,
});

/** The graduate uploads proofs, in states where the form may be edited and while the cohort is open (F-60, F-90a). */
const proofs: UploadPolicy = ({ record, uploader, purpose, of, now }) => {
  const editable = ["DRAFT", "WITHDRAWN", "RETURNED"].includes(record.status);
  const own = uploader.role === "GRADUATE" && of === "GRADUATE";
  const open = now < closingOf(record.cohort);
  return own && editable && open && PROOF_KEYS.includes(purpose) ? null : uploadsClosed();
};
registerUploadPolicy("DESTINATION", proofs);

const TITLES = ["学生提交登记", "学校（学院）审核", "去向审核通过"] as const;

function steps({ record }: DestinationSubject, events: readonly PastStep[]): FlowStep[] {
  const status = record.status as DestinationState;
  const registeredAt = events.find((event) => event.toStatus === "REGISTERED")?.at ?? null;
  const reached = [record.submittedAt, registeredAt, registeredAt];
  return stepsAt(TITLES, reached, destinationRegistration.states[status], record);
}
