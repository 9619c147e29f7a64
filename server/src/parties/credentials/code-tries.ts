import { randomInt } from "node:crypto";
import type { EntityManager } from "@mikro-orm/postgresql";
import type { Pool } from "pg";
import type { Platform } from "../../platform/platform.js";
import { LimitReached } from "../../words/refusals.js";
import type { AppName } from "../../words/viewer.js";
import {
  contactIndex,
  contactsOf,
  DAILY_LIMITS,
  giveBackToday,
  plainAccount,
  type RateLimit,
  takeToday,
  wayTo,
} from "../identity/index.js";

/** What a code is, in every app and for every purpose (P-12). */
export const CODE = { digits: 6, lifetimeMinutes: 5, mostTries: 5 } as const;

/** Each is as likely as any other. */
export function newDigits(): string {
  return String(randomInt(10 ** CODE.digits)).padStart(CODE.digits, "0");
}

/** No account's id, so that unknown names take the same statements (P-07). */
const NOBODY = "00000000-0000-0000-0000-000000000000";

/**
 * The number whose wrong codes of a day are counted together: of an account its mobile, else its mail address, in all apps
 * and whichever of both a code goes to; of a name that no account has the name itself. A keyed hash.
 */
export async function numberOfAccount(
  platform: Platform,
  executor: Pool | EntityManager,
  app: AppName,
  accountId: string | null,
  typed: string,
): Promise<string> {
  const number = wayTo(await contactsOf(platform, executor, app, accountId ?? NOBODY), false);
  return countedAs(platform, number ?? plainAccount(typed));
}

/** The same of a number or a mail address that is no account's yet. */
export function countedAs(platform: Pick<Platform, "keys">, contact: string): string {
  return contactIndex(platform, contact).index.toString("base64");
}

/** Whose wrong codes one counts among. */
export interface CountedTry {
  /** Of {@link numberOfAccount} or {@link countedAs}. */
  number: string;
  /** Of codes that make an account, which way: there is no other one in yet, so that each way is counted by itself. */
  making: string | null;
  /** Asked for by a browser that signed in to the account before. */
  knownDevice: boolean;
}

/**
 * Counts one try among the number's wrong ones of the day; `giveBack` once it was right. Before it is known what becomes of
 * it, so that tries in parallel cannot slip past.
 *
 * Ten in all, whoever tries and wherever from: with codes of six digits a guesser's chance is at most 1e-5 for a number and
 * day. Three of them are kept for browsers that signed in to the account before, so that strangers cannot take this way in
 * from its owner; passwords have counters of their own (P-14). What makes an account has ten of its own: otherwise whoever types a
 * newcomer's number at the sign-in could shut them out.
 *
 * @throws LimitReached until the Beijing day ends.
 */
export async function takeTry(platform: Platform, tried: CountedTry): Promise<{ giveBack(): Promise<void> }> {
  const now = platform.clock.now();
  const { number, making, knownDevice } = tried;
  const who = making ? `${making} ${number}` : number;
  const taking = async (limit: RateLimit) => {
    await takeToday(platform, limit, who, now);
    return { giveBack: () => giveBackToday(platform, limit, who, now) };
  };
  if (making) return await taking(DAILY_LIMITS.wrongCodesRegistering);
  try {
    return await taking(DAILY_LIMITS.wrongCodes);
  } catch (error) {
    if (knownDevice && error instanceof LimitReached) return await taking(DAILY_LIMITS.wrongCodesKept);
    throw error;
  }
}
