import { destinationForms, leadsOnFrom } from "@gd/server/catalogue/index.js";
import { agreementOf, foundBy, OFF_PLATFORM } from "../people/off-platform.js";
import { whereTo } from "../people/where-to.js";
import { destinationOf, OwnStory, offlineApplication, paperRegistration } from "./own-story.js";
import { ABOUT_DESTINATIONS, ABOUT_PAPERS, EMPLOYERS_ENDING, ENDINGS } from "./phrases.js";
import type { RecordStory, Story } from "./story.js";
import { invitation, type StoryParties, signed, type Telling } from "./telling.js";
import { TerminationStory } from "./termination-story.js";

/** Whom a fate of an own record befalls, and which of those it befalls they are. */
export interface Befallen extends StoryParties {
  /** From 0 on, among all of the same fate. */
  readonly index: number;
}

/** The codes of every type of destination that is for everybody (F-64), with a sub-type where the type has any. */
export function typesForEverybody(
  cohort: number,
  educationLevel: string,
): { typeCode: string; subType?: string }[] {
  return destinationForms
    .filter((form) => leadsOnFrom(form, educationLevel))
    .filter(({ forCommissioned, fromCohort, toCohort }) => {
      const holds = (fromCohort ?? cohort) <= cohort && cohort <= (toCohort ?? cohort);
      return holds && !forCommissioned;
    })
    .map(({ typeCode, subTypes }) => ({ typeCode, ...(subTypes[0] && { subType: subTypes[0].code }) }));
}

/** What graduates begin of their own, how agreements end, and what becomes of those off the roster. */
export type OwnFate = keyof typeof STORIES;

/** What graduates begin of their own, and how agreements end: a story for every state of those flows. */
export function ownFateOf(telling: Telling, fate: OwnFate, befallen: Befallen): RecordStory {
  return STORIES[fate](telling, befallen);
}

type Teller = (telling: Telling, befallen: Befallen) => RecordStory;

/** Waiting for the school since then, whoever had to pass it on the day before. */
function atSchool<S extends RecordStory>(story: S, { reviewedTwice }: StoryParties, daysAgo: number): S {
  return reviewedTwice ? story.approved("department", daysAgo) : story;
}

function passed<S extends RecordStory>(story: S, told: StoryParties, daysAgo: number): S {
  return atSchool(story, told, daysAgo + 1).approved("school", daysAgo);
}

/** Who decides first. */
const firstDesk = ({ reviewedTwice }: StoryParties) => (reviewedTwice ? "department" : "school");

const of = <T>(list: readonly T[], index: number): T => {
  const found = list[index % list.length];
  if (found === undefined) throw new Error("The list is empty");
  return found;
};

// ── 补登 and 线下签约 ──────────────────────────────────────────────────────────

function paper({ calendar, country }: Telling, { graduate, employer }: Befallen): OwnStory {
  return new OwnStory(
    calendar,
    graduate,
    paperRegistration(agreementOf(employer, graduate, country.cohorts.current)),
  );
}

function offline({ calendar, country }: Telling, { graduate }: Befallen): OwnStory {
  const form = agreementOf(foundBy(OFF_PLATFORM, graduate), graduate, country.cohorts.current);
  return new OwnStory(calendar, graduate, offlineApplication(form));
}

/** Approved to be stamped. */
const forStamp = (telling: Telling, told: Befallen, daysAgo: number): OwnStory =>
  passed(offline(telling, told).submitted(daysAgo + 3), told, daysAgo);

const signedOffline = (telling: Telling, told: Befallen, daysAgo: number): OwnStory =>
  passed(forStamp(telling, told, daysAgo + 5).stampedCopy(daysAgo + 3), told, daysAgo);

const signedPaper = (telling: Telling, told: Befallen, daysAgo: number): OwnStory =>
  passed(paper(telling, told).submitted(daysAgo + 3), told, daysAgo);

// ── 其他去向 ───────────────────────────────────────────────────────────────────

/** What most register. */
const COMMON: readonly (readonly [typeCode: string, subType?: string])[] = [
  ["801"],
  ["11"],
  ["70", "701"],
  ["46"],
  ["71"],
];

function destination({ calendar }: Telling, { graduate, index }: Befallen): OwnStory {
  const [typeCode, subType] = of(COMMON, index);
  return new OwnStory(calendar, graduate, destinationOf(typeCode, subType, whereTo(graduate, typeCode)));
}

/** One after the other, so that as many as there are types have each. */
function ofEachType({ calendar }: Telling, { graduate, index }: Befallen): OwnStory {
  const { typeCode, subType } = of(typesForEverybody(graduate.cohort, graduate.educationLevel), index);
  return new OwnStory(calendar, graduate, destinationOf(typeCode, subType, whereTo(graduate, typeCode)));
}

function ofType({ calendar }: Telling, { graduate }: Befallen, typeCode: string): OwnStory {
  return new OwnStory(calendar, graduate, destinationOf(typeCode, undefined, whereTo(graduate, typeCode)));
}

const COMMISSIONED_TYPE = "90";

const registered = (telling: Telling, told: Befallen, daysAgo: number): OwnStory =>
  passed(destination(telling, told).submitted(daysAgo + 3), told, daysAgo);

// ── 解约 ─────────────────────────────────────────────────────────────────────

/** Of an online agreement signed two weeks ago. */
function ending(telling: Telling, { graduate, employer, reviewedTwice }: Befallen): TerminationStory {
  return new TerminationStory(
    telling.calendar,
    signed(telling, { graduate, employer, reviewedTwice }, 14) as Story,
  );
}

const asked = (telling: Telling, told: Befallen, daysAgo: number): TerminationStory =>
  ending(telling, told).asked("graduate", daysAgo, of(ENDINGS, told.index));

const askedByEmployer = (telling: Telling, told: Befallen, daysAgo: number): TerminationStory =>
  ending(telling, told).asked("employer", daysAgo, EMPLOYERS_ENDING);

const agreed = (telling: Telling, told: Befallen, daysAgo: number): TerminationStory =>
  asked(telling, told, daysAgo + 2).accepted("employer", daysAgo);

/** With the letter: of a paper agreement, or an offline one, by turns. */
function letter(telling: Telling, told: Befallen, daysAgo: number): TerminationStory {
  const of_ = told.index % 2 === 0 ? signedPaper(telling, told, 12) : signedOffline(telling, told, 12);
  return new TerminationStory(telling.calendar, of_).asked("graduate", daysAgo, of(ENDINGS, told.index));
}

// ── Every state ──────────────────────────────────────────────────────────────

const STORIES = {
  PAPER_DRAFT: (t, b) => paper(t, b).saved(3),
  PAPER_FIRST_REVIEW: (t, b) => paper(t, b).submitted(2 + (b.index % 4)),
  PAPER_SCHOOL_REVIEW: (t, b) => atSchool(paper(t, b).submitted(4), b, 2),
  PAPER_WITHDRAWN: (t, b) => paper(t, b).submitted(5).withdrawn(4),
  PAPER_RETURNED: (t, b) => paper(t, b).submitted(5).returned(firstDesk(b), 3, of(ABOUT_PAPERS, b.index)),
  PAPER_AGAIN: (t, b) =>
    paper(t, b).submitted(6).returned(firstDesk(b), 5, of(ABOUT_PAPERS, b.index)).submitted(3),
  PAPER_REJECTED: (t, b) => paper(t, b).submitted(7).rejected(firstDesk(b), 5, of(ABOUT_PAPERS, 1)),
  PAPER_SIGNED: (t, b) => signedPaper(t, b, 5 + (b.index % 4)),
  PAPER_AMENDED: (t, b) =>
    signedPaper(t, b, 8).amended(4, { natureCode: b.employer.nature === "31" ? "39" : "31" }),
  PAPER_ABANDONED: (t, b) => paper(t, b).submitted(9).withdrawn(8).abandoned(7),

  OFFLINE_DRAFT: (t, b) => offline(t, b).saved(2),
  OFFLINE_FIRST_REVIEW: (t, b) => offline(t, b).submitted(1 + (b.index % 4)),
  OFFLINE_AGREEMENT_SCHOOL_REVIEW: (t, b) => atSchool(offline(t, b).submitted(4), b, 3),
  OFFLINE_WITHDRAWN: (t, b) => offline(t, b).submitted(4).withdrawn(3),
  OFFLINE_AGREEMENT_RETURNED: (t, b) =>
    offline(t, b).submitted(5).returned(firstDesk(b), 4, of(ABOUT_PAPERS, 1)),
  OFFLINE_AGREEMENT_REJECTED: (t, b) =>
    offline(t, b).submitted(8).rejected(firstDesk(b), 6, of(ABOUT_PAPERS, 1)),
  OFFLINE_AWAITING_STAMP: (t, b) => forStamp(t, b, 2 + (b.index % 3)),
  OFFLINE_SIGNING_FIRST_REVIEW: (t, b) => forStamp(t, b, 5).stampedCopy(3),
  OFFLINE_SIGNING_SCHOOL_REVIEW: (t, b) => atSchool(forStamp(t, b, 6).stampedCopy(4), b, 2),
  OFFLINE_SIGNING_WITHDRAWN: (t, b) => forStamp(t, b, 6).stampedCopy(4).withdrawn(3),
  OFFLINE_SIGNING_RETURNED: (t, b) =>
    forStamp(t, b, 7).stampedCopy(5).returned(firstDesk(b), 3, of(ABOUT_PAPERS, 0)),
  OFFLINE_STATEMENT: (t, b) => forStamp(t, b, 7).stampedCopy(4, "STATEMENT"),
  OFFLINE_REJECTED: (t, b) =>
    atSchool(forStamp(t, b, 9).stampedCopy(7, "STATEMENT"), b, 6).rejected("school", 5, of(ABOUT_PAPERS, 2)),
  OFFLINE_SIGNED: (t, b) => signedOffline(t, b, 4 + (b.index % 5)),
  OFFLINE_ABANDONED: (t, b) => offline(t, b).submitted(9).withdrawn(8).abandoned(7),

  DESTINATION_DRAFT: (t, b) => destination(t, b).saved(2),
  DESTINATION_FIRST_REVIEW: (t, b) => destination(t, b).submitted(1 + (b.index % 5)),
  DESTINATION_SCHOOL_REVIEW: (t, b) => atSchool(destination(t, b).submitted(4), b, 2),
  DESTINATION_WITHDRAWN: (t, b) => destination(t, b).submitted(4).withdrawn(3),
  DESTINATION_RETURNED: (t, b) =>
    destination(t, b).submitted(5).returned(firstDesk(b), 3, of(ABOUT_DESTINATIONS, 0)),
  DESTINATION_REJECTED: (t, b) =>
    destination(t, b).submitted(7).rejected(firstDesk(b), 5, of(ABOUT_DESTINATIONS, 1)),
  DESTINATION_OF_EACH_TYPE: (t, b) => passed(ofEachType(t, b).submitted(9), b, 3 + (b.index % 5)),
  DESTINATION_POSTDOC: (t, b) => passed(ofType(t, b, "272").submitted(8), b, 4 + (b.index % 3)),
  DESTINATION_UPGRADE: (t, b) => passed(ofType(t, b, "803").submitted(7), b, 3 + (b.index % 4)),
  DESTINATION_CHANGED: (t, b) =>
    atSchool(
      new OwnStory(t.calendar, b.graduate, destinationOf("70", "701")).submitted(8),
      b,
      6,
    ).approvedWithChange("school", 5, "71"),
  DESTINATION_VOIDED: (t, b) => registered(t, b, 8).voided(4),
  DESTINATION_ABANDONED: (t, b) => destination(t, b).submitted(9).withdrawn(8).abandoned(7),
  COMMISSIONED_FIRST_REVIEW: (t, b) =>
    new OwnStory(t.calendar, b.graduate, destinationOf(COMMISSIONED_TYPE)).submitted(3),

  ASKED_BY_GRADUATE: (t, b) => asked(t, b, 6 + b.index),
  ASKED_BY_EMPLOYER: (t, b) => askedByEmployer(t, b, 3 + b.index),
  REFUSED_BY_EMPLOYER: (t, b) =>
    asked(t, b, 7).refused("employer", 5, "岗位项目已启动，暂不同意解约，希望继续履行协议。"),
  REFUSED_BY_GRADUATE: (t, b) => askedByEmployer(t, b, 6).refused("graduate", 4, "本人希望按协议约定入职。"),
  TERMINATION_FIRST_REVIEW: (t, b) => agreed(t, b, 3),
  TERMINATION_SCHOOL_REVIEW: (t, b) => atSchool(agreed(t, b, 4), b, 2),
  TERMINATION_REJECTED: (t, b) =>
    atSchool(agreed(t, b, 6), b, 5).rejected("school", 4, {
      reasonCategory: "OTHER",
      details: "解约说明与单位来函不一致，请双方协商后重新申请。",
    }),
  TERMINATION_TAKEN_BACK: (t, b) => asked(t, b, 5).takenBack(4),
  TERMINATION_DONE: (t, b) => passed(agreed(t, b, 7), b, 4),
  TERMINATION_FORCED: (t, b) => asked(t, b, 10).forced(3),

  LETTER_FIRST_REVIEW: (t, b) => letter(t, b, 3),
  LETTER_SCHOOL_REVIEW: (t, b) => atSchool(letter(t, b, 5), b, 3),
  LETTER_RETURNED: (t, b) => letter(t, b, 6).returned(firstDesk(b), 4, of(ABOUT_PAPERS, 0)),
  LETTER_REJECTED: (t, b) => letter(t, b, 7).rejected(firstDesk(b), 5, of(ABOUT_PAPERS, 2)),
  LETTER_TAKEN_BACK: (t, b) => letter(t, b, 6).takenBack(5),
  LETTER_DONE: (t, b) => atSchool(letter(t, b, 7), b, 6).ended("MUTUAL", 4),
  LETTER_UNILATERAL: (t, b) => atSchool(letter(t, b, 9), b, 7).ended("UNILATERAL", 5),

  FROZEN_SIGNED: (t, b) => signed(t, b, 9).removedFromRoster(2),
  FROZEN_INVITED: (t, b) => invitation(t, b.graduate, b.employer, 6, 30).removedFromRoster(3),
  FROZEN_DESTINATION: (t, b) => registered(t, b, 8).removedFromRoster(4),
  RESTORED: (t, b) => signed(t, b, 12).removedFromRoster(7).restoredToRoster(5),
} satisfies Readonly<Record<string, Teller>>;
