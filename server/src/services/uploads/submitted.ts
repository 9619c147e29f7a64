import { query, sql } from "../../database/sql.js";
import type { Viewer } from "../../parties/identity/index.js";
import { batched } from "../../platform/batched.js";
import type { Context } from "../../platform/context.js";
import { readsPapers } from "../../records/index.js";
import { type StoredUpload, uploadsByIds, uploadsInForm, uploadViews } from "./upload.list.js";
import { holderOf } from "./upload.policy.js";
import type { UploadView } from "./upload.types.js";

const submitted = batched<readonly StoredUpload[]>(async ({ platform: { pool } }, recordIds) => {
  const rows = await query<{ record_id: string; upload_ids: string[] }>(
    pool,
    sql`select distinct on (record_id) record_id, upload_ids from submission
      where record_id = any(${recordIds}::uuid[]) order by record_id, number desc`,
    { name: "submitted-uploads" },
  );
  const uploads = await uploadsByIds(pool, [...new Set(rows.flatMap((row) => row.upload_ids))]);
  const byId = new Map(uploads.map((upload) => [upload.id, upload]));
  return new Map(
    rows.map(({ record_id, upload_ids }) => [record_id, upload_ids.flatMap((id) => byId.get(id) ?? [])]),
  );
}, []);

/** The files of a record's present submission, as it was handed in; the viewer is known to see the record. */
export async function submittedUploads(context: Context, recordId: string): Promise<UploadView[]> {
  return viewsFor(context, await submitted(context, recordId));
}

/**
 * The files of a record about an organisation: as submitted last; while the record waits for the employer, its person in
 * charge sees what the form holds now. Colleagues see none (P-08).
 */
export async function organisationUploads(
  context: Context,
  { id, waitsFor }: { id: string; waitsFor: string | null },
): Promise<UploadView[]> {
  const { platform, viewer } = context;
  if (!readsPapers(viewer)) return [];
  return viewer.role === "EMPLOYER" && waitsFor === "EMPLOYER"
    ? viewsFor(context, await uploadsInForm(platform.pool, id, "EMPLOYER"))
    : await submittedUploads(context, id);
}

/** Uploads of a record that the viewer is known to see, with addresses for this viewer alone. */
export function viewsFor(
  { platform, viewer }: Pick<Context, "platform" | "viewer">,
  uploads: readonly StoredUpload[],
): UploadView[] {
  return uploadViews(platform, holderOf(viewer, appOf(viewer)), uploads);
}

function appOf({ role }: Viewer): "student" | "employer" | "admin" {
  if (role === "GRADUATE") return "student";
  return role === "EMPLOYER" ? "employer" : "admin";
}
