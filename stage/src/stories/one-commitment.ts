import { expectContains, expectEqual, expectThere } from "../client/surprise.js";
import { isDone, type Outcome } from "../people/index.js";
import { type Commitment, commitmentsOf } from "./commitments.js";
import { does } from "./in-force.js";
import type { Report, Scenario } from "./scenario.js";
import { DemoServer, SCHOOL_ONLY, type Sides } from "./sides.js";
import { letTimePass, takeSides } from "./stage-hands.js";

/** F-01…F-06: every pair of flows, in flow, in force and afterwards; uses up five graduates of one school. */
export const oneCommitment: Scenario = {
  name: "one-commitment",
  about:
    "一人一约：线上签约、线下签约、补登、其他去向两两互斥（办理中、已生效），结束后可办理，同时提交只成一个",
  play: async ({ url, report }) => {
    const server = await DemoServer.at(url);
    for (let which = 0; which < 4; which += 1) await closesAllOthers(server, which, report);
    await exactlyOneWins(server, report);
  },
};

/** One flow holds the graduate against all others, from its submission until it has ended. */
async function closesAllOthers(server: DemoServer, which: number, report: Report): Promise<void> {
  const sides = await takeSides(server, SCHOOL_ONLY, report);
  const all = commitmentsOf(sides);
  const held = expectThere("流程 flow", all[which]);
  const others = all.filter((each) => each !== held);
  await allStandTogether(sides, all, report);
  await does(`${held.name} 办理 begins`, (await held.readies())());
  await holdsAlone(sides, held, others);
  report.step(
    `${held.name} 办理中：其余三种均被拒绝，均无改变  in flow: the others are refused and unchanged`,
  );
  await held.comesIntoForce();
  await holdsAlone(sides, held, others);
  report.step(`${held.name} 已生效：其余三种均被拒绝  in force: the others are refused`);
  await letTimePass(server);
  await held.ends();
  expectEqual("已无占用 nothing holds", (await sides.graduate.home()).filter(({ holds }) => holds).length, 0);
  const kept = await sides.graduate.record(held.id);
  expectEqual("历史保留 kept for ever (F-04)", (kept?.timeline.length ?? 0) > 1, true);
  for (const other of others) {
    await does(`${other.name} 在${held.name}结束后 afterwards`, (await other.readies())());
    await holdsAlone(sides, other, []);
    await other.isGivenUp();
  }
  report.step(`${held.name} 结束后：其余三种均可办理  ended: each of the others can be begun`);
}

/** Drafts and unanswered invitations are no commitments: all stand side by side (F-01, F-07). */
async function allStandTogether(sides: Sides, all: readonly Commitment[], report: Report): Promise<void> {
  for (const each of all) await each.stands();
  const cards = await sides.graduate.home();
  expectEqual(
    "草稿与邀请不占用 drafts and invitations hold nobody",
    all.map(({ id }) => cards.find((card) => card.id === id)?.holds),
    all.map(() => false),
  );
  const entries = await sides.graduate.entries();
  expectEqual(
    "三个入口均开放 entries",
    entries.map(({ allowed }) => allowed),
    entries.map(() => true),
  );
  report.step("学生 三份草稿和一份邀请并存，均不占用  three drafts and an invitation stand together");
}

async function holdsAlone(sides: Sides, held: Commitment, others: readonly Commitment[]): Promise<void> {
  const { graduate } = sides;
  for (const other of others) {
    const before = await graduate.record(other.id);
    const refused = await (await other.readies())();
    const what = `${held.name} 时办理${other.name} (F-01)`;
    expectEqual(what, refused.__typename, "CommittedElsewhere");
    expectContains(what, refused.message ?? "", [held.counterpart]);
    const after = await graduate.record(other.id);
    expectEqual(
      `${what} 无改变 nothing changed`,
      [after?.status, after?.timeline.length],
      [before?.status, before?.timeline.length],
    );
  }
  const holding = (await graduate.home()).filter(({ holds }) => holds).map(({ id }) => id);
  expectEqual("唯一占用 the only commitment", holding, [held.id]);
  // Nothing new can be begun at the door either, and the reason is there to read (S-04).
  for (const entry of await graduate.entries()) {
    expectEqual(`入口 ${entry.kind} entry closed`, entry.allowed, false);
    expectContains(`入口 ${entry.kind} reason`, entry.reason ?? "", [held.counterpart]);
  }
}

/** F-02, F-06: of any number at once exactly one wins, and the others are told. */
async function exactlyOneWins(server: DemoServer, report: Report): Promise<void> {
  const sides = await takeSides(server, SCHOOL_ONLY, report);
  const all = commitmentsOf(sides);
  await allStandTogether(sides, all, report);
  const ready = await Promise.all(all.map((each) => each.readies()));
  const outcomes = await Promise.all(ready.map((act) => act()));
  const winners = all.filter((_, index) => isDone(outcomes[index] as Outcome));
  expectEqual("同时提交只成一个 exactly one wins (F-02)", winners.length, 1);
  const losers = outcomes.filter((outcome) => !isDone(outcome)).map(({ __typename }) => __typename);
  expectEqual("其余被告知 the others are told", [...new Set(losers)], ["CommittedElsewhere"]);
  const winner = expectThere("成功者 winner", winners[0]);
  report.step(`学生 四种同时提交，仅${winner.name}成功  four at once: exactly one wins`);
  const { submission } = expectThere("记录 record", await sides.school.record(winner.id));
  const verdicts = await Promise.all([
    sides.school.approves(winner.id, submission),
    sides.school.rejects(winner.id, { reasonCategory: "OTHER", details: "同时审核。" }, submission),
  ]);
  expectEqual("两人同时审核 two verdicts at once (F-06)", verdicts.filter(isDone).length, 1);
  const late = verdicts.find((verdict) => !isDone(verdict));
  expectEqual("后到者被告知 the late one is told", late?.__typename, "RecordMovedOn");
  report.step("学校 同时通过与不通过，仅一个生效  two verdicts at once: one takes effect");
}
