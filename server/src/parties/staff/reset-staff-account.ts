import type { EntityManager } from "@mikro-orm/postgresql";
import { type AuditAct, audit } from "../../audit/index.js";
import { query, sql } from "../../database/sql.js";
import { inTransaction } from "../../database/transaction.js";
import type { Context } from "../../platform/context.js";
import { NotAllowed } from "../../words/refusals.js";
import {
  endSessionsOf,
  hashPassword,
  newPassword,
  removeFactor,
  requireProof,
  requireWriting,
  type StaffAccount,
  type StaffIdentity,
  writePassword,
} from "../identity/index.js";
import { lockInCare } from "./change-staff-account.js";
import { raisedRights, requireScopeOver } from "./staff.policy.js";

/**
 * Sets a generated password for an account in the viewer's care and answers it, this once; it must be changed at the
 * next sign-in, which can do nothing else before (P-12). The account's sessions end.
 *
 * @throws NotAllowed READ_ONLY, OWN_ACCOUNT, LEVEL_SCOPE, PROOF_…, and RIGHTS for an account that may do more than the
 *   viewer, who could sign in as it; UnknownRecord.
 */
export async function resetStaffPassword(
  context: Context,
  viewer: StaffIdentity,
  id: string,
): Promise<string> {
  const password = newPassword();
  const passwordHash = await hashPassword(password);
  await resetting(context, viewer, id, "PASSWORD_RESET", async (em, account, now) => {
    await writePassword(em, "admin", account.id, passwordHash);
    await query(em, sql`insert into password_to_change (account_id, set_at) values (${account.id}, ${now})`);
  });
  return password;
}

/** Takes the second factor of an account away whose owner lost it with its recovery codes (P-13). @throws as above. */
export async function resetStaffFactor(context: Context, viewer: StaffIdentity, id: string): Promise<void> {
  await resetting(context, viewer, id, "SECOND_FACTOR_REMOVED", async (em, account) => {
    await removeFactor(em, account.id);
  });
}

/**
 * Takes number and mail address from an account whose owner lost them and so gets no old code any more: they give new ones
 * after proving who they are (P-12). @throws as above.
 */
export async function forgetStaffContacts(
  context: Context,
  viewer: StaffIdentity,
  id: string,
): Promise<void> {
  await resetting(context, viewer, id, "CONTACTS_FORGOTTEN", async (em, account) => {
    await query(
      em,
      sql`update staff_account set mobile_index = null, mobile_sealed = null, email_index = null, email_sealed = null
        where id = ${account.id}`,
    );
    await query(em, sql`delete from sent_code where account_id = ${account.id}`);
  });
}

async function resetting(
  context: Context,
  viewer: StaffIdentity,
  id: string,
  act: AuditAct,
  reset: (em: EntityManager, account: StaffAccount, now: Date) => Promise<void>,
): Promise<void> {
  requireWriting(viewer);
  requireProof(viewer);
  const now = context.platform.clock.now();
  await inTransaction(context.platform, async (em) => {
    const account = await lockInCare(em, viewer, id);
    if (account.id === viewer.accountId) {
      throw new NotAllowed("OWN_ACCOUNT", "本人的密码、双重验证和联系方式请在「账号安全」中修改");
    }
    requireScopeOver(viewer, account);
    if (raisedRights(viewer, account, null).length > 0) {
      throw new NotAllowed("RIGHTS", "该账号的权限高于您自己的权限，不能由您重置");
    }
    await reset(em, account, now);
    await endSessionsOf(em, account.id, now);
    const subject = { kind: "ACCOUNT", id: account.id } as const;
    await audit(em, { at: now, by: viewer, act, subject, address: context.address });
  });
}
