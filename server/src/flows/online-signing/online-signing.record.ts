import { defineWhyNotInvite } from "../../parties/employers/index.js";
import { actorOf, defineRecordFlow, factsOfGraduate, headerToBe } from "../../records/index.js";
import { whyNotBegin } from "../../workflow/index.js";
import { agreementView, readSigningSubject, reportAgreement } from "../agreements/index.js";
import { flowSteps } from "./flow-steps.js";
import { type InvitationFacts, invitationStart } from "./invitation-start.js";
import { onlineSigning } from "./online-signing.flow.js";

const NOT_ACCEPTED = { EMPLOYER: "可再次发起签约", others: "如仍需签约，请由用人单位重新发起邀请" };
const NOT_APPROVED = {
  EMPLOYER: "请根据不通过原因与学生协商，可再次发起签约",
  others: "请根据不通过原因与用人单位协商，由用人单位重新发起邀请",
};

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
  attested: true,
  nextSteps: {
    INVITED: {
      GRADUATE: "请于 {deadline} 前接受或拒绝邀请",
      others: "等待学生应约，截止时间 {deadline}",
    },
    SIGNED: "签约已完成，可查看和下载就业协议书",
    TERMINATED: { EMPLOYER: "协议已解除，可再次发起签约", others: "协议已解除，可重新签约" },
    DECLINED: NOT_ACCEPTED,
    LAPSED: NOT_ACCEPTED,
    TAKEN_BACK: NOT_ACCEPTED,
    REJECTED_BY_DEPARTMENT: NOT_APPROVED,
    REJECTED_BY_SCHOOL: NOT_APPROVED,
  },
  reportInForce: (em, { agreement }, now) => reportAgreement(em, agreement, now),
});

// 学生收藏夹, and 再次发起签约 by it: what the refusal itself would say.
defineWhyNotInvite((favourite, viewer, now) => {
  const { employerId } = viewer;
  const { module } = onlineSigning;
  const { conditions, employer, openBetween, sentToday } = favourite;
  const facts = {
    ...factsOfGraduate(headerToBe({ ...conditions, ...favourite, module, employerId, now }), conditions),
    employer,
    openBetween,
    sentToday,
  };
  return whyNotBegin<InvitationFacts>([invitationStart], invitationStart.act, facts, {
    actor: actorOf(viewer),
    now,
  });
});
