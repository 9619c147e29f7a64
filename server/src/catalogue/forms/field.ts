import { z } from "zod";
import { catalogueNames } from "../names.js";

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

/** Sub-types that have something; null: all. */
const ofSubTypes = z.array(z.string()).readonly().nullable().default(null);
/** While the field `key` has one of these values. */
const condition = z
  .strictObject({ key: z.string(), values: z.array(z.string()) })
  .nullable()
  .default(null);
/** Shown beside it. */
const help = z.string().nullable().default(null);

/**
 * One field of a form. Keys mean the same in all forms: whoever fills `employerName` from a known employer fills
 * `uscc`, `natureCode`, `industryCode` and `divisionCode` where the form has them.
 */
export const fieldShape = z
  .strictObject({
    key: z.string(),
    label: z.string(),
    kind: z.enum(FIELD_KINDS),
    /** Without it nothing can be submitted; a draft may lack it. */
    mandatory: z.boolean().default(true),
    /** A mandatory field that may stay empty while another has one of these values. */
    optionalWhen: condition,
    subTypes: ofSubTypes,
    /** Most that is kept, in characters as people count them; codes and numbers have a form of their own. */
    maxLength: z.int().optional(),
    /** The code table of a CODE. */
    table: z.enum(catalogueNames).nullable().default(null),
    /** Codes of the table that this field does not take. */
    without: z.array(z.string()).readonly().default([]),
    /** Shown only while there is a problem with it, or a value: a question that most are never asked. */
    onProblem: z.boolean().default(false),
    /** The name of a person, whose dots are written one way (F-98). */
    person: z.boolean().default(false),
    help,
  })
  .transform((field) => ({ ...field, maxLength: field.maxLength ?? USUAL_LENGTH[field.kind] }));
export type FormField = Readonly<z.infer<typeof fieldShape>>;

/** Fields that belong together, under a title of their own. */
export interface FormSection {
  readonly title: string;
  readonly fields: readonly FormField[];
}

/** One kind of proof (证明材料); its key is the purpose of the uploads that belong to it. */
export const proofShape = z.strictObject({
  key: z.string(),
  label: z.string(),
  help,
  /** Asked for only then; null, or while the field is empty: always. */
  when: condition,
});
export type Proof = Readonly<z.infer<typeof proofShape>>;

/** Whether a proof is asked for, given what was filled in. */
export function isAskedFor({ when }: Pick<Proof, "when">, values: Readonly<Record<string, string>>): boolean {
  const value = when && values[when.key];
  return !when || !value || when.values.includes(value);
}

/** ALL: each of the group; ONE: at least one of it; OPTIONAL: none is needed. */
const proofRule = z.enum(["ALL", "ONE", "OPTIONAL"]);
export type ProofRule = z.infer<typeof proofRule>;

/** What a group of proofs has beside its proofs. */
export const groupShape = z.strictObject({ key: z.string(), rule: proofRule, subTypes: ofSubTypes });

/** Proofs under one rule. */
export interface ProofGroup extends Readonly<z.infer<typeof groupShape>> {
  readonly proofs: readonly Proof[];
}

/** What is filled in and handed in: drawn by the apps, checked by the server, both from here. */
export interface CatalogueForm {
  readonly sections: readonly FormSection[];
  readonly proofs: readonly ProofGroup[];
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
