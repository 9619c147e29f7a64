import type { RefusalShownFragment } from "./gql/graphql.js";

/** A refusal of an act, ready to be shown. `fields`: path of the input field → its message (InvalidInput). */
export interface ShownRefusal {
  code: string;
  message: string;
  fields: Record<string, string>;
}

/** The members of a mutation's union that the act was done with: those that carry no `RefusalShown`. */
export type Done<T> = Exclude<T, Refused<T>>;

type Refused<T> = T extends { " $fragmentRefs"?: infer Fragments }
  ? Extract<keyof NonNullable<Fragments>, `RefusalShown${string}`> extends never
    ? never
    : T
  : never;

/** The refusal in a mutation's union, or null when the act was done (or there is no answer yet). */
export function refusalOf(result: unknown): ShownRefusal | null {
  if (!isRefusal(result)) return null;
  const fields: Record<string, string> = {};
  const problems = "fields" in result ? result.fields : [];
  for (const problem of problems) fields[problem.field] ??= problem.message;
  return { code: result.code, message: result.message, fields };
}

/** Narrows a mutation's union to its success members. */
export function isSuccess<T extends object>(result: T | null | undefined): result is Done<T> {
  return result != null && !isRefusal(result);
}

/** Masks are types alone: what `RefusalShown` asked for is there to be seen. */
function isRefusal(result: unknown): result is RefusalShownFragment {
  return (
    typeof result === "object" &&
    result !== null &&
    "code" in result &&
    typeof result.code === "string" &&
    "message" in result &&
    typeof result.message === "string"
  );
}
