import type { EntityManager } from "@mikro-orm/postgresql";
import { Sealed } from "../database/sealed.js";
import { limitTo, query, sql } from "../database/sql.js";
import type { Platform } from "../platform/platform.js";
import type { RecordKind } from "../words/record-words.js";
import type { Moment } from "../workflow/index.js";
import type { AnyRecordSubject } from "./subject.js";

/** A form on its way into a record; JSON, sealed in the database. */
export interface FormContent {
  kind: RecordKind;
  /** uuid v7 of the client: the same id again is the same record. */
  recordId: string;
  content: object;
}

export interface SavedForm {
  recordId: string;
  savedAt: Date;
  version: number;
}

/** What a submission brings along; flows add their own. */
export interface SubmissionInput {
  /** The checked form. */
  content: object;
  counterpart: string;
  /** Pictures in their order, checked to be this record's. */
  uploadIds: readonly string[];
}

/** Keeps the form as it is, whatever was there. */
export async function keepForm(platform: Platform, em: EntityManager, form: FormContent): Promise<SavedForm> {
  const savedAt = platform.clock.now();
  const sealed = platform.keys.seal("record_form.content_sealed", JSON.stringify(form.content));
  const [row] = await query<{ version: number }>(
    em,
    sql`insert into record_form as f (record_id, content_sealed, saved_at, version)
      values (${form.recordId}, ${sealed.bytes}, ${savedAt}, 1)
      on conflict (record_id) do update set content_sealed = excluded.content_sealed, saved_at = excluded.saved_at,
        version = f.version + 1
      returning version`,
  );
  if (!row) throw new Error("A form was not kept");
  return { recordId: form.recordId, savedAt, version: row.version };
}

/** The form as the graduate left it; null where none was ever saved. */
export async function readForm(
  platform: Platform,
  em: EntityManager,
  recordId: string,
): Promise<{ content: object; savedAt: Date; version: number } | null> {
  const [row] = await query<{ content_sealed: Buffer; saved_at: Date; version: number }>(
    em,
    sql`select content_sealed, saved_at, version from record_form where record_id = ${recordId}`,
  );
  if (!row) return null;
  const text = platform.keys.open("record_form.content_sealed", new Sealed(row.content_sealed));
  return { content: JSON.parse(text) as object, savedAt: new Date(row.saved_at), version: row.version };
}

/** Effect where a record ends unsubmitted: what was typed since is nobody's any more; submissions stay. */
export async function forgetForm({ em, subject }: Moment<AnyRecordSubject, object>): Promise<void> {
  await query(em, sql`delete from record_form where record_id = ${subject.record.id}`);
}

// ── Submissions ──────────────────────────────────────────────────────────────

/** Effect of `submit`, after `startSubmission`: keeps the picture of what was submitted, for ever. */
export async function keepSubmission({
  platform,
  em,
  subject,
  input,
  now,
}: Moment<AnyRecordSubject, SubmissionInput>): Promise<void> {
  const { record } = subject;
  record.counterpart = input.counterpart;
  const content = JSON.stringify(input.content);
  const sealed = platform.keys.seal("submission.content_sealed", content);
  await query(
    em,
    sql`insert into submission (record_id, number, act, content_sealed, upload_ids, at)
      values (${record.id}, ${record.submission}, 'submit', ${sealed.bytes},
        ${input.uploadIds}::uuid[], ${now})`,
  );
  await keepForm(platform, em, { kind: record.kind, recordId: record.id, content: input.content });
}

export interface KeptSubmission {
  number: number;
  at: Date;
  content: unknown;
  uploadIds: string[];
}

/** The last submissions of a record, newest first. */
export async function readSubmissions(
  platform: Platform,
  em: EntityManager,
  recordId: string,
  most: number,
): Promise<KeptSubmission[]> {
  const rows = await query<{ number: number; at: Date; content_sealed: Buffer; upload_ids: string[] }>(
    em,
    sql`select number, at, content_sealed, upload_ids from submission where record_id = ${recordId}
      order by number desc ${limitTo(most)}`,
    { name: "submissions" },
  );
  return rows.map((row) => ({
    number: row.number,
    at: new Date(row.at),
    content: JSON.parse(
      platform.keys.open("submission.content_sealed", new Sealed(row.content_sealed)),
    ) as unknown,
    uploadIds: row.upload_ids,
  }));
}
