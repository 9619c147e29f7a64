import { divisionName } from "../divisions.js";
import { catalogue } from "../tables.js";
import type { FormValues } from "./check-form.js";
import { type CatalogueForm, type FormField, isOf } from "./field.js";

/** A field as people read it. */
export interface FormFact {
  readonly key: string;
  readonly label: string;
  /** Labels instead of codes; null: left empty. */
  readonly value: string | null;
}

export interface FormFactSection {
  readonly title: string;
  readonly facts: readonly FormFact[];
}

/** A filled-in form to be read: every field of this sub-type in the form's order, codes as their labels. */
export function formFacts(
  form: CatalogueForm,
  subType: string | null,
  values: FormValues,
): readonly FormFactSection[] {
  return form.sections
    .map(({ title, fields }) => ({
      title,
      facts: fields
        .filter((one) => isOf(one, subType))
        .map((one) => ({ key: one.key, label: one.label, value: readable(one, values[one.key]) })),
    }))
    .filter(({ facts }) => facts.length > 0);
}

/** A field that two versions of a filled-in form tell differently. */
export interface FormChange {
  readonly key: string;
  readonly label: string;
  readonly before: string | null;
  readonly after: string | null;
}

/**
 * What changed from one version to the next, field by field, for the graduate (F-62) and for whoever reviews a
 * resubmission. The forms may be of different types: a field that only one of them has reads as empty in the other.
 */
export function formChanges(
  before: readonly FormFactSection[],
  after: readonly FormFactSection[],
): readonly FormChange[] {
  const old = before.flatMap(({ facts }) => facts);
  const current = after.flatMap(({ facts }) => facts);
  const valueIn = (facts: readonly FormFact[], key: string) =>
    facts.find((fact) => fact.key === key)?.value ?? null;
  const gone = old.filter(({ key }) => !current.some((fact) => fact.key === key));
  return [...current, ...gone]
    .map(({ key, label }) => ({ key, label, before: valueIn(old, key), after: valueIn(current, key) }))
    .filter((change) => change.before !== change.after);
}

function readable({ kind, table }: FormField, value: string | undefined): string | null {
  if (value === undefined || value === "") return null;
  if (kind === "CODE" && table !== null) return catalogue(table).label(value);
  if (kind === "DIVISION") return divisionName(value) ?? value;
  if (kind === "YES_NO") return value === "YES" ? "是" : "否";
  return value;
}
