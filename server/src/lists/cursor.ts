import { GraphQLError } from "graphql";

/** Where a page of a list ended: its last row by time and id, the order of every list. */
export interface Position {
  at: Date;
  id: string;
}

/** Most rows of one page, whatever is asked for. */
export const LONGEST_PAGE = 100;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** Before everything of a list that is newest first. */
export const FIRST: Position = {
  at: new Date(Date.UTC(9999, 11, 31)),
  id: "ffffffff-ffff-ffff-ffff-ffffffffffff",
};

export function encodeCursor(position: Position): string {
  return Buffer.from(`${position.at.toISOString()}|${position.id}`).toString("base64url");
}

/** @throws GraphQLError BAD_USER_INPUT when the text was not made by {@link encodeCursor}. */
export function decodeCursor(cursor: string): Position {
  const [time = "", id = ""] = Buffer.from(cursor, "base64url").toString("utf8").split("|");
  const at = new Date(time);
  if (Number.isNaN(at.getTime()) || at.toISOString() !== time || !UUID.test(id)) {
    throw new GraphQLError("翻页位置无效，请刷新列表后重试", { extensions: { code: "BAD_USER_INPUT" } });
  }
  return { at, id };
}

/** From where a newest-first list goes on: after the cursor, or from its beginning without one. */
export function positionAfter(cursor: string | null | undefined): Position {
  return cursor ? decodeCursor(cursor) : FIRST;
}

/** @throws GraphQLError BAD_USER_INPUT for a page of no rows or of too many. */
export function pageSize(first: number): number {
  if (first < 1 || first > LONGEST_PAGE) {
    throw new GraphQLError(`每页行数应为1至${LONGEST_PAGE}`, { extensions: { code: "BAD_USER_INPUT" } });
  }
  return first;
}

const STEPS = [20, 50, LONGEST_PAGE] as const;

/**
 * How many rows a prepared list reads for a page, of which one more is read to know whether it goes on: the next of
 * three steps. The number stands in the text and in the name of the statement, so that few of them are kept.
 */
export function pageStep(size: number): number {
  return STEPS.find((step) => step >= size) ?? LONGEST_PAGE;
}

/**
 * A page of rows of which one more than asked for was read: the extra one only tells that the list goes on.
 * `endCursor` is null on the last page.
 */
export function pageOf<Row>(
  rows: readonly Row[],
  first: number,
  positionOf: (row: Row) => Position,
): { rows: Row[]; endCursor: string | null } {
  const shown = rows.slice(0, first);
  const last = shown.at(-1);
  return { rows: shown, endCursor: rows.length > first && last ? encodeCursor(positionOf(last)) : null };
}
