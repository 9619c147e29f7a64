import type { CatalogueFormFieldsFragment, MinimumWageFieldsFragment } from "./gql/graphql.js";

/** What fields and their values are looked up in: proofs are the app's own. */
export type CatalogueForm = Pick<CatalogueFormFieldsFragment, "sections" | "tables">;
export type FormField = CatalogueForm["sections"][number]["fields"][number];
export type FormOption = CatalogueForm["tables"][number]["options"][number];

/** Filled-in values by key; all of them texts. */
export type FormValues = Readonly<Record<string, string>>;

/** Problems by the key of their field. */
export type FormProblems = Readonly<Record<string, string>>;

interface ForSubTypes {
  readonly subTypes?: readonly string[] | null;
}

/** Whether what is stated for sub-types is there for this one. */
export function isOfSubType({ subTypes }: ForSubTypes, subType: string | null): boolean {
  return !subTypes || (subType !== null && subTypes.includes(subType));
}

/** The sections of a form for one sub-type; those without a field are left out. */
export function sectionsShown(form: CatalogueForm, subType: string | null) {
  return form.sections
    .map(({ title, fields }) => ({ title, fields: fields.filter((field) => isOfSubType(field, subType)) }))
    .filter(({ fields }) => fields.length > 0);
}

export function fieldsShown(form: CatalogueForm, subType: string | null): readonly FormField[] {
  return sectionsShown(form, subType).flatMap(({ fields }) => fields);
}

/** Whether the field must be filled, given what else was. */
export function isMandatory({ mandatory, optionalWhen }: FormField, values: FormValues): boolean {
  return mandatory && !optionalWhen?.values.includes(values[optionalWhen.key] ?? "");
}

/** Whether a proof is asked for, given what was filled in. */
export function isAskedFor(
  { when }: { readonly when?: FormField["optionalWhen"] },
  values: FormValues,
): boolean {
  const value = when && values[when.key];
  return !when || !value || when.values.includes(value);
}

/**
 * Whether a search finds the option: by characters, or by a part of each syllable of its 拼音 from one to the next (`kunming`,
 * `km` and `kunm` find 昆明市), as the server searches (`server/src/catalogue/pinyin.ts`).
 */
export function isFoundBy({ label, pinyin }: Pick<FormOption, "label" | "pinyin">, search: string): boolean {
  const wanted = search.trim();
  if (label.includes(wanted)) return true;
  const letters = wanted.toLowerCase().replace(/[ ']/g, "").slice(0, LONGEST_SEARCH);
  const syllables = pinyin.split(" ");
  return letters === "" || syllables.some((_, place) => continuesAs(syllables.slice(place), letters));
}

/** Longer than any name is typed. */
const LONGEST_SEARCH = 40;

/** Step by step through the syllables with every number of letters that they can have taken so far: never slow. */
function continuesAs(syllables: readonly string[], letters: string): boolean {
  let taken = new Set([0]);
  for (const syllable of syllables) {
    const next = new Set<number>();
    for (const begin of taken) {
      for (
        let length = 1;
        length <= syllable.length && letters[begin + length - 1] === syllable[length - 1];
        length += 1
      ) {
        next.add(begin + length);
      }
    }
    if (next.has(letters.length)) return true;
    taken = next;
  }
  return false;
}

/** What a CODE is chosen from. */
export function optionsOf(form: CatalogueForm, { table, without }: FormField): readonly FormOption[] {
  const options = form.tables.find(({ name }) => name === table)?.options ?? [];
  return without.length === 0 ? options : options.filter(({ code }) => !without.includes(code));
}

/**
 * What is sent: the values of the fields that this form shows. Keys mean the same in all forms, so what was filled in
 * before the type was changed is kept where it fits and left out where it does not.
 */
export function valuesToSend(form: CatalogueForm, subType: string | null, values: FormValues): FormValues {
  const sent = fieldsShown(form, subType).flatMap(({ key }) => {
    const value = values[key]?.trim();
    return value ? [[key, value] as const] : [];
  });
  return Object.fromEntries(sent);
}

/** What can be said without asking the server: what is missing, what is too long. It checks all of it again. */
export function problemsBeforeSending(
  form: CatalogueForm,
  subType: string | null,
  values: FormValues,
): FormProblems {
  const problems: Record<string, string> = {};
  for (const field of fieldsShown(form, subType)) {
    const length = lengthOf(values[field.key]?.trim() ?? "");
    if (length === 0 && isMandatory(field, values)) problems[field.key] = whatToFill(field);
    const wrong = formatProblemOf(field, values[field.key] ?? "");
    if (wrong) problems[field.key] = wrong;
    if (length > field.maxLength) {
      problems[field.key] = `${field.label}最多${field.maxLength}个字，您填写了${length}个字，请删减`;
    }
  }
  return problems;
}

/** What is wrong with how a value looks, as the catalogue says it; null: nothing, or it is empty. */
export function formatProblemOf({ format, formatProblem }: FormField, value: string): string | null {
  // Numbers are pasted with spaces, in full width and with marks of direction; the server drops these as well.
  const text = value.normalize("NFKC").replace(/[\s\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, "");
  return text === "" || !format || new RegExp(format).test(text) ? null : (formatProblem ?? null);
}

/** How many mandatory fields are empty still. */
export function unfilledFields(fields: readonly FormField[], values: FormValues): number {
  return fields.filter((field) => isMandatory(field, values) && !values[field.key]?.trim()).length;
}

/** The problems that a refusal names, `fields.uscc`, by the key of their field; others are left out. */
export function problemsOfFields(refused: Readonly<Record<string, string>>): FormProblems {
  const ofFields = Object.entries(refused).filter(([path]) => path.startsWith("fields."));
  return Object.fromEntries(ofFields.map(([path, message]) => [path.slice("fields.".length), message]));
}

/** Characters as people count them. */
export function lengthOf(text: string): number {
  return [...text].length;
}

const CHOSEN: ReadonlySet<FormField["kind"]> = new Set(["CODE", "DIVISION", "MONTH", "DATE", "YES_NO"]);

/** 请填写… or 请选择…, as the server says it. */
export function whatToFill({ kind, label }: Pick<FormField, "kind" | "label">): string {
  return `${CHOSEN.has(kind) ? "请选择" : "请填写"}${label}`;
}

/** What stands beside the pay: the minimum wage of the place, and a warning where the pay filled in is below it. */
export function payNotice(
  wage: MinimumWageFieldsFragment | null,
  { payAmount, payUnit }: FormValues,
): { text: string; below: boolean } {
  if (!wage) return { text: "工作所在地的最低工资标准未收录，请自行核对，薪酬不得低于该标准", below: false };
  const { from, monthlyYuan, hourlyYuan } = wage;
  const standard = `工作所在地最低工资标准为${monthlyYuan}元/月、${hourlyYuan}元/时（${from}起）`;
  const amount = Number(payAmount?.trim() || Number.NaN);
  const below = amount < (payUnit === "HOUR" ? hourlyYuan : monthlyYuan);
  return { text: below ? `薪酬低于最低工资标准，请核对：${standard}` : standard, below };
}

/** What a known employer tells of itself. */
export interface EmployerFound {
  readonly name: string;
  readonly uscc: string;
  readonly natureCode: string;
  readonly industryCode: string;
  readonly divisionCode: string;
}

/** The values that choosing a known employer fills in, under the keys that mean the same in every form. */
export function valuesOfEmployer(found: EmployerFound): FormValues {
  const { name, uscc, natureCode, industryCode, divisionCode } = found;
  return { employerName: name, uscc, natureCode, industryCode, divisionCode };
}
