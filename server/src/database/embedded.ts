import { createHash, randomBytes } from "node:crypto";
import {
  appendFileSync,
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { dirname, join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import {
  type Account,
  accountFor,
  nativeFolder,
  reachable,
  runProgram,
  systemFolder,
} from "./embedded-binaries.js";
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
  /** Stops the server if it was started here; else leaves it alone. */
  stop(): Promise<void>;
}

const user = "platform";
const database = "platform";

interface Cluster {
  folder: string;
  data: string;
  log: string;
  native: string;
  account: Account | undefined;
  durable: boolean;
  password: string;
}

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
    const cluster = describe(folder, options.durable);
    const running = await connectToRunning(cluster);
    const ownerFile = join(folder, "owner");
    const owner = existsSync(ownerFile) ? readFileSync(ownerFile, "utf8") : "";
    const adopted = running !== undefined && owner !== processMark(process.pid) && !isRunning(owner);
    const port = running ?? (await start(cluster, options.port));
    const startedHere = running === undefined || adopted;
    if (startedHere) writeFileSync(ownerFile, processMark(process.pid));
    const url = await ensureDatabase(cluster, port);
    return {
      url,
      startedHere,
      stop: async () => (startedHere ? await stopEmbeddedPostgres(folder) : undefined),
    };
  });
}

/** Stops the server of `folder`, whoever started it; open connections are ended, committed work is kept. */
export async function stopEmbeddedPostgres(folder: string): Promise<void> {
  const cluster = describe(resolve(folder), true);
  if (!postmaster(cluster)) return;
  await control(cluster, "stop", "-m", "fast", "-w", "-t", "30");
}

function describe(folder: string, durable: boolean): Cluster {
  // A folder that the unprivileged account cannot enter (a checkout in root's home) keeps only the password.
  const preferred = join(folder, "data");
  const account = accountFor(preferred);
  const hash = createHash("sha256").update(folder).digest("hex").slice(0, 12);
  const base = reachable(folder, account) ? folder : join(systemFolder, hash);
  const data = join(base, "data");
  const passwordFile = join(folder, "password");
  if (!existsSync(passwordFile)) {
    writeFileSync(passwordFile, randomBytes(24).toString("base64url"), { mode: 0o600 });
  }
  return {
    folder,
    data,
    log: join(base, "server.log"),
    native: nativeFolder(accountFor(data)),
    account: accountFor(data),
    durable,
    password: readFileSync(passwordFile, "utf8"),
  };
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

async function start(cluster: Cluster, wanted: number | undefined): Promise<number> {
  const versionFile = join(cluster.data, "PG_VERSION");
  if (!existsSync(versionFile)) await initialise(cluster);
  const version = readFileSync(versionFile, "utf8").trim();
  if (version !== "18") {
    throw new Error(
      `${cluster.data} 由 PostgreSQL ${version} 建立,本程序使用 18,请先备份并迁移数据。` +
        `The cluster was made by PostgreSQL ${version}; this program runs 18.`,
    );
  }
  try {
    return await startAndWait(cluster, wanted);
  } catch (error) {
    if (cluster.durable) throw error;
    // Without fsync a crash of the machine can spoil the files; test data is worth nothing.
    rmSync(cluster.data, { recursive: true, force: true });
    await initialise(cluster);
    return await startAndWait(cluster, wanted);
  }
}

async function startAndWait(cluster: Cluster, wanted: number | undefined): Promise<number> {
  for (let attempt = 0; ; attempt += 1) {
    const port = wanted ?? (await freePort(attempt === 0 ? lastPort(cluster) : 0));
    configure(cluster, port);
    try {
      await control(cluster, "start", "-l", cluster.log, "-w", "-t", "60", "-s");
      return port;
    } catch (error) {
      // After a killed postmaster its children hold the shared memory for a moment.
      if (attempt < 5) {
        await sleep(500 * (attempt + 1));
        continue;
      }
      const log = existsSync(cluster.log)
        ? readFileSync(cluster.log, "utf8").split("\n").slice(-6).join("\n")
        : "";
      throw new Error(`内置 PostgreSQL 启动失败,日志见 ${cluster.log}。PostgreSQL did not start:\n${log}`, {
        cause: error,
      });
    }
  }
}

async function initialise(cluster: Cluster): Promise<void> {
  const { data, account } = cluster;
  const parent = dirname(data);
  mkdirSync(parent, { recursive: true });
  if (parent !== cluster.folder) {
    chmodSync(dirname(parent), 0o755);
    chmodSync(parent, 0o755);
  }
  // What an interrupted initdb left has no PG_VERSION or is not whole: it is made anew beside and moved.
  rmSync(data, { recursive: true, force: true });
  mkdirSync(data, { mode: 0o700 });
  const passwordFile = join(parent, `initial-password.${process.pid}`);
  writeFileSync(passwordFile, cluster.password, { mode: 0o600 });
  writeFileSync(cluster.log, "", { mode: 0o600 });
  if (account)
    for (const path of [data, passwordFile, cluster.log]) chownSync(path, account.uid, account.gid);
  const settings = ["-E", "UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"];
  const access = ["-U", user, "-A", "scram-sha-256", `--pwfile=${passwordFile}`];
  const speed = cluster.durable ? [] : ["--no-sync"];
  try {
    await runProgram(
      join(cluster.native, "bin/initdb"),
      ["-D", data, ...settings, ...access, ...speed],
      account,
    );
  } catch (error) {
    rmSync(data, { recursive: true, force: true });
    throw error;
  } finally {
    rmSync(passwordFile, { force: true });
  }
  appendFileSync(join(data, "postgresql.conf"), "\ninclude 'platform.conf'\n");
}

/** Written at every start, so that a new version of this program changes settings of old clusters too. */
function configure(cluster: Cluster, port: number): void {
  const careless = ["fsync = off", "synchronous_commit = off", "full_page_writes = off"];
  const settings = [
    `port = ${port}`,
    "listen_addresses = '127.0.0.1'",
    "unix_socket_directories = ''",
    "max_connections = 200",
    "shared_buffers = 256MB",
    "timezone = 'UTC'",
    "log_timezone = 'UTC'",
    "jit = off",
    // Statements carry personal data as literals in the worst case; the log gets none.
    "log_min_error_statement = panic",
    "log_parameter_max_length_on_error = 0",
    "log_error_verbosity = terse",
    ...(cluster.durable ? [] : careless),
  ];
  const file = join(cluster.data, "platform.conf");
  writeFileSync(file, `${settings.join("\n")}\n`, { mode: 0o600 });
  if (cluster.account) chownSync(file, cluster.account.uid, cluster.account.gid);
}

function control(cluster: Cluster, act: "start" | "stop", ...args: string[]): Promise<void> {
  return runProgram(join(cluster.native, "bin/pg_ctl"), [act, "-D", cluster.data, ...args], cluster.account);
}

function lastPort(cluster: Cluster): number {
  const file = join(cluster.data, "platform.conf");
  if (!existsSync(file)) return 0;
  return Number(/^port = (\d+)$/m.exec(readFileSync(file, "utf8"))?.[1] ?? 0);
}

/** `preferred` if nobody listens there, else any free port of 127.0.0.1. */
function freePort(preferred: number): Promise<number> {
  return new Promise((resolvePort, reject) => {
    const server = createServer();
    server.once("error", () =>
      preferred === 0 ? reject(new Error("no free port")) : resolvePort(freePort(0)),
    );
    server.listen(preferred, "127.0.0.1", () => {
      const address = server.address();
      const port = typeof address === "object" && address ? address.port : 0;
      server.close(() => resolvePort(port));
    });
  });
}

function address(cluster: Cluster, port: number, name: string): string {
  return `postgres://${user}:${cluster.password}@127.0.0.1:${port}/${name}`;
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
