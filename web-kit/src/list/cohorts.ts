import { serverNow } from "../time.js";

/** First graduating year of the platform's flows. */
export const FIRST_COHORT = 2021;

/** From September on everyone works on the cohort of the next summer, as the server has it. */
const FIRST_MONTH_OF_NEXT_COHORT = 9;

/** Graduating years to choose from, newest first: up to the one that may sign from this autumn on (F-90). */
export function cohortChoices(now: number = serverNow()): number[] {
  const newest = new Date(now).getFullYear() + 1;
  return Array.from({ length: newest - FIRST_COHORT + 1 }, (_, back) => newest - back);
}

/** The graduating year that lists and forms start with when nobody chose one. */
export function currentCohort(now: number = serverNow()): number {
  const today = new Date(now);
  return today.getMonth() + 1 >= FIRST_MONTH_OF_NEXT_COHORT ? today.getFullYear() + 1 : today.getFullYear();
}
