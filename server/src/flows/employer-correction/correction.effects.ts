import { query, sql } from "../../database/sql.js";
import { type Employer, keepFormerName, noteEmployer } from "../../parties/employers/index.js";
import {
  type AnyRecordSubject,
  readSubmissions,
  reasonSentence,
  type SubmissionInput,
  tellEmployer,
  usccTaken,
  type VerdictGiven,
} from "../../records/index.js";
import { keepAsEvidence } from "../../services/uploads/index.js";
import { FieldProblem, InvalidInput, NotAllowed } from "../../words/refusals.js";
import type { Moment } from "../../workflow/index.js";
import { type CorrectionContent, linesOf } from "./correction-form.js";

/** What is uploaded: the licence as it is now, or the notice that it was changed. */
export const CORRECTION_PROOF = "CORRECTION_PROOF";

export interface CorrectionSubmission extends SubmissionInput {
  content: CorrectionContent;
}

type Submitting = Moment<AnyRecordSubject, CorrectionSubmission>;
type Deciding = Moment<AnyRecordSubject, VerdictGiven>;

function employerOf({ record }: AnyRecordSubject): Employer {
  if (!record.employer) throw new Error("A correction of no organisation");
  return record.employer.getEntity();
}

// ── Submitting ───────────────────────────────────────────────────────────────

/** A code that another organisation has leads to the operator, who merges what was registered twice. */
export async function refuseKnownCode({ em, subject, input }: Submitting): Promise<void> {
  const { newUscc } = input.content;
  if (newUscc === null) return;
  const held = await query(
    em,
    sql`select from employer where uscc = ${newUscc} and id <> ${employerOf(subject).id}`,
  );
  if (held.length === 0) return;
  throw new NotAllowed(
    "USCC_TAKEN",
    "该统一社会信用代码已有单位通过认证；如为同一单位重复登记，请联系平台客服办理合并",
  );
}
refuseKnownCode.refuses = [NotAllowed];

/** The files are this record's own, evidence from now on, and there is at least one. */
export async function keepProofs({ em, subject, input, now }: Submitting): Promise<void> {
  const wanted = { field: "form.uploadIds", purposes: [CORRECTION_PROOF] };
  const files = await keepAsEvidence(em, subject.record.id, input.uploadIds, wanted, now);
  if (files.length > 0) return;
  throw new InvalidInput([new FieldProblem("form.uploadIds", "请上传变更后的证照或登记机关的变更通知书")]);
}
keepProofs.refuses = [InvalidInput];

// ── Deciding ─────────────────────────────────────────────────────────────────

/**
 * Effect of the approval: the organisation is called so from now on, and is found by what it was called; what was sent
 * stays as it was sent (F-73). Schools' marks follow the code, so that nobody is rid of them by another one (F-75).
 */
export async function correctOrganisation(moment: Deciding): Promise<void> {
  const { em, subject, actor, now } = moment;
  const content = await submittedContent(moment);
  const employer = employerOf(subject);
  const former = { employerId: employer.id, name: employer.name, uscc: employer.uscc, until: now };
  const lines = linesOf({ ...content, before: { name: former.name, uscc: former.uscc } });
  await keepFormerName(em, former);
  if (content.newName) employer.name = content.newName;
  if (content.newUscc) employer.uscc = content.newUscc;
  // The index refuses a code that another one has been given meanwhile.
  await em.flush();
  if (content.newUscc && former.uscc) {
    await query(
      em,
      sql`update employer_warning w set uscc = ${content.newUscc} where w.uscc = ${former.uscc}
        and not exists (select from employer_warning o where o.uscc = ${content.newUscc} and o.school_id = w.school_id)`,
    );
  }
  await noteEmployer(em, {
    employerId: employer.id,
    act: "CORRECTED",
    by: {
      accountId: actor.accountId ?? subject.record.id,
      name: actor.name,
      organisation: actor.organisation,
    },
    at: now,
    reason: content.reason ?? "",
    note: lines.map(({ label, before, after }) => `${label}：${before || "（无）"}变更为${after}`).join("；"),
  });
}
correctOrganisation.refuses = [NotAllowed];

/** Before the approval is given or held. */
export async function refuseTakenCode(moment: Deciding): Promise<void> {
  const { newUscc } = await submittedContent(moment);
  if (newUscc === null) return;
  const held = await query(
    moment.em,
    sql`select from employer where uscc = ${newUscc} and id <> ${employerOf(moment.subject).id}`,
  );
  if (held.length > 0) throw usccTaken();
}
refuseTakenCode.refuses = [NotAllowed];

async function submittedContent({
  platform,
  em,
  subject,
}: Pick<Deciding, "platform" | "em" | "subject">): Promise<CorrectionContent> {
  const [last] = await readSubmissions(platform, em, subject.record.id, 1);
  if (!last) throw new Error("A correction was decided on before it was submitted");
  return last.content as CorrectionContent;
}

// ── Who is told (F-94) ───────────────────────────────────────────────────────

export async function tellAboutApproval(moment: Deciding): Promise<void> {
  const name = employerOf(moment.subject).name;
  await tellEmployer(
    moment,
    "单位信息变更完成",
    `您单位的信息已变更，现名称为「${name}」。此后发出的邀请按变更后的信息，已发出的邀请和协议不变。`,
  );
}

export async function tellAboutReturn(moment: Deciding): Promise<void> {
  await tellEmployer(
    moment,
    "单位信息变更退回修改",
    `您单位的信息变更申请被平台退回。${reasonSentence(moment)}请修改后重新提交。`,
  );
}

export async function tellAboutRejection(moment: Deciding): Promise<void> {
  await tellEmployer(
    moment,
    "单位信息变更不通过",
    `您单位的信息变更申请未通过。${reasonSentence(moment)}单位信息未变，更正后可以重新申请。`,
  );
}
