import { tidyCode, tidyName, tidyText, unfitCharacter } from "../../words/tidy-text.js";
import { checkUscc, hasUsccCheckDigit } from "../identifiers.js";
import { checkValue } from "./check-value.js";
import { type CatalogueForm, type FormField, fieldsOf, isAskedFor, isMandatory, isOf } from "./field.js";

/** What is wrong with one field: the path of the input and a Chinese sentence that says what to do. */
export interface FormProblem {
  readonly field: string;
  readonly message: string;
}

/** A draft may lack anything and be half written; what is submitted may not. */
export type FormStage = "DRAFT" | "SUBMIT";

/** Filled-in values by key, tidied: trimmed, codes in capitals; what was left empty is not there. */
export type FormValues = Readonly<Record<string, string>>;

export interface CheckedForm {
  readonly problems: readonly FormProblem[];
  readonly values: FormValues;
}

/**
 * Checks what was entered into a form and names all problems at once, under `fields.<key>`. Keys that the form does
 * not have for this sub-type are refused, also in a draft: nothing is kept that no page shows.
 */
export function checkForm(
  form: CatalogueForm,
  subType: string | null,
  entered: Readonly<Record<string, unknown>>,
  { stage, cohort }: { stage: FormStage; cohort: number },
): CheckedForm {
  const fields = fieldsOf(form, subType);
  const problems = unknownKeys(fields, entered);
  const values: Record<string, string> = {};
  for (const one of fields) {
    const checked = readValue(one, entered[one.key], stage, cohort);
    if (checked.problem) problems.push(problemAt(one.key, checked.problem));
    if (checked.text !== "") values[one.key] = checked.text;
  }
  if (stage === "SUBMIT") {
    const missing = fields.filter((one) => isMissing(entered[one.key]) && isMandatory(one, values));
    problems.push(...missing.map((one) => problemAt(one.key, whatToFill(one))));
    if (asksToConfirmUscc(values) && fields.some(({ key }) => key === "usccConfirmed")) {
      problems.push(problemAt("usccConfirmed", UNUSUAL_USCC));
    }
  }
  return { problems, values };
}

const UNUSUAL_USCC =
  "统一社会信用代码的校验位与国家标准不符，请对照证照核对更正；确认无误的，请选「是」后再提交";

/** Some real codes have a wrong check digit: the graduate says that it was looked at, and the reviewer sees it. */
function asksToConfirmUscc({ uscc, usccConfirmed }: Readonly<Record<string, string>>): boolean {
  if (uscc === undefined || usccConfirmed === "YES") return false;
  return checkUscc(uscc).ok && !hasUsccCheckDigit(uscc);
}

/**
 * What still has to be uploaded, given how many files there are for each proof: under `proofs.<key>` of the proof, or
 * of the group where one of several is enough. Files for a proof that the form does not ask for are refused. `values`:
 * what was filled in, for proofs that depend on it.
 */
export function checkProofs(
  form: CatalogueForm,
  subType: string | null,
  given: Readonly<Record<string, number>>,
  values: FormValues = {},
): readonly FormProblem[] {
  const groups = form.proofs
    .filter((group) => isOf(group, subType))
    .map((group) => ({ ...group, proofs: group.proofs.filter((one) => isAskedFor(one, values)) }));
  const known = new Set(groups.flatMap((group) => group.proofs.map(({ key }) => key)));
  const problems: FormProblem[] = [];
  for (const [key, count] of Object.entries(given)) {
    if (count > 0 && !known.has(key)) {
      problems.push({ field: `proofs.${key}`, message: "所选类型不需要这项证明材料，请删除后再提交" });
    }
  }
  const lacks = ({ key }: { key: string }) => !((given[key] ?? 0) > 0);
  for (const { key, rule, proofs } of groups) {
    if (rule === "ALL") {
      for (const one of proofs.filter(lacks)) {
        problems.push({ field: `proofs.${one.key}`, message: `请上传${one.label}` });
      }
    } else if (rule === "ONE" && proofs.every(lacks)) {
      const names = proofs.map(({ label }) => label).join("、");
      const message = proofs.length > 1 ? `请上传以下材料中的至少一项：${names}` : `请上传${names}`;
      problems.push({ field: `proofs.${key}`, message });
    }
  }
  return problems;
}

function unknownKeys(
  fields: readonly FormField[],
  entered: Readonly<Record<string, unknown>>,
): FormProblem[] {
  const known = new Set(fields.map(({ key }) => key));
  return Object.keys(entered)
    .filter((key) => !known.has(key))
    .map((key) => problemAt(key, `填写项「${key}」不属于所选类型，请刷新页面后重新填写`));
}

interface ReadValue {
  text: string;
  problem: string | null;
}

function readValue(one: FormField, given: unknown, stage: FormStage, cohort: number): ReadValue {
  if (given === undefined || given === null) return { text: "", problem: null };
  if (typeof given !== "string") return { text: "", problem: `${one.label}的填写格式不正确，请重新填写` };
  const text = tidied(one, given);
  if (text === "") return { text, problem: null };
  const unfit = whyNotKept(one, text);
  if (unfit) return { text, problem: unfit };
  const checked = checkValue(one, text, cohort);
  if (checked.ok) return { text: checked.text, problem: null };
  // A draft keeps what is half written; only what could never be kept is refused above.
  return { text, problem: stage === "SUBMIT" ? checked.reason : null };
}

const CODES: ReadonlySet<string> = new Set([
  "USCC",
  "MOBILE",
  "PHONE",
  "EMAIL",
  "POSTCODE",
  "CODE",
  "DIVISION",
  "INTEGER",
]);

/** As its kind of text is kept (F-98): numbers and codes without spaces and in half width, names with one kind of dot. */
function tidied({ kind, person }: FormField, given: string): string {
  if (CODES.has(kind)) return tidyCode(given);
  if (person) return tidyName(given);
  const text = tidyText(given).trim();
  return kind === "LONG_TEXT" ? text : text.replace(/\s*\n\s*/g, " ");
}

/** Counts characters as people do, not UTF-16 units. */
function whyNotKept({ label, maxLength }: FormField, text: string): string | null {
  const unfit = unfitCharacter(text);
  if (unfit) return `${label}${unfit}`;
  const length = [...text].length;
  return length <= maxLength ? null : `${label}最多${maxLength}个字，您填写了${length}个字，请删减`;
}

function isMissing(given: unknown): boolean {
  return given === undefined || given === null || (typeof given === "string" && given.trim() === "");
}

const CHOSEN = new Set(["CODE", "DIVISION", "MONTH", "DATE", "YES_NO"]);

/** 请填写… or 请选择…, for a field that was left empty. */
export function whatToFill({ kind, label }: Pick<FormField, "kind" | "label">): string {
  return `${CHOSEN.has(kind) ? "请选择" : "请填写"}${label}`;
}

function problemAt(key: string, message: string): FormProblem {
  return { field: `fields.${key}`, message };
}
