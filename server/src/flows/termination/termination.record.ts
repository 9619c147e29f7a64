import { catalogue } from "../../catalogue/index.js";
import {
  defineRecordFlow,
  type FlowStep,
  type FormOfFlow,
  flowOf,
  type PastStep,
  stepsAt,
} from "../../records/index.js";
import type { StateDefinition } from "../../workflow/index.js";
import { offlineTermination } from "./offline-termination.flow.js";
import { endingPart } from "./offline-verdict.js";
import { onlineTermination } from "./online-termination.flow.js";
import { readTermination, type TerminationRequest, type TerminationSubject } from "./termination-subject.js";
import { terminationView } from "./termination-view.js";

/** Not begun by a draft; what was sent is compared with what is sent again. */
const form: FormOfFlow = {
  counterpartOf: () => null,
  describe: (content) => {
    const { reasonCode, explanation } = content as TerminationRequest;
    return [
      { label: "解约原因", text: catalogue("terminationReason").label(reasonCode) },
      { label: "解约说明", text: explanation },
    ];
  },
};

/** What both kinds say of what comes after a verdict, or without one. */
const OVER = {
  TERMINATION_REJECTED: "解约失败，就业协议继续有效；如仍需解约，可重新发起",
  ASK_TAKEN_BACK: "解约申请已撤回，就业协议继续有效",
  TERMINATION_CLOSED: "本届已截止，解约失败，就业协议继续有效",
  TERMINATION_DONE: { GRADUATE: "解约已完成，可重新签约或登记去向", others: "解约已完成" },
};

/** 线上解约 for everything that works with records of any kind. */
export const onlineTerminationRecords = defineRecordFlow({
  kind: "ONLINE_TERMINATION",
  flow: onlineTermination,
  initiator: { home: "单位邀约", desk: "单位" },
  // Nothing to return (F-51): the request is both sides' will by then.
  mutations: {
    ask: "askTermination",
    accept: "acceptTermination",
    refuse: "refuseTermination",
    takeBack: "takeBackTermination",
    force: "forceTermination",
  },
  acts: {
    accept: "ACCEPT",
    refuse: "REFUSE",
    takeBack: "TAKE_BACK",
    force: "FORCE_TERMINATION",
    approve: "APPROVE",
    reject: "REJECT",
  },
  form,
  read: readTermination,
  view: terminationView,
  steps: onlineSteps,
  attested: true,
  nextSteps: {
    ...OVER,
    ASKED_BY_GRADUATE: {
      EMPLOYER: "请选择同意或拒绝解约",
      SCHOOL: "等待用人单位应约；用人单位不予回应的，可强制解约",
      others: "等待用人单位应约",
    },
    ASKED_BY_EMPLOYER: { GRADUATE: "请选择同意或拒绝解约", others: "等待学生应约" },
    REFUSED_BY_EMPLOYER: OVER.TERMINATION_REJECTED,
    REFUSED_BY_GRADUATE: OVER.TERMINATION_REJECTED,
  },
});

/** 线下解约, of offline and paper agreements. */
export const offlineTerminationRecords = defineRecordFlow({
  kind: "OFFLINE_TERMINATION",
  flow: offlineTermination,
  initiator: { home: "本人", desk: "学生" },
  mutations: { ask: "askTermination", submit: "resubmitTermination", takeBack: "takeBackTermination" },
  acts: { submit: "SUBMIT", takeBack: "TAKE_BACK", approve: "APPROVE", return: "RETURN", reject: "REJECT" },
  form,
  verdict: endingPart,
  read: readTermination,
  view: terminationView,
  steps: offlineSteps,
  attested: true,
  nextSteps: {
    ...OVER,
    TERMINATION_RETURNED: { GRADUATE: "请按退回原因修改后重新提交", others: "等待学生修改后重新提交" },
  },
});

function onlineSteps(subject: TerminationSubject, events: readonly PastStep[]): FlowStep[] {
  const { record, termination } = subject;
  const done = doneAt(events);
  // F-52: neither an answer nor a review, and not to be read as one.
  if (termination.ending === "FORCED") {
    const titles = ["学生发起解约", "学校强制解约", "解约完成"];
    return stepsAt(titles, [record.createdAt, done, done], { ...stateOf(record), step: 2 }, record);
  }
  const byGraduate = termination.askedBy === "GRADUATE";
  const titles = [
    byGraduate ? "学生发起解约" : "单位发起解约",
    byGraduate ? "单位应约" : "学生应约",
    "学校（学院）审核",
    "解约完成",
  ];
  const reached = [record.createdAt, record.submittedAt, done, done];
  return stepsAt(titles, reached, stateOf(record), record);
}

function offlineSteps(subject: TerminationSubject, events: readonly PastStep[]): FlowStep[] {
  const { record } = subject;
  const done = doneAt(events);
  const titles = ["学生发起解约", "学校（学院）审核", "解约完成"];
  return stepsAt(titles, [record.submittedAt, done, done], stateOf(record), record);
}

function doneAt(events: readonly PastStep[]): Date | null {
  return events.find((event) => event.toStatus === "TERMINATION_DONE")?.at ?? null;
}

function stateOf({ kind, status }: TerminationSubject["record"]): StateDefinition {
  const state = flowOf(kind).flow.states[status];
  if (!state) throw new Error(`${kind} has no state ${status}`);
  return state;
}
