/** First graduating year of the platform's flows. */
const firstCohort = 2021;

/** Graduating years to choose from, newest first: up to the one that may sign from this autumn on (F-90). */
export function cohortChoices(): number[] {
  const newest = new Date().getFullYear() + 1;
  return Array.from({ length: newest - firstCohort + 1 }, (_, back) => newest - back);
}
