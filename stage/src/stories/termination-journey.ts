import type { LiveListener } from "../client/live-listener.js";
import { eventually, expectContains, expectEqual, expectThere } from "../client/surprise.js";
import type { RecordStatus } from "../gql/graphql.js";
import { type Changed, type Done, isDone, type Outcome } from "../people/index.js";
import type { Report } from "./scenario.js";
import type { Sides } from "./sides.js";
import { OFFLINE_STATES, ONLINE_STATES, type TerminationSeen } from "./termination-expectations.js";
import { everySideSeesTermination } from "./termination-views.js";

type Kind = "ONLINE_TERMINATION" | "OFFLINE_TERMINATION";

/** What an act must bring about. */
export interface Expected {
  /** How the report calls the step. */
  step: string;
  status: RecordStatus;
  /** As the timeline calls it. */
  title: string;
  /** Messages by recipient: the title, and parts of the text (F-94). */
  messages?: Partial<Record<"graduate" | "employer", readonly [title: string, ...parts: string[]]>>;
}

/** Follows the terminations of one agreement after another; each act is checked on every side. */
export class TerminationJourney {
  #agreementId = "";
  #id = "";
  #status: RecordStatus | "" = "";
  #submission = 1;
  #timeline: string[] = [];
  #ears: LiveListener[] = [];

  constructor(
    readonly sides: Sides,
    readonly kind: Kind,
    readonly staffNames: readonly string[],
    readonly report: Report,
  ) {}

  get id(): string {
    return this.#id;
  }

  get agreementId(): string {
    return this.#agreementId;
  }

  /** Opens the live connections of whoever sees it; `close` ends them. */
  async opens(): Promise<this> {
    const { graduate, employer, department, school } = this.sides;
    const online = this.kind === "ONLINE_TERMINATION";
    for (const side of online ? [graduate, employer, department, school] : [graduate, department, school]) {
      this.#ears.push(await side.line.listen());
    }
    return this;
  }

  close(): void {
    for (const ear of this.#ears) ear.close();
    this.#ears = [];
  }

  /** From now on the end of this agreement is asked for. */
  of(agreementId: string): this {
    this.#agreementId = agreementId;
    return this;
  }

  /** The same journey with everyone signed in anew. */
  async continuesAs(sides: Sides): Promise<TerminationJourney> {
    this.close();
    const journey = new TerminationJourney(sides, this.kind, this.staffNames, this.report);
    journey.#agreementId = this.#agreementId;
    journey.#id = this.#id;
    journey.#status = this.#status;
    journey.#submission = this.#submission;
    journey.#timeline = this.#timeline;
    return await journey.opens();
  }

  /** A new request, which is a record of its own. */
  async begins(id: string, act: () => Promise<Outcome<Done>>, expected: Expected): Promise<void> {
    this.#id = id;
    this.#submission = 1;
    this.#timeline = [];
    await this.acts(act, expected);
    expectEqual("同一申请再提交一次 the same act again", (await act()).alreadyDone, true);
  }

  /** Sent again after a return: another submission (F-13). */
  async sendsAgain(act: () => Promise<Outcome<Done>>, expected: Expected): Promise<void> {
    this.#submission += 1;
    await this.acts(act, expected);
  }

  get submission(): number {
    return this.#submission;
  }

  /** Does an act, and checks all that must follow from it on every side. */
  async acts(act: () => Promise<Outcome<Done> | Outcome<Changed>>, expected: Expected): Promise<void> {
    for (const ear of this.#ears) ear.forget();
    const outcome = await act();
    const record = "record" in outcome ? outcome.record : (outcome as Outcome<Changed>).agreement;
    expectEqual(
      expected.step,
      [isDone(outcome), record?.status ?? outcome.message ?? outcome.fields],
      [true, expected.status],
    );
    for (const ear of this.#ears) await ear.hears("RECORD", this.#id);
    await this.happened(expected);
  }

  /** Something has come about, by whatever hand. */
  async happened(expected: Expected): Promise<void> {
    this.#status = expected.status;
    this.#timeline.push(expected.title);
    await this.checkViews();
    await this.#checkMessages(expected.messages ?? {});
    this.report.step(`${expected.step} → ${this.#state.label}`);
  }

  /** A refusal by its code, and that it changed nothing for anybody. */
  async refuses(about: string, act: () => Promise<Outcome>, code: string): Promise<Outcome> {
    const outcome = await act();
    expectEqual(about, outcome.code ?? outcome.__typename, code);
    return outcome;
  }

  checkViews(): Promise<void> {
    return everySideSeesTermination(this.sides, {
      id: this.#id,
      agreementId: this.#agreementId,
      kind: this.kind,
      status: this.#status,
      state: this.#state,
      submission: this.#submission,
      timeline: this.#timeline,
      staffNames: this.staffNames,
    });
  }

  /** F-57, F-92: the registry holds 待就业. */
  async registryShowsNobodyEmployed(): Promise<void> {
    for (const reviewer of [this.sides.department, this.sides.school]) {
      await eventually(async () => {
        const page = expectThere("审核页 review page", await reviewer.reviewPage(this.#id));
        const { code, employerName, source } = expectThere("去向 destination", page.registryDestination);
        expectEqual("就业管理系统中的去向", { code, employerName, source }, NOBODY_EMPLOYED);
      });
    }
    this.report.step("就业管理系统 去向变为待就业（70）  the registry shows 待就业");
  }

  get #state(): TerminationSeen {
    const states = this.kind === "ONLINE_TERMINATION" ? ONLINE_STATES : OFFLINE_STATES;
    const state = expectThere(`状态 state ${this.#status}`, states[this.#status]);
    // F-52: neither answered nor reviewed.
    if (this.#timeline.at(-1) === "学校强制解约") return { ...state, steps: ["DONE", "DONE", "DONE"] };
    // F-56: whoever asked may take it back until there is a verdict, and a return is one.
    const undecided = this.kind === "OFFLINE_TERMINATION" && this.#timeline.length === 1;
    const asks = undecided && this.#status.endsWith("_REVIEW");
    return asks ? { ...state, acts: { ...state.acts, graduate: ["TAKE_BACK"] } } : state;
  }

  async #checkMessages(expected: NonNullable<Expected["messages"]>): Promise<void> {
    for (const [party, [title, ...parts]] of Object.entries(expected)) {
      const recipient = this.sides[party as "graduate" | "employer"];
      await eventually(async () => {
        const mine = (await recipient.messages()).filter(({ recordId }) => recordId === this.#id);
        const message = mine.find((each) => each.title === title);
        const { body } = expectThere(`${party} 消息 message 「${title}」`, message);
        expectContains(`${party} 消息 message 「${title}」`, body, parts);
      });
    }
  }
}

const NOBODY_EMPLOYED = { code: "70", employerName: null, source: "PLATFORM" };
