import type { Pool } from "pg";
import { limitTo, query, sql } from "../../database/sql.js";
import type { SchoolOption } from "./catalogue.types.js";

const SHORTEST_SEARCH = 2;
const MOST_OPTIONS = 20;

/** Schools whose name contains the text, those that begin with it first; none for a text of less than 2 characters. */
export async function schoolOptions(pool: Pool, search: string): Promise<SchoolOption[]> {
  const text = search.trim();
  if (text.length < SHORTEST_SEARCH) return [];
  const rows = await query<SchoolOption>(
    pool,
    sql`select id, code, name from school where position(${text} in name) > 0
      order by position(${text} in name), name ${limitTo(MOST_OPTIONS)}`,
    { name: "school-options" },
  );
  return rows;
}
