import { createHash } from "node:crypto";
import { EntityManager } from "@mikro-orm/postgresql";
import type { ClientBase, CustomTypesConfig, Pool, QueryResultRow } from "pg";
import tag, { join, raw, type Sql } from "sql-template-tag";
import { PLAIN_TYPES } from "./pool.js";

/**
 * The one way SQL is written (docs/adr/0014): `sql` puts values in as parameters, never as text, and nests freely; `raw`
 * is for text of ours alone (column lists, words of a closed vocabulary). {@link query} and {@link change} run it.
 */
export { join, raw, Sql } from "sql-template-tag";

export const sql = tag;

/** Where a statement runs: in the transaction of an entity manager or client, or by itself on a pool. */
export type SqlExecutor = EntityManager | ClientBase | Pool;

/** What can be run: a piece of SQL, or a text kept from one with other values. */
export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

export interface HowToRun {
  /**
   * Prepared once per connection and text: for a closed set of texts that are asked for often. The text decides the whole
   * name, so that the scope of each role may stand in it.
   */
  name?: string | undefined;
  /** How answers are read, where not as {@link PLAIN_TYPES} says. */
  types?: CustomTypesConfig | undefined;
}

/** Runs one statement and answers its rows: instants as `Date`, days as `YYYY-MM-DD`, whatever the executor. */
export async function query<Row extends QueryResultRow>(
  executor: SqlExecutor,
  statement: Statement,
  how: HowToRun = {},
): Promise<Row[]> {
  const { rows } = await run(executor, statement, how);
  return rows as Row[];
}

/** Runs one statement and answers how many rows it wrote. */
export async function change(executor: SqlExecutor, statement: Sql, how: HowToRun = {}): Promise<number> {
  return (await run(executor, statement, how)).count;
}

interface Ran {
  rows: unknown[];
  count: number;
}

async function run(
  executor: SqlExecutor,
  { text, values }: Statement,
  { name, types = PLAIN_TYPES }: HowToRun,
): Promise<Ran> {
  const config = { name: name && preparedName(name, text), text, types };
  if (executor instanceof EntityManager) return await runInOrm(executor, config, values);
  const { rows, rowCount } = await executor.query(config, [...values]);
  return { rows, count: rowCount ?? 0 };
}

const LONGEST_NAME = 50;
const namesByText = new Map<string, Map<string, string>>();

/** PostgreSQL keeps 63 characters of a name. */
function preparedName(name: string, text: string): string {
  const names = namesByText.get(text) ?? new Map<string, string>();
  namesByText.set(text, names);
  const known = names.get(name);
  if (known) return known;
  const made = `${name.slice(0, LONGEST_NAME)}-${createHash("sha1").update(text).digest("hex").slice(0, 12)}`;
  names.set(name, made);
  return made;
}

type Compiled = Parameters<ReturnType<EntityManager["getKysely"]>["executeQuery"]>[0];

/**
 * On the connection that the entity manager's transaction holds. `em.execute` would write the values into the text, so
 * that no statement is ever prepared; Kysely below it hands what stands in `sql` to pg's `client.query`, which takes a
 * name and types there too.
 */
async function runInOrm(
  em: EntityManager,
  config: { name: string | undefined; text: string; types: CustomTypesConfig },
  parameters: readonly unknown[],
): Promise<Ran> {
  const compiled = { sql: config, parameters, query: { kind: "RawNode" }, queryId: { queryId: "" } };
  const { rows, numAffectedRows } = await em.getKysely().executeQuery(compiled as unknown as Compiled);
  return { rows, count: Number(numAffectedRows ?? rows.length) };
}

/**
 * `limit`, written into the text. As a parameter PostgreSQL would take its plan for a tenth of the table, find it dearer
 * than one made anew, and so make one anew for every page: 0.9 ms of a queue's 1.1 (docs/adr/0006).
 */
export function limitTo(rows: number): Sql {
  if (!Number.isSafeInteger(rows) || rows < 0) throw new Error(`No number of rows: ${rows}`);
  return raw(`limit ${rows}`);
}

/**
 * Words of a closed vocabulary written into the text, `('A', 'B')`: so that one plan fits, and partial indexes are seen.
 *
 * @throws for anything but capital letters and low lines.
 */
export function wordsOf(words: readonly string[]): Sql {
  if (words.length === 0 || !words.every((word) => /^[A-Z_]+$/.test(word))) {
    throw new Error(`No words: ${words.join(", ")}`);
  }
  return raw(`('${words.join("', '")}')`);
}

/** Joins conditions with AND; true when there is none. */
export function allOf(conditions: readonly Sql[]): Sql {
  return conditions.length === 0 ? sql`true` : join(conditions, " and ");
}
