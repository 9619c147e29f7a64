/**
 * The one source of time in the server: everything else takes a `Clock` and passes instants to SQL as parameters.
 * A lint rule forbids `new Date()`, `Date.now()` and SQL `now()` elsewhere.
 */
export interface Clock {
  /** The present instant, in whole milliseconds. */
  now(): Date;
}

export class SystemClock implements Clock {
  now(): Date {
    return new Date();
  }
}

/** A clock that stands still unless moved; refused in production (see config.ts). */
export class TestClock implements Clock {
  #time: number;

  constructor(start: Date) {
    this.#time = start.getTime();
  }

  now(): Date {
    return new Date(this.#time);
  }

  /** Moves forward only: what the clock has decided stays decided. */
  advance(seconds: number): Date {
    if (seconds < 0) throw new RangeError("A clock does not run backwards");
    this.#time += seconds * 1000;
    return this.now();
  }
}

const BEIJING_OFFSET_MS = 8 * 3_600_000;

/** Year, month (1–12), day, hour, minute of an instant in Beijing, which keeps no summer time. */
export function beijing(instant: Date): {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
} {
  const shifted = new Date(instant.getTime() + BEIJING_OFFSET_MS);
  return {
    year: shifted.getUTCFullYear(),
    month: shifted.getUTCMonth() + 1,
    day: shifted.getUTCDate(),
    hour: shifted.getUTCHours(),
    minute: shifted.getUTCMinutes(),
  };
}

/** The instant of a Beijing wall time. */
export function fromBeijing(year: number, month: number, day: number, hour = 0, minute = 0): Date {
  return new Date(Date.UTC(year, month - 1, day, hour, minute) - BEIJING_OFFSET_MS);
}

/** The Beijing day of an instant: its name, its first instant, and that of the next day. */
export function dayOf(instant: Date): { name: string; begin: Date; end: Date } {
  const { year, month, day } = beijing(instant);
  return {
    name: `${year}-${month}-${day}`,
    begin: fromBeijing(year, month, day),
    end: fromBeijing(year, month, day + 1),
  };
}

/** `2026-11-21 08:30` in Beijing, as notices and messages print it. */
export function beijingText(instant: Date): string {
  const t = beijing(instant);
  const two = (value: number) => String(value).padStart(2, "0");
  return `${t.year}-${two(t.month)}-${two(t.day)} ${two(t.hour)}:${two(t.minute)}`;
}
