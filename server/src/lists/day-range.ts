import { InputType } from "type-graphql";
import { type Sql, sql } from "../database/sql.js";
import { fromBeijing } from "../platform/clock.js";
import { fields, text } from "../words/fields.js";

@InputType("DayRange", { description: "Days in Beijing, both included; either may be left open." })
export class DayRange extends fields({
  from: text.open.saying("YYYY-MM-DD"),
  to: text.open.saying("YYYY-MM-DD"),
}) {}

/** Days outside of these are slips of the pen. */
const YEARS = { first: 2000, last: 2100 } as const;

/** A day as numbers; null for what is none, e.g. 2027-02-30. */
function readDay(day: string): [year: number, month: number, day: number] | null {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day)?.slice(1).map(Number) as
    | [number, number, number]
    | undefined;
  if (!parts) return null;
  const [year, month, date] = parts;
  const read = new Date(Date.UTC(year, month - 1, date));
  const exists = read.getUTCMonth() === month - 1 && read.getUTCDate() === date;
  return exists && year >= YEARS.first && year <= YEARS.last ? parts : null;
}

/** What is wrong with a range, as people are told it; null where nothing is. */
export function problemOfDays({ from, to }: DayRange): string | null {
  if ((from && !readDay(from)) || (to && !readDay(to))) return "请填写正确的日期，如2027-06-30";
  // Days so written compare as texts.
  return from && to && from > to ? "开始日期不能晚于结束日期" : null;
}

/** `` within`r.submitted_at` ``: the column's instant is on one of these days. */
export function within(strings: TemplateStringsArray, ...parts: Sql[]): (range: DayRange) => Sql | null {
  const column = sql(strings, ...parts);
  return ({ from, to }) => {
    const begin = from ? readDay(from) : null;
    const last = to ? readDay(to) : null;
    const after = begin && sql`${column} >= ${fromBeijing(...begin)}`;
    const before = last && sql`${column} < ${fromBeijing(last[0], last[1], last[2] + 1)}`;
    if (after && before) return sql`${after} and ${before}`;
    return after ?? before;
  };
}
