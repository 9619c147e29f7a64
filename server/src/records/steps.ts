import type { StateDefinition } from "../workflow/index.js";
import type { RecordHeader } from "./record.entity.js";
import type { FlowStep } from "./record.types.js";

/**
 * The steps of a flow with the times at which each was reached (F-27), for a record in this state. What was reached keeps
 * its time, whatever came of the record. A failure stands at the step that failed; any other end is a step of its own, with
 * its own word and time, and nothing comes after it.
 */
export function stepsAt(
  titles: readonly string[],
  reachedAt: readonly (Date | null)[],
  state: StateDefinition,
  { changedAt }: Pick<RecordHeader, "changedAt">,
): FlowStep[] {
  const { step = 0, label, outcome } = state;
  const isOver = !state.waitsFor && !state.holds;
  const last = titles.length - 1;
  const done = (title: string, at: Date | null): FlowStep => ({
    title,
    state: "DONE",
    at,
    description: null,
  });
  if (isOver && outcome === undefined) {
    const reached = titles.flatMap((title, index) => {
      const at = reachedAt[index] ?? null;
      return at || index < step || step === last ? [done(title, at)] : [];
    });
    return [...reached, { title: label, state: "ENDED", at: changedAt, description: null }];
  }
  return titles.map((title, index) => {
    if (index < step || (step === last && outcome !== "FAILED")) return done(title, reachedAt[index] ?? null);
    if (index > step) return { title, state: "WAITING", at: null, description: null };
    return outcome === "FAILED"
      ? { title, state: "FAILED", at: changedAt, description: label }
      : { title, state: "CURRENT", at: null, description: label };
  });
}
