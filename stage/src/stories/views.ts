import type { HttpLine } from "../client/http-line.js";
import { eventually, expectEqual, expectThere, Surprise } from "../client/surprise.js";
import type { RecordStatus } from "../gql/graphql.js";
import type { AgreementSeen, Employer, Reviewer } from "../people/index.js";
import { STATES, type StateSeen } from "./expectations.js";
import type { Sides } from "./sides.js";

/** What the scenario knows of the agreement it follows. */
export interface Followed {
  id: string;
  /** Empty before it has any. */
  status: RecordStatus | "";
  /** Titles of the timeline so far. */
  timeline: readonly string[];
  /** Every employee of school and department: their names are for staff alone (F-05). */
  staffNames: readonly string[];
}

/** Checks the agreement on every side: pages, cards, lists, queues, counts; and that nobody else sees it. */
export async function everySideSees(sides: Sides, followed: Followed): Promise<void> {
  const state = expectThere(`状态 state ${followed.status}`, STATES[followed.status]);
  await onTheirPages(sides, followed, state);
  await onTheGraduatesHome(sides, followed, state);
  await inTheEmployersLists(sides, followed, state);
  for (const [side, reviewer] of [
    ["DEPARTMENT", sides.department],
    ["SCHOOL", sides.school],
  ] as const) {
    await atTheReviewDesk(side, reviewer, sides, followed, state);
  }
  await nobodyElse(sides, followed.id);
}

async function onTheirPages(sides: Sides, followed: Followed, state: StateSeen): Promise<void> {
  const page = await sides.school.reviewPage(followed.id);
  const pages = {
    graduate: await sides.graduate.agreement(followed.id),
    employer: await sides.employer.agreement(followed.id),
    department: await sides.department.agreement(followed.id),
    school: page?.agreement,
  };
  for (const [side, seen] of Object.entries(pages)) {
    const agreement = expectThere(`${side} 协议页 agreement`, seen);
    const about = (what: string) => `${side} 协议页 ${what} (${followed.status})`;
    expectEqual(about("status"), agreement.status, followed.status);
    expectEqual(about("statusLabel"), agreement.statusLabel, state.label);
    expectEqual(about("employer"), agreement.employer?.name, sides.who.employer.name);
    expectEqual(about("graduate"), agreement.graduate.name, sides.who.graduate.name);
    expectEqual(
      about("steps"),
      agreement.steps.map((step) => step.state),
      [...state.steps],
    );
    expectEqual(
      about("timeline"),
      agreement.timeline.map((step) => step.title),
      [...followed.timeline],
    );
    expectEqual(
      about("availableActions"),
      allowedActs(agreement),
      state.acts[side as keyof StateSeen["acts"]],
    );
    namesOnlyForStaff(side, agreement, followed);
  }
}

function allowedActs(agreement: AgreementSeen): string[] {
  return agreement.availableActions
    .filter((action) => action.allowed)
    .map((action) => action.act)
    .sort();
}

/** F-05: role and organisation for everyone, the person for staff. */
function namesOnlyForStaff(side: string, agreement: AgreementSeen, { staffNames }: Followed): void {
  const forStaff = side === "department" || side === "school";
  for (const step of agreement.timeline) {
    if (forStaff !== (step.actorName !== null)) {
      throw new Surprise(`${side} 时间线姓名 actorName`, forStaff ? "a name" : null, step.actorName);
    }
  }
  if (forStaff) return;
  const text = JSON.stringify(agreement);
  const told = staffNames.filter((name) => text.includes(name));
  expectEqual(`${side} 不得看到审核人员姓名 staff names`, told, []);
}

async function onTheGraduatesHome(sides: Sides, followed: Followed, state: StateSeen): Promise<void> {
  const card = (await sides.graduate.home()).find((each) => each.id === followed.id);
  const { status, statusLabel, holds, answerable, counterpart } = expectThere("毕业生首页卡片 card", card);
  expectEqual(
    `毕业生首页卡片 card (${followed.status})`,
    { status, statusLabel, holds, answerable, counterpart },
    {
      status: followed.status,
      statusLabel: state.label,
      holds: state.holds,
      answerable: state.waitsFor === "GRADUATE",
      counterpart: sides.who.employer.name,
    },
  );
}

async function inTheEmployersLists(sides: Sides, followed: Followed, state: StateSeen): Promise<void> {
  const { name } = sides.who.graduate;
  for (const list of ["PENDING", "SIGNED", "FAILED"] as const) {
    const row = (await sides.employer.list(list, { name })).find((each) => each.id === followed.id);
    expectEqual(
      `单位列表 employer's list ${list}`,
      row?.status,
      list === state.list ? followed.status : undefined,
    );
  }
  await eventually(() => countsAgreeWithLists(sides.employer), 3_000);
}

/** F-74: the workbench counts what the lists hold. Again when others act meanwhile. */
async function countsAgreeWithLists(employer: Employer<HttpLine>): Promise<void> {
  const { awaitingAnswer, awaitingReview, signed, failed } = await employer.counts();
  const pending = await employer.list("PENDING");
  expectEqual(
    "单位工作台统计 employer's counts",
    { awaitingAnswer, awaitingReview, signed, failed },
    {
      awaitingAnswer: pending.filter((row) => row.status === "INVITED").length,
      awaitingReview: pending.filter((row) => row.status !== "INVITED").length,
      signed: (await employer.list("SIGNED")).length,
      failed: (await employer.list("FAILED")).length,
    },
  );
}

async function atTheReviewDesk(
  side: "DEPARTMENT" | "SCHOOL",
  reviewer: Reviewer<HttpLine>,
  sides: Sides,
  followed: Followed,
  state: StateSeen,
): Promise<void> {
  const { name } = sides.who.graduate;
  const waits = state.waitsFor === side;
  const waiting = (await reviewer.queue({ name })).some((row) => row.id === followed.id);
  expectEqual(`${side} 待审列表 queue (${followed.status})`, waiting, waits);
  const row = (await reviewer.queue({ view: "ALL", name })).find((each) => each.id === followed.id);
  expectEqual(`${side} 全部列表 all (${followed.status})`, row?.statusLabel, state.label);
  expectEqual(`${side} waitsForMe`, row?.waitsForMe, waits);
  await eventually(async () => {
    const counts = await reviewer.counts();
    const counted = counts.byStatus.find((each) => each.status === followed.status)?.count;
    const listed = (await reviewer.queue({ view: "ALL", status: followed.status || null })).length;
    expectEqual(`${side} 统计 counts ${followed.status}`, counted, listed);
    expectEqual(`${side} 待审统计 waiting`, counts.waitingForMe, (await reviewer.queue()).length);
  }, 3_000);
}

/** P-07: ids of others answer as unknown ones. */
async function nobodyElse({ strangers, otherLevel }: Sides, id: string): Promise<void> {
  expectEqual("其他毕业生 another graduate", await strangers.graduate.agreement(id), null);
  expectEqual("其他单位 another employer", await strangers.employer.agreement(id), null);
  expectEqual("其他学校 another school", await strangers.reviewer.agreement(id), null);
  expectEqual("其他学校审核页 another school's review page", await strangers.reviewer.reviewPage(id), null);
  expectEqual("其他层次审核员 a reviewer of the other level", await otherLevel.agreement(id), null);
}
