import { v7 as uuidv7 } from "uuid";
import { expectContains, expectEqual, Surprise } from "../client/surprise.js";
import type { RecordStatus } from "../gql/graphql.js";
import type { Desk } from "../history/story.js";
import { isDone, type Rejection } from "../people/index.js";
import { puts, signsOnline } from "./in-force.js";
import { DESK_NAMES } from "./journey.js";
import type { Report } from "./scenario.js";
import type { Sides } from "./sides.js";
import { TerminationJourney } from "./termination-journey.js";

const BUSINESS = { reasonCode: "EMPLOYER", explanation: "因业务调整，原岗位取消，已与学生当面协商。" };
const STUDY = { reasonCode: "FURTHER_STUDY", explanation: "已被录取为硕士研究生，申请解除就业协议。" };
const NEEDED = "岗位急需，请按协议履行。";
const UNCLEAR: Rejection = {
  reasonCategory: "UNCLEAR_MATERIAL",
  details: "解约说明与附件不一致，请双方核实后重新发起。",
};

/** What people do to end an online agreement. */
export class OnlineStory extends TerminationJourney {
  constructor(sides: Sides, staffNames: readonly string[], report: Report) {
    super(sides, "ONLINE_TERMINATION", staffNames, report);
  }

  async signs(): Promise<void> {
    this.of(await signsOnline(this.sides));
    this.report.step("双方 线上签约完成  an online agreement is in force");
  }

  async employerAsks(): Promise<void> {
    const { sides, agreementId } = this;
    const id = uuidv7();
    const files = [await puts(sides.employer, agreementId, "TERMINATION_ATTACHMENT")];
    await this.begins(id, () => sides.employer.asksTermination(agreementId, BUSINESS, files, id), {
      step: "单位 发起解约，附材料  the employer asks, with an attachment",
      status: "ASKED_BY_EMPLOYER",
      title: "单位发起解约",
      messages: { graduate: ["收到解约申请", this.employerName] },
    });
    await this.#forcedByNobody();
  }

  async graduateAsks(): Promise<void> {
    const { sides, agreementId } = this;
    const wrong = await sides.graduate.asksTermination(agreementId, { reasonCode: "?", explanation: " " });
    expectEqual(
      "原因和说明必填",
      wrong.fields?.map(({ field }) => field),
      ["reasonCode", "explanation"],
    );
    const id = uuidv7();
    await this.begins(id, () => sides.graduate.asksTermination(agreementId, STUDY, [], id), {
      step: "学生 发起解约  the graduate asks",
      status: "ASKED_BY_GRADUATE",
      title: "学生发起解约",
      messages: { employer: ["收到解约申请", this.graduateName] },
    });
  }

  /** F-56: and the other side finds a request to answer (F-50). */
  async onlyOneAtATime(): Promise<void> {
    const { sides, agreementId, report } = this;
    const second = await sides.graduate.asksTermination(agreementId, STUDY);
    expectEqual("同时只有一次解约申请 one at a time (F-56)", second.code, "TERMINATION_OPEN");
    expectContains("提示 the hint", second.message ?? "", ["用人单位已发起解约申请", "同意或拒绝"]);
    const third = await sides.employer.asksTermination(agreementId, BUSINESS);
    expectEqual("单位再次发起 again by the employer", third.code, "TERMINATION_OPEN");
    const amended = await sides.school.amendsJobCategory(agreementId, "29");
    expectEqual("解约期间不得修改 no amendment meanwhile (F-28)", amended.code, "TERMINATION_OPEN");
    report.step("双方 不能再次发起，学校不能修改职位类别  one request at a time, nothing amended meanwhile");
  }

  async graduateRefuses(): Promise<void> {
    await this.#isRefused("graduate", "REFUSED_BY_GRADUATE", "学生拒绝解约", this.graduateName);
  }

  async employerRefuses(): Promise<void> {
    await this.#isRefused("employer", "REFUSED_BY_EMPLOYER", "单位拒绝解约", this.employerName);
  }

  async isTakenBackBy(asker: "graduate" | "employer"): Promise<void> {
    const { sides, id } = this;
    const [who, other, name] =
      asker === "graduate"
        ? (["学生", "employer", this.graduateName] as const)
        : (["单位", "graduate", this.employerName] as const);
    await this.acts(() => sides[asker].takesBackTermination(id), {
      step: `${who} 撤回解约申请  taken back by the ${asker}`,
      status: "ASK_TAKEN_BACK",
      title: `${who}撤回解约申请`,
      messages: { [other]: ["解约申请已撤回", name] },
    });
    const late = await sides[other].acceptsTermination(id);
    expectEqual("撤回后同意解约 accepting afterwards", late.__typename, "RecordMovedOn");
  }

  async isAcceptedBy(
    side: "graduate" | "employer",
    status: "TERMINATION_DEPARTMENT_REVIEW" | "TERMINATION_SCHOOL_REVIEW",
  ): Promise<void> {
    const { sides, id } = this;
    const [who, asker, name] =
      side === "graduate"
        ? (["学生", "employer", this.graduateName] as const)
        : (["单位", "graduate", this.employerName] as const);
    const own = await sides[asker].acceptsTermination(id);
    expectEqual("发起方自己同意 accepting one's own request", isDone(own), false);
    await this.acts(() => sides[side].acceptsTermination(id), {
      step: `${who} 同意解约  accepted by the ${side}`,
      status,
      title: `${who}同意解约`,
      messages: { [asker]: [`${who}已同意解约`, name] },
    });
    const late = await sides[asker].takesBackTermination(id);
    expectEqual("应约后撤回 taking back too late (F-56)", late.__typename, "RecordMovedOn");
  }

  async passesDepartment(): Promise<void> {
    const { sides, id } = this;
    const early = await sides.school.approves(id);
    if (isDone(early)) throw new Surprise("学校越过学院审核 the school before its turn", "a refusal", early);
    await this.acts(() => sides.department.approves(id), {
      step: "学院 解约审核通过  department approved",
      status: "TERMINATION_SCHOOL_REVIEW",
      title: "学院解约审核通过",
      messages: this.both("学院解约审核通过"),
    });
  }

  async failsAt(side: Desk): Promise<void> {
    const { sides, id } = this;
    const who = DESK_NAMES[side];
    const returned = await sides[side].returns(id, UNCLEAR);
    expectEqual("线上解约不能退回修改 no return here", isDone(returned), false);
    const title = `${who}解约审核不通过`;
    await this.isSentBack(side, "rejects", UNCLEAR, {
      step: `${who} 解约审核不通过  rejected by the ${side}`,
      status: "TERMINATION_REJECTED",
      title,
      messages: this.both(title, UNCLEAR.details.replace(/。$/, "")),
    });
  }

  async isDone(): Promise<void> {
    const { sides, id } = this;
    expectEqual("只读账号 read-only", (await sides.reader.approves(id)).code, "READ_ONLY");
    await this.acts(() => sides.school.approves(id), {
      step: "学校 解约审核通过，解约完成  done",
      status: "TERMINATION_DONE",
      title: "学校解约审核通过",
      messages: this.both("解约完成"),
    });
    await this.registryShowsNobodyEmployed();
  }

  /** F-55: over all agreements; the employer's are not counted, nor those taken back. */
  async isBeyondTheLimit(limit: number): Promise<void> {
    const { sides, agreementId, report } = this;
    const refused = await sides.graduate.asksTermination(agreementId, STUDY);
    expectEqual("超出解约次数 beyond the limit (F-55)", refused.code, "TERMINATION_LIMIT");
    expectContains("说明次数 the limit is named", refused.message ?? "", [`最多可申请解约${limit}次`]);
    report.step(`学生 解约次数已达上限（${limit}次）  the graduate has asked as often as the school allows`);
    await this.employerAsks();
    await this.isTakenBackBy("employer");
  }

  /** F-52: a school user alone, with statement, evidence and confirmation, which are for staff. */
  async isForced(): Promise<void> {
    const { sides, id } = this;
    const nothing = { statement: " ", evidenceIds: [], employerConsulted: false };
    const empty = await sides.school.forcesTermination(id, nothing);
    expectEqual("强制解约的三项依据", empty.fields?.map(({ field }) => field).sort(), [
      "justification.employerConsulted",
      "justification.evidenceIds",
      "justification.statement",
    ]);
    const evidenceIds = [await puts(sides.school, id, "TERMINATION_EVIDENCE", 2)];
    const given = { statement: "学校三次致函单位，均未答复。", evidenceIds, employerConsulted: true };
    const byDepartment = await sides.department.forcesTermination(id, given);
    expectEqual("学院强制解约 a department (F-52)", byDepartment.code, "NOT_YOURS");
    expectEqual("只读账号 read-only", (await sides.reader.forcesTermination(id, given)).code, "READ_ONLY");
    await this.acts(() => sides.school.forcesTermination(id, given), {
      step: "学校 强制解约，留存书面说明和佐证  forced, with evidence",
      status: "TERMINATION_DONE",
      title: "学校强制解约",
      messages: this.both("学校强制解约"),
    });
    await this.registryShowsNobodyEmployed();
  }

  /** F-90a: the cohort is over, nobody has answered. */
  async isClosed(): Promise<void> {
    await this.happened({
      step: "系统 届末截止，解约失败  closed by the clock",
      status: "TERMINATION_CLOSED",
      title: "逾期未处理，解约失败",
      messages: this.both("解约失败"),
    });
    const { sides, agreementId, id } = this;
    const late = await sides.graduate.acceptsTermination(id);
    expectEqual("截止后同意解约", late.__typename, "RecordMovedOn");
    const again = await sides.employer.asksTermination(agreementId, BUSINESS);
    expectEqual("截止后发起解约", again.code, "COHORT_CLOSED");
  }

  /** F-52: from the graduate's requests only. */
  async #forcedByNobody(): Promise<void> {
    const { sides, id } = this;
    const given = { statement: "无", evidenceIds: [id], employerConsulted: true };
    const refused = await sides.school.forcesTermination(id, given);
    expectEqual("对单位的申请强制解约 forcing the employer's", refused.__typename, "RecordMovedOn");
  }

  async #isRefused(
    side: "graduate" | "employer",
    status: RecordStatus,
    title: string,
    name: string,
  ): Promise<void> {
    const { sides, id } = this;
    const empty = await sides[side].refusesTermination(id, " ");
    expectEqual("拒绝须填原因 a reason is needed", empty.fields?.[0]?.field, "reason");
    const asker = side === "graduate" ? "employer" : "graduate";
    await this.acts(() => sides[side].refusesTermination(id, NEEDED), {
      step: `${title}，填写原因  refused by the ${side}`,
      status,
      title,
      messages: { [asker]: [title, name, NEEDED] },
    });
    const seen = await sides[asker].record(id);
    expectEqual("拒绝原因 the reason", seen?.timeline.at(-1)?.reason, NEEDED);
  }
}
