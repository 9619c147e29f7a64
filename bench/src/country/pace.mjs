import { setTimeout as sleep } from "node:timers/promises";

/**
 * Begins so many works a second, whether or not earlier ones have ended, as people do who do not wait for each other.
 * Throws the first failure once all that was begun has ended.
 *
 * @template T
 * @param {readonly T[]} items
 * @param {number} perSecond
 * @param {(item: T) => Promise<void>} work
 */
export async function inTime(items, perSecond, work) {
  const began = performance.now();
  const running = new Set();
  const failures = [];
  for (const [place, item] of items.entries()) {
    const wait = began + (place * 1000) / perSecond - performance.now();
    if (wait > 0) await sleep(wait);
    const each = work(item)
      .catch((error) => failures.push(error))
      .finally(() => running.delete(each));
    running.add(each);
    if (failures.length > 0) break;
  }
  await Promise.all(running);
  if (failures.length > 0) throw failures[0];
}
