import { NotAllowed, UnknownRecord } from "../words/refusals.js";
import {
  type FlowRow,
  type FlowStart,
  RecordMovedOn,
  type RefusalClass,
  SubmissionChanged,
  targetsOf,
  VerdictHeld,
} from "../workflow/index.js";
import type { RecordFlow } from "./flows.js";
import { CommittedElsewhere } from "./refusals.js";

/** What may be thrown by an act of a flow: which refusal, and by what. */
export interface PossibleRefusal {
  readonly kind: string;
  readonly act: string;
  /** The mutation that answers; null where none does, though the act is a person's. */
  readonly mutation: string | null;
  /** The guard's name, the effect's, or the engine. */
  readonly by: string;
  readonly refusal: RefusalClass;
}

type Row = FlowRow<string, string, never, never>;
type Start = FlowStart<string, never, never>;

/** The mutations that are the same for every flow. */
const MUTATIONS: Readonly<Record<string, string>> = {
  draft: "saveDraft",
  submit: "submitRecord",
  withdraw: "withdrawSubmission",
  abandon: "abandonRecord",
  deleteDraft: "deleteDraft",
  approve: "approveRecord",
  return: "returnRecord",
  reject: "rejectRecord",
};

/** Everything that the acts of people may be refused with, the engine's own refusals included. */
export function refusalsOf(entry: RecordFlow): PossibleRefusal[] {
  const { kind, flow } = entry;
  const rows: readonly Row[] = flow.rows.filter(({ by }) => by.role !== "SYSTEM");
  return [...flow.starts, ...rows].flatMap((step) => {
    const { act } = step;
    const mutation = entry.mutations[act] ?? MUTATIONS[act] ?? null;
    const own = [
      ...ofEngine(entry, step).map((refusal) => ({ by: "the engine", refusal })),
      ...step.guards.flatMap(({ name, refuses = [NotAllowed] }) => each(name, refuses)),
      ...[...(step.checks ?? []), ...step.effects].flatMap((effect) =>
        each(effect.name, effect.refuses ?? []),
      ),
    ];
    return own.map((refusal) => ({ kind, act, mutation, ...refusal }));
  });
}

function each(by: string, refuses: readonly RefusalClass[]): { by: string; refusal: RefusalClass }[] {
  return refuses.map((refusal) => ({ by, refusal }));
}

function ofEngine({ flow }: RecordFlow, step: Row | Start): RefusalClass[] {
  const always = [UnknownRecord, NotAllowed];
  const commits = targetsOf(step).some((to) => flow.states[to]?.holds) ? [CommittedElsewhere] : [];
  if (!("from" in step)) return [...always, ...commits];
  const { from, verdict } = step;
  const reviewed = new Set<string>(flow.rows.flatMap((row) => (row.verdict ? row.from : [])));
  const heldAlready = from.every((state) => flow.states[state]?.holds);
  return [
    ...always,
    RecordMovedOn,
    ...(heldAlready ? [] : commits),
    ...(verdict ? [SubmissionChanged] : []),
    ...(from.some((state) => reviewed.has(state)) ? [VerdictHeld] : []),
  ];
}
