import { randomBytes, timingSafeEqual } from "node:crypto";
import type { Pool } from "pg";
import type { KeyRing } from "../../database/sealed.js";
import { query, type SqlExecutor, sql } from "../../database/sql.js";
import type { AppName } from "../../words/viewer.js";
import { tokenHash } from "./sessions.js";

/** Beside the session's cookie, and outlives it: the browser that signed in before is known again (P-14). */
export const DEVICE_COOKIE = "gd_device";
/** A browser not used for longer is a stranger. */
export const DEVICE_LIFETIME_MS = 180 * 86_400_000;

const PURPOSE = "known-device";

/** The cookie of a browser at an app: 24 random bytes, signed. The database has only the hash of it. */
export function newDevice(keys: KeyRing, app: AppName): string {
  const name = randomBytes(24).toString("base64url");
  return `${name}.${keys.sign(PURPOSE, `${app} ${name}`)}`;
}

/** What a browser shows as its cookie, if this app gave it. */
export function deviceShown(keys: KeyRing, app: AppName, cookie: string | undefined): string | null {
  const [name = "", signature = ""] = (cookie ?? "").split(".");
  const [given, right] = [Buffer.from(signature), Buffer.from(keys.sign(PURPOSE, `${app} ${name}`))];
  return given.length === right.length && timingSafeEqual(given, right) ? (cookie ?? null) : null;
}

/** Whether the browser has signed in to the account before. */
export async function isKnownDevice(
  pool: Pool,
  device: string,
  accountId: string,
  now: Date,
): Promise<boolean> {
  const known = await query(
    pool,
    sql`select from known_device where device_hash = ${tokenHash(device)} and account_id = ${accountId}
      and used_at > ${new Date(now.getTime() - DEVICE_LIFETIME_MS)}`,
    { name: "known-device" },
  );
  return known.length > 0;
}

export async function rememberDevice(
  executor: SqlExecutor,
  device: string,
  accountId: string,
  now: Date,
): Promise<void> {
  await query(
    executor,
    sql`insert into known_device (device_hash, account_id, used_at) values (${tokenHash(device)}, ${accountId}, ${now})
      on conflict (device_hash, account_id) do update set used_at = excluded.used_at`,
  );
}

/** Where the password is set anew, whoever knew the old one is a stranger again. */
export async function forgetDevicesOf(executor: SqlExecutor, accountId: string): Promise<void> {
  await query(executor, sql`delete from known_device where account_id = ${accountId}`);
}

/** For the worker, now and then. */
export async function dropOldDevices(pool: Pool, now: Date): Promise<void> {
  await query(
    pool,
    sql`delete from known_device where used_at < ${new Date(now.getTime() - DEVICE_LIFETIME_MS)}`,
  );
}
