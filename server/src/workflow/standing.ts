import type { RecordModule } from "../words/viewer.js";
import type { Standing, StateDefinition } from "./flow.js";

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
