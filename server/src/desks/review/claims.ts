import { query, type Sql, sql } from "../../database/sql.js";
import { publish, topicsOf } from "../../live/live.js";
import { rightIn, type StaffIdentity } from "../../parties/identity/index.js";
import type { Platform } from "../../platform/platform.js";
import { flowOf, recordsInSight } from "../../records/index.js";
import { kindsFor, unattendedDepartments, waitingConditions } from "./waiting.js";

/** How long a claim holds unless it is renewed: whoever goes away leaves nothing behind. */
export const CLAIM_SECONDS = 60;

/** What became of a claim. */
export interface Claimed {
  /** The viewer's own from now on; else a colleague's. */
  mine: boolean;
  /** The colleague who has the record open; null where it is the viewer's own, or somebody is only led to it. */
  viewedBy: string | null;
}

/** Others being at a record, or led to it: a condition on `record r`. */
export function claimedByOthers({ accountId }: StaffIdentity, now: Date): Sql {
  return sql`exists (select from review_claim c
    where c.record_id = r.id and c.waits_for = r.waits_for and c.account_id <> ${accountId} and c.until > ${now})`;
}

/**
 * Claims a record that waits for the viewer, or renews the claim; `opened`: they look at it now, else it is the next that
 * they are led to. Locks nothing: it tells colleagues who is there, and keeps them from being led to the same record.
 * Looking at a record goes before being led to it. Null where the record does not wait for the viewer.
 */
export async function claimRecord(
  platform: Platform,
  viewer: StaffIdentity,
  recordId: string,
  opened: boolean,
): Promise<Claimed | null> {
  const waiting = await waitingForViewer(platform, viewer);
  if (!waiting) return null;
  const now = platform.clock.now();
  const isWaiting = sql`r.id = ${recordId} and ${recordsInSight(viewer)} and not r.frozen and (${waiting})`;
  const until = new Date(now.getTime() + CLAIM_SECONDS * 1000);
  // Of two who claim at once the second waits for the first, and finds the claim taken.
  const [claim] = await query<{ known: boolean }>(
    platform.pool,
    sql`with known as (select from review_claim
        where record_id = ${recordId} and account_id = ${viewer.accountId} and opened and until > ${now})
      insert into review_claim as c (record_id, waits_for, account_id, opened, until)
      select r.id, r.waits_for, ${viewer.accountId}, ${opened}, ${until} from record r where ${isWaiting}
      on conflict (record_id) do update set waits_for = excluded.waits_for, account_id = excluded.account_id,
        opened = excluded.opened, until = excluded.until
      where c.account_id = excluded.account_id or c.until <= ${now} or c.waits_for <> excluded.waits_for
        or (excluded.opened and not c.opened)
      returning exists (select from known) as known`,
  );
  if (!claim) return await whoseClaim(platform, isWaiting);
  if (!opened) return { mine: true, viewedBy: null };
  const left = await leave(platform, viewer, sql`record_id <> ${recordId} and (opened or until <= ${now})`);
  await tell(platform, viewer, claim.known ? left : [...left, recordId]);
  return { mine: true, viewedBy: null };
}

/** Gives back whatever the viewer has claimed: they look at no record now. */
export async function releaseClaims(platform: Platform, viewer: StaffIdentity): Promise<void> {
  await tell(platform, viewer, await leave(platform, viewer, sql`true`));
}

/** Any of the conditions under which a record waits for the viewer, who may decide on it; null where none does. */
async function waitingForViewer(platform: Platform, viewer: StaffIdentity): Promise<Sql | null> {
  const kinds = kindsFor(viewer).filter((kind) => rightIn(viewer, flowOf(kind).flow.module) === "READ_WRITE");
  const unattended = viewer.standsIn.length > 0 ? await unattendedDepartments(platform, viewer) : [];
  const [first, ...others] = waitingConditions(viewer, kinds, unattended);
  return first ? others.reduce((any, each) => sql`${any} or ${each}`, sql`${first}`) : null;
}

/** Of a record that a colleague has claimed; null where the record itself does not wait for the viewer. */
async function whoseClaim({ pool }: Platform, isWaiting: Sql): Promise<Claimed | null> {
  const [row] = await query<{ name: string | null }>(
    pool,
    sql`select case when c.opened then a.name end as name from record r
      left join review_claim c on c.record_id = r.id left join staff_account a on a.id = c.account_id
      where ${isWaiting}`,
  );
  return row ? { mine: false, viewedBy: row.name } : null;
}

/** Gives own claims back; answers the records that colleagues saw the viewer at. */
async function leave({ pool }: Platform, { accountId }: StaffIdentity, which: Sql): Promise<string[]> {
  const rows = await query<{ id: string; opened: boolean }>(
    pool,
    sql`delete from review_claim where account_id = ${accountId} and ${which} returning record_id as id, opened`,
  );
  return rows.flatMap(({ id, opened }) => (opened ? [id] : []));
}

/** Colleagues hear what the viewer hears of records; the viewer's other sessions too, and nobody else. */
async function tell({ pool }: Platform, viewer: StaffIdentity, recordIds: readonly string[]): Promise<void> {
  if (recordIds.length === 0) return;
  const topics = topicsOf(viewer);
  await publish(
    pool,
    recordIds.map((recordId) => ({ topics, kind: "VIEWING", recordId })),
  );
}
