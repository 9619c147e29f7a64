import type { Pool } from "pg";
import { uploadLabel } from "../../catalogue/index.js";
import { query, sql } from "../../database/sql.js";
import type { Platform } from "../../platform/platform.js";
import { NotAllowed } from "../../words/refusals.js";
import type { FileKind } from "./content-kind.js";
import type { QualityWarning } from "./picture-quality.js";
import type { AddressHolder } from "./upload.policy.js";
import { UploadView, UploadWarning } from "./upload.types.js";
import { type FileVariant, signedAddress } from "./upload-address.js";

/** One upload as its row says. */
export interface StoredUpload {
  id: string;
  record_id: string | null;
  purpose: string;
  file_name: string;
  position: number;
  uploader_role: string;
  uploader_account: string | null;
  uploader_link: string | null;
  stored: boolean;
  content: string | null;
  kind: FileKind | null;
  bytes: number | null;
  width: number | null;
  height: number | null;
  warnings: QualityWarning[];
  dropped: boolean;
  evidence: boolean;
}

export const UPLOAD_COLUMNS = sql`id, record_id, purpose, file_name, position, uploader_role, uploader_account, uploader_link,
  stored_at is not null as stored, content, kind, bytes, width, height, warnings, dropped_at is not null as dropped,
  evidence_since is not null as evidence`;

/** What stands in the form of a record, of one side, in its order; in one statement. */
export async function uploadsInForm(pool: Pool, recordId: string, role: string): Promise<StoredUpload[]> {
  const rows = await query<StoredUpload>(
    pool,
    sql`select ${UPLOAD_COLUMNS} from upload
      where record_id = ${recordId} and uploader_role = ${role} and dropped_at is null order by position, id`,
    { name: "uploads-in-form" },
  );
  return rows;
}

/** What stands in the form of what came through one link (F-32), in its order. */
export async function uploadsOfLink(pool: Pool, linkId: string): Promise<StoredUpload[]> {
  const rows = await query<StoredUpload>(
    pool,
    sql`select ${UPLOAD_COLUMNS} from upload where uploader_link = ${linkId} and dropped_at is null order by position, id`,
    { name: "uploads-of-link" },
  );
  return rows;
}

/**
 * Uploads by id, in the order of the ids, dropped ones too: what submissions refer to. Whoever asks has seen to it that
 * the viewer may see the records they belong to.
 */
export async function uploadsByIds(pool: Pool, ids: readonly string[]): Promise<StoredUpload[]> {
  if (ids.length === 0) return [];
  const rows = await query<StoredUpload>(
    pool,
    sql`select ${UPLOAD_COLUMNS} from upload where id = any(${ids}::uuid[])`,
    { name: "uploads-by-ids" },
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** What people see of uploads, with addresses for this holder alone. Only for who passed the record's policy. */
export function uploadViews(
  { keys, clock }: Pick<Platform, "keys" | "clock">,
  holder: AddressHolder,
  rows: readonly StoredUpload[],
): UploadView[] {
  const now = clock.now();
  return rows.map((row) => {
    const address = (variant: FileVariant) =>
      row.stored ? signedAddress(keys, holder, row.id, variant, now) : null;
    return Object.assign(new UploadView(), {
      id: row.id,
      purpose: row.purpose,
      purposeLabel: uploadLabel(row.purpose),
      fileName: row.file_name,
      position: row.position,
      state: row.stored ? "COMPLETE" : "WAITING",
      kind: row.kind,
      bytes: row.bytes,
      width: row.width,
      height: row.height,
      warnings: row.warnings.map((code) => new UploadWarning(code)),
      url: address(row.kind === "PDF" ? "original" : "screen"),
      thumbnailUrl: row.kind === "PDF" ? null : address("thumbnail"),
      originalUrl: address("original"),
    } satisfies UploadView);
  });
}

/** The slot was taken away meanwhile: by its owner in another window, or by the sweep. */
export function uploadGone(): NotAllowed {
  return new NotAllowed("UPLOAD_GONE", "该文件已被移除，请重新选择文件上传");
}
