import { type Sql, sql } from "../../database/sql.js";
import { dayOf } from "../../platform/clock.js";

/**
 * F-23: an invitation unanswered, or an agreement in flow or in force, as a condition on `record r`; that of the index
 * `record_one_per_employer`.
 */
export const OPEN_WITH_EMPLOYER: Sql = sql`r.module = 'EMPLOYMENT' and r.ends_record_id is null
    and (r.holds or r.waits_for is not null)`;

/** How many invitations an employer has sent a graduate on this Beijing day, taken back or not (P-15). */
export function sentTodayOf(employerId: Sql, graduateId: Sql, now: Date): Sql {
  return sql`(select count(*)::int from record r where r.employer_id = ${employerId} and r.graduate_id = ${graduateId}
    and r.kind = 'ONLINE_AGREEMENT' and r.created_at >= ${dayOf(now).begin})`;
}
