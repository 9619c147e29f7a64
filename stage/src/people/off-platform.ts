import offPlatform from "../country/data/off-platform.json" with { type: "json" };
import { employersFor, offersFor } from "../country/fields.js";
import type { DemoEmployer, DemoGraduate } from "../country/index.js";
import type { AgreementForm } from "./index.js";

/** What a form says of an employer, be it on the platform or not. */
export type NamedOnPaper = Pick<
  DemoEmployer,
  | "name"
  | "uscc"
  | "nature"
  | "industry"
  | "division"
  | "address"
  | "contactName"
  | "contactEmail"
  | "jobOffers"
> & { readonly contactMobile: string };

/** Small employers that do not exist and have no account: graduates sign with them offline (F-30…F-35). */
export const OFF_PLATFORM: readonly NamedOnPaper[] = offPlatform;

/** The one that this graduate has found: it has something for their field, and not the same one takes everybody. */
export function foundBy<Employer extends Pick<DemoEmployer, "jobOffers">>(
  employers: readonly Employer[],
  graduate: DemoGraduate,
): Employer {
  const fitting = employersFor(employers, graduate);
  const among = fitting.length > 0 ? fitting : employers;
  const found = among[Number(graduate.studentNumber.slice(-4)) % among.length];
  if (!found) throw new Error("There is no employer");
  return found;
}

/** What an agreement on paper with this employer says (D-05); those of past cohorts have graduated by now. */
export function agreementOf(
  employer: NamedOnPaper,
  graduate: DemoGraduate,
  currentCohort = graduate.cohort,
): AgreementForm {
  const [job] = [...offersFor(employer, graduate), ...employer.jobOffers];
  if (!job) throw new Error(`${employer.name} offers nothing`);
  const afterGraduation = graduate.cohort === currentCohort;
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
    categoryCode: job.jobCategory,
    positionName: job.positionName,
    workplace: job.workplace,
    monthlySalaryYuan: job.monthlySalaryYuan,
    probation: job.probation,
    settlesHousehold: false,
    reportBy: afterGraduation ? `${graduate.cohort}-07-10` : null,
    uploadIds: [],
  };
}
