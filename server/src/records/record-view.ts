import type { EntityManager } from "@mikro-orm/postgresql";
import { catalogue } from "../catalogue/index.js";
import { isStaff, type Role, type Viewer } from "../parties/identity/index.js";
import type { Platform } from "../platform/platform.js";
import type { RecordStatus } from "../words/record-words.js";
import { UnknownRecord } from "../words/refusals.js";
import { availableActions } from "../workflow/index.js";
import { actorOf } from "./actor.js";
import { flowOf, type RecordFlow, statusLabel } from "./flows.js";
import { RecordEvent } from "./record.entity.js";
import type { AvailableAction, RecordView, TimelineEntry } from "./record.types.js";
import { settle } from "./settle.js";
import { recordsInSight } from "./sight.js";
import { findRecord, type RecordSubject } from "./subject.js";

/** A record with the flow it goes through. */
export interface RecordRead {
  flow: RecordFlow;
  subject: RecordSubject;
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
  const flow = flowOf(found.kind);
  const subject = await flow.read(em, recordId);
  return subject && { flow, subject };
}

/** A record of any kind as this viewer sees it; null when it is out of sight. */
export async function viewRecord(
  platform: Platform,
  em: EntityManager,
  viewer: Viewer,
  recordId: string,
): Promise<RecordView | null> {
  const read = await readInSight(platform, em, viewer, recordId);
  return read && (await viewOf(platform, em, viewer, read));
}

/** The same where it must be there, e.g. after an act. */
export async function seeRecord(
  platform: Platform,
  em: EntityManager,
  viewer: Viewer,
  recordId: string,
): Promise<RecordView> {
  const view = await viewRecord(platform, em, viewer, recordId);
  if (!view) throw new UnknownRecord();
  return view;
}

/** What a page shows of a record that was read and is in the viewer's sight. */
export async function viewOf(
  platform: Platform,
  em: EntityManager,
  viewer: Viewer,
  { flow, subject }: RecordRead,
): Promise<RecordView> {
  const { record } = subject;
  const events = await em.find(RecordEvent, { record: record.id }, { orderBy: { seq: "asc" } });
  const actions = actionsFor(flow, viewer, subject, platform.clock.now());
  const base: RecordView = {
    id: record.id,
    kind: record.kind,
    kindLabel: flow.flow.name,
    version: record.version,
    status: record.status,
    statusLabel: statusLabel(record.kind, record.status, record.frozen),
    submission: record.submission,
    counterpart: record.counterpart,
    initiatorLabel: flow.initiator.home,
    createdAt: record.createdAt,
    changedAt: record.changedAt,
    deadline: record.dueAt,
    frozen: record.frozen,
    graduate: graduateBlock(subject),
    steps: flow.steps(subject, events),
    timeline: events.map((event) => timelineEntry(viewer, subject, event)),
    availableActions: actions,
    nextStep: nextStepFor(flow, viewer, subject, actions),
  };
  return await flow.view({ platform, em, viewer, subject, base });
}

function actionsFor(flow: RecordFlow, viewer: Viewer, subject: RecordSubject, now: Date): AvailableAction[] {
  return availableActions(flow.flow, actorOf(viewer), subject, now).flatMap((possible) => {
    const act = flow.acts[possible.act];
    return act ? [{ act, allowed: possible.allowed, reason: possible.reason }] : [];
  });
}

/** 下一步 of a frozen record (F-91): nobody acts; the graduate is told where to ask. */
export function frozenStep(role: Role): string {
  return role === "GRADUATE"
    ? "您已不在学校的生源名单中，记录已失效，不能办理；如有疑问，请联系学校"
    : "该毕业生已不在生源名单中，记录已失效";
}

/** 下一步, for the one who looks: what keeps a graduate from their next act says more than the act. */
function nextStepFor(
  flow: RecordFlow,
  { role }: Viewer,
  { record }: RecordSubject,
  actions: readonly AvailableAction[],
): string {
  if (record.frozen) return frozenStep(role);
  const status = record.status as RecordStatus;
  const [first] = actions;
  if (role === "GRADUATE" && flow.flow.states[status]?.waitsFor === role && first?.allowed === false) {
    return first.reason ?? "";
  }
  return flow.nextStep(role, status, record.dueAt);
}

function graduateBlock({ graduate, record }: RecordSubject): RecordView["graduate"] {
  return {
    name: graduate.name,
    idNumberMasked: graduate.idNumberMask,
    schoolName: record.school.getEntity().name,
    educationLevelLabel: catalogue("educationLevel").label(graduate.educationLevel),
    majorName: graduate.majorName,
    cohort: record.cohort,
  };
}

function timelineEntry(viewer: Viewer, { record }: RecordSubject, event: RecordEvent): TimelineEntry {
  const note = event.note && !event.reason ? event.note : event.reason;
  return {
    id: event.id,
    at: event.at,
    title: event.title,
    actorRole: event.actorRole,
    actorOrganisation: event.actorOrganisation,
    actorName: isStaff(viewer) ? event.actorName : null,
    toStatus: event.toStatus,
    toStatusLabel: event.toStatus && statusLabel(record.kind, event.toStatus),
    reasonCategory: event.reasonCategory,
    reason: note,
  };
}
