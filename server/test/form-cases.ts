import { fieldsOf } from "../src/catalogue/forms/field.js";
import {
  catalogue,
  type DestinationTypeForm,
  destinationForms,
  destinationLabel,
  type FormField,
  usccCheckCharacter,
} from "../src/catalogue/index.js";

/** The graduating year that the cases are made for. */
export const COHORT = 2027;

const FIRST_17 = "91530000MA6K5X123";
export const GOOD_USCC = FIRST_17 + usccCheckCharacter(FIRST_17);

/** A value that suits the field. */
export function goodValue({ kind, table, without }: FormField): string {
  if (kind === "CODE" && table) {
    return (
      catalogue(table)
        .entries(COHORT)
        .find(({ code }) => !without.includes(code))?.code ?? ""
    );
  }
  const values = {
    TEXT: "江东理工大学",
    LONG_TEXT: "在平台上写作",
    EMPLOYER_NAME: "云南滇东物流有限公司",
    USCC: GOOD_USCC,
    MOBILE: "19912340001",
    PHONE: "0871-63000000",
    EMAIL: "hr@example.com",
    POSTCODE: "650000",
    CODE: "",
    DIVISION: "530102",
    MONTH: "2027-09",
    DATE: "2027-07-15",
    INTEGER: "8000",
    YES_NO: "YES",
  };
  return values[kind];
}

/** A type of destination with one of its sub-types, and values that suit every field. */
export interface FormCase {
  name: string;
  form: DestinationTypeForm;
  subType: string | null;
  fields: readonly FormField[];
  good: Record<string, string>;
}

/** Every type with every sub-type it has. */
export const formCases: FormCase[] = destinationForms.flatMap((form) => {
  const subTypes = form.subTypes.length > 0 ? form.subTypes.map(({ code }) => code) : [null];
  return subTypes.map((subType) => {
    const fields = fieldsOf(form, subType);
    const good = Object.fromEntries(fields.map((one) => [one.key, goodValue(one)]));
    return { name: destinationLabel(form.typeCode, subType), form, subType, fields, good };
  });
});
