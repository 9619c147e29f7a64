import { v7 as uuidv7 } from "uuid";
import { expectEqual } from "../client/surprise.js";
import type { AgreementForm, Outcome } from "../people/index.js";
import { agreementOf } from "../people/off-platform.js";
import { puts } from "./in-force.js";
import type { Expected } from "./journey.js";
import { OwnJourney, type Papers } from "./own-journey.js";
import type { Report } from "./scenario.js";
import type { Sides } from "./sides.js";
import { OFFLINE_SIGNING, type StateSeen } from "./states.js";

/** Follows one offline signing (F-30…F-35). */
export class Application extends OwnJourney {
  /** What was handed in last is a statement: there to be rejected (F-34). */
  #statement = false;

  constructor(
    sides: Sides,
    report: Report,
    staffNames: readonly string[],
    /** F-10: whether a department reviews first. */
    readonly departmentFirst: boolean,
  ) {
    super(sides, applicationOf(sides), staffNames, report);
    this.id = uuidv7();
    this.submission = 0;
  }

  async applies(changes: AgreementForm = {}): Promise<void> {
    const { graduate, who } = this.sides;
    const form = { ...agreementOf(who.employer, who.graduate), ...changes };
    await this.handsIn(() => graduate.submitsApplication(this.id, form), {
      step: "学生 提交签约申请  submitted (F-30)",
      status: this.departmentFirst ? "AGREEMENT_DEPARTMENT_REVIEW" : "AGREEMENT_SCHOOL_REVIEW",
    });
  }

  /** The stamped copy, or a statement instead (F-32, F-34). */
  async isStamped(purpose: "AGREEMENT_SCAN" | "STATEMENT" = "AGREEMENT_SCAN"): Promise<void> {
    const { graduate } = this.sides;
    this.#statement = purpose === "STATEMENT";
    const page = await puts(graduate, this.id, purpose, this.submission + 1);
    await this.handsIn(() => graduate.submitsStampedCopy(this.id, [page]), {
      step: this.#statement
        ? "学生 提交情况说明  a statement instead (F-34)"
        : "学生 回传盖章协议书  the stamped copy (F-32)",
      status: this.departmentFirst ? "DEPARTMENT_REVIEW" : "SCHOOL_REVIEW",
    });
  }

  /** By the holder of the link (F-32). */
  async isStampedByTheEmployer(expected: Expected): Promise<void> {
    this.submission += 1;
    await this.happened(expected);
  }

  /** The agreement is approved: by the department, where there is its step, and the school. */
  async isApprovedForStamp(): Promise<void> {
    if (this.departmentFirst) await this.passesDepartment({}, "AGREEMENT_SCHOOL_REVIEW");
    await this.isApproved("AWAITING_STAMP", "就业协议审核通过");
  }

  /** An act that must not be possible now. */
  async isRefused(what: string, act: Promise<Outcome>, code: string): Promise<void> {
    expectEqual(what, (await act).code, code);
    await this.checkViews();
    this.report.step(what);
  }

  override get state(): StateSeen {
    const state = super.state;
    const statement = this.#statement && this.status === "SCHOOL_REVIEW";
    return statement ? { ...state, acts: { ...state.acts, school: ["REJECT", "RETURN"] } } : state;
  }

  /** Its timeline has a title for every act of two reviews: specs of the flow check them. */
  protected override followed() {
    return { ...super.followed(), timeline: null };
  }
}

function applicationOf({ graduate, who }: Sides): Papers {
  const form = agreementOf(who.employer, who.graduate);
  return {
    kind: "OFFLINE_AGREEMENT",
    states: OFFLINE_SIGNING,
    word: "签约申请",
    named: who.employer.name,
    saves: (id) => graduate.savesApplication(id, { employerName: "待定单位" }),
    submits: (id) => graduate.submitsApplication(id, form),
  };
}
