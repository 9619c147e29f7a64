import "reflect-metadata";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { eventually, expectEqual } from "../../../stage/src/client/surprise.js";
import { graphql } from "../../../stage/src/gql/index.js";
import { openTestApp, type TestApp } from "../app.js";
import { anEmployer, START } from "../factories.js";
import { buildPrograms, startProgram } from "../processes.js";

const ROWS = 400_000;

const ASK = graphql(`mutation ExportCrashStart($list: ListQuery!) {
  startExport(list: $list, kind: ROWS_CSV) { ... on Export { id } } }`);
const OWN = graphql(`query ExportCrashOwn { exports { state rows address } }`);

let on: TestApp;
let dataDir: string;
beforeAll(async () => {
  buildPrograms();
  dataDir = mkdtempSync(join(tmpdir(), "gd-exports-"));
  on = await openTestApp({ dataDir });
}, 120_000);
afterAll(async () => {
  await on?.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const files = () =>
  readdirSync(join(dataDir, "exports"), { recursive: true, encoding: "utf8" }).filter((name) =>
    name.includes("."),
  );

/** The run and its pieces, once it has written some. */
async function midway(): Promise<{ attempt: number; pieces: number }> {
  return await eventually(async () => {
    const row = await on.row<{ attempt: number; pieces: number; state: string }>(
      "select attempt, pieces, state from list_export",
    );
    expectEqual("the state of the export", row.state, "RUNNING");
    expectEqual("whether two pieces are written", row.pieces >= 2, true);
    return row;
  });
}

it("an export whose server is killed is begun anew by the next one, and nothing of the first is left", async () => {
  const employer = await anEmployer(on.platform);
  await on.platform.pool.query(
    `insert into audit_entry (at, account_kind, account_id, act, address)
      select $2::timestamptz - n * interval '1 second', 'EMPLOYER', $1, 'SIGNED_IN', md5(n::text)
      from generate_series(1, $3::int) n`,
    [employer.accountId, on.clock.now(), ROWS],
  );
  await on.ask(employer, ASK, { list: { employerSignIns: { filter: {} } } });
  const environment = {
    NODE_ENV: "test",
    DATABASE_URL: on.platform.config.databaseUrl ?? "",
    DATA_DIR: dataDir,
    DATA_KEYS: `1:${Buffer.alloc(32, 7).toString("base64")}`,
    INDEX_KEY: Buffer.alloc(32, 9).toString("base64"),
    CLOCK: "test",
    CLOCK_START: START.toISOString(),
  };
  const first = await startProgram("worker", environment);
  await midway();
  await first.kill();
  const left = files();
  expect(left.length).toBeGreaterThan(0);
  const second = await startProgram("worker", environment);
  try {
    await eventually(async () => {
      const [own] = await on.ask(employer, OWN);
      expectEqual("the state of the export", own?.state ?? "", "DONE");
    }, 60_000);
  } finally {
    await second.stop();
  }
  const [own] = await on.ask(employer, OWN);
  expect(own?.rows).toBe(ROWS);
  const { attempt, pieces } = await on.row<{ attempt: number; pieces: number }>(
    "select attempt, pieces from list_export",
  );
  expect(attempt).toBe(2);
  expect(files().filter((name) => name.includes(".1."))).toEqual([]);
  expect(files()).toHaveLength(pieces);
  const { body } = await on.fetch(employer, own?.address ?? "");
  expect(body.toString().trimEnd().split("\r\n")).toHaveLength(ROWS + 1);
}, 180_000);
