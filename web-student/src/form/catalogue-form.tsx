import {
  type CatalogueForm as FormDescription,
  type FormField,
  sectionsShown,
  unfilledFields,
} from "@gd/web-kit";
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
        // Folded away by whoever has done with it; data-fields: what a reason of a return leads to.
        <details
          key={title}
          className="card section"
          open
          data-fields={fields.map(({ key }) => key).join(" ")}
        >
          <summary>
            <h2 className="card-title">{title}</h2>
            <Unfilled count={unfilledFields(fields, filled.values)} />
          </summary>
          {fields
            .filter((field) => isAsked(field, filled))
            .map((field) => (
              <CatalogueField key={field.key} form={form} field={field} filled={filled} />
            ))}
        </details>
      ))}
    </>
  );
}

function Unfilled({ count }: { count: number }) {
  return <span className="section-count">{count > 0 ? `还有 ${count} 项未填` : "已填"}</span>;
}
