import "reflect-metadata";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type OpenPlatform, openPlatform } from "@gd/server/open-platform.js";
import { afterAll, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "../../../server/test/database.js";
import { testConfig } from "../../../server/test/server.js";
import { ensureDemo, loadDemo } from "./index.js";
import { alone, markBegin } from "./load-state.js";

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

const ID = "01a1fd43-f800-7126-af7a-82e67ab566ff";
