// The child that reads small tables of strangers, cells as they are: a process of its own with little memory and no keys.
// `node table-main.js <most rows>`; the file on standard input, one JSON a line on standard output.
import { readCsv } from "./csv.js";
import { RefusedFile, type TableMessage } from "./protocol.js";
import { readXlsx } from "./xlsx.js";

async function main(): Promise<void> {
  const most = Number(process.argv[2]);
  const parts: Buffer[] = [];
  for await (const part of process.stdin) parts.push(part as Buffer);
  const bytes = Buffer.concat(parts);
  try {
    await read(bytes, most);
  } catch (error) {
    if (!(error instanceof RefusedFile)) throw error;
    say({ type: "refused", reason: error.message });
  }
}

async function read(bytes: Buffer, most: number): Promise<void> {
  const workbook =
    bytes.subarray(0, 2).toString("latin1") === "PK" ||
    bytes.subarray(0, 4).equals(Buffer.from("d0cf11e0", "hex"));
  const notes: string[] = [];
  let count = 0;
  const lots = (workbook ? readXlsx : readCsv)(
    bytes,
    () => undefined,
    (note) => notes.push(note),
  );
  for await (const lot of lots) {
    const rows = lot.filter(({ cells }) => cells.some((cell) => cell !== ""));
    count += rows.length;
    // Counted to the end, so that whoever sent too many is told how many.
    if (count <= most && rows.length > 0) say({ type: "table", rows });
  }
  say({ type: "end", count, notes });
}

function say(message: TableMessage): void {
  process.stdout.write(`${JSON.stringify(message)}\n`);
}

await main();
