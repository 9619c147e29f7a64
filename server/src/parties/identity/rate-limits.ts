import { isIPv6 } from "node:net";
import type { Pool } from "pg";
import type { KeyRing } from "../../database/sealed.js";
import { query, sql } from "../../database/sql.js";
import { dayOf } from "../../platform/clock.js";
import { LimitReached } from "../../words/refusals.js";
import type { RateLimit } from "./limits.js";

/** Windows that no limit is longer than are dropped. */
const LONGEST_WINDOW_MS = 2 * 86_400_000;

export interface Limiting {
  pool: Pool;
  keys: KeyRing;
}

/** How far a limit is used up. */
export interface Use {
  readonly over: boolean;
  /** Uses that are left. */
  readonly left: number;
  /** From when on it works again. */
  readonly retryAt: Date;
}

/**
 * Counts one use (or as many as given) of a limit by `who` at `now`. Counted at once and whatever becomes of the act, so that attempts in
 * parallel cannot slip past.
 */
export async function count(
  { pool, keys }: Limiting,
  limit: RateLimit,
  who: string,
  now: Date,
  uses = 1,
): Promise<Use> {
  const windowStart = new Date(now.getTime() - limit.windowSeconds * 1000);
  const [row] = await query<{ count: number; window_start: Date }>(
    pool,
    sql`insert into rate_limit as r (key, window_start, count) values (${keyOf(keys, limit, who)}, ${now}, ${uses})
      on conflict (key) do update set
        count = case when r.window_start <= ${windowStart} then ${uses}::int else r.count + ${uses}::int end,
        window_start = case when r.window_start <= ${windowStart} then ${now} else r.window_start end
      returning count, window_start`,
    { name: "rate-limit-take" },
  );
  if (!row) throw new Error("A use was not counted");
  const retryAt = new Date(row.window_start.getTime() + limit.windowSeconds * 1000);
  return { over: row.count > limit.most, left: Math.max(0, limit.most - row.count), retryAt };
}

/**
 * The same for a limit that stops.
 *
 * @throws LimitReached with the time from which it works again.
 */
export async function take(limiting: Limiting, limit: RateLimit, who: string, now: Date): Promise<void> {
  const { over, retryAt } = await count(limiting, limit, who, now);
  if (over) throw new LimitReached("LIMIT_REACHED", limit.message, limit.most, retryAt);
}

/** Counts uses of a limit of the Beijing day, which starts anew at midnight. @throws LimitReached. */
export async function takeToday(
  limiting: Limiting,
  limit: RateLimit,
  who: string,
  now: Date,
  uses = 1,
): Promise<Use> {
  const use = await count(limiting, limit, ofToday(who, now), now, uses);
  if (use.over) throw limitOfToday(limit, now);
  return use;
}

/** The refusal of the first of these limits of the Beijing day that is used up; null where there is room. Counts nothing. */
export async function usedUpToday(
  { pool, keys }: Limiting,
  limits: readonly RateLimit[],
  who: string,
  now: Date,
): Promise<LimitReached | null> {
  const used = await query<{ key: string }>(
    pool,
    sql`select r.key from rate_limit r join unnest(${limits.map((limit) => keyOf(keys, limit, ofToday(who, now)))}::text[],
        ${limits.map(({ most }) => most)}::int[]) as l (key, most) on l.key = r.key and r.count >= l.most`,
    { name: "rate-limit-room" },
  );
  const over = limits.find(({ name }) => used.some(({ key }) => key.startsWith(`${name}:`)));
  return over ? limitOfToday(over, now) : null;
}

/** How many uses of a limit of the Beijing day are left, without using any. */
export async function leftToday(
  { pool, keys }: Limiting,
  limit: RateLimit,
  who: string,
  now: Date,
): Promise<number> {
  const windowStart = new Date(now.getTime() - limit.windowSeconds * 1000);
  const [row] = await query<{ count: number }>(
    pool,
    sql`select count from rate_limit where key = ${keyOf(keys, limit, ofToday(who, now))} and window_start > ${windowStart}`,
    { name: "rate-limit-left" },
  );
  return Math.max(0, limit.most - (row?.count ?? 0));
}

/** Takes one use of the day back. */
export async function giveBackToday(
  limiting: Limiting,
  limit: RateLimit,
  who: string,
  now: Date,
): Promise<void> {
  await giveBack(limiting, limit, ofToday(who, now));
}

/** The refusal of a limit of the Beijing day, also of one that counts records instead of uses. */
export function limitOfToday(limit: RateLimit, now: Date): LimitReached {
  return new LimitReached("LIMIT_REACHED", limit.message, limit.most, dayOf(now).end);
}

function ofToday(who: string, now: Date): string {
  return `${who}|${dayOf(now).name}`;
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

/** Begins a count anew. */
export async function forget({ pool, keys }: Limiting, limit: RateLimit, who: string): Promise<void> {
  await query(pool, sql`delete from rate_limit where key = ${keyOf(keys, limit, who)}`);
}

/** Drops windows that have long ended; for the worker, now and then. */
export async function dropOldLimits(pool: Pool, now: Date): Promise<void> {
  await query(
    pool,
    sql`delete from rate_limit where window_start < ${new Date(now.getTime() - LONGEST_WINDOW_MS)}`,
  );
}

function keyOf(keys: KeyRing, limit: RateLimit, who: string): string {
  return `${limit.name}:${keys.sign("rate-limit", who)}`;
}
