import type { Pool } from "pg";
import { newId, nextNumber } from "./ground.js";
import type { TestGraduate } from "./people.js";

/**
 * A second record in the very state of the first, with its history, for a graduate of its own who differs in nothing
 * but the ids: for tests that need many records that came about by real acts.
 */
export async function cloneRecord(
  pool: Pool,
  recordId: string,
  graduate: TestGraduate,
): Promise<{ id: string; graduate: TestGraduate }> {
  const id = newId();
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
  await pool.query(
    "insert into graduate select (jsonb_populate_record(g, $2)).* from graduate g where id = $1",
    [graduate.id, columns],
  );
  await pool.query(
    "insert into registry_student select (jsonb_populate_record(g, $2)).* from registry_student g where graduate_id = $1",
    [graduate.id, columns],
  );
  const record = JSON.stringify({ id, record_id: id, graduate_id: copy.id });
  await pool.query("insert into record select (jsonb_populate_record(r, $2)).* from record r where id = $1", [
    recordId,
    record,
  ]);
  await pool.query(
    `insert into agreement select (jsonb_populate_record(a, $2 || jsonb_build_object('number', a.number || '-' || $3::text))).*
     from agreement a where record_id = $1`,
    [recordId, record, number],
  );
  for (const table of ["record_form", "submission", "destination"]) {
    await pool.query(
      `insert into ${table} select (jsonb_populate_record(f, $2)).* from ${table} f where record_id = $1`,
      [recordId, record],
    );
  }
  await pool.query(
    `insert into record_event select (jsonb_populate_record(e, $2 || jsonb_build_object('id', gen_random_uuid()))).*
     from record_event e where record_id = $1`,
    [recordId, JSON.stringify({ record_id: id })],
  );
  return { id, graduate: copy };
}
