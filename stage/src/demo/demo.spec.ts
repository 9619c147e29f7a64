import "reflect-metadata";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type OpenPlatform, openPlatform } from "@gd/server/open-platform.js";
import { afterAll, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "../../../server/test/database.js";
import { testConfig } from "../../../server/test/server.js";
import { ensureDemo, loadDemo } from "./index.js";
import { alone, markBegin, wipe } from "./load-state.js";

const folder = mkdtempSync(join(tmpdir(), "gd-demo-"));
const opened: { platform: OpenPlatform; database: TestDatabase }[] = [];

async function openEmpty(): Promise<OpenPlatform> {
  const database = await createTestDatabase();
  const platform = await openPlatform({ ...testConfig(database.url), dataDir: folder });
  opened.push({ platform, database });
  return platform;
}

afterAll(async () => {
  for (const { platform, database } of opened) {
    await platform.close();
    await database.drop();
  }
  rmSync(folder, { recursive: true, force: true });
});

describe("what is not the demo's", () => {
  it("is never touched", async () => {
    const platform = await openEmpty();
    await platform.pool.query("insert into province (id, code, name) values ($1, '11', '北京市')", [ID]);
    await platform.pool.query(
      "insert into school (id, province_id, code, name, address) values ($1, $1, '10001', '某大学', '某地')",
      [ID],
    );
    await expect(loadDemo(platform)).rejects.toThrow("数据库中已有数据");
    await ensureDemo(platform);
    await markBegin(platform);
    await expect(loadDemo(platform)).rejects.toThrow("已有其他学校的数据");
    const { rows } = await platform.pool.query("select code from school");
    expect(rows).toEqual([{ code: "10001" }]);
  });

  it("tells the states apart", async () => {
    const platform = await openEmpty();
    expect(await alone(platform, async (state) => state)).toBe("EMPTY");
    await markBegin(platform);
    expect(await alone(platform, async (state) => state)).toBe("INTERRUPTED");
  });
});

describe("what an interrupted load left", () => {
  it("goes with the jobs that it had taken, and their queue is free", async () => {
    const platform = await openEmpty();
    const { pool } = platform;
    await pool.query("select graphile_worker.add_job('some.job', '{}', 'some queue')");
    for (const table of ["_private_jobs", "_private_job_queues"])
      await pool.query(`update graphile_worker.${table} set locked_by = 'killed', locked_at = '2027-05-17'`);
    await wipe(platform, []);
    const { rows } = await pool.query<{ jobs: number; taken: number }>(
      `select (select count(*)::int from graphile_worker.jobs) as jobs,
         (select count(*)::int from graphile_worker._private_job_queues where locked_at is not null) as taken`,
    );
    expect(rows).toEqual([{ jobs: 0, taken: 0 }]);
  });
});

const ID = "01a1fd43-f800-7126-af7a-82e67ab566ff";
