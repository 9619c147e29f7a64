import { type Employer, whyMayNotInvite } from "../../parties/employers/index.js";
import { DAILY_LIMITS, limitOfToday } from "../../parties/identity/index.js";
import { whyMayNotSign } from "../../parties/settings/index.js";
import { beijingText } from "../../platform/clock.js";
import type { Platform } from "../../platform/platform.js";
import {
  employerMay,
  employerOfRecord,
  type RecordFacts,
  type RecordSubject,
  tellGraduate,
} from "../../records/index.js";
import { LimitReached, NotAllowed } from "../../words/refusals.js";
import type { FlowStart, Guard, Moment } from "../../workflow/index.js";
import { Agreement, graduateAsOfNow } from "../agreements/index.js";
import type { InvitationTerms } from "./invitation-terms.js";

/** What is asked before an invitation: also of a favourite in a list, which may be invited or not. */
export interface InvitationFacts extends RecordFacts {
  readonly employer: Parameters<typeof whyMayNotInvite>[0];
  /** Whose move it is in what both have with each other already (F-23), NOBODY in force; never of others (P-08). */
  readonly openBetween: string | null;
  /** How often this employer has invited the graduate on this Beijing day, taken back or not (P-15). */
  readonly sentToday: number;
}

/** An invitation as it would be made. */
export interface InvitationSubject extends InvitationFacts, RecordSubject {
  readonly record: RecordSubject["record"];
  readonly employer: Employer;
}

/** What comes along: checked terms. */
export interface InvitationGiven {
  readonly terms: InvitationTerms;
}

type InvitationMoment = Moment<InvitationSubject, InvitationGiven>;

export const invitingEmployer = employerOfRecord("发起邀请的用人单位");

/** Training mode, cohort, the school's settings (F-22, F-90, F-96). */
export const maySign: Guard<RecordFacts> = {
  name: "具备网签资格",
  check: ({ conditions }, now, { role }) =>
    whyMayNotSign(conditions, now, role === "GRADUATE" ? "GRADUATE" : "OTHERS"),
};

/** F-70, F-76 */
const mayInvite: Guard<InvitationFacts> = {
  name: "用人单位已通过资质审核且未被暂停",
  check: ({ employer }) => whyMayNotInvite(employer),
};

/** F-23 */
const notInvitedYet: Guard<InvitationFacts> = {
  name: "与该毕业生无有效的邀请或签约",
  check: ({ openBetween }) =>
    openBetween === null
      ? null
      : new NotAllowed(
          "ALREADY_INVITED",
          openBetween === "GRADUATE"
            ? "您已向该毕业生发出邀请，正等待应约，不能重复邀请"
            : "您与该毕业生的签约正在审核或已经完成，不能重复邀请",
        ),
};

/** P-15: each invitation makes the graduate look. */
const notTooOftenToday: Guard<InvitationFacts> = {
  name: "未超过每日邀请次数",
  check: ({ sentToday }, now) => {
    const limit = DAILY_LIMITS.invitationsToGraduate;
    return sentToday < limit.most ? null : limitOfToday(limit, now);
  },
  refuses: [LimitReached],
};

/** F-20…F-23: whether the graduate is signed elsewhere is neither asked nor told. */
export const invitationStart: FlowStart<"INVITED", InvitationSubject, InvitationGiven> = {
  act: "invite",
  to: "INVITED",
  by: invitingEmployer,
  title: "单位发起邀请",
  guards: [employerMay("INVITE"), mayInvite, maySign, notInvitedYet, notTooOftenToday],
  effects: [writeAgreement, tellAboutInvitation],
  idTaken: "邀请编号无效，请刷新页面后重新发送",
};

/** F-21, F-73: what the invitation carries stays as it was sent. */
function writeAgreement({ platform, em, now, actor, subject, input: { terms } }: InvitationMoment): void {
  const { record, conditions, employer } = subject;
  if (!conditions.agreementType) throw new Error("Signing is on without an agreement type");
  const { categoryCode, ...job } = terms.job;
  em.create(Agreement, {
    record,
    agreementType: conditions.agreementType,
    ...graduateAsOfNow(subject),
    ...employerAsItStands(platform, employer, terms),
    ...job,
    jobCategory: categoryCode,
    sentAt: now,
    invitedBy: actor.accountId,
  });
}

function employerAsItStands(platform: Platform, employer: Employer, terms: InvitationTerms) {
  return {
    employerName: employer.name,
    // 部队 have none.
    employerUscc: employer.uscc ?? "",
    employerNature: employer.nature,
    employerIndustry: employer.industry,
    employerDivision: employer.division,
    employerAddress: employer.address,
    contactName: terms.contactName,
    contactMobileSealed: platform.keys.seal("agreement.contact_mobile_sealed", terms.contactMobile),
    contactPhone: employer.contactPhone,
    contactEmail: employer.contactEmail,
  };
}

async function tellAboutInvitation(moment: InvitationMoment): Promise<void> {
  const { record, employer } = moment.subject;
  const deadline = record.closesAt ? beijingText(record.closesAt) : "";
  await tellGraduate(
    moment,
    "收到签约邀请",
    `「${employer.name}」邀请您签约，岗位：${moment.input.terms.job.positionName}。请于 ${deadline} 前应约，逾期邀请失效。`,
  );
}
