import type { EntityManager } from "@mikro-orm/postgresql";
import {
  LETTER_SCAN,
  LICENCE_SCAN,
  PERSON_SCAN,
  type VerificationProof,
  verificationProofs,
} from "../../catalogue/index.js";
import { query, sql } from "../../database/sql.js";
import type { Employer } from "../../parties/employers/index.js";
import { contactsOf } from "../../parties/identity/index.js";
import {
  type AnyRecordSubject,
  readSubmissions,
  reasonSentence,
  type SubmissionInput,
  tellEmployer,
  usccTaken,
  type VerdictGiven,
} from "../../records/index.js";
import type { RegisterFinding } from "../../services/business-register/index.js";
import { textTo } from "../../services/notifications/index.js";
import { keepAsEvidence } from "../../services/uploads/index.js";
import { FieldProblem, InvalidInput, NotAllowed } from "../../words/refusals.js";
import type { Moment } from "../../workflow/index.js";
import { confirmedTransferOf } from "./transfer.js";
import type { VerificationContent } from "./verification-form.js";

/** What a submission brings along: the checked form, and what the register said of its code. */
export interface VerificationSubmission extends SubmissionInput {
  content: VerificationContent;
  finding: RegisterFinding;
}

type Submitting = Moment<AnyRecordSubject, VerificationSubmission>;
type Deciding = Moment<AnyRecordSubject, VerdictGiven>;

function employerOf({ record }: AnyRecordSubject): Employer {
  if (!record.employer) throw new Error("A verification of no organisation");
  return record.employer.getEntity();
}

// ── Submitting ───────────────────────────────────────────────────────────────

/** A code that is registered leads to the organisation that has it, never silently into it. */
export async function refuseKnownCode({ em, subject, input }: Submitting): Promise<void> {
  const { uscc } = input.content.values;
  if (uscc !== undefined && (await holderOf(em, uscc, employerOf(subject).id))) throw usccTaken();
}
refuseKnownCode.refuses = [NotAllowed];

async function holderOf(em: EntityManager, uscc: string, butNot: string): Promise<boolean> {
  const rows = await query(em, sql`select from employer where uscc = ${uscc} and id <> ${butNot}`);
  return rows.length > 0;
}

/** F-70: the amount of a transfer to the account of just this organisation was confirmed. */
export async function refuseUnconfirmedTransfer({ platform, em, subject, input }: Submitting): Promise<void> {
  const { content } = input;
  if (content.method !== "TRANSFER") return;
  const confirmed = await confirmedTransferOf(platform.keys, em, subject.record.id, content);
  if (confirmed) return;
  throw new InvalidInput([
    new FieldProblem("form.method", "请先完成对公打款确认；单位名称、代码或账号修改后，需要重新打款确认"),
  ]);
}
refuseUnconfirmedTransfer.refuses = [InvalidInput];

const PROOFS: readonly VerificationProof[] = [LICENCE_SCAN, LETTER_SCAN, PERSON_SCAN];

/** Before all others: the files are this record's own, complete, evidence from now on (D-06), and none is missing. */
export async function keepProofs({ em, subject, input, now }: Submitting): Promise<void> {
  const { content, uploadIds } = input;
  const wanted = { field: "form.uploadIds", purposes: PROOFS };
  const files = await keepAsEvidence(em, subject.record.id, uploadIds, wanted, now);
  const missing = verificationProofs(content.organisationForm, content.method).filter(
    ({ key }) => !files.some(({ purpose }) => purpose === key),
  );
  if (missing.length === 0) return;
  throw new InvalidInput(
    missing.map(({ key, label }) => new FieldProblem(`form.proofs.${key}`, `请上传${label}`)),
  );
}
keepProofs.refuses = [InvalidInput];

/**
 * The organisation is called what it says it is, for its own pages and the operator's; nobody else meets it before it is
 * verified. What the register said is kept with it.
 */
export async function nameOrganisation({ em, subject, input, now }: Submitting): Promise<void> {
  const { content, finding } = input;
  const { values } = content;
  employerOf(subject).name = values.employerName ?? "";
  const answer = finding.organisation && JSON.stringify(finding.organisation);
  await query(
    em,
    sql`insert into employer_verification as v (record_id, name, uscc, organisation_form, method, register_outcome,
        register_answer, asked_at)
      values (${subject.record.id}, ${values.employerName}, ${values.uscc ?? null}, ${content.organisationForm},
        ${content.method}, ${finding.outcome}, ${answer}::jsonb, ${now})
      on conflict (record_id) do update set name = excluded.name, uscc = excluded.uscc,
        organisation_form = excluded.organisation_form, method = excluded.method,
        register_outcome = excluded.register_outcome, register_answer = excluded.register_answer,
        asked_at = excluded.asked_at`,
  );
}

// ── Deciding ─────────────────────────────────────────────────────────────────

/** Two may have submitted the same code: the first that is approved has it, and the index keeps it so. */
export async function refuseTakenCode({ platform, em, subject }: Deciding): Promise<void> {
  const { values } = await submittedContent({ platform, em, subject });
  if (values.uscc !== undefined && (await holderOf(em, values.uscc, employerOf(subject).id)))
    throw usccTaken();
}
refuseTakenCode.refuses = [NotAllowed];

/** Effect of the approval: the organisation is what was submitted and looked at, and who registered is in charge of it. */
export async function verifyOrganisation({ platform, em, subject, now }: Deciding): Promise<void> {
  const { organisationForm, values } = await submittedContent({ platform, em, subject });
  const employer = employerOf(subject);
  const { keys } = platform;
  em.assign(employer, {
    uscc: values.uscc ?? null,
    name: values.employerName ?? "",
    organisationForm,
    legalForm: values.legalForm ?? null,
    foreignNumber: values.foreignNumber ?? null,
    nature: values.natureCode ?? "",
    industry: values.industryCode ?? "",
    division: values.divisionCode ?? "",
    address: values.address ?? "",
    contactName: values.contactName ?? "",
    contactMobileSealed: keys.seal("employer.contact_mobile_sealed", values.contactMobile ?? ""),
    contactPhone: values.contactPhone ?? null,
    contactEmail: values.contactEmail ?? "",
    verifiedAt: now,
  });
  // The name of the letter is that of who submitted it: the role may have been handed over since (F-76).
  await query(
    em,
    sql`update employer_account set name = ${values.personName}
      where employer_id = ${employer.id} and in_charge and disabled_at is null
        and id = (select s.actor_account from record_event s where s.record_id = ${subject.record.id} and s.act = 'submit'
          order by s.seq desc limit 1)`,
  );
}
verifyOrganisation.refuses = [NotAllowed];

async function submittedContent({
  platform,
  em,
  subject,
}: Pick<Deciding, "platform" | "em" | "subject">): Promise<VerificationContent> {
  const [last] = await readSubmissions(platform, em, subject.record.id, 1);
  if (!last) throw new Error("A verification was decided on before it was submitted");
  return last.content as VerificationContent;
}

// ── Who is told (F-94) ───────────────────────────────────────────────────────

export async function tellAboutApproval(moment: Deciding): Promise<void> {
  await tellEmployer(
    moment,
    "单位认证通过",
    `「${nameIn(moment)}」已通过平台认证，可以查询毕业生并发起签约邀请。`,
  );
  await text(moment, "的单位认证已通过");
}

export async function tellAboutReturn(moment: Deciding): Promise<void> {
  await tellEmployer(
    moment,
    "单位认证退回修改",
    `「${nameIn(moment)}」的单位认证被平台退回。${reasonSentence(moment)}请修改后重新提交。`,
  );
  await text(moment, "的单位认证被退回修改");
}

export async function tellAboutRejection(moment: Deciding): Promise<void> {
  await tellEmployer(
    moment,
    "单位认证不通过",
    `「${nameIn(moment)}」未通过平台认证。${reasonSentence(moment)}更正后可以重新申请认证。`,
  );
  await text(moment, "的单位认证未通过");
}

function nameIn({ subject }: Deciding): string {
  return subject.record.counterpart ?? "";
}

/** By SMS or mail too: whoever registered does not sit before the platform until it is decided. */
async function text(moment: Deciding, outcome: string): Promise<void> {
  const { platform, em, subject, now } = moment;
  const { record } = subject;
  const accounts = await query<{ id: string }>(
    em,
    sql`select id from employer_account
      where employer_id = ${employerOf(subject).id} and in_charge and disabled_at is null`,
  );
  for (const { id } of accounts) {
    const { mobile, email } = await contactsOf(platform, em, "employer", id);
    const to = mobile ?? email;
    if (!to) continue;
    await textTo(platform, em, now, {
      to,
      template: "ORGANISATION_DECIDED",
      variables: {
        employer: nameIn(moment),
        outcome,
        link: `${platform.config.publicUrl}/employer/verification`,
      },
      recordId: record.id,
      dedupeKey: `verification ${record.id} ${record.submission} ${id}`,
    });
  }
}
