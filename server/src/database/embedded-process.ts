import { existsSync, readFileSync } from "node:fs";

/**
 * Names a process so that it is not taken for a later one with the same number: `pid:start`, the start in the
 * kernel's ticks where /proc tells it.
 */
export function processMark(pid: number): string {
  return `${pid}:${startOf(pid)}`;
}

/** Whether the process named by a mark of {@link processMark}, or by a bare number, is alive. */
export function isRunning(mark: string): boolean {
  const [number = "", start = ""] = mark.trim().split(":");
  const pid = Number(number);
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: alive, of another account.
    if ((error as NodeJS.ErrnoException).code !== "EPERM") return false;
  }
  return start === "" || startOf(pid) === start;
}

function startOf(pid: number): string {
  const file = `/proc/${pid}/stat`;
  if (!existsSync(file)) return "";
  const stat = readFileSync(file, "utf8");
  // The name in brackets may hold spaces; the start is the 20th value after it.
  return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? "";
}
