import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { stopEmbeddedPostgres } from "../../src/database/embedded.js";
import { address, describeCluster } from "../../src/database/embedded-cluster.js";
import { buildPrograms, type Program, startProgram } from "../processes.js";

/** Recovery and the machine's other work included; what is promised are 5 s after the recovery. */
const BACK_WITHIN_MS = 60_000;

let folder: string;
let main: Program;
beforeAll(async () => {
  buildPrograms();
  folder = mkdtempSync(join(tmpdir(), "gd-crash-database-"));
  main = await startProgram("main", { DATA_DIR: folder, DEMO: "off", PORT: "0" });
}, 180_000);
afterAll(async () => {
  await main?.kill();
  await stopEmbeddedPostgres(join(folder, "postgres"));
  rmSync(folder, { recursive: true, force: true });
});

/** The cluster as the server sees it. */
function cluster() {
  const described = describeCluster(join(folder, "postgres"), true);
  const [pid, , , port] = readFileSync(join(described.data, "postmaster.pid"), "utf8")
    .split("\n")
    .map(Number);
  return { pid: pid ?? 0, url: address(described, port ?? 0, "platform") };
}

/** Writes one row after another until told to stop, over the end of the database; answers which were acknowledged. */
function writing(url: string) {
  const acknowledged: number[] = [];
  const pool = new pg.Pool({ connectionString: url, max: 4 });
  pool.on("error", () => undefined);
  let next = 0;
  let going = true;
  const one = async () => {
    while (going) {
      next += 1;
      const row = next;
      await pool.query("insert into written values ($1)", [row]).then(
        () => acknowledged.push(row),
        () => sleep(50),
      );
    }
  };
  const all = Promise.all([one(), one(), one(), one()]);
  return async () => {
    going = false;
    await all;
    const { rows } = await pool.query<{ n: number }>("select n from written order by n");
    await pool.end();
    return { acknowledged: acknowledged.toSorted((a, b) => a - b), kept: new Set(rows.map(({ n }) => n)) };
  };
}

const signIn = () =>
  fetch(`${main.url}/admin/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query: 'mutation { signInStaff(username: "x", password: "y") { __typename } }' }),
  });

it("a PostgreSQL that is killed under load is there again by itself, with all that it acknowledged", async () => {
  const { pid, url } = cluster();
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query("create table written (n int primary key)");
  await client.end();
  const stop = writing(url);
  await sleep(500);
  process.kill(pid, "SIGKILL");
  const answers: { status: number; retryAfter: string | null; code: string }[] = [];
  const until = performance.now() + BACK_WITHIN_MS;
  for (let status = 0; status !== 200 && performance.now() < until; ) {
    const response = await signIn();
    const body = (await response.json()) as { errors?: { extensions: { code: string } }[] };
    status = response.status;
    const code = body.errors?.[0]?.extensions.code ?? "";
    answers.push({ status, retryAfter: response.headers.get("retry-after"), code });
    await sleep(100);
  }
  expect(answers.at(-1)?.status).toBe(200);
  const away = answers.filter(({ status }) => status !== 200);
  expect(away.length).toBeGreaterThan(0);
  expect(new Set(away.map((each) => JSON.stringify(each)))).toEqual(
    new Set([JSON.stringify({ status: 503, retryAfter: "3", code: "UNAVAILABLE" })]),
  );
  expect(cluster()).toMatchObject({ url });
  expect((await fetch(`${main.url}/readyz`)).status).toBe(200);
  await sleep(500);
  const { acknowledged, kept } = await stop();
  expect(acknowledged.length).toBeGreaterThan(50);
  expect(acknowledged.filter((row) => !kept.has(row))).toEqual([]);
}, 120_000);
