import type { HttpLine } from "../client/http-line.js";
import type { LiveListener } from "../client/live-listener.js";
import { eventually, expectContains, expectEqual, expectThere } from "../client/surprise.js";
import type { RecordKind, RecordStatus } from "../gql/graphql.js";
import type { Desk } from "../history/story.js";
import {
  type Changed,
  type Done,
  isDone,
  type Outcome,
  type Reader,
  type Rejection,
  type ReviewPageSeen,
} from "../people/index.js";
import type { Report } from "./scenario.js";
import type { Sides } from "./sides.js";
import type { StateSeen, StatesSeen } from "./states.js";
import { everySideSees } from "./views.js";

/** How the platform calls those of the school who decide. */
export const DESK_NAMES: Readonly<Record<Desk, string>> = { department: "学院", school: "学校" };

/** A message: its title, and parts of its text (F-94). */
export type Notice = readonly [title: string, ...parts: string[]];

/** What an act must bring about. */
export interface Expected {
  /** How the report calls the step. */
  step: string;
  status: RecordStatus;
  /** As the timeline calls it, where the journey follows the timeline. */
  title?: string;
  messages?: Partial<Record<"graduate" | "employer", Notice>>;
}

/**
 * Follows records of one kind, one after the other. Each verb does an act as its person and then checks all that must
 * follow from it: state, timeline, every side's view, messages, live hints.
 */
export abstract class Journey {
  id = "";
  status: RecordStatus | "" = "";
  submission = 1;
  timeline: string[] = [];
  #ears: LiveListener[] = [];
  /** Messages that have been looked at: each act brings a new one. */
  readonly #heeded = new Set<string>();

  constructor(
    public sides: Sides,
    readonly report: Report,
    readonly staffNames: readonly string[],
    readonly kind: RecordKind,
    readonly states: StatesSeen,
  ) {}

  /** Opens the live connections of whoever hears of it; `close` ends them. */
  async opens(): Promise<this> {
    for (const { line } of this.hearers()) this.#ears.push(await line.listen());
    return this;
  }

  close(): void {
    for (const ear of this.#ears) ear.close();
    this.#ears = [];
  }

  /** The clock has ended all sessions: the same journey with everyone signed in anew. */
  async continuesAs(sides: Sides): Promise<this> {
    this.close();
    this.sides = sides;
    return await this.opens();
  }

  /** Does an act, and checks all that must follow from it on every side. */
  async acts(
    act: () => Promise<Outcome<Done> | Outcome<Changed>>,
    expected: Expected,
  ): Promise<ChangedRecord | undefined> {
    for (const ear of this.#ears) ear.forget();
    const outcome = await act();
    const record = recordOf(outcome);
    expectEqual(
      expected.step,
      [isDone(outcome), record?.status ?? outcome.message ?? outcome.fields],
      [true, expected.status],
    );
    for (const [index, ear] of this.#ears.entries()) await this.hears(ear, index);
    await this.happened(expected);
    return record;
  }

  /** Something has come about, by whatever hand. */
  async happened(expected: Expected, check = () => this.checkViews()): Promise<void> {
    this.status = expected.status;
    if (expected.title) this.timeline.push(this.#inWords(expected.title));
    await check();
    for (const [party, notice] of Object.entries(expected.messages ?? {})) {
      const [title, ...parts] = notice.map((text) => this.#inWords(text));
      const told: Notice = [title ?? "", ...parts];
      await hasMessage(this.sides[party as "graduate" | "employer"], this.id, told, this.#heeded);
    }
    this.report.step(`${expected.step} → ${this.state.label}`);
  }

  /** The clock has passed the cohort's closing (F-90a), and everyone has signed in anew. */
  async isEndedByTheClock(later: Sides, expected: Expected): Promise<void> {
    this.close();
    this.sides = later;
    // Lists follow the clock a moment later (F-24).
    await this.happened(expected, () => eventually(() => this.checkViews()));
  }

  /** 退回修改 or 不通过: never without a reason (F-11), which the graduate reads in the timeline. */
  async isSentBack(
    by: Desk,
    verb: "returns" | "rejects",
    reason: Rejection,
    expected: Expected,
  ): Promise<void> {
    const { [by]: reviewer, graduate } = this.sides;
    const empty = await reviewer[verb](this.id, { ...reason, details: " " }, this.submission);
    expectEqual("不填原因 without a reason (F-11)", empty.fields?.[0]?.field, "rejection.details");
    await this.acts(() => reviewer[verb](this.id, reason, this.submission), expected);
    const told = (await graduate.record(this.id))?.timeline.at(-1)?.reason;
    expectEqual("退回、不通过原因 reason in the timeline", told, reason.details);
  }

  /** Those whose approval does not count, and one of what is not there any more. */
  async othersMayNotApprove(): Promise<void> {
    const { reader, strangers, school } = this.sides;
    const readOnly = await reader.approves(this.id, this.submission);
    expectEqual("只读账号审核 a read-only account (P-02)", readOnly.code, "READ_ONLY");
    const unseen = await strangers.reviewer.approves(this.id, this.submission);
    expectEqual("其他学校审核 another school's verdict", unseen.__typename, "UnknownRecord");
    const stale = await school.approves(this.id, this.submission + 6);
    expectEqual("审核旧内容 another submission (F-06)", stale.__typename, "SubmissionChanged");
  }

  checkViews(): Promise<void> {
    const { sides, id, kind, status, state, staffNames } = this;
    return everySideSees(sides, { id, kind, status, state, staffNames, ...this.followed() });
  }

  /** What the registry has for the graduate, beside the record (F-14, F-92). */
  registryShows(expected: RegistryShown): Promise<void> {
    return registryShows(this.sides, this.id, expected);
  }

  get state(): StateSeen {
    return expectThere(`状态 state ${this.status}`, this.states[this.status]);
  }

  /** P-10: the review of an agreement is called 鉴证 where two parties sign; what is registered is reviewed. */
  #inWords(text: string): string {
    const registers = this.kind === "DESTINATION" || this.kind === "PAPER_AGREEMENT";
    return this.sides.who.twoParty && !registers ? text.replaceAll("审核", "鉴证") : text;
  }

  protected get graduateName(): string {
    return this.sides.who.graduate.name;
  }

  protected get employerName(): string {
    return this.sides.who.employer.name;
  }

  /** The same message to both parties, each of which reads the other's name. */
  protected both(title: string, ...parts: string[]): Record<"graduate" | "employer", Notice> {
    return { graduate: [title, this.employerName, ...parts], employer: [title, this.graduateName, ...parts] };
  }

  /** Whose live connections hear of every act. */
  protected hearers(): readonly Reader<HttpLine>[] {
    const { graduate, department, school } = this.sides;
    return [graduate, department, school];
  }

  protected async hears(ear: LiveListener, _index: number): Promise<void> {
    await ear.hears("RECORD", this.id);
  }

  /** What of the record the views are checked for beside its state. */
  protected followed(): {
    submission: number | null;
    timeline: readonly string[] | null;
    ends: string | null;
  } {
    return { submission: this.submission, timeline: this.timeline, ends: null };
  }
}

type ChangedRecord = Changed["agreement"];

function recordOf(outcome: Outcome<Done> | Outcome<Changed>): ChangedRecord | undefined {
  return "record" in outcome ? outcome.record : (outcome as Outcome<Changed>).agreement;
}

/** Plays with open ears, and closes them whatever happens. */
export async function followed<J extends Journey>(
  journey: J,
  play: (journey: J) => Promise<void>,
): Promise<void> {
  await journey.opens();
  try {
    await play(journey);
  } finally {
    journey.close();
  }
}

/** Somebody has been told (F-94); null: of no record. `heeded`: messages that do not count, to which it is added. */
export async function hasMessage(
  recipient: Sides["graduate"] | Sides["employer"],
  recordId: string | null,
  [title, ...parts]: Notice,
  heeded = new Set<string>(),
): Promise<void> {
  const about = `消息 message 「${title}」`;
  await eventually(async () => {
    const titled = (await recipient.messages()).filter(
      (each) => each.recordId === recordId && each.title === title && !heeded.has(each.id),
    );
    const whole = titled.find(({ body }) => parts.every((part) => body.includes(part)));
    const { id, body } = expectThere(about, whole ?? titled[0]);
    expectContains(about, body, parts);
    heeded.add(id);
  });
}

type RegistryShown = Partial<NonNullable<ReviewPageSeen["registryDestination"]>>;

/** F-57: after the end of an agreement. */
export const AWAITING_EMPLOYMENT: RegistryShown = { code: "70", employerName: null };

/** F-92: the registry holds what the platform reported, and reviewers see it beside the record (F-14). */
export async function registryShows(
  { department, school }: Pick<Sides, "department" | "school">,
  recordId: string,
  shown: RegistryShown,
): Promise<void> {
  const expected = { source: "PLATFORM", ...shown };
  for (const reviewer of [department, school]) {
    await eventually(async () => {
      const page = expectThere("审核页 review page", await reviewer.reviewPage(recordId));
      const found = Object.entries(expectThere("就业管理系统中的去向 destination", page.registryDestination));
      expectEqual(
        "就业管理系统中的去向 in the registry",
        Object.fromEntries(found.filter(([key]) => key in expected)),
        expected,
      );
    });
  }
}
