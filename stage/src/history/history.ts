import { employersFor } from "../country/fields.js";
import { type DemoCountry, type DemoEmployer, type DemoGraduate, NAMED_EMPLOYERS } from "../country/index.js";
import { type Allotted, allot } from "./allotment.js";
import { alumniHistory } from "./alumni-history.js";
import { invitationFate } from "./invitation-fates.js";
import { knownHistory } from "./known-history.js";
import { type OwnFate, ownFateOf } from "./own-fates.js";
import { keeping, type Step } from "./story.js";
import type { StoryParties, Telling } from "./telling.js";

/** What the employers of the table of accounts have to answer or look at, by turns. */
const ENDING_ONLINE: ReadonlySet<OwnFate> = new Set<OwnFate>([
  "ASKED_BY_GRADUATE",
  "ASKED_BY_EMPLOYER",
  "REFUSED_BY_EMPLOYER",
  "REFUSED_BY_GRADUATE",
  "TERMINATION_FIRST_REVIEW",
  "TERMINATION_SCHOOL_REVIEW",
  "TERMINATION_REJECTED",
  "TERMINATION_DONE",
  "TERMINATION_FORCED",
]);

/** Everything that happens before the demo begins, in order of time. */
export function history(telling: Telling, cohorts: readonly number[]): Step[] {
  const { country } = telling;
  let turn = 0;
  const steps = [
    ...allot(country, cohorts).flatMap((allotted) => {
      if (!("own" in allotted && ENDING_ONLINE.has(allotted.own))) return fateOf(telling, allotted);
      turn += 1;
      return fateOf(telling, allotted, country.employers[turn % NAMED_EMPLOYERS]);
    }),
    ...favouritesOnly(telling),
    ...knownHistory(telling, cohorts),
    ...alumniHistory(telling),
  ];
  return steps.sort((one, other) => one.at.getTime() - other.at.getTime());
}

/** @param wanted the employer, where chance does not choose. */
function fateOf(telling: Telling, allotted: Allotted, wanted?: DemoEmployer): Step[] {
  const { graduate } = allotted;
  const [chosen, other] = twoEmployers(telling, graduate);
  const employer = wanted ?? chosen;
  const reviewedTwice = settingsFor(telling.country, graduate)?.reviewMode === "DEPARTMENT_THEN_SCHOOL";
  const told: StoryParties = { graduate, employer, reviewedTwice };
  if ("own" in allotted) return ownFateOf(telling, allotted.own, { ...told, index: allotted.index }).steps;
  return invitationFate(telling, told, other, allotted.fate).flatMap((story) => story.steps);
}

/** 签约设置 of the graduate's school for their cohort. */
function settingsFor({ schools, cohorts }: DemoCountry, { schoolCode, cohort }: DemoGraduate) {
  const school = schools.find(({ code }) => code === schoolCode);
  return cohort === cohorts.current ? school?.settings : school?.previousSettings;
}

/** Every employer keeps one whose school is not switched on, and one who may not sign online (F-22). */
function favouritesOnly({ country, calendar, random }: Telling): Step[] {
  const there = country.graduates.filter(({ standing }) => standing === "ON_ROSTER");
  const barred = there.filter((person) => ["21", "41"].includes(person.trainingMode));
  const unopened = there.filter((person) => !settingsFor(country, person));
  return country.employers.flatMap((employer, index) => {
    const kept = new Set([barred[index % barred.length], unopened[index]]);
    return [...kept]
      .filter((graduate) => graduate !== undefined)
      .map((graduate) => keeping(employer, graduate, calendar.workingHours(random.between(1, 20))));
  });
}

/** Mostly employers of the school's own province, and those of the table of accounts more often than others. */
function twoEmployers({ country, random }: Telling, graduate: DemoGraduate): [DemoEmployer, DemoEmployer] {
  const province = country.schools.find((school) => school.code === graduate.schoolCode)?.provinceCode ?? "";
  const fitting = employersFor(country.employers, graduate);
  const inProvince = fitting.filter((employer) => employer.division.startsWith(province));
  const near = [inProvince, fitting, country.employers].find(({ length }) => length > 1) ?? [];
  const weight = (each: DemoEmployer) => (country.employers.indexOf(each) < NAMED_EMPLOYERS ? 6 : 1);
  const among = (list: readonly DemoEmployer[]) =>
    random.weighted(list.map((each) => [each, weight(each)] as const));
  const employer = among(random.chance(0.8) || fitting.length === 0 ? near : fitting);
  return [employer, among(near.filter((each) => each !== employer))];
}
