import { beijingText } from "../../platform/clock.js";
import {
  reasonSentence,
  reviewerOf,
  reviewIn,
  tellBothSides,
  tellEmployer,
  tellGraduate,
} from "../../records/index.js";
import { FieldProblem, InvalidInput } from "../../words/refusals.js";
import type { Moment } from "../../workflow/index.js";
import {
  type Amendments,
  amend,
  issueAgreement,
  reportAgreement,
  type SigningSubject,
  tellAboutAmendment,
} from "../agreements/index.js";
import type { SigningInput } from "./signing-input.js";

type SigningMoment = Moment<SigningSubject, SigningInput>;

// ── Deadlines ────────────────────────────────────────────────────────────────

/** F-29: longer than before; the caller has checked the days. */
export function extendDeadline({ subject, input }: SigningMoment): void {
  if (!input.deadline) throw new Error("extend needs a deadline");
  if (subject.record.closesAt && input.deadline <= subject.record.closesAt) {
    throw new InvalidInput([
      new FieldProblem(
        "validDays",
        `延长后的应约截止时间须晚于当前截止时间（${beijingText(subject.record.closesAt)}）`,
      ),
    ]);
  }
  subject.record.closesAt = input.deadline;
}
extendDeadline.refuses = [InvalidInput];

// ── Approval ─────────────────────────────────────────────────────────────────

/** The agreement gets its number and its PDF. */
export async function issueOnline(moment: SigningMoment): Promise<void> {
  await issueAgreement(moment, "ONLINE");
}

/** What a school approves reaches the registry at once, in order per graduate (F-92). */
export async function reportSigned({ subject, em, now }: SigningMoment): Promise<void> {
  await reportAgreement(em, subject.agreement, now);
}

// ── After signing ────────────────────────────────────────────────────────────

/** F-28: 职位类别 and nothing else; the record shows the amendment, the PDF stays. */
export function amendJobCategory(moment: SigningMoment): void {
  amend(moment, wantedOf(moment), "categoryCode");
}
amendJobCategory.refuses = [InvalidInput];

function wantedOf({ input }: SigningMoment): Amendments {
  if (!input.jobCategory) throw new Error("amendJobCategory needs a code");
  return { jobCategory: input.jobCategory };
}

// ── Who is told (F-94) ───────────────────────────────────────────────────────

export async function tellAboutAcceptance(moment: SigningMoment): Promise<void> {
  const review = reviewIn(moment);
  const { agreement, record } = moment.subject;
  const reviewer = record.status === "DEPARTMENT_REVIEW" ? "学院" : "学校";
  await tellEmployer(
    moment,
    "学生已同意签约",
    `${agreement.graduateName}已同意签约「${agreement.positionName}」，等待${reviewer}${review}。`,
  );
}

export async function tellAboutDecline(moment: SigningMoment): Promise<void> {
  const { agreement } = moment.subject;
  await tellEmployer(
    moment,
    "学生拒绝签约",
    `${agreement.graduateName}拒绝了「${agreement.positionName}」的签约邀请，可再次发起签约。`,
  );
}

export async function tellAboutLapse(moment: SigningMoment): Promise<void> {
  const { agreement } = moment.subject;
  await tellEmployer(
    moment,
    "学生逾期未回应",
    `${agreement.graduateName}未在应约有效期内回应「${agreement.positionName}」的签约邀请，邀请已失效，可再次发起签约。`,
  );
  await tellGraduate(
    moment,
    "签约邀请已失效",
    `您未在应约有效期内回应「${agreement.employerName}」的签约邀请，邀请已失效。`,
  );
}

export async function tellAboutExtension(moment: SigningMoment): Promise<void> {
  const { agreement, record } = moment.subject;
  if (!record.closesAt) return;
  await tellGraduate(
    moment,
    "签约邀请已延期",
    `「${agreement.employerName}」已将签约邀请的应约截止时间延长至${beijingText(record.closesAt)}。`,
  );
}

export async function tellAboutTakingBack(moment: SigningMoment): Promise<void> {
  await tellGraduate(
    moment,
    "签约邀请已撤回",
    `「${moment.subject.agreement.employerName}」已撤回对您的签约邀请。`,
  );
}

export async function tellAboutPassingOn(moment: SigningMoment): Promise<void> {
  const review = reviewIn(moment);
  const { agreement } = moment.subject;
  const reviewer = reviewerOf(moment);
  await tellBothSides(moment, `${reviewer}${review}通过`, {
    graduate: `您与「${agreement.employerName}」的签约已通过${reviewer}${review}，等待学校${review}。`,
    employer: `与${agreement.graduateName}的签约已通过${reviewer}${review}，等待学校${review}。`,
  });
}

export async function tellAboutApproval(moment: SigningMoment): Promise<void> {
  const review = reviewIn(moment);
  const { agreement } = moment.subject;
  const number = `协议编号${agreement.number}`;
  await tellBothSides(moment, "签约完成", {
    graduate: `您与「${agreement.employerName}」的签约已通过学校${review}，${number}，可查看和下载就业协议书。`,
    employer: `与${agreement.graduateName}的签约已通过学校${review}，${number}，可查看和下载就业协议书。`,
  });
}

export async function tellAboutRejection(moment: SigningMoment): Promise<void> {
  const review = reviewIn(moment);
  const { agreement } = moment.subject;
  const reviewer = reviewerOf(moment);
  const reason = reasonSentence(moment);
  await tellBothSides(moment, `${reviewer}${review}不通过`, {
    graduate: `您与「${agreement.employerName}」的签约未通过${reviewer}${review}，签约失败。${reason}如仍需签约，请由用人单位重新发起邀请。`,
    employer: `与${agreement.graduateName}的签约未通过${reviewer}${review}，签约失败。${reason}如仍需签约，请重新发起邀请。`,
  });
}

export async function tellAboutNewCategory(moment: SigningMoment): Promise<void> {
  await tellAboutAmendment(moment, wantedOf(moment));
}
