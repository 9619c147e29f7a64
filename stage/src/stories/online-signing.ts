import { expectEqual, expectThere } from "../client/surprise.js";
import { sendsInvitation } from "./in-force.js";
import { InvitationJourney } from "./invitation-journey.js";
import { followed } from "./journey.js";
import { barredCannotBeInvited, dataComeFirst, wrongTermsAreRefused } from "./refused.js";
import type { Report, Scenario } from "./scenario.js";
import { DEPARTMENT_THEN_SCHOOL, DemoServer, SCHOOL_ONLY, type Sides } from "./sides.js";
import { everySideDownloads, isReported } from "./signed-papers.js";
import { advanceClock, canMoveClock, staffNames, takeSides } from "./stage-hands.js";

const EMPLOYER_DATA = {
  reasonCategory: "EMPLOYER_DATA",
  details: "单位地址与营业执照不一致，请核对后重新邀请。",
};
const MISMATCH = {
  reasonCategory: "MATERIAL_MISMATCH",
  details: "岗位名称与录用通知不一致，请核对后重新邀请。",
};

const DAY_SECONDS = 86_400;

/** 线上签约 (F-20…F-29) as its people live it; uses up one graduate of each of two schools. */
export const onlineSigning: Scenario = {
  name: "online-signing",
  about: "线上签约全流程：查询、邀请、拒绝、撤回、延期、逾期、两级审核、不通过、再邀请、签约完成、下载、上报",
  play: async ({ url, report }) => {
    const server = await DemoServer.at(url);
    await dataComeFirst(server, report);
    await reviewedTwice(server, report);
    await reviewedOnce(server, report);
  },
};

/** Department, then school; every way an invitation can end. */
async function reviewedTwice(server: DemoServer, report: Report): Promise<void> {
  let sides = await takeSides(server, DEPARTMENT_THEN_SCHOOL, report);
  await followed(new InvitationJourney(sides, staffNames(server), report), async (journey) => {
    await journey.findsAndKeeps();
    await wrongTermsAreRefused(sides, journey.favouriteId, report);
    await barredCannotBeInvited(server, sides, report);
    // Three invitations a day to one graduate (P-15), and three more follow.
    if (await canMoveClock(server, report, "拒绝与撤回 declining and taking back")) {
      await journey.invites();
      await journey.isDeclined();
      await journey.invites();
      await journey.isTakenBack();
      sides = await nextDay(server, sides, journey);
    }
    const rival = await Rival.invites(sides, report);
    await journey.invites(5);
    await journey.isExtendedTo(15);
    await journey.isAccepted("DEPARTMENT_REVIEW");
    await rival.cannotBeAccepted();
    await journey.failsAtDepartment(EMPLOYER_DATA);
    await rival.canBeAnswered();
    await journey.invites();
    await journey.isAccepted("DEPARTMENT_REVIEW");
    await journey.passesDepartment();
    await journey.failsAtSchool(MISMATCH);
    await journey.invites();
    await journey.isAccepted("DEPARTMENT_REVIEW");
    await journey.passesDepartment();
    await reviewerSeesEarlierVerdicts(journey);
    const number = await journey.isSigned();
    await isReported(journey, number);
    await everySideDownloads(journey, number, "TWO_PARTY");
    await rival.takesBack();
    await graduateReadsMessages(sides, report);
  });
}

/** The school alone; an invitation that lapses, where the clock can be moved. */
async function reviewedOnce(server: DemoServer, report: Report): Promise<void> {
  const sides = await takeSides(server, SCHOOL_ONLY, report);
  await followed(new InvitationJourney(sides, staffNames(server), report), async (journey) => {
    await journey.findsAndKeeps();
    if (await canMoveClock(server, report, "逾期失效 lapsing by the clock")) {
      await journey.invites(1);
      await nextDay(server, sides, journey);
      await journey.hasLapsed();
    }
    await journey.invites();
    await journey.isAccepted("SCHOOL_REVIEW");
    const number = await journey.isSigned();
    await isReported(journey, number);
    await everySideDownloads(journey, number, "THREE_PARTY");
  });
}

/** A day later everyone at a desk has to sign in again. */
async function nextDay(server: DemoServer, { who }: Sides, journey: InvitationJourney): Promise<Sides> {
  await advanceClock(server, DAY_SECONDS + 1);
  const sides = await server.sides(who.graduate, who.employer);
  await journey.continuesAs(sides);
  return sides;
}

/** Another employer that wants the same graduate (F-03). */
class Rival {
  private constructor(
    private readonly sides: Sides,
    private readonly id: string,
    private readonly report: Report,
  ) {}

  static async invites(sides: Sides, report: Report): Promise<Rival> {
    const { strangers, who } = sides;
    const id = await sendsInvitation(strangers.employer, who.rival, who);
    expectEqual("另一单位邀请", (await strangers.employer.agreement(id))?.status, "INVITED");
    report.step("另一单位 也发起邀请  another employer invites too");
    return new Rival(sides, id, report);
  }

  /** F-03: for looking only, and the rival is told nothing. */
  async cannotBeAccepted(): Promise<void> {
    const card = (await this.sides.graduate.home()).find((each) => each.id === this.id);
    expectEqual("其他邀请只能查看 the other card", [card?.status, card?.answerable], ["INVITED", false]);
    const refused = await this.sides.graduate.accepts(this.id);
    expectEqual(
      "已有签约时再应约 accepting while committed (F-01)",
      refused.__typename,
      "CommittedElsewhere",
    );
    const text = JSON.stringify(await this.sides.strangers.employer.agreement(this.id));
    expectEqual("对方单位不知情 the rival is not told", text.includes(this.sides.who.employer.name), false);
    this.report.step(
      "学生 已在签约中，另一邀请只能查看、无法接受  committed: the other invitation can only be seen",
    );
  }

  async canBeAnswered(): Promise<void> {
    const card = (await this.sides.graduate.home()).find((each) => each.id === this.id);
    expectEqual("签约失败后其他邀请恢复 answerable again", card?.answerable, true);
    this.report.step("学生 签约失败后另一邀请恢复可应约  free again: the other invitation can be answered");
  }

  async takesBack(): Promise<void> {
    const done = await this.sides.strangers.employer.takesBack(this.id);
    expectEqual("另一单位撤回 the rival takes back", done.agreement?.status, "TAKEN_BACK");
    this.report.step("另一单位 撤回邀请  the other employer takes its invitation back");
  }
}

/** F-14: what was decided about this graduate before. */
async function reviewerSeesEarlierVerdicts({ sides, id, report }: InvitationJourney): Promise<void> {
  const page = expectThere("审核页 review page", await sides.school.reviewPage(id));
  const reasons = page.earlierVerdicts.map((verdict) => verdict.reason).filter((reason) => reason !== null);
  expectEqual("以往审核意见 earlier verdicts", reasons, [MISMATCH.details, EMPLOYER_DATA.details]);
  report.step("学校 审核页可见以往审核意见  earlier verdicts beside the agreement");
}

/** F-94 */
async function graduateReadsMessages({ graduate }: Sides, report: Report): Promise<void> {
  expectEqual("有未读消息 unread messages", (await graduate.self()).unreadMessages > 0, true);
  await graduate.readsMessages();
  report.step("学生 查看消息  messages read");
}
