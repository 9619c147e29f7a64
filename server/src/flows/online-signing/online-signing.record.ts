import { defineRecordFlow } from "../../records/index.js";
import { agreementView } from "../agreements/agreement-view.js";
import { flowSteps, nextStep } from "../agreements/flow-steps.js";
import { onlineSigning } from "./online-signing.flow.js";
import { reportAgreement } from "./signing-effects.js";
import { readSigningSubject } from "./signing-subject.js";

/** 线上签约 for everything that works with records of any kind. */
export const onlineSigningRecords = defineRecordFlow({
  kind: "ONLINE_AGREEMENT",
  flow: onlineSigning,
  initiator: { home: "单位邀约", desk: "单位" },
  acts: {
    accept: "ACCEPT",
    decline: "DECLINE",
    extend: "EXTEND",
    takeBack: "TAKE_BACK",
    approve: "APPROVE",
    reject: "REJECT",
    amendJobCategory: "AMEND_JOB_CATEGORY",
  },
  read: readSigningSubject,
  view: (seen) =>
    agreementView(seen, seen.subject.agreement, { form: null, uploads: [], issuesDocument: true }),
  steps: flowSteps,
  nextStep,
  reportInForce: (em, { agreement }, now) => reportAgreement(em, agreement, now),
});
