import type { Viewer } from "../../parties/identity/index.js";
import { closingOf } from "../../parties/settings/index.js";
import type { RecordSubject, Seen } from "../../records/index.js";
import { readSubmissions } from "../../records/index.js";
import {
  holderOf,
  type UploadPolicy,
  type UploadView,
  uploadsByIds,
  uploadsClosed,
  uploadViews,
} from "../../services/uploads/index.js";

/** What the graduate may upload in which state; in all others nothing. */
type PurposesByState = Readonly<Record<string, readonly string[]>>;

/** The graduate's own, while it is theirs to submit and their cohort is open (F-90a); the caller asks about sight. */
export function graduateUploads(purposes: PurposesByState): UploadPolicy {
  return ({ record, uploader, purpose, now }) => {
    const allowed = purposes[record.status] ?? [];
    return uploader.role === "GRADUATE" && allowed.includes(purpose) && now < closingOf(record.cohort)
      ? null
      : uploadsClosed();
  };
}

/** The files of the present submission, as it was handed in; the viewer is known to see the record. */
export async function submittedUploads({
  platform,
  em,
  viewer,
  subject,
}: Seen<RecordSubject>): Promise<UploadView[]> {
  const [last] = await readSubmissions(platform, em, subject.record.id, 1);
  const rows = await uploadsByIds(platform.pool, last?.uploadIds ?? []);
  return uploadViews(platform, holderOf(viewer, appOf(viewer)), rows);
}

function appOf({ role }: Viewer): "student" | "employer" | "admin" {
  if (role === "GRADUATE") return "student";
  return role === "EMPLOYER" ? "employer" : "admin";
}
