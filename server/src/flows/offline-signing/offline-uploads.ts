import { AGREEMENT_SCAN, STATEMENT } from "../../catalogue/index.js";
import { closingOf } from "../../parties/settings/index.js";
import { registerUploadPolicy, uploadsClosed } from "../../services/uploads/index.js";
import { graduateUploads } from "../agreements/index.js";
import { LINK_STATES, linkExpired, standingLink } from "./stamp-link.js";

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
