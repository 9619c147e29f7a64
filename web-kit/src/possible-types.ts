import generated from "./gql/possible-types.js";

/** Members of each interface and union of the schema, as the Apollo cache wants them. */
export const possibleTypes: Record<string, string[]> = generated.possibleTypes;
