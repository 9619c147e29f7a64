import { change, limitTo, query, sql } from "../../database/sql.js";
import type { Sweep } from "../../outbox/index.js";
import type { Platform } from "../../platform/platform.js";
import { keyOf, uploadStore, VARIANTS } from "./upload-store.js";

const DAY_MS = 86_400_000;
/** Places that were never filled and files that were taken out and never submitted. */
const UNNEEDED_AFTER_MS = 7 * DAY_MS;
/** Files without an upload: a crash, a refusal at the last moment. Far longer than a request lives. */
const LOST_AFTER_MS = DAY_MS;
const AT_ONCE = 200;

/** Takes away what nobody needs; never what a submission refers to (evidence is kept, D-06). */
export const uploadSweep: Sweep = { name: "uploads.unneeded", everyMs: 3_600_000, run: sweepUploads };

export async function sweepUploads(platform: Platform): Promise<void> {
  const now = platform.clock.now().getTime();
  await dropUnneeded(platform, new Date(now - UNNEEDED_AFTER_MS));
  await deleteLostFiles(platform, new Date(now - LOST_AFTER_MS));
}

/** The rows; their files are then without an upload, and next. */
async function dropUnneeded({ pool }: Platform, before: Date): Promise<void> {
  for (let deleted = AT_ONCE; deleted === AT_ONCE; ) {
    const rowCount = await change(
      pool,
      sql`delete from upload where id in (
         select id from upload
         where evidence_since is null and (record_id is null or dropped_at <= ${before} or (stored_at is null and begun_at <= ${before}))
         order by begun_at ${limitTo(AT_ONCE)} for update skip locked)`,
    );
    deleted = rowCount ?? 0;
  }
}

/** Files first, then what names them: ended in between, it is done again. */
async function deleteLostFiles(platform: Platform, before: Date): Promise<void> {
  const store = uploadStore(platform);
  for (;;) {
    const rows = await query<{ id: string }>(
      platform.pool,
      sql`select c.id from upload_content c
       where c.begun_at <= ${before} and not exists (select 1 from upload u where u.content = c.id)
       order by c.begun_at ${limitTo(AT_ONCE)}`,
    );
    for (const { id } of rows) {
      for (const variant of VARIANTS) await store.delete(keyOf(id, variant));
    }
    await query(
      platform.pool,
      sql`delete from upload_content where id = any(${rows.map((row) => row.id)}::uuid[])`,
    );
    if (rows.length < AT_ONCE) return;
  }
}
