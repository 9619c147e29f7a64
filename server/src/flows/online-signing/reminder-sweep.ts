import { query, sql } from "../../database/sql.js";
import { inTransaction } from "../../database/transaction.js";
import type { Sweep } from "../../outbox/index.js";
import { beijingText } from "../../platform/clock.js";
import type { Platform } from "../../platform/platform.js";
import { notify } from "../../services/notifications/index.js";

/** Invitations that lapse within a day are brought to mind, once per deadline (F-94). */
export const reminderSweep: Sweep = {
  name: "agreements.reminders",
  everyMs: 30_000,
  run: remindOfDeadlines,
};

const REMIND_BEFORE_MS = 24 * 3_600_000;

export async function remindOfDeadlines(platform: Platform): Promise<void> {
  const now = platform.clock.now();
  const rows = await query<{
    id: string;
    graduate_id: string;
    counterpart: string;
    closes_at: Date;
  }>(
    platform.pool,
    sql`select r.id, r.graduate_id, r.counterpart, r.closes_at
     from record r join agreement a on a.record_id = r.id
     where r.closes_at > ${now} and r.closes_at <= ${new Date(now.getTime() + REMIND_BEFORE_MS)} and not r.frozen and r.status = 'INVITED'
       -- Whoever cannot answer now is reminded once they can, if that is in time (F-03, F-76).
       and not exists (select 1 from record held where held.graduate_id = r.graduate_id
         and held.holds)
       and not exists (select 1 from employer e where e.id = r.employer_id and e.suspended_at is not null)
       and not exists (select 1 from graduate g where g.id = r.graduate_id and g.training_mode in ('21', '41'))
       -- An invitation that was short from the start says so itself.
       and r.closes_at - a.sent_at > interval '24 hours'
       and not exists (select 1 from message m where m.dedupe_key = 'lapses-soon:' || r.id || ':' ||
         to_char(r.closes_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
     order by r.closes_at limit 500`,
    { name: "deadline-reminders" },
  );
  for (const row of rows) {
    const message = {
      recipientKind: "GRADUATE" as const,
      recipientId: row.graduate_id,
      dedupeKey: `lapses-soon:${row.id}:${row.closes_at.toISOString()}`,
      title: "签约邀请即将到期",
      body: `「${row.counterpart}」的签约邀请将于${beijingText(row.closes_at)}到期，请尽快应约。`,
      recordId: row.id,
    };
    await inTransaction(platform, (em) => notify(em, platform.clock, message));
  }
}
