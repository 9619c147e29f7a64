import pg from "pg";
import { afterAll, expect, it } from "vitest";
import { openOrm } from "../src/database/orm.js";
import { CONNECTION_PATIENCE_MS, openPool } from "../src/database/pool.js";
import { ENTITIES } from "../src/entities.js";
import { createTestDatabase, type TestDatabase } from "./database.js";

const made: TestDatabase[] = [];

afterAll(async () => {
  for (const database of made) await database.drop();
});

it("copies a migrated database for each file, apart from every other", async () => {
  const [one, other] = await Promise.all([createTestDatabase(), createTestDatabase()]);
  made.push(one, other);
  await run(one.url, "CREATE TABLE mark ()");
  expect(await run(one.url, "SELECT to_regclass('record') IS NOT NULL AS found")).toEqual([{ found: true }]);
  expect(await run(other.url, "SELECT to_regclass('mark') IS NULL AS missing")).toEqual([{ missing: true }]);
});

it("gives a statement up that no connection gets free for, and works on when one does", async () => {
  const database = await createTestDatabase();
  made.push(database);
  const pool = openPool(database.url, 1, 1_000);
  try {
    const client = await pool.connect();
    await expect(pool.query("select 1")).rejects.toThrow("timeout");
    client.release();
    expect((await pool.query("select 1")).rowCount).toBe(1);
  } finally {
    await pool.end();
  }
  const orm = await openOrm(database.url, ENTITIES, { poolSize: 1 });
  try {
    const { options } = await orm.em.getConnection().getNativeClient();
    expect(options).toMatchObject({ connectionTimeoutMillis: CONNECTION_PATIENCE_MS });
  } finally {
    await orm.close();
  }
});

async function run(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}
