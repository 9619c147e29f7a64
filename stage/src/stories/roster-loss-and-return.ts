import { v7 as uuidv7 } from "uuid";
import { eventually, expectEqual, expectThere, Surprise } from "../client/surprise.js";
import { isDone, type Outcome } from "../people/index.js";
import { termsFor } from "../people/invitation-terms.js";
import { does, sendsInvitation } from "./in-force.js";
import { InvitationJourney } from "./invitation-journey.js";
import { followed, hasMessage } from "./journey.js";
import { uploadsRoster } from "./roster-desk.js";
import type { Report, Scenario } from "./scenario.js";
import { DEPARTMENT_THEN_SCHOOL, DemoServer, SCHOOL_ONLY, type Sides } from "./sides.js";
import { advanceClock, canMoveClock, letTimePass, staffNames, takeSides } from "./stage-hands.js";

const DAY_SECONDS = 86_400;
const FROZEN_LABEL = "失效";

/** Off the roster and back (F-91), and changes of the roster in flow (F-96); uses up three graduates. */
export const rosterLossAndReturn: Scenario = {
  name: "roster-loss-and-return",
  about: "生源名单：删除后全部失效、各方不能操作、恢复网签数据与重新上报、期间过期的邀请、办理中的名单变更",
  play: async ({ url, report }) => {
    const server = await DemoServer.at(url);
    await lostAndReturned(server, report);
    await lapsedMeanwhile(server, report);
    await changedInFlow(server, report);
  },
};

/** In flow by 恢复, in force by the roster itself: everything returns as it was. */
async function lostAndReturned(server: DemoServer, report: Report): Promise<void> {
  const sides = await takeSides(server, DEPARTMENT_THEN_SCHOOL, report);
  await followed(new InvitationJourney(sides, staffNames(server), report), async (journey) => {
    await journey.findsAndKeeps();
    await journey.invites();
    await journey.isAccepted("DEPARTMENT_REVIEW");
    const rivalId = await sendsInvitation(sides.strangers.employer, sides.who.rival, sides.who, 20);
    const draftId = uuidv7();
    await does("暂存 a draft", sides.graduate.savesDestination(draftId, { typeCode: "71" }));
    const ids = [journey.id, rivalId, draftId];
    const before = await picture(sides, ids);
    const graduateId = await isRemoved(sides, report);
    await isFrozenEverywhere(sides, ids, report);
    await nobodyCanAct(
      sides,
      { agreementId: journey.id, favouriteId: journey.favouriteId, rivalId, draftId },
      report,
    );
    await isRestored(sides, graduateId, report);
    expectEqual("恢复如初 everything as it was", await picture(sides, ids), before);
    await journey.passesDepartment();
    await journey.isSigned();
    await returnsByTheRoster(server, sides, journey.id, graduateId, report);
  });
}

/** Everything that must be the same afterwards: what each side reads of each record, and where it is listed. */
async function picture(sides: Sides, ids: readonly string[]): Promise<unknown> {
  const { graduate, employer, department, school, strangers } = sides;
  const readers = [graduate, employer, department, school, strangers.employer];
  const pages = await Promise.all(
    ids.flatMap((id) => readers.map(async (reader) => await reader.record(id))),
  );
  const { name } = sides.who.graduate;
  const rows = async (list: "PENDING" | "SIGNED" | "FROZEN") =>
    (await employer.list(list, { name })).map(({ id, statusLabel }) => ({ id, statusLabel }));
  return {
    pages,
    home: await graduate.home(),
    entries: await graduate.entries(),
    queue: await department.queue({ name }),
    lists: [await rows("PENDING"), await rows("SIGNED"), await rows("FROZEN")],
  };
}

/** By the school with 读写 alone (P-02, P-07). Answers the graduate's id. */
async function isRemoved({ school, reader, strangers, who }: Sides, report: Report): Promise<string> {
  const [row] = await school.findsOnRoster(who.graduate.idNumber);
  const { id } = expectThere("名单中的毕业生 on the roster", row);
  expectEqual("只读账号删除 read-only", (await reader.removesFromRoster(id)).code, "READ_ONLY");
  expectEqual("其他学校删除 another school", (await strangers.reviewer.removesFromRoster(id)).changed, 0);
  expectEqual("学校删除 removed", (await school.removesFromRoster(id)).changed, 1);
  const [gone] = await school.findsOnRoster(who.graduate.idNumber);
  expectEqual("失效信息管理 listed as frozen", gone?.frozen, true);
  report.step("学校 从生源名单删除毕业生  removed from the roster");
  return id;
}

/** F-91: 失效 to every party, in no queue and no count, and in the employer's list of its own. */
async function isFrozenEverywhere(sides: Sides, ids: readonly string[], report: Report): Promise<void> {
  const { graduate, employer, department, school, strangers } = sides;
  for (const person of [graduate, employer, department, school, strangers.employer]) {
    for (const id of ids) {
      const record = await person.record(id);
      if (!record) continue;
      const acts = record.availableActions.filter(({ allowed }) => allowed);
      expectEqual("失效 frozen", [record.frozen, record.statusLabel, acts], [true, FROZEN_LABEL, []]);
    }
  }
  const cards = await graduate.home();
  expectEqual(
    "首页卡片 cards",
    ids.map((id) => cards.find((card) => card.id === id)?.statusLabel),
    ids.map(() => FROZEN_LABEL),
  );
  expectEqual(
    "入口关闭 entries",
    (await graduate.entries()).filter(({ allowed }) => allowed),
    [],
  );
  const { name } = sides.who.graduate;
  const [agreementId] = ids;
  const listed = async (list: "PENDING" | "FROZEN") =>
    (await employer.list(list, { name })).some(({ id }) => id === agreementId);
  expectEqual("单位列表 lists", [await listed("PENDING"), await listed("FROZEN")], [false, true]);
  for (const reviewer of [department, school]) {
    expectEqual("不在审核列表 in no queue", await reviewer.queue({ name }), []);
    await eventually(async () => {
      const counts = await reviewer.counts();
      expectEqual("不计入统计 in no count", counts.waitingForMe, (await reviewer.queue()).length);
    }, 5_000);
  }
  await hasMessage(sides.graduate, null, ["签约信息已失效"]);
  report.step("各方 记录显示失效，不在待办与统计中  frozen to all, in no queue and no count");
}

async function nobodyCanAct(
  sides: Sides,
  ids: { agreementId: string; favouriteId: string; rivalId: string; draftId: string },
  report: Report,
): Promise<void> {
  const { graduate, department, employer, strangers, who } = sides;
  const offer = expectThere("岗位 offer", who.employer.jobOffers[0]);
  const tried: Record<string, Promise<Outcome>> = {
    学生应约: graduate.accepts(ids.rivalId),
    学生拒绝: graduate.declines(ids.rivalId),
    学生暂存: graduate.savesDestination(ids.draftId, { typeCode: "71" }),
    学院审核: department.approves(ids.agreementId),
    学院不通过: department.rejects(ids.agreementId, { reasonCategory: "OTHER", details: "试" }),
    单位撤回: strangers.employer.takesBack(ids.rivalId),
    单位延期: strangers.employer.extendsDeadline(ids.rivalId, 25),
    单位再邀请: employer.invites(uuidv7(), ids.favouriteId, termsFor(who.employer, offer, 5)),
  };
  for (const [what, act] of Object.entries(tried)) {
    const outcome = await act;
    if (isDone(outcome)) throw new Surprise(`${what} 失效后 (F-91)`, "a refusal", outcome);
  }
  expectEqual("失效的原因 the code", (await graduate.accepts(ids.rivalId)).code, "FROZEN");
  expectEqual("失效的原因 the code", (await department.approves(ids.agreementId)).code, "FROZEN");
  report.step("学生、学院、单位 失效期间均不能操作  nobody can act");
}

/** 恢复网签数据. */
async function isRestored(sides: Sides, graduateId: string, report: Report): Promise<void> {
  const { reader, school } = sides;
  expectEqual("只读账号恢复 read-only", (await reader.restoresToRoster(graduateId)).code, "READ_ONLY");
  expectEqual("恢复网签数据 restored", (await school.restoresToRoster(graduateId)).changed, 1);
  await hasMessage(sides.graduate, null, ["签约信息已恢复"]);
  report.step("学校 恢复网签数据，一切如初  restored as it was");
}

/** What is in force is reported again when the roster itself brings the graduate back. */
async function returnsByTheRoster(
  server: DemoServer,
  sides: Sides,
  agreementId: string,
  graduateId: string,
  report: Report,
): Promise<void> {
  const { school, graduate, who } = sides;
  const reported = async () => (await school.reviewPage(agreementId))?.registryDestination?.reportedAt ?? "";
  await eventually(async () => expectEqual("已上报 reported", (await reported()) !== "", true));
  const first = await reported();
  expectEqual("学校删除 removed", (await school.removesFromRoster(graduateId)).changed, 1);
  const frozen = await graduate.record(agreementId);
  expectEqual("签约失效 the agreement is frozen", frozen?.statusLabel, FROZEN_LABEL);
  await letTimePass(server);
  await uploadsRoster(school.line, schoolOf(server, sides), [who.graduate]);
  await eventually(async () => {
    const back = await graduate.record(agreementId);
    expectEqual("随名单恢复 back with the roster", [back?.frozen, back?.status], [false, "SIGNED"]);
  });
  await eventually(async () => {
    expectEqual("重新上报 reported again (F-91)", Date.parse(await reported()) > Date.parse(first), true);
  });
  report.step("学校 名单中重新出现，签约恢复并重新上报  back with the roster, and reported again");
}

/** Deadlines run on: an invitation that lapsed meanwhile is not there to be answered (F-91). */
async function lapsedMeanwhile(server: DemoServer, report: Report): Promise<void> {
  const sides = await takeSides(server, SCHOOL_ONLY, report);
  if (!(await canMoveClock(server, report, "失效期间逾期 lapsing while frozen"))) return;
  const invitationId = await sendsInvitation(sides.strangers.employer, sides.who.rival, sides.who, 1);
  const [row] = await sides.school.findsOnRoster(sides.who.graduate.idNumber);
  const { id } = expectThere("毕业生 graduate", row);
  expectEqual("学校删除 removed", (await sides.school.removesFromRoster(id)).changed, 1);
  await advanceClock(server, DAY_SECONDS + 1);
  // A day later everyone at a desk has to sign in again.
  const later = await server.sides(sides.who.graduate, sides.who.employer);
  expectEqual(
    "失效期间不变 as it was while frozen",
    (await later.graduate.record(invitationId))?.status,
    "INVITED",
  );
  expectEqual("恢复 restored", (await later.school.restoresToRoster(id)).changed, 1);
  const lapsed = await later.graduate.record(invitationId);
  expectEqual("恢复后逾期 lapsed on return", [lapsed?.status, lapsed?.frozen], ["LAPSED", false]);
  report.step("系统 失效期间期限照常，恢复后邀请逾期  an invitation lapsed while its graduate was away");
}

/** F-96: the registry's copy at once; the platform's at once while free, in flow by 获取最新学生信息 (F-15). */
async function changedInFlow(server: DemoServer, report: Report): Promise<void> {
  const sides = await takeSides(server, SCHOOL_ONLY, report);
  const { school, graduate, who } = sides;
  const roster = schoolOf(server, sides);
  const free = { ...who.graduate, politicalStatus: other(who.graduate.politicalStatus) };
  expectEqual("名单变更 one change", (await uploadsRoster(school.line, roster, [free])).changed, 1);
  const id = uuidv7();
  const fields = [{ key: "remark", value: "正在求职" }];
  const form = { typeCode: "70", subType: "701", fields, uploadIds: [] };
  await does("提交去向 submitted", graduate.submitsDestination(id, form));
  expectEqual("空闲时即时同步 followed at once while free", await differing(sides, id), []);
  report.step("学校 空闲毕业生的名单变更即时生效  a change while free is followed at once");
  const inFlow = { ...free, politicalStatus: who.graduate.politicalStatus };
  expectEqual("名单变更 one change", (await uploadsRoster(school.line, roster, [inFlow])).changed, 1);
  expectEqual("办理中标注差异 marked in flow", await differing(sides, id), ["政治面貌"]);
  await does("审核并获取最新信息 approved", school.approves(id, 1, { takeRegistryData: true }));
  expectEqual("审核后一致 the same afterwards", await differing(sides, id), []);
  report.step(
    "学校 办理中的名单变更在审核页标注，获取最新信息后一致  in flow it is marked, and taken with the approval",
  );
}

/** 群众 and 共青团员: any two codes do. */
function other(politicalStatus: string): string {
  return politicalStatus === "13" ? "03" : "13";
}

async function differing({ school }: Sides, recordId: string): Promise<string[]> {
  const page = expectThere("审核页 review page", await school.reviewPage(recordId));
  return page.studentFields.filter(({ differs }) => differs).map(({ label }) => label);
}

function schoolOf({ country }: DemoServer, { who }: Sides) {
  return expectThere(
    "学校 school",
    country.schools.find(({ code }) => code === who.graduate.schoolCode),
  );
}
