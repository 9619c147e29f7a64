import { expect, it } from "vitest";
import { agreementForm } from "../../../server/src/catalogue/index.js";
import { agreementFormOf, problemOfMoney, valuesOfAgreement } from "./agreement-values.js";

/** Any value that suits the kind. */
const SAMPLES: Partial<Record<string, string>> = { YES_NO: "NO", INTEGER: "6500" };

it("carries every field of the catalogue to the server and back", () => {
  const fields = agreementForm("PAPER").sections.flatMap((section) => section.fields);
  const values = Object.fromEntries(fields.map(({ key, kind }) => [key, SAMPLES[kind] ?? `某${key}`]));
  expect(valuesOfAgreement(agreementFormOf(values))).toEqual(values);
});

it("leaves money that is no whole number out, and says so beside its field", () => {
  expect(agreementFormOf({ monthlySalaryYuan: "6千" }).monthlySalaryYuan).toBeNull();
  expect(problemOfMoney({ monthlySalaryYuan: "6千" })).toHaveProperty("monthlySalaryYuan");
  expect(problemOfMoney({ monthlySalaryYuan: "6500" })).toEqual({});
});
