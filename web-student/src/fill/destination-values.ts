import type { FormValues } from "@gd/web-kit";
import type { DestinationFormInput } from "../gql/graphql.js";

/** Type and sub-type are kept among the values, under keys that no field of the catalogue has. */
export const TYPE_CODE = "typeCode";
export const SUB_TYPE = "subType";

type DestinationForm = { readonly [K in keyof DestinationFormInput]?: DestinationFormInput[K] };

/** What is typed, as the server takes it. */
export function destinationFormOf(values: FormValues): DestinationFormInput {
  const { [TYPE_CODE]: typeCode, [SUB_TYPE]: subType, ...fields } = values;
  return {
    typeCode: typeCode || null,
    subType: subType || null,
    fields: Object.entries(fields).flatMap(([key, text]) => {
      const value = text.trim();
      return value ? [{ key, value }] : [];
    }),
  };
}

/** The server's form as it is typed. */
export function valuesOfDestination({ typeCode, subType, fields }: DestinationForm): FormValues {
  return {
    ...(typeCode && { [TYPE_CODE]: typeCode }),
    ...(subType && { [SUB_TYPE]: subType }),
    ...Object.fromEntries((fields ?? []).flatMap(({ key, value }) => (value ? [[key, value]] : []))),
  };
}
