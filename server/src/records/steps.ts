import type { FlowStep } from "./record.types.js";

/** How far along its steps a record has come, and whether it ended there. */
export interface Progress {
  step: number;
  ended: boolean;
}

/**
 * The steps of a flow with the times at which each was reached (F-27): those before the present one are done, the last
 * is done when it is reached.
 */
export function stepsAt(
  titles: readonly string[],
  reachedAt: readonly (Date | null)[],
  { step, ended }: Progress,
  present: { label: string; since: Date },
): FlowStep[] {
  return titles.map((title, index) => {
    if (index < step || (step === titles.length - 1 && !ended)) {
      return { title, state: "DONE", at: reachedAt[index] ?? null, description: null };
    }
    if (index > step) return { title, state: "WAITING", at: null, description: null };
    return ended
      ? { title, state: "FAILED", at: present.since, description: present.label }
      : { title, state: "CURRENT", at: null, description: present.label };
  });
}
