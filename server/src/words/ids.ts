import { UnknownRecord } from "./refusals.js";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export function isId(text: string): boolean {
  return UUID.test(text);
}

/**
 * The id in lower case.
 *
 * @throws {UnknownRecord} for what is no id at all: it answers as an id that nobody has (P-07).
 */
export function idOf(text: string): string {
  if (!isId(text)) throw new UnknownRecord();
  return text.toLowerCase();
}
