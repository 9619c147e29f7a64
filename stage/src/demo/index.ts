import { currentCohort, openCohorts } from "@gd/server/parties/settings/index.js";
import type { Platform } from "@gd/server/platform/platform.js";
import { generateCountry } from "../country/index.js";
import { Random } from "../country/random.js";
import { alumniCalendar } from "../history/alumni-history.js";
import { Calendar } from "../history/calendar.js";
import { history } from "../history/history.js";
import { play } from "../history/play.js";
import { playApplicants } from "./applicants.js";
import { playCorrections } from "./corrections.js";
import { insertCountry } from "./insert-country.js";
import { alone, markBegin, markEnd, wipe } from "./load-state.js";

/** Fixes the choices of the history; the people have a seed of their own. */
const SEED = 20_270_601;

/**
 * Loads the demo country into an empty database: the people in one transaction, then what the past cohort left open
 * and 25 days of every flow up to now, played by its real acts. Whole or not at all: what an interrupted load left is wiped and loaded anew.
 *
 * @throws when the database holds the demo already, or anything else.
 */
export async function loadDemo(platform: Platform): Promise<void> {
  await alone(platform, async (state) => {
    if (state === "LOADED") throw new Error("演示数据已经加载。The demo is loaded already.");
    if (state === "FOREIGN")
      throw new Error("数据库中已有数据，不能加载演示数据。The database is not empty.");
    await load(platform, state === "INTERRUPTED");
  });
}

/**
 * The same where there is something to do: in an empty database, or after an interrupted load.
 *
 * @param announce called before, since it takes its time.
 */
export async function ensureDemo(platform: Platform, announce: () => void = () => undefined): Promise<void> {
  await alone(platform, async (state) => {
    if (state !== "EMPTY" && state !== "INTERRUPTED") return;
    announce();
    await load(platform, state === "INTERRUPTED");
  });
}

async function load(platform: Platform, interrupted: boolean): Promise<void> {
  const now = platform.clock.now();
  const country = generateCountry({ cohort: currentCohort(now) });
  if (interrupted) {
    await wipe(
      platform,
      country.schools.map((school) => school.code),
    );
  }
  await markBegin(platform);
  const random = new Random(SEED);
  const calendar = new Calendar(now, random);
  const cohorts = openCohorts(now);
  const longAgo = alumniCalendar({ country, random }).begin;
  await insertCountry(platform, country, calendar.begin, longAgo);
  // Until the autovacuum's next round the planner knows nothing of so many new rows, and reads whole tables for one.
  await platform.pool.query("analyze");
  await play(platform, country, history({ country, calendar, random }, cohorts), longAgo);
  await playApplicants(platform);
  await playCorrections(platform, country);
  await markEnd(platform);
}
