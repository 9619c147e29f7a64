import {
  agreementForm,
  checkAgreement,
  type FilledAgreementOrigin,
  type FormProblem,
  type FormStage,
  type FormValues,
  formFacts,
  maskMobile,
} from "../../catalogue/index.js";
import type { LabelledValue } from "../../records/index.js";
import { isId } from "../../words/ids.js";
import { FieldProblem, InvalidInput } from "../../words/refusals.js";
import type { AgreementForm } from "./agreement-form.types.js";

/** A form with every field there, white space trimmed and empty texts as null: the same form is the same JSON. */
export type AgreementValues = {
  [K in keyof Omit<AgreementForm, "version">]-?: Exclude<AgreementForm[K], undefined>;
};

/** A form in which everything mandatory is there. */
export type CompleteAgreement = {
  [K in keyof AgreementValues]: K extends Mandatory ? NonNullable<AgreementValues[K]> : AgreementValues[K];
};

type Mandatory =
  | "employerName"
  | "natureCode"
  | "industryCode"
  | "divisionCode"
  | "address"
  | "contactName"
  | "contactMobile"
  | "contactEmail"
  | "categoryCode"
  | "settlesHousehold"
  | "uploadIds";

/** The most pictures of one record (D-06). */
const MOST_UPLOADS = 20;

/**
 * Any part of the form, as a draft keeps it.
 *
 * @throws {InvalidInput} for what no form could hold.
 */
export function draftValues(form: AgreementForm, of: FormOf): AgreementValues {
  return readForm(form, of, "DRAFT");
}

/** Which form it is: of which kind of agreement, and with whose codes. */
export interface FormOf {
  origin: FilledAgreementOrigin;
  cohort: number;
}

/**
 * Checks a form that is submitted by the catalogue's form, and names all problems at once.
 *
 * @throws {InvalidInput} with paths below `form`.
 */
export function completeAgreement(form: AgreementForm, of: FormOf): CompleteAgreement {
  // Nothing mandatory is missing: the catalogue's form looked at each.
  return readForm(form, of, "SUBMIT") as CompleteAgreement;
}

function readForm(form: AgreementForm, { origin, cohort }: FormOf, stage: FormStage): AgreementValues {
  const uploadIds = form.uploadIds?.map((id) => id.toLowerCase()) ?? [];
  const { problems, values } = checkAgreement(origin, textsOf(form), { stage, cohort });
  const all = [...problems.map(inForm), ...aboutUploads(uploadIds)];
  if (stage === "SUBMIT" && isWithoutProof(origin, uploadIds)) {
    all.push(new FieldProblem("form.uploadIds", "请上传就业协议书的图片，每一页都要上传"));
  }
  if (all.length > 0) throw new InvalidInput(all);
  return { ...valuesOf(values), uploadIds };
}

/** The form as the catalogue has it: each field a text, 职位类别 under its key of all forms. */
function textsOf(form: AgreementForm): Record<string, string | null> {
  const { version: _version, uploadIds: _uploadIds, categoryCode, ...rest } = form;
  return {
    ...rest,
    jobCategoryCode: categoryCode ?? null,
    settlesHousehold: form.settlesHousehold == null ? null : form.settlesHousehold ? "YES" : "NO",
    monthlySalaryYuan: form.monthlySalaryYuan?.toString() ?? null,
  };
}

/** The way back, with null for what was left empty. */
function valuesOf(texts: FormValues): Omit<AgreementValues, "uploadIds"> {
  const keys = agreementForm("PAPER").sections.flatMap(({ fields }) => fields.map(({ key }) => key));
  const { jobCategoryCode, ...all } = Object.fromEntries(keys.map((key) => [key, texts[key] ?? null]));
  return {
    // Its keys are those of the form, which `textsOf` has turned round.
    ...(all as Omit<AgreementValues, "uploadIds">),
    categoryCode: jobCategoryCode ?? null,
    settlesHousehold: texts.settlesHousehold === undefined ? null : texts.settlesHousehold === "YES",
    monthlySalaryYuan: texts.monthlySalaryYuan === undefined ? null : Number(texts.monthlySalaryYuan),
  };
}

function inForm({ field, message }: FormProblem): FieldProblem {
  const path = field.replace("fields.", "form.");
  return new FieldProblem(path === "form.jobCategoryCode" ? "form.categoryCode" : path, message);
}

/** 补登 asks for pictures of every page (F-40); 线下签约 has nothing to upload before it is stamped (F-32). */
function isWithoutProof(origin: FilledAgreementOrigin, uploadIds: readonly string[]): boolean {
  return uploadIds.length === 0 && agreementForm(origin).proofs.length > 0;
}

function aboutUploads(uploads: readonly string[]): FieldProblem[] {
  if (uploads.length > MOST_UPLOADS) {
    return [new FieldProblem("form.uploadIds", `最多上传${MOST_UPLOADS}个文件，请删减`)];
  }
  return uploads.every(isId) && new Set(uploads).size === uploads.length
    ? []
    : [new FieldProblem("form.uploadIds", "上传的文件无效，请重新上传")];
}

/** The employer that the form names. */
export function counterpartOf(content: unknown): string | null {
  return (content as AgreementValues).employerName;
}

/** The form line by line, labels for codes; for staff, who compare two submissions and see numbers masked (P-08). */
export function describeAgreement(content: unknown): LabelledValue[] {
  const texts = Object.entries(textsOf(content as AgreementValues));
  const given = Object.fromEntries(texts.flatMap(([key, text]) => (text === null ? [] : [[key, text]])));
  const values: FormValues = given.contactMobile
    ? { ...given, contactMobile: maskMobile(given.contactMobile) }
    : given;
  return formFacts(agreementForm("PAPER"), null, values)
    .flatMap(({ facts }) => facts)
    .map(({ label, value }) => ({ label, text: value ?? "" }))
    .filter(({ text }) => text !== "");
}
