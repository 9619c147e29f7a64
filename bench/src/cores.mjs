import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { availableParallelism } from "node:os";

/** The servers measured run on this core, PostgreSQL and the client on the other. */
export const SERVER_CORE = 0;
export const CLIENT_CORE = 1;

/** False where nothing can be pinned: figures are then no use for comparing machines, only the three with each other. */
export const canPin =
  process.platform === "linux" &&
  availableParallelism() > 1 &&
  spawnSync("taskset", ["-p", String(process.pid)]).status === 0;

/** Pins a process with all its threads; those it starts afterwards follow. */
export function pin(pid, core) {
  if (canPin) spawnSync("taskset", ["-a", "-c", "-p", String(core), String(pid)]);
}

/** Pins a PostgreSQL server: the postmaster and the backends it already has. */
export function pinPostgres(postmaster, core) {
  pin(postmaster, core);
  if (!canPin) return;
  for (const thread of readdirSync(`/proc/${postmaster}/task`)) {
    const { stdout } = spawnSync("cat", [`/proc/${postmaster}/task/${thread}/children`], {
      encoding: "utf8",
    });
    for (const child of stdout.trim().split(" ").filter(Boolean)) pin(Number(child), core);
  }
}

/** A command line that starts on one core. */
export function onCore(core, program, args) {
  return canPin ? ["taskset", ["-c", String(core), program, ...args]] : [program, args];
}

/** Processor seconds a process has used so far, in ticks of 10 ms; undefined where the system does not tell. */
export function processorSeconds(pid) {
  if (process.platform !== "linux") return undefined;
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1].split(" ");
  return (Number(fields[11]) + Number(fields[12])) / 100;
}
