import { inTransaction } from "@gd/server/database/transaction.js";
import { hashPassword } from "@gd/server/parties/identity/index.js";
import { beijing, fromBeijing } from "@gd/server/platform/clock.js";
import type { Platform } from "@gd/server/platform/platform.js";
import type { DemoCountry } from "../country/index.js";
import { insertInhabitants } from "./inhabitants.js";
import { insertPlaces } from "./places.js";

/**
 * Puts the country with all its people and accounts into an empty database, in one transaction; no records yet, which
 * the flows themselves have to make.
 *
 * @param begin when the country begins: settings switched on, employers verified.
 * @param longAgo the same for those who graduated in the past.
 */
export async function insertCountry(
  platform: Platform,
  country: DemoCountry,
  begin: Date,
  longAgo: Date = begin,
): Promise<void> {
  const passwordHash = await hashPassword(country.password);
  await inTransaction(platform, async (em) => {
    const places = await insertPlaces(em, country, begin, longAgo);
    const confirmedAt = confirmationOfThisYear(begin, platform.clock.now());
    await insertInhabitants(em, country, {
      keys: platform.keys,
      places,
      passwordHash,
      at: longAgo,
      confirmedAt,
    });
  });
}

/** Confirmations count for a calendar year (F-93): one of last December would have to be given again. */
function confirmationOfThisYear(begin: Date, now: Date): Date {
  const newYear = fromBeijing(beijing(now).year, 1, 1);
  return begin < newYear ? newYear : begin;
}
