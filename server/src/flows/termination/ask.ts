import type { EntityManager } from "@mikro-orm/postgresql";
import { audit } from "../../audit/index.js";
import { sql } from "../../database/sql.js";
import { inTransaction, violatedConstraint } from "../../database/transaction.js";
import type { EmployerIdentity, GraduateIdentity } from "../../parties/identity/index.js";
import { closingOf } from "../../parties/settings/index.js";
import type { Platform } from "../../platform/platform.js";
import {
  actorOf,
  findRecord,
  keepSubmission,
  lockRecord,
  RecordHeader,
  type RecordSubject,
  readHeader,
  recordsInSight,
  refusingDoubles,
  settle,
  subjectOf,
  writeStep,
} from "../../records/index.js";
import { takeAlong } from "../../services/uploads/index.js";
import { NotAllowed, UnknownRecord } from "../../words/refusals.js";
import type { FlowStart } from "../../workflow/index.js";
import { readAskedSoFar, whyMayNotAsk } from "./may-ask.js";
import { offlineTermination } from "./offline-termination.flow.js";
import { onlineTermination } from "./online-termination.flow.js";
import { Termination } from "./termination.entity.js";
import { tellAboutAsking } from "./termination-messages.js";
import { readTermination, type TerminationInput, type TerminationRequest } from "./termination-subject.js";
import { REQUEST_PURPOSES, refuseWithoutLetter } from "./termination-uploads.js";

export interface TerminationToAsk {
  /** uuid v7 of the client: the same id again is the same act. */
  id: string;
  agreementId: string;
  request: TerminationRequest;
  uploadIds: string[];
}

type Asker = GraduateIdentity | EmployerIdentity;

/**
 * Asks for the end of an agreement in force (F-50, F-53). The caller has checked the request.
 *
 * @throws {Refusal} InvalidInput · UnknownRecord · LimitReached · NotAllowed (TERMINATION_OPEN, NOT_IN_FORCE, ID_TAKEN,
 *   COHORT_CLOSED, SUSPENDED, FROZEN).
 */
export async function askTermination(
  platform: Platform,
  viewer: Asker,
  wish: TerminationToAsk,
  address: string | null,
): Promise<{ alreadyDone: boolean }> {
  try {
    await settle(platform, wish.agreementId);
    return await refusingDoubles(() =>
      inTransaction(platform, (em) => askIn(platform, em, viewer, wish, address)),
    );
  } catch (error) {
    if (violatedConstraint(error) === "record_pkey") throw idTaken();
    throw error;
  }
}

async function askIn(
  platform: Platform,
  em: EntityManager,
  viewer: Asker,
  wish: TerminationToAsk,
  address: string | null,
): Promise<{ alreadyDone: boolean }> {
  const agreement = await lockAgreement(em, viewer, wish.agreementId);
  if (await isAskedAlready(em, viewer, wish)) return { alreadyDone: true };
  const refusal = whyMayNotAsk(
    agreement,
    viewer.role,
    await readAskedSoFar(em, agreement),
    platform.clock.now(),
  );
  if (refusal) throw refusal;
  const start = startOf(agreement, viewer);
  const record = await create(platform, em, agreement, viewer, wish, start);
  await takeFiles(platform, em, record, viewer, wish);
  await announce(platform, em, record, viewer, wish, { start, address });
  return { alreadyDone: false };
}

/** Settings, graduate, agreement: the order of every act. */
async function lockAgreement(em: EntityManager, viewer: Asker, agreementId: string): Promise<RecordSubject> {
  const sight = recordsInSight(viewer);
  const found = await findRecord(em, agreementId, sight);
  if (!found?.kind.endsWith("_AGREEMENT") || !(await lockRecord(em, found, sight))) throw new UnknownRecord();
  const header = await readHeader(em, agreementId);
  if (!header) throw new UnknownRecord();
  return await subjectOf(em, header, true);
}

/** A repeat of the very same act; somebody else's id is no way to learn of a record. */
async function isAskedAlready(em: EntityManager, viewer: Asker, wish: TerminationToAsk): Promise<boolean> {
  const [row] = await em.execute<{ same: boolean }[]>(
    ...sql`select r.ends_record_id = ${wish.agreementId} and e.actor_account = ${viewer.accountId} as same
      from record r left join record_event e on e.record_id = r.id and e.seq = 1 where r.id = ${wish.id}`.toOrm(),
  );
  if (row && !row.same) throw idTaken();
  return row !== undefined;
}

function idTaken(): NotAllowed {
  return new NotAllowed("ID_TAKEN", "申请编号无效，请刷新页面后重新提交");
}

/** Where the request begins: online with the other side, else with the first step of the review (F-10). */
function startOf({ record, review }: RecordSubject, { role }: Asker): FlowStart<string> {
  if (record.kind === "ONLINE_AGREEMENT") {
    const { start, otherStarts = [] } = onlineTermination;
    return [start, ...otherStarts].find(({ by }) => by === role) ?? start;
  }
  const { start, otherStarts = [] } = offlineTermination;
  const first = review.mode === "SCHOOL_ONLY" ? "TERMINATION_SCHOOL_REVIEW" : "TERMINATION_DEPARTMENT_REVIEW";
  return [start, ...otherStarts].find(({ to }) => to === first) ?? start;
}

async function create(
  platform: Platform,
  em: EntityManager,
  { record: agreement, graduate, review }: RecordSubject,
  viewer: Asker,
  wish: TerminationToAsk,
  start: FlowStart<string>,
): Promise<RecordHeader> {
  const now = platform.clock.now();
  const online = agreement.kind === "ONLINE_AGREEMENT";
  const record = em.create(RecordHeader, {
    id: wish.id,
    kind: online ? "ONLINE_TERMINATION" : "OFFLINE_TERMINATION",
    endsRecordId: agreement.id,
    graduate,
    employer: agreement.employer,
    counterpart: agreement.counterpart,
    school: agreement.school,
    department: graduate.department,
    level: graduate.level,
    reviewMode: review.mode,
    cohort: agreement.cohort,
    status: start.to,
    createdAt: now,
    changedAt: now,
    submittedAt: online ? null : now,
    dueAt: online ? closingOf(agreement.cohort) : null,
  });
  em.create(Termination, {
    record,
    askedBy: viewer.role,
    reasonCode: wish.request.reasonCode,
    explanationSealed: platform.keys.seal("termination.explanation_sealed", wish.request.explanation),
    uploadIds: wish.uploadIds,
    evidenceIds: [],
  });
  await em.flush();
  return record;
}

/** The files that waited on the agreement are the termination's from now on (F-53). */
async function takeFiles(
  platform: Platform,
  em: EntityManager,
  record: RecordHeader,
  viewer: Asker,
  { agreementId, uploadIds }: TerminationToAsk,
): Promise<void> {
  const files = await takeAlong(
    em,
    { from: agreementId, to: record.id, ids: uploadIds, role: viewer.role },
    { field: "uploadIds", purposes: REQUEST_PURPOSES },
    platform.clock.now(),
  );
  if (record.kind === "OFFLINE_TERMINATION") refuseWithoutLetter(files);
}

async function announce(
  platform: Platform,
  em: EntityManager,
  record: RecordHeader,
  viewer: Asker,
  { request, uploadIds }: TerminationToAsk,
  { start, address }: { start: FlowStart<string>; address: string | null },
): Promise<void> {
  const now = platform.clock.now();
  const actor = actorOf(viewer);
  const { act, title, to } = start;
  await writeStep(em, record, { act, title, at: now, from: null, to, actor, submission: record.submission });
  await audit(em, {
    at: now,
    by: viewer,
    act: "RECORD_CHANGED",
    subject: { kind: "RECORD", id: record.id },
    address,
    detail: { act, from: null, to },
  });
  const subject = await readTermination(em, record.id);
  if (!subject) throw new Error("A termination that was just asked for is gone");
  const input: TerminationInput = { content: request, counterpart: record.counterpart ?? "", uploadIds };
  const moment = { platform, em, now, actor, subject, from: "", input };
  await keepSubmission(moment);
  await tellAboutAsking(moment);
}
