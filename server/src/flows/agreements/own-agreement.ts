import type { EntityManager } from "@mikro-orm/postgresql";
import { AGREEMENT_SCAN } from "../../catalogue/index.js";
import { type RecordSubject, readSubjectWith, type SubmissionInput } from "../../records/index.js";
import { keepAsEvidence } from "../../services/uploads/index.js";
import { InvalidInput } from "../../words/refusals.js";
import type { Moment } from "../../workflow/index.js";
import { Agreement } from "./agreement.entity.js";
import type { CompleteAgreement } from "./agreement-form.js";
import { openTermsOf } from "./agreement-form.types.js";
import { graduateAsOfNow } from "./graduate-as-told.js";

/** An agreement that the graduate writes down (线下签约, 补登); there is no agreement before the first submission. */
export interface OwnAgreementSubject extends RecordSubject {
  readonly agreement: Agreement | null;
}

/** What a submission of such a form brings along. */
export interface AgreementSubmission extends SubmissionInput {
  content: CompleteAgreement;
}

export async function readOwnAgreement(
  em: EntityManager,
  recordId: string,
): Promise<OwnAgreementSubject | null> {
  const read = await readSubjectWith(em, Agreement, recordId);
  return read && { ...read.subject, agreement: read.own };
}

/** Effect of `submit`: the agreement reads as the form that was just submitted. */
export function writeAgreement({
  platform,
  em,
  subject,
  input,
}: Moment<OwnAgreementSubject, AgreementSubmission>): void {
  const { record, conditions } = subject;
  const { content } = input;
  if (!conditions.agreementType) throw new Error("Signing is on without an agreement type");
  const written = {
    agreementType: conditions.agreementType,
    ...graduateAsOfNow(subject),
    employerName: content.employerName,
    // 部队 have none.
    employerUscc: content.uscc ?? "",
    employerNature: content.natureCode,
    employerIndustry: content.industryCode,
    employerDivision: content.divisionCode,
    employerAddress: content.address,
    contactName: content.contactName,
    contactMobileSealed: platform.keys.seal("agreement.contact_mobile_sealed", content.contactMobile),
    contactPhone: content.contactPhone,
    contactEmail: content.contactEmail,
    jobCategory: content.categoryCode,
    positionName: content.positionName,
    ...openTermsOf(content),
  };
  if (subject.agreement) em.assign(subject.agreement, written);
  else em.create(Agreement, { record, ...written });
}

/**
 * Effect of `submit`, before all others: the pictures are this record's own, complete, and evidence from now on (F-40,
 * D-06).
 */
export async function keepScans({
  em,
  subject,
  input,
  now,
}: Moment<OwnAgreementSubject, AgreementSubmission>): Promise<void> {
  const wanted = { field: "form.uploadIds", purposes: [AGREEMENT_SCAN] };
  await keepAsEvidence(em, subject.record.id, input.uploadIds, wanted, now);
}
keepScans.refuses = [InvalidInput];
