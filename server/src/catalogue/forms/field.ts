import type { CatalogueName } from "../names.js";

/**
 * What a field takes. Every value is a text: a code of `table`, a division code, YYYY-MM, YYYY-MM-DD, digits, YES or
 * NO; so that one input type, one comparison and one renderer serve every form.
 */
export const FIELD_KINDS = [
  "TEXT",
  "LONG_TEXT",
  "EMPLOYER_NAME",
  "USCC",
  "MOBILE",
  "PHONE",
  "EMAIL",
  "POSTCODE",
  "CODE",
  "DIVISION",
  "MONTH",
  "DATE",
  "INTEGER",
  "YES_NO",
] as const;
export type FieldKind = (typeof FIELD_KINDS)[number];

/**
 * One field of a form. Keys mean the same in all forms: whoever fills `employerName` from a known employer fills
 * `uscc`, `natureCode`, `industryCode` and `divisionCode` where the form has them.
 */
export interface FormField {
  readonly key: string;
  readonly label: string;
  readonly kind: FieldKind;
  /** Without it nothing can be submitted; a draft may lack it. */
  readonly mandatory: boolean;
  /** A mandatory field that may stay empty while another has one of these values. */
  readonly optionalWhen: { readonly key: string; readonly values: readonly string[] } | null;
  /** The sub-types that have the field; null: all. */
  readonly subTypes: readonly string[] | null;
  /** Most that is kept, in characters as people count them; codes and numbers have a form of their own. */
  readonly maxLength: number;
  /** The code table of a CODE. */
  readonly table: CatalogueName | null;
  /** Codes of the table that this field does not take. */
  readonly without: readonly string[];
  /** Shown beside the field. */
  readonly help: string | null;
}

/** Fields that belong together, under a title of their own. */
export interface FormSection {
  readonly title: string;
  readonly fields: readonly FormField[];
}

/** ALL: each of the group; ONE: at least one of it; OPTIONAL: none is needed. */
export type ProofRule = "ALL" | "ONE" | "OPTIONAL";

/** One kind of proof (证明材料); its key is the purpose of the uploads that belong to it. */
export interface Proof {
  readonly key: string;
  readonly label: string;
  readonly help: string | null;
}

/** Proofs under one rule. */
export interface ProofGroup {
  readonly key: string;
  readonly rule: ProofRule;
  readonly subTypes: readonly string[] | null;
  readonly proofs: readonly Proof[];
}

/** What is filled in and handed in: drawn by the apps, checked by the server, both from here. */
export interface CatalogueForm {
  readonly sections: readonly FormSection[];
  readonly proofs: readonly ProofGroup[];
}

const USUAL_LENGTH: Readonly<Record<FieldKind, number>> = {
  TEXT: 100,
  LONG_TEXT: 500,
  EMPLOYER_NAME: 100,
  USCC: 30,
  MOBILE: 20,
  PHONE: 30,
  EMAIL: 100,
  POSTCODE: 10,
  CODE: 40,
  DIVISION: 12,
  MONTH: 12,
  DATE: 12,
  INTEGER: 12,
  YES_NO: 12,
};

type Particulars = Partial<Omit<FormField, "key" | "label" | "kind">>;

/** Writes a mandatory field; `more` says where it differs. */
export function field(key: string, label: string, kind: FieldKind, more: Particulars = {}): FormField {
  return {
    key,
    label,
    kind,
    mandatory: true,
    optionalWhen: null,
    subTypes: null,
    maxLength: USUAL_LENGTH[kind],
    table: null,
    without: [],
    help: null,
    ...more,
  };
}

/** Writes a field that may stay empty. */
export function optional(key: string, label: string, kind: FieldKind, more: Particulars = {}): FormField {
  return field(key, label, kind, { ...more, mandatory: false });
}

export const proof = (key: string, label: string, help: string | null = null): Proof => ({
  key,
  label,
  help,
});

/** Writes a group of proofs; without sub-types it is for all. */
export function proofs(
  rule: ProofRule,
  key: string,
  of: readonly Proof[],
  subTypes: readonly string[] | null = null,
): ProofGroup {
  return { key, rule, subTypes, proofs: of };
}

/** Whether something stated for sub-types is there for this one. */
export function isOf(
  stated: { readonly subTypes: readonly string[] | null },
  subType: string | null,
): boolean {
  return stated.subTypes === null || (subType !== null && stated.subTypes.includes(subType));
}

/** The fields of a form for one sub-type, in their order. */
export function fieldsOf(form: CatalogueForm, subType: string | null): readonly FormField[] {
  return form.sections.flatMap((section) => section.fields).filter((one) => isOf(one, subType));
}

/** Whether this field must be filled, given what else was. */
export function isMandatory(one: FormField, values: Readonly<Record<string, string>>): boolean {
  const { mandatory, optionalWhen } = one;
  if (!mandatory) return false;
  return optionalWhen === null || !optionalWhen.values.includes(values[optionalWhen.key] ?? "");
}
