import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { constants, getPriority, setPriority } from "node:os";
import { builtProgram, killWhenOver, readingCodeAlone } from "../../platform/confined.js";
import { FairGate } from "../../platform/gate.js";
import { refusalOf } from "./file-refused.js";
import type { IncomingFile } from "./incoming-file.js";
import type { JudgedContent } from "./judge-file.js";
import type { JudgeMessage } from "./judge-main.js";
import { pixelsOf } from "./picture-size.js";

const CHILD = builtProgram(import.meta.url, "judge-main.js");
/** Beyond it nothing that a camera or an office program writes needs more. */
const MOST_MS = 5_000;
/** What the quick lane allows: more, and the file begins anew in the other. The dearest pictures that it takes need half. */
const QUICK_MS = 250;
/** How long whoever sent something dearer there waits in the other lane with everything. */
const QUICK_AGAIN_MS = 600_000;
const QUICK_BYTES = 524_288;
const QUICK_PIXELS = 2_000_000;
/** Where the pixels of a picture are looked for. */
const HEAD_BYTES = 65_536;
const IDLE_MS = 60_000;
const MOST_HEAP_MB = 256;

/** It took longer than it may. */
export class TookTooLong extends Error {}

/**
 * One process that judges files, one at a time: it has no key and no environment, reads nothing but its own program, and
 * is killed when a file costs more than it may. It stays for the next file and ends when there is none for a minute.
 */
export class Judge {
  #child: Promise<ChildProcess> | null = null;
  #idle: NodeJS.Timeout | undefined;

  /** @param priority against other processes of the machine. */
  constructor(private readonly priority: number = constants.priority.PRIORITY_NORMAL) {}

  /** @throws TookTooLong; FileRefused. */
  async judge(bytes: Buffer, mostMs: number): Promise<JudgedContent> {
    clearTimeout(this.#idle);
    this.#child ??= this.#start();
    const child = await this.#child;
    const stopWatching = killWhenOver(child, mostMs);
    try {
      const answered = nextMessage(child);
      child.send(bytes);
      const message = await answered;
      if (message.type === "judged") return withBuffers(message.content);
      if (message.type === "refused") throw refusalOf(message.fault);
      throw new Error(`A file could not be judged: ${message.type === "failed" ? message.reason : ""}`);
    } catch (error) {
      // Whoever comes next is not to wait until another one has begun.
      if (error instanceof TookTooLong) this.#child ??= this.#start();
      throw error;
    } finally {
      stopWatching();
      this.#idle = setTimeout(() => void this.#end(), IDLE_MS).unref();
    }
  }

  async #end(): Promise<void> {
    const child = await this.#child?.catch(() => null);
    child?.kill("SIGKILL");
  }

  #start(): Promise<ChildProcess> {
    const started = this.#fork(() => {
      if (this.#child === started) this.#child = null;
    });
    // Told to whoever sends the next file, if anybody does.
    started.catch(() => undefined);
    return started;
  }

  async #fork(ended: () => void): Promise<ChildProcess> {
    const child = fork(CHILD, [], {
      execArgv: [`--max-old-space-size=${MOST_HEAP_MB}`, "--allow-addons", ...readingCodeAlone(CHILD)],
      env: { MALLOC_ARENA_MAX: "2" },
      stdio: "ignore",
      serialization: "advanced",
    });
    child.once("exit", ended);
    await nextMessage(child);
    this.#giveWay(child);
    // An idle child keeps no server alive.
    child.unref();
    child.channel?.unref();
    return child;
  }

  /** A server that gives way itself, and is nobody special, may not put its child before others again. */
  #giveWay({ pid }: ChildProcess): void {
    if (pid !== undefined && getPriority(pid) < this.priority) setPriority(pid, this.priority);
  }
}

async function nextMessage(child: ChildProcess): Promise<JudgeMessage> {
  const listening = new AbortController();
  const { signal } = listening;
  const ended = once(child, "exit", { signal }).then(() => {
    throw new TookTooLong();
  });
  const heard = once(child, "message", { signal }).then(([message]) => message as JudgeMessage);
  try {
    return await Promise.race([heard, ended]);
  } finally {
    listening.abort();
  }
}

/** What came over the channel are plain arrays of bytes. */
function withBuffers({ kind, picture }: JudgedContent): JudgedContent {
  if (!picture) return { kind, picture };
  return {
    kind,
    picture: { ...picture, screen: Buffer.from(picture.screen), thumbnail: Buffer.from(picture.thumbnail) },
  };
}

/** Who sent what was too dear for the quick lane, and until when they have lost it. */
const slow = new Map<string, number>();

function mayBeQuick(sender: string): boolean {
  const now = performance.now();
  for (const [who, until] of slow) if (until <= now) slow.delete(who);
  return !slow.has(sender);
}

const lanes = {
  /** For small ones: they wait for nothing that takes seconds. */
  quick: { gate: new FairGate(), judge: new Judge() },
  /** What takes seconds gives way to everybody's pages. */
  any: { gate: new FairGate(), judge: new Judge(constants.priority.PRIORITY_BELOW_NORMAL) },
};

/**
 * Judges a file by its content, in turn with those of others: each lane works on one, and whoever has used it least comes
 * next. Whoever sent what was too dear for the quick lane waits in the other with all they send, for ten minutes: each such
 * file holds the quick lane up once.
 *
 * @param then with the file and what it is, while its turn lasts: no more files are in memory than there are lanes.
 * @throws {FileRefused} also where it costs more than five seconds.
 */
export async function judgeInTurn<T>(
  file: IncomingFile,
  sender: string,
  then: (original: Buffer, content: JudgedContent) => Promise<T>,
): Promise<T> {
  const inLane = async ({ gate, judge }: (typeof lanes)["any"], mostMs: number) =>
    await gate.pass(sender, async () => {
      const original = await file.read();
      return await then(original, await judge.judge(original, mostMs));
    });
  if (mayBeQuick(sender) && looksQuick(file.length, await file.read(HEAD_BYTES))) {
    try {
      return await inLane(lanes.quick, QUICK_MS);
    } catch (error) {
      if (!(error instanceof TookTooLong)) throw error;
      slow.set(sender, performance.now() + QUICK_AGAIN_MS);
    }
  }
  try {
    return await inLane(lanes.any, MOST_MS);
  } catch (error) {
    throw error instanceof TookTooLong ? refusalOf("FILE_COSTLY") : error;
  }
}

/** Everything that is neither a large file nor a large picture: also what will be refused at its first bytes. */
function looksQuick(length: number, head: Buffer): boolean {
  if (length > QUICK_BYTES) return false;
  const isPicture = /^(\xff\xd8|\x89PNG|RIFF)/.test(head.toString("latin1", 0, 4));
  return !isPicture || (pixelsOf(head) ?? Number.POSITIVE_INFINITY) <= QUICK_PIXELS;
}
