import { spawn } from "node:child_process";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { builtProgram, killWhenOver, readingCodeAlone } from "../../platform/confined.js";
import { type ParserMessage, RefusedFile, type RosterContext } from "./parser/protocol.js";

/** The file comes through the pipe: the child reads its own program and nothing else, no key and no other file. */
const CHILD = builtProgram(import.meta.url, "parser/main.js");
/** Of the processor: 50,000 rows take some ten seconds, and what the child waits for is not the file's fault. */
const LONGEST_MS = 120_000;
const MOST_HEAP_MB = 200;
/** Of young objects; Node's own choice takes 100 MB more and reads no faster. */
const YOUNG_HEAP_MB = 8;

/**
 * What a roster file, in packed pieces, says, read by a child process of little memory that has neither keys nor
 * environment, may start nothing and write no file. It is killed when it takes too long or when nobody listens any
 * more.
 *
 * @throws RefusedFile with the reason in Chinese when the file as a whole is no roster, or too much for the child.
 */
export async function* readRosterFile(
  file: AsyncIterable<Buffer> | Iterable<Buffer>,
  context: RosterContext,
): AsyncGenerator<Exclude<ParserMessage, { type: "refused" | "end" }>> {
  const child = spawn(
    process.execPath,
    [
      `--max-old-space-size=${MOST_HEAP_MB}`,
      `--max-semi-space-size=${YOUNG_HEAP_MB}`,
      ...readingCodeAlone(CHILD),
      CHILD,
      JSON.stringify(context),
    ],
    { stdio: ["pipe", "pipe", "ignore"], env: {} },
  );
  const stopWatching = killWhenOver(child, LONGEST_MS);
  const ended = new Promise<void>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", () => resolve());
  });
  // A child that refuses early closes its input: what it said counts, not the broken pipe.
  child.stdin.on("error", () => undefined);
  const sent = pipeline(Readable.from(file), child.stdin);
  sent.catch(() => undefined);
  try {
    for await (const line of linesOf(child.stdout)) {
      const message = JSON.parse(line) as ParserMessage;
      if (message.type === "refused") throw new RefusedFile(message.reason);
      if (message.type === "end") {
        // A file whose second half never came would look like one that has none.
        await sent;
        return;
      }
      yield message;
    }
    await ended;
    throw new RefusedFile("文件过于复杂，在限定的时间和内存内未能读完，请使用模板重新整理后上传");
  } finally {
    stopWatching();
    child.kill("SIGKILL");
    await ended.catch(() => undefined);
  }
}

/** Line by line, and no faster than they are taken; as text only while somebody reads it. */
export async function* linesOf(output: Readable): AsyncGenerator<string> {
  let begun: Buffer[] = [];
  for await (const chunk of output) {
    const bytes = chunk as Buffer;
    let from = 0;
    for (let end = bytes.indexOf(LINE_END); end >= 0; end = bytes.indexOf(LINE_END, from)) {
      const rest = bytes.subarray(from, end);
      yield (begun.length > 0 ? Buffer.concat([...begun, rest]) : rest).toString("utf8");
      begun = [];
      from = end + 1;
    }
    if (from < bytes.length) begun.push(bytes.subarray(from));
  }
}

const LINE_END = "\n".charCodeAt(0);
