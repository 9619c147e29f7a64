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

/**
 * A day or month of the calendar as official papers write it: 2027-07-15 is 2027年7月15日, 202706 is 2027年6月.
 * Any other text comes back unchanged.
 */
export function chineseDate(text: string): string {
  const [, year, month, day] = /^(\d{4})-?(\d{2})(?:-?(\d{2}))?$/.exec(text) ?? [];
  if (year === undefined) return text;
  return `${year}年${Number(month)}月${day === undefined ? "" : `${Number(day)}日`}`;
}
