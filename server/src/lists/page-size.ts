import { GraphQLError } from "graphql";

/** Most rows of one page; a request for more gets this many. */
export const LONGEST_PAGE = 100;

/** Which page of a list: so many rows, behind the cursor of the page before. */
export interface PageWish {
  first: number;
  after: string | null;
}

/** A page of a list; `endCursor` is null on the last one. */
export interface Page<Row> {
  rows: Row[];
  endCursor: string | null;
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
 * How many rows are read for a page, of which one more is read to know whether the list goes on: the next of three
 * steps. The number stands in the text of the statement, so that few of them are prepared.
 */
export function pageStep(size: number): number {
  return STEPS.find((step) => step >= size) ?? LONGEST_PAGE;
}
