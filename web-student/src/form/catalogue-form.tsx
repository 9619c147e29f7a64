import { type CatalogueForm as FormDescription, type FormField, sectionsShown } from "@gd/web-kit";
import { CatalogueField } from "./catalogue-field.js";
import type { FilledForm } from "./use-catalogue-form.js";
import "./form.css";

interface CatalogueFormProps {
  form: FormDescription;
  subType: string | null;
  filled: FilledForm;
}

/** Some questions are asked only where the server found a reason to. */
function isAsked({ key, onProblem }: FormField, { values, problems }: FilledForm): boolean {
  return !onProblem || Boolean(values[key]) || key in problems;
}

/** Any form of the catalogue, drawn from its description: a card for each section, problems beside their fields. */
export function CatalogueForm({ form, subType, filled }: CatalogueFormProps) {
  return (
    <>
      {sectionsShown(form, subType).map(({ title, fields }) => (
        <section key={title} className="card">
          <h2 className="card-title">{title}</h2>
          {fields
            .filter((field) => isAsked(field, filled))
            .map((field) => (
              <CatalogueField key={field.key} form={form} field={field} filled={filled} />
            ))}
        </section>
      ))}
    </>
  );
}
