import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { cpSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { readConfig } from "@gd/server/platform/config.js";
import { openServer } from "@gd/server/start-server.js";
import pg from "pg";
import { joinTestCluster, type TestCluster } from "../../server/test/cluster.js";

const main = fileURLToPath(new URL("../../stage/dist/start.js", import.meta.url));

export interface RunningServer {
  /** Origin of the platform, without a slash at its end. */
  url: string;
  /** Ends the server gracefully and drops its database. */
  stop(): Promise<void>;
}

/**
 * Where a server runs: as the program that is shipped, or in the process of the tests, whose files share what it loads:
 * that costs two seconds of processor less, and its code is warm from the second file on.
 */
export type Where = "program" | "here";

/** When every story begins: a working morning of the signing season, so that none depends on the day it is run. */
export const STORY_BEGINS = "2027-05-17T02:00:00Z";

/** What a server keeps: a database of the test cluster, a folder, and the keys of both. */
export interface Ground {
  database: string;
  dataDir: string;
  keys: { DATA_KEYS: string; INDEX_KEY: string };
}

/**
 * Starts the built server on a free port over a ground of its own, a copy of the loaded country, with the test clock
 * standing where that was loaded, and waits until it is ready.
 */
export async function startServer(country: Ground, where: Where): Promise<RunningServer> {
  const cluster = await joinTestCluster();
  const ground = await copyOf(country, cluster);
  const leave = async () => {
    await removeGround(ground, cluster);
    await cluster.leave();
  };
  try {
    return await (where === "here" ? serverHere : serverOn)(ground, cluster, leave);
  } catch (error) {
    await leave();
    throw error;
  }
}

/** A new ground; its database bears our process number, so that it is dropped if we die (server/test/cluster.ts). */
export async function emptyGround(cluster: TestCluster): Promise<Ground> {
  const database = nameOfDatabase();
  await administer(cluster.url, `CREATE DATABASE ${database}`);
  return {
    database,
    dataDir: mkdtempSync(join(tmpdir(), "gd-e2e-")),
    keys: {
      DATA_KEYS: `1:${randomBytes(32).toString("base64")}`,
      INDEX_KEY: randomBytes(32).toString("base64"),
    },
  };
}

export async function removeGround({ database, dataDir }: Ground, cluster: TestCluster): Promise<void> {
  await administer(cluster.url, `DROP DATABASE IF EXISTS ${database} WITH (FORCE)`);
  rmSync(dataDir, { recursive: true, force: true });
}

/** A ground of its own with all that another one keeps; nobody may be connected to that. */
export async function copyOf(country: Ground, cluster: TestCluster): Promise<Ground> {
  const database = nameOfDatabase();
  await administer(
    cluster.url,
    `CREATE DATABASE ${database} TEMPLATE ${country.database} STRATEGY file_copy`,
  );
  const dataDir = mkdtempSync(join(tmpdir(), "gd-e2e-"));
  cpSync(country.dataDir, dataDir, { recursive: true });
  return { database, dataDir, keys: country.keys };
}

function nameOfDatabase(): string {
  return `test_${process.pid}_${randomBytes(4).toString("hex")}`;
}

/** What a server over a ground is told: the test clock stands where the stories begin. */
export function environmentOf({ database, dataDir, keys }: Ground, cluster: TestCluster) {
  return {
    NODE_ENV: "test",
    DEV_PAGES: "on",
    DATABASE_URL: Object.assign(new URL(cluster.url), { pathname: `/${database}` }).href,
    DATA_DIR: dataDir,
    ...keys,
    CLOCK: "test",
    CLOCK_START: STORY_BEGINS,
    DEMO: "1",
    LOG_LEVEL: "warn",
  };
}

/** Loads the demo country into an empty ground, by a server that is killed in the middle of it and by the next one. */
export async function loadCountry(ground: Ground, cluster: TestCluster): Promise<void> {
  const killed = await spawnServer(ground, cluster);
  await recordsIn(ground, cluster, 20, killed);
  killed.child.kill("SIGKILL");
  await once(killed.child, "exit");
  // Its end leaves the database without connections, as copying it asks for.
  const server = await serverOn(ground, cluster, async () => undefined);
  await server.stop();
}

/** Waits until so many records have been made. */
async function recordsIn(
  { database }: Ground,
  cluster: TestCluster,
  wanted: number,
  by: Spawned,
): Promise<void> {
  const url = Object.assign(new URL(cluster.url), { pathname: `/${database}` }).href;
  for (let attempt = 0; attempt < PATIENCE_SECONDS * 10; attempt += 1) {
    const there = await administer(url, "SELECT count(*)::int FROM record").catch(() => 0);
    if (there >= wanted) return;
    if (by.child.exitCode !== null)
      throw new Error(`the server that loads ended; it printed:\n${by.printed()}`);
    await sleep(100);
  }
  throw new Error(`no ${wanted} records within ${PATIENCE_SECONDS} s`);
}

interface Spawned {
  child: ChildProcess;
  url: string;
  /** So far. */
  printed(): string;
}

async function spawnServer(ground: Ground, cluster: TestCluster): Promise<Spawned> {
  if (!existsSync(main)) throw new Error(`${main} is missing: npm run build first`);
  const port = await freePort();
  const child = spawn(process.execPath, [main], {
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      ...process.env,
      HOST: "127.0.0.1",
      PORT: String(port),
      ...environmentOf(ground, cluster),
    },
  });
  let printed = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk: Buffer) => {
      printed += chunk.toString();
    });
  }
  return { child, url: `http://127.0.0.1:${port}`, printed: () => printed };
}

/** The built server on a ground, in this process; `leave` follows its end. */
async function serverHere(
  ground: Ground,
  cluster: TestCluster,
  leave: () => Promise<void>,
): Promise<RunningServer> {
  const address = { HOST: "127.0.0.1", PORT: String(await freePort()) };
  const { port, end } = await openServer(readConfig({ ...environmentOf(ground, cluster), ...address }));
  const stop = async () => {
    await end();
    await leave();
  };
  return { url: `http://127.0.0.1:${port}`, stop };
}

/** The same as a program of its own. */
export async function serverOn(
  ground: Ground,
  cluster: TestCluster,
  leave: () => Promise<void>,
): Promise<RunningServer> {
  const { child, url, printed } = await spawnServer(ground, cluster);
  try {
    await ready(url, child);
  } catch (error) {
    await end(child);
    throw new Error(`the server did not become ready; it printed:\n${printed()}`, { cause: error });
  }
  const stop = async () => {
    await end(child);
    await leave();
  };
  return { url, stop };
}

/** Loading the country takes half a minute on a quiet machine, minutes beside other work. */
const PATIENCE_SECONDS = 300;

async function ready(url: string, child: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < PATIENCE_SECONDS * 10; attempt += 1) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}`);
    const answer = await fetch(`${url}/readyz`).catch(() => undefined);
    if (answer?.ok) return;
    await sleep(100);
  }
  throw new Error(`no answer within ${PATIENCE_SECONDS} s`);
}

/** A server that does not end within 15 s of being asked is killed, and that is a failure to be seen. */
async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGTERM");
  const late = new AbortController();
  const inTime = await Promise.race([
    ended.then(() => true),
    sleep(15_000, false, { signal: late.signal }).catch(() => true),
  ]);
  late.abort();
  if (inTime) return;
  child.kill("SIGKILL");
  await ended;
  throw new Error("the server did not end within 15 s of SIGTERM");
}

/** Answers the `count` of its first row, if it has one. */
async function administer(url: string, statement: string): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ count: number }>(statement);
    return rows[0]?.count ?? 0;
  } finally {
    await client.end();
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
