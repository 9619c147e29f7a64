/** First graduating year of the platform's flows. */
const firstCohort = 2021;

/** From September on everyone works on the cohort of the next summer, as the server has it. */
const firstMonthOfNextCohort = 9;

/** Graduating years to choose from, newest first: up to the one that may sign from this autumn on (F-90). */
export function cohortChoices(): number[] {
  const newest = new Date().getFullYear() + 1;
  return Array.from({ length: newest - firstCohort + 1 }, (_, back) => newest - back);
}

/** The graduating year that forms start with when nobody chose one. */
export function currentCohort(): number {
  const now = new Date();
  return now.getMonth() + 1 >= firstMonthOfNextCohort ? now.getFullYear() + 1 : now.getFullYear();
}
