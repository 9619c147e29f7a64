import type { EntityManager } from "@mikro-orm/postgresql";
import { catalogue } from "../catalogue/index.js";
import type { Viewer } from "../parties/identity/index.js";
import type { Platform } from "../platform/platform.js";
import { UnknownRecord } from "../words/refusals.js";
import { flowOf, type RecordFlow, statusLabel, toneOf } from "./flows.js";
import { actionsFor, nextStepFor } from "./next-step.js";
import { isAboutGraduate } from "./record.entity.js";
import type { RecordView } from "./record.types.js";
import { settle } from "./settle.js";
import { recordsInSight } from "./sight.js";
import { type AnyRecordSubject, type FoundRecord, findRecord } from "./subject.js";

/** A record with the flow it goes through. */
export interface RecordRead {
  flow: RecordFlow;
  subject: AnyRecordSubject;
}

/**
 * Reads a record of any kind, brought up to the clock first (F-24); null when it is out of sight (P-07).
 * The number of statements does not depend on what the record holds.
 */
export async function readInSight(
  platform: Platform,
  em: EntityManager,
  viewer: Viewer,
  recordId: string,
): Promise<RecordRead | null> {
  const found = await findRecord(em, recordId, recordsInSight(viewer));
  if (!found) return null;
  await settle(platform, recordId);
  return await read(em, found);
}

async function read(em: EntityManager, { id, kind }: FoundRecord): Promise<RecordRead | null> {
  const flow = flowOf(kind);
  const subject = await flow.read(em, id);
  return subject && { flow, subject };
}

/** A record of any kind as this viewer sees it; null when it is out of sight. */
export async function viewRecord(
  platform: Platform,
  em: EntityManager,
  viewer: Viewer,
  recordId: string,
): Promise<RecordView | null> {
  const seen = await readInSight(platform, em, viewer, recordId);
  return seen && (await viewOf(platform, em, viewer, seen));
}

/** The same after an act, which has brought the record up to the clock and left it in the viewer's sight. */
export async function seeRecord(
  platform: Platform,
  em: EntityManager,
  viewer: Viewer,
  recordId: string,
): Promise<RecordView> {
  const found = await findRecord(em, recordId, recordsInSight(viewer));
  const seen = found && (await read(em, found));
  if (!seen) throw new UnknownRecord();
  return await viewOf(platform, em, viewer, seen);
}

/** What a page shows of a record that was read and is in the viewer's sight. */
export async function viewOf(
  platform: Platform,
  em: EntityManager,
  viewer: Viewer,
  { flow, subject }: RecordRead,
): Promise<RecordView> {
  const { record } = subject;
  const actions = actionsFor(flow, viewer, subject, platform.clock.now());
  const base: RecordView = {
    subject,
    id: record.id,
    kind: record.kind,
    kindLabel: flow.flow.name,
    version: record.version,
    status: record.status,
    statusLabel: statusLabel(record.kind, record.status, record.frozen),
    tone: toneOf(record.kind, record.status, record.frozen),
    waitsFor: record.waitsFor,
    holds: record.holds,
    submission: record.submission,
    counterpart: record.counterpart,
    initiatorLabel: flow.initiator.home,
    createdAt: record.createdAt,
    changedAt: record.changedAt,
    deadline: record.closesAt,
    frozen: record.frozen,
    graduate: graduateBlock(subject),
    availableActions: actions,
    nextStep: nextStepFor(flow, viewer, subject, actions),
  };
  return await flow.view({ platform, em, viewer, subject, base });
}

function graduateBlock({ graduate, record }: AnyRecordSubject): RecordView["graduate"] {
  if (!graduate || !isAboutGraduate(record)) return null;
  return {
    name: graduate.name,
    documentKind: graduate.documentKind,
    documentKindLabel: catalogue("documentKind").label(graduate.documentKind),
    idNumberMasked: graduate.idNumberMask,
    schoolName: record.school.getEntity().name,
    educationLevelLabel: catalogue("educationLevel").label(graduate.educationLevel),
    majorName: graduate.majorName,
    cohort: record.cohort,
  };
}
