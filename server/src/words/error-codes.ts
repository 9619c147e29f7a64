import codes from "./error-codes.json" with { type: "json" };

/**
 * Codes of refusals: answers of an act in which nothing was changed, as members of its result union; `zh` as a user may
 * be told, `en` for whoever writes a client. Closed: a spec fails for a code in the sources that is not here. An
 * answer's own `message` is often more exact than `zh`.
 */
export const REFUSAL_CODES = codes.refusals;

/** Codes of `errors[].extensions.code`: the operation was not carried out, or not to its end. */
export const ERROR_CODES = codes.errors;

export type RefusalCode = keyof typeof REFUSAL_CODES;
