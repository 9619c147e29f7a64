import { closingOf } from "@gd/server/parties/settings/index.js";
import { type DemoGraduate, NAMED_EMPLOYERS } from "../country/index.js";
import { agreementOf, OFF_PLATFORM } from "../people/off-platform.js";
import { Calendar, days } from "./calendar.js";
import {
  destinationOf,
  OwnStory,
  offlineApplication,
  type Paperwork,
  paperRegistration,
} from "./own-story.js";
import { ABOUT_PAPERS, ENDINGS } from "./phrases.js";
import type { Step } from "./story.js";
import { signed, type Telling } from "./telling.js";
import { TerminationStory } from "./termination-story.js";

/** The weeks before the past cohort's closing, as its graduates count them. */
export function alumniCalendar({ country, random }: Pick<Telling, "country" | "random">): Calendar {
  return new Calendar(new Date(closingOf(country.cohorts.past).getTime() + days(1)), random);
}

/** What the past cohort left open when its time was over, and the system ended (F-90a). */
export function alumniHistory(telling: Telling): Step[] {
  const { country } = telling;
  const calendar = alumniCalendar(telling);
  const [returned, unstamped, withdrawn, unanswered, letter, settled] = country.graduates.filter(
    ({ cohort }) => cohort === country.cohorts.past,
  );
  const employer = country.employers[NAMED_EMPLOYERS];
  if (!returned || !unstamped || !withdrawn || !unanswered || !letter || !settled || !employer) {
    throw new Error("The demo country lacks its alumni");
  }
  const [outside] = OFF_PLATFORM;
  const [complaint] = ABOUT_PAPERS;
  const [reason] = ENDINGS;
  if (!outside || !complaint || !reason) throw new Error("The demo country has no words");
  const then = { ...telling, calendar };
  const own = (graduate: DemoGraduate, work: Paperwork) => new OwnStory(calendar, graduate, work);
  const paper = (graduate: DemoGraduate) =>
    own(graduate, paperRegistration(agreementOf(outside, graduate, country.cohorts.current))).submitted(16);
  const signedPaper = paper(letter).approved("department", 14).approved("school", 12);
  const online = signed(then, { graduate: unanswered, employer, reviewedTwice: true }, 10);
  const stories = [
    paper(returned).returned("department", 9, complaint),
    own(unstamped, offlineApplication(agreementOf(outside, unstamped, country.cohorts.current)))
      .submitted(14)
      .approved("department", 12)
      .approved("school", 9),
    own(withdrawn, destinationOf("801")).submitted(8).withdrawn(6),
    new TerminationStory(calendar, online).asked("graduate", 6, reason),
    new TerminationStory(calendar, signedPaper)
      .asked("graduate", 8, reason)
      .returned("department", 5, complaint),
    // The clock ends all of them at once.
    own(settled, destinationOf("801")).submitted(12).approved("department", 9).approved("school", 6).closed(),
  ];
  return stories.flatMap((story) => story.steps);
}
