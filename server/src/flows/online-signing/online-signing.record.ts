import { defineWhyNotInvite } from "../../parties/employers/index.js";
import { actorOf, defineRecordFlow, factsOfGraduate, headerToBe } from "../../records/index.js";
import { whyNotBegin } from "../../workflow/index.js";
import { agreementView, readSigningSubject, reportAgreement } from "../agreements/index.js";
import { flowSteps, nextStep } from "./flow-steps.js";
import { type InvitationFacts, invitationStart } from "./invitation-start.js";
import { onlineSigning } from "./online-signing.flow.js";

/** 线上签约 for everything that works with records of any kind. */
export const onlineSigningRecords = defineRecordFlow({
  kind: "ONLINE_AGREEMENT",
  flow: onlineSigning,
  initiator: { home: "单位邀约", desk: "单位" },
  mutations: {
    invite: "sendInvitation",
    accept: "acceptInvitation",
    decline: "declineInvitation",
    extend: "extendInvitation",
    takeBack: "takeBackInvitation",
    amendJobCategory: "amendJobCategory",
  },
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
  view: async (seen) => agreementView(seen, seen.subject.agreement, { form: null, issuesDocument: true }),
  steps: flowSteps,
  nextStep,
  reportInForce: (em, { agreement }, now) => reportAgreement(em, agreement, now),
});

// 学生收藏夹, and 再次发起签约 by it: what the refusal itself would say.
defineWhyNotInvite((favourite, viewer, now) => {
  const { employerId } = viewer;
  const { module } = onlineSigning;
  const { conditions, employer, openBetween } = favourite;
  const facts = {
    ...factsOfGraduate(headerToBe({ ...conditions, ...favourite, module, employerId, now }), conditions),
    employer,
    openBetween,
  };
  return whyNotBegin<InvitationFacts>([invitationStart], invitationStart.act, facts, {
    actor: actorOf(viewer),
    now,
  });
});
