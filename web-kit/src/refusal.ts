/** A refusal of an act, ready to be shown. `fields`: path of the input field → its message (InvalidInput). */
export interface ShownRefusal {
  code: string;
  message: string;
  fields: Record<string, string>;
}

interface RefusalShape {
  code: string;
  message: string;
  fields?: readonly { field: string; message: string }[];
}

/**
 * The refusal in a mutation's union, or null when the act was done (or there is no answer yet). Every document
 * asks for `... on Refusal { code message }` and, where fields matter, `... on InvalidInput { fields { field message } }`.
 */
export function refusalOf(result: object | null | undefined): ShownRefusal | null {
  if (!result || !isRefusal(result)) return null;
  const fields: Record<string, string> = {};
  for (const problem of result.fields ?? []) fields[problem.field] ??= problem.message;
  return { code: result.code, message: result.message, fields };
}

/** Narrows a mutation's union to its success members. */
export function isSuccess<T extends object>(
  result: T | null | undefined,
): result is Exclude<T, { code: string; message: string }> {
  return result != null && !isRefusal(result);
}

function isRefusal(result: object): result is RefusalShape {
  return (
    "code" in result &&
    typeof result.code === "string" &&
    "message" in result &&
    typeof result.message === "string"
  );
}
