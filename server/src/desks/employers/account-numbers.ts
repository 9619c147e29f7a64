import { checkMobile } from "../../catalogue/index.js";
import { violatedConstraint } from "../../database/transaction.js";
import { FieldProblem, InvalidInput } from "../../words/refusals.js";

/** A mobile for an employer's account; null, with the problem beside `mobile`, for what is none. */
export function mobileOf(problems: FieldProblem[], typed: string): string | null {
  const checked = checkMobile(typed);
  if (checked.ok) return checked.text;
  problems.push(new FieldProblem("mobile", checked.reason));
  return null;
}

/** One number is one account's: the database holds it, and here it is said beside the field. */
export async function refusingTakenNumber<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (!/mobile_index_key$/.test(violatedConstraint(error) ?? "")) throw error;
    throw new InvalidInput([
      new FieldProblem("mobile", "该手机号码已被其他单位账号使用，请填写本人的其他手机号码"),
    ]);
  }
}
