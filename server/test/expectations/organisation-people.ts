/*
 * Who tries the acts on records about organisations, and what the letters of their grids mean.
 */

/** Who tries: the columns of the grid, in this order. */
export const PEOPLE = [
  "in charge",
  "colleague",
  "other employer",
  "operator",
  "graduate",
  "school",
  "ministry",
  "nobody",
] as const;
export type TrierName = (typeof PEOPLE)[number];

/**
 * `!` done · `d` done already, nothing changed now · `m` RecordMovedOn · `t` ID_TAKEN · `h` NOTHING_HELD · `i` InvalidInput · `r` not this
 * account's right (F-72) · `?` UnknownRecord: out of sight and unknown answer alike · `-` the operation is not this
 * role's at all · `0` signed out.
 */
export const LETTERS: Readonly<Record<string, string>> = {
  "!": "done",
  d: "done already",
  m: "RECORD_MOVED_ON",
  t: "ID_TAKEN",
  h: "NOTHING_HELD",
  i: "INVALID_INPUT",
  r: "FORBIDDEN",
  "?": "UNKNOWN_RECORD",
  "-": "FORBIDDEN",
  "0": "UNAUTHENTICATED",
};
