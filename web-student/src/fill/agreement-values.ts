import type { FormValues } from "@gd/web-kit";
import type { AgreementFormInput } from "../gql/graphql.js";

/** The key of the catalogue that this form of the server has under another name. */
const CATEGORY = "jobCategoryCode";

/** The catalogue's key for a field of the server's form. */
export function catalogueKey(field: string): string {
  return field === "categoryCode" ? CATEGORY : field;
}

type AgreementForm = { readonly [K in keyof AgreementFormInput]?: AgreementFormInput[K] };

/** What is typed, as the server takes it. Money that is no whole number is left out: the field itself says so. */
export function agreementFormOf(values: FormValues): AgreementFormInput {
  const filled = Object.entries(values).map(([key, text]) => [key, text.trim() || null]);
  const {
    [CATEGORY]: categoryCode,
    settlesHousehold,
    monthlySalaryYuan,
    ...texts
  } = Object.fromEntries(filled) as Partial<Record<string, string | null>>;
  return {
    ...texts,
    categoryCode: categoryCode ?? null,
    settlesHousehold: settlesHousehold == null ? null : settlesHousehold === "YES",
    monthlySalaryYuan: monthlySalaryYuan && isMoney(monthlySalaryYuan) ? Number(monthlySalaryYuan) : null,
  };
}

/** The server's form as it is typed. */
export function valuesOfAgreement(form: AgreementForm): FormValues {
  const { version: _version, uploadIds: _uploadIds, settlesHousehold, monthlySalaryYuan, ...texts } = form;
  const typed = Object.entries(texts).filter(([key, text]) => text && key !== "__typename");
  return {
    ...Object.fromEntries(typed.map(([key, text]) => [catalogueKey(key), String(text)])),
    ...(settlesHousehold != null && { settlesHousehold: settlesHousehold ? "YES" : "NO" }),
    ...(monthlySalaryYuan != null && { monthlySalaryYuan: String(monthlySalaryYuan) }),
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
