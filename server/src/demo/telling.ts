import type { Calendar } from "./calendar.js";
import type { DemoCountry, DemoEmployer, DemoGraduate } from "./generator/index.js";
import type { Random } from "./generator/random.js";
import { termsFor } from "./invitation-terms.js";
import { SUPPLEMENTS } from "./phrases.js";
import { Story } from "./story.js";

/** What the stories are told with. */
export interface Telling {
  readonly country: DemoCountry;
  readonly calendar: Calendar;
  readonly random: Random;
}

/** An invitation of one employer to one graduate, `daysAgo` days ago. */
export function invitation(
  telling: Telling,
  graduate: DemoGraduate,
  employer: DemoEmployer,
  daysAgo: number,
  validDays: number,
): Story {
  const { random, calendar } = telling;
  const supplement = random.chance(0.3) ? random.pick(SUPPLEMENTS) : undefined;
  const reportBy = `${graduate.cohort}-07-${String(random.between(1, 20)).padStart(2, "0")}`;
  const afterGraduation = graduate.cohort === telling.country.cohorts.current;
  const terms = termsFor(employer, random.pick(employer.jobOffers), validDays, {
    ...(afterGraduation && { reportBy }),
    ...(supplement && { supplement }),
  });
  return new Story(calendar, graduate, employer, terms, daysAgo);
}
