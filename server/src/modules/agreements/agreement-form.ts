import type { FilledAgreementOrigin } from "../../catalogue/index.js";
import {
  type CatalogueName,
  catalogue,
  checkMobile,
  checkUscc,
  divisionName,
} from "../../catalogue/index.js";
import { isId } from "../../graphql/ids.js";
import { FieldProblem, InvalidInput } from "../../graphql/refusals.js";
import type { LabelledValue } from "../records/index.js";
import type { AgreementForm } from "./agreement-form.types.js";
import { aboutFacts, OPTIONAL_TEXTS, tooLong } from "./invitation-terms.js";

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
  | "uscc"
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

type TextField = Exclude<keyof AgreementValues, "settlesHousehold" | "monthlySalaryYuan" | "uploadIds">;

interface FieldOfForm {
  label: string;
  /** Most characters. */
  max: number;
  mandatory?: true;
  /** The code table it is of. */
  codes?: CatalogueName;
}

/** Every text of the form, in its order (spec 2 §5). */
const TEXTS: Readonly<Record<TextField, FieldOfForm>> = {
  employerName: { label: "单位名称", max: 100, mandatory: true },
  uscc: { label: "统一社会信用代码", max: 18, mandatory: true },
  natureCode: { label: "单位性质", max: 10, mandatory: true, codes: "employerNature" },
  industryCode: { label: "单位行业", max: 10, mandatory: true, codes: "industry" },
  divisionCode: { label: "单位所在地", max: 6, mandatory: true },
  address: { label: "详细地址", max: 200, mandatory: true },
  contactName: { label: "联系人", max: 30, mandatory: true },
  contactMobile: { label: "联系人手机", max: 20, mandatory: true },
  contactPhone: { label: "联系人电话", max: 30 },
  contactEmail: { label: "联系人邮箱", max: 100, mandatory: true },
  categoryCode: { label: "职位类别", max: 10, mandatory: true, codes: "jobCategory" },
  positionName: { label: "岗位名称", max: 50 },
  reportBy: { label: "报到期限", max: 10 },
  ...OPTIONAL_TEXTS,
};

/** The most pictures of one record (spec 2 §6). */
const MOST_UPLOADS = 20;
/** Longest text that a draft keeps of one field; what is too long is said when it is submitted. */
const LONGEST_TEXT = 2000;

/**
 * Any part of the form, as a draft keeps it.
 *
 * @throws {InvalidInput} for what no form could hold.
 */
export function draftValues(form: AgreementForm): AgreementValues {
  const values = valuesOf(form);
  const problems = fields().flatMap(([field, { label }]) => {
    const value = values[field];
    return value ? tooLong(`form.${field}`, label, value, LONGEST_TEXT) : [];
  });
  problems.push(...aboutUploads(values.uploadIds));
  if (problems.length > 0) throw new InvalidInput(problems);
  return values;
}

/**
 * Checks a form that is submitted, and names all problems at once.
 *
 * @throws {InvalidInput} with paths below `form`.
 */
export function completeAgreement(
  form: AgreementForm,
  cohort: number,
  origin: FilledAgreementOrigin,
): CompleteAgreement {
  const values = valuesOf(form);
  const problems = [
    ...fields().flatMap(([field, rule]) => aboutText(field, rule, values[field], cohort)),
    ...aboutEmployer(values),
    ...aboutFacts(values, (field) => `form.${field}`),
    ...aboutUploads(values.uploadIds),
  ];
  if (values.settlesHousehold === null) {
    problems.push(new FieldProblem("form.settlesHousehold", "请选择是否解决户档"));
  }
  // 线下签约 has nothing to upload before it is stamped (F-32).
  if (origin === "PAPER" && (values.uploadIds ?? []).length === 0) {
    problems.push(new FieldProblem("form.uploadIds", "请上传就业协议书的图片，每一页都要上传"));
  }
  if (problems.length > 0) throw new InvalidInput(problems);
  // Nothing mandatory is missing: each was just looked at.
  return values as CompleteAgreement;
}

function fields(): [TextField, FieldOfForm][] {
  return Object.entries(TEXTS) as [TextField, FieldOfForm][];
}

function valuesOf(form: AgreementForm): AgreementValues {
  const texts = fields().map(([field]) => [field, form[field]?.trim() || null]);
  return {
    ...(Object.fromEntries(texts) as Pick<AgreementValues, TextField>),
    uscc: form.uscc?.trim().toUpperCase() || null,
    settlesHousehold: form.settlesHousehold ?? null,
    monthlySalaryYuan: form.monthlySalaryYuan ?? null,
    uploadIds: form.uploadIds?.map((id) => id.toLowerCase()) ?? [],
  };
}

function aboutText(
  field: TextField,
  { label, max, mandatory, codes }: FieldOfForm,
  value: string | null,
  cohort: number,
): FieldProblem[] {
  const at = `form.${field}`;
  if (codes) {
    return value && catalogue(codes).valid(value, cohort) ? [] : [new FieldProblem(at, `请选择${label}`)];
  }
  if (!value) return mandatory ? [new FieldProblem(at, `请填写${label}`)] : [];
  return tooLong(at, label, value, max);
}

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** What is there and wrong; what is missing is said already. */
function aboutEmployer({ uscc, contactMobile, contactEmail, divisionCode }: AgreementValues): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const code = uscc ? checkUscc(uscc) : null;
  if (code?.ok === false) problems.push(new FieldProblem("form.uscc", code.reason));
  const mobile = contactMobile ? checkMobile(contactMobile) : null;
  if (mobile?.ok === false) problems.push(new FieldProblem("form.contactMobile", mobile.reason));
  if (contactEmail && !EMAIL.test(contactEmail)) {
    problems.push(new FieldProblem("form.contactEmail", "联系人邮箱的格式不正确，请核对"));
  }
  if (divisionCode && !divisionName(divisionCode)) {
    problems.push(new FieldProblem("form.divisionCode", "请选择单位所在地"));
  }
  return problems;
}

function aboutUploads(ids: readonly string[] | null): FieldProblem[] {
  const uploads = ids ?? [];
  if (uploads.length > MOST_UPLOADS) {
    return [new FieldProblem("form.uploadIds", `最多上传${MOST_UPLOADS}个文件，请删减`)];
  }
  return uploads.every(isId) && new Set(uploads).size === uploads.length
    ? []
    : [new FieldProblem("form.uploadIds", "上传的文件无效，请重新上传")];
}

/** The form line by line, labels for codes; for comparing two submissions. */
export function describeAgreement(content: unknown): LabelledValue[] {
  const values = content as AgreementValues;
  return [
    ...fields().map(([field, { label, codes }]) => ({ label, text: textOf(field, values[field], codes) })),
    { label: "薪酬（元/月）", text: values.monthlySalaryYuan?.toString() ?? "" },
    { label: "是否解决户档", text: yesOrNo(values.settlesHousehold) },
  ].filter(({ text }) => text !== "");
}

function textOf(field: TextField, value: string | null, codes: CatalogueName | undefined): string {
  if (!value) return "";
  if (codes) return catalogue(codes).label(value);
  return field === "divisionCode" ? (divisionName(value) ?? value) : value;
}

function yesOrNo(value: boolean | null): string {
  if (value === null) return "";
  return value ? "是" : "否";
}
