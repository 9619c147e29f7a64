import { v7 as uuidv7 } from "uuid";
import type { HttpLine } from "../client/http-line.js";
import type { LiveListener } from "../client/live-listener.js";
import { eventually, expectContains, expectEqual, expectThere, Surprise } from "../client/surprise.js";
import type { RecordStatus } from "../gql/graphql.js";
import { type Changed, isDone, type Outcome, type Rejection, type Reviewer } from "../people/index.js";
import { termsFor } from "../people/invitation-terms.js";
import { STATES } from "./expectations.js";
import type { Report } from "./scenario.js";
import type { Sides } from "./sides.js";
import { everySideSees } from "./views.js";

type Party = "graduate" | "employer";

/** What an act must bring about. */
interface Expected {
  /** How the report calls the step. */
  step: string;
  status: RecordStatus;
  /** As the timeline calls it. */
  title: string;
  /** Messages by recipient: the title, and parts of the text (F-94). */
  messages: Partial<Record<Party, readonly [title: string, ...parts: string[]]>>;
}

/**
 * Follows one graduate and one employer from invitation to invitation. Each verb does the act as its person and then
 * checks all that must follow from it: state, timeline, every side's view, messages, live hints.
 */
export class Journey {
  #id = "";
  #status: RecordStatus | "" = "";
  #timeline: string[] = [];
  #favouriteId = "";
  #ears: LiveListener[] = [];

  constructor(
    readonly sides: Sides,
    readonly staffNames: readonly string[],
    readonly report: Report,
  ) {}

  /** The record at present. */
  get id(): string {
    return this.#id;
  }

  get favouriteId(): string {
    return this.#favouriteId;
  }

  get timeline(): readonly string[] {
    return this.#timeline;
  }

  /** Opens the live connections; `close` ends them. */
  async opens(): Promise<this> {
    const { graduate, employer, department, school } = this.sides;
    for (const side of [graduate, employer, department, school]) this.#ears.push(await side.line.listen());
    return this;
  }

  close(): void {
    for (const ear of this.#ears) ear.close();
    this.#ears = [];
  }

  /** The same journey with everyone signed in anew. */
  async continuesAs(sides: Sides): Promise<Journey> {
    this.close();
    const journey = new Journey(sides, this.staffNames, this.report);
    journey.#id = this.#id;
    journey.#status = this.#status;
    journey.#timeline = this.#timeline;
    journey.#favouriteId = this.#favouriteId;
    return await journey.opens();
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
    this.#favouriteId = expectThere("收藏 favourite", kept.id);
    expectEqual("收藏可邀请 invitable", kept.notInvitableReason, null);
    this.report.step("单位 精确查询毕业生（先错后对）并加入收藏夹  exact search: a miss, a hit, kept");
  }

  async invites(validDays = 20): Promise<void> {
    const { employer, who } = this.sides;
    const [offer] = who.employer.jobOffers;
    const terms = termsFor(who.employer, expectThere("岗位 offer", offer), validDays);
    this.#id = uuidv7();
    this.#timeline = [];
    this.#forget();
    const sent = await employer.invites(this.#id, this.#favouriteId, terms);
    await this.#followed(sent, {
      step: "单位 发起邀请  invitation sent",
      status: "INVITED",
      title: "单位发起邀请",
      messages: { graduate: ["收到签约邀请", who.employer.name, terms.job.positionName] },
    });
    const again = await employer.invites(this.#id, this.#favouriteId, terms);
    expectEqual("同一邀请再发一次 the same act again", again.alreadyDone, true);
    const second = await employer.invites(uuidv7(), this.#favouriteId, terms);
    expectEqual("重复邀请 a second invitation (F-23)", second.code, "ALREADY_INVITED");
  }

  async isDeclined(): Promise<void> {
    await this.#acts(() => this.sides.graduate.declines(this.#id), {
      step: "学生 拒绝签约  declined",
      status: "DECLINED",
      title: "学生拒绝签约",
      messages: { employer: ["学生拒绝签约", this.#name] },
    });
  }

  async isTakenBack(): Promise<void> {
    await this.#acts(() => this.sides.employer.takesBack(this.#id), {
      step: "单位 撤回邀请  taken back",
      status: "TAKEN_BACK",
      title: "单位撤回邀请",
      messages: { graduate: ["签约邀请已撤回", this.#employerName] },
    });
    const late = await this.sides.graduate.accepts(this.#id);
    expectEqual("撤回后应约 accepting afterwards", late.__typename, "RecordMovedOn");
  }

  async isExtendedTo(validDays: number): Promise<void> {
    const shorter = await this.sides.employer.extendsDeadline(this.#id, 1);
    if (shorter.__typename === "AgreementChanged") {
      throw new Surprise("缩短应约有效期 a shorter validity (F-29)", "a refusal", shorter);
    }
    const before = (await this.sides.employer.agreement(this.#id))?.deadline ?? "";
    await this.#acts(() => this.sides.employer.extendsDeadline(this.#id, validDays), {
      step: "单位 延长应约有效期  deadline extended",
      status: "INVITED",
      title: "单位延长应约有效期",
      messages: { graduate: ["签约邀请已延期", this.#employerName] },
    });
    const after = (await this.sides.graduate.agreement(this.#id))?.deadline ?? "";
    expectEqual("应约截止时间已延后 later deadline", Date.parse(after) > Date.parse(before), true);
  }

  /** The clock has passed the deadline (F-24). */
  async hasLapsed(): Promise<void> {
    this.#timeline.push("学生逾期未回应");
    this.#status = "LAPSED";
    await this.#checkViews();
    await this.#checkMessages({
      employer: ["学生逾期未回应", this.#name],
      graduate: ["签约邀请已失效", this.#employerName],
    });
    const late = await this.sides.graduate.accepts(this.#id);
    expectEqual("逾期应约 accepting too late (F-24)", late.__typename, "RecordMovedOn");
    this.report.step("系统 逾期自动失效，逾期应约被拒绝  lapsed by the clock");
  }

  async isAccepted(status: "DEPARTMENT_REVIEW" | "SCHOOL_REVIEW"): Promise<void> {
    await this.#acts(() => this.sides.graduate.accepts(this.#id), {
      step: `学生 同意签约，进入${status === "DEPARTMENT_REVIEW" ? "学院" : "学校"}审核  accepted`,
      status,
      title: "学生同意签约",
      messages: { employer: ["学生已同意签约", this.#name] },
    });
    const again = await this.sides.graduate.accepts(this.#id);
    expectEqual("再次同意 accepting again", again.alreadyDone, true);
  }

  async passesDepartment(): Promise<void> {
    await this.#isHeldAndUndone(this.sides.department);
    await this.#acts(() => this.sides.department.approves(this.#id), {
      step: "学院 审核通过（先撤销一次）  department approved, after undoing once",
      status: "SCHOOL_REVIEW",
      title: "学院审核通过",
      messages: {
        graduate: ["学院审核通过", this.#employerName],
        employer: ["学院审核通过", this.#name],
      },
    });
  }

  async failsAtDepartment(rejection: Rejection): Promise<void> {
    const early = await this.sides.school.approves(this.#id);
    if (isDone(early)) {
      throw new Surprise("学校越过学院审核 the school before its turn (F-10)", "a refusal", early);
    }
    await this.#rejects(this.sides.department, rejection, {
      step: "学院 审核不通过  department rejected",
      status: "REJECTED_BY_DEPARTMENT",
      title: "学院审核不通过",
    });
  }

  async failsAtSchool(rejection: Rejection): Promise<void> {
    await this.#rejects(this.sides.school, rejection, {
      step: "学校 审核不通过  school rejected",
      status: "REJECTED_BY_SCHOOL",
      title: "学校审核不通过",
    });
  }

  /** The last step: number, report and document follow (F-92, D-05). */
  async isSigned(): Promise<string> {
    const readOnly = await this.sides.reader.approves(this.#id);
    expectEqual("只读账号审核 a read-only account (P-02)", readOnly.code, "READ_ONLY");
    const unseen = await this.sides.strangers.reviewer.approves(this.#id);
    expectEqual("其他学校审核 another school's verdict", unseen.__typename, "UnknownRecord");
    const stale = await this.sides.school.approves(this.#id, 7);
    expectEqual("审核旧内容 a verdict on another submission (F-06)", stale.__typename, "SubmissionChanged");
    const signed = await this.#acts(() => this.sides.school.approves(this.#id), {
      step: "学校 审核通过，签约完成  school approved: signed",
      status: "SIGNED",
      title: "学校审核通过",
      messages: { graduate: ["签约完成", this.#employerName], employer: ["签约完成", this.#name] },
    });
    return expectThere("协议编号 number", signed.agreement?.number);
  }

  get #name(): string {
    return this.sides.who.graduate.name;
  }

  get #employerName(): string {
    return this.sides.who.employer.name;
  }

  async #rejects(
    reviewer: Reviewer<HttpLine>,
    rejection: Rejection,
    expected: Omit<Expected, "messages">,
  ): Promise<void> {
    const empty = await reviewer.rejects(this.#id, { ...rejection, details: " " });
    expectEqual(
      "不填具体问题 a rejection without details (F-11)",
      empty.fields?.[0]?.field,
      "rejection.details",
    );
    await this.#acts(() => reviewer.rejects(this.#id, rejection), {
      ...expected,
      messages: {
        graduate: [expected.title, this.#employerName, rejection.details],
        employer: [expected.title, this.#name, rejection.details],
      },
    });
    for (const side of [this.sides.graduate, this.sides.employer]) {
      const reason = (await side.agreement(this.#id))?.timeline.at(-1)?.reason;
      expectEqual("不通过原因 reason in the timeline", reason, rejection.details);
    }
  }

  /** F-18: a held verdict shows to its giver alone, and undone it never was. */
  async #isHeldAndUndone(reviewer: Reviewer<HttpLine>): Promise<void> {
    const held = await reviewer.approves(this.#id, 1, { hold: true });
    expectEqual("暂缓生效的审核 a held verdict (F-18)", held.__typename, "VerdictScheduled");
    expectEqual(
      "本人可见 shown to its giver",
      (await reviewer.reviewPage(this.#id))?.heldVerdict?.mine,
      true,
    );
    expectEqual(
      "学生仍看到原状态 the graduate sees the old state",
      (await this.sides.graduate.agreement(this.#id))?.status,
      this.#status,
    );
    expectEqual("撤销 undone", (await reviewer.undoes(this.#id)).__typename, "VerdictUndone");
    await this.#checkViews();
  }

  async #acts(act: () => Promise<Outcome<Changed>>, expected: Expected): Promise<Outcome<Changed>> {
    this.#forget();
    const outcome = await act();
    await this.#followed(outcome, expected);
    return outcome;
  }

  async #followed(outcome: Outcome<Changed>, expected: Expected): Promise<void> {
    expectEqual(
      expected.step,
      [isDone(outcome), outcome.agreement?.status ?? outcome.message],
      [true, expected.status],
    );
    this.#status = expected.status;
    this.#timeline.push(expected.title);
    for (const ear of this.#ears) await ear.hears("RECORD", this.#id);
    for (const ear of this.#ears.slice(2)) await ear.hears("QUEUE");
    await this.#checkViews();
    await this.#checkMessages(expected.messages);
    this.report.step(`${expected.step} → ${STATES[expected.status]?.label}`);
  }

  #forget(): void {
    for (const ear of this.#ears) ear.forget();
  }

  #checkViews(): Promise<void> {
    return everySideSees(this.sides, {
      id: this.#id,
      status: this.#status,
      timeline: this.#timeline,
      staffNames: this.staffNames,
    });
  }

  async #checkMessages(expected: Expected["messages"]): Promise<void> {
    for (const [party, [title, ...parts]] of Object.entries(expected)) {
      await eventually(async () => {
        const mine = (await this.sides[party as Party].messages()).filter(
          ({ recordId }) => recordId === this.#id,
        );
        const message = mine.find((each) => each.title === title);
        const { body } = expectThere(`${party} 消息 message 「${title}」`, message);
        expectContains(`${party} 消息 message 「${title}」`, body, parts);
      });
    }
  }
}
