import { setTimeout as sleep } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";

/** Something came out otherwise than the scenario says. */
export class Surprise extends Error {
  constructor(
    readonly what: string,
    readonly expected: unknown,
    readonly came: unknown,
  ) {
    super(`${what}\n  应为 expected: ${shown(expected)}\n  实为 came:     ${shown(came)}`);
  }
}

function shown(value: unknown): string {
  return typeof value === "string" ? value : (JSON.stringify(value) ?? "undefined");
}

/** @throws {Surprise} unless both are deeply equal. */
export function expectEqual<T>(what: string, came: T, expected: T): void {
  if (!isDeepStrictEqual(came, expected)) throw new Surprise(what, expected, came);
}

/** The value where there must be one. @throws {Surprise} for null and undefined. */
export function expectThere<T>(what: string, came: T | null | undefined): T {
  if (came === null || came === undefined) throw new Surprise(what, "something there", came);
  return came;
}

/** @throws {Surprise} unless the text contains every part. */
export function expectContains(what: string, text: string, parts: readonly string[]): void {
  const missing = parts.filter((part) => !text.includes(part));
  if (missing.length > 0) throw new Surprise(what, missing, text.slice(0, 2000));
}

const ROUND_MS = 100;

/**
 * Tries until it comes out: for what jobs and other people's acts bring a moment later.
 *
 * @throws the last surprise when `patienceMs` have passed.
 */
export async function eventually<T>(attempt: () => Promise<T>, patienceMs = 15_000): Promise<T> {
  const start = performance.now();
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof Surprise) || performance.now() - start > patienceMs) throw error;
    }
    await sleep(ROUND_MS);
  }
}
