import type { EntityManager } from "@mikro-orm/postgresql";
import type { Platform } from "../platform/platform.js";
import { NotAllowed, UnknownRecord } from "../words/refusals.js";
import { type Actor, type Flow, type FlowRow, REMOVED, type Subject } from "./flow.js";
import { RecordMovedOn, SubmissionChanged, VerdictHeld } from "./refusals.js";

/** A step as history keeps it. */
export interface HistoryEntry {
  act: string;
  /** As people read it, e.g. 学院审核通过. */
  title: string;
  at: Date;
  from: string | null;
  to: string | null;
  actor: Actor;
  submission: number;
  reasonCategory?: string | null;
  reason?: string | null;
  note?: string | null;
}

/** The last step of a record, as far as repeats and clear refusals need it. */
export interface LastStep {
  act: string;
  accountId: string | null;
  submission: number;
  /** Role and organisation, e.g. 江东理工大学. */
  organisation: string;
  at: Date;
}

/** How the engine reads and writes the records of one flow. */
export interface FlowStore<S extends Subject> {
  /**
   * Locks (settings shared, graduate, record: always in this order) and reads afresh; null when there is no such
   * record in the caller's sight.
   */
  lock(em: EntityManager): Promise<S | null>;
  lastStep(em: EntityManager, subject: S): Promise<LastStep | null>;
  /** Writes status, history and audit, and tells whoever watches. */
  write(em: EntityManager, subject: S, step: HistoryEntry): Promise<void>;
  /** Takes the record out with all that hangs on it, and leaves an audit entry: for rows that lead to `REMOVED`. */
  remove(em: EntityManager, subject: S, step: HistoryEntry): Promise<void>;
}

export interface ActRequest<State extends string, Act extends string, S extends Subject, Input> {
  platform: Platform;
  em: EntityManager;
  flow: Flow<State, Act, S, Input>;
  store: FlowStore<S>;
  act: Act;
  actor: Actor;
  /** The submission that the caller saw; needed for verdicts (F-06). */
  submission?: number;
  /** The state that the caller saw, where it says so: a second click never takes the step after the one meant. */
  seen?: string;
  input: Input;
  /** What history keeps beside the step itself. */
  reason?: { category: string | null; text: string | null };
  note?: string;
  /** When the clock decided it, for what the clock decides: a lapse is dated at its deadline (F-24). */
  decidedAt?: Date;
  /** The held verdict itself taking effect, or being undone, is not in its own way (F-18). */
  throughHeldVerdict?: true;
}

export interface ActDone<S extends Subject> {
  subject: S;
  /** The same actor had done the very same before: nothing was changed now. */
  alreadyDone: boolean;
}

/**
 * The one way a record changes state. Runs inside the caller's transaction: lock, read afresh, check, apply, write
 * history and jobs. Refusals are thrown, so that the transaction is rolled back whole.
 *
 * @throws {Refusal} UnknownRecord · VerdictHeld · RecordMovedOn · SubmissionChanged · NotAllowed · what guards refuse.
 */
export async function transition<State extends string, Act extends string, S extends Subject, Input>(
  request: ActRequest<State, Act, S, Input>,
): Promise<ActDone<S>> {
  const { subject, row, now } = await prepare(request);
  if (row) await apply(request, row, subject, now);
  return { subject, alreadyDone: row === null };
}

/** All of `transition` but the change: for verdicts that are held before they take effect (F-18). */
export async function check<State extends string, Act extends string, S extends Subject, Input>(
  request: ActRequest<State, Act, S, Input>,
): Promise<ActDone<S>> {
  const { subject, row } = await prepare(request);
  return { subject, alreadyDone: row === null };
}

/** Locks and checks; `row` is null for a repeat by the same actor, which finds its act done. */
async function prepare<State extends string, Act extends string, S extends Subject, Input>(
  request: ActRequest<State, Act, S, Input>,
): Promise<{ subject: S; row: FlowRow<State, Act, S, Input> | null; now: Date }> {
  const { em, store, actor, platform } = request;
  const subject = await store.lock(em);
  if (!subject) throw new UnknownRecord();
  const now = platform.clock.now();
  const row = asSeen(request, subject) ? rowFor(request.flow, request.act, actor, subject) : undefined;
  const nothingToDo = row ? row.has?.(subject, request.input) || isUnsure(request, row) : true;
  if (nothingToDo && (await isRepeat(request, subject))) return { subject, row: null, now };
  if (subject.record.frozen) {
    throw new NotAllowed("FROZEN", "该毕业生已不在就业管理系统的生源名单中，记录已失效，不能操作");
  }
  // What cannot start from this state is not in the way of the verdict being held, nor told of it.
  if (!row) throw await whyNoRow(request, subject);
  if (!request.throughHeldVerdict) refuseWhileHeld(subject);
  if (row.verdict && request.submission !== subject.record.submission) {
    throw new SubmissionChanged(request.submission ?? 0, subject.record.submission);
  }
  for (const guard of row.guards) {
    const refusal = guard.check(subject, now, actor);
    if (refusal) throw refusal;
  }
  const { input } = request;
  const moment = { platform, em, now, actor, subject, from: subject.record.status, input };
  for (const checkInput of row.checks ?? []) await checkInput(moment);
  return { subject, row, now };
}

/**
 * A verdict that does not say which state it saw: if its giver's last step was the same verdict on the same submission
 * it is a second click, never the next step of the chain (F-06, F-10a).
 */
function isUnsure(
  { seen, throughHeldVerdict }: { seen?: string; throughHeldVerdict?: true },
  row: { verdict?: true },
): boolean {
  return row.verdict === true && seen === undefined && !throughHeldVerdict;
}

function asSeen({ seen }: { seen?: string }, { record }: Subject): boolean {
  return seen === undefined || seen === record.status;
}

async function apply<State extends string, Act extends string, S extends Subject, Input>(
  request: ActRequest<State, Act, S, Input>,
  row: FlowRow<State, Act, S, Input>,
  subject: S,
  now: Date,
): Promise<void> {
  const { platform, em, actor, input, store } = request;
  const at = request.decidedAt ?? now;
  const from = subject.record.status;
  const to = targetOf(row, subject);
  if (to !== null) {
    subject.record.status = to;
    subject.record.changedAt = at;
  }
  for (const effect of row.effects) await effect({ platform, em, now: at, actor, subject, from, input });
  const step: HistoryEntry = {
    act: row.act,
    title: row.title,
    at,
    from,
    to,
    actor,
    submission: subject.record.submission,
    reasonCategory: request.reason?.category ?? null,
    reason: request.reason?.text ?? null,
    note: request.note ?? null,
  };
  await (to === null ? store.remove(em, subject, step) : store.write(em, subject, step));
}

/** The state that the row leads this subject to; null when it leads to its removal. */
function targetOf<State extends string, Act extends string, S extends Subject, Input>(
  { to }: FlowRow<State, Act, S, Input>,
  subject: S,
): State | null {
  if (typeof to === "string") return to;
  return to === REMOVED ? null : (to as Exclude<typeof to, typeof REMOVED>).choose(subject);
}

/** The row that lets this actor do this act to the subject as it stands. */
export function rowFor<State extends string, Act extends string, S extends Subject, Input>(
  flow: Flow<State, Act, S, Input>,
  act: Act,
  actor: Actor,
  subject: S,
): FlowRow<State, Act, S, Input> | undefined {
  return flow.rows.find(
    (row) =>
      row.act === act &&
      row.from.some((state) => state === subject.record.status) &&
      row.by.role === actor.role &&
      row.by.is(actor, subject),
  );
}

/** Held by anyone, the reviewer's own colleagues included: the verdict is given, it only waits to take effect. */
function refuseWhileHeld(subject: Subject): void {
  const held = subject.heldVerdict;
  if (held) throw new VerdictHeld(held.organisation, held.until);
}

async function isRepeat<State extends string, Act extends string, S extends Subject, Input>(
  request: ActRequest<State, Act, S, Input>,
  subject: S,
): Promise<boolean> {
  const last = await request.store.lastStep(request.em, subject);
  return (
    last !== null &&
    last.act === request.act &&
    last.accountId !== null &&
    last.accountId === request.actor.accountId &&
    (request.submission === undefined || last.submission === request.submission)
  );
}

/** Moved on, or never this actor's to do in this state. */
async function whyNoRow<State extends string, Act extends string, S extends Subject, Input>(
  request: ActRequest<State, Act, S, Input>,
  subject: S,
): Promise<RecordMovedOn | NotAllowed> {
  const { flow, act, actor } = request;
  if (!flow.rows.some((row) => row.act === act)) {
    return new NotAllowed("NO_SUCH_ACT", `${flow.name}没有此项操作，请刷新页面查看可进行的操作`);
  }
  const mine = flow.rows.filter(
    (row) => row.act === act && row.by.role === actor.role && row.by.is(actor, subject),
  );
  if (mine.length === 0) return new NotAllowed("NOT_YOURS", "您的账号无权进行此项操作");
  const label = flow.states[subject.record.status as State].label;
  const last = await request.store.lastStep(request.em, subject);
  return new RecordMovedOn(subject.record.status, label, last && { by: last.organisation, at: last.at });
}
