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

function readable({ kind, table }: FormField, value: string | undefined): string | null {
  if (value === undefined || value === "") return null;
  if (kind === "CODE" && table !== null) return catalogue(table).label(value);
  if (kind === "DIVISION") return divisionName(value) ?? value;
  if (kind === "YES_NO") return value === "YES" ? "是" : "否";
  return value;
}
