import { createHash, randomBytes } from "node:crypto";
import {
  appendFileSync,
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import {
  accountFor,
  type DatabaseAccount,
  nativeFolder,
  reachable,
  runProgram,
  systemFolder,
} from "./embedded-binaries.js";

const user = "platform";

/** Where a cluster lies and how it is run. */
export interface Cluster {
  folder: string;
  data: string;
  log: string;
  native: string;
  account: DatabaseAccount | undefined;
  durable: boolean;
  password: string;
}

/** Where the cluster of `folder` is or shall be; makes its password when there is none yet. */
export function describeCluster(folder: string, durable: boolean): Cluster {
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

/** Connection string of the superuser. */
export function address(cluster: Cluster, port: number, name: string): string {
  return `postgres://${user}:${cluster.password}@127.0.0.1:${port}/${name}`;
}

/** Starts the cluster, made anew when missing, and answers its port. @throws with a message for people. */
export async function startCluster(cluster: Cluster, wanted: number | undefined): Promise<number> {
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
  // Made beside and moved when whole: what an interrupted initdb leaves looks like a cluster.
  const unfinished = `${data}.new`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { mode: 0o700 });
  const passwordFile = join(parent, "initial-password");
  writeFileSync(passwordFile, cluster.password, { mode: 0o600 });
  writeFileSync(cluster.log, "", { mode: 0o600 });
  if (account) {
    for (const path of [unfinished, passwordFile, cluster.log]) chownSync(path, account.uid, account.gid);
  }
  const settings = ["-E", "UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"];
  const access = ["-U", user, "-A", "scram-sha-256", `--pwfile=${passwordFile}`];
  // Tests connect some thousand times: deriving a key 4,096 times each would keep both sides busy.
  const speed = cluster.durable ? [] : ["--no-sync", "-c", "scram_iterations=1"];
  try {
    await runProgram(
      join(cluster.native, "bin/initdb"),
      ["-D", unfinished, ...settings, ...access, ...speed],
      account,
    );
  } finally {
    rmSync(passwordFile, { force: true });
  }
  appendFileSync(join(unfinished, "postgresql.conf"), "\ninclude 'platform.conf'\n");
  renameSync(unfinished, data);
}

/** Written at every start, so that a new version of this program changes settings of old clusters too. */
function configure(cluster: Cluster, port: number): void {
  const careless = [
    "fsync = off",
    "synchronous_commit = off",
    "full_page_writes = off",
    // Every test's database is new: five plans of a statement before the one that stays would be most of its cost.
    "plan_cache_mode = force_generic_plan",
  ];
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

/** pg_ctl, waiting for its success. */
export function control(cluster: Cluster, act: "start" | "stop", ...args: string[]): Promise<void> {
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
