import { type DemoCountry, type DemoEmployer, type DemoGraduate, NAMED_EMPLOYERS } from "../country/index.js";
import { type Allotted, allot, type Fate, type OwnFate } from "./allotment.js";
import { alumniHistory } from "./alumni-history.js";
import { knownHistory } from "./known-history.js";
import { ownFateOf } from "./own-fates.js";
import { REJECTIONS } from "./phrases.js";
import { keeping, type Step, type Story } from "./story.js";
import { atSchool, invitation, type StoryParties, signed, submitted, type Telling } from "./telling.js";

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

/** What comes of invitations. */
function invitationFate(telling: Telling, told: StoryParties, other: DemoEmployer, fate: Fate): Story[] {
  const { random } = telling;
  const { graduate, employer, reviewedTwice } = told;
  const stories: Record<Fate, () => Story[]> = {
    INVITED: () => [invitation(telling, graduate, employer, random.between(1, 6), 30)],
    INVITED_TWICE: () => [
      invitation(telling, graduate, employer, random.between(4, 7), 7).extendedTo(30, random.between(1, 3)),
      invitation(telling, graduate, other, random.between(1, 5), 25),
    ],
    NEARLY_LAPSED: () => [invitation(telling, graduate, employer, 6, random.between(7, 9))],
    DECLINED: () => [invitation(telling, graduate, employer, random.between(10, 20), 15).declined(9)],
    LAPSED: () => [invitation(telling, graduate, employer, random.between(8, 20), 5).lapsed(5)],
    TAKEN_BACK: () => [invitation(telling, graduate, employer, random.between(8, 16), 20).takenBack(4)],
    DEPARTMENT_REVIEW: () => [submitted(telling, told, random.between(1, 4))],
    SCHOOL_REVIEW: () => [atSchool(telling, told, random.between(1, 5))],
    SCHOOL_REVIEW_AGAIN: () => [
      submitted(telling, told, 12).rejected("school", 11, random.pick(REJECTIONS)),
      atSchool(telling, told, 2),
    ],
    SCHOOL_REVIEW_WITH_OPEN_INVITATION: () => [
      atSchool(telling, told, random.between(1, 3)),
      invitation(telling, graduate, other, random.between(2, 6), 30),
    ],
    REJECTED_BY_DEPARTMENT: () => [
      submitted(telling, told, random.between(6, 12)).rejected(
        "department",
        random.between(2, 5),
        random.pick(REJECTIONS),
      ),
    ],
    REJECTED_BY_SCHOOL: () => [
      atSchool(telling, told, random.between(6, 12)).rejected(
        "school",
        random.between(2, 5),
        random.pick(REJECTIONS),
      ),
    ],
    SIGNED: () => [signed(telling, told, random.between(1, 14))],
    SIGNED_AMENDED: () => {
      const story = signed(telling, told, 8);
      return [story.amended(3, story.jobCategory === "13" ? "11" : "13")];
    },
    SIGNED_AFTER_REJECTION: () => [
      submitted(telling, told, 15).rejected(
        reviewedTwice ? "department" : "school",
        14,
        random.pick(REJECTIONS),
      ),
      signed(telling, told, 3),
    ],
    SIGNED_WITH_OPEN_INVITATION: () => [
      signed(telling, told, random.between(2, 6)),
      invitation(telling, graduate, other, random.between(1, 9), 28),
    ],
  };
  return stories[fate]();
}

/** 签约设置 of the graduate's school for their cohort. */
function settingsFor({ schools, cohorts }: DemoCountry, { schoolCode, cohort }: DemoGraduate) {
  const school = schools.find(({ code }) => code === schoolCode);
  return cohort === cohorts.current ? school?.settings : school?.previousSettings;
}

/** Every employer keeps one whose school is not switched on, and one who may not sign online (F-22). */
function favouritesOnly({ country, calendar, random }: Telling): Step[] {
  const barred = country.graduates.filter((person) => ["21", "41"].includes(person.trainingMode));
  const unopened = country.graduates.filter((person) => !settingsFor(country, person));
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
  const near = country.employers.filter((employer) => employer.division.startsWith(province));
  const weight = (each: DemoEmployer) => (country.employers.indexOf(each) < NAMED_EMPLOYERS ? 6 : 1);
  const among = (list: readonly DemoEmployer[]) =>
    random.weighted(list.map((each) => [each, weight(each)] as const));
  const employer = among(random.chance(0.8) ? near : country.employers);
  return [employer, among(near.filter((each) => each !== employer))];
}
