import { change, limitTo, query, sql } from "../../database/sql.js";
import type { Sweep } from "../../outbox/index.js";
import type { Platform } from "../../platform/platform.js";
import { deleteContent } from "./upload-store.js";

const DAY_MS = 86_400_000;
/** Places that were never filled, and what is left of files that were taken out and never submitted. */
const UNNEEDED_AFTER_MS = 7 * DAY_MS;
/** Files without an upload: a crash, a refusal at the last moment. Far longer than a request lives. */
const LOST_AFTER_MS = DAY_MS;
const AT_ONCE = 200;

/** Takes away what nobody needs; never what a submission refers to (evidence is kept, D-06). */
export const uploadSweep: Sweep = { name: "uploads.unneeded", everyMs: 60_000, run: sweepUploads };

export async function sweepUploads(platform: Platform): Promise<void> {
  const now = platform.clock.now().getTime();
  await emptyDropped(platform);
  await dropUnneeded(platform, new Date(now - UNNEEDED_AFTER_MS));
  await deleteLostFiles(platform, new Date(now - LOST_AFTER_MS));
}

/**
 * What was taken out and was never evidence loses its files at once, because a sender would else fill the disk with what
 * nobody sees; the row stays, so that the same file sent again late is told that it was taken out.
 */
async function emptyDropped(platform: Platform): Promise<void> {
  for (;;) {
    const rows = await query<{ id: string; content: string }>(
      platform.pool,
      sql`select id, content from upload
       where evidence_since is null and dropped_at is not null and content is not null
       order by begun_at ${limitTo(AT_ONCE)}`,
    );
    for (const { id, content } of rows) {
      await deleteContent(platform, content);
      await change(
        platform.pool,
        sql`update upload set stored_at = null, content = null, kind = null where id = ${id}`,
      );
    }
    if (rows.length < AT_ONCE) return;
  }
}

/** The rows, and what they leave in the store; ended in between, that is found lost a day later. */
async function dropUnneeded(platform: Platform, before: Date): Promise<void> {
  for (let deleted = AT_ONCE; deleted === AT_ONCE; ) {
    const rows = await query<{ content: string | null }>(
      platform.pool,
      sql`delete from upload where id in (
         select id from upload
         where evidence_since is null and (record_id is null or dropped_at <= ${before} or (stored_at is null and begun_at <= ${before}))
         order by begun_at ${limitTo(AT_ONCE)} for update skip locked)
       returning content`,
    );
    for (const { content } of rows) if (content) await deleteContent(platform, content);
    deleted = rows.length;
  }
}

async function deleteLostFiles(platform: Platform, before: Date): Promise<void> {
  for (;;) {
    const rows = await query<{ id: string }>(
      platform.pool,
      sql`select c.id from upload_content c
       where c.begun_at <= ${before} and not exists (select 1 from upload u where u.content = c.id)
       order by c.begun_at ${limitTo(AT_ONCE)}`,
    );
    for (const { id } of rows) await deleteContent(platform, id);
    if (rows.length < AT_ONCE) return;
  }
}
