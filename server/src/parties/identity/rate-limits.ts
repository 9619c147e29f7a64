import { isIPv6 } from "node:net";
import type { Pool } from "pg";
import type { KeyRing } from "../../database/sealed.js";
import { query, sql } from "../../database/sql.js";
import { LimitReached } from "../../words/refusals.js";

export interface RateLimit {
  readonly name: string;
  readonly most: number;
  /** Counted from the first time in a window. */
  readonly windowSeconds: number;
  /** Chinese and complete; shown when the limit is used up. */
  readonly message: string;
}

const MINUTE = 60;
const DAY = 86_400;

/** Every limit of the platform, with its values. */
export const RATE_LIMITS = {
  /** Wrong passwords for one account, over all addresses. */
  signInAccount: {
    name: "sign-in-account",
    most: 5,
    windowSeconds: 15 * MINUTE,
    message: "密码错误次数过多，请15分钟后再试",
  },
  /** Wrong passwords from one address: a computer room of a school sits behind one, so it is wide. */
  signInAddress: {
    name: "sign-in-address",
    most: 100,
    windowSeconds: 15 * MINUTE,
    message: "当前网络登录失败次数过多，请15分钟后再试",
  },
  /** Registrations that came to nothing, for one ID number: guessing 学号 and 考生号 gets nowhere (ADR 8). */
  registerPerson: {
    name: "register-person",
    most: 5,
    windowSeconds: 60 * MINUTE,
    message: "信息核对未通过的次数过多，请1小时后再试",
  },
  /** The same from one address: as wide as for signing in. */
  registerAddress: {
    name: "register-address",
    most: 100,
    windowSeconds: 15 * MINUTE,
    message: "当前网络注册失败次数过多，请15分钟后再试",
  },
  /** Exact searches of one employer (F-20, P-07). */
  findGraduate: {
    name: "find-graduate",
    most: 60,
    windowSeconds: DAY,
    message: "今日查询次数已达上限，请明天再试",
  },
  /** Refreshes of business statuses by one account (F-80): the register is not ours to burden. */
  businessStatus: {
    name: "business-status",
    most: 20,
    windowSeconds: 10 * MINUTE,
    message: "刷新过于频繁，请10分钟后再试",
  },
  /** Suggestions of employers while one graduate types into a form. */
  knownEmployers: {
    name: "known-employers",
    most: 60,
    windowSeconds: MINUTE,
    message: "单位查询过于频繁，请1分钟后再试，或直接填写单位信息",
  },
  /** Links for the stamped copy that one graduate has sent (F-32): each is an SMS. */
  stampLink: {
    name: "stamp-link",
    most: 10,
    windowSeconds: DAY,
    message: "今日发送链接的次数已达上限，请明天再试，或自行上传盖章的就业协议书",
  },
  /** The same, one after another: a second tap, or a request sent again, is no second SMS. */
  stampLinkAgain: {
    name: "stamp-link-again",
    most: 1,
    windowSeconds: MINUTE,
    message: "链接刚刚发送，请1分钟后再重新发送",
  },
  /** One graduate to one number. */
  stampLinkToMobile: {
    name: "stamp-link-to-mobile",
    most: 4,
    windowSeconds: DAY,
    message: "今日向该手机号码发送链接的次数已达上限，请明天再试，或自行上传盖章的就业协议书",
  },
  /**
   * All graduates together to one number: nobody's phone is flooded through us. So wide that few graduates cannot use up
   * what an employer needs who hires many.
   */
  stampLinkMobile: {
    name: "stamp-link-mobile",
    most: 60,
    windowSeconds: DAY,
    message: "该手机号码今日接收的链接已达上限，请明天再试",
  },
  /** Links that do not exist, asked for from one address. */
  stampLinkGuess: {
    name: "stamp-link-guess",
    most: 30,
    windowSeconds: 15 * MINUTE,
    message: "链接有误的次数过多，请15分钟后再试",
  },
  /** Uses of one link: each stands in the audit log. */
  stampLinkUse: {
    name: "stamp-link-use",
    most: 600,
    windowSeconds: 60 * MINUTE,
    message: "操作过于频繁，请稍后再试",
  },
} as const satisfies Record<string, RateLimit>;

export interface Limiting {
  pool: Pool;
  keys: KeyRing;
}

/**
 * Counts one use of a limit by `who` at `now`. Counted at once and whatever becomes of the act, so that attempts in
 * parallel cannot slip past.
 *
 * @throws LimitReached with the time from which it works again.
 */
export async function take(
  { pool, keys }: Limiting,
  limit: RateLimit,
  who: string,
  now: Date,
): Promise<void> {
  const windowStart = new Date(now.getTime() - limit.windowSeconds * 1000);
  const rows = await query<{ count: number; window_start: Date | string }>(
    pool,
    sql`insert into rate_limit as r (key, window_start, count) values (${keyOf(keys, limit, who)}, ${now}, 1)
      on conflict (key) do update set
        count = case when r.window_start <= ${windowStart} then 1 else r.count + 1 end,
        window_start = case when r.window_start <= ${windowStart} then ${now} else r.window_start end
      returning count, window_start`,
    { name: "rate-limit-take" },
  );
  const row = rows[0];
  if (row && row.count > limit.most) {
    const retryAt = new Date(new Date(row.window_start).getTime() + limit.windowSeconds * 1000);
    throw new LimitReached("LIMIT_REACHED", limit.message, limit.most, retryAt);
  }
}

/** What an address counts as: an IPv6 address stands for its /64, because one customer holds all of it. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  if (mapped?.[1]) return mapped[1];
  if (!isIPv6(address)) return address;
  const [head = "", tail = ""] = (address.split("%")[0] ?? "").split("::");
  const groups = (text: string) => (text === "" ? [] : text.split(":"));
  const [left, right] = [groups(head), groups(tail)];
  const all = [...left, ...Array<string>(8 - left.length - right.length).fill("0"), ...right];
  const network = all.slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16));
  return `${network.join(":")}::/64`;
}

/** Takes one use back: for limits that count failures only, once the act has succeeded. */
export async function giveBack({ pool, keys }: Limiting, limit: RateLimit, who: string): Promise<void> {
  await query(
    pool,
    sql`update rate_limit set count = greatest(count - 1, 0) where key = ${keyOf(keys, limit, who)}`,
  );
}

/** Drops windows that have long ended; for the worker, now and then. */
export async function dropOldLimits(pool: Pool, now: Date): Promise<void> {
  await query(
    pool,
    sql`delete from rate_limit where window_start < ${new Date(now.getTime() - 2 * DAY * 1000)}`,
  );
}

function keyOf(keys: KeyRing, limit: RateLimit, who: string): string {
  return `${limit.name}:${keys.sign("rate-limit", who)}`;
}
