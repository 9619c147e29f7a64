import { GraphQLError } from "graphql";
import { type Sql, sql } from "../../database/sql.js";
import { isId } from "../../words/ids.js";

/** What the lists of graduates are ordered by: newest cohort first, then the student number. */
export interface RosterPlace {
  id: string;
  cohort: number;
  student_number: string;
}

/**
 * Order of a page and where it goes on. Within one cohort that is the order of an index; over all cohorts of a school
 * the rows are sorted.
 *
 * @throws GraphQLError BAD_USER_INPUT for a cursor not made by {@link rosterPage}.
 */
export function rosterOrder(oneCohort: boolean, cursor: string | null): { by: Sql; after: Sql } {
  const from = cursor ? decode(cursor) : null;
  if (oneCohort) {
    return {
      by: sql`g.student_number, g.id`,
      after: from ? sql`(g.student_number, g.id) > (${from.student_number}, ${from.id})` : sql`true`,
    };
  }
  return {
    by: sql`g.cohort desc, g.student_number, g.id`,
    after: from
      ? sql`(-g.cohort, g.student_number, g.id) > (${-from.cohort}::int, ${from.student_number}, ${from.id})`
      : sql`true`,
  };
}

/** A page of rows of which one more than asked for was read. */
export function rosterPage<Row extends RosterPlace>(
  rows: readonly Row[],
  first: number,
): { shown: Row[]; endCursor: string | null } {
  const shown = rows.slice(0, first);
  const last = shown.at(-1);
  return { shown, endCursor: rows.length > first && last ? encode(last) : null };
}

function encode({ cohort, student_number, id }: RosterPlace): string {
  return Buffer.from(`${cohort}|${id}|${student_number}`).toString("base64url");
}

function decode(cursor: string): RosterPlace {
  const text = Buffer.from(cursor, "base64url").toString("utf8");
  const [, cohort = "", id = "", student_number = ""] = /^(\d{4})\|([^|]+)\|(.*)$/.exec(text) ?? [];
  if (!cohort || !isId(id)) {
    throw new GraphQLError("翻页位置无效，请刷新列表后重试", { extensions: { code: "BAD_USER_INPUT" } });
  }
  return { cohort: Number(cohort), id, student_number };
}
