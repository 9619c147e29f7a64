import { embeddedOrganisations } from "@gd/server/services/business-register/embedded-register.js";
import data from "./data/applicants.json" with { type: "json" };
import { inventedIdNumber, inventedMobile } from "./numbers.js";
import { Random } from "./random.js";

/** How far an applicant of the demo country has come. */
export type ApplicantState =
  | "REGISTERED"
  | "DRAFT"
  | "OPERATOR_REVIEW"
  | "RETURNED"
  | "REJECTED"
  | "WITHDRAWN"
  | "TRANSFER"
  | "VERIFIED";

/** An organisation of the embedded register whose verification is under way (F-70), and who registered for it. */
export interface DemoApplicant {
  readonly uscc: string;
  readonly name: string;
  readonly legalForm: string;
  readonly division: string;
  readonly address: string;
  /** Something is submitted otherwise than the register has it. */
  readonly differs: boolean;
  readonly state: ApplicantState;
  readonly daysAgo: number;
  readonly person: string;
  readonly document: string;
  readonly mobile: string;
  /** What there is to see, for the table of accounts. */
  readonly see: string;
}

export const applicants: readonly DemoApplicant[] = data.map((row, index) => {
  const { organisation, differs = false, state, daysAgo, person, see } = row;
  const found = embeddedOrganisations[organisation];
  if (!found) throw new Error(`The embedded register has no organisation ${organisation}`);
  const { uscc, name, legalForm, division, address } = found;
  return {
    ...{ uscc, name, differs, daysAgo, person, see },
    legalForm: legalForm ?? "",
    division: division ?? "",
    address: address ?? "",
    state: state as ApplicantState,
    document: inventedIdNumber(
      new Random(7_000 + index),
      division ?? "530102",
      `198${index}-0${(index % 9) + 1}-15`,
      "1",
    ),
    mobile: inventedMobile("APPLICANT", index + 1),
  };
});
