import { closingOf } from "@gd/server/parties/settings/index.js";
import { v7 as uuidv7 } from "uuid";
import type { DemoGraduate } from "../country/index.js";
import { filledDestination, type WrittenByKey } from "../people/fill-destination.js";
import type { AgreementForm, ApprovalWish, DestinationForm, Graduate, Outcome } from "../people/index.js";
import { pageOfWriting } from "../people/pictures.js";
import type { Calendar } from "./calendar.js";
import type { Cast } from "./cast.js";
import { RecordStory } from "./story.js";

/** What a graduate fills in: where it is kept, and how it is handed in with all that belongs to it. */
export interface Paperwork {
  saves(graduate: Graduate, id: string): Promise<Outcome>;
  submits(graduate: Graduate, id: string): Promise<Outcome>;
}

/** 补登 (F-40): the form and a picture of its pages. */
export function paperRegistration(form: AgreementForm): Paperwork {
  const saves: Paperwork["saves"] = (graduate, id) => graduate.savesPaper(id, form);
  return {
    saves,
    submits: async (graduate, id) => {
      await saves(graduate, id);
      return await graduate.submitsPaper(id, {
        ...form,
        uploadIds: [await lays(graduate, id, "AGREEMENT_SCAN")],
      });
    },
  };
}

/** 线下签约 (F-30): what the agreement is to say. */
export function offlineApplication(form: AgreementForm): Paperwork {
  return {
    saves: (graduate, id) => graduate.savesApplication(id, form),
    submits: (graduate, id) => graduate.submitsApplication(id, form),
  };
}

/** 其他去向 (F-60): a type of the catalogue with everything it asks for. */
export function destinationOf(typeCode: string, subType?: string, written?: WrittenByKey): Paperwork {
  const filled = (graduate: Graduate) => filledDestination(graduate, typeCode, subType, written);
  return {
    saves: async (graduate, id) =>
      await graduate.savesDestination(id, { ...(await filled(graduate)).form, uploadIds: [] }),
    submits: async (graduate, id) => {
      const { form, proofs } = await filled(graduate);
      const uploadIds: string[] = [];
      if (proofs.length > 0) await graduate.savesDestination(id, form);
      for (const proof of proofs) uploadIds.push(await lays(graduate, id, proof));
      return await graduate.submitsDestination(id, { ...form, uploadIds } satisfies DestinationForm);
    },
  };
}

/** Lays a picture beside a record: its id. @throws when it is not taken. */
export async function lays(
  person: { uploads: Graduate["uploads"] },
  recordId: string,
  purpose: string,
): Promise<string> {
  const { id, status, message } = await person.uploads(recordId, purpose, await pageOfWriting());
  if (status !== 200) throw new Error(`The demo's picture was not taken: ${message ?? status}`);
  return id;
}

/** The story of a record that its graduate begins: 补登, 线下签约, 其他去向. */
export class OwnStory extends RecordStory {
  readonly #paperwork: Paperwork;

  constructor(calendar: Calendar, graduate: DemoGraduate, paperwork: Paperwork) {
    super(calendar, graduate, uuidv7());
    this.#paperwork = paperwork;
    this.submission = 0;
  }

  saved(daysAgo: number): this {
    return this.#own(daysAgo, "save", (graduate) => this.#paperwork.saves(graduate, this.recordId));
  }

  /** For the first time, or again after a return or 撤回 (F-13). */
  submitted(daysAgo: number): this {
    this.submission += 1;
    return this.#own(daysAgo, "submit", (graduate) => this.#paperwork.submits(graduate, this.recordId));
  }

  withdrawn(daysAgo: number): this {
    return this.#own(daysAgo, "withdraw", (graduate) => graduate.withdraws(this.recordId));
  }

  abandoned(daysAgo: number): this {
    return this.#own(daysAgo, "abandon", (graduate) => graduate.abandons(this.recordId));
  }

  voided(daysAgo: number): this {
    return this.#own(daysAgo, "void", (graduate) => graduate.voids(this.recordId));
  }

  /** Pictures of the stamped agreement, or a 情况说明 instead (F-32, F-34). */
  stampedCopy(daysAgo: number, purpose: "AGREEMENT_SCAN" | "STATEMENT" = "AGREEMENT_SCAN"): this {
    this.submission += 1;
    return this.#own(daysAgo, "submit the stamped copy", async (graduate) => {
      const picture = await lays(graduate, this.recordId, purpose);
      return await graduate.submitsStampedCopy(this.recordId, [picture]);
    });
  }

  /** 修改去向 with the approval (F-62). */
  approvedWithChange(by: "department" | "school", daysAgo: number, typeCode: string, subType?: string): this {
    const { graduate, recordId, submission } = this;
    return this.tell(daysAgo, "approve with a change", async (cast) => {
      const { form } = await filledDestination(cast.graduate(graduate), typeCode, subType);
      const { fields } = form;
      const changes = { agreedWithGraduate: true, typeCode, subType: form.subType, fields };
      return await cast[by](graduate).approves(recordId, submission, { changes } satisfies ApprovalWish);
    });
  }

  amended(daysAgo: number, values: { natureCode?: string; categoryCode?: string }): this {
    const { graduate, recordId } = this;
    return this.tell(daysAgo, "amend", (cast) => cast.school(graduate).amendsAgreement(recordId, values));
  }

  /** The cohort's time is over (F-90a). */
  closed(): this {
    return this.tellClock(new Date(closingOf(this.graduate.cohort).getTime() + 2000));
  }

  #own(daysAgo: number, act: string, does: (graduate: Graduate) => Promise<Outcome>): this {
    return this.tell(daysAgo, act, (cast: Cast) => does(cast.graduate(this.graduate)));
  }
}
