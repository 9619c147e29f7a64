import { type Allotted, allot, type Fate } from "./allotment.js";
import {
  type DemoCountry,
  type DemoEmployer,
  type DemoGraduate,
  NAMED_EMPLOYERS,
} from "./generator/index.js";
import { knownHistory } from "./known-history.js";
import { REJECTIONS } from "./phrases.js";
import type { Step, Story } from "./story.js";
import { invitation, type Telling } from "./telling.js";

/** Everything that happens before the demo begins, in order of time. */
export function history(telling: Telling, cohorts: readonly number[]): Step[] {
  const { country } = telling;
  const steps = [
    ...allot(country, cohorts).flatMap((allotted) => fateOf(telling, allotted)),
    ...favouritesOnly(telling),
    ...knownHistory(telling, cohorts),
  ];
  return steps.sort((one, other) => one.at.getTime() - other.at.getTime());
}

function fateOf(telling: Telling, { graduate, fate }: Allotted): Step[] {
  const { random } = telling;
  const [employer, other] = twoEmployers(telling, graduate);
  const reviewedTwice = settingsFor(telling.country, graduate)?.reviewMode === "DEPARTMENT_THEN_SCHOOL";
  const told: Record<Fate, () => Story[]> = {
    INVITED: () => [invitation(telling, graduate, employer, random.between(1, 6), 30)],
    INVITED_TWICE: () => [
      invitation(telling, graduate, employer, random.between(4, 7), 7).extendedTo(30, random.between(1, 3)),
      invitation(telling, graduate, other, random.between(1, 5), 25),
    ],
    NEARLY_LAPSED: () => [invitation(telling, graduate, employer, 6, random.between(7, 9))],
    DECLINED: () => [invitation(telling, graduate, employer, random.between(10, 20), 15).declined(9)],
    LAPSED: () => [invitation(telling, graduate, employer, random.between(8, 20), 5).lapsed(5)],
    TAKEN_BACK: () => [invitation(telling, graduate, employer, random.between(8, 16), 20).takenBack(4)],
    DEPARTMENT_REVIEW: () => [submitted(telling, graduate, employer, random.between(1, 4))],
    SCHOOL_REVIEW: () => [atSchool(telling, graduate, employer, random.between(1, 5), reviewedTwice)],
    SCHOOL_REVIEW_AGAIN: () => [
      submitted(telling, graduate, employer, 12).schoolRejected(11, random.pick(REJECTIONS)),
      atSchool(telling, graduate, employer, 2, reviewedTwice),
    ],
    SCHOOL_REVIEW_WITH_OPEN_INVITATION: () => [
      atSchool(telling, graduate, employer, random.between(1, 3), reviewedTwice),
      invitation(telling, graduate, other, random.between(2, 6), 30),
    ],
    REJECTED_BY_DEPARTMENT: () => [
      submitted(telling, graduate, employer, random.between(6, 12)).departmentRejected(
        random.between(2, 5),
        random.pick(REJECTIONS),
      ),
    ],
    REJECTED_BY_SCHOOL: () => [
      atSchool(telling, graduate, employer, random.between(6, 12), reviewedTwice).schoolRejected(
        random.between(2, 5),
        random.pick(REJECTIONS),
      ),
    ],
    SIGNED: () => [signed(telling, graduate, employer, random.between(1, 14), reviewedTwice)],
    SIGNED_AMENDED: () => {
      const story = signed(telling, graduate, employer, 8, reviewedTwice);
      return [story.amended(3, story.jobCategory === "13" ? "11" : "13")];
    },
    SIGNED_AFTER_REJECTION: () => [
      submitted(telling, graduate, employer, 15)[reviewedTwice ? "departmentRejected" : "schoolRejected"](
        14,
        random.pick(REJECTIONS),
      ),
      signed(telling, graduate, employer, 3, reviewedTwice),
    ],
    SIGNED_WITH_OPEN_INVITATION: () => [
      signed(telling, graduate, employer, random.between(2, 6), reviewedTwice),
      invitation(telling, graduate, other, random.between(1, 9), 28),
    ],
  };
  return told[fate]().flatMap((story) => story.steps);
}

/** Accepted `daysAgo` days ago, a day or more after the invitation. */
function submitted(telling: Telling, graduate: DemoGraduate, employer: DemoEmployer, daysAgo: number): Story {
  const sent = daysAgo + telling.random.between(1, 4);
  return invitation(telling, graduate, employer, sent, 15).accepted(daysAgo);
}

/** Waiting for the school since `daysAgo` days ago. */
function atSchool(
  telling: Telling,
  graduate: DemoGraduate,
  employer: DemoEmployer,
  daysAgo: number,
  reviewedTwice: boolean,
): Story {
  return reviewedTwice
    ? submitted(telling, graduate, employer, daysAgo + 1).departmentApproved(daysAgo)
    : submitted(telling, graduate, employer, daysAgo);
}

/** Approved by the school `daysAgo` days ago. */
function signed(
  telling: Telling,
  graduate: DemoGraduate,
  employer: DemoEmployer,
  daysAgo: number,
  reviewedTwice: boolean,
): Story {
  const waited = daysAgo + telling.random.between(1, 3);
  return atSchool(telling, graduate, employer, waited, reviewedTwice).schoolApproved(daysAgo);
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
      .map((graduate) => ({
        act: "keep" as const,
        employer,
        graduate,
        at: calendar.workingHours(random.between(1, 20)),
      }));
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
