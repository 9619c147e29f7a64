import { audit } from "../../audit/index.js";
import { limitTo, query, sql } from "../../database/sql.js";
import { publish } from "../../live/live.js";
import type { Sweep } from "../../outbox/index.js";
import type { Platform } from "../../platform/platform.js";
import { inClient } from "./check-upload.js";
import { uploadChanged } from "./settle-upload.js";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** How long a checked file waits for its commit: until then its sealed values must be kept. */
const DAYS_TO_COMMIT = 7;
/** How long what a committed roster changed can be looked at; the upload and its counts stay for good. */
const DAYS_OF_ROWS = 30;
/** How long a file may be on its way. */
const HOURS_OF_PIECES = 1;
/** Uploads in one statement: each may have 50,000 rows. */
const AT_ONCE = 5;

const EXPIRED = `检查后${DAYS_TO_COMMIT}天内未提交，已自动放弃，名单未作任何修改；如需上报请重新上传`;
const ROWS_GONE = `检查明细保留${DAYS_OF_ROWS}天，已到期清除`;

/** Removes what rosters on their way leave behind: personal data are kept no longer than somebody needs them. */
export const clearSweep: Sweep = {
  name: "roster.clear",
  everyMs: HOUR_MS,
  run: async (platform) => {
    while ((await giveUpUncommitted(platform)) === AT_ONCE);
    while ((await dropValues(platform)) === AT_ONCE);
    while ((await dropRows(platform)) === AT_ONCE);
    await dropPieces(platform);
  },
};

/**
 * Checked and never committed: put aside, as its school could have done.
 *
 * @returns how many uploads.
 */
async function giveUpUncommitted(platform: Platform): Promise<number> {
  const now = platform.clock.now();
  return await inClient(platform, async (client) => {
    const rows = await query<{ id: string; school_id: string; cohort: number }>(
      client,
      sql`update roster_upload set status = 'DISCARDED', failure = ${EXPIRED}
       where id in (select id from roster_upload where status = 'CHECKED' and uploaded_at < ${earlier(now, DAYS_TO_COMMIT * DAY_MS)}
         order by uploaded_at ${limitTo(AT_ONCE)} for update skip locked)
       returning id, school_id, cohort`,
    );
    for (const { id, school_id: schoolId, cohort } of rows) {
      await query(client, sql`delete from roster_upload_row where upload_id = ${id}`);
      await query(client, sql`delete from roster_upload_value where upload_id = ${id}`);
      await audit(client, {
        at: now,
        by: { kind: "SYSTEM", accountId: null },
        act: "ROSTER_DISCARDED",
        subject: { kind: "SCHOOL", id: schoolId },
        detail: { uploadId: id, cohort },
      });
      await publish(client, [uploadChanged(schoolId)]);
    }
    return rows.length;
  });
}

/**
 * Sealed values that no commit will want: the upload was settled, or the roster has moved on since its dry run.
 *
 * @returns of how many uploads.
 */
async function dropValues({ pool }: Platform): Promise<number> {
  const rows = await query<{ uploads: number }>(
    pool,
    sql`with unwanted as materialized (
       select u.id from roster_upload u
         left join roster_version r on r.school_id = u.school_id and r.cohort = u.cohort
       where exists (select from roster_upload_value v where v.upload_id = u.id)
         and u.status not in ('CHECKING','COMMITTING')
         and (u.status <> 'CHECKED' or coalesce(r.version, 0) <> u.roster_version)
       ${limitTo(AT_ONCE)}
     ), dropped as (delete from roster_upload_value v using unwanted where v.upload_id = unwanted.id)
     select count(*)::int as uploads from unwanted`,
  );
  return rows[0]?.uploads ?? 0;
}

/** @returns of how many uploads. */
async function dropRows({ pool, clock }: Platform): Promise<number> {
  const now = clock.now();
  const rows = await query<{ uploads: number }>(
    pool,
    sql`with cleared as (
       update roster_upload set cleared_at = ${now},
         notes = case when status = 'COMMITTED' then array_append(notes, ${ROWS_GONE}) else notes end
       where id in (select id from roster_upload where cleared_at is null and uploaded_at < ${earlier(now, DAYS_OF_ROWS * DAY_MS)}
         and status not in ('CHECKING','COMMITTING') order by uploaded_at ${limitTo(AT_ONCE)} for update skip locked)
       returning id
     ), dropped as (delete from roster_upload_row r using cleared where r.upload_id = cleared.id)
     select count(*)::int as uploads from cleared`,
  );
  return rows[0]?.uploads ?? 0;
}

/** Files that broke off on their way, or whose dry run was given up. */
async function dropPieces({ pool, clock }: Platform): Promise<void> {
  await query(
    pool,
    sql`delete from roster_upload_piece p where kept_at < ${earlier(clock.now(), HOURS_OF_PIECES * HOUR_MS)}
       and not exists (select from roster_upload u where u.id = p.upload_id and u.status = 'CHECKING')`,
  );
}

function earlier(now: Date, ms: number): Date {
  return new Date(now.getTime() - ms);
}
