/* Who tries, and what came of it: the columns and letters of every grid of expectations. */

/** Who tries. The columns of the grids below, in this order. */
export const PEOPLE = [
  "own graduate",
  "other graduate",
  "inviting employer",
  "its colleague",
  "other employer",
  "department",
  "department, read-only",
  "department, this level",
  "department, other level",
  "department, no right",
  "other department",
  "school",
  "school, read-only",
  "school, this level",
  "school, other level",
  "school, no right",
  "other school",
  "province",
  "other province",
  "ministry",
  "operator",
  "nobody",
] as const;
export type PersonName = (typeof PEOPLE)[number];

/**
 * What a letter stands for. `!` done · `d` done already by the same account, nothing changed now · `m` RecordMovedOn · `r` READ_ONLY · `y` NOT_YOURS · `h` NOTHING_HELD · `v` VERDICT_GIVEN ·
 * `t` ID_TAKEN ·
 * `?` UnknownRecord: out of sight and unknown answer alike (P-07) · `-` the operation is not this role's at all ·
 * `0` signed out.
 */
export const LETTERS: Readonly<Record<string, string>> = {
  m: "RecordMovedOn RECORD_MOVED_ON",
  r: "NotAllowed READ_ONLY",
  y: "NotAllowed NOT_YOURS",
  h: "NotAllowed NOTHING_HELD",
  v: "NotAllowed VERDICT_GIVEN",
  t: "NotAllowed ID_TAKEN",
  "?": "UnknownRecord UNKNOWN_RECORD",
  "-": "FORBIDDEN",
  "0": "UNAUTHENTICATED",
};

/** The letters of a grid by person. */
export function byPerson(letters: string): Record<PersonName, string> {
  const each = [...letters.replaceAll(" ", "")];
  if (each.length !== PEOPLE.length) throw new Error(`${each.length} letters for ${PEOPLE.length} people`);
  return Object.fromEntries(PEOPLE.map((name, index) => [name, each[index]])) as Record<PersonName, string>;
}
