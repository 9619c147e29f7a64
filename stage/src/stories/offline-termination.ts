import { v7 as uuidv7 } from "uuid";
import { expectContains, expectEqual } from "../client/surprise.js";
import type { RecordStatus } from "../gql/graphql.js";
import type { Desk } from "../history/story.js";
import { isDone, type Rejection } from "../people/index.js";
import { puts, registersPaper, signsOffline } from "./in-force.js";
import { DESK_NAMES, followed } from "./journey.js";
import type { Report, Scenario } from "./scenario.js";
import { DEPARTMENT_THEN_SCHOOL, DemoServer, SCHOOL_ONLY, type Sides } from "./sides.js";
import { canMoveClock, staffNames, takeSides, whenTheCohortHasClosed } from "./stage-hands.js";
import { TerminationJourney } from "./termination-journey.js";

const STUDY = { reasonCode: "FURTHER_STUDY", explanation: "已被录取为硕士研究生，申请解除就业协议。" };
const CORRECTED = { ...STUDY, explanation: "已被录取为硕士研究生，已按要求重新上传材料。" };
const UNCLEAR: Rejection = { reasonCategory: "UNCLEAR_MATERIAL", details: "解约函公章不清晰，请重新拍摄。" };
const FALSE_LETTER: Rejection = {
  reasonCategory: "MATERIAL_MISMATCH",
  details: "解约函与单位核实结果不符。",
};

/** 线下解约 (F-53…F-57) of registered and of offline agreements; uses up three graduates. */
export const offlineTermination: Scenario = {
  name: "offline-termination",
  about:
    "线下解约全流程：解约函、情况说明、撤回、退回重报、不通过、双方同意、学生单方面、次数限制、逾期、上报",
  play: async ({ url, report }) => {
    const server = await DemoServer.at(url);
    await reviewedTwice(server, report);
    await reviewedOnce(server, report);
    await leftLying(server, report);
  },
};

/** 补登; department, then school, whose limit is one request (F-55): ended by the graduate alone. */
async function reviewedTwice(server: DemoServer, report: Report): Promise<void> {
  const sides = await takeSides(server, DEPARTMENT_THEN_SCHOOL, report);
  await followed(new OfflineStory(sides, staffNames(server), report), async (story) => {
    await story.has(await registersPaper(sides));
    await story.needsALetter();
    await story.asks("TERMINATION_LETTER", "TERMINATION_DEPARTMENT_REVIEW");
    await story.takesBack();
    await story.asks("TERMINATION_STATEMENT", "TERMINATION_DEPARTMENT_REVIEW");
    await story.isReturnedBy("department");
    await story.asksAgain("TERMINATION_DEPARTMENT_REVIEW");
    await story.passesDepartment();
    await story.isReturnedBy("school");
    await story.asksAgain("TERMINATION_DEPARTMENT_REVIEW");
    await story.passesDepartment();
    await story.endsByTheGraduateAlone();
    await story.has(await registersPaper(sides));
    await story.isBeyondTheLimit(1);
  });
}

/** 线下签约; the school alone: rejected, then ended by both. */
async function reviewedOnce(server: DemoServer, report: Report): Promise<void> {
  const sides = await takeSides(server, SCHOOL_ONLY, report);
  await followed(new OfflineStory(sides, staffNames(server), report), async (story) => {
    await story.has(await signsOffline(sides));
    await story.asks("TERMINATION_LETTER", "TERMINATION_SCHOOL_REVIEW");
    await story.isRejectedBySchool();
    await story.asks("TERMINATION_LETTER", "TERMINATION_SCHOOL_REVIEW");
    await story.endsByBoth();
  });
}

/** Returned, and never sent again: the closing ends it (F-90a), where the clock can be moved. */
async function leftLying(server: DemoServer, report: Report): Promise<void> {
  const sides = await takeSides(server, SCHOOL_ONLY, report);
  await followed(new OfflineStory(sides, staffNames(server), report), async (story) => {
    await story.has(await registersPaper(sides));
    await story.asks("TERMINATION_LETTER", "TERMINATION_SCHOOL_REVIEW");
    await story.isReturnedBy("school");
    if (!(await canMoveClock(server, report, "届末截止 the closing of the cohort"))) return;
    await story.continuesAs(await whenTheCohortHasClosed(server, sides));
    await story.isClosed();
  });
}

/** What people do to end an agreement that was signed outside of the platform. */
class OfflineStory extends TerminationJourney {
  constructor(sides: Sides, staffNames: readonly string[], report: Report) {
    super(sides, "OFFLINE_TERMINATION", staffNames, report);
  }

  async has(agreementId: string): Promise<void> {
    this.of(agreementId);
    const seen = await this.sides.graduate.record(agreementId);
    this.report.step(`学生 ${seen?.kind === "PAPER_AGREEMENT" ? "补登" : "线下签约"}完成  in force`);
  }

  /** F-53: 解约函, or 情况说明 where the employer gives none. */
  async needsALetter(): Promise<void> {
    const { graduate } = this.sides;
    const attachment = await puts(graduate, this.agreementId, "TERMINATION_ATTACHMENT");
    for (const files of [[], [attachment]]) {
      const refused = await graduate.asksTermination(this.agreementId, STUDY, files);
      expectEqual("没有解约函 without a letter", refused.fields?.[0]?.field, "uploadIds");
    }
    this.report.step("学生 未上传解约函或情况说明不能提交  nothing without a letter");
  }

  async asks(purpose: "TERMINATION_LETTER" | "TERMINATION_STATEMENT", status: RecordStatus): Promise<void> {
    const { sides, agreementId } = this;
    const id = uuidv7();
    const files = [await puts(sides.graduate, agreementId, purpose)];
    const letter = purpose === "TERMINATION_LETTER" ? "解约函" : "情况说明";
    await this.begins(id, () => sides.graduate.asksTermination(agreementId, STUDY, files, id), {
      step: `学生 上传${letter}，发起解约  the graduate asks`,
      status,
      title: "学生发起解约",
    });
    const second = await sides.graduate.asksTermination(agreementId, STUDY, files);
    expectEqual("同时只有一次 one at a time (F-56)", second.code, "TERMINATION_OPEN");
  }

  async takesBack(): Promise<void> {
    const { sides, id } = this;
    await this.acts(() => sides.graduate.takesBackTermination(id), {
      step: "学生 撤回解约申请，不计次数  taken back",
      status: "ASK_TAKEN_BACK",
      title: "学生撤回解约申请",
    });
  }

  async isReturnedBy(side: Desk): Promise<void> {
    const { sides, id } = this;
    const who = DESK_NAMES[side];
    await this.isSentBack(side, "returns", UNCLEAR, {
      step: `${who} 退回修改  returned by the ${side}`,
      status: "TERMINATION_RETURNED",
      title: `${who}解约审核退回修改`,
      messages: { graduate: [`解约申请被${who}退回`, "解约函公章不清晰", "修改后重新提交"] },
    });
    const late = await sides.graduate.takesBackTermination(id);
    expectEqual("退回后撤回 taking back after a verdict (F-56)", isDone(late), false);
  }

  /** F-13: from the first step of the chain; the new letter beside the old one. */
  async asksAgain(status: RecordStatus): Promise<void> {
    const { sides, id } = this;
    const files = [await puts(sides.graduate, id, "TERMINATION_LETTER", 3)];
    await this.sendsAgain(() => sides.graduate.asksTerminationAgain(id, CORRECTED, files), {
      step: "学生 修改后重新提交，不另计次数  sent again",
      status,
      title: "学生重新提交解约申请",
    });
    const stale = await sides.department.approves(id, 1);
    expectEqual("审核旧内容 a verdict on what was before (F-06)", stale.__typename, "SubmissionChanged");
  }

  async passesDepartment(): Promise<void> {
    const { sides, id, submission } = this;
    await this.acts(() => sides.department.approves(id, submission), {
      step: "学院 解约审核通过  department approved",
      status: "TERMINATION_SCHOOL_REVIEW",
      title: "学院解约审核通过",
      messages: { graduate: ["学院解约审核通过", "等待学校审核"] },
    });
    const late = await sides.graduate.takesBackTermination(id);
    expectEqual("学院通过后撤回 (F-56)", late.code, "VERDICT_GIVEN");
  }

  async isRejectedBySchool(): Promise<void> {
    await this.isSentBack("school", "rejects", FALSE_LETTER, {
      step: "学校 解约审核不通过，协议继续有效  rejected",
      status: "TERMINATION_REJECTED",
      title: "学校解约审核不通过",
      messages: { graduate: ["学校解约审核不通过", "协议继续有效", "解约函与单位核实结果不符"] },
    });
  }

  /** F-54 */
  async endsByTheGraduateAlone(): Promise<void> {
    const { sides, id, submission } = this;
    const none = await sides.school.approves(id, submission);
    expectEqual("学校须选择解约方式 (F-54)", none.fields?.[0]?.field, "ending.kind");
    const bare = await sides.school.approves(id, submission, { ending: { kind: "UNILATERAL" } });
    expectEqual("单方面解约的三项依据", bare.fields?.length, 3);
    const justification = {
      statement: "单位拒绝出具解约函，学校已与单位沟通。",
      evidenceIds: [await puts(sides.school, id, "TERMINATION_EVIDENCE", 2)],
      employerConsulted: true,
    };
    const ending = { kind: "UNILATERAL", justification } as const;
    expectEqual(
      "只读账号 read-only",
      (await sides.reader.approves(id, submission, { ending })).code,
      "READ_ONLY",
    );
    await this.#ends(ending, "学校 认定学生单方面解约，解约完成  ended by the graduate alone");
  }

  async endsByBoth(): Promise<void> {
    await this.#ends({ kind: "MUTUAL" }, "学校 认定双方同意解约，解约完成  ended by both");
  }

  /** F-55: a request sent again after a return is one, one taken back is none. */
  async isBeyondTheLimit(limit: number): Promise<void> {
    const { sides, agreementId, report } = this;
    const files = [await puts(sides.graduate, agreementId, "TERMINATION_LETTER")];
    const refused = await sides.graduate.asksTermination(agreementId, STUDY, files);
    expectEqual("超出解约次数 beyond the limit (F-55)", refused.code, "TERMINATION_LIMIT");
    expectContains("说明次数 the limit is named", refused.message ?? "", [`最多可申请解约${limit}次`]);
    report.step(`学生 解约次数已达上限（${limit}次）  the graduate has asked as often as the school allows`);
  }

  async isClosed(): Promise<void> {
    await this.happened({
      step: "系统 届末截止，解约失败  closed by the clock",
      status: "TERMINATION_CLOSED",
      title: "逾期未处理，解约失败",
      messages: { graduate: ["解约失败", "协议继续有效"] },
    });
    const { sides, id } = this;
    const late = await sides.graduate.asksTerminationAgain(id, CORRECTED, [id]);
    expectEqual("截止后重新提交 too late", late.__typename, "RecordMovedOn");
  }

  async #ends(
    ending: NonNullable<Parameters<Sides["school"]["approves"]>[2]>["ending"],
    step: string,
  ): Promise<void> {
    const { sides, id, submission } = this;
    await this.acts(() => sides.school.approves(id, submission, ending && { ending }), {
      step,
      status: "TERMINATION_DONE",
      title: "学校解约审核通过",
      messages: { graduate: ["解约完成", "就业协议解除", "重新签约或登记毕业去向"] },
    });
    await this.registryShowsNobodyEmployed();
  }
}
