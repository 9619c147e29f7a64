import type { EntityClass, EntityMetadata } from "@mikro-orm/core";
import type { EntityManager } from "@mikro-orm/postgresql";
import { join, query, raw, type Sql, sql } from "./sql.js";

/** Entities by the alias that the statement's `from` gives their table. */
type Entities = Readonly<Record<string, EntityClass<object>>>;

/** What was read; null where an outer join found nothing. */
export type Read<E extends Entities> = {
  [Alias in keyof E]: E[Alias] extends EntityClass<infer T> ? T | null : never;
};

/**
 * Reads entities of several tables by one prepared statement and gives them to the entity manager, which knows them from
 * then on as if it had read them itself: fresh, and watched for changes. For what the engine reads in every act, where
 * putting a query together by metadata costs the ORM more than the statement costs PostgreSQL (docs/adr/0014).
 *
 * @param name of the prepared statement: one for each text.
 * @param from everything from `from` on; it gives each entity's table its alias and finds one row at most. Entities
 *   that others refer to come first in `entities`.
 * @param beside further columns, with a comma before each; they stand in `row`.
 * @returns null when there is no such row.
 */
export async function readEntities<E extends Entities>(
  em: EntityManager,
  name: string,
  entities: E,
  from: Sql,
  beside: Sql = NOTHING,
): Promise<{ entities: Read<E>; row: Record<string, unknown> } | null> {
  const read = Object.entries(entities).map(
    ([alias, entity]) => [alias, em.getMetadata().get(entity)] as const,
  );
  const columns = read.map(([alias, meta]) => columnsOf(alias, meta));
  const [row] = await query<Record<string, unknown>>(em, sql`select ${join(columns)}${beside} ${from}`, {
    name,
  });
  if (!row) return null;
  const found = read.map(([alias, meta]) => [alias, entityOf(em, alias, meta, row)]);
  return { entities: Object.fromEntries(found) as Read<E>, row };
}

const NOTHING = sql``;
const columnsByAlias = new Map<string, Sql>();

function columnsOf(alias: string, meta: EntityMetadata): Sql {
  const key = `${alias} ${meta.className}`;
  const known = columnsByAlias.get(key);
  if (known) return known;
  const columns = raw(
    fieldsOf(meta)
      .map((field) => `${alias}.${field} as "${alias}.${field}"`)
      .join(", "),
  );
  columnsByAlias.set(key, columns);
  return columns;
}

function fieldsOf(meta: EntityMetadata): string[] {
  return meta.props.flatMap(({ persist, fieldNames }) => (persist === false ? [] : (fieldNames ?? [])));
}

function entityOf(
  em: EntityManager,
  alias: string,
  meta: EntityMetadata,
  row: Record<string, unknown>,
): object | null {
  const fields = fieldsOf(meta);
  const data = Object.fromEntries(fields.map((field) => [field, row[`${alias}.${field}`]]));
  const [key = ""] = meta.getPrimaryProps()[0]?.fieldNames ?? [];
  return data[key] === null ? null : em.map(meta.class, data);
}
