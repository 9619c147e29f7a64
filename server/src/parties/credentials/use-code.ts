import { timingSafeEqual } from "node:crypto";
import type { Pool } from "pg";
import { Sealed } from "../../database/sealed.js";
import { query, sql } from "../../database/sql.js";
import type { Platform } from "../../platform/platform.js";
import { FieldProblem, InvalidInput } from "../../words/refusals.js";
import type { AppName } from "../../words/viewer.js";
import { tokenHash } from "../identity/index.js";
import { CODE, takeTry } from "./code-tries.js";
import { codeHash, type Purpose } from "./sent-code.js";

/** A code that was proven. */
export interface ProvenCode {
  accountId: string;
  byEmail: boolean;
  to: string | null;
  wish: unknown;
}

/** A code as it was typed, with the ticket of who asked for it. */
export interface GivenCode {
  ticket: string;
  code: string;
}

/**
 * Uses a code up and answers whose it is. Each try counts; a code is used once, by who has its ticket.
 *
 * @throws InvalidInput beside `code`, alike for a wrong code, one that is over, and an account that there is not;
 *   LimitReached after the day's wrong ones for the number, alike.
 */
export async function useCode(
  platform: Platform,
  app: AppName,
  purpose: Purpose,
  given: GivenCode,
): Promise<ProvenCode> {
  const proven = await tried(platform, app, purpose, given);
  if (proven && (await usedUp(platform.pool, [given]))) return proven;
  throw wrongCodes(["code"]);
}

/**
 * The same for two codes of one account, one to what it has and one to another number or address, which is answered:
 * neither is used up while the other is wrong. Both are of one change: a code that went to the mail address, for another
 * address, proves nothing of the mobile. Without an old one the new one alone.
 *
 * @throws InvalidInput beside `oldCode` or `newCode`; LimitReached.
 */
export async function useBothCodes(
  platform: Platform,
  app: AppName,
  purpose: Purpose,
  accountId: string,
  given: { old: GivenCode | null; new: GivenCode },
): Promise<string> {
  const old = given.old && (await tried(platform, app, purpose, given.old));
  const other = await tried(platform, app, purpose, given.new);
  const wrong: string[] = [];
  const isOfAnother = old && other && old.byEmail !== other.byEmail;
  if (given.old && (old?.accountId !== accountId || old.to !== null || isOfAnother)) wrong.push("oldCode");
  if (other?.accountId !== accountId || other.to === null) wrong.push("newCode");
  if (wrong.length > 0) throw wrongCodes(wrong);
  const both = given.old ? [given.old, given.new] : [given.new];
  if (other?.to && (await usedUp(platform.pool, both))) return other.to;
  throw wrongCodes(["newCode"]);
}

async function tried(
  platform: Platform,
  app: AppName,
  purpose: Purpose,
  { ticket, code }: GivenCode,
): Promise<ProvenCode | null> {
  const { pool, clock, keys } = platform;
  const [row] = await query<{
    account_id: string | null;
    code_hash: string;
    to_sealed: Buffer | null;
    by_email: boolean;
    wish: unknown;
    counted_as: string | null;
    known_device: boolean;
  }>(
    pool,
    sql`update sent_code set tries = tries + 1
      where ticket_hash = ${tokenHash(ticket)} and app = ${app} and purpose = ${purpose}
        and expires_at > ${clock.now()} and tries < ${CODE.mostTries}
      returning account_id, code_hash, to_sealed, by_email, wish, counted_as, known_device`,
  );
  if (!row) return null;
  const taken = await takeTry(platform, {
    number: row.counted_as ?? `before ${row.account_id}`,
    making: purpose === "REGISTER" || purpose === "ACCOUNT_OFFER" ? `${purpose} ${app}` : null,
    knownDevice: row.known_device,
  });
  const isRight = same(row.code_hash, codeHash(platform, ticket, code.replace(/\s/g, "")));
  if (!isRight || !row.account_id) return null;
  await taken.giveBack();
  const to = row.to_sealed && keys.open("sent_code.to_sealed", new Sealed(row.to_sealed));
  return { accountId: row.account_id, byEmail: row.by_email, to, wish: row.wish };
}

/** Of two at once that use the same codes one does. */
async function usedUp(pool: Pool, given: readonly GivenCode[]): Promise<boolean> {
  const hashes = given.map(({ ticket }) => tokenHash(ticket));
  const used = await query(
    pool,
    sql`delete from sent_code where ticket_hash = any(${hashes}::bytea[]) returning ticket_hash`,
  );
  return used.length === given.length;
}

function wrongCodes(fields: readonly string[]): InvalidInput {
  const words = "验证码不正确或已失效，请核对收到的短信或邮件，或重新获取";
  return new InvalidInput(fields.map((field) => new FieldProblem(field, words)));
}

function same(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
