import type { HttpLine } from "../client/http-line.js";
import { expectEqual } from "../client/surprise.js";
import type { Done, Outcome, Reader } from "../people/index.js";
import { AWAITING_EMPLOYMENT, type Expected, Journey } from "./journey.js";
import type { Report } from "./scenario.js";
import type { Sides } from "./sides.js";
import { OFFLINE_TERMINATION, ONLINE_TERMINATION, type StateSeen } from "./states.js";

const STATES = { ONLINE_TERMINATION, OFFLINE_TERMINATION };

/** Follows the terminations of one agreement after another (F-50…F-57). */
export class TerminationJourney extends Journey {
  agreementId = "";

  constructor(sides: Sides, kind: keyof typeof STATES, staffNames: readonly string[], report: Report) {
    super(sides, report, staffNames, kind, STATES[kind]);
  }

  /** From now on the end of this agreement is asked for. */
  of(agreementId: string): this {
    this.agreementId = agreementId;
    return this;
  }

  /** A new request, which is a record of its own. */
  async begins(id: string, act: () => Promise<Outcome<Done>>, expected: Expected): Promise<void> {
    this.id = id;
    this.submission = 1;
    this.timeline = [];
    await this.acts(act, expected);
    expectEqual("同一申请再提交一次 the same act again", (await act()).alreadyDone, true);
  }

  /** Sent again after a return: another submission (F-13). */
  async sendsAgain(act: () => Promise<Outcome<Done>>, expected: Expected): Promise<void> {
    this.submission += 1;
    await this.acts(act, expected);
  }

  /** F-57, F-92: the registry holds 待就业. */
  async registryShowsNobodyEmployed(): Promise<void> {
    await this.registryShows(AWAITING_EMPLOYMENT);
    this.report.step("就业管理系统 去向变为待就业（70）  the registry shows 待就业");
  }

  override get state(): StateSeen {
    const state = super.state;
    // F-52: neither answered nor reviewed.
    if (this.timeline.at(-1) === "学校强制解约") return { ...state, steps: ["DONE", "DONE", "DONE"] };
    if (this.kind === "ONLINE_TERMINATION") return state;
    // F-56: whoever asked may take it back until there is a verdict, and a return is one.
    const asks = this.timeline.length === 1 && this.status.endsWith("_REVIEW");
    return { ...state, acts: { ...state.acts, ...(asks && { graduate: ["TAKE_BACK"] }) } };
  }

  protected override hearers(): readonly Reader<HttpLine>[] {
    const { employer } = this.sides;
    return this.kind === "ONLINE_TERMINATION" ? [employer, ...super.hearers()] : super.hearers();
  }

  protected override followed() {
    return { ...super.followed(), ends: this.agreementId };
  }
}
