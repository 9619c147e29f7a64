import { offersFor } from "../country/fields.js";
import type { DemoCountry, DemoEmployer, DemoGraduate } from "../country/index.js";
import type { Random } from "../country/random.js";
import { termsFor } from "../people/invitation-terms.js";
import type { Calendar } from "./calendar.js";
import { SUPPLEMENTS } from "./phrases.js";
import { Story } from "./story.js";

/** What the stories are told with. */
export interface Telling {
  readonly country: DemoCountry;
  readonly calendar: Calendar;
  readonly random: Random;
}

/** Whom a story is about. */
export interface StoryParties {
  readonly graduate: DemoGraduate;
  readonly employer: DemoEmployer;
  /** Whether the graduate's school has 先院系再校级审核. */
  readonly reviewedTwice: boolean;
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
  const fitting = offersFor(employer, graduate);
  const offer = random.pick(fitting.length > 0 ? fitting : employer.jobOffers);
  const terms = termsFor(employer, offer, validDays, {
    ...(afterGraduation && { reportBy }),
    ...(supplement && { supplement }),
  });
  return new Story(calendar, graduate, employer, terms, daysAgo);
}

/** Accepted `daysAgo` days ago, a day or more after the invitation. */
export function submitted(telling: Telling, { graduate, employer }: StoryParties, daysAgo: number): Story {
  const sent = daysAgo + telling.random.between(1, 4);
  return invitation(telling, graduate, employer, sent, 15).accepted(daysAgo);
}

/** Waiting for the school since `daysAgo` days ago. */
export function atSchool(telling: Telling, told: StoryParties, daysAgo: number): Story {
  return told.reviewedTwice
    ? submitted(telling, told, daysAgo + 1).approved("department", daysAgo)
    : submitted(telling, told, daysAgo);
}

/** Approved by the school `daysAgo` days ago. */
export function signed(telling: Telling, told: StoryParties, daysAgo: number): Story {
  const waited = daysAgo + telling.random.between(1, 3);
  return atSchool(telling, told, waited).approved("school", daysAgo);
}
