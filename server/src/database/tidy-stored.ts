import pg, { type Pool, type PoolClient } from "pg";
import { tidyLabel, tidyName, tidyText } from "../words/tidy-text.js";
import { type KeyRing, Sealed, type SealedPlace } from "./sealed.js";
import { change, query, raw, type Sql, sql } from "./sql.js";

/** Raised when the tidying learns more: what is stored is then tidied once more. */
const VERSION = 1;
/** Of several servers that start at once, one tidies and the others wait for it. */
const LOCK = 7_202_612;
/** Rows of sealed values in memory at a time. */
const BATCH = 2_000;

type Tidy = (text: string) => string;
const line: Tidy = (text) => tidyText(text).replace(/\s+/g, " ").trim();
const labels = (table: string, ...columns: string[]) => ({ table, columns, tidy: tidyLabel });
const names = (table: string, ...columns: string[]) => ({ table, columns, tidy: tidyName });
const lines = (table: string, ...columns: string[]) => ({ table, columns, tidy: line });

/** Columns of the roster, in each table that holds one. */
const ROSTER = ["graduate", "roster_pending", "roster_upload_value"].flatMap((table) => [
  names(table, "name"),
  labels(table, "major_name", "major_direction", "class_name"),
  lines(table, "commissioning_unit", "former_archive_unit", "former_police_station"),
]);

/** What stands in an agreement until it is issued: issued documents stay as they are. */
const NOT_ISSUED = sql`and t.number is null`;

const COLUMNS: readonly { table: string; columns: readonly string[]; tidy: Tidy; where?: Sql }[] = [
  lines("school", "address"),
  ...ROSTER,
  labels("roster_pending", "department_name"),
  labels("roster_upload_value", "department_name"),
  names("roster_upload_row", "name"),
  names("registry_student", "name"),
  labels("registry_student", "major_name"),
  names("staff_account", "name"),
  names("employer_account", "name"),
  lines("employer", "name", "address"),
  names("employer", "contact_name"),
  names("favourite", "name"),
  labels("favourite", "school_name", "major_name"),
  names("agreement_contact", "name"),
  lines("agreement_contact", "address"),
  lines("employer_warning", "employer_name", "reason"),
  lines("record", "counterpart"),
  lines("destination", "organisation"),
  { ...names("agreement", "graduate_name", "contact_name"), where: NOT_ISSUED },
  {
    ...lines("agreement", "employer_name", "employer_address", "position_name", "workplace"),
    where: NOT_ISSUED,
  },
];

const SEALED: readonly { table: string; column: string; key: string; place: SealedPlace; tidy: Tidy }[] = [
  {
    table: "graduate",
    column: "home_address_sealed",
    key: "id",
    place: "graduate.home_address_sealed",
    tidy: line,
  },
  {
    table: "roster_pending",
    column: "home_address_sealed",
    key: "graduate_id",
    place: "graduate.home_address_sealed",
    tidy: line,
  },
  {
    table: "destination",
    column: "values_sealed",
    key: "record_id",
    place: "destination.values_sealed",
    tidy: (json) =>
      JSON.stringify(
        JSON.parse(json, (_, value: unknown) => (typeof value === "string" ? tidyText(value) : value)),
      ),
  },
];

/**
 * Tidies what was stored before texts were tidied as they come in (F-98): once per version, in one transaction, before a
 * server or worker takes up its work. ID and mobile numbers, and with them the blind indexes, were always kept tidy; the
 * folded keys of names are made by the database.
 */
export async function tidyStored(pool: Pool, keys: KeyRing, now: Date): Promise<void> {
  if (await isDone(pool)) return;
  const client = await pool.connect();
  try {
    await query(client, sql`begin; set local statement_timeout = 0; set local lock_timeout = 0`);
    await query(client, sql`select pg_advisory_xact_lock(${LOCK})`);
    if (!(await isDone(client))) {
      for (const { table, columns, tidy, where } of COLUMNS) {
        for (const column of columns) await tidyColumn(client, table, column, tidy, where);
      }
      for (const table of ["province", "school"]) await tidyUniqueNames(client, table);
      await mergeDepartments(client);
      for (const sealed of SEALED) await tidySealed(client, keys, sealed);
      await query(client, sql`insert into tidied (version, at) values (${VERSION}, ${now})`);
    }
    await query(client, sql`commit`);
  } catch (error) {
    await client.query("rollback");
    throw error;
  } finally {
    client.release();
  }
}

async function isDone(executor: Pool | PoolClient): Promise<boolean> {
  const rows = await query(executor, sql`select from tidied where version = ${VERSION}`);
  return rows.length > 0;
}

/** Plain Chinese is tidy whatever it is: most values never leave the database. */
async function tidyColumn(
  client: PoolClient,
  table: string,
  column: string,
  tidy: Tidy,
  where = sql``,
): Promise<void> {
  const [of, name] = [table, column].map((word) => raw(pg.escapeIdentifier(word)));
  const kept = await query<{ text: string }>(
    client,
    sql`select distinct ${name} as text from ${of} t where ${name} ~ '[^一-鿿]' ${where}`,
  );
  const changed = kept
    .map(({ text }) => [text, tidy(text)] as const)
    .filter(([text, tidied]) => text !== tidied);
  if (changed.length === 0) return;
  await change(
    client,
    sql`update ${of} t set ${name} = n.tidied
      from unnest(${changed.map(([text]) => text)}::text[], ${changed.map(([, tidied]) => tidied)}::text[]) as n (text, tidied)
      where t.${name} = n.text ${where}`,
  );
}

/** The ministry sees to two of them that would look the same: neither can be taken away here. */
async function tidyUniqueNames(client: PoolClient, table: string): Promise<void> {
  const of = raw(pg.escapeIdentifier(table));
  const all = await query<{ id: string; name: string }>(client, sql`select id, name from ${of} order by id`);
  const taken = new Set(all.map(({ name }) => name));
  for (const { id, name } of all) {
    const tidied = tidyLabel(name);
    if (taken.has(tidied)) continue;
    taken.add(tidied);
    await query(client, sql`update ${of} set name = ${tidied} where id = ${id}`);
  }
}

/** Departments of one school that look the same become one: the older, with everybody and everything of the other. */
async function mergeDepartments(client: PoolClient): Promise<void> {
  const all = await query<{ id: string; school_id: string; name: string }>(
    client,
    sql`select id, school_id, name from department order by school_id, id`,
  );
  const references = await query<{ table: string; column: string }>(
    client,
    sql`select c.conrelid::regclass::text as table, a.attname as column
      from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
      where c.contype = 'f' and c.confrelid = 'department'::regclass`,
  );
  const first = new Map<string, string>();
  for (const { id, school_id: school, name } of all) {
    const tidied = tidyLabel(name);
    const same = first.get(`${school} ${tidied}`);
    if (same === undefined) {
      first.set(`${school} ${tidied}`, id);
      continue;
    }
    for (const { table, column } of references) {
      const place = raw(pg.escapeIdentifier(column));
      await query(client, sql`update ${raw(table)} set ${place} = ${same} where ${place} = ${id}`);
    }
    await query(client, sql`delete from department where id = ${id}`);
  }
  // Only now: of two that become one, the one that stays may be the one that was written wrongly.
  await tidyColumn(client, "department", "name", tidyLabel);
}

async function tidySealed(
  client: PoolClient,
  keys: KeyRing,
  { table, column, key, place, tidy }: (typeof SEALED)[number],
): Promise<void> {
  const [of, name, id] = [table, column, key].map((word) => raw(pg.escapeIdentifier(word)));
  let last = "00000000-0000-0000-0000-000000000000";
  for (;;) {
    const rows = await query<{ id: string; sealed: Buffer }>(
      client,
      sql`select ${id} as id, ${name} as sealed from ${of}
        where ${id} > ${last} and ${name} is not null order by ${id} limit ${BATCH}`,
    );
    for (const { id: row, sealed } of rows) {
      const text = keys.open(place, new Sealed(sealed));
      const tidied = tidy(text);
      if (tidied === text) continue;
      await query(
        client,
        sql`update ${of} set ${name} = ${keys.seal(place, tidied).bytes} where ${id} = ${row}`,
      );
    }
    const end = rows.at(-1);
    if (!end) return;
    last = end.id;
  }
}
