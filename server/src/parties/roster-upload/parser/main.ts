// The child that reads roster files: a process of its own with little memory and no keys, since files come from
// anywhere. `node main.js <RosterContext as JSON>`; the packed file on standard input, ParserMessages on standard output.
import { once } from "node:events";
import { unpack } from "./packing.js";
import { type ParserMessage, RefusedFile, type RosterContext } from "./protocol.js";
import { readRoster } from "./read-roster.js";

async function main(): Promise<void> {
  const context = JSON.parse(process.argv[2] ?? "") as RosterContext;
  const parts: Buffer[] = [];
  for await (const part of process.stdin) parts.push(part as Buffer);
  const bytes = unpack(Buffer.concat(parts));
  parts.length = 0;
  try {
    for await (const messages of readRoster(bytes, context)) await say(messages);
  } catch (error) {
    if (!(error instanceof RefusedFile)) throw error;
    await say([{ type: "refused", reason: error.message }]);
  }
}

async function say(messages: readonly ParserMessage[]): Promise<void> {
  if (messages.length === 0) return;
  const text = messages.map((message) => `${JSON.stringify(message)}\n`).join("");
  if (!process.stdout.write(text)) await once(process.stdout, "drain");
}

await main();
