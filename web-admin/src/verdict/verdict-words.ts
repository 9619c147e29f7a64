import type { Verdict } from "../gql/graphql.js";

/** The three verdicts in words (F-11). */
export const verdictWords: Record<Verdict, string> = {
  APPROVE: "通过",
  RETURN: "退回修改",
  REJECT: "不通过",
};

/** A verdict that says why. */
export type ReasonedVerdict = Exclude<Verdict, "APPROVE">;

/** A verdict as the schema names acts of all sorts. */
export function verdictWord(act: string): string {
  return Object.entries(verdictWords).find(([verdict]) => verdict === act)?.[1] ?? act;
}
