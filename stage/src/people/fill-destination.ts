import written from "../country/data/written.json" with { type: "json" };
import type { DestinationForm, FieldSeen, FormSeen, Graduate } from "./index.js";

/** A form of the type with every field filled in, and the proofs that it must have. */
export interface FilledDestination {
  form: DestinationForm;
  /** Purposes of the uploads to lay beside it. */
  proofs: string[];
}

/** What somebody writes into fields, by their keys. */
export type WrittenByKey = Readonly<Record<string, string>>;

/** What people write into the fields that mean something of their own, and into any other of a kind. */
const WRITTEN: WrittenByKey = written.byField;
const BY_KIND: Readonly<Record<string, string>> = written.byKind;

/**
 * Fills in a type of destination as its form asks, for whoever may use it.
 *
 * @param own what this graduate writes instead of what everybody does.
 * @throws when the graduate may not use the type.
 */
export async function filledDestination(
  graduate: Graduate,
  typeCode: string,
  subType: string | null = null,
  own: WrittenByKey = {},
): Promise<FilledDestination> {
  const form = await graduate.destinationForm(typeCode);
  if (!form) throw new Error(`No form of destination ${typeCode} for this graduate`);
  const fields = form.sections
    .flatMap((section) => section.fields)
    .filter((field) => isOf(field, subType))
    .map((field) => ({ key: field.key, value: fill(field, form, own) }));
  const proofs = form.proofs
    .filter((group) => isOf(group, subType))
    .flatMap(({ rule, proofs: kinds }) => {
      const keys = kinds.map(({ key }) => key);
      if (rule === "ALL") return keys;
      return rule === "ONE" ? keys.slice(0, 1) : [];
    });
  return { form: { typeCode, subType, fields, uploadIds: [] }, proofs };
}

function isOf(stated: { subTypes: string[] | null }, subType: string | null): boolean {
  return stated.subTypes === null || (subType !== null && stated.subTypes.includes(subType));
}

function fill(field: FieldSeen, form: FormSeen, own: WrittenByKey): string {
  if (field.kind !== "CODE") return own[field.key] ?? WRITTEN[field.key] ?? BY_KIND[field.kind] ?? "";
  const { options } = form.tables.find(({ name }) => name === field.table) ?? { options: [] };
  const offered = options.filter(({ code }) => !field.without.includes(code));
  return (offered.find(({ code }) => code === own[field.key]) ?? offered[0])?.code ?? "";
}
