import { describe, expect, it } from "vitest";
import tables from "../../../server/src/catalogue/code-tables.json" with { type: "json" };
import { refusedPlaceOf } from "./refused-place.js";

/** Every category that an operator may choose, with where it leads; written by hand. */
const LEADS: Readonly<Record<string, [step: number, purpose: string | null]>> = {
  单位信息有误: [0, null],
  单位证照不清晰或不完整: [2, "EMPLOYER_LICENCE"],
  授权书不符合要求: [2, "AUTHORISATION_LETTER"],
  负责人证件不符合要求: [2, "PERSON_DOCUMENT"],
  与登记信息不一致: [0, null],
  证照属于其他单位: [2, "EMPLOYER_LICENCE"],
  "单位已认证，请申请加入": [0, null],
  单位登记状态异常: [0, null],
  其他: [0, null],
};

describe("a refused verification opens where it is put right (F-70)", () => {
  it.each(Object.entries(LEADS))("%s", (category, [step, purpose]) => {
    expect(refusedPlaceOf(category)).toEqual({ step, purpose });
  });

  it("no category of the catalogue is left out", () => {
    expect(Object.keys(LEADS)).toEqual(tables.verificationReason.map(({ label }) => label));
  });
});
