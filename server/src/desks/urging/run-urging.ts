import type { EntityManager } from "@mikro-orm/postgresql";
import { z } from "zod";
import { limitTo, query, sql } from "../../database/sql.js";
import { inTransaction } from "../../database/transaction.js";
import { defineJob, handles } from "../../outbox/index.js";
import type { Platform } from "../../platform/platform.js";
import { MOST_OF_A_STEP, openSteps, REST_MS, sendingTime } from "./urging.policy.js";

export const runUrging = defineJob("graduates.urge", z.object({ runId: z.uuid() }));

/** Graduates of one transaction: acts of theirs wait no longer than this takes. */
const AT_ONCE = 100;

interface Run {
  id: string;
  asked_by: string;
}

/** Decides for each graduate of a run; a worker that dies goes on with those nobody has decided. */
export const runUrgingHandler = handles(runUrging, async (platform, { runId }) => {
  while (await decideSome(platform, runId)) {
    // One part after another.
  }
});

async function decideSome(platform: Platform, runId: string): Promise<boolean> {
  const now = platform.clock.now();
  return await inTransaction(platform, async (em) => {
    // Of two workers with the same run one waits here.
    const [run] = await query<Run>(
      em,
      sql`select id, asked_by from urge_run where id = ${runId} and done_at is null for update`,
    );
    if (!run) return false;
    const targets = await query<{ graduate_id: string }>(
      em,
      sql`select graduate_id from urge_target where run_id = ${runId} and outcome is null
        order by graduate_id ${limitTo(AT_ONCE)}`,
    );
    const ids = targets.map(({ graduate_id: id }) => id);
    if (ids.length > 0) await decide(em, run, ids, now);
    if (ids.length < AT_ONCE) {
      await query(em, sql`update urge_run set done_at = ${now} where id = ${runId}`);
    }
    return ids.length === AT_ONCE;
  });
}

/** Under the lock of the graduates, in the order of their ids: of two runs about one graduate the second finds the first's. */
async function decide(em: EntityManager, run: Run, ids: readonly string[], now: Date): Promise<void> {
  await query(em, sql`select id from graduate where id = any(${ids}::uuid[]) order by id for no key update`);
  await query(
    em,
    sql`with open as (
        select g.id as graduate_id, s.*,
          (select count(*) from urge u where u.graduate_id = g.id and u.step_key = s.step_key
            and u.dropped_at is null) as times
        from graduate g cross join lateral (${openSteps(now)}) s
        where g.id = any(${ids}::uuid[])),
      rests as (select distinct u.graduate_id from urge u where u.graduate_id = any(${ids}::uuid[])
        and u.dropped_at is null and u.send_at > ${new Date(now.getTime() - REST_MS)}),
      chosen as (select distinct on (graduate_id) * from open where times < ${MOST_OF_A_STEP}
        and graduate_id not in (select graduate_id from rests)
        order by graduate_id, rank, since nulls last, step_key),
      urged as (insert into urge (id, graduate_id, step, step_key, record_id, run_id, urged_by, urged_at, send_at)
        select uuidv7(), graduate_id, step, step_key, record_id, ${run.id}, ${run.asked_by}, ${now},
          ${sendingTime(now)} from chosen returning graduate_id)
      update urge_target t set outcome = case
          when t.graduate_id in (select graduate_id from urged) then 'URGED'
          when t.graduate_id not in (select graduate_id from open) then 'NO_STEP'
          when t.graduate_id in (select graduate_id from rests) then 'TOO_SOON'
          else 'FIVE_TIMES' end
        where t.run_id = ${run.id} and t.graduate_id = any(${ids}::uuid[])`,
  );
}
