import { type Sql, sql } from "../../database/sql.js";

/**
 * Who counts in a cohort, as a condition on `graduate g`: neither deleted (F-91) nor 转届 (F-01b), whether or not the
 * cohort is closed.
 */
export const ON_ROSTER: Sql = sql`g.frozen_at is null and g.transferred_at is null`;
