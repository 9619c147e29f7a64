import { v7 as uuidv7 } from "uuid";
import type { HttpLine } from "../client/http-line.js";
import type { LiveListener } from "../client/live-listener.js";
import { expectEqual, expectThere, Surprise } from "../client/surprise.js";
import type { Desk } from "../history/story.js";
import { isDone, type Reader, type Rejection, type Reviewer } from "../people/index.js";
import { termsFor } from "../people/invitation-terms.js";
import { DESK_NAMES, type Expected, Journey } from "./journey.js";
import type { Report } from "./scenario.js";
import type { Sides } from "./sides.js";
import { ONLINE_SIGNING } from "./states.js";

/** Follows one graduate and one employer from invitation to invitation (F-20…F-29). */
export class InvitationJourney extends Journey {
  favouriteId = "";

  constructor(sides: Sides, staffNames: readonly string[], report: Report) {
    super(sides, report, staffNames, "ONLINE_AGREEMENT", ONLINE_SIGNING);
  }

  /** F-20: every miss answers alike, a hit goes into the favourites. */
  async findsAndKeeps(): Promise<void> {
    const { employer, who } = this.sides;
    const { name, idNumber } = who.graduate;
    const sought = { name, idNumber, schoolName: who.schoolName };
    const miss = await employer.findsGraduate({ ...sought, name: `${name}甲` });
    expectEqual("姓名不符时查询 search with a wrong name", miss.__typename, "GraduateNotFound");
    const hit = await employer.findsGraduate(sought);
    expectEqual("精确查询 exact search", [hit.__typename, hit.name], ["GraduateHit", name]);
    const kept = await employer.keepsAsFavourite(expectThere("查询凭据 token", hit.token));
    this.favouriteId = expectThere("收藏 favourite", kept.id);
    expectEqual("收藏可邀请 invitable", kept.notInvitableReason, null);
    this.report.step("单位 精确查询毕业生（先错后对）并加入收藏夹  exact search: a miss, a hit, kept");
  }

  async invites(validDays = 20): Promise<void> {
    const { employer, who } = this.sides;
    const [offer] = who.employer.jobOffers;
    const terms = termsFor(who.employer, expectThere("岗位 offer", offer), validDays);
    this.id = uuidv7();
    this.timeline = [];
    await this.acts(() => employer.invites(this.id, this.favouriteId, terms), {
      step: "单位 发起邀请  invitation sent",
      status: "INVITED",
      title: "单位发起邀请",
      messages: { graduate: ["收到签约邀请", who.employer.name, terms.job.positionName] },
    });
    const again = await employer.invites(this.id, this.favouriteId, terms);
    expectEqual("同一邀请再发一次 the same act again", again.alreadyDone, true);
    const second = await employer.invites(uuidv7(), this.favouriteId, terms);
    expectEqual("重复邀请 a second invitation (F-23)", second.code, "ALREADY_INVITED");
  }

  async isDeclined(): Promise<void> {
    await this.acts(() => this.sides.graduate.declines(this.id), {
      step: "学生 拒绝签约  declined",
      status: "DECLINED",
      title: "学生拒绝签约",
      messages: { employer: ["学生拒绝签约", this.graduateName] },
    });
  }

  async isTakenBack(): Promise<void> {
    await this.acts(() => this.sides.employer.takesBack(this.id), {
      step: "单位 撤回邀请  taken back",
      status: "TAKEN_BACK",
      title: "单位撤回邀请",
      messages: { graduate: ["签约邀请已撤回", this.employerName] },
    });
    await this.#isTooLate("撤回后应约 accepting afterwards");
  }

  async isExtendedTo(validDays: number): Promise<void> {
    const shorter = await this.sides.employer.extendsDeadline(this.id, 1);
    if (isDone(shorter)) {
      throw new Surprise("缩短应约有效期 a shorter validity (F-29)", "a refusal", shorter);
    }
    const before = (await this.sides.employer.agreement(this.id))?.deadline ?? "";
    await this.acts(() => this.sides.employer.extendsDeadline(this.id, validDays), {
      step: "单位 延长应约有效期  deadline extended",
      status: "INVITED",
      title: "单位延长应约有效期",
      messages: { graduate: ["签约邀请已延期", this.employerName] },
    });
    const after = (await this.sides.graduate.agreement(this.id))?.deadline ?? "";
    expectEqual("应约截止时间已延后 later deadline", Date.parse(after) > Date.parse(before), true);
  }

  /** The clock has passed the deadline (F-24). */
  async hasLapsed(): Promise<void> {
    await this.happened({
      step: "系统 逾期自动失效，逾期应约被拒绝  lapsed by the clock",
      status: "LAPSED",
      title: "学生逾期未回应",
      messages: {
        employer: ["学生逾期未回应", this.graduateName],
        graduate: ["签约邀请已失效", this.employerName],
      },
    });
    await this.#isTooLate("逾期应约 accepting too late (F-24)");
  }

  async isAccepted(status: "DEPARTMENT_REVIEW" | "SCHOOL_REVIEW"): Promise<void> {
    await this.acts(() => this.sides.graduate.accepts(this.id), {
      step: `学生 同意签约，进入${status === "DEPARTMENT_REVIEW" ? "学院" : "学校"}审核  accepted`,
      status,
      title: "学生同意签约",
      messages: { employer: ["学生已同意签约", this.graduateName] },
    });
    const again = await this.sides.graduate.accepts(this.id);
    expectEqual("再次同意 accepting again", again.alreadyDone, true);
  }

  async passesDepartment(): Promise<void> {
    const { department } = this.sides;
    await this.#isHeldAndUndone(department);
    await this.acts(() => department.approves(this.id), {
      step: "学院 审核通过（先撤销一次）  department approved, after undoing once",
      status: "SCHOOL_REVIEW",
      title: "学院审核通过",
      messages: this.both("学院审核通过"),
    });
  }

  async failsAtDepartment(reason: Rejection): Promise<void> {
    const early = await this.sides.school.approves(this.id);
    if (isDone(early)) {
      throw new Surprise("学校越过学院审核 the school before its turn (F-10)", "a refusal", early);
    }
    await this.#fails("department", reason, "REJECTED_BY_DEPARTMENT");
  }

  async failsAtSchool(reason: Rejection): Promise<void> {
    await this.#fails("school", reason, "REJECTED_BY_SCHOOL");
  }

  /** The last step: number, report and document follow (F-92, D-05). */
  async isSigned(): Promise<string> {
    await this.othersMayNotApprove();
    const signed = await this.acts(() => this.sides.school.approves(this.id), {
      step: "学校 审核通过，签约完成  school approved: signed",
      status: "SIGNED",
      title: "学校审核通过",
      messages: this.both("签约完成"),
    });
    return expectThere("协议编号 number", signed?.number);
  }

  protected override hearers(): readonly Reader<HttpLine>[] {
    return [this.sides.employer, ...super.hearers()];
  }

  /** The desks hear of their queues too. */
  protected override async hears(ear: LiveListener, index: number): Promise<void> {
    await super.hears(ear, index);
    if (index > 1) await ear.hears("QUEUE");
  }

  /** No verdict sends an invitation back: there is one submission at the most. */
  protected override followed() {
    return { ...super.followed(), submission: null };
  }

  async #isTooLate(what: string): Promise<void> {
    const late = await this.sides.graduate.accepts(this.id);
    expectEqual(what, late.__typename, "RecordMovedOn");
  }

  async #fails(by: Desk, reason: Rejection, status: Expected["status"]): Promise<void> {
    const title = `${DESK_NAMES[by]}审核不通过`;
    await this.isSentBack(by, "rejects", reason, {
      step: `${DESK_NAMES[by]} 审核不通过  ${by} rejected`,
      status,
      title,
      messages: this.both(title, reason.details),
    });
    const told = (await this.sides.employer.agreement(this.id))?.timeline.at(-1)?.reason;
    expectEqual("不通过原因 reason in the employer's timeline", told, reason.details);
  }

  /** F-18: a held verdict shows to its giver alone, and undone it never was. */
  async #isHeldAndUndone(reviewer: Reviewer<HttpLine>): Promise<void> {
    const held = await reviewer.approves(this.id, 1, { hold: true });
    expectEqual("暂缓生效的审核 a held verdict (F-18)", held.__typename, "VerdictScheduled");
    const page = await reviewer.reviewPage(this.id);
    expectEqual("本人可见 shown to its giver", page?.heldVerdict?.mine, true);
    const meanwhile = await this.sides.graduate.agreement(this.id);
    expectEqual("学生仍看到原状态 the graduate sees the old state", meanwhile?.status, this.status);
    expectEqual("撤销 undone", (await reviewer.undoes(this.id)).__typename, "VerdictUndone");
    await this.checkViews();
  }
}
