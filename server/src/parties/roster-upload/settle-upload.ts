import type { EntityManager } from "@mikro-orm/postgresql";
import { audit } from "../../audit/index.js";
import { query, sql } from "../../database/sql.js";
import { inTransaction, violatedConstraint } from "../../database/transaction.js";
import { publish, topic } from "../../live/live.js";
import { addJob } from "../../outbox/index.js";
import type { Context } from "../../platform/context.js";
import { idOf } from "../../words/ids.js";
import { NotAllowed, UnknownRecord } from "../../words/refusals.js";
import { requireWriting, type StaffIdentity } from "../identity/index.js";
import { rosterVersion } from "../roster/index.js";
import { rosterUploads, schoolOfUploads } from "./roster-upload.list.js";
import type { RosterUpload, RosterUploadStatus } from "./roster-upload.types.js";
import { commitRoster } from "./upload-jobs.js";

interface LockedUpload {
  school_id: string;
  cohort: number;
  status: RosterUploadStatus;
  wrong: number;
  warned: number;
  roster_version: number | null;
}

/** What the second of two files or commits of one roster is told. */
export const AT_WORK = "本校该届有名单正在检查或提交，请等待其完成后再操作";

/**
 * P-03: who looks after one level may not bring a roster, which has both.
 *
 * @throws NotAllowed READ_ONLY, MODULE_CLOSED or LEVEL_SCOPE.
 */
export function requireRosterWriting(viewer: StaffIdentity): void {
  requireWriting(viewer);
  if (viewer.levelScope !== "ALL") {
    throw new NotAllowed("LEVEL_SCOPE", "名单包含全部学历层次，请由负责全校的账号上传和提交");
  }
}

/**
 * Starts the commit of a checked upload; the worker carries it out in one transaction.
 *
 * @throws UnknownRecord; NotAllowed READ_ONLY, MODULE_CLOSED, LEVEL_SCOPE, NOT_CHECKED, ROSTER_WRONG, ROSTER_CHANGED,
 *   WARNINGS_UNCONFIRMED or ROSTER_AT_WORK.
 */
export async function askForCommit(
  context: Context,
  viewer: StaffIdentity,
  id: string,
  confirmWarnings: boolean,
): Promise<RosterUpload> {
  return await settle(context, viewer, id, async (em, upload, uploadId) => {
    if (upload.status === "COMMITTING" || upload.status === "COMMITTED") return;
    if (upload.status !== "CHECKED")
      throw new NotAllowed("NOT_CHECKED", "该名单未通过检查或已放弃，请重新上传");
    if (upload.wrong > 0) {
      throw new NotAllowed(
        "ROSTER_WRONG",
        `名单中有${upload.wrong}行错误，请改正后重新上传，全部正确才能提交`,
      );
    }
    if ((await rosterVersion(em, upload.school_id, upload.cohort)) !== upload.roster_version) {
      throw new NotAllowed("ROSTER_CHANGED", "检查之后本校名单有变化，检查结果已失效，请重新上传");
    }
    if (upload.warned > 0 && !confirmWarnings) {
      throw new NotAllowed(
        "WARNINGS_UNCONFIRMED",
        `名单中有${upload.warned}行需要确认，请核对「需确认」中的各行，确认无误后再提交`,
      );
    }
    await setStatus(em, uploadId, "COMMITTING");
    await query(
      em,
      sql`update roster_upload set warnings_confirmed_by = ${viewer.name}
       where id = ${uploadId} and warned > 0`,
    );
    await addJob(em, commitRoster, { uploadId });
    await audit(em, {
      at: context.platform.clock.now(),
      by: viewer,
      act: "ROSTER_COMMIT_ASKED",
      subject: { kind: "SCHOOL", id: upload.school_id },
      address: context.address,
      detail: { uploadId, cohort: upload.cohort, confirmedWarnings: upload.warned },
    });
  });
}

/** Puts an upload aside; what the dry run found is deleted. @throws as {@link askForCommit}. */
export async function discardUpload(
  context: Context,
  viewer: StaffIdentity,
  id: string,
): Promise<RosterUpload> {
  return await settle(context, viewer, id, async (em, upload, uploadId) => {
    if (upload.status === "DISCARDED") return;
    if (upload.status === "COMMITTED") throw new NotAllowed("ROSTER_COMMITTED", "该名单已提交，不能放弃");
    if (upload.status === "CHECKING" || upload.status === "COMMITTING") {
      throw new NotAllowed("ROSTER_AT_WORK", AT_WORK);
    }
    await setStatus(em, uploadId, "DISCARDED");
    await query(em, sql`delete from roster_upload_row where upload_id = ${uploadId}`);
    await query(em, sql`delete from roster_upload_value where upload_id = ${uploadId}`);
    await audit(em, {
      at: context.platform.clock.now(),
      by: viewer,
      act: "ROSTER_DISCARDED",
      subject: { kind: "SCHOOL", id: upload.school_id },
      address: context.address,
      detail: { uploadId, cohort: upload.cohort },
    });
  });
}

async function settle(
  { platform }: Context,
  viewer: StaffIdentity,
  id: string,
  act: (em: EntityManager, upload: LockedUpload, uploadId: string) => Promise<void>,
): Promise<RosterUpload> {
  requireRosterWriting(viewer);
  const uploadId = idOf(id);
  const schoolId = schoolOfUploads(viewer);
  try {
    await inTransaction(platform, async (em) => {
      const [upload] = await query<LockedUpload>(
        em,
        sql`select school_id, cohort, status, wrong, warned, roster_version from roster_upload
         where id = ${uploadId} and school_id = ${schoolId} for update`,
      );
      if (!upload) throw new UnknownRecord();
      await act(em, upload, uploadId);
      await publish(em, [uploadChanged(upload.school_id)]);
    });
  } catch (error) {
    if (violatedConstraint(error) === "roster_upload_one_at_work")
      throw new NotAllowed("ROSTER_AT_WORK", AT_WORK);
    throw error;
  }
  const changed = await rosterUploads.byId(platform, viewer, {}, uploadId);
  if (!changed) throw new UnknownRecord();
  return changed;
}

async function setStatus(em: EntityManager, id: string, status: RosterUploadStatus): Promise<void> {
  await query(
    em,
    sql`update roster_upload set status = ${status}, progress = 0, failure = null where id = ${id}`,
  );
}

/** Tells the school's open pages to read again. */
export function uploadChanged(schoolId: string) {
  return {
    topics: [
      topic.school(schoolId, "UNDERGRADUATE", "EMPLOYMENT"),
      topic.school(schoolId, "POSTGRADUATE", "EMPLOYMENT"),
    ],
    kind: "QUEUE" as const,
  };
}
