import { expect, it } from "vitest";
import { destinationForms } from "../../../server/src/catalogue/index.js";
import { destinationFormOf, SUB_TYPE, TYPE_CODE, valuesOfDestination } from "./destination-values.js";

it("keeps type and sub-type under keys that no field of the catalogue has", () => {
  const keys = destinationForms
    .flatMap(({ sections }) => sections)
    .flatMap(({ fields }) => fields.map(({ key }) => key));
  expect(keys.length).toBeGreaterThan(50);
  expect(keys).not.toContain(TYPE_CODE);
  expect(keys).not.toContain(SUB_TYPE);
});

it("carries type, sub-type and fields to the server and back", () => {
  const values = { typeCode: "70", subType: "701", remark: "正在参加招聘会" };
  expect(destinationFormOf(values)).toEqual({
    typeCode: "70",
    subType: "701",
    fields: [{ key: "remark", value: "正在参加招聘会" }],
  });
  expect(valuesOfDestination(destinationFormOf(values))).toEqual(values);
});

it("leaves out what is empty", () => {
  expect(destinationFormOf({ typeCode: "801", subType: "", schoolName: "  " })).toEqual({
    typeCode: "801",
    subType: null,
    fields: [],
  });
});
