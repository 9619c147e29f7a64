import type { EntityManager } from "@mikro-orm/postgresql";
import type { Platform } from "../platform/platform.js";
import { NotAllowed, UnknownRecord } from "../words/refusals.js";
import type { RecordModule } from "../words/viewer.js";
import {
  type Actor,
  type FlowStart,
  type Moment,
  type StateDefinition,
  type Subject,
  targetOf,
} from "./flow.js";
import { standingOf } from "./standing.js";
import type { ActDone, HistoryEntry } from "./transition.js";
import { notYours, startFor, whyNotBy } from "./why.js";

/** Who has used the id of a beginning before: the same actor for the very same, or anybody for anything else. */
export type UsedBy = "NOBODY" | "THE_SAME" | "ANOTHER";

/** How the engine reads and writes what begins. */
export interface BeginningStore<S extends Subject> {
  /** Locks in the order of every act and reads afresh; null when what it is about is not in the actor's sight. */
  lock(em: EntityManager): Promise<S | null>;
  usedBy(em: EntityManager, subject: S, actor: Actor): Promise<UsedBy>;
  /** Makes the header: effects may refer to it from then on. */
  create(em: EntityManager, subject: S): Promise<void>;
  /** Writes what effects changed, history and audit, and tells those who watch the record. */
  write(em: EntityManager, subject: S, step: HistoryEntry): Promise<void>;
}

export interface BeginRequest<State extends string, S extends Subject, Input> {
  platform: Platform;
  em: EntityManager;
  flow: {
    readonly module: RecordModule;
    readonly states: Readonly<Record<State, StateDefinition>>;
    readonly starts: readonly FlowStart<State, S, Input>[];
  };
  store: BeginningStore<S>;
  act: string;
  actor: Actor;
  input: Input;
}

/**
 * The one way a record comes to be, beside `transition`, the one way it changes state. Runs inside the caller's
 * transaction: lock, look for a repeat by the client-made id, check, make the header, apply, write history and jobs.
 *
 * @throws {Refusal} UnknownRecord · NotAllowed ID_TAKEN, NOT_YOURS · what guards, checks and effects refuse.
 */
export async function begin<State extends string, S extends Subject, Input>(
  request: BeginRequest<State, S, Input>,
): Promise<ActDone<S>> {
  const { platform, em, flow, store, act, actor, input } = request;
  const subject = await store.lock(em);
  if (!subject) throw new UnknownRecord();
  const start = startFor(flow.starts, act, subject, actor);
  if (!start) throw notYours();
  const usedBy = await store.usedBy(em, subject, actor);
  if (usedBy === "THE_SAME") return { subject, alreadyDone: true };
  // Somebody else's id is no way to learn of a record (P-07).
  if (usedBy === "ANOTHER") throw new NotAllowed("ID_TAKEN", start.idTaken);
  const now = platform.clock.now();
  const refusal = whyNotBy(start, subject, { actor, now });
  if (refusal) throw refusal;
  await apply(request, start, subject, { platform, em, now, actor, subject, from: "", input });
  return { subject, alreadyDone: false };
}

async function apply<State extends string, S extends Subject, Input>(
  { flow, store }: BeginRequest<State, S, Input>,
  start: FlowStart<State, S, Input>,
  subject: S,
  moment: Moment<S, Input>,
): Promise<void> {
  const { em, now, actor } = moment;
  for (const checkInput of start.checks ?? []) await checkInput(moment);
  const { record, closing } = subject;
  const to = targetOf(start, subject);
  if (to === null) throw new Error(`${start.act} begins nothing`);
  Object.assign(record, standingOf(flow, to, { at: now, closing, deadline: record.closesAt }));
  record.status = to;
  const step = {
    act: start.act,
    title: start.title,
    at: now,
    from: null,
    to,
    actor,
    submission: record.submission,
  };
  await store.create(em, subject);
  for (const effect of start.effects) await effect(moment);
  await store.write(em, subject, step);
}
