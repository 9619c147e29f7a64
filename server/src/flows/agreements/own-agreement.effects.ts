import {
  cohortOpen,
  mayWrite,
  noTerminationOpen,
  schoolOfRecord,
  type VerdictGiven,
} from "../../records/index.js";
import { InvalidInput } from "../../words/refusals.js";
import type { FlowRow, Moment } from "../../workflow/index.js";
import { type Amendments, amend, changesOf, tellAboutAmendment } from "./amend.js";
import { reportAgreement } from "./in-force.js";
import type { AgreementSubmission, OwnAgreementSubject } from "./own-agreement.js";

/** What an act on an agreement of the graduate's own brings along; each act uses its own part. */
export interface OwnAgreementInput extends VerdictGiven, AgreementSubmission {
  /** amendAgreement: new codes (F-35). */
  amendments?: Amendments;
}

type OwnMoment = Moment<OwnAgreementSubject, OwnAgreementInput>;

/** What a school approves reaches the registry at once (F-92). */
export async function reportOwnAgreement({ subject, em, now }: OwnMoment): Promise<void> {
  if (!subject.agreement) throw new Error("An agreement was approved that nobody submitted");
  await reportAgreement(em, subject.agreement, now);
}

/** F-35, F-42: after signing a school changes 单位性质, 单位行业 and 职位类别, and nothing else. */
export const amendRow: FlowRow<"SIGNED", "amendAgreement", OwnAgreementSubject, OwnAgreementInput> = {
  act: "amendAgreement",
  from: ["SIGNED"],
  to: "SIGNED",
  by: schoolOfRecord,
  title: "学校修改签约信息",
  guards: [mayWrite, cohortOpen, noTerminationOpen],
  effects: [amendOwnAgreement, reportOwnAgreement, tellAboutOwnAmendment],
  has: ({ agreement }, { amendments }) => changesOf(agreement, amendments ?? {}).length === 0,
};

function amendOwnAgreement(moment: OwnMoment): void {
  amend(moment, wantedOf(moment), "categoryCode");
}
amendOwnAgreement.refuses = [InvalidInput];

async function tellAboutOwnAmendment(moment: OwnMoment): Promise<void> {
  await tellAboutAmendment(moment, wantedOf(moment));
}

function wantedOf({ input }: OwnMoment): Amendments {
  if (!input.amendments) throw new Error("amendAgreement needs codes");
  return input.amendments;
}
