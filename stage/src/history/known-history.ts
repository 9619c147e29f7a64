import { REJECTIONS } from "./phrases.js";
import { keeping, type Step } from "./story.js";
import { invitation, type Telling } from "./telling.js";

/**
 * The stories of those whom the table of accounts names, so that each finds what their line promises; by their order
 * there. The employers are those of the table too.
 */
export function knownHistory(telling: Telling, cohorts: readonly number[]): Step[] {
  const { country, calendar } = telling;
  const [first, rare, minority, differing, barred, previous, unopened, mayToo] = country.graduates;
  const [cloud, coldChain, bank] = country.employers;
  if (!first || !rare || !minority || !differing || !barred || !previous || !unopened || !mayToo)
    throw new Error("The demo country lacks its well-known graduates");
  if (!cloud || !coldChain || !bank) throw new Error("The demo country lacks its well-known employers");
  const stories = [
    invitation(telling, first, bank, 2, 20),
    invitation(telling, first, coldChain, 3, 30),
    invitation(telling, rare, cloud, 9, 15).accepted(8).approved("school", 6),
    invitation(telling, rare, bank, 5, 30),
    invitation(telling, minority, coldChain, 6, 8),
    invitation(telling, minority, bank, 15, 10).declined(13),
    invitation(telling, differing, bank, 12, 15).accepted(11).rejected("department", 10, rejection(0)),
    invitation(telling, differing, bank, 8, 15).accepted(7).approved("department", 5),
    ...(cohorts.includes(previous.cohort) ? [invitation(telling, previous, cloud, 3, 30)] : []),
    invitation(telling, mayToo, cloud, 4, 30),
  ];
  const kept = [
    { graduate: barred, employer: bank },
    { graduate: unopened, employer: cloud },
    { graduate: barred, employer: coldChain },
  ].map(({ employer, graduate }) => keeping(employer, graduate, calendar.workingHours(10)));
  return [...stories.flatMap((story) => story.steps), ...kept];
}

function rejection(index: number) {
  const chosen = REJECTIONS[index];
  if (!chosen) throw new Error(`No rejection ${index}`);
  return chosen;
}
