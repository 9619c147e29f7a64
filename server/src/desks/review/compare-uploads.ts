import type { UploadView } from "../../services/uploads/index.js";
import type { ComparedUpload, UploadChange } from "./review.types.js";

/**
 * Picture by picture: what the present submission has, in its order, then what the one before had and this one has not
 * (F-14). A picture that was uploaded anew is another one, even where it shows the same page.
 */
export function compareUploads(
  now: readonly string[],
  before: readonly string[],
  pictures: ReadonlyMap<string, UploadView>,
): ComparedUpload[] {
  const removed = before.filter((id) => !now.includes(id));
  const changes = changesOf(now, before);
  return [...now, ...removed].flatMap((id) => {
    const upload = pictures.get(id);
    return upload ? [{ upload, change: changes.get(id) ?? "REMOVED" }] : [];
  });
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
