import type { ShownRefusal } from "@gd/web-kit";
import type { Dayjs } from "dayjs";
import dayjs from "dayjs";
import type { InvitationStartQuery, InvitationTermsInput } from "../gql/graphql.js";

/** Terms as the form holds them: what is empty is absent or blank. */
export interface TermsValues {
  validDays?: number | null;
  contactName?: string;
  contactMobile?: string;
  job?: {
    categoryCode?: string;
    positionName?: string;
    workplace?: string;
    settlesHousehold?: boolean;
    reportBy?: Dayjs | null;
    monthlySalaryYuan?: number | null;
    probation?: string;
    servicePeriod?: string;
    penalty?: string;
    archiveReceiver?: string;
    archiveAddress?: string;
    archivePostcode?: string;
    householdAddress?: string;
    supplement?: string;
  };
}

/** Form values that passed the form's own rules, as the server takes them; blank becomes absent. */
export function termsInput(values: TermsValues): InvitationTermsInput {
  const job = values.job ?? {};
  return {
    validDays: values.validDays ?? 0,
    contactName: values.contactName?.trim() ?? "",
    contactMobile: values.contactMobile?.trim() ?? "",
    job: {
      categoryCode: job.categoryCode ?? "",
      positionName: job.positionName?.trim() ?? "",
      workplace: written(job.workplace),
      settlesHousehold: job.settlesHousehold ?? null,
      reportBy: job.reportBy?.format("YYYY-MM-DD") ?? null,
      monthlySalaryYuan: job.monthlySalaryYuan ?? null,
      probation: written(job.probation),
      servicePeriod: written(job.servicePeriod),
      penalty: written(job.penalty),
      archiveReceiver: written(job.archiveReceiver),
      archiveAddress: written(job.archiveAddress),
      archivePostcode: written(job.archivePostcode),
      householdAddress: written(job.householdAddress),
      supplement: written(job.supplement),
    },
  };
}

/** What the form starts with: the contact, and for 「再次发起签约」 the terms of the failed agreement (F-23). */
export function startingTerms(
  contact: { contactName: string; contactMobile: string },
  job: NonNullable<InvitationStartQuery["agreement"]>["job"] | null,
): TermsValues {
  return {
    contactName: contact.contactName,
    contactMobile: contact.contactMobile,
    job: job
      ? {
          categoryCode: job.categoryCode,
          positionName: job.positionName ?? undefined,
          workplace: job.workplace ?? undefined,
          settlesHousehold: job.settlesHousehold ?? undefined,
          reportBy: job.reportBy ? dayjs(job.reportBy) : null,
          monthlySalaryYuan: job.monthlySalaryYuan,
          probation: job.probation ?? undefined,
          servicePeriod: job.servicePeriod ?? undefined,
          penalty: job.penalty ?? undefined,
          archiveReceiver: job.archiveReceiver ?? undefined,
          archiveAddress: job.archiveAddress ?? undefined,
          archivePostcode: job.archivePostcode ?? undefined,
          householdAddress: job.householdAddress ?? undefined,
          supplement: job.supplement ?? undefined,
        }
      : {},
  };
}

/** Where a problem of the server belongs in the form. `field` is a path such as `terms.job.positionName`. */
export interface PlacedProblem {
  name: string[];
  errors: string[];
}

/** The refusal's problems by form field; `rest` are those no field of this form stands for. */
export function placeProblems(
  refusal: ShownRefusal,
  isField: (name: string[]) => boolean,
): { placed: PlacedProblem[]; rest: string[] } {
  const placed: PlacedProblem[] = [];
  const rest: string[] = [];
  for (const [path, message] of Object.entries(refusal.fields)) {
    const name = path.replace(/^(input\.)?terms\./, "").split(".");
    if (isField(name)) placed.push({ name, errors: [message] });
    else rest.push(message);
  }
  return { placed, rest };
}

function written(text: string | undefined): string | null {
  return text?.trim() || null;
}
