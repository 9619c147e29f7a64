import type { DemoEmployer } from "../country/index.js";
import { REJECTIONS } from "./phrases.js";
import type { Story } from "./story.js";
import { atSchool, invitation, type StoryParties, signed, submitted, type Telling } from "./telling.js";

/** What becomes of a graduate's invitations in the weeks before the demo begins. */
export type Fate = keyof ReturnType<typeof storiesOf>;

/** What comes of an invitation, and of another employer's where the fate has one. */
export function invitationFate(
  telling: Telling,
  told: StoryParties,
  other: DemoEmployer,
  fate: Fate,
): Story[] {
  return storiesOf(telling, told, other)[fate]();
}

function storiesOf(telling: Telling, told: StoryParties, other: DemoEmployer) {
  const { random } = telling;
  const { graduate, employer, reviewedTwice } = told;
  return {
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
  } satisfies Record<string, () => Story[]>;
}
