/** Longest validity of an invitation, in whole days from sending (F-21). */
export const MAX_VALID_DAYS = 30;

/** Highest salary the server takes, in yuan a month. */
export const MAX_MONTHLY_SALARY = 1_000_000;

/** Room for 协议补充内容 (D-05). */
export const MAX_SUPPLEMENT = 1000;

const DAY_MS = 24 * 60 * 60 * 1000;

/** 应约截止时间 (F-21): sending + n × 24 h, at most the cohort's closing. The server has the last word. */
export function deadlineOf(sentAt: string | number, validDays: number, cohort: number): string {
  const sent = typeof sentAt === "number" ? sentAt : Date.parse(sentAt);
  return new Date(Math.min(sent + validDays * DAY_MS, closingOf(cohort))).toISOString();
}

/** Whole days between sending and deadline, begun days counted. */
export function validDaysOf(sentAt: string, deadline: string): number {
  return Math.ceil((Date.parse(deadline) - Date.parse(sentAt)) / DAY_MS);
}

/** F-90: a cohort may act until 31 January of the next year, 24:00 Beijing time. Milliseconds. */
function closingOf(cohort: number): number {
  return Date.parse(`${cohort + 1}-02-01T00:00:00+08:00`);
}
