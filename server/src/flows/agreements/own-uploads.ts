import { AGREEMENT_SCAN, STATEMENT } from "../../catalogue/index.js";
import type { Viewer } from "../../parties/identity/index.js";
import { closingOf } from "../../parties/settings/index.js";
import type { RecordSubject, Seen } from "../../records/index.js";
import { readSubmissions } from "../../records/index.js";
import {
  holderOf,
  registerUploadPolicy,
  type UploadPolicy,
  type UploadView,
  uploadsByIds,
  uploadsClosed,
  uploadViews,
} from "../../services/uploads/index.js";
import { LINK_STATES, linkExpired, standingLink } from "../offline-signing/stamp-link.js";

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

registerUploadPolicy(
  "PAPER_AGREEMENT",
  graduateUploads({ DRAFT: [AGREEMENT_SCAN], WITHDRAWN: [AGREEMENT_SCAN], RETURNED: [AGREEMENT_SCAN] }),
);

const STAMPED = [AGREEMENT_SCAN, STATEMENT];

const stampedCopies = graduateUploads({
  AWAITING_STAMP: STAMPED,
  SIGNING_WITHDRAWN: STAMPED,
  RETURNED: STAMPED,
});

/** The graduate's, also to take out what the employer brought (F-33); pictures of the stamped copy through the link. */
registerUploadPolicy("OFFLINE_AGREEMENT", async (question) => {
  const { em, record, uploader, purpose, of, now } = question;
  if (!uploader.linkId) return await stampedCopies(question);
  if (purpose !== AGREEMENT_SCAN || of !== "EMPLOYER" || now >= closingOf(record.cohort))
    return uploadsClosed();
  if (!LINK_STATES.some((state) => state === record.status)) return uploadsClosed();
  const link = await standingLink(em, record.id);
  if (link?.id !== uploader.linkId) return uploadsClosed();
  return now < link.expiresAt ? null : linkExpired();
});

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
