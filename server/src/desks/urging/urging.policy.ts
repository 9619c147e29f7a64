import { type Sql, sql } from "../../database/sql.js";
import { beijing, fromBeijing } from "../../platform/clock.js";

/** one graduate is urged at most so often, whatever for. */
export const REST_MS = 3 * 86_400_000;
/** And for one step. */
export const MOST_OF_A_STEP = 5;

/** Waking hours in Beijing, from and before. */
const WAKING = { from: 8, until: 21 } as const;

/** When what is urged now goes out: at once in waking hours, else at their next beginning. */
export function sendingTime(now: Date): Date {
  const { year, month, day, hour } = beijing(now);
  if (hour >= WAKING.from && hour < WAKING.until) return now;
  return fromBeijing(year, month, hour < WAKING.from ? day : day + 1, WAKING.from);
}

/**
 * The open steps of `graduate g` that only the graduate can take, as rows (step, step_key, record_id, rank, since): a record
 * that was returned or is to be answered, the data of the year to be confirmed (F-93), a destination to be registered.
 * What cannot be done now is none: an invitation beside a commitment (F-03), anything of who is not living.
 */
export function openSteps(now: Date): Sql {
  const { year } = beijing(now);
  const free = sql`not exists (select from record h where h.graduate_id = g.id and h.holds)`;
  return sql`select 'RECORD' as step, 'RECORD:' || r.id || ':' || r.submission as step_key, r.id as record_id,
        1 as rank, r.changed_at as since
      from record r
      where r.graduate_id = g.id and r.waits_for = 'GRADUATE' and r.submission > 0 and not r.frozen and g.living
        and (r.closes_at is null or r.closes_at > ${now})
        and (r.holds or r.ends_record_id is not null or ${free})
    union all
    select 'CONFIRM', 'CONFIRM:' || ${String(year)}, null, 2, g.confirmed_at
      where g.living and (g.confirmed_at is null or g.confirmed_at < ${fromBeijing(year, 1, 1)})
        and exists (select from graduate_account a where a.person_id = g.person_id)
    union all
    select 'DESTINATION', 'DESTINATION:' || g.cohort, null, 3, null
      where g.living and ${free} and exists (select from signing_settings s
        where s.school_id = g.school_id and s.cohort = g.cohort and s.signing_on_at is not null)`;
}
