import { v7 as uuidv7 } from "uuid";
import type { HttpLine } from "../client/http-line.js";
import type { LiveListener } from "../client/live-listener.js";
import { eventually, expectContains, expectEqual, expectThere, Surprise } from "../client/surprise.js";
import type { RecordStatus } from "../gql/graphql.js";
import { type ApprovalWish, isDone, type Outcome, type Rejection, type Reviewer } from "../people/index.js";
import type { OwnFlowSeen } from "./own-states.js";
import { everySideSeesOwn } from "./own-views.js";
import type { Report } from "./scenario.js";
import type { Sides } from "./sides.js";

/** What an act must bring about. */
interface Expected {
  step: string;
  status: RecordStatus;
  /** As the timeline calls it. */
  title: string;
  /** To the graduate: the title, and parts of the text (F-94). */
  message?: readonly [title: string, ...parts: string[]];
}

/** How a graduate fills in and hands in what the journey is about. */
export interface Papers {
  saves(id: string): Promise<Outcome>;
  /** `version`: differs from submission to submission. */
  submits(id: string, version: number): Promise<Outcome>;
  /** Parts of what messages call it. */
  readonly named: string;
}

type Desk = "department" | "school";
const NAMES: Readonly<Record<Desk, string>> = { department: "学院", school: "学校" };

/**
 * Follows a record that its graduate began, one after the other: each verb does the act as its person and then checks
 * all that must follow from it: state, timeline, every side's view, messages, live hints.
 */
export class OwnJourney {
  #id = "";
  #status: RecordStatus | "" = "";
  #submission = 0;
  #decidedUpon = false;
  #timeline: string[] = [];
  #ears: LiveListener[] = [];

  constructor(
    readonly sides: Sides,
    readonly flow: OwnFlowSeen,
    readonly papers: Papers,
    readonly staffNames: readonly string[],
    readonly report: Report,
  ) {}

  get id(): string {
    return this.#id;
  }

  async opens(): Promise<this> {
    const { graduate, department, school } = this.sides;
    for (const side of [graduate, department, school]) this.#ears.push(await side.line.listen());
    return this;
  }

  close(): void {
    for (const ear of this.#ears) ear.close();
    this.#ears = [];
  }

  /** 暂存: nobody but the graduate sees it, and it holds nobody (F-01). */
  async isSaved(): Promise<void> {
    this.#begin();
    const saved = await this.papers.saves(this.#id);
    expectEqual("暂存 a draft", saved.__typename, "DraftSaved");
    this.#status = "DRAFT";
    this.#timeline = ["学生暂存"];
    await this.#checkViews();
    this.report.step(`学生 暂存  saved → ${this.flow.states.DRAFT?.label}`);
  }

  /** F-07: a draft may go without a trace. */
  async isDeleted(): Promise<void> {
    const gone = await this.sides.graduate.deletesDraft(this.#id);
    expectEqual("删除暂存 a draft deleted", gone.__typename, "DraftDeleted");
    expectEqual("删除后 afterwards", await this.sides.graduate.record(this.#id), null);
    this.#status = "";
    this.report.step("学生 删除暂存  draft deleted");
  }

  /** From a draft of its own, or again after 撤回 and 退回 (F-13). */
  async isSubmitted(status: "DEPARTMENT_REVIEW" | "SCHOOL_REVIEW"): Promise<void> {
    const again = this.#status === "WITHDRAWN" || this.#status === "RETURNED";
    if (!again && this.#status !== "DRAFT") await this.isSaved();
    this.#submission += 1;
    this.#decidedUpon = false;
    const title = `学生${again ? "重新" : ""}提交${this.flow.word}`;
    await this.#acts(() => this.papers.submits(this.#id, this.#submission), {
      step: `${title}  submitted`,
      status,
      title,
    });
  }

  async isWithdrawn(): Promise<void> {
    const title = `学生撤回${this.flow.word}`;
    await this.#acts(() => this.sides.graduate.withdraws(this.#id), {
      step: `${title}  withdrawn`,
      status: "WITHDRAWN",
      title,
    });
  }

  async isAbandoned(): Promise<void> {
    const title = `学生放弃${this.flow.word}`;
    await this.#acts(() => this.sides.graduate.abandons(this.#id), {
      step: `${title}  abandoned`,
      status: "ABANDONED",
      title,
    });
  }

  /** F-12: after a verdict it is too late. */
  async cannotBeWithdrawn(): Promise<void> {
    const late = await this.sides.graduate.withdraws(this.#id);
    if (isDone(late)) throw new Surprise("审核后撤回 withdrawn after a verdict (F-12)", "a refusal", late);
    this.report.step("学生 学院审核后不能再撤回  too late to withdraw");
  }

  async passesDepartment(wish: ApprovalWish = {}): Promise<void> {
    await this.#acts(() => this.sides.department.approves(this.#id, this.#submission, wish), {
      step: "学院 审核通过  department approved",
      status: "SCHOOL_REVIEW",
      title: "学院审核通过",
      message: ["学院审核通过", this.papers.named],
    });
  }

  async isReturnedBy(desk: Desk, reason: Rejection): Promise<void> {
    const title = `${NAMES[desk]}审核退回修改`;
    await this.#reasonIsAsked(this.sides[desk], "returns", reason);
    await this.#acts(() => this.sides[desk].returns(this.#id, reason, this.#submission), {
      step: `${title}  returned`,
      status: "RETURNED",
      title,
      message: [`${NAMES[desk]}退回修改`, this.papers.named, reason.details],
    });
  }

  async isRejectedBy(desk: Desk, reason: Rejection): Promise<void> {
    const title = `${NAMES[desk]}审核不通过`;
    await this.#reasonIsAsked(this.sides[desk], "rejects", reason);
    await this.#acts(() => this.sides[desk].rejects(this.#id, reason, this.#submission), {
      step: `${title}  rejected`,
      status: "REJECTED",
      title,
      message: [title, this.papers.named, reason.details],
    });
  }

  /** The school's word, after those who must not have refused theirs. */
  async isApproved(
    status: "SIGNED" | "REGISTERED",
    message: string,
    wish: ApprovalWish = {},
    named = this.papers.named,
  ): Promise<void> {
    const { reader, strangers, school } = this.sides;
    const readOnly = await reader.approves(this.#id, this.#submission);
    expectEqual("只读账号审核 a read-only account (P-02)", readOnly.code, "READ_ONLY");
    const unseen = await strangers.reviewer.approves(this.#id, this.#submission);
    expectEqual("其他学校审核 another school's verdict", unseen.__typename, "UnknownRecord");
    const stale = await school.approves(this.#id, this.#submission + 6);
    expectEqual("审核旧内容 another submission (F-06)", stale.__typename, "SubmissionChanged");
    await this.#acts(() => school.approves(this.#id, this.#submission, wish), {
      step: "学校 审核通过  school approved",
      status,
      title: "学校审核通过",
      message: [message, named],
    });
  }

  async isVoided(): Promise<void> {
    await this.#acts(() => this.sides.graduate.voids(this.#id), {
      step: "学生 作废去向  voided (F-63)",
      status: "VOIDED",
      title: "学生作废去向",
    });
  }

  /** An act that changes something within the state, such as F-35. */
  async isAmended(act: () => Promise<Outcome>, title: string, message: readonly [string, ...string[]]) {
    const status = expectThere("记录状态 state", this.#status || null);
    await this.#acts(act, { step: `${title}  amended`, status, title, message });
  }

  /** F-92: what the registry has for this graduate, beside the record. */
  async registryShows(code: string, employerName: string | null): Promise<void> {
    await registryShows(this.sides, this.#id, code, employerName);
    this.report.step(`就业管理系统 去向代码 ${code}  reported to the registry`);
  }

  /** The clock has passed the cohort's closing (F-90a); everyone has signed in anew. */
  async hasClosed(later: Sides): Promise<void> {
    this.#timeline.push("逾期关闭");
    this.#status = "CLOSED";
    // Lists follow the clock a moment later (F-24).
    await eventually(() => everySideSeesOwn(later, this.#followed()));
    await hasMessage(later, this.#id, ["登记逾期关闭", this.papers.named]);
    this.report.step("系统 届次截止，逾期关闭  closed with its cohort → 逾期关闭");
  }

  async #reasonIsAsked(
    reviewer: Reviewer<HttpLine>,
    verb: "returns" | "rejects",
    reason: Rejection,
  ): Promise<void> {
    const empty = await reviewer[verb](this.#id, { ...reason, details: " " }, this.#submission);
    expectEqual("不填原因 without a reason (F-11)", empty.fields?.[0]?.field, "rejection.details");
  }

  #begin(): void {
    this.#id = uuidv7();
    this.#submission = 0;
    this.#decidedUpon = false;
    this.#timeline = [];
  }

  async #acts(act: () => Promise<Outcome>, expected: Expected): Promise<void> {
    for (const ear of this.#ears) ear.forget();
    const outcome = await act();
    expectEqual(`${expected.step} (${outcome.message ?? ""})`, isDone(outcome), true);
    const { status, title, message } = expected;
    if (title.startsWith("学院") || title.startsWith("学校")) this.#decidedUpon = true;
    this.#status = status;
    this.#timeline.push(title);
    for (const ear of this.#ears) await ear.hears("RECORD", this.#id);
    await this.#checkViews();
    if (message) await hasMessage(this.sides, this.#id, message);
    this.report.step(`${expected.step} → ${this.flow.states[status]?.label}`);
  }

  #checkViews(): Promise<void> {
    return everySideSeesOwn(this.sides, this.#followed());
  }

  #followed() {
    return {
      id: this.#id,
      flow: this.flow,
      status: this.#status,
      submission: this.#submission,
      decidedUpon: this.#decidedUpon,
      timeline: this.#timeline,
      staffNames: this.staffNames,
    };
  }
}

/** The graduate has been told of this record (F-94). */
export async function hasMessage(
  { graduate }: Pick<Sides, "graduate">,
  recordId: string | null,
  [title, ...parts]: readonly [string, ...string[]],
): Promise<void> {
  await eventually(async () => {
    const mine = (await graduate.messages()).filter((each) => each.recordId === recordId);
    const message = mine.find(
      (each) => each.title === title && parts.every((part) => each.body.includes(part)),
    );
    const found = expectThere(
      `消息 message 「${title}」`,
      message ?? mine.find((each) => each.title === title),
    );
    expectContains(`消息 message 「${title}」`, found.body, parts);
  });
}

/** F-92: the registry holds what stands, and reviewers see it beside the record (F-14). */
export async function registryShows(
  { school }: Sides,
  recordId: string,
  code: string,
  employerName: string | null,
): Promise<void> {
  await eventually(async () => {
    const page = expectThere("审核页 review page", await school.reviewPage(recordId));
    const found = expectThere("就业管理系统中的去向 destination", page.registryDestination);
    expectEqual(
      "就业管理系统中的去向 in the registry",
      [found.code, found.employerName, found.source],
      [code, employerName, "PLATFORM"],
    );
  });
}
