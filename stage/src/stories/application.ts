import { v7 as uuidv7 } from "uuid";
import type { HttpLine } from "../client/http-line.js";
import { eventually, expectEqual, expectThere } from "../client/surprise.js";
import type { DemoEmployer } from "../country/index.js";
import type { RecordStatus } from "../gql/graphql.js";
import type { AgreementForm, Changed, Done, Outcome, Rejection, Reviewer } from "../people/index.js";
import { termsFor } from "../people/invitation-terms.js";
import { pageOfWriting } from "../people/pictures.js";
import { OFFLINE_STATES } from "./offline-states.js";
import type { Report } from "./scenario.js";
import type { Sides } from "./sides.js";

/** What an act must bring about. */
interface Expected {
  step: string;
  status: RecordStatus;
  /** Title of the message to the graduate (F-94); absent where none is sent. */
  message?: string;
}

/**
 * Follows one offline signing. Each verb does the act as its person and then checks what follows from it: the state,
 * every side's view, the queues, the message.
 */
export class Application {
  #submission = 0;
  /** What was handed in last is a statement: there to be rejected (F-34). */
  #statement = false;

  constructor(
    readonly sides: Sides,
    readonly report: Report,
    /** F-10: whether a department reviews first. */
    readonly departmentFirst: boolean,
    readonly id: string = uuidv7(),
  ) {}

  async isSaved(): Promise<void> {
    const saved = await this.sides.graduate.savesApplication(this.id, { employerName: "待定单位" });
    expectEqual("暂存 draft saved", saved.__typename, "DraftSaved");
    expectEqual("草稿仅本人可见 a draft is the graduate's", await this.sides.school.record(this.id), null);
    this.report.step("学生 暂存，学校不可见  a draft, unseen by the school (F-30)");
  }

  async isSubmitted(changes: AgreementForm = {}): Promise<void> {
    const form = { ...formOf(this.sides.who.employer), ...changes };
    const status = this.departmentFirst ? "AGREEMENT_DEPARTMENT_REVIEW" : "AGREEMENT_SCHOOL_REVIEW";
    await this.#after(await this.sides.graduate.submitsApplication(this.id, form), {
      step: "学生 提交签约申请  submitted (F-30)",
      status,
    });
  }

  /** The stamped copy, or a statement instead (F-32, F-34). */
  async isStamped(purpose: "AGREEMENT_SCAN" | "STATEMENT" = "AGREEMENT_SCAN"): Promise<void> {
    const { graduate } = this.sides;
    this.#statement = purpose === "STATEMENT";
    const page = await graduate.uploads(this.id, purpose, await pageOfWriting(this.#submission + 1));
    expectEqual("上传 uploaded", page.status, 200);
    await this.#after(await graduate.submitsStampedCopy(this.id, [page.id]), {
      step:
        purpose === "STATEMENT"
          ? "学生 提交情况说明  a statement instead (F-34)"
          : "学生 回传盖章协议书  the stamped copy (F-32)",
      status: this.departmentFirst ? "DEPARTMENT_REVIEW" : "SCHOOL_REVIEW",
    });
  }

  async isWithdrawn(status: "WITHDRAWN" | "SIGNING_WITHDRAWN"): Promise<void> {
    const step = "学生 撤回修改  withdrawn (F-12)";
    await this.#after(await this.sides.graduate.withdraws(this.id), { step, status });
  }

  async isAbandoned(): Promise<void> {
    const step = "学生 放弃  abandoned (F-07)";
    await this.#after(await this.sides.graduate.abandons(this.id), { step, status: "ABANDONED" });
  }

  async passesDepartment(status: "AGREEMENT_SCHOOL_REVIEW" | "SCHOOL_REVIEW"): Promise<void> {
    const step = "学院 审核通过  the department approves (F-11)";
    await this.#after(await this.sides.department.approves(this.id, this.#submission), {
      step,
      status,
      message: "学院审核通过",
    });
  }

  async passesSchool(status: "AWAITING_STAMP" | "SIGNED"): Promise<void> {
    const signed = status === "SIGNED";
    await this.#after(await this.sides.school.approves(this.id, this.#submission), {
      step: signed ? "学校 审核通过，签约完成  signed (F-33)" : "学校 审核通过，生成协议  approved (F-31)",
      status,
      message: signed ? "签约完成" : "就业协议审核通过",
    });
  }

  async isReturned(by: "department" | "school", status: RecordStatus, reason: Rejection): Promise<void> {
    const who = by === "school" ? "学校" : "学院";
    await this.#after(await this.sides[by].returns(this.id, reason, this.#submission), {
      step: `${who} 退回修改  returned (F-11)`,
      status,
      message: `${who}退回修改`,
    });
  }

  async isRejected(by: "department" | "school", status: RecordStatus, reason: Rejection): Promise<void> {
    const who = by === "school" ? "学校" : "学院";
    await this.#after(await this.sides[by].rejects(this.id, reason, this.#submission), {
      step: `${who} 审核不通过  rejected (F-11)`,
      status,
      message: `${who}审核不通过`,
    });
  }

  /** Something else brought it to a state: the link of an SMS, the clock. */
  async hasBecome(expected: Expected): Promise<void> {
    const record = expectThere("记录 record", await this.sides.graduate.record(this.id));
    await this.#after({ __typename: "RecordChanged", record, alreadyDone: false }, expected);
  }

  /** An act that must not be possible now. */
  async isRefused(what: string, act: Promise<Outcome>, code: string): Promise<void> {
    expectEqual(what, (await act).code, code);
    await this.#everySideSees(expectThere("记录 record", await this.sides.graduate.record(this.id)).status);
    this.report.step(what);
  }

  /** The same with everyone signed in anew. */
  continuesAs(sides: Sides): Application {
    const later = new Application(sides, this.report, this.departmentFirst, this.id);
    later.#submission = this.#submission;
    return later;
  }

  get submission(): number {
    return this.#submission;
  }

  async #after(
    outcome: Outcome<Done> | Outcome<Changed>,
    { step, status, message }: Expected,
  ): Promise<void> {
    const done = "record" in outcome ? outcome.record : "agreement" in outcome ? outcome.agreement : null;
    expectEqual(step, done?.status ?? outcome.code ?? outcome.__typename, status);
    this.#submission = done?.submission ?? 0;
    await this.#everySideSees(status);
    if (message) await this.#graduateIsTold(message);
    this.report.step(`${step} → ${OFFLINE_STATES[status]?.label}`);
  }

  async #graduateIsTold(title: string): Promise<void> {
    await eventually(async () => {
      const messages = await this.sides.graduate.messages();
      expectEqual("消息 message", messages.find(({ recordId }) => recordId === this.id)?.title, title);
    });
  }

  async #everySideSees(status: RecordStatus): Promise<void> {
    const { graduate, department, school, reader, strangers } = this.sides;
    const state = expectThere(`状态 state ${status}`, OFFLINE_STATES[status]);
    const acts = {
      ...state.acts,
      ...(!this.departmentFirst && state.actsAlone),
      ...(this.#statement && status === "SCHOOL_REVIEW" && { school: ["REJECT", "RETURN"] }),
    };
    for (const [side, person, allowed] of [
      ["学生", graduate, acts.graduate ?? []],
      ["学院", department, acts.department ?? []],
      ["学校", school, acts.school ?? []],
      ["只读", reader, []],
    ] as const) {
      const record = expectThere(`${side}看到 sees`, await person.record(this.id));
      expectEqual(`${side}看到的状态 label`, record.statusLabel, state.label);
      const offered = record.availableActions.filter((action) => action.allowed).map(({ act }) => act);
      expectEqual(`${side}可进行的操作 acts (${status})`, offered.sort(), [...allowed]);
    }
    for (const [who, person] of Object.entries(strangers)) {
      expectEqual(`无关人员 ${who}`, await person.record(this.id), null);
    }
    await this.#queues(department, state.waitsFor === "DEPARTMENT");
    await this.#queues(school, state.waitsFor === "SCHOOL");
  }

  async #queues(reviewer: Reviewer<HttpLine>, waits: boolean): Promise<void> {
    const { name } = this.sides.who.graduate;
    const rows = await reviewer.queue({ kinds: ["OFFLINE_AGREEMENT"], name });
    expectEqual(
      "待审列表 queue",
      rows.some(({ id }) => id === this.id),
      waits,
    );
  }
}

/** What the graduate writes down of an employer. */
export function formOf(employer: DemoEmployer): AgreementForm {
  const { job } = termsFor(employer, expectThere("岗位 offer", employer.jobOffers[0]), 10);
  return {
    employerName: employer.name,
    uscc: employer.uscc,
    natureCode: employer.nature,
    industryCode: employer.industry,
    divisionCode: employer.division,
    address: employer.address,
    contactName: employer.contactName,
    contactMobile: employer.contactMobile,
    contactEmail: employer.contactEmail,
    categoryCode: job.categoryCode,
    positionName: job.positionName,
    settlesHousehold: false,
  };
}
