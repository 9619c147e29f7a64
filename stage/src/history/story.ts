import { v7 as uuidv7 } from "uuid";
import type { DemoEmployer, DemoGraduate } from "../country/index.js";
import type { ApprovalWish, Outcome, Rejection, Terms } from "../people/index.js";
import { type Calendar, days } from "./calendar.js";
import type { Cast } from "./cast.js";

/** Something that somebody does at some moment of the history. */
export interface Step {
  readonly at: Date;
  readonly graduate: DemoGraduate;
  /** What it is called where it fails. */
  readonly act: string;
  /** It moves what is everybody's, such as the clock: never beside other steps. */
  readonly alone?: true;
  /** Done as its person; what was refused breaks the history. */
  does(cast: Cast): Promise<Outcome | undefined>;
}

/** Who of the graduate's school decides. */
export type Desk = "department" | "school";

/** What happens to one record, told day by day towards the present; each act answers the story again. */
export abstract class RecordStory {
  readonly steps: Step[] = [];
  /** How often it has been submitted by now: verdicts name it (F-06). */
  protected submission = 1;

  constructor(
    protected readonly calendar: Calendar,
    readonly graduate: DemoGraduate,
    readonly recordId: string,
  ) {}

  approved(by: Desk, daysAgo: number, wish: ApprovalWish = {}): this {
    const { graduate, recordId, submission } = this;
    return this.tell(daysAgo, `${by} approves`, (cast) =>
      cast[by](graduate).approves(recordId, submission, wish),
    );
  }

  rejected(by: Desk, daysAgo: number, rejection: Rejection): this {
    const { graduate, recordId, submission } = this;
    return this.tell(daysAgo, `${by} rejects`, (cast) =>
      cast[by](graduate).rejects(recordId, rejection, submission),
    );
  }

  returned(by: Desk, daysAgo: number, rejection: Rejection): this {
    const { graduate, recordId, submission } = this;
    return this.tell(daysAgo, `${by} returns`, (cast) =>
      cast[by](graduate).returns(recordId, rejection, submission),
    );
  }

  /** The graduate is taken off the roster, and with them everything of theirs (F-91). */
  removedFromRoster(daysAgo: number): this {
    const { graduate } = this;
    return this.tell(daysAgo, "removed from the roster", (cast) =>
      cast.school(graduate).removesFromRoster(cast.graduateId(graduate)),
    );
  }

  restoredToRoster(daysAgo: number): this {
    const { graduate } = this;
    return this.tell(daysAgo, "restored to the roster", (cast) =>
      cast.school(graduate).restoresToRoster(cast.graduateId(graduate)),
    );
  }

  /** At some time of that day. */
  protected tell(daysAgo: number, act: string, does: Step["does"]): this {
    return this.tellAt(this.calendar.workingHours(daysAgo), act, does);
  }

  protected tellAt(at: Date, act: string, does: Step["does"]): this {
    this.steps.push({ at, graduate: this.graduate, act, does });
    return this;
  }

  /** The clock passes a moment and decides (F-24, F-90a). */
  protected tellClock(at: Date): this {
    this.steps.push({ at, graduate: this.graduate, act: "the clock", alone: true, does: theClockDecides });
    return this;
  }
}

async function theClockDecides(cast: Cast): Promise<undefined> {
  await cast.clockDecides();
}

/** One invitation's story. */
export class Story extends RecordStory {
  /** Code of the position offered. */
  readonly jobCategory: string;
  readonly #sentAt: Date;

  /** Begins with the exact search, the favourite and the invitation, `daysAgo` days ago. */
  constructor(
    calendar: Calendar,
    graduate: DemoGraduate,
    readonly employer: DemoEmployer,
    terms: Terms,
    daysAgo: number,
  ) {
    const sentAt = calendar.workingHours(daysAgo);
    const recordId = uuidv7({ msecs: sentAt.getTime() });
    super(calendar, graduate, recordId);
    this.jobCategory = terms.job.categoryCode;
    this.#sentAt = sentAt;
    this.tellAt(sentAt, "invite", async (cast) => {
      const favourite = await keepFavourite(cast, employer, graduate);
      return await cast.employer(employer).invites(recordId, favourite, terms);
    });
  }

  accepted(daysAgo: number): this {
    const { graduate, recordId } = this;
    return this.tell(daysAgo, "accept", async (cast) => {
      await cast.graduate(graduate).readsMessages();
      return await cast.graduate(graduate).accepts(recordId);
    });
  }

  declined(daysAgo: number): this {
    const { graduate, recordId } = this;
    return this.tell(daysAgo, "decline", async (cast) => {
      await cast.graduate(graduate).readsMessages();
      return await cast.graduate(graduate).declines(recordId);
    });
  }

  /** The deadline passes unanswered: `validDays` after the sending. */
  lapsed(validDays: number): this {
    return this.tellClock(new Date(this.#sentAt.getTime() + days(validDays) + 2000));
  }

  extendedTo(validDays: number, daysAgo: number): this {
    const { employer, recordId } = this;
    return this.tell(daysAgo, "extend", (cast) =>
      cast.employer(employer).extendsDeadline(recordId, validDays),
    );
  }

  takenBack(daysAgo: number): this {
    const { employer, recordId } = this;
    return this.tell(daysAgo, "take back", (cast) => cast.employer(employer).takesBack(recordId));
  }

  amended(daysAgo: number, categoryCode: string): this {
    const { graduate, recordId } = this;
    return this.tell(daysAgo, "amend", (cast) =>
      cast.school(graduate).amendsJobCategory(recordId, categoryCode),
    );
  }
}

/** Finds the graduate as employers do, by exact search, and keeps them; answers the favourite (F-20). */
async function keepFavourite(cast: Cast, by: DemoEmployer, graduate: DemoGraduate): Promise<string> {
  const employer = cast.employer(by);
  const { name, idNumber, schoolCode } = graduate;
  return await employer.keeps({ name, idNumber, schoolName: cast.schoolName(schoolCode) });
}

/** An employer keeps a graduate and does no more. */
export function keeping(employer: DemoEmployer, graduate: DemoGraduate, at: Date): Step {
  return {
    at,
    graduate,
    act: "keep",
    does: async (cast) => {
      await keepFavourite(cast, employer, graduate);
      return undefined;
    },
  };
}
