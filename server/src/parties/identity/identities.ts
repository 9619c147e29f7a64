import { query, type Sql, type SqlExecutor, sql } from "../../database/sql.js";

/*
 * A person's roster rows (F-01a): which there are for a number, and for which one acts first. The database says whose a
 * row is (its trigger `graduate_standing`); here it is asked only.
 */

/** The person who has a document's number; a number that a school has corrected away is nobody's (P-12). */
export function personOfNumber(idNumberIndex: Buffer): Sql {
  return sql`(select person_id from person_document where id_number_index = ${idNumberIndex} and not released)`;
}

/** Something on `graduate g` that is the graduate's move; drafts are nobody else's concern (F-01). */
export const SOMETHING_WAITS: Sql = sql`exists (select from record waiting where waiting.graduate_id = g.id
  and waiting.waits_for = 'GRADUATE' and waiting.submission > 0 and not waiting.frozen)`;

/**
 * The order of `graduate g` among the rows of a person: living with something waiting, then living, then newest. The
 * stage and the id make it total, so that every sign-in shows the same row.
 */
export const ORDER_OF_ROWS: Sql = sql`(g.living and ${SOMETHING_WAITS}) desc, g.living desc, g.cohort desc, g.stage, g.id desc`;

/** For which row a person acts after sign-in; null when no roster has them. */
export async function firstRowOf(executor: SqlExecutor, personId: string): Promise<string | null> {
  const [row] = await query<{ id: string }>(
    executor,
    sql`select g.id from graduate g where g.person_id = ${personId} order by ${ORDER_OF_ROWS} limit 1`,
    { name: "first-row" },
  );
  return row?.id ?? null;
}

/** Every row of the person whose one is given. */
export async function rowsOfSamePerson(executor: SqlExecutor, graduateId: string): Promise<string[]> {
  const rows = await query<{ id: string }>(
    executor,
    sql`select g.id from graduate own join graduate g on g.person_id = own.person_id where own.id = ${graduateId}`,
    { name: "rows-of-person" },
  );
  return rows.map(({ id }) => id);
}
