import type { FormValues } from "@gd/web-kit";
import type { DraftFieldsFragment, RecordFormInput } from "../gql/graphql.js";
import { agreementFormOf, catalogueKey, problemOfMoney, valuesOfAgreement } from "./agreement-values.js";
import { destinationFormOf, valuesOfDestination } from "./destination-values.js";
import { OWN_FORMS, type OwnForm } from "./own-forms.js";

/** How a form goes to the server: its page, its saving and its submission are the same for all. */
interface Shape {
  /** What the files of a proof are at the server. */
  readonly purposeOf: (proofKey: string) => string;
  /** The field that a path of a refusal is about: its key, `proofs.<key>`, or `uploadIds`. */
  readonly fieldOf: (path: string) => string;
  /** What the server's type cannot even carry, by the keys of fields. */
  readonly problemsOf: (values: FormValues) => FormValues;
  readonly valuesOf: (values: FormValues) => object;
}

/** Below `form`, under the server's own names. */
const agreement: Shape = {
  purposeOf: () => "AGREEMENT_SCAN",
  fieldOf: (path) => catalogueKey(path.replace(/^form\./, "")),
  problemsOf: problemOfMoney,
  valuesOf: agreementFormOf,
};

/** As the catalogue names its fields: whatever kind of form is new is of this shape. */
const catalogued: Shape = {
  purposeOf: (proofKey) => proofKey,
  fieldOf: (path) => path.replace(/^form\.(fields\.)?/, ""),
  problemsOf: () => ({}),
  valuesOf: destinationFormOf,
};

export type FormKind = OwnForm & Omit<Shape, "valuesOf">;

/** The form at `/fill/<path>`; undefined where there is none. */
export function formKindAt(path: string): FormKind | undefined {
  const form = OWN_FORMS.find((own) => own.path === path);
  return form && { ...form, ...shapeOf(form) };
}

function shapeOf({ origin }: OwnForm): Shape {
  return origin ? agreement : catalogued;
}

/** What is typed, as the server takes it: the one field of its input that is this form's. */
export function formInput(
  form: OwnForm,
  values: FormValues,
  more: { version?: number | null; uploadIds?: string[] },
): RecordFormInput {
  return { [form.field]: { ...shapeOf(form).valuesOf(values), ...more } } as unknown as RecordFormInput;
}

/** What the server keeps of a form; null where it is not the graduate's to edit. */
export function keptForm(draft: DraftFieldsFragment): { values: FormValues; version: number | null } | null {
  if ("agreementForm" in draft && draft.agreementForm) {
    return { values: valuesOfAgreement(draft.agreementForm), version: draft.agreementForm.version ?? null };
  }
  if ("destinationForm" in draft && draft.destinationForm) {
    const form = draft.destinationForm;
    return { values: valuesOfDestination(form), version: form.version ?? null };
  }
  return null;
}
