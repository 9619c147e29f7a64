import type { EntityManager } from "@mikro-orm/postgresql";
import { catalogue, divisionName, maskMobile } from "../../catalogue/index.js";
import type { EmployerBlock } from "../../parties/employers/index.js";
import { isStaff, type Viewer } from "../../parties/identity/index.js";
import type { Platform } from "../../platform/platform.js";
import { type RecordSubject, type Seen, seeRecord } from "../../records/index.js";
import { UnknownRecord } from "../../words/refusals.js";
import type { Agreement } from "./agreement.entity.js";
import { AgreementView, type JobTerms, type StampLink } from "./agreement.types.js";
import { type AgreementForm, openTermsOf } from "./agreement-form.types.js";
import { graduateAsSeen } from "./graduate-as-told.js";

/** What the page of an agreement shows beside what every record shows; an agreement row is missing in drafts. */
export function agreementView(
  { platform, viewer, subject, base }: Seen<RecordSubject>,
  agreement: Agreement | null,
  own: {
    form: AgreementForm | null;
    issuesDocument: boolean;
    stampLink?: StampLink | null;
  },
): AgreementView {
  return Object.assign(new AgreementView(), base, {
    agreementType: agreement?.agreementType ?? subject.conditions.agreementType ?? "TWO_PARTY",
    number: agreement?.number ?? null,
    employer: agreement && employerBlock(platform, viewer, agreement),
    job: agreement && jobTerms(agreement),
    issuesDocument: own.issuesDocument,
    ...(agreement &&
      base.graduate && { graduate: graduateAsSeen(viewer.role, subject, agreement, base.graduate) }),
    form: own.form,
    stampLink: own.stampLink ?? null,
  });
}

/** An agreement after an act of its own flow. @throws {UnknownRecord} when it is out of sight, or none. */
export async function seeAgreement(
  platform: Platform,
  em: EntityManager,
  viewer: Viewer,
  recordId: string,
): Promise<AgreementView> {
  const view = await seeRecord(platform, em, viewer, recordId);
  if (!(view instanceof AgreementView)) throw new UnknownRecord();
  return view;
}

/** The contact's mobile in full is for the parties of the agreement; staff ask for it by name (P-08). */
function employerBlock(platform: Platform, viewer: Viewer, agreement: Agreement): EmployerBlock {
  const mobile = platform.keys.open("agreement.contact_mobile_sealed", agreement.contactMobileSealed);
  return {
    name: agreement.employerName,
    uscc: agreement.employerUscc,
    natureCode: agreement.employerNature,
    natureLabel: catalogue("employerNature").label(agreement.employerNature),
    industryCode: agreement.employerIndustry,
    industryLabel: catalogue("industry").label(agreement.employerIndustry),
    divisionName: divisionName(agreement.employerDivision) ?? agreement.employerDivision,
    address: agreement.employerAddress,
    contactName: agreement.contactName,
    contactMobile: isStaff(viewer) ? maskMobile(mobile) : mobile,
    contactPhone: agreement.contactPhone,
    contactEmail: agreement.contactEmail,
  };
}

function jobTerms(agreement: Agreement): JobTerms {
  return {
    categoryCode: agreement.jobCategory,
    categoryLabel: catalogue("jobCategory").label(agreement.jobCategory),
    positionName: agreement.positionName,
    ...openTermsOf(agreement),
  };
}
