import type { EntityManager } from "@mikro-orm/postgresql";
import type { Role, Viewer } from "../parties/identity/index.js";
import type { Platform } from "../platform/platform.js";
import { type AgreementType, inWordsOf } from "../words/organisation-words.js";
import { type RecordAct, RecordKind, RecordStatus, type RecordTone } from "../words/record-words.js";
import type { ActorRole, Flow } from "../workflow/index.js";
import {
  addPart,
  type Filler,
  type FormPart,
  OwnVerdictInput,
  RecordFormInput,
  type VerdictPart,
} from "./own-parts.js";
import type { PastStep } from "./record.entity.js";
import type { FlowStep, RecordView } from "./record.types.js";
import type { AnyRecordSubject } from "./subject.js";

/** What happens next, for everybody or by who looks; `{deadline}` is when the clock ends the state. */
export type NextStep = string | (Partial<Record<Role, string>> & { readonly others: string });

/** One line of a submission as people read it, for comparing two of them. */
export interface LabelledValue {
  label: string;
  text: string;
}

/** A form of the graduate's or the employer's own, submitted for review. */
export interface FormOfFlow {
  /** As whoever fills it in sends it; absent where it is sent by a mutation of its own, e.g. a termination's. */
  readonly part?: FormPart<Filler>;
  /** Whom or what the form names; null while it does not. */
  counterpartOf(content: unknown): string | null;
  /** The lines of a form, in their order. */
  describe(content: unknown): LabelledValue[];
}

/**
 * A flow as everything that works for any kind sees it: acts, the clock, verdicts, queues, home pages. What is special
 * to a kind is here and nowhere else; nothing outside asks for the kind itself.
 */
export interface RecordFlow<
  State extends string = string,
  Act extends string = string,
  S extends AnyRecordSubject = AnyRecordSubject,
  Input = object,
> {
  readonly kind: RecordKind;
  readonly flow: Flow<State, Act, S, Input>;
  /** 签约发起人 of the home page (S-04), and as the review desk calls it (S-06). */
  readonly initiator: { readonly home: string; readonly desk: string };
  /** Acts as clients know them; those of the clock are missing. */
  readonly acts: Readonly<Partial<Record<Act, RecordAct>>>;
  /** The mutations that answer for acts of this flow, beside those of every flow. */
  readonly mutations: Readonly<Record<string, string>>;
  /** Present where it is begun with a draft. */
  readonly form?: FormOfFlow;
  /** What its reviewers give with an approval, beside the verdict. */
  readonly verdict?: VerdictPart;
  /** Reads the subject without locks, afresh. The caller has checked that it may be seen. */
  read(em: EntityManager, recordId: string): Promise<S | null>;
  /** The kind's own part of its page; `base` is what every kind shares. */
  view(seen: Seen<S>): Promise<RecordView>;
  /** Where 获取最新学生信息 exists, if not in every review (F-15). */
  takesRegistryData?(status: RecordStatus): boolean;
  /** F-27 and its like. */
  steps(subject: S, events: readonly PastStep[]): FlowStep[];
  /** 下一步 in one sentence, by state alone: for lists too. What reviews say is the same in all flows. */
  readonly nextSteps: Readonly<Record<Exclude<State, `${string}_REVIEW`>, NextStep>>;
  /** Its reviews are of an agreement, and so called 鉴证 where two parties sign it. */
  readonly attested?: true;
  /** Reports what is in force to the registry once more, e.g. when a graduate is back on the roster (F-91, F-92). */
  reportInForce?(em: EntityManager, subject: S, now: Date): Promise<void>;
}

/** A subject being looked at. */
export interface Seen<S extends AnyRecordSubject> {
  readonly platform: Platform;
  readonly em: EntityManager;
  readonly viewer: Viewer;
  readonly subject: S;
  readonly base: RecordView;
}

const flows = new Map<RecordKind, RecordFlow>();

/**
 * Makes a flow known to everything that works for any kind, when its module is loaded; composition.ts lists all flows
 * and so loads them.
 *
 * @throws when two flows claim a kind.
 */
export function defineRecordFlow<
  State extends string,
  Act extends string,
  S extends AnyRecordSubject,
  Input extends object,
>(flow: RecordFlow<State, Act, S, Input>): RecordFlow {
  if (flows.has(flow.kind)) throw new Error(`Two flows of ${flow.kind}`);
  // A subject read by a flow goes back to that very flow only, and its input with it: from here on both are opaque.
  const opaque = flow as unknown as RecordFlow;
  flows.set(flow.kind, opaque);
  // The contract has the kinds and states that there are flows for: one that only a test knows is in it too.
  Object.assign(RecordKind, { [flow.kind]: flow.kind });
  for (const state of Object.keys(flow.flow.states)) Object.assign(RecordStatus, { [state]: state });
  if (flow.form?.part) addPart(RecordFormInput, flow.form.part);
  if (flow.verdict) addPart(OwnVerdictInput, flow.verdict);
  return opaque;
}

/** The flow of a kind. @throws for a kind that none was defined for. */
export function flowOf(kind: RecordKind): RecordFlow {
  const flow = flows.get(kind);
  if (!flow) throw new Error(`No flow of ${kind}`);
  return flow;
}

/** Every kind there is a flow for, in the order in which flows are defined. */
export function everyFlow(): RecordFlow[] {
  return [...flows.values()];
}

/** 失效, as every party reads it while the roster does not have the graduate (F-91). */
const FROZEN_LABEL = "失效";

/** The label of a state (S-12), or of a frozen record whatever its state. */
export function statusLabel(kind: RecordKind, status: string, frozen = false): string {
  return frozen ? FROZEN_LABEL : (flowOf(kind).flow.states[status]?.label ?? status);
}

/** How texts of ours about a record read: its reviews are called by the type of agreement (P-10). Labels of states are fixed. */
export function wordsOf(kind: RecordKind, agreementType: AgreementType | null): (text: string) => string {
  return flowOf(kind).attested ? (text) => inWordsOf(agreementType, text) : (text) => text;
}

/**
 * How a state is meant: somebody must act · reached · failed · over without a verdict, as a frozen record is (F-91). For
 * colours; what it says is its label.
 */
export function toneOf(kind: RecordKind, status: string, frozen = false): RecordTone {
  const state = flowOf(kind).flow.states[status];
  if (frozen || !state) return "ENDED";
  if (state.waitsFor) return "WAITING";
  return state.holds ? "REACHED" : (state.outcome ?? "ENDED");
}

/** Whose move it is. */
export function waitsFor(kind: RecordKind, status: string): ActorRole | undefined {
  return flowOf(kind).flow.states[status]?.waitsFor;
}

/** The states of a kind that wait for a role. */
export function statesWaitingFor(kind: RecordKind, role: Role): RecordStatus[] {
  const { states } = flowOf(kind).flow;
  return (Object.keys(states) as RecordStatus[]).filter((state) => states[state]?.waitsFor === role);
}
