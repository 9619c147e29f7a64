import type { HttpLine } from "../client/http-line.js";
import { eventually, expectEqual, expectThere } from "../client/surprise.js";
import type { RecordKind, RecordStatus } from "../gql/graphql.js";
import type { AgreementSeen, Employer, ListName, Reader, RecordSeen } from "../people/index.js";
import type { Sides } from "./sides.js";
import type { Side, StateSeen } from "./states.js";

/** What a story knows of the record it follows. */
export interface Followed {
  id: string;
  kind: RecordKind;
  /** Empty before it has any. */
  status: RecordStatus | "";
  state: StateSeen;
  /** 0 in a draft, of which staff see nothing; null where the story does not count them. */
  submission: number | null;
  /** Titles of the timeline so far; null where the story does not follow them. */
  timeline: readonly string[] | null;
  /** The agreement that a termination is about. */
  ends: string | null;
  /** Every employee of school and department: their names are for staff alone (F-05). */
  staffNames: readonly string[];
}

/** The lists of the desk of an employer who is a party of such a record; without any, the employer sees nothing. */
const LISTS: Partial<Readonly<Record<RecordKind, readonly ListName[]>>> = {
  ONLINE_AGREEMENT: ["PENDING", "SIGNED", "FAILED"],
  ONLINE_TERMINATION: ["TERMINATING", "TERMINATED", "TERMINATION_FAILED"],
};

/** Checks the record on every side: pages, cards, lists, queues, counts; and that nobody else sees it. */
export async function everySideSees(sides: Sides, followed: Followed): Promise<void> {
  await onTheirPages(sides, followed);
  await onTheGraduatesHome(sides, followed);
  if (LISTS[followed.kind]) await inTheEmployersLists(sides, followed);
  if (followed.submission !== 0) {
    await atTheReviewDesk("department", sides, followed);
    await atTheReviewDesk("school", sides, followed);
  }
  await nobodyElse(sides, followed);
}

type PageSeen = AgreementSeen | RecordSeen;

async function onTheirPages(sides: Sides, followed: Followed): Promise<void> {
  const { graduate, employer, department, school, reader } = sides;
  for (const [side, person] of Object.entries({ graduate, employer, department, school, reader })) {
    const about = (what: string) => `${side} 记录页 ${what} (${followed.kind} ${followed.status})`;
    const page = await pageOf(person, followed);
    if (seesNothing(side, followed)) {
      expectEqual(about("看不到 unseen (P-07)"), page, null);
      continue;
    }
    const seen = expectThere(about("record"), page);
    expectEqual(about("state"), told(seen, followed), expected(side, sides, followed));
    namesOnlyForStaff(side, seen, followed);
    if (!followed.ends) continue;
    const agreement = await person.record(followed.ends);
    expectEqual(about("the agreement meanwhile"), agreement?.status, agreementStatus(followed));
  }
  if (followed.kind !== "ONLINE_AGREEMENT") return;
  const desk = expectThere("审核页 review page", (await school.reviewPage(followed.id))?.agreement);
  expectEqual("审核页 review page", told(desk, followed), expected("school", sides, followed));
}

/** Agreements have a page of their own beside that of every record. */
function pageOf(person: Reader<HttpLine>, { id, kind }: Followed): Promise<PageSeen | null> {
  return kind === "ONLINE_AGREEMENT" ? person.agreement(id) : person.record(id);
}

function seesNothing(side: string, { kind, submission }: Followed): boolean {
  if (side === "employer") return !LISTS[kind];
  return side !== "graduate" && submission === 0;
}

const agreementStatus = ({ state }: Followed) => (state.holds ? "SIGNED" : "TERMINATED");

function told(seen: PageSeen, { state, submission, timeline }: Followed) {
  const acts = seen.availableActions.filter(({ allowed }) => allowed).map(({ act }) => act);
  return {
    kind: seen.kind,
    status: seen.status,
    label: seen.statusLabel,
    graduate: seen.graduate?.name ?? "",
    acts: acts.sort(),
    ...(state.steps && { steps: seen.steps.map((step) => step.state) }),
    ...(timeline && { timeline: seen.timeline.map((step) => step.title) }),
    ...(submission !== null && { submission: seen.submission }),
    ...("employer" in seen && { employer: seen.employer?.name }),
  };
}

function expected(side: string, { who }: Sides, followed: Followed) {
  const { kind, status, state, submission, timeline } = followed;
  return {
    kind,
    status,
    label: state.label,
    graduate: who.graduate.name,
    acts: [...(state.acts[side as Side] ?? [])],
    ...(state.steps && { steps: [...state.steps] }),
    ...(timeline && { timeline: [...timeline] }),
    ...(submission !== null && { submission }),
    ...(kind === "ONLINE_AGREEMENT" && { employer: who.employer.name }),
  };
}

/** F-05: role and organisation for everyone, the person for staff. */
function namesOnlyForStaff(side: string, seen: PageSeen, { staffNames }: Followed): void {
  const forStaff = side !== "graduate" && side !== "employer";
  expectEqual(
    `${side} 时间线姓名 actorName`,
    seen.timeline.map(({ actorName }) => actorName !== null),
    seen.timeline.map(() => forStaff),
  );
  const text = JSON.stringify(seen);
  const named = forStaff ? [] : staffNames.filter((name) => text.includes(name));
  expectEqual(`${side} 不得看到审核人员姓名 staff names`, named, []);
}

async function onTheGraduatesHome({ graduate, who }: Sides, followed: Followed): Promise<void> {
  const { id, kind, status, state, ends } = followed;
  const cards = await graduate.home();
  const card = expectThere(
    "毕业生首页卡片 card",
    cards.find((each) => each.id === id),
  );
  const holding = cards.find((each) => each.id === (ends ?? id));
  expectEqual(
    `毕业生首页卡片 card (${kind} ${status})`,
    [card.status, card.statusLabel, holding?.holds],
    [status, state.label, state.holds],
  );
  if (kind !== "ONLINE_AGREEMENT") return;
  expectEqual(
    `毕业生首页卡片 answerable, counterpart (${status})`,
    [card.answerable, card.counterpart],
    [state.waitsFor === "GRADUATE", who.employer.name],
  );
}

async function inTheEmployersLists({ employer, who }: Sides, followed: Followed): Promise<void> {
  const { id, kind, status, state, ends } = followed;
  const { name } = who.graduate;
  for (const list of LISTS[kind] ?? []) {
    const row = (await employer.list(list, { name })).find((each) => each.id === id);
    const wanted = list === state.list ? status : undefined;
    expectEqual(`单位列表 employer's list ${list} (${status})`, row?.status, wanted);
  }
  if (ends) {
    // F-74: an agreement in force stands under 已签约, whatever is asked of it.
    const signed = (await employer.list("SIGNED", { name })).some((each) => each.id === ends);
    expectEqual(`单位列表 SIGNED (${status})`, signed, state.holds);
  }
  await eventually(() => countsAgreeWithLists(employer), 3_000);
}

/** F-74: the workbench counts what the lists hold. Again when others act meanwhile. */
async function countsAgreeWithLists(employer: Employer<HttpLine>): Promise<void> {
  const { favourites: _favourites, ...counts } = await employer.counts();
  const pending = await employer.list("PENDING");
  const lengthOf = async (list: ListName) => (await employer.list(list)).length;
  expectEqual("单位工作台统计 employer's counts", counts, {
    awaitingAnswer: pending.filter((row) => row.status === "INVITED").length,
    awaitingReview: pending.filter((row) => row.status !== "INVITED").length,
    signed: await lengthOf("SIGNED"),
    failed: await lengthOf("FAILED"),
    terminating: await lengthOf("TERMINATING"),
    terminated: await lengthOf("TERMINATED"),
    terminationFailed: await lengthOf("TERMINATION_FAILED"),
  });
}

async function atTheReviewDesk(
  side: "department" | "school",
  sides: Sides,
  { id, kind, status, state }: Followed,
): Promise<void> {
  const reviewer = sides[side];
  const kinds = [kind];
  const { name } = sides.who.graduate;
  const waits = state.waitsFor === side.toUpperCase();
  const waiting = (await reviewer.queue({ kinds, name })).some((row) => row.id === id);
  expectEqual(`${side} 待审列表 queue (${status})`, waiting, waits);
  const row = (await reviewer.queue({ kinds, view: "ALL", name })).find((each) => each.id === id);
  expectEqual(`${side} 全部列表 all (${status})`, [row?.statusLabel, row?.waitsForMe], [state.label, waits]);
  // Again when others act meanwhile.
  await eventually(async () => {
    const counts = await reviewer.counts(kind);
    const counted = counts.byStatus.find((each) => each.status === status)?.count;
    const listed = (await reviewer.queue({ kinds, view: "ALL", status: status || null })).length;
    expectEqual(`${side} 统计 counts ${status}`, counted, listed);
    expectEqual(`${side} 待审统计 waiting`, counts.waitingForMe, (await reviewer.queue({ kinds })).length);
  }, 5_000);
}

/** P-07: ids of others answer as unknown ones. */
async function nobodyElse({ strangers, otherLevel }: Sides, followed: Followed): Promise<void> {
  for (const [who, person] of Object.entries({ ...strangers, otherLevel })) {
    expectEqual(`无关人员 ${who}`, await person.record(followed.id), null);
    expectEqual(`无关人员 ${who}`, await pageOf(person, followed), null);
  }
  const page = await strangers.reviewer.reviewPage(followed.id);
  expectEqual("其他学校审核页 another school's review page", page, null);
}
