import type { EntityManager } from "@mikro-orm/postgresql";
import { checkUscc } from "../../catalogue/index.js";
import { query, sql } from "../../database/sql.js";
import type { LabelledValue } from "../../records/index.js";
import type { RegisterFinding } from "../../services/business-register/index.js";
import { FieldProblem, InvalidInput } from "../../words/refusals.js";
import { tidyName } from "../../words/tidy-text.js";
import type { CorrectionForm } from "./correction.types.js";

/** What an organisation is called, and its code. */
export interface Designation {
  name: string;
  uscc: string | null;
}

/** A form as it is kept: what shall change, and from what. */
export interface CorrectionContent {
  newName: string | null;
  newUscc: string | null;
  reason: string | null;
  /** As it was when it was submitted; null in a draft. */
  before: Designation | null;
  /** What the register said of the code when it was submitted; null in a draft. */
  registered: { outcome: RegisterFinding["outcome"]; name: string | null; status: string | null } | null;
}

const NAME = { shortest: 2, longest: 100 } as const;
const LONGEST_REASON = 500;

/** Any part of it, as a draft keeps it. */
export function draftOf(form: CorrectionForm): CorrectionContent {
  return { ...typedOf(form), before: null, registered: null };
}

function typedOf({ newName, newUscc, reason }: CorrectionForm) {
  return {
    newName: textOf(newName, NAME.longest * 2),
    newUscc: textOf(newUscc, 40),
    reason: textOf(reason, LONGEST_REASON * 2),
  };
}

function textOf(typed: string | null | undefined, most: number): string | null {
  const text = typed?.trim().slice(0, most) ?? "";
  return text === "" ? null : text;
}

/**
 * All of it, against what the organisation is called at present: what stays as it is changes nothing.
 *
 * @throws InvalidInput naming every problem, below `form`.
 */
export function completeOf(form: CorrectionForm, before: Designation): Omit<CorrectionContent, "registered"> {
  const typed = typedOf(form);
  const problems: FieldProblem[] = [];
  const newName = checkedName(problems, typed.newName, before);
  const newUscc = checkedUscc(problems, typed.newUscc, before);
  if (problems.length === 0 && newName === null && newUscc === null) {
    problems.push(new FieldProblem("form.newName", "请填写变更后的单位名称或统一社会信用代码"));
  }
  if (typed.reason === null) problems.push(new FieldProblem("form.reason", "请填写变更原因"));
  else if ([...typed.reason].length > LONGEST_REASON) {
    problems.push(new FieldProblem("form.reason", `变更原因最多${LONGEST_REASON}个字，请删减`));
  }
  if (problems.length > 0) throw new InvalidInput(problems);
  return { newName, newUscc, reason: typed.reason, before };
}

function checkedName(problems: FieldProblem[], typed: string | null, before: Designation): string | null {
  if (typed === null) return null;
  const name = tidyName(typed);
  const { length } = [...name];
  if (length < NAME.shortest || length > NAME.longest) {
    const message = `单位名称应为${NAME.shortest}至${NAME.longest}个字，请填写与证照一致的全称`;
    problems.push(new FieldProblem("form.newName", message));
  }
  return name === before.name ? null : name;
}

function checkedUscc(problems: FieldProblem[], typed: string | null, before: Designation): string | null {
  if (typed === null) return null;
  const checked = checkUscc(typed);
  if (!checked.ok) {
    problems.push(new FieldProblem("form.newUscc", checked.reason));
    return null;
  }
  return checked.text === before.uscc ? null : checked.text;
}

/** What the organisation is called at present. */
export async function designationOf(em: EntityManager, employerId: string): Promise<Designation> {
  const [row] = await query<Designation & Record<string, unknown>>(
    em,
    sql`select name, uscc from employer where id = ${employerId}`,
  );
  if (!row) throw new Error("An account of no employer");
  return { name: row.name, uscc: row.uscc };
}

/** What shall change, line by line. */
export function linesOf({ newName, newUscc, before }: CorrectionContent) {
  return [
    ...(newName ? [{ label: "单位名称", before: before?.name ?? "", after: newName }] : []),
    ...(newUscc ? [{ label: "统一社会信用代码", before: before?.uscc ?? "", after: newUscc }] : []),
  ];
}

/** The form line by line, for comparing two submissions. */
export function describeCorrection(content: unknown): LabelledValue[] {
  const { newName, newUscc, reason } = content as CorrectionContent;
  return [
    { label: "变更后的单位名称", text: newName ?? "" },
    { label: "变更后的统一社会信用代码", text: newUscc ?? "" },
    { label: "变更原因", text: reason ?? "" },
  ].filter(({ text }) => text !== "");
}
