import { randomBytes, randomInt, timingSafeEqual } from "node:crypto";
import type { EntityManager } from "@mikro-orm/postgresql";
import type { Pool } from "pg";
import { z } from "zod";
import { isEmail } from "../../catalogue/index.js";
import { Sealed } from "../../database/sealed.js";
import { query, type SqlExecutor, sql } from "../../database/sql.js";
import { inTransaction } from "../../database/transaction.js";
import { addJob, defineJob, handles } from "../../outbox/index.js";
import type { Platform } from "../../platform/platform.js";
import { textTo } from "../../services/notifications/index.js";
import { FieldProblem, InvalidInput } from "../../words/refusals.js";
import type { AppName } from "../../words/viewer.js";
import {
  attempting,
  type Browser,
  CODE_ATTEMPTS,
  contactsOf,
  embeddedSignIn,
  plainAccount,
  RATE_LIMITS,
  take,
  tokenHash,
  trierOf,
  wayTo,
} from "../identity/index.js";
import type { CodePurpose } from "./codes.types.js";

/** What a code is for; the contract's purposes are those that anybody may ask for by the name of an account. */
type Purpose = CodePurpose | "REGISTER" | "CHANGE_CONTACT";

/** The apps whose accounts sign in with a code. */
export type CodeApp = Exclude<AppName, "admin">;

const LIFETIME_MINUTES = 10;
/** Of one code: each is one of a million. */
const MOST_TRIES = 5;
const LONGEST_ACCOUNT = 64;

const sendCodeJob = defineJob("code.send", z.object({ ticketHash: z.base64() }));

export interface CodeOnItsWay {
  ticket: string;
  expiresAt: Date;
}

/** A code to be sent. */
export interface NewCode {
  app: AppName;
  purpose: Purpose;
  /** Null: nobody's, and nothing is sent. */
  accountId: string | null;
  /** The number or mail address it goes to, where that is not the account's. */
  to?: string;
  /** It goes to the account's mail address, where there is one. */
  byEmail?: boolean;
  /** Kept until the code was proven. */
  wish?: object;
  now: Date;
}

/** A code that was proven. */
export interface ProvenCode {
  accountId: string;
  byEmail: boolean;
  to: string | null;
  wish: unknown;
}

/**
 * Sends a code to the number or mail address of an account, under whichever of its names; by mail to who typed the
 * address, or has no number. An unknown name gets a ticket as well, by the same statements: what is sent is decided by the
 * job (P-07).
 *
 * @throws InvalidInput beside `account`; LimitReached.
 */
export async function sendCode(
  platform: Platform,
  app: CodeApp,
  purpose: CodePurpose,
  typed: string,
  browser: Browser,
): Promise<CodeOnItsWay> {
  const account = typed.trim();
  if (account === "" || account.length > LONGEST_ACCOUNT) {
    throw new InvalidInput([new FieldProblem("account", "请输入正确的账号")]);
  }
  const methods = embeddedSignIn(platform);
  const method = app === "student" ? methods.graduate : methods.employer;
  const accountId = await method.accountOf(account);
  const now = platform.clock.now();
  await countCode(platform, browser, accountId, `${app}:${plainAccount(account)}`, now);
  return await keepCode(platform, { app, purpose, accountId, byEmail: isEmail(account), now });
}

/** Each use counts, since each is an SMS or a mail, under the same limits; `name` stands for what no account has. @throws LimitReached. */
export async function countCode(
  platform: Platform,
  browser: Browser,
  accountId: string | null,
  name: string,
  now: Date,
): Promise<void> {
  const trier = await trierOf(platform, browser, accountId, name);
  await attempting(platform, CODE_ATTEMPTS, trier, async () => null);
  if (!trier.device) await take(platform, RATE_LIMITS.codesToAccount, trier.who, now);
}

/** Makes a code and has it sent. */
export async function keepCode(platform: Platform, code: NewCode): Promise<CodeOnItsWay> {
  const { keys } = platform;
  const { app, purpose, accountId, to, byEmail = false, wish, now } = code;
  const ticket = randomBytes(32).toString("base64url");
  const digits = String(randomInt(1_000_000)).padStart(6, "0");
  const expiresAt = new Date(now.getTime() + LIFETIME_MINUTES * 60_000);
  const ticketHash = tokenHash(ticket);
  await inTransaction(platform, async (em) => {
    await query(
      em,
      sql`insert into sent_code (ticket_hash, app, purpose, account_id, code_hash, code_sealed, to_sealed,
          by_email, wish, expires_at)
        values (${ticketHash}, ${app}, ${purpose}, ${accountId}, ${hashOf(platform, ticket, digits)},
          ${keys.seal("sent_code.code_sealed", digits).bytes},
          ${to === undefined ? null : keys.seal("sent_code.to_sealed", to).bytes}, ${byEmail},
          ${wish === undefined ? null : JSON.stringify(wish)}, ${expiresAt})`,
    );
    await addJob(em, sendCodeJob, { ticketHash: ticketHash.toString("base64") });
  });
  return { ticket, expiresAt };
}

const PURPOSES: Record<Purpose, string> = {
  SIGN_IN: "登录",
  RESET_PASSWORD: "重设密码",
  REGISTER: "注册账号",
  CHANGE_CONTACT: "更换联系方式",
};

interface CodeRow {
  code_sealed: Buffer;
  purpose: Purpose;
  app: AppName;
  account_id: string | null;
  to_sealed: Buffer | null;
  by_email: boolean;
}

/** Hands the code over to be sent, where the ticket is an account's; then it is kept hashed alone. */
export const sendCodeHandler = handles(sendCodeJob, async (platform, { ticketHash }) => {
  const hash = Buffer.from(ticketHash, "base64");
  const { keys, clock } = platform;
  await inTransaction(platform, async (em) => {
    const [row] = await query<CodeRow>(
      em,
      sql`select code_sealed, purpose, app, account_id, to_sealed, by_email from sent_code
        where ticket_hash = ${hash} and code_sealed is not null and expires_at > ${clock.now()} for update`,
    );
    if (!row) return;
    await query(em, sql`update sent_code set code_sealed = null where ticket_hash = ${hash}`);
    const to = await whereTo(platform, em, row);
    if (!to) return;
    await textTo(platform, em, clock.now(), {
      to,
      template: "CODE",
      variables: {
        code: keys.open("sent_code.code_sealed", new Sealed(row.code_sealed)),
        purpose: PURPOSES[row.purpose],
        minutes: String(LIFETIME_MINUTES),
      },
      recordId: null,
      dedupeKey: `code ${ticketHash}`,
    });
  });
});

async function whereTo(platform: Platform, em: EntityManager, row: CodeRow): Promise<string | null> {
  if (row.to_sealed) return platform.keys.open("sent_code.to_sealed", new Sealed(row.to_sealed));
  if (!row.account_id) return null;
  return wayTo(await contactsOf(platform, em, row.app, row.account_id), row.by_email);
}

/** A code as it was typed, with the ticket of who asked for it. */
export interface GivenCode {
  ticket: string;
  code: string;
}

/**
 * Uses a code up and answers whose it is. Each try counts; a code is used once, by who has its ticket.
 *
 * @throws InvalidInput beside `code`, alike for a wrong code, one that is over, and an account that there is not.
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
 * @throws InvalidInput beside `oldCode` or `newCode`.
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
  }>(
    pool,
    sql`update sent_code set tries = tries + 1
      where ticket_hash = ${tokenHash(ticket)} and app = ${app} and purpose = ${purpose}
        and expires_at > ${clock.now()} and tries < ${MOST_TRIES}
      returning account_id, code_hash, to_sealed, by_email, wish`,
  );
  if (!row?.account_id) return null;
  if (!same(row.code_hash, hashOf(platform, ticket, code.replace(/\s/g, "")))) return null;
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

/** With the password go the codes that were sent for it. */
export async function dropCodesOf(executor: SqlExecutor, accountId: string): Promise<void> {
  await query(executor, sql`delete from sent_code where account_id = ${accountId}`);
}

/** For the worker, now and then. */
export async function dropOldCodes(pool: Pool, now: Date): Promise<void> {
  await query(pool, sql`delete from sent_code where expires_at < ${now}`);
}

function hashOf({ keys }: Pick<Platform, "keys">, ticket: string, code: string): string {
  return keys.sign("sent-code", `${ticket} ${code}`);
}

function same(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
