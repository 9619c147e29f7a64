import type { Pool } from "pg";
import { query, sql } from "../../database/sql.js";
import type { Clock } from "../../platform/clock.js";
import { LimitReached } from "../../words/refusals.js";
import { RATE_LIMITS, type RateLimit } from "./limits.js";
import { count, giveBack, type Limiting, take } from "./rate-limits.js";

/** How attempts of one kind are limited (P-14). */
export interface AttemptLimits {
  /** Stops a browser that is known to the account. */
  readonly device: RateLimit;
  /** Stops one network at one account. */
  readonly network: RateLimit;
  /** Slow down everybody at one account, and one network at all accounts. */
  readonly everybody: RateLimit;
  readonly wholeNetwork: RateLimit;
}

export const SIGN_IN_ATTEMPTS: AttemptLimits = {
  device: RATE_LIMITS.signInDevice,
  network: RATE_LIMITS.signInNetwork,
  everybody: RATE_LIMITS.signInAccount,
  wholeNetwork: RATE_LIMITS.signInAddress,
};

export const REGISTRATION_ATTEMPTS: AttemptLimits = {
  device: RATE_LIMITS.signInDevice,
  network: RATE_LIMITS.registerNetwork,
  everybody: RATE_LIMITS.registerPerson,
  wholeNetwork: RATE_LIMITS.registerAddress,
};

/** Whose attempt it is, as far as counters go. */
export interface Trier {
  /** The account, whichever of its names was typed; a name that nobody has is counted in the same way (P-07). */
  who: string;
  network: string;
  /** A browser that has signed in to this account before; else null. */
  device: string | null;
}

/**
 * Makes one attempt that may fail, and answers what it came to; null is a failure, and so is what it throws. Counted
 * before it is known what becomes of it, so that attempts in parallel cannot slip past, and given back when it was right.
 *
 * A stop is for one network at one account, or for one known browser: nobody elsewhere is shut out by a stranger's
 * failures, and no campus by one fool (P-14). What goes on from many networks, or at many accounts, is slowed down for
 * browsers that are not known: each network waits {@link TURN_AFTER_MS} for its turn at the account, without a connection
 * held meanwhile.
 *
 * @throws LimitReached LIMIT_REACHED, or SLOWED_DOWN with the time of the turn.
 */
export async function attempting<Found>(
  platform: Limiting & { clock: Clock },
  limits: AttemptLimits,
  trier: Trier,
  attempt: () => Promise<Found | null>,
): Promise<Found | null> {
  const taken = await taking(platform, limits, trier, platform.clock.now());
  const found = await attempt();
  if (found !== null) await taken.giveBack();
  return found;
}

interface Taken {
  giveBack(): Promise<void>;
}

async function taking(
  platform: Limiting,
  limits: AttemptLimits,
  { who, network, device }: Trier,
  now: Date,
): Promise<Taken> {
  const there = `${who} ${network}`;
  const uses: [RateLimit, string][] = device
    ? [[limits.device, `${who} ${device}`]]
    : [
        [limits.network, there],
        [limits.everybody, who],
        [limits.wholeNetwork, network],
      ];
  const taken: Taken = {
    giveBack: async () => {
      for (const [limit, whose] of uses) await giveBack(platform, limit, whose);
    },
  };
  const [stopping, ...slowing] = uses;
  // What is stopped here is not looked at, and so does not slow others down.
  if (stopping) await take(platform, ...stopping, now);
  let slow: RateLimit | null = null;
  for (const [limit, whose] of slowing) if ((await count(platform, limit, whose, now)).over) slow = limit;
  const turn = slow && (await turnOf(platform, `${limits.network.name} ${there}`, now));
  if (slow && turn) {
    await taken.giveBack();
    throw new LimitReached("SLOWED_DOWN", slow.message, slow.most, turn);
  }
  return taken;
}

/** How long whoever is slowed down waits, and how long a turn can be taken then. */
export const TURN_AFTER_MS = 10_000;
const TURN_LASTS_MS = 5 * 60_000;

/** Null when it is their turn, which is thereby taken; else when it will be. */
async function turnOf({ pool, keys }: Limiting, whose: string, now: Date): Promise<Date | null> {
  const key = keys.sign("attempt-turn", whose);
  const missed = new Date(now.getTime() - TURN_LASTS_MS);
  const taken = await query(
    pool,
    sql`delete from attempt_turn where key = ${key} and ready_at <= ${now} and ready_at > ${missed} returning key`,
  );
  if (taken.length > 0) return null;
  const [row] = await query<{ ready_at: Date }>(
    pool,
    sql`insert into attempt_turn as t (key, ready_at) values (${key}, ${new Date(now.getTime() + TURN_AFTER_MS)})
      on conflict (key) do update set
        ready_at = case when t.ready_at <= ${now} then excluded.ready_at else t.ready_at end
      returning ready_at`,
  );
  return row?.ready_at ?? now;
}

/** Drops turns that nobody came for; for the worker, now and then. */
export async function dropOldTurns(pool: Pool, now: Date): Promise<void> {
  await query(
    pool,
    sql`delete from attempt_turn where ready_at < ${new Date(now.getTime() - TURN_LASTS_MS)}`,
  );
}
