import type { EntityManager } from "@mikro-orm/postgresql";
import { audit } from "../../audit/index.js";
import { sql } from "../../database/sql.js";
import { inTransaction, violatedConstraint } from "../../database/transaction.js";
import { type Employer, Favourite, loadInvitableEmployer } from "../../parties/employers/index.js";
import type { EmployerIdentity } from "../../parties/identity/index.js";
import { type GraduateSigning, readSigningConditions, whyMayNotSign } from "../../parties/settings/index.js";
import { beijingText } from "../../platform/clock.js";
import type { Platform } from "../../platform/platform.js";
import { actorOf, RecordHeader, settleDeadlineIn, settleGraduate, writeStep } from "../../records/index.js";
import { tell } from "../../services/notifications/index.js";
import { NotAllowed, UnknownRecord } from "../../words/refusals.js";
import { Agreement } from "../agreements/agreement.entity.js";
import {
  checkTerms,
  deadlineOf,
  type InvitationTerms,
  type InvitationTermsEntered,
} from "./invitation-terms.js";
import { onlineSigning } from "./online-signing.flow.js";

export interface InvitationToSend {
  /** uuid v7 of the client: the same id again is the same act. */
  id: string;
  favouriteId: string;
  terms: InvitationTermsEntered;
}

/**
 * Sends an invitation to one of the employer's favourites (F-20…F-23). Everything about the employer is fixed now;
 * whether the graduate is signed elsewhere is neither asked nor told.
 *
 * @throws {Refusal} InvalidInput · UnknownRecord · NotAllowed (NOT_VERIFIED, SUSPENDED, ALREADY_INVITED, and what
 *   `whyMayNotSign` says).
 */
export async function sendInvitation(
  platform: Platform,
  viewer: EmployerIdentity,
  invitation: InvitationToSend,
  address: string | null,
): Promise<{ recordId: string; alreadyDone: boolean }> {
  try {
    return await send(platform, viewer, invitation, address);
  } catch (error) {
    // The same new id at the same moment for two graduates, whose locks do not meet: now the first is there to be seen.
    if (violatedConstraint(error) !== "record_pkey") throw error;
    return await send(platform, viewer, invitation, address);
  }
}

async function send(
  platform: Platform,
  viewer: EmployerIdentity,
  invitation: InvitationToSend,
  address: string | null,
): Promise<{ recordId: string; alreadyDone: boolean }> {
  await settleInvited(platform, invitation.favouriteId);
  return await inTransaction(platform, async (em) => {
    const employer = await loadInvitableEmployer(em, viewer);
    const favourite = await em.findOne(
      Favourite,
      { id: invitation.favouriteId, employer: viewer.employerId },
      { populate: ["graduate.school.province"] },
    );
    if (!favourite) throw new UnknownRecord();
    const graduate = favourite.graduate.getEntity();
    const terms = checkTerms(invitation.terms, graduate.cohort);

    const conditions = await lockSigning(em, graduate.id);
    if (await isSentAlready(em, viewer, graduate.id, invitation.id))
      return { recordId: invitation.id, alreadyDone: true };
    const refusal = whyMayNotSign(conditions, platform.clock.now());
    if (refusal) throw refusal;
    await refuseSecond(platform, em, viewer.employerId, graduate.id);

    const record = await create(platform, em, {
      viewer,
      employer,
      favourite,
      conditions,
      terms,
      id: invitation.id,
    });
    await announce(platform, em, viewer, record, employer, terms, address);
    return { recordId: record.id, alreadyDone: false };
  });
}

/** What the clock has decided stands in no new invitation's way (F-23, F-24). */
async function settleInvited(platform: Platform, favouriteId: string): Promise<void> {
  const { rows } = await platform.pool.query<{ graduate_id: string }>({
    name: "favourite-graduate",
    text: "select graduate_id from favourite where id = $1",
    values: [favouriteId],
  });
  for (const favourite of rows) await settleGraduate(platform, favourite.graduate_id);
}

/**
 * Settings shared, then the graduate: the order of every act. The conditions are read again under both locks, so that
 * no switch, roster or training mode moves under the invitation.
 */
async function lockSigning(em: EntityManager, graduateId: string): Promise<GraduateSigning> {
  await readSigningConditions(em, [graduateId], { lock: true });
  await em.execute(...sql`select id from graduate where id = ${graduateId} for no key update`.toOrm());
  const conditions = (await readSigningConditions(em, [graduateId])).get(graduateId);
  if (!conditions) throw new UnknownRecord();
  return conditions;
}

/** A repeat of the very same act; somebody else's id is no way to learn of a record. */
async function isSentAlready(
  em: EntityManager,
  viewer: EmployerIdentity,
  graduateId: string,
  id: string,
): Promise<boolean> {
  const [row] = await em.execute<{ employer_id: string | null; graduate_id: string }[]>(
    ...sql`select employer_id, graduate_id from record where id = ${id}`.toOrm(),
  );
  if (!row) return false;
  if (row.employer_id !== viewer.employerId || row.graduate_id !== graduateId) {
    throw new NotAllowed("ID_TAKEN", "邀请编号无效，请刷新页面后重新发送");
  }
  return true;
}

/** F-23; an open invitation past its deadline has lapsed, whether or not the sweep has been there (F-24). */
async function refuseSecond(
  platform: Platform,
  em: EntityManager,
  employerId: string,
  graduateId: string,
): Promise<void> {
  const [open] = await em.execute<{ id: string; status: string; due_at: Date | null }[]>(
    ...sql`
      select id, status, due_at from record where employer_id = ${employerId} and graduate_id = ${graduateId}
        and status in ('INVITED', 'DEPARTMENT_REVIEW', 'SCHOOL_REVIEW', 'SIGNED')`.toOrm(),
  );
  if (!open) return;
  if (open.status === "INVITED" && open.due_at && new Date(open.due_at) <= platform.clock.now()) {
    await settleDeadlineIn(platform, em, open.id);
    return;
  }
  throw new NotAllowed(
    "ALREADY_INVITED",
    open.status === "INVITED"
      ? "您已向该毕业生发出邀请，正等待应约，不能重复邀请"
      : "您与该毕业生的签约正在审核或已经完成，不能重复邀请",
  );
}

interface NewInvitation {
  viewer: EmployerIdentity;
  employer: Employer;
  favourite: Favourite;
  conditions: GraduateSigning;
  terms: InvitationTerms;
  id: string;
}

async function create(
  platform: Platform,
  em: EntityManager,
  invitation: NewInvitation,
): Promise<RecordHeader> {
  const { employer, favourite, conditions, terms, viewer } = invitation;
  const now = platform.clock.now();
  const graduate = favourite.graduate.getEntity();
  if (!conditions.agreementType) throw new Error("Signing is on without an agreement type");
  const record = em.create(RecordHeader, {
    id: invitation.id,
    kind: "ONLINE_AGREEMENT",
    graduate,
    employer,
    counterpart: employer.name,
    school: graduate.school,
    department: graduate.department,
    level: graduate.level,
    reviewMode: conditions.reviewMode,
    cohort: graduate.cohort,
    status: onlineSigning.start.to,
    createdAt: now,
    changedAt: now,
    dueAt: deadlineOf(now, terms.validDays, graduate.cohort),
  });
  em.create(Agreement, {
    record,
    agreementType: conditions.agreementType,
    graduateName: graduate.name,
    ...employerAsItStands(platform, employer, terms),
    jobCategory: terms.job.categoryCode,
    positionName: terms.job.positionName,
    workplace: terms.job.workplace,
    settlesHousehold: terms.job.settlesHousehold,
    reportBy: terms.job.reportBy,
    monthlySalaryYuan: terms.job.monthlySalaryYuan,
    probation: terms.job.probation,
    servicePeriod: terms.job.servicePeriod,
    penalty: terms.job.penalty,
    archiveReceiver: terms.job.archiveReceiver,
    archiveAddress: terms.job.archiveAddress,
    archivePostcode: terms.job.archivePostcode,
    householdAddress: terms.job.householdAddress,
    supplement: terms.job.supplement,
    sentAt: now,
    invitedBy: viewer.accountId,
  });
  await em.flush();
  return record;
}

/** F-21, F-73: what the invitation carries stays as it was sent. */
function employerAsItStands(platform: Platform, employer: Employer, terms: InvitationTerms) {
  return {
    employerName: employer.name,
    employerUscc: employer.uscc,
    employerNature: employer.nature,
    employerIndustry: employer.industry,
    employerDivision: employer.division,
    employerAddress: employer.address,
    contactName: terms.contactName,
    contactMobileSealed: platform.keys.seal("agreement.contact_mobile_sealed", terms.contactMobile),
    contactPhone: employer.contactPhone,
    contactEmail: employer.contactEmail,
  };
}

async function announce(
  platform: Platform,
  em: EntityManager,
  viewer: EmployerIdentity,
  record: RecordHeader,
  employer: Employer,
  terms: InvitationTerms,
  address: string | null,
): Promise<void> {
  const { start } = onlineSigning;
  const at = platform.clock.now();
  const actor = actorOf(viewer);
  await writeStep(em, record, {
    act: start.act,
    title: start.title,
    at,
    from: null,
    to: start.to,
    actor,
    submission: record.submission,
  });
  await audit(em, {
    at,
    by: viewer,
    act: "RECORD_CHANGED",
    subject: { kind: "RECORD", id: record.id },
    address,
    detail: { act: start.act, from: null, to: start.to },
  });
  const deadline = record.dueAt ? beijingText(record.dueAt) : "";
  await tell(em, at, {
    recipientKind: "GRADUATE",
    recipientId: record.graduate.id,
    title: "收到签约邀请",
    body: `「${employer.name}」邀请您签约，岗位：${terms.job.positionName}。请于 ${deadline} 前应约，逾期邀请失效。`,
    recordId: record.id,
  });
}
