import type { Pool, QueryResultRow } from "pg";
import { Sealed } from "../../src/database/sealed.js";
import { query } from "../../src/database/sql.js";
import type { Platform } from "../../src/platform/platform.js";
import { newId, nextNumber } from "./ground.js";
import type { TestGraduate } from "./people.js";
import { pictureOf, placeOfPicture } from "./pictures.js";

/**
 * A second record in the very state of the first, with its history, for a graduate of its own who differs in nothing
 * but the ids: for tests that need many records that came about by real acts.
 */
export async function cloneRecord(
  { pool, keys }: Pick<Platform, "pool" | "keys">,
  recordId: string,
  graduate: TestGraduate,
): Promise<{ id: string; graduate: TestGraduate }> {
  const number = nextNumber();
  const copy = { ...graduate, id: newId() };
  const columns = JSON.stringify({
    id: copy.id,
    graduate_id: copy.id,
    candidate_number: `C${number}`,
    student_number: `C${number}`,
    // Another person, for the roster's unique key: the sealed number stays as it was.
    id_number_index: `\\x${newId().replaceAll("-", "")}`,
  });
  await run(
    pool,
    "insert into graduate select (jsonb_populate_record(g, $2)).* from graduate g where id = $1",
    [graduate.id, columns],
  );
  await run(
    pool,
    "insert into registry_student select (jsonb_populate_record(g, $2)).* from registry_student g where graduate_id = $1",
    [graduate.id, columns],
  );
  const rows = await run<{ ends: string | null }>(
    pool,
    "select ends_record_id as ends from record where id = $1",
    [recordId],
  );
  const ends = rows[0]?.ends ?? null;
  const agreement = ends && (await copyRecord({ pool, keys }, ends, copy.id, {}));
  const id = await copyRecord(
    { pool, keys },
    recordId,
    copy.id,
    agreement ? { ends_record_id: agreement } : {},
  );
  return { id, graduate: copy };
}

/** Prepared, since matrices make hundreds of copies: getting a plan ready costs more than carrying it out. */
async function run<Row extends QueryResultRow>(pool: Pool, text: string, values: unknown[]): Promise<Row[]> {
  return await query<Row>(pool, { text, values }, { name: "clone" });
}

/** A record with all that hangs on it, of another graduate: its id. */
async function copyRecord(
  { pool, keys }: Pick<Platform, "pool" | "keys">,
  recordId: string,
  graduateId: string,
  changes: Readonly<Record<string, string>>,
): Promise<string> {
  const id = newId();
  const number = nextNumber();
  const record = JSON.stringify({ id, record_id: id, graduate_id: graduateId, ...changes });
  await run(pool, "insert into record select (jsonb_populate_record(r, $2)).* from record r where id = $1", [
    recordId,
    record,
  ]);
  await run(
    pool,
    `insert into agreement select (jsonb_populate_record(a, $2 || jsonb_build_object('number', a.number || '-' || $3::text))).*
     from agreement a where record_id = $1`,
    [recordId, record, number],
  );
  for (const table of ["record_form", "submission", "termination", "destination"]) {
    await run(
      pool,
      `insert into ${table} select (jsonb_populate_record(f, $2)).* from ${table} f where record_id = $1`,
      [recordId, record],
    );
  }
  const uploads = await cloneUploads(pool, recordId, id);
  await nameUploads({ pool, keys }, id, uploads);
  await run(
    pool,
    `insert into record_event select (jsonb_populate_record(e, $2 || jsonb_build_object('id', gen_random_uuid()))).*
     from record_event e where record_id = $1`,
    [recordId, JSON.stringify({ record_id: id })],
  );
  return id;
}

/** The rows only: the files themselves lie at the first one's. Old id → new id. */
async function cloneUploads(pool: Pool, from: string, to: string): Promise<Map<string, string>> {
  const rows = await run<{ id: string }>(pool, "select id from upload where record_id = $1", [from]);
  const ids = new Map(rows.map(({ id }) => [id, idOfCopy(from, id, to)]));
  for (const [old, id] of ids) {
    await run(
      pool,
      `insert into upload select (jsonb_populate_record(u, $2 ||
         jsonb_build_object('content', case when u.content is not null then gen_random_uuid() end))).*
       from upload u where id = $1`,
      [old, JSON.stringify({ id, record_id: to })],
    );
  }
  return ids;
}

/** At the same place where ids follow from the record's; what came from elsewhere is found by the copy's own lists. */
function idOfCopy(from: string, uploadId: string, to: string): string {
  const place = placeOfPicture(from, uploadId);
  return place === null ? newId() : pictureOf(to, place);
}

/** Forms, submissions and requests of the copy name its own uploads. */
async function nameUploads(
  { pool, keys }: Pick<Platform, "pool" | "keys">,
  recordId: string,
  ids: ReadonlyMap<string, string>,
): Promise<void> {
  for (const [table, column] of [
    ["record_form", "record_form.content_sealed"],
    ["submission", "submission.content_sealed"],
  ] as const) {
    const rows = await run<{ place: string; content_sealed: Buffer }>(
      pool,
      `select ctid::text as place, content_sealed from ${table} where record_id = $1`,
      [recordId],
    );
    for (const { place, content_sealed } of rows) {
      const text = keys.open(column, new Sealed(content_sealed));
      const named = [...ids].reduce((content, [old, id]) => content.replaceAll(old, id), text);
      await run(pool, `update ${table} set content_sealed = $2 where ctid = $1::tid`, [
        place,
        keys.seal(column, named).bytes,
      ]);
    }
  }
  for (const [old, id] of ids) {
    await run(
      pool,
      "update submission set upload_ids = array_replace(upload_ids, $2, $3) where record_id = $1",
      [recordId, old, id],
    );
    await run(
      pool,
      `update termination set upload_ids = array_replace(upload_ids, $2, $3),
         evidence_ids = array_replace(evidence_ids, $2, $3) where record_id = $1`,
      [recordId, old, id],
    );
  }
}
