import type { Platform } from "../../platform.js";
import type { StaffIdentity } from "../identity/index.js";
import { holderOf, uploadsByIds, uploadViews } from "../uploads/index.js";
import type { ComparedUpload, UploadChange } from "./review.types.js";

/**
 * Picture by picture: what the present submission has, in its order, then what the one before had and this one has not
 * (F-14). A picture that was uploaded anew is another one, even where it shows the same page.
 */
export async function compareUploads(
  platform: Platform,
  viewer: StaffIdentity,
  now: readonly string[],
  before: readonly string[],
): Promise<ComparedUpload[]> {
  const removed = before.filter((id) => !now.includes(id));
  const rows = await uploadsByIds(platform.pool, [...now, ...removed]);
  const changes = changesOf(now, before);
  return uploadViews(platform, holderOf(viewer, "admin"), rows).map((upload) => ({
    upload,
    change: changes.get(upload.id) ?? "REMOVED",
  }));
}

/** MOVED is told among the files that both have: taking one out moves none of the others. */
function changesOf(now: readonly string[], before: readonly string[]): Map<string, UploadChange> {
  const kept = now.filter((id) => before.includes(id));
  const keptBefore = before.filter((id) => now.includes(id));
  return new Map(
    now.map((id) => {
      if (!before.includes(id)) return [id, "ADDED"];
      return [id, kept.indexOf(id) === keptBefore.indexOf(id) ? "KEPT" : "MOVED"];
    }),
  );
}
