import { FieldProblem, InvalidInput } from "../../words/refusals.js";
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

/** F-54: the school chooses. */
export function endingMissing(): InvalidInput {
  return new InvalidInput([new FieldProblem("ending.kind", "请选择双方同意解约或学生单方面解约")]);
}
