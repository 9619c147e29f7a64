import { type Sql, sql } from "../../database/sql.js";

/*
 * How long a record has waited, against the school's own 审核时限: days of 24 hours from its submission, over
 * `record r` and its school's settings `ss`. Nothing hangs on it but what lists show and filter by.
 */

const DAY_MS = 86_400_000;

export const WaitState = { IN_TIME: "IN_TIME", NEAR: "NEAR", OVERDUE: "OVERDUE" } as const;
export type WaitState = keyof typeof WaitState;

interface Waiting {
  readonly waitsFor: string | null;
  readonly submittedAt: string | null;
  /** Of the school's cohort; null: it has said none. */
  readonly reviewDays: number | null;
}

const REVIEWED_BY: ReadonlySet<string | null> = new Set(["DEPARTMENT", "SCHOOL", "OPERATOR"]);

/** Whole days since the submission that is under review; null where none is. */
export function waitedDays({ waitsFor, submittedAt }: Waiting, now: Date): number | null {
  if (!submittedAt || !REVIEWED_BY.has(waitsFor)) return null;
  return Math.max(0, Math.floor((now.getTime() - Date.parse(submittedAt)) / DAY_MS));
}

/** 未到期 · 临近: its last day has begun · 超期; null where no time is set or nothing is under review. */
export function waitStateOf(row: Waiting, now: Date): WaitState | null {
  if (row.reviewDays === null || !row.submittedAt || !REVIEWED_BY.has(row.waitsFor)) return null;
  const left = Date.parse(row.submittedAt) + row.reviewDays * DAY_MS - now.getTime();
  if (left <= 0) return "OVERDUE";
  return left <= DAY_MS ? "NEAR" : "IN_TIME";
}

/** The same as a condition. */
export function isInState(state: WaitState, now: Date): Sql {
  const under = sql`r.waits_for in ('DEPARTMENT', 'SCHOOL', 'OPERATOR')`;
  // Hours: a day of make_interval may be one of 23 in a session's own time zone.
  const due = sql`r.submitted_at + make_interval(hours => 24 * ss.review_days)`;
  const soon = sql`r.submitted_at + make_interval(hours => 24 * (ss.review_days - 1))`;
  switch (state) {
    case "OVERDUE":
      return sql`${under} and ${due} <= ${now}`;
    case "NEAR":
      return sql`${under} and ${soon} <= ${now} and ${due} > ${now}`;
    case "IN_TIME":
      return sql`${under} and ${soon} > ${now}`;
  }
}
