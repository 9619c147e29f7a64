import { beijing, fromBeijing } from "@gd/server/platform/clock.js";
import type { Random } from "../country/random.js";

const DAY_MS = 86_400_000;

/** Days before the present on which the demo's history begins. */
export const DAYS_OF_HISTORY = 25;

/** The weeks before the present, as the demo's people count them. */
export class Calendar {
  readonly #now: Date;
  readonly #random: Random;

  constructor(now: Date, random: Random) {
    this.#now = now;
    this.#random = random;
  }

  /** When the history begins: before everything else in it. */
  get begin(): Date {
    return this.#midnight(DAYS_OF_HISTORY);
  }

  /**
   * Some minute between 8:30 and 17:30 in Beijing, that many whole days ago.
   *
   * @throws RangeError for today, of which nobody knows how much has passed, and for days before the history.
   */
  workingHours(daysAgo: number): Date {
    if (daysAgo < 1 || daysAgo >= DAYS_OF_HISTORY)
      throw new RangeError(`Not a day of the history: ${daysAgo}`);
    const minute = this.#random.between(8 * 60 + 30, 17 * 60 + 30);
    return new Date(this.#midnight(daysAgo).getTime() + minute * 60_000 + this.#random.between(0, 59_999));
  }

  #midnight(daysAgo: number): Date {
    const { year, month, day } = beijing(new Date(this.#now.getTime() - daysAgo * DAY_MS));
    return fromBeijing(year, month, day);
  }
}

/** Whole days as milliseconds. */
export function days(count: number): number {
  return count * DAY_MS;
}
