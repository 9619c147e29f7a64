import type { VerdictPart } from "../../records/index.js";
import { FieldProblem, InvalidInput } from "../../words/refusals.js";
import { TerminationEndingInput } from "./termination.types.js";
import { checkJustification } from "./termination-input.js";
import type { TerminationInput } from "./termination-subject.js";

/** What the school's approval of an offline termination brings along (F-54); survives JSON, since it may be held. */
export type OfflineVerdict = Pick<TerminationInput, "ending" | "justification">;

/** The school's ending as a part of its approval; problems are named below `ending` (F-54). */
export const endingPart: VerdictPart = {
  field: "ending",
  description: "The school's, of an offline termination (F-54).",
  input: () => TerminationEndingInput,
  needed: (status) => status === "TERMINATION_SCHOOL_REVIEW",
  check: (given) => offlineVerdict(given as TerminationEndingInput),
  elsewhere: () =>
    new InvalidInput([
      new FieldProblem("ending", "只有线下解约的审核需要选择解约方式，请刷新页面后重新审核"),
    ]),
};

/** @throws {InvalidInput} where the graduate ends it alone, without statement, evidence and confirmation. */
function offlineVerdict(given: TerminationEndingInput): OfflineVerdict {
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
