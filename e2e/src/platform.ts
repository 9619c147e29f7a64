import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { joinTestCluster } from "../../server/test/cluster.js";

const main = fileURLToPath(new URL("../../server/dist/main.js", import.meta.url));

export interface RunningServer {
  /** Origin of the platform, without a slash at its end. */
  url: string;
  /** What the server has printed so far. */
  printed(): string;
  /** Ends the server gracefully and drops its database. */
  stop(): Promise<void>;
}

/**
 * Starts the built server on a free port over an empty database of its own in the test cluster, with the demo
 * country and the test clock, and waits until it is ready (at most 90 s).
 */
export async function startServer(environment: Record<string, string> = {}): Promise<RunningServer> {
  if (!existsSync(main)) throw new Error(`${main} is missing: npm run build first`);
  const cluster = await joinTestCluster();
  const name = `test_${process.pid}_${randomBytes(4).toString("hex")}`;
  await administer(cluster.url, `CREATE DATABASE ${name}`);
  const dataDir = mkdtempSync(join(tmpdir(), "gd-e2e-"));
  const port = await freePort();
  const child = spawn(process.execPath, [main], {
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      ...process.env,
      NODE_ENV: "test",
      HOST: "127.0.0.1",
      PORT: String(port),
      DATABASE_URL: Object.assign(new URL(cluster.url), { pathname: `/${name}` }).href,
      DATA_DIR: dataDir,
      DATA_KEYS: `1:${randomBytes(32).toString("base64")}`,
      INDEX_KEY: randomBytes(32).toString("base64"),
      CLOCK: "test",
      DEMO: "1",
      LOG_LEVEL: "warn",
      ...environment,
    },
  });
  let printed = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk: Buffer) => {
      printed += chunk.toString();
    });
  }
  const stop = async () => {
    await end(child);
    await administer(cluster.url, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await cluster.leave();
    rmSync(dataDir, { recursive: true, force: true });
  };
  const url = `http://127.0.0.1:${port}`;
  try {
    await ready(url, child);
  } catch (error) {
    await stop();
    throw new Error(`the server did not become ready; it printed:\n${printed}`, { cause: error });
  }
  return { url, printed: () => printed, stop };
}

async function ready(url: string, child: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 900; attempt += 1) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}`);
    const answer = await fetch(`${url}/readyz`).catch(() => undefined);
    if (answer?.ok) return;
    await sleep(100);
  }
  throw new Error("no answer within 90 s");
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

async function administer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
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
