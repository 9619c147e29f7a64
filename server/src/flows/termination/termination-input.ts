import { catalogue } from "../../catalogue/index.js";
import { FieldProblem, InvalidInput } from "../../words/refusals.js";
import type { Justification, TerminationRequest } from "./termination-subject.js";

const LONGEST_TEXT = 500;

/** Checks what a request says (F-50, F-53). @throws {InvalidInput} */
export function checkRequest(given: TerminationRequest, cohort: number): TerminationRequest {
  const explanation = given.explanation.trim();
  const problems = textProblems("explanation", "解约说明", explanation);
  if (!catalogue("terminationReason").valid(given.reasonCode, cohort)) {
    problems.unshift(new FieldProblem("reasonCode", "请选择解约原因"));
  }
  if (problems.length > 0) throw new InvalidInput(problems);
  return { reasonCode: given.reasonCode, explanation };
}

/** Checks why a request is refused (F-50). @throws {InvalidInput} */
export function checkRefusal(given: string): string {
  const reason = given.trim();
  const problems = textProblems("reason", "拒绝解约的原因", reason);
  if (problems.length > 0) throw new InvalidInput(problems);
  return reason;
}

/** F-52, F-54: written statement, evidence, and the confirmation that the employer was consulted. */
export interface JustificationGiven {
  statement: string;
  evidenceIds: readonly string[];
  employerConsulted: boolean;
}

/** @throws {InvalidInput} naming each field, below `prefix`. */
export function checkJustification(given: JustificationGiven, prefix = ""): Justification {
  const statement = given.statement.trim();
  const problems = textProblems(`${prefix}statement`, "书面说明", statement);
  if (given.evidenceIds.length === 0) {
    problems.push(new FieldProblem(`${prefix}evidenceIds`, "请上传佐证材料，将作为凭证留存"));
  }
  if (!given.employerConsulted) {
    problems.push(new FieldProblem(`${prefix}employerConsulted`, "请确认已就解约事宜与用人单位沟通"));
  }
  if (problems.length > 0) throw new InvalidInput(problems);
  return { statement, evidenceIds: given.evidenceIds.map((id) => id.toLowerCase()) };
}

function textProblems(field: string, label: string, text: string): FieldProblem[] {
  const length = [...text].length;
  if (length === 0) return [new FieldProblem(field, `请填写${label}`)];
  if (length <= LONGEST_TEXT) return [];
  return [new FieldProblem(field, `${label}最多${LONGEST_TEXT}个字，您填写了${length}个字，请删减`)];
}
