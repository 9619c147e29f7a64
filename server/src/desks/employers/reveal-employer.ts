import { audit } from "../../audit/index.js";
import { Sealed } from "../../database/sealed.js";
import { query, sql } from "../../database/sql.js";
import { inTransaction } from "../../database/transaction.js";
import type { StaffIdentity } from "../../parties/identity/index.js";
import type { Context } from "../../platform/context.js";
import { idOf } from "../../words/ids.js";
import { UnknownRecord } from "../../words/refusals.js";
import { EmployerContacts } from "./employers.types.js";

/**
 * An employer's contact and the numbers of its accounts in full; the look is in the audit log in the same transaction
 * (P-08).
 *
 * @throws UnknownRecord.
 */
export async function revealEmployerContacts(
  { platform, address }: Context,
  viewer: StaffIdentity,
  id: string,
): Promise<EmployerContacts> {
  const employerId = idOf(id);
  const { keys, clock } = platform;
  return await inTransaction(platform, async (em) => {
    const [employer] = await query<{ sealed: Buffer; phone: string | null; email: string }>(
      em,
      sql`select contact_mobile_sealed as sealed, contact_phone as phone, contact_email as email
        from employer where id = ${employerId}`,
    );
    if (!employer) throw new UnknownRecord();
    const accounts = await query<{ id: string; name: string; sealed: Buffer }>(
      em,
      sql`select id, name, mobile_sealed as sealed from employer_account where employer_id = ${employerId}
        order by in_charge desc, name, id`,
    );
    const subject = { kind: "EMPLOYER", id: employerId } as const;
    await audit(em, { at: clock.now(), by: viewer, act: "EMPLOYER_CONTACTS_REVEALED", subject, address });
    return Object.assign(new EmployerContacts(), {
      contactMobile: keys.open("employer.contact_mobile_sealed", new Sealed(employer.sealed)),
      contactPhone: employer.phone,
      contactEmail: employer.email,
      accountMobiles: accounts.map(({ id: accountId, name, sealed }) => ({
        accountId,
        name,
        mobile: keys.open("employer_account.mobile_sealed", new Sealed(sealed)),
      })),
    });
  });
}
