import { inTransaction, violatedConstraint } from "../database/transaction.js";
import type { Platform } from "../platform/platform.js";
import { type ActDone, VerdictHeld } from "../workflow/index.js";
import { type ActToPerform, performIn, refusalFor } from "./act.js";
import { settle } from "./settle.js";
import type { AnyRecordSubject } from "./subject.js";

/**
 * Does an act in a transaction of its own, after settling what the clock has already decided for the record (F-24).
 *
 * @throws {Refusal} what `transition` refuses.
 */
export async function perform(platform: Platform, request: ActToPerform): Promise<ActDone<AnyRecordSubject>> {
  return await refusingDoubles(() =>
    afterDueVerdict(platform, request.recordId, () =>
      inTransaction(platform, (em) => performIn(platform, em, request)),
    ),
  );
}

/**
 * Turns what only the database can refuse into the refusal that it is. The same new id at the same moment for two
 * graduates, whose locks do not meet, is tried once more: now the first is there to be seen.
 */
export async function refusingDoubles<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    const constraint = violatedConstraint(error);
    if (constraint === "record_pkey") return await act();
    throw refusalFor(constraint) ?? error;
  }
}

/**
 * Settles, then acts. A verdict whose time came while the act waited for the record's lock is carried out before the
 * act is tried once more: what was given first takes effect first (F-18).
 */
export async function afterDueVerdict<T>(
  platform: Platform,
  recordId: string,
  act: () => Promise<T>,
): Promise<T> {
  await settle(platform, recordId);
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof VerdictHeld) || error.until > platform.clock.now()) throw error;
    await settle(platform, recordId);
    return await act();
  }
}
