import { spawn } from "node:child_process";
import { builtProgram, readingCodeAlone } from "../../platform/confined.js";
import { FairGate } from "../../platform/gate.js";
import { RefusedFile, type TableMessage } from "./parser/protocol.js";
import type { TableRow } from "./parser/table.js";
import { linesOf } from "./read-roster-file.js";

export { RefusedFile } from "./parser/protocol.js";
export type { TableCell, TableRow } from "./parser/table.js";

const CHILD = builtProgram(import.meta.url, "parser/table-main.js");
const LONGEST_MS = 20_000;
const MOST_HEAP_MB = 128;

/** One child at a time: whoever sends many tables, or dear ones, waits for everybody else. */
const gate = new FairGate();

/** A table as it was read: its rows with anything in them, at most as many as were asked for, and how many there are. */
export interface ReadTable {
  readonly rows: readonly TableRow[];
  readonly count: number;
  /** What whoever sent it should know, e.g. that hidden rows were read too. */
  readonly notes: readonly string[];
}

/**
 * The rows of a small XLSX or CSV, read by a child process that has neither keys nor environment and is killed when it
 * takes too long: files come from anywhere. Formulas are named, never reckoned. In turn with the tables of others; `who`
 * sends it.
 *
 * @throws RefusedFile with the reason in Chinese.
 */
export async function readTable(file: Buffer, mostRows: number, who: string): Promise<ReadTable> {
  return await gate.pass(who, () => readNow(file, mostRows));
}

async function readNow(file: Buffer, mostRows: number): Promise<ReadTable> {
  const child = spawn(
    process.execPath,
    [`--max-old-space-size=${MOST_HEAP_MB}`, ...readingCodeAlone(CHILD), CHILD, String(mostRows)],
    { stdio: ["pipe", "pipe", "ignore"], env: {}, timeout: LONGEST_MS, killSignal: "SIGKILL" },
  );
  const ended = new Promise<void>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", () => resolve());
  });
  // A child that refuses early closes its input: what it said counts, not the broken pipe.
  child.stdin.on("error", () => undefined);
  child.stdin.end(file);
  const rows: TableRow[] = [];
  try {
    for await (const line of linesOf(child.stdout)) {
      const message = JSON.parse(line) as TableMessage;
      if (message.type === "refused") throw new RefusedFile(message.reason);
      if (message.type === "end") return { rows, count: message.count, notes: message.notes };
      rows.push(...message.rows);
    }
    throw new RefusedFile("文件过于复杂，在限定的时间和内存内未能读完，请使用模板重新整理后上传");
  } finally {
    child.kill("SIGKILL");
    await ended.catch(() => undefined);
  }
}
