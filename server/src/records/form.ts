import type { EntityManager } from "@mikro-orm/postgresql";
import { query, sql } from "../database/sql.js";
import { inTransaction } from "../database/transaction.js";
import { Employer } from "../parties/employers/index.js";
import type { EmployerIdentity, GraduateIdentity } from "../parties/identity/index.js";
import { Graduate } from "../parties/roster/index.js";
import type { Platform } from "../platform/platform.js";
import type { RecordKind } from "../words/record-words.js";
import { NotAllowed, UnknownRecord } from "../words/refusals.js";
import { type ActDone, DRAFT_ACT, rowFor } from "../workflow/index.js";
import { performIn } from "./act.js";
import { actorOf } from "./actor.js";
import { type Beginning, beginIn, subjectOfNew, subjectOfNewAbout } from "./begin.js";
import { flowOf, type RecordFlow } from "./flows.js";
import { movedOnOf } from "./history.js";
import {
  type FormContent,
  keepForm,
  readSubmissions,
  type SavedForm,
  type SubmissionInput,
} from "./kept-form.js";
import { lockForAct } from "./lock.js";
import type { Filler } from "./own-parts.js";
import { afterDueVerdict, refusingDoubles } from "./perform.js";
import { settleGraduate } from "./settle.js";
import { recordsInSight } from "./sight.js";
import { type AnyRecordSubject, findRecord, lockRecord } from "./subject.js";

/**
 * 暂存: keeps whatever part of the form there is, and makes the record when it is new. No submission, no step of the
 * timeline (F-07, F-30, F-40). `version` is what the writer read last: another window may have saved since.
 *
 * @throws {Refusal} UnknownRecord · RecordMovedOn · NotAllowed (DRAFT_EXISTS, DRAFT_CHANGED, ID_TAKEN, and what keeps
 *   the graduate from beginning one).
 */
export async function saveForm(
  platform: Platform,
  viewer: Filler,
  form: FormContent & { version: number | null },
  address: string | null,
): Promise<SavedForm> {
  return await actOnForm(platform, viewer, form.recordId, async (em) => {
    const entry = flowOf(form.kind);
    const subject = await draftOf(platform, em, viewer, entry, form.recordId, address);
    if (subject) await refuseUnlessEditable(em, viewer, entry, subject);
    const saved = await keepForm(platform, em, form);
    if (form.version !== null && saved.version !== form.version + 1) {
      throw new NotAllowed("DRAFT_CHANGED", "该表单已在其他页面修改，请刷新后继续填写");
    }
    if (!subject || subject.record.submission === 0) await nameCounterpart(em, entry, form);
    return saved;
  });
}

/** In a draft lists name what the form says; later what was submitted last. */
async function nameCounterpart(em: EntityManager, { form }: RecordFlow, draft: FormContent): Promise<void> {
  await query(
    em,
    sql`update record set counterpart = ${form?.counterpartOf(draft.content) ?? null}
      where id = ${draft.recordId}`,
  );
}

/**
 * Submits a checked form: the record is made when it is new. The same form again by the same graduate is a repeat.
 *
 * @throws {Refusal} as `saveForm`, and what the flow's row of `submit` refuses.
 */
export async function submitForm(
  platform: Platform,
  viewer: Filler,
  form: { kind: RecordKind; recordId: string; input: SubmissionInput },
  address: string | null,
): Promise<ActDone<AnyRecordSubject>> {
  const { kind, recordId, input } = form;
  return await actOnForm(platform, viewer, recordId, async (em) => {
    await draftOf(platform, em, viewer, flowOf(kind), recordId, address);
    const done = await performIn(platform, em, {
      recordId,
      kinds: [kind],
      act: "submit",
      actor: actorOf(viewer),
      sight: recordsInSight(viewer),
      address,
      input,
    });
    if (done.alreadyDone) await refuseOtherContent(platform, em, done.subject, input);
    return done;
  });
}

async function actOnForm<T>(
  platform: Platform,
  viewer: Filler,
  recordId: string,
  act: (em: EntityManager) => Promise<T>,
): Promise<T> {
  // The record may be new: what is due of its graduate is not found by it.
  if (viewer.role === "GRADUATE") await settleGraduate(platform, viewer.graduateId);
  return await refusingDoubles(() => afterDueVerdict(platform, recordId, () => inTransaction(platform, act)));
}

/** A second submission while the first is under review, with another form: never taken for a repeat of it (F-06). */
async function refuseOtherContent(
  platform: Platform,
  em: EntityManager,
  { record }: AnyRecordSubject,
  input: SubmissionInput,
): Promise<void> {
  const [last] = await readSubmissions(platform, em, record.id, 1);
  if (last && JSON.stringify(last.content) === JSON.stringify(input.content)) return;
  throw await movedOnOf(em, record);
}

/** The record under lock; made, and null, when there was none. */
async function draftOf(
  platform: Platform,
  em: EntityManager,
  viewer: Filler,
  entry: RecordFlow,
  recordId: string,
  address: string | null,
): Promise<AnyRecordSubject | null> {
  const sight = recordsInSight(viewer);
  let found = await findRecord(em, recordId, sight);
  if (!found) {
    const { alreadyDone } = await beginIn(platform, em, draft(platform, viewer, entry, recordId, address));
    if (!alreadyDone) return null;
    // A double click was first, and is there now that the graduate's lock is ours.
    found = await findRecord(em, recordId, sight);
  }
  if (found?.kind !== entry.kind) throw new UnknownRecord();
  const subject = (await lockRecord(em, found, sight)) ? await entry.read(em, recordId) : null;
  if (!subject) throw new UnknownRecord();
  return subject;
}

/** A draft as the engine begins it. */
function draft(
  { clock }: Platform,
  viewer: Filler,
  { kind }: RecordFlow,
  id: string,
  address: string | null,
): Beginning<AnyRecordSubject, object> {
  const made = { id, kind, now: clock.now() };
  return {
    kind,
    act: DRAFT_ACT,
    actor: actorOf(viewer),
    address,
    input: {},
    lock: (em) =>
      viewer.role === "GRADUATE"
        ? lockGraduatesDraft(em, viewer, made)
        : lockOrganisationsDraft(em, viewer, made),
  };
}

interface DraftToBe {
  id: string;
  kind: RecordKind;
  now: Date;
}

async function lockGraduatesDraft(
  em: EntityManager,
  { schoolId, cohort, graduateId }: GraduateIdentity,
  draftToBe: DraftToBe,
): Promise<AnyRecordSubject | null> {
  await lockForAct(em, { schoolId, cohort, graduateId });
  const graduate = await em.findOne(Graduate, graduateId, { populate: ["school"], refresh: true });
  return graduate && (await subjectOfNew(em, { ...draftToBe, graduate, submission: 0 }));
}

async function lockOrganisationsDraft(
  em: EntityManager,
  { employerId }: EmployerIdentity,
  draftToBe: DraftToBe,
): Promise<AnyRecordSubject | null> {
  await lockForAct(em, { schoolId: null, cohort: null, graduateId: null, organisationId: employerId });
  const employer = await em.findOne(Employer, employerId, { refresh: true });
  return employer && (await subjectOfNewAbout(em, employer, draftToBe));
}

/** Who may submit the form may edit it; saving asks for nothing else, because drafts are no commitments (F-01). */
async function refuseUnlessEditable(
  em: EntityManager,
  viewer: Filler,
  entry: RecordFlow,
  subject: AnyRecordSubject,
): Promise<void> {
  const { record } = subject;
  if (record.frozen) {
    throw new NotAllowed("FROZEN", "您已不在就业管理系统的生源名单中，记录已失效，不能操作");
  }
  if (rowFor(entry.flow.rows, "submit", subject, { actor: actorOf(viewer) })) return;
  throw await movedOnOf(em, record);
}
