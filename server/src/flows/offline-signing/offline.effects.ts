import type { EntityManager } from "@mikro-orm/postgresql";
import { AGREEMENT_SCAN, STATEMENT } from "../../catalogue/index.js";
import { query, sql } from "../../database/sql.js";
import {
  keepSubmission,
  readSubmissions,
  reasonSentence,
  reviewerOf,
  reviewIn,
  tellGraduate,
} from "../../records/index.js";
import { keepAsEvidence } from "../../services/uploads/index.js";
import { FieldProblem, InvalidInput } from "../../words/refusals.js";
import type { Moment } from "../../workflow/index.js";
import {
  issueAgreement,
  type OwnAgreementInput,
  type OwnAgreementSubject,
  printInForce,
  readOwnAgreement,
} from "../agreements/index.js";
import { type LinkInput, type StandingLink, standingLink } from "./stamp-link.js";

/** An agreement on its way to be stamped. */
export interface OfflineSubject extends OwnAgreementSubject {
  /** What was submitted last holds a statement instead of the stamped copy (F-34). */
  readonly statement: boolean;
  /** The link that the employer may return the stamped copy through (F-32). */
  readonly link: StandingLink | null;
}

/** As with 补登; `submitSigning` brings uploads only, `sendStampLink` a number. */
export type OfflineInput = OwnAgreementInput & LinkInput;

type OfflineMoment = Moment<OfflineSubject, OfflineInput>;

export async function readOffline(em: EntityManager, recordId: string): Promise<OfflineSubject | null> {
  const subject = await readOwnAgreement(em, recordId);
  if (!subject) return null;
  const [row] = await query<{ statement: boolean }>(
    em,
    sql`select exists (
        select 1 from submission s join upload u on u.id = any(s.upload_ids)
        where s.record_id = ${recordId} and s.number = ${subject.record.submission} and u.purpose = ${STATEMENT}
      ) as statement`,
  );
  return { ...subject, statement: row?.statement ?? false, link: await standingLink(em, recordId) };
}

/** Effect of `submit`: the form of this flow asks for no pictures; those come with the stamped copy. */
export function refuseUploads({ input }: OfflineMoment): void {
  if (input.uploadIds.length === 0) return;
  throw new InvalidInput([
    new FieldProblem("form.uploadIds", "提交签约申请时无需上传材料，协议审核通过后再上传盖章的就业协议书"),
  ]);
}
refuseUploads.refuses = [InvalidInput];

/**
 * Effect of `submitSigning`: the stamped copy, or a statement instead (F-32, F-34), as evidence; the agreement itself
 * stays as it was approved. What is submitted may be the employer's of an earlier submission (F-33), never what the
 * employer is still uploading.
 */
export async function keepSigning(moment: OfflineMoment): Promise<void> {
  const { em, subject, input, now } = moment;
  const wanted = { field: "uploadIds", purposes: [AGREEMENT_SCAN, STATEMENT] };
  if (input.uploadIds.length === 0) {
    throw new InvalidInput([
      new FieldProblem("uploadIds", "请上传已盖章的就业协议书，每一页都要上传；不能盖章的，请上传情况说明"),
    ]);
  }
  const files = await keepAsEvidence(em, subject.record.id, input.uploadIds, wanted, now);
  if (files.some((file) => file.uploader_role !== "GRADUATE" && !file.evidence)) throw notTheirs();
  await keepFiles(moment);
}
keepSigning.refuses = [InvalidInput];

/** The same through the link: pictures of the stamped copy, uploaded through this very link (F-32). */
export async function keepSigningOfHolder(moment: OfflineMoment): Promise<void> {
  const { em, subject, input, now } = moment;
  if (input.uploadIds.length === 0) {
    throw new InvalidInput([new FieldProblem("uploadIds", "请上传已盖章的就业协议书，每一页都要上传")]);
  }
  const wanted = { field: "uploadIds", purposes: [AGREEMENT_SCAN] };
  const files = await keepAsEvidence(em, subject.record.id, input.uploadIds, wanted, now);
  if (files.some((file) => file.uploader_link !== subject.link?.id)) throw notTheirs();
  await keepFiles(moment);
}
keepSigningOfHolder.refuses = [InvalidInput];

function notTheirs(): InvalidInput {
  return new InvalidInput([new FieldProblem("uploadIds", "有文件不是本人上传的，请刷新后核对上传的材料")]);
}

/** The form of the approved agreement, with these files. */
async function keepFiles(moment: OfflineMoment): Promise<void> {
  const { platform, em, subject, input } = moment;
  const { record } = subject;
  const [last] = await readSubmissions(platform, em, record.id, 1);
  if (!last || !record.counterpart) throw new Error("A stamped copy of an agreement nobody submitted");
  const content = last.content as OfflineInput["content"];
  await keepSubmission({ ...moment, input: { ...input, content, counterpart: record.counterpart } });
}

/** F-31: number and PDF at the approval of the agreement; every block is fixed now (D-05). */
export async function issueForStamp(moment: OfflineMoment): Promise<void> {
  const { agreement } = moment.subject;
  if (!agreement) throw new Error("An agreement was approved that nobody submitted");
  await issueAgreement({ ...moment, subject: { ...moment.subject, agreement } }, "OFFLINE");
}

/** F-33: the copy in force, with the school's opinion and the time. */
export async function printSigned(moment: OfflineMoment): Promise<void> {
  const { agreement } = moment.subject;
  if (!agreement) throw new Error("An agreement was signed that nobody submitted");
  await printInForce({ ...moment, subject: { ...moment.subject, agreement } });
}

// ── Who is told (F-94) ───────────────────────────────────────────────────────

/** F-32: what the employer returned is submitted at once; the graduate looks whether it is right (F-33). */
export async function tellAboutReturnedCopy(moment: OfflineMoment): Promise<void> {
  const review = reviewIn(moment);
  await tellGraduate(
    moment,
    "单位已回传就业协议书",
    `${name(moment)}已通过短信链接回传盖章的就业协议书，并已提交${review}。请核对上传的内容，如有不符，请在${review}前撤回并重新上传。`,
  );
}

export async function tellAboutPassingOn(moment: OfflineMoment): Promise<void> {
  const review = reviewIn(moment);
  const reviewer = reviewerOf(moment);
  await tellGraduate(
    moment,
    `${reviewer}${review}通过`,
    `您与${name(moment)}的${whatIsReviewed(moment)}已通过${reviewer}${review}，等待学校${review}。`,
  );
}

export async function tellAboutAgreementApproval(moment: OfflineMoment): Promise<void> {
  const review = reviewIn(moment);
  const number = moment.subject.agreement?.number ?? "";
  await tellGraduate(
    moment,
    `就业协议${review}通过`,
    `您与${name(moment)}的就业协议已通过学校${review}，协议编号${number}。请下载就业协议书，由单位盖章后上传每一页的图片。`,
  );
}

export async function tellAboutSigned(moment: OfflineMoment): Promise<void> {
  const review = reviewIn(moment);
  await tellGraduate(moment, "签约完成", `您与${name(moment)}的签约已通过学校${review}，签约完成。`);
}

export async function tellAboutReturn(moment: OfflineMoment): Promise<void> {
  const reviewer = reviewerOf(moment);
  await tellGraduate(
    moment,
    `${reviewer}退回修改`,
    `您与${name(moment)}的${whatIsReviewed(moment)}被${reviewer}退回。${reasonSentence(moment)}请修改后重新提交。`,
  );
}

export async function tellAboutAgreementRejection(moment: OfflineMoment): Promise<void> {
  await tellAboutRejection(moment, "本次签约申请已作废");
}

export async function tellAboutSigningRejection(moment: OfflineMoment): Promise<void> {
  await tellAboutRejection(moment, "本次签约及协议书已作废");
}

async function tellAboutRejection(moment: OfflineMoment, consequence: string): Promise<void> {
  const review = reviewIn(moment);
  const reviewer = reviewerOf(moment);
  await tellGraduate(
    moment,
    `${reviewer}${review}不通过`,
    `您与${name(moment)}的${whatIsReviewed(moment)}未通过${reviewer}${review}，${consequence}。${reasonSentence(moment)}如仍需签约，请重新填写签约申请。`,
  );
}

export async function tellAboutClosing(moment: OfflineMoment): Promise<void> {
  const review = reviewIn(moment);
  const { cohort, counterpart } = moment.subject.record;
  const what = counterpart ? `与「${counterpart}」的线下签约` : "线下签约申请";
  await tellGraduate(moment, "签约逾期关闭", `您的${what}未在${cohort}届截止前提交${review}，已逾期关闭。`);
}

function name({ subject }: OfflineMoment): string {
  return `「${subject.record.counterpart ?? ""}」`;
}

/** Which of the two reviews the verdict was given in. */
function whatIsReviewed({ from }: OfflineMoment): string {
  return from.startsWith("AGREEMENT_") ? "就业协议" : "签约材料";
}
