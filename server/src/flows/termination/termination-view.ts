import { catalogue } from "../../catalogue/index.js";
import { isStaff, type Viewer } from "../../parties/identity/index.js";
import type { Platform } from "../../platform/platform.js";
import type { Seen } from "../../records/index.js";
import { type UploadView, uploadsByIds, viewsFor } from "../../services/uploads/index.js";
import { Agreement, graduateAsSeen } from "../agreements/index.js";
import type { Ending } from "./termination.entity.js";
import { TerminationView } from "./termination.types.js";
import type { TerminationSubject } from "./termination-subject.js";

const ENDINGS: Readonly<Record<Ending, string>> = {
  AGREED: "双方同意解约",
  MUTUAL: "双方同意解约",
  UNILATERAL: "学生单方面解约",
  FORCED: "学校强制解约",
};

/** The page of a termination; statement and evidence of the school are for staff alone. */
export async function terminationView({
  platform,
  em,
  viewer,
  subject,
  base,
}: Seen<TerminationSubject>): Promise<TerminationView> {
  const { termination, record } = subject;
  const { keys } = platform;
  if (!record.endsRecordId) throw new Error("A termination without its agreement");
  const agreement = await em.findOneOrFail(Agreement, { record: record.endsRecordId });
  const { ending, statementSealed } = termination;
  return Object.assign(new TerminationView(), base, {
    agreementId: record.endsRecordId,
    agreementNumber: agreement.number,
    positionName: agreement.positionName,
    graduate: base.graduate && graduateAsSeen(viewer.role, subject, agreement, base.graduate),
    askedBy: termination.askedBy,
    askedAt: record.createdAt,
    reasonCode: termination.reasonCode,
    reasonLabel: catalogue("terminationReason").label(termination.reasonCode),
    explanation: keys.open("termination.explanation_sealed", termination.explanationSealed),
    uploads: await filesOf(platform, viewer, termination.uploadIds),
    ending,
    endingLabel: ending && ENDINGS[ending],
    statement:
      isStaff(viewer) && statementSealed ? keys.open("termination.statement_sealed", statementSealed) : null,
    evidence: isStaff(viewer) ? await filesOf(platform, viewer, termination.evidenceIds) : [],
  });
}

async function filesOf(platform: Platform, viewer: Viewer, ids: readonly string[]): Promise<UploadView[]> {
  return viewsFor({ platform, viewer }, await uploadsByIds(platform.pool, ids));
}
