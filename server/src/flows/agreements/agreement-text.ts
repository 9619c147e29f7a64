import { createHash } from "node:crypto";
import type { EntityManager } from "@mikro-orm/postgresql";
import { catalogue, divisionName } from "../../catalogue/index.js";
import { query, sql } from "../../database/sql.js";
import type { Platform } from "../../platform/platform.js";
import { type AgreementText, agreementTerms } from "../../services/documents/index.js";
import type { SigningSubject } from "./signing-subject.js";

/** An agreement with what its text is put together from. */
export interface AgreementRead {
  readonly platform: Platform;
  readonly em: EntityManager;
  readonly subject: SigningSubject;
}

/** A text with the hash that the graduate's acceptance names (F-24). */
export interface HashedText {
  readonly text: AgreementText;
  readonly sha256: string;
}

/** What the agreement says: as it was accepted, or as it would be printed now. Null where it could not be printed now. */
export async function readText(read: AgreementRead): Promise<HashedText | null> {
  const accepted = acceptedText(read);
  if (accepted) return accepted;
  const text = await textNow(read);
  return text && { text, sha256: hashOf(text) };
}

/** The text that was accepted (F-24); null before, and where nobody was invited. */
export function acceptedText({ platform, subject: { agreement } }: AgreementRead): HashedText | null {
  const { textSealed, textSha256 } = agreement;
  if (!textSealed || !textSha256) return null;
  const text = JSON.parse(platform.keys.open("agreement.text_sealed", textSealed)) as AgreementText;
  return { text, sha256: textSha256 };
}

/** Keeps the text that is being accepted. */
export function keepText(
  { platform, subject: { agreement } }: AgreementRead,
  { text, sha256 }: HashedText,
): void {
  agreement.textSealed = platform.keys.seal("agreement.text_sealed", JSON.stringify(text));
  agreement.textSha256 = sha256;
}

/** All blocks and articles as they stand now (D-05); null at a level without 协议经办人 (P-11). */
export async function textNow(read: AgreementRead): Promise<AgreementText | null> {
  const { agreement, record } = read.subject;
  const school = await schoolBlock(read);
  if (!school) return null;
  // 获取最新学生信息 may have moved the graduate just now (F-15).
  await read.em.populate(read.subject.graduate, ["department"]);
  return {
    agreementType: agreement.agreementType,
    cohort: record.cohort,
    employer: employerBlock(read),
    job: jobBlock(read.subject),
    graduate: graduateBlock(read),
    school,
    supplement: agreement.supplement ?? "",
    terms: agreementTerms(agreement.agreementType),
  };
}

/** Of the text as it is kept, with its keys in the order in which it is put together. */
export function hashOf(text: AgreementText): string {
  return createHash("sha256").update(JSON.stringify(text)).digest("hex");
}

function employerBlock({ subject, platform }: AgreementRead): AgreementText["employer"] {
  const { agreement } = subject;
  return {
    name: agreement.employerName,
    uscc: agreement.employerUscc,
    natureLabel: catalogue("employerNature").label(agreement.employerNature),
    industryLabel: catalogue("industry").label(agreement.employerIndustry),
    address: `${divisionName(agreement.employerDivision) ?? ""}${agreement.employerAddress}`,
    contactName: agreement.contactName,
    contactMobile: platform.keys.open("agreement.contact_mobile_sealed", agreement.contactMobileSealed),
    contactPhone: agreement.contactPhone,
    contactEmail: agreement.contactEmail,
  };
}

function jobBlock({ agreement }: SigningSubject): AgreementText["job"] {
  return {
    categoryLabel: catalogue("jobCategory").label(agreement.jobCategory),
    positionName: agreement.positionName ?? "",
    workplace: agreement.workplace,
    settlesHousehold: agreement.settlesHousehold,
    reportBy: agreement.reportBy,
    monthlySalaryYuan: agreement.monthlySalaryYuan,
    probation: agreement.probation,
    servicePeriod: agreement.servicePeriod,
    penalty: agreement.penalty,
    archiveReceiver: agreement.archiveReceiver,
    archiveAddress: agreement.archiveAddress,
    archivePostcode: agreement.archivePostcode,
    householdAddress: agreement.householdAddress,
  };
}

function graduateBlock({ subject, platform }: AgreementRead): AgreementText["graduate"] {
  const { graduate, record } = subject;
  const { keys } = platform;
  return {
    name: graduate.name,
    sexLabel: catalogue("sex").label(graduate.sex),
    ethnicityLabel: catalogue("ethnicity").label(graduate.ethnicity),
    politicalStatusLabel: catalogue("politicalStatus").label(graduate.politicalStatus),
    documentKindLabel:
      graduate.documentKind === "01" ? null : catalogue("documentKind").label(graduate.documentKind),
    idNumber: keys.open("graduate.id_number_sealed", graduate.idNumberSealed),
    schoolName: record.school.getEntity().name,
    departmentName: graduate.department.getEntity().name,
    majorName: graduate.majorName,
    educationLevelLabel: catalogue("educationLevel").label(graduate.educationLevel),
    durationYears: graduate.durationYears,
    studentNumber: graduate.studentNumber,
    graduates: graduate.graduates,
    trainingModeLabel: catalogue("trainingMode").label(graduate.trainingMode),
    originName: divisionName(graduate.originDivision) ?? graduate.originDivision,
    mobile: graduate.mobileSealed && keys.open("graduate.mobile_sealed", graduate.mobileSealed),
    email: graduate.emailSealed && keys.open("graduate.email_sealed", graduate.emailSealed),
    address:
      graduate.homeAddressSealed && keys.open("graduate.home_address_sealed", graduate.homeAddressSealed),
  };
}

/** The 协议经办人 of the graduate's level (P-11); null where there is none. */
async function schoolBlock({ subject, em }: AgreementRead): Promise<AgreementText["school"] | null> {
  const { record } = subject;
  const [contact] = await query<{ name: string; phone: string; address: string; postcode: string }>(
    em,
    sql`
      select c.name, c.phone, c.address, c.postcode from agreement_contact c
      join signing_settings s on s.id = c.settings_id
      where s.school_id = ${record.school.id} and s.cohort = ${record.cohort}
        and c.level_scope in ('ALL', ${record.level})
      order by c.level_scope = 'ALL' limit 1`,
  );
  if (!contact) return null;
  return {
    name: record.school.getEntity().name,
    contactName: contact.name,
    contactPhone: contact.phone,
    address: contact.address,
    postcode: contact.postcode,
  };
}
