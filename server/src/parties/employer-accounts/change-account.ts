import type { EntityManager } from "@mikro-orm/postgresql";
import { type AuditAct, audit } from "../../audit/index.js";
import { query, type Sql, sql } from "../../database/sql.js";
import { inTransaction } from "../../database/transaction.js";
import type { Context } from "../../platform/context.js";
import { isId } from "../../words/ids.js";
import { NotAllowed, UnknownRecord } from "../../words/refusals.js";
import { type EmployerIdentity, endSessionsOf } from "../identity/index.js";
import { type HeldAccount, holdAsInCharge } from "./in-charge.js";

export interface ColleagueRights {
  readonly mayInvite: boolean;
  readonly mayTerminate: boolean;
}

/**
 * F-72: sets what a colleague may do beside looking, which ends their sessions.
 *
 * @throws UnknownRecord for an id outside the employer (P-07); NotAllowed IN_CHARGE, RIGHT_MISSING.
 */
export async function setEmployerRights(
  context: Context,
  viewer: EmployerIdentity,
  id: string,
  { mayInvite, mayTerminate }: ColleagueRights,
): Promise<void> {
  await changing(context, viewer, id, (account) => {
    const before = { mayInvite: account.may_invite, mayTerminate: account.may_terminate };
    if (before.mayInvite === mayInvite && before.mayTerminate === mayTerminate) return null;
    return {
      set: sql`may_invite = ${mayInvite}, may_terminate = ${mayTerminate}`,
      act: "EMPLOYER_RIGHTS_CHANGED",
      detail: { before, after: { mayInvite, mayTerminate } },
    };
  });
}

/**
 * F-72: disables a colleague's account, which ends its sessions at once, or enables it again. What the account did
 * stays and goes on.
 *
 * @throws as {@link setEmployerRights}.
 */
export async function setEmployerAccountDisabled(
  context: Context,
  viewer: EmployerIdentity,
  id: string,
  disabled: boolean,
): Promise<void> {
  await changing(context, viewer, id, (account, now) =>
    account.disabled === disabled
      ? null
      : {
          set: sql`disabled_at = ${disabled ? now : null}`,
          act: "EMPLOYER_ACCOUNT_DISABLED",
          detail: { disabled },
        },
  );
}

interface Change {
  readonly set: Sql;
  readonly act: AuditAct;
  readonly detail: Record<string, unknown>;
}

/** Hold, check, write; `wanted` answers null when all is so already. */
async function changing(
  { platform, address }: Context,
  viewer: EmployerIdentity,
  id: string,
  wanted: (account: HeldAccount, now: Date) => Change | null,
): Promise<void> {
  if (!isId(id)) throw new UnknownRecord();
  const now = platform.clock.now();
  await inTransaction(platform, async (em: EntityManager) => {
    const [account] = await holdAsInCharge(em, viewer, [id.toLowerCase()]);
    if (!account) throw new UnknownRecord();
    if (account.in_charge) throw inChargeStays();
    const change = wanted(account, now);
    if (!change) return;
    await query(em, sql`update employer_account set ${change.set} where id = ${account.id}`);
    await endSessionsOf(em, account.id, now);
    await audit(em, {
      at: now,
      by: viewer,
      act: change.act,
      subject: { kind: "ACCOUNT", id: account.id },
      address,
      detail: change.detail,
    });
  });
}

/** An employer is never without a person in charge: the operator hands the role over, on a new letter (F-76). */
function inChargeStays(): NotAllowed {
  return new NotAllowed(
    "IN_CHARGE",
    "网签负责人的账号不能停用或修改权限；更换网签负责人请向平台客服提交新的网签授权书办理",
  );
}
