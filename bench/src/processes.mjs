import { readdirSync, readFileSync, writeFileSync } from "node:fs";

const EVERY_MS = 20;
const MS_PER_TICK = 10;

/**
 * Watches a server, the children it starts and its PostgreSQL, as the system counts them.
 *
 * @param {number} server
 * @param {number} postmaster
 * @returns how to stop, which tells the growth of the server and the peak of its children in MB, null where the system
 *   does not tell, and the processor seconds that each has used.
 */
export function watchProcesses(server, postmaster) {
  if (process.platform !== "linux")
    return () => ({ serverGrowthMb: null, childPeakMb: null, processor: null });
  // The peak is the system's own count, begun anew: nothing between two looks is missed.
  writeFileSync(`/proc/${server}/clear_refs`, "5");
  const before = kilobytes(server, "VmRSS");
  const began = { server: processorMs(server), postgres: familyMs(postmaster) };
  const peaks = new Map();
  const spent = new Map();
  const watching = setInterval(() => {
    for (const child of childrenOf(server)) {
      peaks.set(child, Math.max(peaks.get(child) ?? 0, kilobytes(child, "VmHWM")));
      spent.set(child, Math.max(spent.get(child) ?? 0, processorMs(child)));
    }
  }, EVERY_MS).unref();
  return () => {
    clearInterval(watching);
    return {
      serverGrowthMb: inMb(kilobytes(server, "VmHWM") - before),
      childPeakMb: inMb(Math.max(0, ...peaks.values())),
      processor: {
        server: seconds(processorMs(server) - began.server),
        child: seconds([...spent.values()].reduce((sum, each) => sum + each, 0)),
        postgres: seconds(familyMs(postmaster) - began.postgres),
      },
    };
  };
}

const inMb = (size) => Math.round(size / 102.4) / 10;
const seconds = (ms) => Math.round(ms / 100) / 10;

/** 0 for a process that has just ended. */
function kilobytes(pid, field) {
  return Number(new RegExp(`^${field}:\\s*(\\d+) kB`, "m").exec(text(`${pid}/status`))?.[1] ?? 0);
}

/** A process, its children and those it has buried: PostgreSQL's backends come and go. */
function familyMs(pid) {
  return processorMs(pid, true) + childrenOf(pid).reduce((sum, child) => sum + processorMs(child), 0);
}

function processorMs(pid, withBuried = false) {
  const fields = text(`${pid}/stat`).split(") ")[1]?.split(" ") ?? [];
  const ticks = fields.slice(11, withBuried ? 15 : 13);
  return ticks.reduce((sum, each) => sum + Number(each), 0) * MS_PER_TICK;
}

/** None once the process has ended. */
function childrenOf(pid) {
  try {
    return readdirSync(`/proc/${pid}/task`).flatMap((thread) =>
      text(`${pid}/task/${thread}/children`).trim().split(" ").filter(Boolean).map(Number),
    );
  } catch {
    return [];
  }
}

function text(path) {
  try {
    return readFileSync(`/proc/${path}`, "utf8");
  } catch {
    return "";
  }
}
