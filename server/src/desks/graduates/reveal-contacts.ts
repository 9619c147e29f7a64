import { audit } from "../../audit/index.js";
import { Sealed } from "../../database/sealed.js";
import { allOf, query, sql } from "../../database/sql.js";
import { inTransaction } from "../../database/transaction.js";
import type { StaffIdentity } from "../../parties/identity/index.js";
import type { Context } from "../../platform/context.js";
import { isId } from "../../words/ids.js";
import { UnknownRecord } from "../../words/refusals.js";
import { GraduateContacts } from "./graduates.types.js";
import { graduatesInSight } from "./sight.js";

/**
 * 联系 of a graduate in full, for who has to call them; the look is in the audit log in the same transaction (P-08).
 *
 * @throws UnknownRecord for whoever is out of sight (P-07).
 */
export async function revealGraduateContacts(
  { platform, address }: Context,
  viewer: StaffIdentity,
  id: string,
): Promise<GraduateContacts> {
  if (!isId(id)) throw new UnknownRecord();
  return await inTransaction(platform, async (em) => {
    const [graduate] = await query<{ mobile: Buffer | null; email: Buffer | null }>(
      em,
      sql`select g.mobile_sealed as mobile, g.email_sealed as email from graduate g
        where ${allOf([graduatesInSight(viewer), sql`g.id = ${id}`])}`,
    );
    if (!graduate) throw new UnknownRecord();
    const { mobile, email } = graduate;
    await audit(em, {
      at: platform.clock.now(),
      by: viewer,
      act: "PERSONAL_DATA_REVEALED",
      subject: { kind: "GRADUATE", id },
      address,
      detail: { fields: ["mobile", "email"] },
    });
    const { keys } = platform;
    return Object.assign(new GraduateContacts(), {
      mobile: mobile && keys.open("graduate.mobile_sealed", new Sealed(mobile)),
      email: email && keys.open("graduate.email_sealed", new Sealed(email)),
    });
  });
}
