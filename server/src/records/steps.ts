import type { StateDefinition } from "../workflow/index.js";
import type { RecordHeader } from "./record.entity.js";
import type { FlowStep } from "./record.types.js";

/**
 * The steps of a flow with the times at which each was reached (F-27), for a record in this state: those before the
 * present one are done, the last is done when it is reached.
 */
export function stepsAt(
  titles: readonly string[],
  reachedAt: readonly (Date | null)[],
  state: StateDefinition,
  { changedAt }: Pick<RecordHeader, "changedAt">,
): FlowStep[] {
  const { step = 0, label } = state;
  const ended = !state.waitsFor && !state.holds && state.outcome !== "REACHED";
  return titles.map((title, index) => {
    if (index < step || (step === titles.length - 1 && !ended)) {
      return { title, state: "DONE", at: reachedAt[index] ?? null, description: null };
    }
    if (index > step) return { title, state: "WAITING", at: null, description: null };
    return ended
      ? { title, state: "FAILED", at: changedAt, description: label }
      : { title, state: "CURRENT", at: null, description: label };
  });
}
