import { type Sql, sql } from "../../database/sql.js";

/**
 * F-23: an invitation unanswered, or an agreement in flow or in force, as a condition on `record r`; that of the index
 * `record_one_per_employer`.
 */
export const OPEN_WITH_EMPLOYER: Sql = sql`r.module = 'EMPLOYMENT' and r.ends_record_id is null
    and (r.holds or r.waits_for is not null)`;
