import { CombinedGraphQLErrors } from "@apollo/client/errors";

/** What the server says of one field of a list's filter. */
export interface FilterProblem {
  field: string;
  message: string;
}

/** Why a filter was refused, field by field; empty for any other failure. */
export function filterProblemsOf(error: unknown): FilterProblem[] {
  if (!CombinedGraphQLErrors.is(error)) return [];
  return error.errors.flatMap(({ extensions }) =>
    extensions?.code === "INVALID_INPUT" && Array.isArray(extensions.fields)
      ? extensions.fields.filter(isProblem)
      : [],
  );
}

function isProblem(value: unknown): value is FilterProblem {
  return typeof value === "object" && value !== null && "field" in value && "message" in value;
}
