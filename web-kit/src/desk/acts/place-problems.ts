import type { FormInstance } from "antd";
import type { ShownRefusal } from "../../refusal.js";

/** Where a form shows a problem, as antd names a field. */
type FieldName = string[];

export interface PlacedProblem {
  name: FieldName;
  errors: string[];
}

/** From the server's path of a field to the form's: `terms.job.positionName` → job, positionName. */
type NameOfPath = (path: string) => FieldName;

/** For forms whose fields are named by the last part of the server's path. */
export const byLastPart: NameOfPath = (path) => path.split(".").slice(-1);

/** The refusal's problems by form field; `rest` are those that no field of this form stands for. */
export function placeProblems(
  { fields }: ShownRefusal,
  isField: (name: FieldName) => boolean,
  nameOf: NameOfPath = byLastPart,
): { placed: PlacedProblem[]; rest: string[] } {
  const placed: PlacedProblem[] = [];
  const rest: string[] = [];
  for (const [path, message] of Object.entries(fields)) {
    const name = nameOf(path);
    if (isField(name)) placed.push({ name, errors: [message] });
    else rest.push(message);
  }
  return { placed, rest };
}

/**
 * Shows a refusal in a form: its problems beside their fields. Answers what is to be said above the form: problems
 * without a field, or the refusal's own sentence where no field is wrong; null where the fields say it all.
 */
export function showRefusal<Values>(
  form: FormInstance<Values>,
  refusal: ShownRefusal,
  nameOf: NameOfPath = byLastPart,
): { above: string | null; placed: PlacedProblem[] } {
  const { placed, rest } = placeProblems(refusal, (name) => isFieldOf(form, name), nameOf);
  // antd types field names by the form's values, which the server's paths know nothing of.
  form.setFields(placed as Parameters<typeof form.setFields>[0]);
  const above = placed.length === 0 ? (rest[0] ?? refusal.message) : rest.join(" ") || null;
  return { above, placed };
}

/** By the form's own register: a control of ours has no instance that antd could answer. */
function isFieldOf<Values>(form: FormInstance<Values>, name: FieldName): boolean {
  return form.getFieldsError().some((field) => field.name.join() === name.join());
}
