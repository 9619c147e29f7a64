import { sql } from "../../database/sql.js";
import { FieldProblem, InvalidInput } from "../../graphql/refusals.js";
import type { Platform } from "../../platform.js";
import type { StaffIdentity } from "../identity/index.js";
import { recordsInSight } from "../records/index.js";
import type { TerminationEndingInput } from "./termination.types.js";
import { checkJustification } from "./termination-input.js";
import type { TerminationInput } from "./termination-subject.js";

/** What the school's approval of an offline termination brings along (F-54); survives JSON, since it may be held. */
export type OfflineVerdict = Pick<TerminationInput, "ending" | "justification">;

/** 批量通过 of offline terminations is 双方同意解约 and nothing else (F-17). */
export const ENDING_IN_BULK: OfflineVerdict = { ending: "MUTUAL" };

/** @throws {InvalidInput} where the graduate ends it alone, without statement, evidence and confirmation. */
export function offlineVerdict(given: TerminationEndingInput): OfflineVerdict {
  if (given.kind === "MUTUAL") return { ending: "MUTUAL" };
  const nothing = { statement: "", evidenceIds: [], employerConsulted: false };
  return {
    ending: "UNILATERAL",
    justification: checkJustification(given.justification ?? nothing, "ending.justification."),
  };
}

/**
 * A held verdict is carried out when nobody is there to be told that its ending is missing: it is asked for before.
 *
 * @throws {InvalidInput}
 */
export async function refuseToHoldWithoutEnding(
  { pool }: Platform,
  viewer: StaffIdentity,
  recordId: string,
): Promise<void> {
  const { rows } = await pool.query(
    sql`select 1 from record r where r.id = ${recordId} and r.kind = 'OFFLINE_TERMINATION'
      and r.status = 'TERMINATION_SCHOOL_REVIEW' and ${recordsInSight(viewer)}`.toPg(),
  );
  if (rows.length > 0) throw endingMissing();
}

/** F-54: the school chooses. */
export function endingMissing(): InvalidInput {
  return new InvalidInput([new FieldProblem("ending.kind", "请选择双方同意解约或学生单方面解约")]);
}
