import type { EntityManager } from "@mikro-orm/postgresql";
import { query, sql } from "../database/sql.js";
import { inTransaction, violatedConstraint } from "../database/transaction.js";
import type { Platform } from "../platform/platform.js";
import type { RecordKind } from "../words/record-words.js";
import { Refusal } from "../words/refusals.js";
import { SYSTEM } from "../workflow/index.js";
import { performIn, refusalFor } from "./act.js";
import { flowOf } from "./flows.js";
import { dropHeldVerdict, heldVerdictDue, lockAboutVerdict, withdrawHeldVerdict } from "./held-verdict.js";
import { EVERY_RECORD } from "./sight.js";
import { findRecord, lockRecord } from "./subject.js";

/**
 * Brings a record up to what the clock has decided: a held verdict whose time is up takes effect; an invitation past
 * its deadline lapses (F-24), what the closing found lying about ends (F-90a). The graduate's other records with it: a
 * commitment that has ended by the clock is in the way of nothing any more. Asked for by acts before they begin and by
 * the sweep for everything else; doing it twice changes nothing.
 */
export async function settle(platform: Platform, recordId: string): Promise<void> {
  await settleEach(platform, await whatIsDue(platform, { recordId }), recordId);
}

/** The same for all records of a graduate: for acts on no record that exists, such as a beginning. */
export async function settleGraduate(platform: Platform, graduateId: string): Promise<void> {
  await settleEach(platform, await whatIsDue(platform, { graduateId }), null);
}

/** One that fails is left for the next sweep; only its own failure stops an act. */
async function settleEach(platform: Platform, due: readonly Due[], own: string | null): Promise<void> {
  for (const { id, verdict } of due) {
    try {
      if (verdict) await carryOutHeldVerdict(platform, id);
      else await inTransaction(platform, (em) => settleDeadlineIn(platform, em, id));
    } catch (error) {
      if (id === own) throw error;
      platform.logger.error({ recordId: id, err: error }, "What the clock decided could not be carried out");
    }
  }
}

interface Due {
  id: string;
  verdict: boolean;
}

async function whatIsDue(
  platform: Platform,
  of: { recordId: string } | { graduateId: string },
): Promise<Due[]> {
  const now = platform.clock.now();
  const byRecord = "recordId" in of;
  // One about an organisation has no graduate whose others there were.
  const theirs = byRecord
    ? sql`(r.id = ${of.recordId} or r.graduate_id = (select graduate_id from record where id = ${of.recordId}))`
    : sql`r.graduate_id = ${of.graduateId}`;
  return await query<Due>(
    platform.pool,
    sql`select r.id, h.record_id is not null as verdict
      from record r left join held_verdict h on h.record_id = r.id and h.effective_at <= ${now}
      where ${theirs} and not r.frozen and (h.record_id is not null or r.closes_at <= ${now})
      order by coalesce(h.effective_at, r.closes_at), r.id`,
    { name: byRecord ? "record-due" : "graduate-due" },
  );
}

/** Does what the clock decides for a record past its time, in an open transaction; nothing when another was first. */
export async function settleDeadlineIn(
  platform: Platform,
  em: EntityManager,
  recordId: string,
): Promise<void> {
  const found = await findRecord(em, recordId, EVERY_RECORD);
  if (!found || !(await lockRecord(em, found, EVERY_RECORD))) return;
  // Under the lock: somebody may have acted, or moved the deadline, a moment ago.
  const [row] = await query<{ kind: RecordKind; status: string; closes_at: Date | null }>(
    em,
    sql`select kind, status, closes_at from record where id = ${recordId} and not frozen and closes_at <= ${platform.clock.now()}`,
  );
  const act = row && actOfClock(row);
  if (!act || !row.closes_at) return;
  await performIn(platform, em, {
    recordId,
    act,
    decidedAt: new Date(row.closes_at),
    actor: SYSTEM,
    sight: EVERY_RECORD,
    address: null,
  });
}

/** The one thing the clock does from this state. */
function actOfClock({ kind, status }: { kind: RecordKind; status: string }): string | undefined {
  return flowOf(kind).flow.rows.find((row) => row.by.role === "SYSTEM" && row.from.includes(status))?.act;
}

async function carryOutHeldVerdict(platform: Platform, recordId: string): Promise<void> {
  try {
    await inTransaction(platform, (em) => carryOutIn(platform, em, recordId));
  } catch (error) {
    const refusal = error instanceof Refusal ? error : refusalFor(violatedConstraint(error));
    if (!refusal) throw error;
    await inTransaction(platform, (em) => dropHeldVerdict(platform, em, recordId, refusal));
  }
}

async function carryOutIn(platform: Platform, em: EntityManager, recordId: string): Promise<void> {
  if (!(await lockAboutVerdict(em, recordId))) return;
  const held = await heldVerdictDue(platform, em, recordId);
  if (!held) return;
  await withdrawHeldVerdict(em, recordId);
  await performIn(platform, em, {
    recordId,
    act: held.act,
    actor: held.actor,
    sight: EVERY_RECORD,
    address: null,
    submission: held.submission,
    input: held.input,
    reason: held.reason,
    throughHeldVerdict: true,
  });
}

/** Records that the clock has decided about, oldest first. */
export async function findDue(platform: Platform, limit: number): Promise<string[]> {
  const rows = await query<{ id: string }>(
    platform.pool,
    sql`select id from (
        select id, closes_at as at from record where closes_at <= ${platform.clock.now()} and not frozen
        union all
        select h.record_id, h.effective_at from held_verdict h join record r on r.id = h.record_id
        where h.effective_at <= ${platform.clock.now()} and not r.frozen
      ) due order by at limit ${limit}`,
    { name: "records-due" },
  );
  return rows.map((row) => row.id);
}
