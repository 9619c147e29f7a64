import type { Sweep } from "../outbox/index.js";
import type { Platform } from "../platform/platform.js";
import { findDue, settle } from "./settle.js";

const AT_ONCE = 200;

/**
 * Stored states follow the clock within 5 s (F-24): lapsed invitations, held verdicts whose time is up, and what the
 * closing of a cohort ends (F-90a), in bounded lots.
 */
export const clockSweep: Sweep = {
  name: "records.clock",
  everyMs: 2000,
  run: settleAllDue,
};

/** Settles until nothing is due; one record that fails is left for the next sweep and does not stop the others. */
export async function settleAllDue(platform: Platform): Promise<void> {
  const failed = new Set<string>();
  for (;;) {
    const due = (await findDue(platform, AT_ONCE + failed.size)).filter((id) => !failed.has(id));
    if (due.length === 0) return;
    for (const recordId of due) {
      try {
        await settle(platform, recordId);
      } catch (error) {
        failed.add(recordId);
        platform.logger.error({ recordId, err: error }, "What the clock decided could not be carried out");
      }
    }
  }
}
