import type { PoolClient } from "pg";
import { query, sql } from "../../database/sql.js";
import { publish } from "../../live/live.js";
import { handles } from "../../outbox/index.js";
import type { Platform } from "../../platform/platform.js";
import { compareRoster } from "./compare-roster.js";
import { dropFile, keptFile } from "./kept-file.js";
import { loadIncoming } from "./load-incoming.js";
import { RefusedFile } from "./parser/protocol.js";
import { uploadChanged } from "./settle-upload.js";
import { checkRoster } from "./upload-jobs.js";

interface UploadToCheck {
  school_id: string;
  school_code: string;
  school_name: string;
  cohort: number;
}

/** Share of the progress that reading takes; the rest is comparing. */
const READING_PERCENT = 80;
/** Each is a commit that reading waits for, and open pages ask once a second. */
const PROGRESS_STEP = 5;

/**
 * The dry run: reads the file, compares it with the roster, keeps what was found; changes nothing else. In one
 * transaction, so that a worker that dies leaves nothing behind and the next begins anew.
 */
export const checkRosterHandler = handles(checkRoster, async (platform, { uploadId }) => {
  const rows = await query<UploadToCheck>(
    platform.pool,
    sql`select u.school_id, school.code as school_code, school.name as school_name, u.cohort
     from roster_upload u join school on school.id = u.school_id where u.id = ${uploadId} and u.status = 'CHECKING'`,
  );
  const upload = rows[0];
  if (!upload) return;
  try {
    await check(platform, uploadId, upload);
  } catch (error) {
    const refused = error instanceof RefusedFile;
    if (!refused) platform.logger.error({ component: "roster", err: error }, "A dry run failed");
    const status = refused ? "REFUSED" : "FAILED";
    const failure = refused ? error.message : "系统繁忙，检查未能完成，请稍后重新上传";
    await query(
      platform.pool,
      sql`update roster_upload set status = ${status}, failure = ${failure}
        where id = ${uploadId} and status = 'CHECKING'`,
    );
    await dropFile(platform.pool, uploadId);
  }
  await publish(platform.pool, [uploadChanged(upload.school_id)]);
});

async function check(platform: Platform, uploadId: string, upload: UploadToCheck): Promise<void> {
  const { pool, keys } = platform;
  await inClient(platform, async (client) => {
    const { school_id: schoolId, cohort } = upload;
    const version = await lockedVersion(client, schoolId, cohort);
    const context = { cohort, schoolCode: upload.school_code, schoolName: upload.school_name };
    const file = keptFile(pool, keys, uploadId);
    let told = 0;
    const loaded = await loadIncoming(client, keys, file, context, async (percent) => {
      const reached = Math.floor((percent * READING_PERCENT) / 100);
      if (reached < told + PROGRESS_STEP) return;
      told = reached;
      await query(pool, sql`update roster_upload set progress = ${reached} where id = ${uploadId}`);
    });
    await dropFile(client, uploadId);
    const found = await compareRoster(client, keys, {
      uploadId,
      schoolId,
      cohort,
      now: platform.clock.now(),
      fileKeys: loaded.keys,
    });
    await query(
      client,
      sql`update roster_upload set status = 'CHECKED', progress = 100, notes = ${loaded.notes}, rows = ${loaded.rows}, added = ${found.added},
         changed = ${found.changed}, missing = ${found.missing}, transferred = ${found.transferred}, left_out = ${found.left_out}, warned = ${found.warned}, unchanged = ${found.unchanged}, wrong = ${found.wrong}, problems = ${found.problems}, roster_version = ${version},
         new_departments = array(${NEW_DEPARTMENTS}), departments_without_reviewer = array(${WITHOUT_REVIEWER})
       where id = ${uploadId}`,
    );
  });
}

const NEW_DEPARTMENTS = sql`select distinct i.department_name from incoming i
  where i.department_name is not null and not exists (select from department d
    where d.school_id = roster_upload.school_id and d.name = i.department_name) order by 1`;

const WITHOUT_REVIEWER = sql`select distinct i.department_name from incoming i
  where i.department_name is not null and not exists (select from department d
    join staff_account a on a.department_id = d.id and a.disabled_at is null and a.employment_right = 'READ_WRITE'
    where d.school_id = roster_upload.school_id and d.name = i.department_name) order by 1`;

/** The roster's version as this dry run sees it; a snapshot older than a change must not be taken for the newest. */
async function lockedVersion(client: PoolClient, schoolId: string, cohort: number): Promise<number> {
  const rows = await query<{ version: number }>(
    client,
    sql`select version from roster_version where school_id = ${schoolId} and cohort = ${cohort}`,
  );
  return rows[0]?.version ?? 0;
}

/** A transaction on a connection of the pool, without its limit on single statements. */
export async function inClient<T>(platform: Platform, act: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await platform.pool.connect();
  let broken = true;
  try {
    await query(client, sql`begin; set local statement_timeout = '120s'`);
    const done = await act(client);
    await query(client, sql`commit`);
    broken = false;
    return done;
  } finally {
    // A connection in the middle of a COPY, or of a transaction, is of no use to the next.
    client.release(broken);
  }
}
