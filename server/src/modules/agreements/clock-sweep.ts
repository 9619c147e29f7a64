import { beijingText } from "../../clock.js";
import { inTransaction } from "../../database/transaction.js";
import type { Sweep } from "../../outbox/index.js";
import type { Platform } from "../../platform.js";
import { notify } from "../notifications/index.js";
import { findDue, settle } from "./signing-act.js";

const AT_ONCE = 200;

/** Stored states follow the clock within 5 s (F-24): lapsed invitations and held verdicts whose time is up. */
export const clockSweep: Sweep = {
  name: "agreements.clock",
  everyMs: 2000,
  run: settleAllDue,
};

/** Settles until nothing is due; one record that fails is left for the next sweep and does not stop the others. */
export async function settleAllDue(platform: Platform): Promise<void> {
  const failed = new Set<string>();
  for (;;) {
    const due = (await findDue(platform, AT_ONCE + failed.size)).filter((id) => !failed.has(id));
    if (due.length === 0) return;
    for (const recordId of due) {
      try {
        await settle(platform, recordId);
      } catch (error) {
        failed.add(recordId);
        platform.logger.error({ recordId, err: error }, "What the clock decided could not be carried out");
      }
    }
  }
}

/** Invitations that lapse within a day are brought to mind, once per deadline (F-94). */
export const reminderSweep: Sweep = {
  name: "agreements.reminders",
  everyMs: 30_000,
  run: remindOfDeadlines,
};

const REMIND_BEFORE_MS = 24 * 3_600_000;

export async function remindOfDeadlines(platform: Platform): Promise<void> {
  const now = platform.clock.now();
  const { rows } = await platform.pool.query<{
    id: string;
    graduate_id: string;
    employer_name: string;
    due_at: Date;
  }>(
    `select r.id, r.graduate_id, a.employer_name, r.due_at
     from record r join agreement a on a.record_id = r.id
     where r.due_at > $1 and r.due_at <= $2 and not r.frozen and r.status = 'INVITED'
       -- Whoever cannot answer now is reminded once they can, if that is in time (F-03, F-76).
       and not exists (select 1 from record held where held.graduate_id = r.graduate_id
         and held.status in ('DEPARTMENT_REVIEW', 'SCHOOL_REVIEW', 'SIGNED'))
       and not exists (select 1 from employer e where e.id = r.employer_id and e.suspended_at is not null)
       and not exists (select 1 from graduate g where g.id = r.graduate_id and g.training_mode in ('21', '41'))
       -- An invitation that was short from the start says so itself.
       and r.due_at - a.sent_at > interval '24 hours'
       and not exists (select 1 from message m where m.dedupe_key = 'lapses-soon:' || r.id || ':' ||
         to_char(r.due_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
     order by r.due_at limit 500`,
    [now, new Date(now.getTime() + REMIND_BEFORE_MS)],
  );
  for (const row of rows) {
    const message = {
      recipientKind: "GRADUATE" as const,
      recipientId: row.graduate_id,
      dedupeKey: `lapses-soon:${row.id}:${row.due_at.toISOString()}`,
      title: "签约邀请即将到期",
      body: `「${row.employer_name}」的签约邀请将于${beijingText(row.due_at)}到期，请尽快应约。`,
      recordId: row.id,
    };
    await inTransaction(platform, (em) => notify(em, platform.clock, message));
  }
}
