import type { EntityManager } from "@mikro-orm/postgresql";
import { audit } from "../../audit/index.js";
import { query, sql } from "../../database/sql.js";
import { inTransaction } from "../../database/transaction.js";
import type { Context } from "../../platform/context.js";
import { isId } from "../../words/ids.js";
import { NotAllowed, UnknownRecord } from "../../words/refusals.js";
import {
  endOtherSessionsOf,
  endSession,
  endSessionsOf,
  IDLE_LIMIT_MS,
  requireWriting,
  type StaffIdentity,
} from "../identity/index.js";
import { lockInCare } from "./change-staff-account.js";
import { accountsInCare, requireScopeOver } from "./staff.policy.js";
import type { StaffSession } from "./staff-sessions.types.js";

/** More browsers than anybody signs in with; nobody reads further. */
const MOST = 100;

/** The browsers that are signed in to an account now, the last used first: one's own, or one in the viewer's care. */
export async function staffSessions(
  { platform: { pool, clock } }: Context,
  viewer: StaffIdentity,
  accountId: string,
): Promise<StaffSession[]> {
  if (!isId(accountId)) return [];
  const now = clock.now();
  return await query<StaffSession>(
    pool,
    sql`select s.id, s.id = ${viewer.sessionId} as current, s.created_at as since, s.last_seen_at as "lastSeenAt",
        s.address, s.browser
      from session s join staff_account a on a.id = s.account_id
      where s.account_id = ${accountId} and s.app = 'admin' and s.ended_at is null and s.expires_at > ${now}
        and s.last_seen_at > ${new Date(now.getTime() - IDLE_LIMIT_MS.admin)}
        and (a.id = ${viewer.accountId} or ${accountsInCare(viewer)})
      order by s.last_seen_at desc, s.id desc limit ${MOST}`,
  );
}

/**
 * Ends another session of the viewer's own account; one that is over already stays so.
 *
 * @throws NotAllowed CURRENT_SESSION, which is ended by signing out; UnknownRecord for anybody else's.
 */
export async function endOwnSession(context: Context, viewer: StaffIdentity, id: string): Promise<number> {
  if (!isId(id)) throw new UnknownRecord();
  if (id.toLowerCase() === viewer.sessionId) {
    throw new NotAllowed("CURRENT_SESSION", "这是您当前使用的登录，如需退出请使用「退出登录」");
  }
  return await ending(context, viewer, viewer.accountId, async (em, now) => {
    const [found] = await query<{ ended: boolean }>(
      em,
      sql`select ended_at is not null as ended from session
        where id = ${id} and account_id = ${viewer.accountId} and app = 'admin' for update`,
    );
    if (!found) throw new UnknownRecord();
    if (found.ended) return 0;
    await endSession(em, id, now);
    return 1;
  });
}

/** Ends every other session of the viewer's own account. */
export async function endOtherSessions(context: Context, viewer: StaffIdentity): Promise<number> {
  return await ending(context, viewer, viewer.accountId, (em, now) =>
    endOtherSessionsOf(em, viewer.accountId, viewer.sessionId, now),
  );
}

/**
 * Ends every session of an account in the viewer's care; it can sign in again.
 *
 * @throws NotAllowed READ_ONLY, MODULE_CLOSED, LEVEL_SCOPE; UnknownRecord for an account out of care (P-07).
 */
export async function endSessionsInCare(
  context: Context,
  viewer: StaffIdentity,
  accountId: string,
): Promise<number> {
  requireWriting(viewer);
  return await ending(context, viewer, accountId, async (em, now) => {
    const account = await lockInCare(em, viewer, accountId);
    requireScopeOver(viewer, account);
    return await endSessionsOf(em, account.id, now);
  });
}

async function ending(
  { platform, address }: Context,
  viewer: StaffIdentity,
  accountId: string,
  end: (em: EntityManager, now: Date) => Promise<number>,
): Promise<number> {
  const at = platform.clock.now();
  return await inTransaction(platform, async (em) => {
    const count = await end(em, at);
    const subject = { kind: "ACCOUNT", id: accountId } as const;
    if (count > 0)
      await audit(em, { at, by: viewer, act: "SESSIONS_ENDED", subject, address, detail: { count } });
    return count;
  });
}
