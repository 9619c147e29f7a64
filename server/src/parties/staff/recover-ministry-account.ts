import { audit } from "../../audit/index.js";
import { query, sql } from "../../database/sql.js";
import { inTransaction } from "../../database/transaction.js";
import type { Platform } from "../../platform/platform.js";
import { endSessionsOf, hashPassword, newPassword, removeFactor, writePassword } from "../identity/index.js";

/**
 * Lets the owner of a ministry account in again who has lost the password or the telephone, where nobody above or beside
 * could: for the command alone. The account is enabled, its second factor is gone, its sessions end, and the generated
 * password must be changed at the next sign-in, which enrols a factor anew (P-12, P-13).
 *
 * @returns the password, this once; null where no ministry account has the name.
 */
export async function recoverMinistryAccount(
  platform: Pick<Platform, "orm" | "clock">,
  username: string,
): Promise<string | null> {
  const password = newPassword();
  const passwordHash = await hashPassword(password);
  const at = platform.clock.now();
  return await inTransaction(platform, async (em) => {
    const [account] = await query<{ id: string }>(
      em,
      sql`update staff_account set disabled_at = null
        where username = ${username.trim().toLowerCase()} and role = 'MINISTRY' returning id`,
    );
    if (!account) return null;
    const { id } = account;
    await writePassword(em, "admin", id, passwordHash);
    await query(em, sql`insert into password_to_change (account_id, set_at) values (${id}, ${at})`);
    const lostFactor = await removeFactor(em, id);
    await endSessionsOf(em, id, at);
    const entry = {
      at,
      by: { kind: "SYSTEM", accountId: null },
      subject: { kind: "ACCOUNT", id },
      detail: { by: "COMMAND" },
    } as const;
    await audit(em, { ...entry, act: "PASSWORD_RESET" });
    if (lostFactor) await audit(em, { ...entry, act: "SECOND_FACTOR_REMOVED" });
    return password;
  });
}
