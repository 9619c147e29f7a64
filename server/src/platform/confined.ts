import type { ChildProcess } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * A program of ours beside the module that starts it. Tests run the sources, which Node cannot: a child is always the
 * built file.
 */
export function builtProgram(besides: string, path: string): string {
  return fileURLToPath(new URL(path, besides.replace(/\/src\/(?!.*\/src\/)/, "/dist/")));
}

/** Flags of Node for a child that reads strangers' files: it reads its own program and nothing else, and writes nothing. */
export function readingCodeAlone(program: string): string[] {
  const reads = codeOf(builtFolder(program)).map((path) => `--allow-fs-read=${path}`);
  return ["--permission", ...reads, "--disable-warning=SecurityWarning"];
}

function builtFolder(program: string): string {
  let folder = dirname(program);
  while (!/[\\/]dist$/.test(folder)) {
    if (folder === dirname(folder)) throw new Error(`No built program: ${program}`);
    folder = dirname(folder);
  }
  return folder;
}

/** The built program and what it may import: packages, and the package.json files that say how. */
function codeOf(built: string): string[] {
  const code = [built];
  for (let folder = dirname(built); folder !== dirname(folder); folder = dirname(folder)) {
    code.push(join(folder, "node_modules"), join(folder, "package.json"));
  }
  return code.filter((path) => existsSync(path));
}

const WATCHED_EVERY_MS = 50;
/** For waiting, not computing: a machine or a database that is busy otherwise is not the file's fault. */
const PATIENCE = 4;

/**
 * Kills a child that computes for longer than it may, by the processor's time where the system tells it, else by the clock
 * on the wall; and one that is not done after four times as long, whatever it waits for.
 *
 * @returns what ends the watching.
 */
export function killWhenOver(child: ChildProcess, mostMs: number): () => void {
  const began = { wall: performance.now(), processor: processorMs(child.pid) };
  const watching = setInterval(() => {
    const wall = performance.now() - began.wall;
    const processor = processorMs(child.pid);
    const used = processor === null || began.processor === null ? wall : processor - began.processor;
    if (used > mostMs || wall > mostMs * PATIENCE) child.kill("SIGKILL");
  }, WATCHED_EVERY_MS);
  return () => clearInterval(watching);
}

const MS_PER_TICK = 10;

function processorMs(pid: number | undefined): number | null {
  const file = `/proc/${pid}/stat`;
  if (!existsSync(file)) return null;
  const stat = readFileSync(file, "utf8");
  const [user, system] = stat
    .slice(stat.lastIndexOf(")") + 2)
    .split(" ")
    .slice(11, 13);
  return (Number(user) + Number(system)) * MS_PER_TICK;
}
