import { catalogue, divisionName } from "../../catalogue/index.js";
import { query, sql } from "../../database/sql.js";
import type { AgreementConsent, AgreementDocument, AgreementStep } from "../../services/documents/index.js";
import type { Moment } from "../../workflow/index.js";
import type { SigningSubject } from "./signing-subject.js";

type SigningMoment = Moment<SigningSubject, object>;

/** How the review that issues the document is called in the steps of its flow. */
const REVIEWS = { ONLINE: "审核", OFFLINE: "协议审核", STAMPED: "签约审核" } as const;
export type Origin = Exclude<keyof typeof REVIEWS, "STAMPED">;

/**
 * Everything the 就业协议书 prints, as it stands at the final approval (D-05). Kept sealed with the agreement, so
 * that the PDF made later, or made again, says the same.
 */
export async function composeDocument(
  moment: SigningMoment,
  number: string,
  origin: Origin,
): Promise<AgreementDocument> {
  const { subject } = moment;
  const { agreement, record } = subject;
  // 获取最新学生信息 may have moved the graduate just now (F-15): the PDF prints them as they are from here on.
  if (!subject.graduate.department.isInitialized())
    await moment.em.populate(subject.graduate, ["department"]);
  const word = REVIEWS[origin];
  const timeline = await timelineOf(moment, origin);
  const byTitle = (title: string) => timeline.find((step) => step.label === title) ?? null;
  return {
    number,
    // Nothing is attested yet (F-31): the copy in force comes with the signing review.
    ...(origin === "OFFLINE" && { forStamp: true }),
    agreementType: agreement.agreementType,
    cohort: record.cohort,
    employer: employerBlock(moment),
    job: jobBlock(subject),
    graduate: graduateBlock(moment),
    school: await schoolBlock(moment),
    supplement: agreement.supplement ?? "",
    consents:
      origin === "OFFLINE"
        ? { employer: null, graduate: null, department: null, school: null }
        : {
            employer: consentOf(byTitle("单位发起邀请")),
            graduate: consentOf(byTitle("学生同意签约")),
            ...verdictsOf(moment, byTitle, word),
          },
    timeline,
  };
}

/**
 * F-33: the text that was stamped, in force since the verdict that is being given: what the stamped copy shows was given
 * on paper, department and school by the signing review.
 */
export async function composeInForce(
  moment: SigningMoment,
  { forStamp: _, ...stamped }: AgreementDocument,
): Promise<AgreementDocument> {
  const steps = await timelineOf(moment, "STAMPED");
  const byTitle = (title: string) => steps.findLast((step) => step.label === title) ?? null;
  const returned = steps.findLast(({ label }) => label.endsWith("材料")) ?? null;
  return {
    ...stamped,
    consents: {
      employer: returned && { ...returned, onPaper: true },
      graduate: returned && { ...returned, onPaper: true },
      ...verdictsOf(moment, byTitle, REVIEWS.STAMPED),
    },
    timeline: [...stamped.timeline, ...steps],
  };
}

/** What department and school say in the review whose last verdict is being given. */
function verdictsOf(
  { subject, now }: SigningMoment,
  byTitle: (title: string) => AgreementStep | null,
  word: string,
): Pick<AgreementDocument["consents"], "department" | "school"> {
  return {
    department: consentOf(byTitle(`学院${word}通过`)) ?? standInFor(byTitle(`学校代院系${word}通过`)),
    school: { by: `学校 · ${subject.record.school.getEntity().name}`, at: now.toISOString() },
  };
}

/** F-10a: the school took the department's step; the document says so. */
function standInFor(step: AgreementStep | null): AgreementConsent | null {
  return step ? { by: step.by.replace(/^学校/u, "学校代院系"), at: step.at } : null;
}

function consentOf(step: AgreementStep | null): AgreementConsent | null {
  return step ? { by: step.by, at: step.at } : null;
}

function employerBlock({ subject, platform }: SigningMoment): AgreementDocument["employer"] {
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

function jobBlock({ agreement }: SigningSubject): AgreementDocument["job"] {
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

function graduateBlock({ subject, platform }: SigningMoment): AgreementDocument["graduate"] {
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

/** The 协议经办人 of the graduate's level (P-11). */
async function schoolBlock({ subject, em }: SigningMoment): Promise<AgreementDocument["school"]> {
  const { record } = subject;
  const [contact] = await query<{ name: string; phone: string; address: string; postcode: string }>(
    em,
    sql`
      select c.name, c.phone, c.address, c.postcode from agreement_contact c
      join signing_settings s on s.id = c.settings_id
      where s.school_id = ${record.school.id} and s.cohort = ${record.cohort}
        and c.level_scope in ('ALL', ${record.level})
      order by c.level_scope = 'ALL' limit 1`,
    { name: "contact-of-level" },
  );
  if (!contact) throw new Error("An agreement was signed at a level without 协议经办人");
  return {
    name: record.school.getEntity().name,
    contactName: contact.name,
    contactPhone: contact.phone,
    address: contact.address,
    postcode: contact.postcode,
  };
}

const PARTY_WORDS: Readonly<Record<string, string>> = {
  EMPLOYER: "用人单位",
  GRADUATE: "毕业生",
  DEPARTMENT: "学院",
  SCHOOL: "学校",
  SYSTEM: "系统",
};

/**
 * What happened so far, and the approval that is being given now. Offline the steps of the submission that is approved:
 * earlier ones were about another text of the agreement.
 */
async function timelineOf(
  { em, subject, now, actor }: SigningMoment,
  origin: keyof typeof REVIEWS,
): Promise<AgreementStep[]> {
  const rows = await query<{ title: string; actor_role: string; actor_organisation: string; at: Date }>(
    em,
    sql`
      select title, actor_role, actor_organisation, at from record_event
      where record_id = ${subject.record.id} and (${origin === "ONLINE"}
        or submission = ${subject.record.submission} and act in ('submit', 'submitSigning', 'approve'))
      order by seq`,
    { name: "printed-steps" },
  );
  const who = (role: string, organisation: string) =>
    role === "GRADUATE"
      ? `毕业生 · ${subject.graduate.name}`
      : `${PARTY_WORDS[role] ?? role} · ${organisation}`;
  return [
    ...rows.map((row) => ({
      label: row.title,
      by: who(row.actor_role, row.actor_organisation),
      at: new Date(row.at).toISOString(),
    })),
    { label: `学校${REVIEWS[origin]}通过`, by: who(actor.role, actor.organisation), at: now.toISOString() },
  ];
}
