import type { HttpLine } from "../client/http-line.js";
import { eventually, expectEqual, expectThere } from "../client/surprise.js";
import type { RecordStatus } from "../gql/graphql.js";
import type { RecordSeen, Reviewer } from "../people/index.js";
import type { OwnFlowSeen, OwnStateSeen } from "./own-states.js";
import type { Sides } from "./sides.js";

/** What the scenario knows of the record it follows. */
export interface FollowedOwn {
  id: string;
  flow: OwnFlowSeen;
  /** Empty before it has any. */
  status: RecordStatus | "";
  /** The record's submission; 0 in a draft, of which staff see nothing. */
  submission: number;
  /** F-12: whether somebody has given a verdict on this submission. */
  decidedUpon: boolean;
  timeline: readonly string[];
  staffNames: readonly string[];
}

/** Checks the record on every side: pages, the graduate's card, queues and counts; and that nobody else sees it. */
export async function everySideSeesOwn(sides: Sides, followed: FollowedOwn): Promise<void> {
  const { id, status, flow, submission } = followed;
  const state = expectThere(`状态 state ${status}`, flow.states[status]);
  onAPage("graduate", await sides.graduate.record(id), followed, state);
  await onTheHome(sides, followed, state);
  for (const [side, reviewer] of [
    ["department", sides.department],
    ["school", sides.school],
  ] as const) {
    if (submission === 0) {
      expectEqual(`${side} 看不到草稿 a draft is unseen`, await reviewer.record(id), null);
    } else {
      onAPage(side, await reviewer.record(id), followed, state);
      await atTheDesk(side, reviewer, sides, followed, state);
    }
  }
  const { strangers, otherLevel, employer } = sides;
  const others = {
    其他毕业生: strangers.graduate,
    单位: employer,
    其他学校: strangers.reviewer,
    其他层次审核员: otherLevel,
  };
  for (const [who, person] of Object.entries(others)) {
    expectEqual(`${who} 看不到 unknown to others (P-07)`, await person.record(id), null);
  }
}

function onAPage(
  side: "graduate" | "department" | "school",
  seen: RecordSeen | null,
  followed: FollowedOwn,
  state: OwnStateSeen,
): void {
  const { status, flow, submission, timeline, staffNames } = followed;
  const record = expectThere(`${side} 记录页 record`, seen);
  const about = (what: string) => `${side} 记录页 ${what} (${flow.kind} ${status})`;
  expectEqual(
    about("record"),
    [record.kind, record.status, record.statusLabel, record.submission],
    [flow.kind, status, state.label, submission],
  );
  expectEqual(
    about("timeline"),
    record.timeline.map(({ title }) => title),
    [...timeline],
  );
  const acts = record.availableActions.filter(({ allowed }) => allowed).map(({ act }) => act);
  expectEqual(about("availableActions"), acts.sort(), [...actsOf(side, followed, state)].sort());
  // F-05: role and organisation for everyone, the person for staff.
  const named = record.timeline.every((step) => (step.actorName !== null) === (side !== "graduate"));
  expectEqual(about("actorName"), named, true);
  if (side !== "graduate") return;
  const text = JSON.stringify(record);
  expectEqual(
    about("审核人员姓名 staff names"),
    staffNames.filter((name) => text.includes(name)),
    [],
  );
}

function actsOf(
  side: "graduate" | "department" | "school",
  { status, decidedUpon }: FollowedOwn,
  { acts }: OwnStateSeen,
): readonly string[] {
  return side === "graduate" && status === "SCHOOL_REVIEW" && !decidedUpon ? ["WITHDRAW"] : acts[side];
}

async function onTheHome(
  { graduate }: Sides,
  { id, status, flow }: FollowedOwn,
  { label, holds }: OwnStateSeen,
): Promise<void> {
  const card = expectThere(
    "毕业生首页卡片 card",
    (await graduate.home()).find((each) => each.id === id),
  );
  expectEqual(
    `毕业生首页卡片 card (${flow.kind} ${status})`,
    [card.status, card.statusLabel, card.holds],
    [status, label, holds],
  );
}

async function atTheDesk(
  side: "department" | "school",
  reviewer: Reviewer<HttpLine>,
  sides: Sides,
  { id, status, flow }: FollowedOwn,
  state: OwnStateSeen,
): Promise<void> {
  const { name } = sides.who.graduate;
  const kinds = [flow.kind];
  const waits = state.waitsFor === side.toUpperCase();
  const waiting = (await reviewer.queue({ kinds, name })).some((row) => row.id === id);
  expectEqual(`${side} 待审列表 queue (${status})`, waiting, waits);
  const row = (await reviewer.queue({ kinds, view: "ALL", name })).find((each) => each.id === id);
  expectEqual(`${side} 全部列表 all (${status})`, [row?.statusLabel, row?.waitsForMe], [state.label, waits]);
  // Again when others act meanwhile.
  await eventually(async () => {
    const counts = await reviewer.counts(flow.kind);
    const counted = counts.byStatus.find((each) => each.status === status)?.count;
    const listed = (await reviewer.queue({ kinds, view: "ALL", status: status || null })).length;
    expectEqual(`${side} 统计 counts ${status}`, counted, listed);
    expectEqual(`${side} 待审统计 waiting`, counts.waitingForMe, (await reviewer.queue({ kinds })).length);
  }, 5_000);
}
