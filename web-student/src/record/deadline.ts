const DAY_MS = 86_400_000;

/** Whether less than a day remains until the deadline; `now` in milliseconds. */
export function isUrgent(deadline: string, now: number): boolean {
  return Date.parse(deadline) - now < DAY_MS;
}
