// Makes any checkout ready to run: installs what package-lock.json asks for and goes on under the Node 24 that
// comes with it. Plain JavaScript over Node's own modules, for here nothing is installed yet.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));

const binaries = join(root, "node_modules/.bin");
const packagedNode = join(
  root,
  "node_modules",
  process.platform === "darwin" ? `node-bin-darwin-${process.arch}` : `node-${systemName()}-${process.arch}`,
  process.platform === "win32" ? "bin/node.exe" : "bin/node",
);
const pathSeparator = process.platform === "win32" ? ";" : ":";

/** Environment of everything we start: the packages' programs first, nothing sent home, no colour codes in logs. */
export const environment = {
  ...process.env,
  PATH: [binaries, dirname(packagedNode), process.env.PATH ?? ""].join(pathSeparator),
  DO_NOT_TRACK: "1",
  TURBO_TELEMETRY_DISABLED: "1",
  // Pictures are worked on in threads; with a heap for each of them glibc keeps 90 MB more than it needs (measured).
  MALLOC_ARENA_MAX: process.env.MALLOC_ARENA_MAX ?? "2",
};

/**
 * Call first, with the calling script's `import.meta.url`. Answers only under Node 24 with everything installed;
 * else it installs, runs the script again under Node 24 and ends with its exit code.
 */
export async function bootstrap(script) {
  if (Number(process.versions.node.split(".")[0]) < 20) {
    fail(`需要 Node.js 20 或更高版本,当前为 ${process.version}。Node.js 20 or later is needed.`);
  }
  if (!installed()) install();
  if (process.versions.node.startsWith("24.")) return;
  if (!existsSync(packagedNode)) {
    fail(
      "依赖中没有适用于本系统的 Node.js 24,请自行安装。No packaged Node.js 24 for this system: install one.",
    );
  }
  process.exit(await run(packagedNode, [fileURLToPath(script), ...process.argv.slice(2)]));
}

function systemName() {
  return process.platform === "win32" ? "win" : process.platform;
}

/**
 * Whether node_modules holds exactly what the lock file asks for. npm keeps its own account of what it
 * installed in node_modules/.package-lock.json, written last, so an interrupted installation does not count.
 */
function installed() {
  const account = join(root, "node_modules/.package-lock.json");
  if (!existsSync(account)) return false;
  const present = JSON.parse(readFileSync(account, "utf8")).packages;
  const wanted = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")).packages;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === "") return true;
    const found = present[path];
    // Packages for other systems are not installed here.
    return found ? found.version === entry.version : entry.optional === true;
  });
}

function install() {
  console.log(
    "正在安装依赖,首次约需一两分钟…… Installing dependencies; the first time takes a minute or two…",
  );
  // Under `npm start` this is the very npm that runs us.
  const npm = process.env.npm_execpath;
  const command = npm?.endsWith(".js") ? [process.execPath, npm] : ["npm"];
  const [program, ...args] = [...command, "ci", "--no-audit", "--no-fund"];
  const { status, error } = spawnSync(program, args, {
    cwd: root,
    stdio: "inherit",
    shell: process.platform === "win32",
    // Development packages are part of it, whatever NODE_ENV says.
    env: { ...process.env, NODE_ENV: "", npm_config_omit: "" },
  });
  // npm 11 links the packaged Node among the programs, npm 10 does not; scripts run by hand want it there.
  const link = join(binaries, "node");
  if (process.platform !== "win32" && existsSync(packagedNode) && !existsSync(link))
    symlinkSync(packagedNode, link);
  if (status !== 0) fail(`依赖安装失败。Installation failed${error ? `: ${error.message}` : "."}`);
}

/**
 * Runs a program in the repository with our own streams, or hands what it prints to `onOutput` where they are piped;
 * answers its exit code and hands it the signals we get.
 */
export function run(program, args, { onOutput, ...options } = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd: root, stdio: "inherit", env: environment, ...options });
    if (onOutput) for (const stream of [child.stdout, child.stderr]) stream?.on("data", onOutput);
    const hand = (signal) => child.kill(signal);
    // A terminal sends Ctrl-C to the child itself; twice would mean "at once".
    const interrupt = () => (process.stdin.isTTY ? undefined : child.kill("SIGINT"));
    process.on("SIGTERM", hand).on("SIGHUP", hand).on("SIGINT", interrupt);
    const stopWatching = whenOrphaned(() => child.kill("SIGTERM"));
    child.once("error", (error) => fail(error.message));
    child.once(onOutput ? "close" : "exit", (code, signal) => {
      stopWatching();
      process.off("SIGTERM", hand).off("SIGHUP", hand).off("SIGINT", interrupt);
      resolve(code ?? (signal ? 1 : 0));
    });
  });
}

/**
 * Calls `act` once npm is gone: it hands SIGTERM to a shell, which dies of it without a word to us. Answers the
 * function that ends the watch.
 */
export function whenOrphaned(act) {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (!process.env.npm_lifecycle_event || process.ppid === parent) return;
    clearInterval(watch);
    act();
  }, 500);
  return () => clearInterval(watch);
}

/** Builds what is stale, through turbo's cache; says nothing unless it fails, and then ends the process. */
export function build(...tasks) {
  const args = ["run", ...tasks, "--output-logs=errors-only", "--log-order=grouped"];
  const { status, stdout, stderr } = spawnSync(join(binaries, "turbo"), args, {
    cwd: root,
    env: environment,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
    maxBuffer: 64 * 1024 * 1024,
    shell: process.platform === "win32",
  });
  if (status === 0) return;
  fail(`${stdout}${stderr}\n构建失败。The build failed.`);
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
