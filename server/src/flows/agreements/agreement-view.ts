import type { EntityManager } from "@mikro-orm/postgresql";
import { catalogue, divisionName, maskMobile } from "../../catalogue/index.js";
import { query, sql } from "../../database/sql.js";
import type { EmployerBlock } from "../../parties/employers/index.js";
import { isStaff, type Viewer } from "../../parties/identity/index.js";
import type { Platform } from "../../platform/platform.js";
import { type RecordSubject, type Seen, viewRecord } from "../../records/index.js";
import type { UploadView } from "../../services/uploads/index.js";
import { UnknownRecord } from "../../words/refusals.js";
import type { Agreement, Amendment } from "./agreement.entity.js";
import {
  AgreementView,
  type AmendmentView,
  type IssuedDocument,
  type JobTerms,
  type StampLink,
} from "./agreement.types.js";
import { type AgreementForm, openTermsOf } from "./agreement-form.types.js";
import { AMENDED } from "./amend.js";

/** What the page of an agreement shows beside what every record shows; an agreement row is missing in drafts. */
export async function agreementView(
  { platform, em, viewer, subject, base }: Seen<RecordSubject>,
  agreement: Agreement | null,
  own: {
    form: AgreementForm | null;
    uploads: UploadView[];
    issuesDocument: boolean;
    stampLink?: StampLink | null;
  },
): Promise<AgreementView> {
  const { record, conditions } = subject;
  const amendments = await query<PastAmendment>(
    em,
    sql`select at, field, before, after, organisation from amendment where record_id = ${record.id} order by at`,
    { name: "amendments" },
  );
  const document = await issuedDocument(platform, viewer, record.id);
  return Object.assign(new AgreementView(), base, {
    agreementType: agreement?.agreementType ?? conditions.agreementType ?? "TWO_PARTY",
    number: agreement?.number ?? null,
    employer: agreement && employerBlock(platform, viewer, agreement),
    job: agreement && jobTerms(agreement),
    amendments: amendments.map(amendmentView),
    document,
    documentPending:
      own.issuesDocument && (agreement?.number != null || record.status === "SIGNED") && !document,
    uploads: own.uploads,
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
  const view = await viewRecord(platform, em, viewer, recordId);
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

type PastAmendment = Pick<Amendment, "at" | "field" | "before" | "after" | "organisation">;

function amendmentView(amendment: PastAmendment): AmendmentView {
  const { label, codes } = AMENDED[amendment.field];
  return {
    at: amendment.at,
    fieldLabel: label,
    before: catalogue(codes).label(amendment.before),
    after: catalogue(codes).label(amendment.after),
    organisation: amendment.organisation,
  };
}

const APP_OF: Readonly<Record<string, string>> = { GRADUATE: "student", EMPLOYER: "employer" };

async function issuedDocument(
  platform: Platform,
  viewer: Viewer,
  recordId: string,
): Promise<IssuedDocument | null> {
  const rows = await query<{
    file_name: string;
    sha256: string;
    bytes: number;
    issued_at: Date;
  }>(
    platform.pool,
    sql`select file_name, sha256, bytes, issued_at from issued_document where record_id = ${recordId}`,
    { name: "issued-document" },
  );
  const [row] = rows;
  if (!row) return null;
  return {
    url: `/${APP_OF[viewer.role] ?? "admin"}/documents/${recordId}`,
    fileName: row.file_name,
    sha256: row.sha256,
    bytes: row.bytes,
    issuedAt: new Date(row.issued_at),
  };
}
