import { audit } from "../../audit/index.js";
import { query, type SqlExecutor, sql } from "../../database/sql.js";
import { inTransaction } from "../../database/transaction.js";
import type { Platform } from "../../platform/platform.js";
import { FieldProblem, InvalidInput, NotAllowed } from "../../words/refusals.js";
import type { StaffIdentity } from "../../words/viewer.js";
import { type Browser, isOwnPassword } from "./own-password.js";
import {
  beginFactor,
  confirmFactor,
  factorOf,
  mustHaveFactor,
  type NewFactor,
  removeFactor,
} from "./second-factor.js";
import { endOtherSessionsOf, PROOF_LASTS_MS, writeProof } from "./sessions.js";
import { SecondFactor } from "./sign-in-step.types.js";
import { checkFactor, wrongCode } from "./staff-entrance.js";

/**
 * P-13: what reaches far is done by who has just proved who they are, not by who finds a desk open.
 *
 * @throws NotAllowed PROOF_BY_CODE or PROOF_BY_PASSWORD: `proveIdentity`, then the same again.
 */
export function requireProof({ asksAgain }: StaffIdentity): void {
  if (asksAgain === "CODE") {
    throw new NotAllowed("PROOF_BY_CODE", "为保障安全，请先输入身份验证器当前显示的验证码，再进行此操作");
  }
  if (asksAgain === "PASSWORD") {
    throw new NotAllowed("PROOF_BY_PASSWORD", "为保障安全，请先输入登录密码，再进行此操作");
  }
}

/**
 * Proves again who sits here: by a code where a factor is enrolled, else by the password. Answers until when it counts.
 *
 * @throws InvalidInput beside `passwordOrCode`; LimitReached.
 */
export async function proveIdentity(
  platform: Platform,
  viewer: StaffIdentity,
  proof: string,
  browser: Browser,
): Promise<Date> {
  const { enrolled } = await factorOf(platform.pool, viewer.accountId);
  if (enrolled) await checkFactor(platform, viewer.accountId, proof, browser.address).catch(besideOwnField);
  else if (!(await isOwnPassword(platform, viewer, proof, browser))) {
    throw new InvalidInput([new FieldProblem("passwordOrCode", "密码不正确，请重新输入")]);
  }
  const at = platform.clock.now();
  await writeProof(platform.pool, viewer.sessionId, at);
  return new Date(at.getTime() + PROOF_LASTS_MS);
}

function besideOwnField(error: unknown): never {
  if (!(error instanceof InvalidInput)) throw error;
  throw new InvalidInput(error.fields.map(({ message }) => new FieldProblem("passwordOrCode", message)));
}

/** What the viewer's account has. */
export async function secondFactorOf(executor: SqlExecutor, viewer: StaffIdentity): Promise<SecondFactor> {
  const held = await factorOf(executor, viewer.accountId);
  return Object.assign(new SecondFactor(), { ...held, obligatory: mustHaveFactor(viewer.role) });
}

/** Of somebody who is signed in: a first factor, or another in the place of a lost telephone. @throws NotAllowed. */
export async function beginOwnFactor(platform: Platform, viewer: StaffIdentity): Promise<NewFactor> {
  requireProof(viewer);
  const [row] = await query<{ username: string }>(
    platform.pool,
    sql`select username from staff_account where id = ${viewer.accountId}`,
  );
  return await beginFactor(platform, { accountId: viewer.accountId, username: row?.username ?? "" });
}

/** @throws InvalidInput. */
export async function confirmOwnFactor(
  platform: Platform,
  viewer: StaffIdentity,
  code: string,
  address: string,
): Promise<void> {
  if (!(await confirmFactor(platform, viewer.accountId, code, address))) throw wrongCode();
  await endOtherSessionsOf(platform.pool, viewer.accountId, viewer.sessionId, platform.clock.now());
}

/** Takes one's own factor away, where it is not obligatory. @throws NotAllowed FACTOR_OBLIGATORY, PROOF_…. */
export async function removeOwnFactor(
  platform: Platform,
  viewer: StaffIdentity,
  address: string,
): Promise<SecondFactor> {
  if (mustHaveFactor(viewer.role)) {
    throw new NotAllowed("FACTOR_OBLIGATORY", "您的账号须使用双重验证，不能关闭；更换手机请重新绑定");
  }
  requireProof(viewer);
  const at = platform.clock.now();
  return await inTransaction(platform, async (em) => {
    if (await removeFactor(em, viewer.accountId)) {
      const subject = { kind: "ACCOUNT", id: viewer.accountId } as const;
      await audit(em, { at, by: viewer, act: "SECOND_FACTOR_REMOVED", subject, address });
    }
    return await secondFactorOf(em, viewer);
  });
}
