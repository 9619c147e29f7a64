import type { RecordModule } from "../words/viewer.js";
import type { ActorRole, StateDefinition } from "./flow.js";

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

/**
 * What it means to be in a state of a flow from `at` on. `closing` is that of the cohort (F-90a): what comes into a
 * closing state later (an agreement approved late, awaiting its stamp) ends at once, and not before it began.
 * `deadline` is the record's own, kept only by states that have one.
 */
export function standingOf<State extends string>(
  flow: { readonly module: RecordModule; readonly states: Readonly<Record<State, StateDefinition>> },
  state: State,
  { at, closing, deadline = null }: { at: Date; closing: Date | null; deadline?: Date | null },
): Standing {
  const { holds = false, waitsFor = null, closes } = flow.states[state];
  const atClosing = closing && at > closing ? at : closing;
  return {
    module: flow.module,
    holds,
    waitsFor,
    closesAt: closes === "WITH_COHORT" ? atClosing : closes === "AT_DEADLINE" ? deadline : null,
  };
}
