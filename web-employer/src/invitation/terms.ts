import type { Dayjs } from "dayjs";
import dayjs from "dayjs";
import type { EmployerFieldsFragment, InvitationTermsInput, JobFieldsFragment } from "../gql/graphql.js";

/** Terms in free words that may be left open (D-05). */
const OPTIONAL_TEXTS = [
  "workplace",
  "probation",
  "servicePeriod",
  "penalty",
  "archiveReceiver",
  "archiveAddress",
  "archivePostcode",
  "householdAddress",
  "supplement",
] as const;

type OptionalText = (typeof OPTIONAL_TEXTS)[number];

/** Terms as the form holds them: what is empty is absent or blank. */
export interface TermsValues {
  validDays?: number | null;
  contactName?: string;
  contactMobile?: string;
  job?: {
    categoryCode?: string;
    positionName?: string;
    settlesHousehold?: boolean;
    reportBy?: Dayjs | null;
    monthlySalaryYuan?: number | null;
  } & Partial<Record<OptionalText, string | undefined>>;
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
      settlesHousehold: job.settlesHousehold ?? null,
      reportBy: job.reportBy?.format("YYYY-MM-DD") ?? null,
      monthlySalaryYuan: job.monthlySalaryYuan ?? null,
      ...ofTexts((text) => job[text]?.trim() || null),
    },
  };
}

/** Every term of the job as it is when nothing is filled in: what a template leaves open is emptied. */
export function emptyJob(): NonNullable<TermsValues["job"]> {
  return {
    categoryCode: undefined,
    positionName: undefined,
    settlesHousehold: undefined,
    reportBy: null,
    monthlySalaryYuan: null,
    ...ofTexts(() => undefined),
  } as unknown as NonNullable<TermsValues["job"]>;
}

/** Terms of a job as the form holds them. */
export function jobValues(job: Omit<JobFieldsFragment, "categoryLabel">): NonNullable<TermsValues["job"]> {
  return {
    categoryCode: job.categoryCode,
    positionName: job.positionName ?? undefined,
    settlesHousehold: job.settlesHousehold ?? undefined,
    reportBy: job.reportBy ? dayjs(job.reportBy) : null,
    monthlySalaryYuan: job.monthlySalaryYuan,
    ...ofTexts((text) => job[text] ?? undefined),
  } as NonNullable<TermsValues["job"]>;
}

/** What the form starts with: the contact, and for 「再次发起签约」 the terms of the failed agreement (F-23). */
export function startingTerms(
  { contactName, contactMobile }: Pick<EmployerFieldsFragment, "contactName" | "contactMobile">,
  job: Omit<JobFieldsFragment, "categoryLabel"> | null | undefined,
): TermsValues {
  return {
    contactName,
    contactMobile,
    job: job ? jobValues(job) : {},
  };
}

/** The form's field for the server's path, e.g. `terms.job.positionName`. */
export function termOfPath(path: string): string[] {
  return path.replace(/^(input\.)?terms\./, "").split(".");
}

function ofTexts<T>(take: (text: OptionalText) => T): Record<OptionalText, T> {
  return Object.fromEntries(OPTIONAL_TEXTS.map((text) => [text, take(text)])) as Record<OptionalText, T>;
}
