import { v7 as uuidv7 } from "uuid";
import type { Rejection, Terms } from "../scenarios/people/index.js";
import { type Calendar, days } from "./calendar.js";
import type { DemoEmployer, DemoGraduate } from "./generator/index.js";

/** Something that somebody does at some moment of the history. */
export type Step = { readonly at: Date; readonly graduate: DemoGraduate } & (
  | { readonly act: "keep"; readonly employer: DemoEmployer }
  | {
      readonly act: "invite";
      readonly employer: DemoEmployer;
      readonly recordId: string;
      readonly terms: Terms;
    }
  | {
      readonly act: "extend";
      readonly employer: DemoEmployer;
      readonly recordId: string;
      readonly days: number;
    }
  | { readonly act: "takeBack"; readonly employer: DemoEmployer; readonly recordId: string }
  | { readonly act: "accept" | "decline"; readonly recordId: string }
  | { readonly act: "lapse" }
  | { readonly act: "departmentApproves" | "schoolApproves"; readonly recordId: string }
  | {
      readonly act: "departmentRejects" | "schoolRejects";
      readonly recordId: string;
      readonly rejection: Rejection;
    }
  | { readonly act: "amend"; readonly recordId: string; readonly categoryCode: string }
);

/** One invitation's story, told day by day towards the present; each act answers the story again. */
export class Story {
  readonly steps: Step[] = [];
  /** Code of the position offered. */
  readonly jobCategory: string;
  readonly #calendar: Calendar;
  readonly #graduate: DemoGraduate;
  readonly #employer: DemoEmployer;
  readonly #recordId: string;
  readonly #sentAt: Date;

  /** Begins with the exact search, the favourite and the invitation, `daysAgo` days ago. */
  constructor(
    calendar: Calendar,
    graduate: DemoGraduate,
    employer: DemoEmployer,
    terms: Terms,
    daysAgo: number,
  ) {
    this.#calendar = calendar;
    this.#graduate = graduate;
    this.#employer = employer;
    this.jobCategory = terms.job.categoryCode;
    this.#sentAt = calendar.workingHours(daysAgo);
    this.#recordId = uuidv7({ msecs: this.#sentAt.getTime() });
    this.#tell(this.#sentAt, { act: "invite", employer, recordId: this.#recordId, terms });
  }

  accepted(daysAgo: number): this {
    return this.#record(daysAgo, "accept");
  }

  declined(daysAgo: number): this {
    return this.#record(daysAgo, "decline");
  }

  /** The deadline passes unanswered: `validDays` after the sending. */
  lapsed(validDays: number): this {
    return this.#tell(new Date(this.#sentAt.getTime() + days(validDays) + 2000), { act: "lapse" });
  }

  extendedTo(validDays: number, daysAgo: number): this {
    const at = this.#calendar.workingHours(daysAgo);
    return this.#tell(at, {
      act: "extend",
      employer: this.#employer,
      recordId: this.#recordId,
      days: validDays,
    });
  }

  takenBack(daysAgo: number): this {
    const at = this.#calendar.workingHours(daysAgo);
    return this.#tell(at, { act: "takeBack", employer: this.#employer, recordId: this.#recordId });
  }

  departmentApproved(daysAgo: number): this {
    return this.#record(daysAgo, "departmentApproves");
  }

  schoolApproved(daysAgo: number): this {
    return this.#record(daysAgo, "schoolApproves");
  }

  departmentRejected(daysAgo: number, rejection: Rejection): this {
    const at = this.#calendar.workingHours(daysAgo);
    return this.#tell(at, { act: "departmentRejects", recordId: this.#recordId, rejection });
  }

  schoolRejected(daysAgo: number, rejection: Rejection): this {
    const at = this.#calendar.workingHours(daysAgo);
    return this.#tell(at, { act: "schoolRejects", recordId: this.#recordId, rejection });
  }

  amended(daysAgo: number, categoryCode: string): this {
    const at = this.#calendar.workingHours(daysAgo);
    return this.#tell(at, { act: "amend", recordId: this.#recordId, categoryCode });
  }

  #record(daysAgo: number, act: "accept" | "decline" | "departmentApproves" | "schoolApproves"): this {
    return this.#tell(this.#calendar.workingHours(daysAgo), { act, recordId: this.#recordId });
  }

  #tell(at: Date, step: WithoutWhen<Step>): this {
    this.steps.push({ ...step, at, graduate: this.#graduate });
    return this;
  }
}

type WithoutWhen<S> = S extends unknown ? Omit<S, "at" | "graduate"> : never;
