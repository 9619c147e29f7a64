import {
  checkDocumentNumber,
  checkVerification,
  type FormFactSection,
  type FormProblem,
  type FormStage,
  type FormValues,
  formFacts,
  maskAccount,
  maskIdNumber,
  maskMobile,
  type OrganisationForm,
  takesTransfer,
  type VerificationMethod,
  verificationForm,
} from "../../catalogue/index.js";
import type { LabelledValue } from "../../records/index.js";
import { FieldProblem, InvalidInput } from "../../words/refusals.js";
import { tidyCode } from "../../words/tidy-text.js";
import type { VerificationForm } from "./verification.types.js";

/** A form as it is kept: what it is about, and the values by the catalogue's keys. */
export interface VerificationContent {
  organisationForm: OrganisationForm;
  method: VerificationMethod;
  values: FormValues;
}

/** What is chosen for who has not chosen yet: nearly all are enterprises with a licence. */
const USUAL = { organisationForm: "ENTERPRISE", method: "LICENCE" } as const;

/** Digits of an account, as banks write them: with spaces. */
const ACCOUNT = /^\d{8,30}$/;

/** Any part of the form, as a draft keeps it. @throws {InvalidInput} for what no form could hold. */
export function draftOf(form: VerificationForm, cohort: number): VerificationContent {
  return readForm(form, "DRAFT", cohort);
}

/** All of it. @throws {InvalidInput} naming every problem, below `form`. */
export function completeOf(form: VerificationForm, cohort: number): VerificationContent {
  return readForm(form, "SUBMIT", cohort);
}

function readForm(form: VerificationForm, stage: FormStage, cohort: number): VerificationContent {
  const { organisationForm: chosen, method: way, uploadIds: _files, version: _version, ...typed } = form;
  const organisationForm = chosen ?? USUAL.organisationForm;
  const method = way && takesTransfer(organisationForm) ? way : USUAL.method;
  const entered = keysOf(organisationForm, method, typed);
  const checked = checkVerification({ form: organisationForm, method }, entered, { stage, cohort });
  const numbers = stage === "SUBMIT" ? numbersIn(checked.values) : { problems: [], values: checked.values };
  const problems = [...checked.problems.map(inForm), ...numbers.problems];
  if (stage === "SUBMIT" && !chosen)
    problems.push(new FieldProblem("form.organisationForm", "请选择单位类别"));
  if (problems.length > 0) throw new InvalidInput(problems);
  return { organisationForm, method, values: numbers.values };
}

/** What a transfer needs of a form that may lack the rest. @throws {InvalidInput} for what it lacks of that. */
export function payeeOf(
  { organisationForm, values }: VerificationContent,
  cohort: number,
): VerificationContent {
  if (!takesTransfer(organisationForm)) {
    const message = "该类单位不能使用对公打款，请上传加盖公章的材料";
    throw new InvalidInput([new FieldProblem("form.method", message)]);
  }
  const at = { stage: "SUBMIT", cohort } as const;
  const checked = checkVerification({ form: organisationForm, method: "TRANSFER" }, values, at);
  const numbers = numbersIn(checked.values);
  const problems = [...checked.problems.map(inForm), ...numbers.problems].filter(({ field }) =>
    PAYEE.has(field),
  );
  if (problems.length > 0) throw new InvalidInput(problems);
  return { organisationForm, method: "TRANSFER", values: numbers.values };
}

const PAYEE: ReadonlySet<string> = new Set([
  "form.employerName",
  "form.uscc",
  "form.usccConfirmed",
  "form.bankName",
  "form.bankAccount",
]);

/** What was typed for another kind of organisation, or before the way was changed, is left behind. */
function keysOf(form: OrganisationForm, method: VerificationMethod, typed: object): Record<string, unknown> {
  const known = new Set(
    verificationForm(method)
      .sections.flatMap(({ fields }) => fields)
      .filter(({ subTypes }) => subTypes === null || subTypes.includes(form))
      .map(({ key }) => key),
  );
  return Object.fromEntries(Object.entries(typed).filter(([key]) => known.has(key)));
}

/** The two numbers that the catalogue takes for mere text. */
function numbersIn(values: FormValues): { problems: FieldProblem[]; values: FormValues } {
  const problems: FieldProblem[] = [];
  const told = { ...values };
  if (values.personDocument !== undefined) {
    const document = checkDocumentNumber(values.personDocument);
    if (document.ok) told.personDocument = document.text;
    else problems.push(new FieldProblem("form.personDocument", document.reason));
  }
  if (values.bankAccount !== undefined) {
    told.bankAccount = tidyCode(values.bankAccount).replace(/-/g, "");
    if (!ACCOUNT.test(told.bankAccount)) {
      problems.push(new FieldProblem("form.bankAccount", "银行账号应为8至30位数字，请核对"));
    }
  }
  return { problems, values: told };
}

function inForm({ field, message }: FormProblem): FieldProblem {
  return new FieldProblem(field.replace("fields.", "form."), message);
}

/** The organisation that the form names; null while it does not. */
export function counterpartOf(content: unknown): string | null {
  return (content as VerificationContent).values.employerName ?? null;
}

/** The form to be read, numbers of persons and accounts masked (P-08). */
export function factsOf({
  organisationForm,
  method,
  values,
}: VerificationContent): readonly FormFactSection[] {
  return formFacts(verificationForm(method), organisationForm, masked(values));
}

function masked(values: FormValues): FormValues {
  const { personDocument, contactMobile, bankAccount } = values;
  return {
    ...values,
    ...(personDocument && { personDocument: maskIdNumber(personDocument) }),
    ...(contactMobile && { contactMobile: maskMobile(contactMobile) }),
    ...(bankAccount && { bankAccount: maskAccount(bankAccount) }),
  };
}

/** The form line by line, for comparing two submissions. */
export function describeVerification(content: unknown): LabelledValue[] {
  return factsOf(content as VerificationContent)
    .flatMap(({ facts }) => facts)
    .flatMap(({ label, value }) => (value === null ? [] : [{ label, text: value }]));
}
