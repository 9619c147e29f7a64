import { query, type Sql, sql } from "../../database/sql.js";
import type { StaffIdentity } from "../../parties/identity/index.js";
import type { Platform } from "../../platform/platform.js";
import { recordsInSight } from "../../records/index.js";
import { isId } from "../../words/ids.js";
import type { RecordKind } from "../../words/record-words.js";
import { claimedByOthers, claimRecord } from "./claims.js";
import { unattendedDepartments, waitingConditions } from "./waiting.js";

/** A record that waits; `claimed`: a colleague has it open or is led to it, and nothing else waits. */
export interface NextWaiting {
  id: string;
  claimed: boolean;
}

/**
 * The record that waits for the viewer behind this one, in the order of the queue, beginning again at its head; null
 * when nothing else waits. One that a colleague is at comes only where there is no other. The place of a record that has
 * moved on is still known by its submission. Among `kinds`, or the record's own kind.
 */
export async function findNextWaiting(
  platform: Platform,
  viewer: StaffIdentity,
  after: string,
  kinds: readonly RecordKind[] | null,
): Promise<NextWaiting | null> {
  if (!isId(after)) return null;
  const wanted = kinds ?? (await kindOf(platform, viewer, after));
  const unattended = viewer.standsIn.length > 0 ? await unattendedDepartments(platform, viewer) : [];
  const branches = waitingConditions(viewer, wanted, unattended);
  const now = platform.clock.now();
  const free = await firstBehind(platform, viewer, after, branches, claimedByOthers(viewer, now));
  if (free) return { id: free, claimed: false };
  const any = await firstBehind(platform, viewer, after, branches, sql`false`);
  return any ? { id: any, claimed: true } : null;
}

/** Each round somebody else was quicker: more than so many at once are no school's. */
const ROUNDS = 8;

/**
 * The same, claimed for the viewer, so that no colleague is led to it too. Several who ask at once get different ones, as
 * long as there are so many.
 */
export async function claimNextWaiting(
  platform: Platform,
  viewer: StaffIdentity,
  after: string,
  kinds: readonly RecordKind[] | null,
): Promise<string | null> {
  for (let round = 1; ; round += 1) {
    const next = await findNextWaiting(platform, viewer, after, kinds);
    if (!next || next.claimed || round === ROUNDS) return next?.id ?? null;
    const claim = await claimRecord(platform, viewer, next.id, false);
    // Null: the viewer may only look, or it has moved on since; the page will say so.
    if (claim?.mine ?? true) return next.id;
  }
}

/** `passed`: a condition on `record r` for what is passed over. */
async function firstBehind(
  platform: Platform,
  viewer: StaffIdentity,
  after: string,
  branches: readonly Sql[],
  passed: Sql,
): Promise<string | null> {
  const reads = branches.flatMap((branch) => {
    const waiting = sql`from record r where ${recordsInSight(viewer)} and ${branch} and not r.frozen
      and r.id <> ${after} and not exists (select 1 from held_verdict h where h.record_id = r.id)
      and not ${passed}`;
    const first = sql`order by r.submitted_at, r.id limit 1`;
    return [
      sql`select r.id, r.submitted_at, 0 as lap ${waiting}
        and (r.submitted_at, r.id) > (select submitted_at, id from here) ${first}`,
      sql`select r.id, r.submitted_at, 1 as lap ${waiting} ${first}`,
    ];
  });
  const [head, ...tail] = reads;
  if (!head) return null;
  const all = tail.reduce((union, read) => sql`${union} union all (${read})`, sql`(${head})`);
  const rows = await query<{ id: string }>(
    platform.pool,
    sql`with here as (select r.submitted_at, r.id from record r where r.id = ${after} and ${recordsInSight(viewer)})
    select id from (${all}) q order by lap, submitted_at, id limit 1`,
  );
  return rows[0]?.id ?? null;
}

async function kindOf(platform: Platform, viewer: StaffIdentity, recordId: string): Promise<RecordKind[]> {
  const rows = await query<{ kind: RecordKind }>(
    platform.pool,
    sql`select r.kind from record r where r.id = ${recordId} and ${recordsInSight(viewer)}`,
  );
  return rows.map(({ kind }) => kind);
}
