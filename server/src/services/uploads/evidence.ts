import type { EntityManager } from "@mikro-orm/postgresql";
import { query, sql } from "../../database/sql.js";
import type { AnyRecordSubject } from "../../records/index.js";
import { InvalidInput } from "../../words/refusals.js";
import type { Moment } from "../../workflow/index.js";
import { type StoredUpload, UPLOAD_COLUMNS } from "./upload.list.js";

/** Of one party in one record, and of all in one submission (D-06). */
export const MOST_FILES = 20;

/** What a form says of its files. */
export interface UploadsWanted {
  /** Input field that a problem is told of, e.g. `uploadIds`. */
  field: string;
  /** Which purposes may stand here, e.g. `["AGREEMENT_SCAN"]`. */
  purposes: readonly string[];
}

/**
 * The uploads of a form, in the order of the ids, locked: each belongs to this record, stands in its form, is complete
 * and of an allowed purpose. The record's lock is held by who asks (its act is under way).
 *
 * @throws InvalidInput naming the field; an upload of another record answers as one that does not exist (P-07).
 */
export async function uploadsOf(
  em: EntityManager,
  recordId: string,
  ids: readonly string[],
  { field, purposes }: UploadsWanted,
): Promise<StoredUpload[]> {
  if (ids.length === 0) return [];
  const wrong = (message: string) => new InvalidInput([{ field, message }]);
  if (ids.length > MOST_FILES) throw wrong(`每次最多提交 ${MOST_FILES} 个文件，请减少后再提交`);
  if (new Set(ids).size < ids.length) throw wrong("同一文件不能重复提交，请刷新后重试");
  if (!ids.every((id) => /^[0-9a-f-]{36}$/.test(id))) throw wrong(UNKNOWN);
  const rows = await query<StoredUpload>(
    em,
    sql`select ${UPLOAD_COLUMNS} from upload where record_id = ${recordId} and id = any(${ids}::uuid[]) order by id for update`,
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => {
    const row = byId.get(id);
    if (!row || row.dropped) throw wrong(UNKNOWN);
    if (!row.stored) throw wrong(`「${row.file_name}」尚未上传完成，请等待完成或移除后再提交`);
    if (!purposes.includes(row.purpose)) throw wrong(UNKNOWN);
    return row;
  });
}

const UNKNOWN = "有文件不存在或已被移除，请刷新后核对上传的材料";

/**
 * The same, and from now on nobody can change or delete these files: a submission refers to them. Called by the act that
 * writes the submission, in its transaction.
 *
 * @throws as {@link uploadsOf}.
 */
export async function keepAsEvidence(
  em: EntityManager,
  recordId: string,
  ids: readonly string[],
  wanted: UploadsWanted,
  now: Date,
): Promise<StoredUpload[]> {
  const rows = await uploadsOf(em, recordId, ids, wanted);
  const fresh = rows.filter((row) => !row.evidence).map((row) => row.id);
  if (fresh.length > 0) {
    await query(em, sql`update upload set evidence_since = ${now} where id = any(${fresh}::uuid[])`);
  }
  return rows;
}

/** Effect where a record ends unsubmitted: files that no submission refers to go, as if taken out (spec 2 §6). */
export async function dropUnsubmitted({ em, subject, now }: Moment<AnyRecordSubject, object>): Promise<void> {
  await query(
    em,
    sql`update upload set dropped_at = ${now}
      where record_id = ${subject.record.id} and evidence_since is null and dropped_at is null`,
  );
}

/**
 * Files that waited on another record go along with the one they were meant for, and are evidence of it from now on: a
 * termination's letter is uploaded before there is a termination. The locks of both records are held by who asks.
 *
 * @throws as {@link uploadsOf}; files of the other side answer as unknown ones.
 */
export async function takeAlong(
  em: EntityManager,
  move: { from: string; to: string; ids: readonly string[]; role: string },
  wanted: UploadsWanted,
  now: Date,
): Promise<StoredUpload[]> {
  const rows = await uploadsOf(em, move.from, move.ids, wanted);
  if (rows.some((row) => row.uploader_role !== move.role)) {
    throw new InvalidInput([{ field: wanted.field, message: UNKNOWN }]);
  }
  await query(em, sql`update upload set record_id = ${move.to} where id = any(${move.ids}::uuid[])`);
  return await keepAsEvidence(em, move.to, move.ids, wanted, now);
}

/** The purposes of a submission's files, one for each: what a verdict about it asks (F-62). */
export async function purposesOf(
  em: EntityManager,
  recordId: string,
  ids: readonly string[],
): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await query<{ purpose: string }>(
    em,
    sql`select purpose from upload where record_id = ${recordId} and id = any(${ids}::uuid[])`,
  );
  return rows.map(({ purpose }) => purpose);
}
