import pg from "pg";
import { afterAll, expect, it } from "vitest";
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

async function run(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}
