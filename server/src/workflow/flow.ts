import type { EntityManager } from "@mikro-orm/postgresql";
import type { Platform } from "../platform/platform.js";
import type { Refusal } from "../words/refusals.js";
import type { RecordModule, Viewer } from "../words/viewer.js";

export type ActorRole =
  | "GRADUATE"
  | "EMPLOYER"
  | "DEPARTMENT"
  | "SCHOOL"
  | "PROVINCE"
  | "MINISTRY"
  | "OPERATOR"
  | "SYSTEM";

/** Who acts, as history keeps it (F-05). */
export interface Actor {
  readonly role: ActorRole;
  readonly accountId: string | null;
  readonly name: string;
  readonly organisation: string;
  /** Area, rights and level scope, for parties and guards to ask about. */
  readonly viewer: Viewer;
  /** A held verdict that takes effect: whose step it is was decided when it was given (F-18). */
  readonly turnDecided?: true;
}

/** The clock itself: lapses and closings. */
export const SYSTEM: Actor = {
  role: "SYSTEM",
  accountId: null,
  name: "系统",
  organisation: "系统",
  viewer: { role: "ANONYMOUS" },
};

/** What a record's state means, as its header keeps it: columns that the engine alone writes. */
export interface Standing {
  module: RecordModule;
  /** It occupies its graduate (F-01). */
  holds: boolean;
  /** Whose move it is; null when nobody's. */
  waitsFor: ActorRole | null;
  /** When the clock ends the state; null when it does not. */
  closesAt: Date | null;
}

/** What the engine knows of any record, whatever its kind; the record header has these columns. */
export interface WorkItem extends Standing {
  readonly id: string;
  status: string;
  submission: number;
  frozen: boolean;
  changedAt: Date;
  submittedAt: Date | null;
}

/** What a flow works on: the header and whatever its guards and effects need, read under lock. */
export interface Subject {
  readonly record: WorkItem;
  /** When the record's cohort closes (F-90a); null where it is of none. */
  readonly closing: Date | null;
  /** A verdict being held on this record, if any (F-18). */
  readonly heldVerdict: {
    readonly accountId: string;
    readonly organisation: string;
    readonly until: Date;
  } | null;
}

/** One act being done: who, when, with what. Effects write through `em` only; slow or remote work is a job. */
export interface Moment<S extends Subject, Input> {
  readonly platform: Platform;
  readonly em: EntityManager;
  readonly now: Date;
  readonly actor: Actor;
  readonly subject: S;
  /** The state it started from, "" for a beginning; the subject is in the new one already. */
  readonly from: string;
  readonly input: Input;
}

/** A state of a flow. */
export interface StateDefinition {
  /** What people see; fixed by S-12. */
  readonly label: string;
  /** How far along the steps that its flow shows, from 0 (F-27). */
  readonly step?: number;
  /** Occupies the graduate: no other such record may exist beside it (F-01). */
  readonly holds?: true;
  /** Whose move it is. */
  readonly waitsFor?: ActorRole;
  /** How it ended, where what holds the graduate does not say so already; absent where it is over without a verdict. */
  readonly outcome?: "REACHED" | "FAILED";
  /** Never submitted: in no list of a reviewer, and so in no count. */
  readonly draft?: true;
  /** Ends by itself: when the cohort closes (F-90a), or at a deadline of the record's own (F-24). */
  readonly closes?: "WITH_COHORT" | "AT_DEADLINE";
}

/** Where a row leads that ends the record itself: a draft may be deleted, everything else is kept for ever (F-04, F-07). */
export const REMOVED = { removed: true } as const;

/** Who may do an act on this very subject. Says nothing about rows out of sight: those are unknown (P-07). */
export interface Party<S extends Subject> {
  readonly role: ActorRole;
  /** Reads aloud in diagrams and tables. */
  readonly name: string;
  is(actor: Actor, subject: S): boolean;
}

/** A condition beside state and party; answers the refusal, or null to let the act pass. */
export interface Guard<S extends Subject> {
  readonly name: string;
  check(subject: S, now: Date, actor: Actor): Refusal | null;
  /** What `check` may answer; NotAllowed unless said. Must be in the union of the act's mutation. */
  readonly refuses?: readonly RefusalClass[];
}

/** A kind of refusal, to be declared by what may throw it. */
export type RefusalClass = abstract new (...given: never[]) => Refusal;

/** What an act brings about; also a check of its input. It refuses nothing unless it says what. */
export interface Effect<S extends Subject, Input> {
  (moment: Moment<S, Input>): Promise<void> | void;
  /** What it may throw. Must be in the union of the act's mutation. */
  readonly refuses?: readonly RefusalClass[];
}

/** One of several states, by what the subject is like. */
export interface Choice<State extends string, S extends Subject> {
  readonly among: readonly State[];
  choose(subject: S): State;
}

/** One row of a flow: this act, from these states, by this party, leads there. */
export interface FlowRow<State extends string, Act extends string, S extends Subject, Input> {
  readonly act: Act;
  readonly from: readonly State[];
  /** One state, a choice among several, or the removal of the record. */
  readonly to: State | Choice<State, S> | typeof REMOVED;
  readonly by: Party<S>;
  /** How the timeline names the step, e.g. 学院审核通过. */
  readonly title: string;
  readonly guards: readonly Guard<S>[];
  /**
   * Looks at what the act brings along and refuses it; changes nothing. Done when the act is given, also when it is
   * only held (F-18), and once more when it takes effect. The subject is in the state it starts from.
   */
  readonly checks?: readonly Effect<S, Input>[];
  readonly effects: readonly Effect<S, Input>[];
  /** The act concerns one submission, and its caller says which (F-06). */
  readonly verdict?: true;
  /** What the act brings along is a part of it, as with every verdict: with other content it is no repeat (F-06). */
  readonly says?: true;
  /** For acts that leave the state as it is: whether the subject already has what the input asks for. */
  readonly has?: (subject: S, input: Input) => boolean;
  /** What the act states beside its title; the timeline keeps it. Asked once the effects are done. */
  readonly states?: (subject: S, platform: Platform) => string | null;
}

/**
 * A way to begin a flow: this act, by this party, makes a record in this state. A start is a row without a state before
 * it; its subject is the record as it would be made, which no table holds yet.
 */
export interface FlowStart<State extends string, S extends Subject, Input> {
  readonly act: string;
  readonly to: State | Choice<State, S>;
  readonly by: Party<S>;
  readonly title: string;
  readonly guards: readonly Guard<S>[];
  /** As {@link FlowRow.checks}: before there is a record. */
  readonly checks?: readonly Effect<S, Input>[];
  /** The record stands in the database when they begin. */
  readonly effects: readonly Effect<S, Input>[];
  /** The sentence of the refusal where the id is another record's (ID_TAKEN). */
  readonly idTaken: string;
}

/** `Begun` and `Given`: the subject and the input of its starts, which know of no record yet. */
export interface Flow<
  State extends string,
  Act extends string,
  S extends Subject,
  Input,
  Begun extends Subject = never,
  Given = never,
> {
  readonly kind: string;
  /** Whose right decides who sees, reviews and counts its records (P-02). */
  readonly module: RecordModule;
  /** Chinese name of the flow, for diagrams. */
  readonly name: string;
  readonly states: Readonly<Record<State, StateDefinition>>;
  /** Every way to begin; several where more than one party may (F-50). */
  readonly starts: readonly FlowStart<State, Begun, Given>[];
  readonly rows: readonly FlowRow<State, Act, S, Input>[];
}

/**
 * Checks a flow's table when the server starts, so that a slip in it never reaches a record.
 *
 * @throws when a state cannot be reached, a row names none, two rows claim the same act, state and party, or nothing
 *   of the clock's leads on from a state that closes.
 */
export function defineFlow<
  State extends string,
  Act extends string,
  S extends Subject,
  Input,
  Begun extends Subject = never,
  Given = never,
>(flow: Flow<State, Act, S, Input, Begun, Given>): Flow<State, Act, S, Input, Begun, Given> {
  const reached = new Set<State>(flow.starts.flatMap(targetsOf));
  const claims = new Set<string>();
  for (const row of flow.rows) {
    for (const to of targetsOf(row)) reached.add(to);
    if (row.from.length === 0) throw new Error(`${flow.kind}: ${row.act} starts from no state`);
    for (const from of row.from) {
      const claim = `${row.act} from ${from} by ${row.by.name}`;
      if (claims.has(claim)) throw new Error(`${flow.kind}: two rows for ${claim}`);
      claims.add(claim);
    }
  }
  const lost = (Object.keys(flow.states) as State[]).filter((state) => !reached.has(state));
  if (lost.length > 0) throw new Error(`${flow.kind}: never reached: ${lost.join(", ")}`);
  const stuck = (Object.keys(flow.states) as State[]).filter(
    (state) =>
      flow.states[state].closes &&
      !flow.rows.some((row) => row.by.role === "SYSTEM" && row.from.includes(state)),
  );
  if (stuck.length > 0) throw new Error(`${flow.kind}: nothing closes: ${stuck.join(", ")}`);
  return flow;
}

/** Every state a row may lead to; none for a removal. */
export function targetsOf<State extends string>({ to }: Leading<State>): readonly State[] {
  if (typeof to === "string") return [to];
  return "among" in to ? to.among : [];
}

/** What leads somewhere: a row or a start. */
interface Leading<State extends string> {
  readonly to: FlowRow<State, string, never, never>["to"];
}

/** The state that a row or start leads this subject to; null when it leads to its removal. */
export function targetOf<State extends string, S extends Subject>(
  { to }: { readonly to: FlowRow<State, string, S, never>["to"] },
  subject: S,
): State | null {
  if (typeof to === "string") return to;
  return "choose" in to ? to.choose(subject) : null;
}
