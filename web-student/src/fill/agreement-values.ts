import type { FormValues } from "@gd/web-kit";
import type { AgreementFormInput } from "../gql/graphql.js";

type FormKey = Exclude<keyof AgreementFormInput, "uploadIds" | "version">;

/** Texts of the server's form (D-05). */
const TEXTS = [
  "employerName",
  "uscc",
  "natureCode",
  "industryCode",
  "divisionCode",
  "address",
  "contactName",
  "contactMobile",
  "contactPhone",
  "contactEmail",
  "categoryCode",
  "positionName",
  "workplace",
  "reportBy",
  "probation",
  "servicePeriod",
  "penalty",
  "archiveReceiver",
  "archiveAddress",
  "archivePostcode",
  "householdAddress",
  "supplement",
] as const satisfies readonly FormKey[];

/** Keys of the catalogue that this form of the server has under another name. */
const RENAMED: Readonly<Record<string, string>> = { categoryCode: "jobCategoryCode" };

/** The catalogue's key for a field of the server's form. */
export function catalogueKey(field: string): string {
  return RENAMED[field] ?? field;
}

type AgreementForm = { readonly [K in keyof AgreementFormInput]?: AgreementFormInput[K] };

/** What is typed, as the server takes it. Money that is no whole number is left out: the field itself says so. */
export function agreementFormOf(values: FormValues): AgreementFormInput {
  const salary = values.monthlySalaryYuan?.trim() ?? "";
  const settles = values.settlesHousehold;
  return {
    ...Object.fromEntries(TEXTS.map((key) => [key, values[catalogueKey(key)]?.trim() || null])),
    settlesHousehold: settles === "YES" ? true : settles === "NO" ? false : null,
    monthlySalaryYuan: isMoney(salary) ? Number(salary) : null,
  };
}

/** The server's form as it is typed. */
export function valuesOfAgreement(form: AgreementForm): FormValues {
  const texts = TEXTS.flatMap((key) => (form[key] ? [[catalogueKey(key), form[key]] as const] : []));
  return {
    ...Object.fromEntries(texts),
    ...(form.settlesHousehold != null && { settlesHousehold: form.settlesHousehold ? "YES" : "NO" }),
    ...(form.monthlySalaryYuan != null && { monthlySalaryYuan: String(form.monthlySalaryYuan) }),
  };
}

/** What the server's type cannot even carry, said beside its field. */
export function problemOfMoney(values: FormValues): FormValues {
  const salary = values.monthlySalaryYuan?.trim() ?? "";
  return salary === "" || isMoney(salary)
    ? {}
    : { monthlySalaryYuan: "薪酬（元/月）须为1至1000000之间的整数" };
}

function isMoney(text: string): boolean {
  return /^\d{1,7}$/.test(text) && Number(text) >= 1 && Number(text) <= 1_000_000;
}
