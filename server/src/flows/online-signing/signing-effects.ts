import type { EntityManager } from "@mikro-orm/postgresql";
import { addJob } from "../../outbox/index.js";
import { beijingText } from "../../platform/clock.js";
import {
  aboutGraduate,
  reasonSentence,
  reviewerOf,
  tellEmployer,
  tellGraduate,
} from "../../records/index.js";
import { reportDestination } from "../../services/reporting/index.js";
import { FieldProblem, InvalidInput } from "../../words/refusals.js";
import type { Moment } from "../../workflow/index.js";
import type { Agreement } from "../agreements/agreement.entity.js";
import { nextAgreementNumber } from "../agreements/agreement-number.js";
import { type Amendments, amend, tellAboutAmendment } from "../agreements/amend.js";
import { composeDocument } from "../agreements/compose-document.js";
import { issueDocument } from "../agreements/issue-document.js";
import type { SigningInput } from "./signing-input.js";
import type { SigningSubject } from "./signing-subject.js";

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

/** Gives the number, fixes every block as it stands now (D-05), and has the PDF made after the commit. */
export async function issueAgreement(
  moment: Moment<SigningSubject, object>,
  origin: "ONLINE" | "OFFLINE" = "ONLINE",
): Promise<void> {
  const { subject, em, platform } = moment;
  subject.agreement.number = await nextAgreementNumber(em, subject);
  const document = await composeDocument(moment, subject.agreement.number, origin);
  subject.agreement.printSealed = platform.keys.seal("agreement.print_sealed", JSON.stringify(document));
  await addJob(em, issueDocument, { recordId: subject.record.id });
}

/** What a school approves reaches the registry at once, in order per graduate (F-92). */
export async function reportSigned({ subject, em, now }: SigningMoment): Promise<void> {
  await reportAgreement(em, subject.agreement, now);
}

/** Reports the destination that an agreement in force is; the caller holds the graduate's lock and loaded the record. */
export async function reportAgreement(em: EntityManager, agreement: Agreement, now: Date): Promise<void> {
  const record = aboutGraduate(agreement.record.getEntity());
  await reportDestination(em, {
    graduateId: record.graduate.id,
    recordId: record.id,
    now,
    destination: {
      code: "10",
      employerName: agreement.employerName,
      uscc: agreement.employerUscc,
      nature: agreement.employerNature,
      industry: agreement.employerIndustry,
      jobCategory: agreement.jobCategory,
      division: agreement.employerDivision,
      agreementNumber: agreement.number,
    },
  });
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
  const { agreement, record } = moment.subject;
  const reviewer = record.status === "DEPARTMENT_REVIEW" ? "学院" : "学校";
  await tellEmployer(
    moment,
    "学生已同意签约",
    `${agreement.graduateName}已同意签约「${agreement.positionName}」，等待${reviewer}审核。`,
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
  const { agreement } = moment.subject;
  const reviewer = reviewerOf(moment);
  await tellGraduate(
    moment,
    `${reviewer}审核通过`,
    `您与「${agreement.employerName}」的签约已通过${reviewer}审核，等待学校审核。`,
  );
  await tellEmployer(
    moment,
    `${reviewer}审核通过`,
    `与${agreement.graduateName}的签约已通过${reviewer}审核，等待学校审核。`,
  );
}

export async function tellAboutApproval(moment: SigningMoment): Promise<void> {
  const { agreement } = moment.subject;
  const number = `协议编号${agreement.number}`;
  await tellGraduate(
    moment,
    "签约完成",
    `您与「${agreement.employerName}」的签约已通过学校审核，${number}，可查看和下载就业协议书。`,
  );
  await tellEmployer(
    moment,
    "签约完成",
    `与${agreement.graduateName}的签约已通过学校审核，${number}，可查看和下载就业协议书。`,
  );
}

export async function tellAboutRejection(moment: SigningMoment): Promise<void> {
  const { agreement } = moment.subject;
  const reviewer = reviewerOf(moment);
  const reason = reasonSentence(moment);
  await tellGraduate(
    moment,
    `${reviewer}审核不通过`,
    `您与「${agreement.employerName}」的签约未通过${reviewer}审核，签约失败。${reason}如仍需签约，请由用人单位重新发起邀请。`,
  );
  await tellEmployer(
    moment,
    `${reviewer}审核不通过`,
    `与${agreement.graduateName}的签约未通过${reviewer}审核，签约失败。${reason}如仍需签约，请重新发起邀请。`,
  );
}

export async function tellAboutNewCategory(moment: SigningMoment): Promise<void> {
  await tellAboutAmendment(moment, wantedOf(moment));
}
