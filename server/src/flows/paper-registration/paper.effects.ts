import { reasonSentence, reviewerOf, tellGraduate } from "../../records/index.js";
import type { Moment } from "../../workflow/index.js";
import type { OwnAgreementInput, OwnAgreementSubject } from "../agreements/index.js";

type PaperMoment = Moment<OwnAgreementSubject, OwnAgreementInput>;

// ── Who is told (F-94) ───────────────────────────────────────────────────────

export async function tellAboutPassingOn(moment: PaperMoment): Promise<void> {
  const reviewer = reviewerOf(moment);
  await tellGraduate(
    moment,
    `${reviewer}审核通过`,
    `您登记的与${name(moment)}的就业协议已通过${reviewer}审核，等待学校审核。`,
  );
}

export async function tellAboutApproval(moment: PaperMoment): Promise<void> {
  await tellGraduate(moment, "签约完成", `您登记的与${name(moment)}的就业协议已通过学校审核，签约完成。`);
}

export async function tellAboutReturn(moment: PaperMoment): Promise<void> {
  const reviewer = reviewerOf(moment);
  await tellGraduate(
    moment,
    `${reviewer}退回修改`,
    `您登记的与${name(moment)}的就业协议被${reviewer}退回。${reasonSentence(moment)}请修改后重新提交。`,
  );
}

export async function tellAboutRejection(moment: PaperMoment): Promise<void> {
  const reviewer = reviewerOf(moment);
  await tellGraduate(
    moment,
    `${reviewer}审核不通过`,
    `您登记的与${name(moment)}的就业协议未通过${reviewer}审核，本次登记已作废。${reasonSentence(moment)}如仍需登记，请重新填写。`,
  );
}

export async function tellAboutClosing(moment: PaperMoment): Promise<void> {
  const { cohort, counterpart } = moment.subject.record;
  const what = counterpart ? `与「${counterpart}」的就业协议登记` : "就业协议登记";
  await tellGraduate(moment, "登记逾期关闭", `您的${what}未在${cohort}届截止前提交审核，已逾期关闭。`);
}

function name({ subject }: PaperMoment): string {
  return `「${subject.record.counterpart ?? ""}」`;
}
