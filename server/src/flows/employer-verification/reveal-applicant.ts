import { audit } from "../../audit/index.js";
import { inTransaction } from "../../database/transaction.js";
import type { Viewer } from "../../parties/identity/index.js";
import type { Platform } from "../../platform/platform.js";
import { findRecord, readSubmissions, recordsInSight } from "../../records/index.js";
import { UnknownRecord } from "../../words/refusals.js";
import { ApplicantData } from "./verification.types.js";
import type { VerificationContent } from "./verification-form.js";

/** The numbers of the last submission in full; the look is in the audit log in the same transaction (P-08). @throws UnknownRecord. */
export async function revealApplicant(
  platform: Platform,
  viewer: Viewer,
  recordId: string,
  address: string | null,
): Promise<ApplicantData> {
  return await inTransaction(platform, async (em) => {
    const found = await findRecord(em, recordId, recordsInSight(viewer));
    if (found?.kind !== "EMPLOYER_VERIFICATION") throw new UnknownRecord();
    const [last] = await readSubmissions(platform, em, recordId, 1);
    if (!last) throw new UnknownRecord();
    const { values } = last.content as VerificationContent;
    await audit(em, {
      at: platform.clock.now(),
      by: viewer,
      act: "APPLICANT_REVEALED",
      subject: { kind: "RECORD", id: recordId },
      address,
      detail: { fields: ["personDocument", "contactMobile", ...(values.bankAccount ? ["bankAccount"] : [])] },
    });
    return Object.assign(new ApplicantData(), {
      personDocument: values.personDocument ?? "",
      contactMobile: values.contactMobile ?? "",
      bankAccount: values.bankAccount ?? null,
    });
  });
}
