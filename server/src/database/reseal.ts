import pg, { type Pool } from "pg";
import type { KeyRing, SealedPlace } from "./sealed.js";
import { change, join, query, raw, sql } from "./sql.js";

/** Rows of one statement: short transactions, so that nobody who works meanwhile waits for us. */
const BATCH = 500;

/** A sealed column and how its rows are told apart. Sealed columns are `bytea` and end in `_sealed`. */
interface SealedColumn {
  table: string;
  column: string;
  place: SealedPlace;
  key: { name: string; type: string }[];
}

/** Tables whose values are copied as they are to or from another one, and so are bound to that one's columns. */
const BOUND_TO: Readonly<Record<string, string>> = {
  roster_upload_value: "graduate",
  roster_pending: "graduate",
};

export interface Resealed {
  column: string;
  rows: number;
}

/**
 * Seals every value that an older key sealed with the newest one, column by column. May be ended at any time and
 * started again: what is done is not done twice. Servers may go on working; a value that they change meanwhile is
 * theirs, and sealed with the newest key if theirs is the same.
 *
 * @throws when a value was altered, or its key is not configured: nothing of its batch is changed.
 */
export async function resealDatabase(
  pool: Pool,
  keys: KeyRing,
  onDone: (resealed: Resealed) => void = () => undefined,
): Promise<Resealed[]> {
  const all: Resealed[] = [];
  for (const column of await sealedColumns(pool)) {
    const resealed = {
      column: `${column.table}.${column.column}`,
      rows: await resealColumn(pool, keys, column),
    };
    onDone(resealed);
    all.push(resealed);
  }
  return all;
}

/** Every sealed column there is, by the database's own account: none can be forgotten. */
async function sealedColumns(pool: Pool): Promise<SealedColumn[]> {
  const rows = await query<Omit<SealedColumn, "place">>(
    pool,
    sql`select c.relname as table, a.attname as column,
        (select json_agg(json_build_object('name', k.attname, 'type', format_type(k.atttypid, null)) order by n.position)
          from pg_index i cross join lateral unnest(i.indkey::int[]) with ordinality as n (attnum, position)
          join pg_attribute k on k.attrelid = c.oid and k.attnum = n.attnum
          where i.indrelid = c.oid and i.indisprimary) as key
      from pg_class c join pg_attribute a on a.attrelid = c.oid and not a.attisdropped
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.atttypid = 'bytea'::regtype
        and a.attname like '%\\_sealed'
      order by 1, 2`,
  );
  return rows.map((row) => ({ ...row, place: `${BOUND_TO[row.table] ?? row.table}.${row.column}` }));
}

async function resealColumn(pool: Pool, keys: KeyRing, sealed: SealedColumn): Promise<number> {
  const [table, column] = [sealed.table, sealed.column].map((name) => raw(pg.escapeIdentifier(name)));
  const names = sealed.key.map(({ name }) => pg.escapeIdentifier(name));
  const listed = (write: (name: string, index: number) => string) => raw(names.map(write).join(", "));
  const typed = (values: readonly unknown[], suffix = "") =>
    join(sealed.key.map(({ type }, index) => sql`${values[index]}::${raw(type + suffix)}`));
  const key = listed((name) => name);
  let done = 0;
  let last: unknown[] | undefined;
  for (;;) {
    const after = last ? sql`and (${key}) > (${typed(last)})` : sql``;
    const rows = await query<Record<string, unknown> & { sealed: Buffer }>(
      pool,
      sql`select ${listed((name, i) => `${name} as k${i}`)}, ${column} as sealed from ${table}
        where get_byte(${column}, 0) <> ${keys.newestId} ${after} order by ${key} limit ${BATCH}`,
    );
    if (rows.length === 0) return done;
    const keysOf = names.map((_, i) => rows.map((row) => row[`k${i}`]));
    const old = rows.map((row) => row.sealed);
    // Only what is still as it was read: who changes a value meanwhile has the last word.
    done += await change(
      pool,
      sql`update ${table} t set ${column} = n.new
        from unnest(${typed(keysOf, "[]")}, ${old}::bytea[],
          ${old.map((value) => keys.reseal(sealed.place, value))}::bytea[])
          as n (${listed((_, i) => `k${i}`)}, old, new)
        where ${raw(names.map((name, i) => `t.${name} = n.k${i}`).join(" and "))} and t.${column} = n.old`,
    );
    last = keysOf.map((values) => values.at(-1));
  }
}
