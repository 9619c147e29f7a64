import { closingOf } from "@gd/server/parties/settings/index.js";
import { v7 as uuidv7 } from "uuid";
import type { DemoEmployer } from "../country/index.js";
import type { ApprovalWish, Employer, Graduate, TerminationReason } from "../people/index.js";
import type { Calendar } from "./calendar.js";
import type { Cast } from "./cast.js";
import { lays, type OwnStory } from "./own-story.js";
import { CONSULTED } from "./phrases.js";
import { RecordStory, type Story } from "./story.js";

/** How an agreement in force ends, or does not: a record of its own after the agreement's story (F-50…F-57). */
export class TerminationStory extends RecordStory {
  readonly #agreementId: string;
  readonly #employer: DemoEmployer | null;
  readonly #calendar: Calendar;

  /** @param of the agreement, whose steps come before these. */
  constructor(calendar: Calendar, of: Story | OwnStory) {
    super(calendar, of.graduate, uuidv7());
    this.steps.push(...of.steps);
    this.#calendar = calendar;
    this.#agreementId = of.recordId;
    this.#employer = "employer" in of ? of.employer : null;
  }

  /** Offline agreements need the letter (F-53). */
  asked(by: "graduate" | "employer", daysAgo: number, reason: TerminationReason): this {
    return this.tell(daysAgo, `${by} asks for the end`, async (cast) => {
      const who = this.#side(cast, by);
      const letter = this.#employer ? [] : [await lays(who, this.#agreementId, "TERMINATION_LETTER")];
      return await who.asksTermination(this.#agreementId, reason, letter, this.recordId);
    });
  }

  accepted(by: "graduate" | "employer", daysAgo: number): this {
    return this.tell(daysAgo, "accept the end", (cast) =>
      this.#side(cast, by).acceptsTermination(this.recordId),
    );
  }

  refused(by: "graduate" | "employer", daysAgo: number, reason: string): this {
    return this.tell(daysAgo, "refuse the end", (cast) =>
      this.#side(cast, by).refusesTermination(this.recordId, reason),
    );
  }

  takenBack(daysAgo: number): this {
    return this.tell(daysAgo, "take the request back", (cast) =>
      cast.graduate(this.graduate).takesBackTermination(this.recordId),
    );
  }

  /** 强制解约 (F-52). */
  forced(daysAgo: number): this {
    return this.tell(daysAgo, "force the end", async (cast) => {
      const school = cast.school(this.graduate);
      const evidence = await lays(school, this.recordId, "TERMINATION_EVIDENCE");
      return await school.forcesTermination(this.recordId, { ...CONSULTED, evidenceIds: [evidence] });
    });
  }

  /** The school's approval of an offline agreement's end (F-54). */
  ended(kind: "MUTUAL" | "UNILATERAL", daysAgo: number): this {
    return this.tell(daysAgo, `end ${kind}`, async (cast) => {
      const school = cast.school(this.graduate);
      const evidenceIds =
        kind === "UNILATERAL" ? [await lays(school, this.recordId, "TERMINATION_EVIDENCE")] : [];
      const ending: ApprovalWish["ending"] = {
        kind,
        justification: kind === "UNILATERAL" ? { ...CONSULTED, evidenceIds } : null,
      };
      return await school.approves(this.recordId, this.submission, { ending });
    });
  }

  /** The cohort's time is over (F-90a). */
  closed(): this {
    return this.tellClock(new Date(closingOf(this.graduate.cohort).getTime() + 2000));
  }

  /** Another request about the same agreement. */
  again(of: Story | OwnStory): TerminationStory {
    const next = new TerminationStory(this.#calendar, of);
    next.steps.splice(0, next.steps.length, ...this.steps);
    return next;
  }

  #side(cast: Cast, by: "graduate" | "employer"): Graduate | Employer {
    if (by === "graduate") return cast.graduate(this.graduate);
    if (!this.#employer) throw new Error("This agreement's employer is not on the platform");
    return cast.employer(this.#employer);
  }
}
