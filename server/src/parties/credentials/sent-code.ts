import { randomBytes } from "node:crypto";
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
import { CODE, countedAs, newDigits, numberOfAccount } from "./code-tries.js";
import type { CodePurpose } from "./codes.types.js";

/** What a code is for; the contract's purposes are those that anybody may ask for by the name of an account. */
export type Purpose = CodePurpose | "REGISTER" | "CHANGE_CONTACT" | "ACCOUNT_OFFER";

/** The apps whose accounts sign in with a code. */
export type CodeApp = Exclude<AppName, "admin">;

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
  /** What was typed for an account that may be nobody's. */
  typed?: string;
  /** Asked for by a browser that signed in to the account before. */
  knownDevice?: boolean;
  /** The number or mail address it goes to, where that is not the account's. */
  to?: string;
  /** It goes to the account's mail address, where there is one. */
  byEmail?: boolean;
  /** Kept until the code was proven. */
  wish?: object;
  now: Date;
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
  const name = `${app}:${plainAccount(account)}`;
  const { knownDevice } = await countCode(platform, browser, accountId, name, now);
  const byEmail = isEmail(account);
  return await keepCode(platform, { app, purpose, accountId, typed: account, knownDevice, byEmail, now });
}

/**
 * Each use counts, since each is an SMS or a mail, under the same limits; `name` stands for what no account has.
 *
 * @throws LimitReached.
 */
export async function countCode(
  platform: Platform,
  browser: Browser,
  accountId: string | null,
  name: string,
  now: Date,
): Promise<{ knownDevice: boolean }> {
  const trier = await trierOf(platform, browser, accountId, name);
  await attempting(platform, CODE_ATTEMPTS, trier, async () => null);
  if (!trier.device) await take(platform, RATE_LIMITS.codesToAccount, trier.who, now);
  return { knownDevice: trier.device !== null };
}

/** Makes a code and has it sent. */
export async function keepCode(platform: Platform, code: NewCode): Promise<CodeOnItsWay> {
  const { keys } = platform;
  const { app, purpose, accountId, to, typed = "", byEmail = false, wish, now } = code;
  const ticket = randomBytes(32).toString("base64url");
  const digits = newDigits();
  const expiresAt = new Date(now.getTime() + CODE.lifetimeMinutes * 60_000);
  const ticketHash = tokenHash(ticket);
  // Whoever knows an account is a stranger to a number that it wants.
  const knownDevice = to === undefined && code.knownDevice === true;
  await inTransaction(platform, async (em) => {
    const counted =
      to === undefined ? await numberOfAccount(platform, em, app, accountId, typed) : countedAs(platform, to);
    await query(
      em,
      sql`insert into sent_code (ticket_hash, app, purpose, account_id, code_hash, code_sealed, to_sealed,
          by_email, wish, counted_as, known_device, expires_at)
        values (${ticketHash}, ${app}, ${purpose}, ${accountId}, ${codeHash(platform, ticket, digits)},
          ${keys.seal("sent_code.code_sealed", digits).bytes},
          ${to === undefined ? null : keys.seal("sent_code.to_sealed", to).bytes}, ${byEmail},
          ${wish === undefined ? null : JSON.stringify(wish)}, ${counted}, ${knownDevice}, ${expiresAt})`,
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
  ACCOUNT_OFFER: "启用单位账号",
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
        minutes: String(CODE.lifetimeMinutes),
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

/** With the password go the codes that were sent for it. */
export async function dropCodesOf(executor: SqlExecutor, accountId: string): Promise<void> {
  await query(executor, sql`delete from sent_code where account_id = ${accountId}`);
}

/** For the worker, now and then. */
export async function dropOldCodes(pool: Pool, now: Date): Promise<void> {
  await query(pool, sql`delete from sent_code where expires_at < ${now}`);
}

/** What is kept of a code once it is sent. */
export function codeHash({ keys }: Pick<Platform, "keys">, ticket: string, code: string): string {
  return keys.sign("sent-code", `${ticket} ${code}`);
}
