import { NotAllowed, type Refusal } from "../words/refusals.js";
import type { Actor, Guard, Party, StateDefinition, Subject } from "./flow.js";
import { RecordMovedOn, SubmissionChanged, VerdictHeld } from "./refusals.js";

/** Who asks whether an act may be done, when, and about what. */
export interface Asking {
  readonly actor: Actor;
  readonly now: Date;
  /** The submission a verdict is about; left out by who only looks (F-06). */
  readonly submission?: number;
  /** The state that the asker saw, where it says so. */
  readonly seen?: string;
  /** The held verdict itself taking effect is not in its own way (F-18). */
  readonly throughHeldVerdict?: true;
  /** Who moved the record last, as far as it is known. */
  readonly last?: MovedBy | null;
}

/** Who moved a record last, when, and by what. */
interface MovedBy {
  readonly organisation: string;
  readonly at: Date;
  readonly title: string;
}

/** What is asked of a row or a start: who may do it, and under which conditions. */
interface Step<S extends Subject> {
  readonly act: string;
  readonly by: Party<S>;
  readonly guards: readonly Guard<S>[];
  readonly verdict?: true;
}

/** A row as it is asked about. */
export interface Row<S extends Subject> extends Step<S> {
  readonly from: readonly string[];
}

interface Table<S extends Subject> {
  readonly name: string;
  readonly states: Readonly<Record<string, StateDefinition>>;
  readonly rows: readonly Row<S>[];
}

/**
 * Why something may not be done, or null when it may: the only place that says so. Cards, entries, pages, panels and
 * the refusal of the act itself ask here, so that all of them say the same. `facts` is a subject under lock, or what a
 * list's statement brings of one.
 */
export function why<S extends Subject>(
  flow: Table<S>,
  act: string,
  facts: S,
  asking: Asking,
): Refusal | null {
  const row = rowFor(flow.rows, act, facts, asking);
  return row ? whyNotBy(row, facts, asking) : (whyFrozen(facts) ?? whyNoRow(flow, act, facts, asking));
}

/** The same of a beginning: `facts` is the record as it would be made. */
export function whyNotBegin<S extends Subject>(
  starts: readonly Step<S>[],
  act: string,
  facts: S,
  asking: Asking,
): Refusal | null {
  const start = startFor(starts, act, facts, asking.actor);
  return start ? whyNotBy(start, facts, asking) : notYours();
}

/** Why not by this very row or start, which is the actor's in this state. */
export function whyNotBy<S extends Subject>(
  row: Step<S>,
  facts: S,
  { actor, now, submission, throughHeldVerdict }: Asking,
): Refusal | null {
  const frozen = whyFrozen(facts);
  if (frozen) return frozen;
  const { heldVerdict: held, record } = facts;
  // Held by anyone, the reviewer's own colleagues included: the verdict is given, it only waits to take effect.
  if (held && !throughHeldVerdict) return new VerdictHeld(held.organisation, held.until);
  if (row.verdict && submission !== undefined && submission !== record.submission) {
    return new SubmissionChanged(submission, record.submission);
  }
  for (const guard of row.guards) {
    const refusal = guard.check(facts, now, actor);
    if (refusal) return refusal;
  }
  return null;
}

/** The row that lets this actor do this act to the subject as it stands. */
export function rowFor<S extends Subject, R extends Row<S>>(
  rows: readonly R[],
  act: string,
  facts: S,
  { actor, seen }: Pick<Asking, "actor" | "seen">,
): R | undefined {
  const { status } = facts.record;
  if (seen !== undefined && seen !== status) return undefined;
  return rows.find(
    (row) =>
      row.act === act && row.from.includes(status) && row.by.role === actor.role && row.by.is(actor, facts),
  );
}

/** The start by which this actor may begin what `facts` would become. */
export function startFor<S extends Subject, R extends Step<S>>(
  starts: readonly R[],
  act: string,
  facts: S,
  actor: Actor,
): R | undefined {
  return starts.find(({ act: name, by }) => name === act && by.role === actor.role && by.is(actor, facts));
}

/** F-91: whatever the act. */
function whyFrozen({ record }: Subject): NotAllowed | null {
  return record.frozen
    ? new NotAllowed("FROZEN", "该毕业生已不在就业管理系统的生源名单中，记录已失效，不能操作")
    : null;
}

/**
 * Moved on, or never this actor's to do in this state. Asked before "verdict held": an impossible act must not reveal
 * the held verdict (F-18).
 */
function whyNoRow<S extends Subject>(
  flow: Table<S>,
  act: string,
  facts: S,
  { actor, last, seen }: Asking,
): RecordMovedOn | NotAllowed {
  const { rows, name } = flow;
  const of = rows.filter((row) => row.act === act);
  if (of.length === 0) {
    return new NotAllowed("NO_SUCH_ACT", `${name}没有此项操作，请刷新页面查看可进行的操作`);
  }
  if (!of.some(({ by }) => by.role === actor.role && by.is(actor, facts))) return notYours();
  const { status } = facts.record;
  if (seen === status) {
    const label = labelOf(flow, status);
    return new NotAllowed("NOT_YOUR_STEP", `该记录现为「${label}」，没有变化，当前环节不由您办理，无需操作`);
  }
  return movedOn(flow, facts, last ?? null);
}

/** The record stands elsewhere than the act starts from, and who has brought it there. */
export function movedOn<S extends Subject>(
  flow: Pick<Table<S>, "states">,
  { record: { status } }: S,
  last: MovedBy | null,
): RecordMovedOn {
  return new RecordMovedOn(status, labelOf(flow, status), last);
}

function labelOf({ states }: Pick<Table<Subject>, "states">, status: string): string {
  return states[status]?.label ?? status;
}

export function notYours(): NotAllowed {
  return new NotAllowed("NOT_YOURS", "您的账号无权进行此项操作");
}
