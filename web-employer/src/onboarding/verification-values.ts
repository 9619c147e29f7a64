import { type CatalogueForm, isMandatory, sectionsShown } from "@gd/web-kit";
import { FIELDS } from "@gd/web-kit/desk";
import type {
  EmployerVerificationInput,
  OrganisationForm,
  UploadFieldsFragment,
  VerificationFieldsFragment,
  VerificationMethod,
  VerificationProofsQuery,
} from "../gql/graphql.js";

/** The antd form: what is chosen, and the catalogue's fields below `fields`. */
export interface VerificationValues {
  organisationForm: OrganisationForm;
  method: VerificationMethod;
  [FIELDS]: Record<string, string | undefined>;
}

type Kept = VerificationFieldsFragment["form"];
type Proof = VerificationProofsQuery["verificationProofs"][number];

/** What is kept at the server, as the form has it. */
export function valuesOf(kept: Kept | null): VerificationValues {
  const {
    organisationForm,
    method,
    version: _version,
    __typename: _name,
    ...texts
  } = { __typename: "", ...kept };
  const given = Object.entries(texts).flatMap(([key, text]) => (text ? [[key, String(text)] as const] : []));
  return {
    organisationForm: organisationForm ?? "ENTERPRISE",
    method: method ?? "LICENCE",
    [FIELDS]: Object.fromEntries(given),
  };
}

/** As it is sent. */
export function inputOf({
  organisationForm,
  method,
  [FIELDS]: fields,
}: VerificationValues): EmployerVerificationInput {
  const texts = Object.entries(fields ?? {}).map(([key, text]) => [key, text?.trim() || null] as const);
  return { ...Object.fromEntries(texts), organisationForm, method };
}

/** From the server's path of a field to the form's: `form.uscc` is one of the catalogue's. */
export function fieldNameOf(path: string): string[] {
  const parts = path.split(".").slice(1);
  const [first = ""] = parts;
  return ["organisationForm", "method", "proofs", "uploadIds"].includes(first) ? parts : [FIELDS, first];
}

/** Which kinds of organisation have a corporate account that a transfer can go to. */
export function takesTransfer(form: OrganisationForm): boolean {
  return form === "ENTERPRISE" || form === "INSTITUTION";
}

/** The sections of the catalogue's form by step: the organisation with its contacts, the person in charge, the account. */
export function sectionsOf(form: CatalogueForm, step: 0 | 1 | 2): CatalogueForm {
  const [organisation, contacts, person, bank] = form.sections;
  const of = [[organisation, contacts], [person], [bank]][step] ?? [];
  return { ...form, sections: of.flatMap((section) => section ?? []) };
}

/** The step that shows a field: 0 organisation, 1 person, 2 materials. */
export function stepOf(path: string, sections: CatalogueForm["sections"]): number {
  const key = path.split(".")[1] ?? "";
  if (["proofs", "uploadIds", "method"].includes(key)) return 2;
  const at = sections.findIndex(({ fields }) => fields.some((field) => field.key === key));
  return at <= 1 ? 0 : at - 1;
}

/** What is still missing, with the step where it is asked for. */
export interface Missing {
  step: number;
  label: string;
}

export function missingOf(
  form: CatalogueForm,
  proofs: readonly Proof[],
  { organisationForm, [FIELDS]: fields }: VerificationValues,
  uploads: readonly Pick<UploadFieldsFragment, "purpose" | "state">[],
): Missing[] {
  const filled = Object.fromEntries(
    Object.entries(fields ?? {}).flatMap(([key, text]) => (text ? [[key, text]] : [])),
  );
  const empty = sectionsShown(form, organisationForm).flatMap((section) =>
    section.fields
      .filter((field) => isMandatory(field, filled) && !filled[field.key]?.trim())
      .map((field) => ({ step: stepOf(`form.${field.key}`, form.sections), label: field.label })),
  );
  const notThere = proofs
    .filter(({ key }) => !uploads.some(({ purpose, state }) => purpose === key && state === "COMPLETE"))
    .map(({ label }) => ({ step: 2, label }));
  return [...empty, ...notThere];
}
