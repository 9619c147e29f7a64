import { closingOf } from "../../parties/settings/index.js";
import { type UploadPolicy, uploadsClosed } from "../../services/uploads/index.js";

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
