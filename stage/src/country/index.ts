import { DEMO_PASSWORD, knownAccounts } from "./accounts.js";
import type { DemoCountry } from "./country.js";
import { employers } from "./employers.js";
import { newcomers } from "./newcomers.js";
import { provinces, schools } from "./places.js";
import { Random } from "./random.js";
import { roster } from "./roster.js";
import { staff } from "./staff.js";

export { NAMED_EMPLOYERS } from "./accounts.js";
export type * from "./country.js";
export { NEWCOMERS_COHORT, newcomers } from "./newcomers.js";
export { newProvince, newSchool } from "./places.js";

/** What to generate; the same options always give the same country. */
export interface CountryOptions {
  readonly seed?: number;
  /** The cohort that graduates next June. */
  readonly cohort?: number;
}

/**
 * A small country to try the platform with: 2 provinces, 4 schools, 3,000 graduates, 60 verified employers,
 * and everyone's accounts. No person, school or employer in it exists; all numbers are valid and unique.
 */
export function generateCountry(options: CountryOptions = {}): DemoCountry {
  const { seed = 2027, cohort = 2027 } = options;
  const graduates = roster(new Random(seed), cohort);
  return {
    cohorts: { current: cohort, previous: cohort - 1, past: cohort - 2 },
    password: DEMO_PASSWORD,
    provinces,
    schools,
    graduates,
    newcomers: newcomers(),
    employers,
    staff,
    accounts: knownAccounts(graduates, employers, staff),
  };
}
