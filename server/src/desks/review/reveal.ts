import { audit } from "../../audit/index.js";
import { inTransaction } from "../../database/transaction.js";
import { Agreement } from "../../flows/agreements/index.js";
import { contactPhoneOf } from "../../flows/destination/index.js";
import type { StaffIdentity } from "../../parties/identity/index.js";
import type { Platform } from "../../platform/platform.js";
import { isInSight, RecordHeader, recordsInSight } from "../../records/index.js";
import { UnknownRecord } from "../../words/refusals.js";
import { PersonalData } from "./review.types.js";

/**
 * The graduate's full ID number, mobile and e-mail for a reviewer who needs them; the look is in the audit log in the
 * same transaction (P-08).
 *
 * @throws {UnknownRecord} when the record is out of sight.
 */
export async function revealPersonalData(
  platform: Platform,
  viewer: StaffIdentity,
  recordId: string,
  address: string | null,
): Promise<PersonalData> {
  return await inTransaction(platform, async (em) => {
    if (!(await isInSight(em, recordsInSight(viewer), recordId))) throw new UnknownRecord();
    const record = await em.findOne(RecordHeader, { id: recordId }, { populate: ["graduate"] });
    const agreement = await em.findOne(Agreement, { record: recordId });
    if (!record?.graduate) throw new UnknownRecord();
    const { keys } = platform;
    const contact = agreement
      ? keys.open("agreement.contact_mobile_sealed", agreement.contactMobileSealed)
      : await contactPhoneOf(platform, em, recordId);
    const graduate = record.graduate.getEntity();
    await audit(em, {
      at: platform.clock.now(),
      by: viewer,
      act: "PERSONAL_DATA_REVEALED",
      subject: { kind: "GRADUATE", id: graduate.id },
      address,
      detail: {
        recordId,
        fields: ["idNumber", "mobile", "email", ...(contact ? ["employerContactMobile"] : [])],
      },
    });
    return Object.assign(new PersonalData(), {
      idNumber: keys.open("graduate.id_number_sealed", graduate.idNumberSealed),
      mobile: graduate.mobileSealed && keys.open("graduate.mobile_sealed", graduate.mobileSealed),
      employerContactMobile: contact,
      email: graduate.emailSealed && keys.open("graduate.email_sealed", graduate.emailSealed),
    });
  });
}
