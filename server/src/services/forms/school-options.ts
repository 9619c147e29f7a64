import type { Pool } from "pg";
import { isTypedInPinyin, pinyinOf, placeInPinyin } from "../../catalogue/index.js";
import { limitTo, query, sql } from "../../database/sql.js";
import type { SchoolOption } from "./catalogue.types.js";

const SHORTEST_SEARCH = 2;
const MOST_OPTIONS = 20;

/**
 * Schools whose name contains the text, or is read as it says (拼音), those that begin with it first; none for a text of
 * less than 2 characters.
 */
export async function schoolOptions(pool: Pool, search: string): Promise<SchoolOption[]> {
  const text = search.trim();
  if (text.length < SHORTEST_SEARCH) return [];
  if (isTypedInPinyin(text)) return await schoolsReadAs(pool, text);
  return await query<SchoolOption>(
    pool,
    sql`select id, code, name from school where position(${text} in name) > 0
      order by position(${text} in name), name ${limitTo(MOST_OPTIONS)}`,
    { name: "school-options" },
  );
}

/** The country has some three thousand schools: all of them are read, because 拼音 is not the database's. */
async function schoolsReadAs(pool: Pool, text: string): Promise<SchoolOption[]> {
  const schools = await query<SchoolOption>(pool, sql`select id, code, name from school order by name`, {
    name: "school-names",
  });
  return schools
    .map((school) => ({ school, place: placeInPinyin(readingOf(school.name), text) }))
    .filter(({ place }) => place >= 0)
    .sort((one, other) => one.place - other.place)
    .slice(0, MOST_OPTIONS)
    .map(({ school }) => school);
}

const readings = new Map<string, string>();
/** Names change seldom; whatever was read once too often is read again. */
const MOST_READINGS = 10_000;

function readingOf(name: string): string {
  const known = readings.get(name);
  if (known !== undefined) return known;
  if (readings.size >= MOST_READINGS) readings.clear();
  const read = pinyinOf(name);
  readings.set(name, read);
  return read;
}
