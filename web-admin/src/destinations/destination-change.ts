import { FIELDS } from "@gd/web-kit/desk";
import type { DestinationValues } from "../form/destination-fields.js";
import type { DestinationChangeInput } from "../gql/graphql.js";

/** The destination as the reviewer would have it; null when it says what stands already. */
export function changeToSend(
  wanted: DestinationValues,
  standing: Partial<DestinationValues>,
): Omit<DestinationChangeInput, "agreedWithGraduate"> | null {
  if (canonical(wanted) === canonical(standing)) return null;
  const { typeCode, subType } = wanted;
  return {
    typeCode,
    subType: subType ?? null,
    fields: filled(wanted).map(([key, value]) => ({ key, value })),
  };
}

function canonical(values: Partial<DestinationValues>): string {
  return JSON.stringify([values.typeCode, values.subType ?? null, filled(values)]);
}

function filled(values: Partial<DestinationValues>): [key: string, value: string][] {
  return Object.entries(values[FIELDS] ?? {})
    .flatMap(([key, value]): [string, string][] => (value?.trim() ? [[key, value.trim()]] : []))
    .sort(([one], [other]) => one.localeCompare(other));
}

/** Where the dialog has the field of a path: the server names its fields below the approval's own part. */
export function nameInChange(path: string): string[] {
  return path.replace(/^(own\.)?changes\./, "").split(".");
}
