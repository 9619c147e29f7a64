import type { EntityManager } from "@mikro-orm/postgresql";
import { catalogue, divisionName, maskMobile } from "../../catalogue/index.js";
import { sql } from "../../database/sql.js";
import { UnknownRecord } from "../../graphql/refusals.js";
import type { RecordAct, RecordStatus } from "../../graphql/vocabulary.js";
import type { Platform } from "../../platform.js";
import { availableActions } from "../../workflow/index.js";
import { isStaff, type Viewer } from "../identity/index.js";
import { actorOf, RecordEvent, recordsInSight } from "../records/index.js";
import { Amendment } from "./agreement.entity.js";
import {
  AgreementView,
  type AmendmentView,
  type AvailableAction,
  type EmployerBlock,
  type IssuedDocument,
  type JobTerms,
  type TimelineEntry,
} from "./agreement.types.js";
import { flowSteps, nextStepFor } from "./flow-steps.js";
import { onlineSigning, type SigningAct } from "./online-signing.flow.js";
import { settle } from "./signing-act.js";
import { readSigningSubject, type SigningSubject } from "./signing-subject.js";

/**
 * An agreement as this viewer sees it, brought up to the clock first (F-24); null when it is out of sight (P-07).
 * The number of statements does not depend on what the agreement holds.
 */
export async function viewAgreement(
  platform: Platform,
  em: EntityManager,
  viewer: Viewer,
  recordId: string,
): Promise<AgreementView | null> {
  if (!(await isInSight(em, viewer, recordId))) return null;
  await settle(platform, recordId);
  const subject = await readSigningSubject(em, recordId);
  return subject && (await agreementView(platform, em, viewer, subject));
}

/** The same where it must be there, e.g. after an act. */
export async function seeAgreement(
  platform: Platform,
  em: EntityManager,
  viewer: Viewer,
  recordId: string,
): Promise<AgreementView> {
  const view = await viewAgreement(platform, em, viewer, recordId);
  if (!view) throw new UnknownRecord();
  return view;
}

export async function isInSight(em: EntityManager, viewer: Viewer, recordId: string): Promise<boolean> {
  const rows = await em.execute(
    ...sql`select 1 from record r where r.id = ${recordId} and ${recordsInSight(viewer)}`.toOrm(),
  );
  return rows.length > 0;
}

/** What a page shows of a subject that was read and is in the viewer's sight. */
export async function agreementView(
  platform: Platform,
  em: EntityManager,
  viewer: Viewer,
  subject: SigningSubject,
): Promise<AgreementView> {
  const { record, agreement } = subject;
  const events = await em.find(RecordEvent, { record: record.id }, { orderBy: { seq: "asc" } });
  const amendments = await em.find(Amendment, { record: record.id }, { orderBy: { at: "asc" } });
  const actions = actionsFor(viewer, subject, platform.clock.now());
  const status = record.status as RecordStatus;
  const document = await issuedDocument(platform, viewer, record.id);
  return Object.assign(new AgreementView(), {
    id: record.id,
    version: record.version,
    status,
    statusLabel: statusLabel(status, record.frozen),
    submission: record.submission,
    agreementType: agreement.agreementType,
    number: agreement.number,
    initiatorLabel: INVITED_BY_EMPLOYER,
    deadline: record.dueAt,
    createdAt: record.createdAt,
    changedAt: record.changedAt,
    frozen: record.frozen,
    employer: employerBlock(platform, viewer, subject),
    job: jobTerms(subject),
    graduate: graduateBlock(subject),
    steps: flowSteps(subject, events),
    timeline: events.map((event) => timelineEntry(viewer, event)),
    amendments: amendments.map(amendmentView),
    availableActions: actions,
    nextStep: nextStepFor(viewer.role, subject, actions),
    document,
    documentPending: status === "SIGNED" && !document,
  });
}

/** 签约发起人 of this flow (spec 3 §4). */
export const INVITED_BY_EMPLOYER = "单位邀约";

/** 失效, as every party reads it while the roster does not have the graduate (F-91). */
const FROZEN_LABEL = "失效";

/** The label of a state of this flow (spec 1 §12), or of a frozen record whatever its state. */
export function statusLabel(status: string, frozen = false): string {
  return frozen ? FROZEN_LABEL : onlineSigning.states[status as RecordStatus].label;
}

const ACTS: Readonly<Partial<Record<SigningAct, RecordAct>>> = {
  accept: "ACCEPT",
  decline: "DECLINE",
  extend: "EXTEND",
  takeBack: "TAKE_BACK",
  approve: "APPROVE",
  reject: "REJECT",
  amendJobCategory: "AMEND_JOB_CATEGORY",
};

function actionsFor(viewer: Viewer, subject: SigningSubject, now: Date): AvailableAction[] {
  return availableActions(onlineSigning, actorOf(viewer), subject, now).flatMap((possible) => {
    const act = ACTS[possible.act];
    return act ? [{ act, allowed: possible.allowed, reason: possible.reason }] : [];
  });
}

/** The contact's mobile in full is for the parties of the agreement; staff ask for it by name (P-08). */
function employerBlock(platform: Platform, viewer: Viewer, { agreement }: SigningSubject): EmployerBlock {
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

function jobTerms({ agreement }: SigningSubject): JobTerms {
  return {
    categoryCode: agreement.jobCategory,
    categoryLabel: catalogue("jobCategory").label(agreement.jobCategory),
    positionName: agreement.positionName,
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
    supplement: agreement.supplement,
  };
}

function graduateBlock({ graduate, record }: SigningSubject): AgreementView["graduate"] {
  return {
    name: graduate.name,
    idNumberMasked: graduate.idNumberMask,
    schoolName: record.school.getEntity().name,
    educationLevelLabel: catalogue("educationLevel").label(graduate.educationLevel),
    majorName: graduate.majorName,
    cohort: record.cohort,
  };
}

function timelineEntry(viewer: Viewer, event: RecordEvent): TimelineEntry {
  const note = event.note && !event.reason ? event.note : event.reason;
  return {
    id: event.id,
    at: event.at,
    title: event.title,
    actorRole: event.actorRole,
    actorOrganisation: event.actorOrganisation,
    actorName: isStaff(viewer) ? event.actorName : null,
    toStatus: event.toStatus,
    toStatusLabel: event.toStatus && statusLabel(event.toStatus),
    reasonCategory: event.reasonCategory,
    reason: note,
  };
}

function amendmentView(amendment: Amendment): AmendmentView {
  const categories = catalogue("jobCategory");
  return {
    at: amendment.at,
    fieldLabel: "职位类别",
    before: categories.label(amendment.before),
    after: categories.label(amendment.after),
    organisation: amendment.organisation,
  };
}

const APP_OF: Readonly<Record<string, string>> = { GRADUATE: "student", EMPLOYER: "employer" };

async function issuedDocument(
  platform: Platform,
  viewer: Viewer,
  recordId: string,
): Promise<IssuedDocument | null> {
  const { rows } = await platform.pool.query<{
    file_name: string;
    sha256: string;
    bytes: number;
    issued_at: Date;
  }>({
    name: "issued-document",
    text: "select file_name, sha256, bytes, issued_at from issued_document where record_id = $1",
    values: [recordId],
  });
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
