import { audit } from "../../audit/index.js";
import { query, type SqlExecutor, sql } from "../../database/sql.js";
import { inTransaction } from "../../database/transaction.js";
import type { Platform } from "../../platform/platform.js";
import { FieldProblem, InvalidInput } from "../../words/refusals.js";
import { type AppName, isStaff, type Viewer } from "../../words/viewer.js";
import { attempting, SIGN_IN_ATTEMPTS } from "./attempts.js";
import { forgetDevicesOf } from "./known-device.js";
import { hashPassword, LONGEST_PASSWORD, passwordMatches, passwordProblem } from "./passwords.js";
import { endOtherSessionsOf } from "./sessions.js";
import { trierOf } from "./sign-in.js";
import { closeTicketsOf } from "./sign-in-steps.js";

type SignedIn = Exclude<Viewer, { role: "ANONYMOUS" }>;

/** Where a request comes from, as attempts are counted. */
export interface Browser {
  address: string;
  device: string | null;
}

/** Which app an account signs in to. */
export function appOf(viewer: SignedIn): AppName {
  if (isStaff(viewer)) return "admin";
  return viewer.role === "EMPLOYER" ? "employer" : "student";
}

/**
 * Changes the viewer's own password, which ends their other sessions (P-12).
 *
 * @throws InvalidInput beside `currentPassword` or `password`; LimitReached as for signing in.
 */
export async function changePassword(
  platform: Platform,
  viewer: SignedIn,
  { current, password }: { current: string; password: string },
  browser: Browser,
): Promise<void> {
  const { accountId, sessionId } = viewer;
  const app = appOf(viewer);
  const poor = passwordProblem(password);
  if (poor) throw new InvalidInput([new FieldProblem("password", poor)]);
  if (!(await isOwnPassword(platform, viewer, current, browser))) {
    throw new InvalidInput([new FieldProblem("currentPassword", "当前密码不正确，请重新输入")]);
  }
  if (password === current) throw sameAsBefore();
  const passwordHash = await hashPassword(password);
  const at = platform.clock.now();
  await inTransaction(platform, async (em) => {
    await writePassword(em, app, accountId, passwordHash);
    await endOtherSessionsOf(em, accountId, sessionId, at);
    const subject = { kind: "ACCOUNT", id: accountId } as const;
    await audit(em, { at, by: viewer, act: "PASSWORD_CHANGED", subject, address: browser.address });
  });
}

/** Whether the viewer knows their password; failures count as those of signing in (P-14). @throws LimitReached. */
export async function isOwnPassword(
  platform: Platform,
  viewer: SignedIn,
  password: string,
  browser: Browser,
): Promise<boolean> {
  if (password.length > LONGEST_PASSWORD) return false;
  const trier = await trierOf(platform, browser, viewer.accountId, viewer.accountId);
  const matches = await attempting(platform, SIGN_IN_ATTEMPTS, trier, async () => {
    const hash = await passwordHashOf(platform.pool, appOf(viewer), viewer.accountId);
    return (await passwordMatches(hash, password)) || null;
  });
  return matches !== null;
}

const HASHES: Record<AppName, (accountId: string) => ReturnType<typeof sql>> = {
  student: (id) => sql`select password_hash from graduate_account where id = ${id}`,
  employer: (id) => sql`select password_hash from employer_account where id = ${id}`,
  admin: (id) => sql`select password_hash from staff_account where id = ${id}`,
};

export async function passwordHashOf(
  executor: SqlExecutor,
  app: AppName,
  accountId: string,
): Promise<string | null> {
  const [row] = await query<{ password_hash: string }>(executor, HASHES[app](accountId));
  return row?.password_hash ?? null;
}

/**
 * Puts a password in the place of the present one. Whoever knew that one is a stranger from then on: sign-ins under way
 * end, and browsers are not known any more. Sessions are the caller's to end.
 */
export async function writePassword(
  executor: SqlExecutor,
  app: AppName,
  accountId: string,
  passwordHash: string,
): Promise<void> {
  const table = {
    student: sql`graduate_account`,
    employer: sql`employer_account`,
    admin: sql`staff_account`,
  }[app];
  await query(executor, sql`update ${table} set password_hash = ${passwordHash} where id = ${accountId}`);
  await query(executor, sql`delete from password_to_change where account_id = ${accountId}`);
  await closeTicketsOf(executor, accountId);
  await forgetDevicesOf(executor, accountId);
}

export function sameAsBefore(): InvalidInput {
  return new InvalidInput([new FieldProblem("password", "新密码不能与原密码相同")]);
}
