import { beijing } from "../../platform/clock.js";
import { closingOf } from "./signing-rules.js";

/** From September on everyone works on the cohort of the next summer. Our choice: the seeds name no day. */
const FIRST_MONTH_OF_NEXT_COHORT = 9;

/** The graduating year that forms start with when nobody chose one. */
export function currentCohort(now: Date): number {
  const { year, month } = beijing(now);
  return month >= FIRST_MONTH_OF_NEXT_COHORT ? year + 1 : year;
}

/** The graduating years that a school may switch on or still work with: not closed (F-90), none but the next to come. */
export function openCohorts(now: Date): number[] {
  const { year } = beijing(now);
  return [year - 1, year, year + 1].filter((cohort) => now < closingOf(cohort));
}
