import { v7 as uuidv7 } from "uuid";
import { expectEqual, expectThere, Surprise } from "../client/surprise.js";
import type { RecordKind, RecordStatus } from "../gql/graphql.js";
import type { Desk } from "../history/story.js";
import {
  type ApprovalWish,
  type Changed,
  type Done,
  isDone,
  type Outcome,
  type Rejection,
} from "../people/index.js";
import { DESK_NAMES, type Expected, followed, Journey, type Notice } from "./journey.js";
import type { Report } from "./scenario.js";
import { type DemoServer, SCHOOL_ONLY, type Sides } from "./sides.js";
import { canMoveClock, staffNames, takeSides, whenTheCohortHasClosed } from "./stage-hands.js";
import type { StateSeen, StatesSeen } from "./states.js";

/** How a graduate fills in and hands in what the journey is about. */
export interface Papers {
  readonly kind: RecordKind;
  readonly states: StatesSeen;
  /** How titles call what is submitted. */
  readonly word: string;
  saves(id: string): Promise<Outcome>;
  /** `version`: differs from submission to submission. */
  submits(id: string, version: number): Promise<Outcome<Done>>;
  /** Parts of what messages call it. */
  readonly named: string;
}

/** Follows records that their graduate began (F-07, F-11…F-13, F-40, F-60). */
export class OwnJourney extends Journey {
  #decidedUpon = false;

  constructor(
    sides: Sides,
    readonly papers: Papers,
    staffNames: readonly string[],
    report: Report,
  ) {
    super(sides, report, staffNames, papers.kind, papers.states);
  }

  /** 暂存: nobody but the graduate sees it, and it holds nobody (F-01). */
  async isSaved(): Promise<void> {
    this.id = uuidv7();
    this.submission = 0;
    this.#decidedUpon = false;
    this.timeline = [];
    const saved = await this.papers.saves(this.id);
    expectEqual("暂存 a draft", saved.__typename, "DraftSaved");
    await this.happened({ step: "学生 暂存  saved", status: "DRAFT", title: "学生暂存" });
  }

  /** F-07: a draft may go without a trace. */
  async isDeleted(): Promise<void> {
    const gone = await this.sides.graduate.deletesDraft(this.id);
    expectEqual("删除暂存 a draft deleted", gone.__typename, "DraftDeleted");
    expectEqual("删除后 afterwards", await this.sides.graduate.record(this.id), null);
    this.status = "";
    this.report.step("学生 删除暂存  draft deleted");
  }

  /** From a draft of its own, or again after 撤回 and 退回 (F-13). */
  async isSubmitted(status: "DEPARTMENT_REVIEW" | "SCHOOL_REVIEW"): Promise<void> {
    const again = this.status === "WITHDRAWN" || this.status === "RETURNED";
    if (!again && this.status !== "DRAFT") await this.isSaved();
    const title = `学生${again ? "重新" : ""}提交${this.papers.word}`;
    const submits = () => this.papers.submits(this.id, this.submission);
    await this.handsIn(submits, { step: `${title}  submitted`, status, title });
  }

  async isWithdrawn(status: RecordStatus = "WITHDRAWN"): Promise<void> {
    const title = `学生撤回${this.papers.word}`;
    const withdraws = () => this.sides.graduate.withdraws(this.id);
    await this.acts(withdraws, { step: `${title}  withdrawn`, status, title });
  }

  async isAbandoned(): Promise<void> {
    const title = `学生放弃${this.papers.word}`;
    const abandons = () => this.sides.graduate.abandons(this.id);
    await this.acts(abandons, { step: `${title}  abandoned`, status: "ABANDONED", title });
  }

  /** F-12: after a verdict it is too late. */
  async cannotBeWithdrawn(): Promise<void> {
    const late = await this.sides.graduate.withdraws(this.id);
    if (isDone(late)) throw new Surprise("审核后撤回 withdrawn after a verdict (F-12)", "a refusal", late);
    this.report.step("学生 学院审核后不能再撤回  too late to withdraw");
  }

  async passesDepartment(wish: ApprovalWish = {}, status: RecordStatus = "SCHOOL_REVIEW"): Promise<void> {
    this.#decidedUpon = true;
    await this.acts(() => this.sides.department.approves(this.id, this.submission, wish), {
      step: "学院 审核通过  department approved",
      status,
      title: "学院审核通过",
      messages: { graduate: ["学院审核通过", this.papers.named] },
    });
  }

  async isReturnedBy(desk: Desk, reason: Rejection, status: RecordStatus = "RETURNED"): Promise<void> {
    const title = `${DESK_NAMES[desk]}审核退回修改`;
    await this.isSentBack(desk, "returns", reason, {
      step: `${title}  returned`,
      status,
      title,
      messages: { graduate: [`${DESK_NAMES[desk]}退回修改`, this.papers.named, reason.details] },
    });
  }

  async isRejectedBy(desk: Desk, reason: Rejection, status: RecordStatus = "REJECTED"): Promise<void> {
    const title = `${DESK_NAMES[desk]}审核不通过`;
    await this.isSentBack(desk, "rejects", reason, {
      step: `${title}  rejected`,
      status,
      title,
      messages: { graduate: [title, this.papers.named, reason.details] },
    });
  }

  /** The school's word, after those who must not have refused theirs. */
  async isApproved(
    status: RecordStatus,
    message: string,
    wish: ApprovalWish = {},
    named = this.papers.named,
  ): Promise<void> {
    await this.othersMayNotApprove();
    await this.acts(() => this.sides.school.approves(this.id, this.submission, wish), {
      step: "学校 审核通过  school approved",
      status,
      title: "学校审核通过",
      messages: { graduate: [message, named] },
    });
  }

  async isVoided(): Promise<void> {
    await this.acts(() => this.sides.graduate.voids(this.id), {
      step: "学生 作废去向  voided (F-63)",
      status: "VOIDED",
      title: "学生作废去向",
    });
  }

  /** An act that changes something within the state, such as F-35. */
  async isAmended(act: () => Promise<Outcome<Changed>>, title: string, message: Notice): Promise<void> {
    const status = expectThere<RecordStatus>("记录状态 state", this.status || null);
    await this.acts(act, { step: `${title}  amended`, status, title, messages: { graduate: message } });
  }

  /** F-92 */
  async isReportedAs(code: string, employerName: string | null): Promise<void> {
    await this.registryShows({ code, employerName });
    this.report.step(`就业管理系统 去向代码 ${code}  reported to the registry`);
  }

  /** The clock has passed the cohort's closing (F-90a); everyone has signed in anew. */
  async hasClosed(later: Sides): Promise<void> {
    await this.isEndedByTheClock(later, {
      step: "系统 届次截止，逾期关闭  closed with its cohort",
      status: "CLOSED",
      title: "逾期关闭",
      messages: { graduate: ["登记逾期关闭", this.papers.named] },
    });
  }

  /** Another submission, of which nobody has decided. */
  protected async handsIn(
    act: () => Promise<Outcome<Done> | Outcome<Changed>>,
    expected: Expected,
  ): Promise<void> {
    this.submission += 1;
    this.#decidedUpon = false;
    await this.acts(act, expected);
  }

  override get state(): StateSeen {
    const state = super.state;
    // F-12: where no department has decided, the school's turn is no verdict yet.
    const mayWithdraw = state.waitsFor === "SCHOOL" && !this.#decidedUpon;
    return mayWithdraw ? { ...state, acts: { ...state.acts, graduate: ["WITHDRAW"] } } : state;
  }
}

/** Every way the reviews of department and school can go without an approval; it lies returned by the school in the end. */
export async function everyVerdict(
  journey: OwnJourney,
  { wrong, unclear }: { wrong: Rejection; unclear: Rejection },
): Promise<void> {
  await journey.isSaved();
  await journey.isDeleted();
  await journey.isSubmitted("DEPARTMENT_REVIEW");
  await journey.isWithdrawn();
  await journey.isAbandoned();
  await journey.isSubmitted("DEPARTMENT_REVIEW");
  await journey.isRejectedBy("department", wrong);
  await journey.isSubmitted("DEPARTMENT_REVIEW");
  await journey.passesDepartment();
  await journey.isRejectedBy("school", wrong);
  await journey.isSubmitted("DEPARTMENT_REVIEW");
  await journey.isReturnedBy("department", unclear);
  await journey.isSubmitted("DEPARTMENT_REVIEW");
  await journey.passesDepartment();
  await journey.cannotBeWithdrawn();
  await journey.isReturnedBy("school", unclear);
}

/** F-90a: what lies with its graduate when the cohort closes. The last of all: the cohort can do nothing more. */
export async function closesWithItsCohort(
  server: DemoServer,
  report: Report,
  papers: (sides: Sides) => Papers,
  lies: (journey: OwnJourney) => Promise<void>,
): Promise<void> {
  if (!(await canMoveClock(server, report, "届次截止 the closing of the cohort"))) return;
  const sides = await takeSides(server, SCHOOL_ONLY, report);
  const journey = new OwnJourney(sides, papers(sides), staffNames(server), report);
  await followed(journey, async () => {
    await journey.isSubmitted("SCHOOL_REVIEW");
    await lies(journey);
  });
  await journey.hasClosed(await whenTheCohortHasClosed(server, sides));
}
