import { closingOf } from "../../parties/settings/index.js";
import { type UploadPolicy, uploadsClosed } from "../../services/uploads/index.js";

/** What the graduate may upload in which state; in all others nothing. */
type PurposesByState = Readonly<Record<string, readonly string[]>>;

/**
 * The graduate of the record, in states where the graduate may submit it and while the cohort is open (F-90a); the caller
 * asks about sight.
 */
export function graduateUploads(purposes: PurposesByState): UploadPolicy {
  return ({ record, uploader, purpose, now }) => {
    const allowed = purposes[record.status] ?? [];
    return uploader.role === "GRADUATE" && allowed.includes(purpose) && now < closingOf(record.cohort)
      ? null
      : uploadsClosed();
  };
}
