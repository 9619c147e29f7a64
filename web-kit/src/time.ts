import dayjs from "dayjs";
import utc from "dayjs/plugin/utc";
import { useEffect, useState } from "react";

dayjs.extend(utc);

/** Beijing time, in minutes ahead of UTC; no daylight saving. */
const BEIJING = 8 * 60;
const MINUTE = 60_000;

let serverAhead = 0;

/**
 * Takes the `Date` header of an answer that came at `at`, so that time left is counted by the server's clock: phones are often
 * minutes off, and a deadline is not (F-24). Differences below two seconds are the header's own coarseness.
 */
export function noteServerTime(dateHeader: string | null, at: number = Date.now()): void {
  const server = dateHeader ? Date.parse(dateHeader) : Number.NaN;
  if (Number.isNaN(server)) return;
  const ahead = server - at;
  serverAhead = Math.abs(ahead) < 2_000 ? 0 : ahead;
}

/** The server's present time in milliseconds. */
export function serverNow(): number {
  return Date.now() + serverAhead;
}

/** `2026-05-20 14:30`, Beijing time. */
export function formatDateTime(iso: string): string {
  return dayjs.utc(iso).utcOffset(BEIJING).format("YYYY-MM-DD HH:mm");
}

/** `2026-05-20`, Beijing time. A plain date (`YYYY-MM-DD`) comes back as it is. */
export function formatDate(iso: string): string {
  return iso.length === 10 ? iso : dayjs.utc(iso).utcOffset(BEIJING).format("YYYY-MM-DD");
}

/**
 * Time until a deadline in its two largest units: `还剩 2 天 3 小时`, `还剩 45 分钟`, `剩余不足 1 分钟`, `已截止`.
 * `now` in milliseconds, as `useNow` gives it. Rounded down, so that it never promises more than there is.
 */
export function timeLeft(iso: string, now: number): string {
  const left = Date.parse(iso) - now;
  if (left <= 0) return "已截止";
  const minutes = Math.floor(left / MINUTE);
  if (minutes < 1) return "剩余不足 1 分钟";
  const days = Math.floor(minutes / 1440);
  const hours = Math.floor((minutes % 1440) / 60);
  const rest = minutes % 60;
  if (days > 0) return `还剩 ${days} 天${hours > 0 ? ` ${hours} 小时` : ""}`;
  if (hours > 0) return `还剩 ${hours} 小时${rest > 0 ? ` ${rest} 分钟` : ""}`;
  return `还剩 ${rest} 分钟`;
}

/** The server's present time in milliseconds, brought up once a minute. */
export function useNow(everyMs: number = MINUTE): number {
  const [now, setNow] = useState(serverNow);
  useEffect(() => {
    const timer = setInterval(() => setNow(serverNow()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}
