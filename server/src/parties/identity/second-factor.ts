import { randomBytes } from "node:crypto";
import { audit } from "../../audit/index.js";
import type { KeyRing } from "../../database/sealed.js";
import { query, type SqlExecutor, sql } from "../../database/sql.js";
import { inTransaction } from "../../database/transaction.js";
import type { Platform } from "../../platform/platform.js";
import type { StaffRole } from "../../words/viewer.js";
import { randomLetters } from "./random-letters.js";
import { base32, otpauthUri, stepOfCode, totpAt } from "./totp.js";

/** P-13: who sees or rules over more than one school. */
export function mustHaveFactor(role: StaffRole): boolean {
  return role === "MINISTRY" || role === "PROVINCE" || role === "OPERATOR";
}

const ISSUER = "全国高校毕业生就业平台";
const SECRET_BYTES = 20;
const RECOVERY_CODES = 10;

/** What an account has of a second factor. */
export interface FactorHeld {
  enrolled: boolean;
  recoveryCodesLeft: number;
}

export async function factorOf(executor: SqlExecutor, accountId: string): Promise<FactorHeld> {
  const [row] = await query<{ codes: number }>(
    executor,
    sql`select cardinality(recovery_hashes) as codes from second_factor
      where account_id = ${accountId} and confirmed_at is not null`,
  );
  return { enrolled: row !== undefined, recoveryCodesLeft: row?.codes ?? 0 };
}

/** What an authenticator and its owner keep; told once. */
export interface NewFactor {
  secret: string;
  uri: string;
  recoveryCodes: string[];
}

/** Begins a factor, which counts once its first code was typed; one that the account has goes on until then. */
export async function beginFactor(
  { pool, keys }: Pick<Platform, "pool" | "keys">,
  account: { accountId: string; username: string },
): Promise<NewFactor> {
  const secret = randomBytes(SECRET_BYTES);
  const recoveryCodes = Array.from({ length: RECOVERY_CODES }, recoveryCode);
  const hashes = recoveryCodes.map((code) => recoveryHash(keys, account.accountId, code));
  const sealed = keys.sealBytes("second_factor.next_secret_sealed", secret);
  await query(
    pool,
    sql`insert into second_factor (account_id, next_secret_sealed, next_recovery_hashes)
      values (${account.accountId}, ${sealed}, ${hashes})
      on conflict (account_id) do update set
        next_secret_sealed = excluded.next_secret_sealed, next_recovery_hashes = excluded.next_recovery_hashes`,
  );
  return { secret: base32(secret), uri: otpauthUri(ISSUER, account.username, secret), recoveryCodes };
}

/** The first code of a factor that was begun makes it the account's; false for a wrong one, or where none was begun. */
export async function confirmFactor(
  platform: Platform,
  accountId: string,
  typed: string,
  address: string,
): Promise<boolean> {
  const { keys, clock } = platform;
  const at = clock.now();
  return await inTransaction(platform, async (em) => {
    const [row] = await query<{ next_secret_sealed: Buffer | null }>(
      em,
      sql`select next_secret_sealed from second_factor where account_id = ${accountId} for update`,
    );
    if (!row?.next_secret_sealed) return false;
    const secret = keys.openBytes("second_factor.next_secret_sealed", row.next_secret_sealed);
    const step = stepOfCode(secret, plainCode(typed), at, 0);
    if (step === null) return false;
    await query(
      em,
      sql`update second_factor set secret_sealed = ${keys.sealBytes("second_factor.secret_sealed", secret)},
          recovery_hashes = next_recovery_hashes, confirmed_at = ${at}, last_step = ${step},
          next_secret_sealed = null, next_recovery_hashes = '{}'
        where account_id = ${accountId}`,
    );
    await auditFactor(em, accountId, "SECOND_FACTOR_ENROLLED", at, address);
    return true;
  });
}

/** Whether what was typed is a code of now that was not used yet, or a recovery code, which is used up by it. */
export async function provesFactor(
  platform: Platform,
  accountId: string,
  typed: string,
  address: string,
): Promise<boolean> {
  const { keys, clock } = platform;
  const at = clock.now();
  return await inTransaction(platform, async (em) => {
    const [row] = await query<{ secret_sealed: Buffer; last_step: string }>(
      em,
      sql`select secret_sealed, last_step from second_factor
        where account_id = ${accountId} and confirmed_at is not null for update`,
    );
    if (!row) return false;
    const secret = keys.openBytes("second_factor.secret_sealed", row.secret_sealed);
    const step = stepOfCode(secret, plainCode(typed), at, Number(row.last_step));
    if (step !== null) {
      await query(em, sql`update second_factor set last_step = ${step} where account_id = ${accountId}`);
      return true;
    }
    const hash = recoveryHash(keys, accountId, typed);
    const used = await query(
      em,
      sql`update second_factor set recovery_hashes = array_remove(recovery_hashes, ${hash})
        where account_id = ${accountId} and ${hash} = any(recovery_hashes) returning account_id`,
    );
    if (used.length === 0) return false;
    await auditFactor(em, accountId, "RECOVERY_CODE_USED", at, address);
    return true;
  });
}

/** Takes the factor away; false where there was none. */
export async function removeFactor(executor: SqlExecutor, accountId: string): Promise<boolean> {
  const gone = await query<{ confirmed_at: Date | null }>(
    executor,
    sql`delete from second_factor where account_id = ${accountId} returning confirmed_at`,
  );
  return gone.some(({ confirmed_at }) => confirmed_at !== null);
}

/**
 * What the authenticators of all accounts show now, by user name, those that are being enrolled included: for the demo
 * country alone (P-13).
 */
export async function codesShownNow({
  pool,
  keys,
  clock,
}: Pick<Platform, "pool" | "keys" | "clock">): Promise<{ username: string; code: string }[]> {
  const rows = await query<{
    username: string;
    secret_sealed: Buffer | null;
    next_secret_sealed: Buffer | null;
  }>(
    pool,
    sql`select a.username, f.secret_sealed, f.next_secret_sealed
      from second_factor f join staff_account a on a.id = f.account_id order by a.created_at, a.username limit 50`,
  );
  return rows.flatMap(({ username, secret_sealed, next_secret_sealed }) => {
    const secrets = [
      secret_sealed && keys.openBytes("second_factor.secret_sealed", secret_sealed),
      next_secret_sealed && keys.openBytes("second_factor.next_secret_sealed", next_secret_sealed),
    ];
    return secrets
      .filter((secret) => secret !== null)
      .map((secret) => ({ username, code: totpAt(secret, clock.now()) }));
  });
}

/** Spaces and dashes are how people read codes aloud. */
function plainCode(typed: string): string {
  return typed.replace(/[\s-]/g, "");
}

/** Some 50 bits. */
function recoveryCode(): string {
  return `${randomLetters(5)}-${randomLetters(5)}`;
}

function recoveryHash(keys: KeyRing, accountId: string, code: string): string {
  return keys.sign("recovery-code", `${accountId} ${plainCode(code).toLowerCase()}`);
}

async function auditFactor(
  em: SqlExecutor,
  accountId: string,
  act: "SECOND_FACTOR_ENROLLED" | "RECOVERY_CODE_USED",
  at: Date,
  address: string,
): Promise<void> {
  const subject = { kind: "ACCOUNT", id: accountId } as const;
  await audit(em, { at, by: { kind: "ADMIN", accountId }, act, subject, address });
}
