import { describe, expect, it } from "vitest";
import { changeToSend, nameInChange } from "./destination-change.js";

const standing = {
  typeCode: "11",
  fields: { employerName: "滇池仪器", uscc: "", contactPhone: "139****4321" },
};

describe("what 修改去向 sends (F-62)", () => {
  it("is nothing where nothing was changed, whatever the order and the blanks", () => {
    const same = { typeCode: "11", fields: { contactPhone: "139****4321", employerName: " 滇池仪器 " } };
    expect(changeToSend(same, standing)).toBeNull();
  });

  it("is the whole destination, without what was left empty", () => {
    const wanted = { typeCode: "12", fields: { employerName: "洱海仪器", uscc: " ", natureCode: undefined } };
    expect(changeToSend(wanted, standing)).toEqual({
      typeCode: "12",
      subType: null,
      fields: [{ key: "employerName", value: "洱海仪器" }],
    });
  });

  it("knows another sub-type as a change", () => {
    const of = (subType: string) => ({ typeCode: "70", subType });
    expect(changeToSend(of("704"), of("701"))).toEqual({ typeCode: "70", subType: "704", fields: [] });
  });
});

it("brings the server's problems to the fields of the dialog", () => {
  expect(nameInChange("changes.fields.uscc")).toEqual(["fields", "uscc"]);
  expect(nameInChange("own.changes.typeCode")).toEqual(["typeCode"]);
  expect(nameInChange("other")).toEqual(["other"]);
});
