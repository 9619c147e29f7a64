import type { EntityManager } from "@mikro-orm/postgresql";
import { type AuditAct, audit } from "../../audit/index.js";
import { query, sql } from "../../database/sql.js";
import { inTransaction } from "../../database/transaction.js";
import type { Context } from "../../platform/context.js";
import { isId } from "../../words/ids.js";
import { InvalidInput, NotAllowed, UnknownRecord } from "../../words/refusals.js";
import {
  endSessionsOf,
  type LevelScope,
  requireProof,
  requireWriting,
  StaffAccount,
  type StaffIdentity,
} from "../identity/index.js";
import { accountDisabled } from "./disabled.js";
import { holdAccounts } from "./hold-accounts.js";
import { reviewersHeld, warnOfWaiting } from "./last-reviewer.js";
import {
  type AccountRights,
  accountsInCare,
  raisedRights,
  requireScopeOver,
  scopeProblems,
} from "./staff.policy.js";
import { staffAccounts } from "./staff-account.list.js";
import { type RightsInput, StaffAccountChanged } from "./staff-account.types.js";

/**
 * Disables an account in the viewer's care, which ends its sessions at once, or enables it again (P-01). Nobody
 * disables themselves. Warns of verdicts of the account that were still held (F-18), and when a department loses its last
 * reviewer (F-10a).
 *
 * @throws UnknownRecord for an id outside the viewer's area (P-07); NotAllowed READ_ONLY, OWN_ACCOUNT, LEVEL_SCOPE, and
 *   RIGHTS where enabling would bring back rights above the viewer's; GraphQLError UNAUTHENTICATED when the viewer was
 *   disabled meanwhile.
 */
export async function setStaffAccountDisabled(
  context: Context,
  viewer: StaffIdentity,
  id: string,
  disabled: boolean,
): Promise<StaffAccountChanged> {
  return await changing(context, viewer, id, (account, now) => {
    if ((account.disabledAt !== null) === disabled) return null;
    if (!disabled && raisedRights(viewer, account, null).length > 0) {
      throw new NotAllowed("RIGHTS", "该账号的权限高于您自己的权限，不能由您启用");
    }
    account.disabledAt = disabled ? now : null;
    return { act: "STAFF_ACCOUNT_DISABLED", detail: { disabled } };
  });
}

/**
 * Sets rights and level scope of an account in the viewer's care (P-02, P-03), which ends its sessions; none above the
 * viewer's own, and never one's own account.
 *
 * @throws as {@link setStaffAccountDisabled}; InvalidInput beside rights and scope.
 */
export async function setStaffRights(
  context: Context,
  viewer: StaffIdentity,
  id: string,
  rights: RightsInput,
  levelScope: LevelScope,
): Promise<StaffAccountChanged> {
  const wished: AccountRights = {
    levelScope,
    employmentRight: rights.employment,
    archiveRight: rights.archive,
    householdRight: rights.household,
  };
  requireProof(viewer);
  return await changing(context, viewer, id, (account) => {
    const before = rightsOf(account);
    const problems = [
      ...scopeProblems(viewer, account.role, levelScope),
      ...raisedRights(viewer, wished, before),
    ];
    if (problems.length > 0) throw new InvalidInput(problems);
    if (JSON.stringify(before) === JSON.stringify(wished)) return null;
    Object.assign(account, wished);
    return { act: "STAFF_RIGHTS_CHANGED", detail: { before, after: wished } };
  });
}

function rightsOf(account: StaffAccount): AccountRights {
  const { levelScope, employmentRight, archiveRight, householdRight } = account;
  return { levelScope, employmentRight, archiveRight, householdRight };
}

interface Change {
  act: AuditAct;
  detail: Record<string, unknown>;
}

/** Lock both accounts, check, `apply`, write; `apply` answers null when all is as wished already. */
async function changing(
  context: Context,
  viewer: StaffIdentity,
  id: string,
  apply: (account: StaffAccount, now: Date) => Change | null,
): Promise<StaffAccountChanged> {
  requireWriting(viewer);
  const { platform } = context;
  const now = platform.clock.now();
  const warning = await inTransaction(context.platform, async (em) => {
    const account = await lockInCare(em, viewer, id);
    if (account.id === viewer.accountId) {
      throw new NotAllowed("OWN_ACCOUNT", "不能停用自己的账号或修改自己的权限，请由其他账号操作");
    }
    requireScopeOver(viewer, account);
    const before = await reviewersHeld(em, account.departmentId);
    const change = apply(account, now);
    if (!change) return null;
    await em.flush();
    await endSessionsOf(em, account.id, now);
    await audit(em, {
      at: now,
      by: viewer,
      act: change.act,
      subject: { kind: "ACCOUNT", id: account.id },
      address: context.address,
      detail: change.detail,
    });
    const gone = account.disabledAt && (await accountDisabled(em, account.id, now));
    const waiting = await warnOfWaiting(em, account.departmentId, before, now);
    return [gone, waiting].filter(Boolean).join("；") || null;
  });
  const changed = await staffAccounts.byId(platform, viewer, {}, id);
  if (!changed) throw new UnknownRecord();
  return new StaffAccountChanged(changed, warning);
}

export async function lockInCare(
  em: EntityManager,
  viewer: StaffIdentity,
  id: string,
): Promise<StaffAccount> {
  if (!isId(id)) throw new UnknownRecord();
  const [row] = await query<{ id: string }>(
    em,
    sql`select a.id from staff_account a where ${accountsInCare(viewer)} and a.id = ${id}`,
  );
  // Role and area never change: only what is in the viewer's care is held.
  if (!row) throw new UnknownRecord();
  await holdAccounts(em, viewer, row.id);
  return await em.findOneOrFail(StaffAccount, row.id, { refresh: true });
}
