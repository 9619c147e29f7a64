import type { EntityManager } from "@mikro-orm/postgresql";
import type { Platform } from "../platform/platform.js";
import { UnknownRecord } from "../words/refusals.js";
import { type Actor, type Flow, type FlowRow, type Subject, targetOf } from "./flow.js";
import { standingOf } from "./standing.js";
import { movedOn, rowFor, why } from "./why.js";

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
  /** A digest of everything in it, where that is a part of the act ({@link FlowRow.says}). */
  said?: string | null;
}

/** The last step of a record, as far as repeats and clear refusals need it. */
export interface LastStep {
  act: string;
  accountId: string | null;
  submission: number;
  /** Role and organisation, e.g. 江东理工大学. */
  organisation: string;
  at: Date;
  /** As people read it, e.g. 学院审核通过. */
  title: string;
  /** See {@link HistoryEntry.said}. */
  said: string | null;
}

/** How the engine reads and writes the records of one flow. */
export interface FlowStore<S extends Subject> {
  /**
   * Locks (settings shared, graduate, record: always in this order) and reads afresh; null when there is no such
   * record in the caller's sight.
   */
  lock(em: EntityManager): Promise<S | null>;
  lastStep(em: EntityManager, subject: S): Promise<LastStep | null>;
  /** Writes status, history and audit, and tells those who watch the record. */
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
  const { em, store, actor, platform, flow, act, input } = request;
  const subject = await store.lock(em);
  if (!subject) throw new UnknownRecord();
  const now = platform.clock.now();
  const row = rowFor(flow.rows, act, subject, request);
  const nothingToDo = row ? row.has?.(subject, input) || isUnsure(request, row) : true;
  const last = nothingToDo ? await store.lastStep(em, subject) : null;
  if (last && isRepeat(request, last)) {
    const said = saidIn(request);
    if (last.said === null || last.said === said) return { subject, row: null, now };
    // F-06: another content is no repeat, and no step further either.
    throw movedOn(flow, subject, last);
  }
  const submission = request.submission ?? NO_SUBMISSION;
  const refusal = why(flow, act, subject, { ...request, now, submission, last });
  if (refusal) throw refusal;
  if (!row) throw new Error(`${flow.kind}: ${act} is neither refused nor possible`);
  const moment = { platform, em, now, actor, subject, from: subject.record.status, input };
  for (const checkInput of row.checks ?? []) await checkInput(moment);
  return { subject, row, now };
}

/** What a verdict is about that names no submission: none that there is. */
const NO_SUBMISSION = 0;

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

async function apply<State extends string, Act extends string, S extends Subject, Input>(
  request: ActRequest<State, Act, S, Input>,
  row: FlowRow<State, Act, S, Input>,
  subject: S,
  now: Date,
): Promise<void> {
  const { platform, em, flow, actor, input, store } = request;
  const at = request.decidedAt ?? now;
  const from = subject.record.status;
  const to = targetOf(row, subject);
  if (to !== null) {
    const { record, closing } = subject;
    Object.assign(record, standingOf(flow, to, { at, closing, deadline: record.closesAt }));
    record.status = to;
    record.changedAt = at;
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
    said: saidIn(request),
    note: request.note ?? row.states?.(subject, platform) ?? null,
  };
  await (to === null ? store.remove(em, subject, step) : store.write(em, subject, step));
}

/** A digest of everything that a verdict, or what else says something, says; null for any other act. Alike whether it was held first or not (F-18). */
function saidIn<State extends string, Act extends string, S extends Subject, Input>({
  platform,
  flow,
  act,
  input,
  reason,
}: ActRequest<State, Act, S, Input>): string | null {
  if (!flow.rows.some((row) => row.act === act && (row.verdict || row.says))) return null;
  const content = { input, category: reason?.category ?? null, text: reason?.text ?? null };
  return platform.keys.sign("verdict", JSON.stringify(content, inOrder));
}

/** Keys in one order; what is not there, empty or false is the same. */
function inOrder(_key: string, value: unknown): unknown {
  if (value === null || value === false) return undefined;
  if (typeof value !== "object" || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value as object).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

function isRepeat(
  { act, actor, submission }: { act: string; actor: Actor; submission?: number },
  last: LastStep,
): boolean {
  return (
    last.act === act &&
    last.accountId !== null &&
    last.accountId === actor.accountId &&
    (submission === undefined || last.submission === submission)
  );
}
