import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { address, type Cluster, control, describeCluster, startCluster } from "./embedded-cluster.js";
import { isRunning, processMark } from "./embedded-process.js";

export interface EmbeddedPostgresOptions {
  /** Where the cluster, its password and its log are kept; made when missing. */
  folder: string;
  /** False gives up all promises about crashes for speed: for tests only. */
  durable: boolean;
  /** Port on 127.0.0.1; by default the one used last time, if free, else any free one. */
  port?: number;
}

export interface EmbeddedPostgres {
  /** Connection string of the superuser, password included: not for logs. */
  url: string;
  /** Whether this process answers for the server: it started it, or the one that did has died. */
  startedHere: boolean;
  /**
   * From now on the server is started again where it was, whenever it has ended by itself (killed, or out of memory);
   * only by the process that answers for it.
   *
   * @param tell takes a sentence for the operator.
   */
  watch(tell: (sentence: string) => void): void;
  /** Stops the server if it was started here; else leaves it alone. */
  stop(): Promise<void>;
}

const LOOKED_AT_EVERY_MS = 500;

const database = "platform";

/**
 * Gives a running PostgreSQL 18 on 127.0.0.1 (no Unix socket, password required). It runs detached and survives
 * a crash of this process: the next start finds and reuses it, or recovers when PostgreSQL itself was killed.
 * As root it runs under an unprivileged account.
 *
 * @throws with a message for people, Chinese then English, when the folder belongs to another account, was
 * written by another PostgreSQL version, or the server does not come up.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const folder = resolve(options.folder);
  refuseForeignFolder(folder);
  mkdirSync(folder, { recursive: true });
  return await alone(folder, async () => {
    const cluster = describeCluster(folder, options.durable);
    const running = await connectToRunning(cluster);
    const ownerFile = join(folder, "owner");
    const owner = existsSync(ownerFile) ? readFileSync(ownerFile, "utf8") : "";
    const adopted = running !== undefined && owner !== processMark(process.pid) && !isRunning(owner);
    const port = running ?? (await startCluster(cluster, options.port));
    const startedHere = running === undefined || adopted;
    if (startedHere) writeFileSync(ownerFile, processMark(process.pid));
    const url = await ensureDatabase(cluster, port);
    let unwatch = async () => {};
    return {
      url,
      startedHere,
      watch: (tell) => {
        if (startedHere) unwatch = watchCluster(cluster, port, tell);
      },
      stop: async () => {
        await unwatch();
        if (startedHere) await stopEmbeddedPostgres(folder);
      },
    };
  });
}

/** Looks now and then whether the server is there, and starts it on its port if not. @returns how to stop, once it rests. */
function watchCluster(cluster: Cluster, port: number, tell: (sentence: string) => void): () => Promise<void> {
  const stopped = new AbortController();
  const { signal } = stopped;
  const watching = (async () => {
    while (!signal.aborted) {
      await sleep(LOOKED_AT_EVERY_MS, undefined, { signal, ref: false }).catch(() => undefined);
      if (signal.aborted || postmaster(cluster)) continue;
      tell("内置 PostgreSQL 意外退出，正在重新启动。PostgreSQL has ended by itself and is started again.");
      try {
        await alone(
          cluster.folder,
          async () => (await connectToRunning(cluster)) ?? (await startCluster(cluster, port)),
        );
        tell("内置 PostgreSQL 已恢复。PostgreSQL is there again.");
      } catch (error) {
        tell(error instanceof Error ? error.message : String(error));
      }
    }
  })();
  return async () => {
    stopped.abort();
    await watching;
  };
}

/** Stops the server of `folder`, also one that another process started; open connections are ended, committed work is kept. */
export async function stopEmbeddedPostgres(folder: string): Promise<void> {
  const cluster = describeCluster(resolve(folder), true);
  if (!postmaster(cluster)) return;
  await control(cluster, "stop", "-m", "fast", "-w", "-t", "30");
}

function refuseForeignFolder(folder: string): void {
  const self = process.getuid?.();
  if (self === undefined || self === 0) return;
  for (const path of [folder, join(folder, "data"), join(folder, "password")]) {
    if (existsSync(path) && statSync(path).uid !== self) {
      throw new Error(
        `数据库目录 ${path} 属于另一个系统账户(uid ${statSync(path).uid}),请换用该账户启动,或删除该目录后重试。` +
          `The database folder belongs to another account (uid ${statSync(path).uid}): start as that account or remove it.`,
      );
    }
  }
}

/** Lets one process at a time look after a folder; a lock left by a dead process does not count. */
async function alone<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const lock = join(folder, "starting");
  for (let attempt = 0; ; attempt += 1) {
    try {
      writeFileSync(lock, processMark(process.pid), { flag: "wx" });
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
      const holder = existsSync(lock) ? readFileSync(lock, "utf8") : "";
      // An empty mark is a lock being written this very moment, unless it stays so.
      if (holder ? !isRunning(holder) : attempt % 50 === 49) rmSync(lock, { force: true });
      if (attempt > 1200) throw new Error(`数据库目录被占用:${lock}。The database folder is locked.`);
      await sleep(100);
    }
  }
  try {
    return await work();
  } finally {
    rmSync(lock, { force: true });
  }
}

/** What postmaster.pid says, if that process is alive and indeed this cluster's server. */
function postmaster(cluster: Cluster): { pid: number; port: number } | undefined {
  const file = join(cluster.data, "postmaster.pid");
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, "utf8").split("\n");
  const pid = Number(lines[0]);
  if (!isRunning(String(pid))) return undefined;
  const commandLine = `/proc/${pid}/cmdline`;
  if (existsSync(commandLine) && !readFileSync(commandLine, "utf8").includes(cluster.data)) {
    // The number was given to another program since: PostgreSQL itself would refuse to start over this file.
    rmSync(file, { force: true });
    return undefined;
  }
  return { pid, port: Number(lines[3]) };
}

/** The port of the cluster's server if it is up; waits for one that is starting or recovering. */
async function connectToRunning(cluster: Cluster): Promise<number | undefined> {
  let last: unknown;
  for (let attempt = 0; attempt < 300; attempt += 1) {
    const found = postmaster(cluster);
    if (!found) return undefined;
    try {
      await query(address(cluster, found.port, "postgres"), "SELECT 1");
      return found.port;
    } catch (error) {
      last = error;
      if ((error as { code?: string }).code === "28P01") break;
      await sleep(100);
    }
  }
  await control(cluster, "stop", "-m", "immediate", "-w").catch(() => {
    throw new Error(`数据库没有响应,也无法停止:${cluster.log}。PostgreSQL neither answers nor stops.`, {
      cause: last,
    });
  });
  return undefined;
}

async function ensureDatabase(cluster: Cluster, port: number): Promise<string> {
  const present = await query(
    address(cluster, port, "postgres"),
    `SELECT 1 FROM pg_database WHERE datname = '${database}'`,
  );
  if (present === 0) await query(address(cluster, port, "postgres"), `CREATE DATABASE ${database}`);
  return address(cluster, port, database);
}

/** Runs one statement on a connection of its own and answers the number of rows. */
async function query(url: string, text: string): Promise<number> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  // A server that goes away while we are connected must not end this process.
  client.on("error", () => undefined);
  await client.connect();
  try {
    return (await client.query(text)).rowCount ?? 0;
  } finally {
    await client.end();
  }
}
