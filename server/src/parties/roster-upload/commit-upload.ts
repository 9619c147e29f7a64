import type { PoolClient } from "pg";
import { audit } from "../../audit/index.js";
import { query, sql } from "../../database/sql.js";
import { publish } from "../../live/live.js";
import { handles, type Sweep } from "../../outbox/index.js";
import type { Platform } from "../../platform/platform.js";
import { rosterChanges } from "../roster/index.js";
import { COMMIT, type Commit, followPending, writtenRows } from "./apply-roster.js";
import { inClient } from "./check-upload.js";
import { findMovers } from "./free-numbers.js";
import { findInTheWay } from "./in-the-way.js";
import { uploadChanged } from "./settle-upload.js";
import { commitRoster } from "./upload-jobs.js";

interface UploadToCommit {
  school_id: string;
  cohort: number;
  uploaded_by: string;
  added: number;
  changed: number;
  roster_version: number;
}

/** What the dry run found holds no longer; the message is for the school. */
class Overtaken extends Error {}

/**
 * The commit: everything in one transaction, under the lock of the school's roster of the cohort. A second run finds
 * it done; one that cannot be carried out leaves the roster as it was and says so.
 */
export const commitRosterHandler = handles(commitRoster, async (platform, { uploadId }) => {
  const rows = await query<UploadToCommit>(
    platform.pool,
    sql`select school_id, cohort, uploaded_by, added, changed, roster_version from roster_upload
     where id = ${uploadId} and status = 'COMMITTING'`,
  );
  const upload = rows[0];
  if (!upload) return;
  try {
    await committing(() => inClient(platform, (client) => commit(platform, client, uploadId, upload)));
  } catch (error) {
    const overtaken = error instanceof Overtaken;
    if (!overtaken)
      platform.logger.error({ component: "roster", err: error }, "A roster could not be committed");
    await query(
      platform.pool,
      sql`update roster_upload set status = 'FAILED', failure = ${overtaken ? error.message : "系统繁忙，提交未能完成，名单未作任何修改，请稍后重新上传"} where id = ${uploadId} and status = 'COMMITTING'`,
    );
  }
  await publish(platform.pool, [uploadChanged(upload.school_id)]);
});

/** How often a commit that another one crossed is tried: the second time it finds what the other has left. */
const ATTEMPTS_AT_ONCE = 3;

/**
 * F-01b: of two rosters that bring one person at the same moment, one commits and the other leaves that row out; it
 * learns of it from the constraint or as a deadlock.
 */
async function committing(commitOnce: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await commitOnce();
      return;
    } catch (error) {
      if (attempt === ATTEMPTS_AT_ONCE || !wasCrossed(error)) throw error;
    }
  }
}

function wasCrossed(error: unknown): boolean {
  const { code, constraint } = error as { code?: string; constraint?: string };
  return code === "40P01" || constraint === "graduate_one_living";
}

/**
 * Leaves out what has somebody in the way now, ends what 转届 ends, and sees to it that new numbers have persons. Answers
 * whether a row was left out.
 */
async function makeRoom(client: PoolClient, of: Commit): Promise<boolean> {
  await findInTheWay(client, writtenRows(of), of);
  const [left] = await query<{ rows: number }>(client, COMMIT.leftOut(of));
  await query(client, COMMIT.closed(of));
  await query(client, COMMIT.ended(of));
  await query(client, COMMIT.toldTransfer(of));
  await query(client, COMMIT.persons(of));
  return (left?.rows ?? 0) > 0;
}

async function commit(
  platform: Platform,
  client: PoolClient,
  uploadId: string,
  upload: UploadToCommit,
): Promise<void> {
  const { school_id: schoolId, cohort } = upload;
  const now = platform.clock.now();
  const reached = async (percent: number) => {
    await query(platform.pool, sql`update roster_upload set progress = ${percent} where id = ${uploadId}`);
  };
  await rosterChanges(client, schoolId, cohort);
  const rows = await query<{ version: number }>(
    client,
    sql`select version from roster_version where school_id = ${schoolId} and cohort = ${cohort}`,
  );
  if (rows[0]?.version !== upload.roster_version + 1) {
    throw new Overtaken("检查之后本校名单有变化，未作任何修改，请重新上传");
  }
  const of = { uploadId, schoolId, cohort, now, accountId: upload.uploaded_by };
  await query(client, COMMIT.departments(of));
  await query(client, COMMIT.lock(of));
  const leftOut = await makeRoom(client, of);
  await query(client, COMMIT.registryCopies(of));
  await query(client, COMMIT.finishing(of));
  await reached(20);
  await findMovers(client, COMMIT.movers(of));
  await query(client, COMMIT.platformCopies(of));
  await query(client, COMMIT.pendingGone(of));
  await query(client, COMMIT.pending(of));
  await query(client, COMMIT.restored(of));
  await reached(40);
  const tooEarly = await query(client, COMMIT.addedTooEarly(of));
  if (tooEarly.length > 0) {
    throw new Overtaken(
      "新增毕业生的学号仍属于签约或去向登记未结束的毕业生，名单未作任何修改，请重新上传查看",
    );
  }
  await query(client, COMMIT.added(of));
  await reached(80);
  await query(client, COMMIT.addedToRegistry(of));
  // Not before: who tells how far it is writes the same line.
  if (leftOut) await query(client, COMMIT.counted(of));
  // The sealed values have gone where they belong.
  await query(client, sql`delete from roster_upload_value where upload_id = ${uploadId}`);
  await query(
    client,
    sql`update roster_upload set status = 'COMMITTED', progress = 100, committed_at = ${now} where id = ${uploadId}`,
  );
  await audit(client, {
    at: now,
    by: { kind: "SCHOOL", accountId: upload.uploaded_by },
    act: "ROSTER_COMMITTED",
    subject: { kind: "SCHOOL", id: schoolId },
    detail: { uploadId, cohort, added: upload.added, changed: upload.changed },
  });
}

/** F-96: what waited reaches the platform's copy within a minute after a graduate has become free. */
export const rosterSweep: Sweep = {
  name: "roster.follow",
  everyMs: 60_000,
  run: (platform) => inClient(platform, followPending),
};
