import { query, sql } from "../../database/sql.js";
import { violatedConstraint } from "../../database/transaction.js";
import { handles } from "../../outbox/index.js";
import { restoreGraduate } from "../../parties/roster-upload/index.js";
import { moveOne } from "./change-roster.js";
import { restore } from "./freeze.js";
import { ONE_LIVING } from "./in-the-way.js";

/**
 * F-91: a roster brought back somebody who had been deleted; the same act as 恢复, by the account that brought it. A
 * second run finds the deletion ended, and leaves a later one alone.
 */
export const restoreGraduateHandler = handles(
  restoreGraduate,
  async (platform, { graduateId, frozenAt, accountId }) => {
    const rows = await query<{ id: string; school_id: string; cohort: number }>(
      platform.pool,
      sql`select id, school_id, cohort from graduate where id = ${graduateId} and frozen_at = ${frozenAt}`,
    );
    const graduate = rows[0];
    if (!graduate) return;
    const by = { kind: "SCHOOL", accountId };
    try {
      await moveOne(platform, graduate, sql`g.frozen_at = ${frozenAt}::timestamptz`, (em) =>
        restore({ platform, em, by, graduateId, address: null }),
      );
    } catch (error) {
      // Another roster was first: the row stays off this one, and 恢复 says what is in the way.
      if (violatedConstraint(error) !== ONE_LIVING) throw error;
      platform.logger.warn({ graduateId }, "A graduate lives elsewhere and was not restored");
    }
  },
);
