import type { Pool } from "pg";
import type { SchoolOption } from "./catalogue.types.js";

const SHORTEST_SEARCH = 2;
const MOST_OPTIONS = 20;

/** Schools whose name contains the text, those that begin with it first; none for a text of less than 2 characters. */
export async function schoolOptions(pool: Pool, search: string): Promise<SchoolOption[]> {
  const text = search.trim();
  if (text.length < SHORTEST_SEARCH) return [];
  const { rows } = await pool.query<SchoolOption>({
    name: "school-options",
    text: `select id, code, name from school where position($1 in name) > 0
      order by position($1 in name), name limit ${MOST_OPTIONS}`,
    values: [text],
  });
  return rows;
}
