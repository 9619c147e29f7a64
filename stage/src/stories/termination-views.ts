import type { HttpLine } from "../client/http-line.js";
import { eventually, expectEqual, expectThere, Surprise } from "../client/surprise.js";
import type { RecordStatus } from "../gql/graphql.js";
import type { Employer, ListName, RecordSeen, Reviewer } from "../people/index.js";
import type { Sides } from "./sides.js";
import type { TerminationSeen } from "./termination-expectations.js";

/** What a scenario knows of the termination it follows. */
export interface FollowedTermination {
  id: string;
  agreementId: string;
  kind: "ONLINE_TERMINATION" | "OFFLINE_TERMINATION";
  /** Empty before it has any. */
  status: RecordStatus | "";
  state: TerminationSeen;
  submission: number;
  /** Titles of the timeline so far. */
  timeline: readonly string[];
  staffNames: readonly string[];
}

const LISTS = ["TERMINATING", "TERMINATED", "TERMINATION_FAILED"] as const satisfies readonly ListName[];

/** Checks the termination on every side: pages, agreement, home, lists, queues, counts; and that nobody else sees it. */
export async function everySideSeesTermination(sides: Sides, followed: FollowedTermination): Promise<void> {
  await onTheirPages(sides, followed);
  await onTheGraduatesHome(sides, followed);
  if (followed.kind === "ONLINE_TERMINATION") await inTheEmployersLists(sides, followed);
  await atTheReviewDesk("DEPARTMENT", sides.department, sides, followed);
  await atTheReviewDesk("SCHOOL", sides.school, sides, followed);
  await nobodyElse(sides, followed);
}

async function onTheirPages(sides: Sides, followed: FollowedTermination): Promise<void> {
  const { state, status } = followed;
  const { graduate, employer, department, school } = sides;
  const online = followed.kind === "ONLINE_TERMINATION";
  for (const [side, reader] of Object.entries({ graduate, employer, department, school })) {
    const about = (what: string) => `${side} 解约页 ${what} (${status})`;
    const found = await reader.record(followed.id);
    if (side === "employer" && !online) {
      expectEqual(about("the employer of an agreement on paper sees nothing (P-07)"), found, null);
      continue;
    }
    const seen = expectThere(about("termination"), found);
    expectEqual(
      about("state"),
      {
        kind: seen.kind,
        status: seen.status,
        label: seen.statusLabel,
        submission: seen.submission,
        steps: seen.steps.map((step) => step.state),
        timeline: seen.timeline.map((step) => step.title),
        acts: allowedActs(seen),
      },
      {
        kind: followed.kind,
        status,
        label: state.label,
        submission: followed.submission,
        steps: [...state.steps],
        timeline: [...followed.timeline],
        acts: state.acts[side as keyof TerminationSeen["acts"]],
      },
    );
    namesOnlyForStaff(side, seen, followed);
    const agreement = await reader.record(followed.agreementId);
    expectEqual(about("the agreement meanwhile"), agreement?.status, state.over ? "TERMINATED" : "SIGNED");
  }
}

function allowedActs(record: RecordSeen): string[] {
  return record.availableActions
    .filter(({ allowed }) => allowed)
    .map(({ act }) => act)
    .sort();
}

/** F-05 */
function namesOnlyForStaff(side: string, seen: RecordSeen, { staffNames }: FollowedTermination): void {
  const forStaff = side === "department" || side === "school";
  for (const step of seen.timeline) {
    if (step.actorRole !== "SYSTEM" && forStaff !== (step.actorName !== null)) {
      throw new Surprise(`${side} 时间线姓名 actorName`, forStaff ? "a name" : null, step.actorName);
    }
  }
  const text = JSON.stringify(seen);
  const told = forStaff ? [] : staffNames.filter((name) => text.includes(name));
  expectEqual(`${side} 不得看到审核人员姓名 staff names`, told, []);
}

/** F-01: in force also while a termination is open; free as soon as it is done. */
async function onTheGraduatesHome(sides: Sides, followed: FollowedTermination): Promise<void> {
  const cards = await sides.graduate.home();
  const own = cards.find((card) => card.id === followed.id);
  expectEqual(
    "毕业生首页解约卡片 card",
    [own?.status, own?.statusLabel],
    [followed.status, followed.state.label],
  );
  const agreement = cards.find((card) => card.id === followed.agreementId);
  expectEqual(`协议占用毕业生 holds (${followed.status})`, agreement?.holds, !followed.state.over);
}

/** F-74: an agreement in force stands under 已签约, whatever is asked of it. */
async function inTheEmployersLists(sides: Sides, followed: FollowedTermination): Promise<void> {
  const { name } = sides.who.graduate;
  const { employer } = sides;
  for (const list of LISTS) {
    const row = (await employer.list(list, { name })).find((each) => each.id === followed.id);
    const wanted = list === followed.state.list ? followed.status : undefined;
    expectEqual(`单位列表 employer's list ${list} (${followed.status})`, row?.status, wanted);
  }
  const signed = (await employer.list("SIGNED", { name })).some((each) => each.id === followed.agreementId);
  expectEqual(`单位列表 SIGNED (${followed.status})`, signed, !followed.state.over);
  await eventually(() => countsAgreeWithLists(employer), 3_000);
}

async function countsAgreeWithLists(employer: Employer<HttpLine>): Promise<void> {
  const { terminating, terminated, terminationFailed } = await employer.counts();
  const [open, over, failed] = await Promise.all(LISTS.map((list) => employer.list(list)));
  expectEqual(
    "单位工作台统计 employer's counts",
    [terminating, terminated, terminationFailed],
    [open?.length, over?.length, failed?.length],
  );
}

async function atTheReviewDesk(
  side: "DEPARTMENT" | "SCHOOL",
  reviewer: Reviewer<HttpLine>,
  { who }: Sides,
  { id, kind, status, state }: FollowedTermination,
): Promise<void> {
  const kinds = [kind];
  const { name } = who.graduate;
  const waits = state.waitsFor === side;
  const waiting = (await reviewer.queue({ kinds, name })).some((row) => row.id === id);
  expectEqual(`${side} 待审列表 queue (${status})`, waiting, waits);
  const row = (await reviewer.queue({ kinds, view: "ALL", name })).find((each) => each.id === id);
  expectEqual(`${side} 全部列表 all (${status})`, [row?.statusLabel, row?.waitsForMe], [state.label, waits]);
  await eventually(async () => {
    const counts = await reviewer.counts(kind);
    expectEqual(`${side} 待审统计 waiting`, counts.waitingForMe, (await reviewer.queue({ kinds })).length);
    const counted = counts.byStatus.find((each) => each.status === status)?.count;
    const listed = (await reviewer.queue({ kinds, view: "ALL", status: status || null })).length;
    expectEqual(`${side} 统计 counts ${status}`, counted, listed);
  }, 3_000);
}

/** P-07: ids of others answer as unknown ones. */
async function nobodyElse({ strangers, otherLevel }: Sides, { id }: FollowedTermination): Promise<void> {
  const others = { ...strangers, otherLevel };
  for (const [who, reader] of Object.entries(others)) {
    expectEqual(`无关人员 ${who}`, await reader.record(id), null);
  }
}
