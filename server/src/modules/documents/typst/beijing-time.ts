const parts = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Asia/Shanghai",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
  hourCycle: "h23",
});

/**
 * An ISO 8601 instant as official papers write it, in Beijing time: 2026年11月21日 09:05:00.
 * Throws a RangeError on a text that is no instant.
 */
export function beijingTime(iso: string): string {
  const of = new Map(parts.formatToParts(Date.parse(iso)).map((part) => [part.type, part.value]));
  const clock = [of.get("hour"), of.get("minute"), of.get("second")].join(":");
  return `${of.get("year")}年${of.get("month")}月${of.get("day")}日 ${clock}`;
}
