import { describe, expect, it } from "vitest";
import { COHORT } from "../../../test/form-cases.js";
import {
  catalogue,
  type DestinationTypeForm,
  destinationFormOf,
  destinationLabel,
  formChanges,
  formFacts,
  offeredSubTypes,
  reportedDestination,
} from "../index.js";

describe("what is reported and read", () => {
  it.each([
    ["10", "WORK_ABROAD", 2021, "12"],
    ["10", "PUBLIC_RECRUITMENT", 2021, "12"],
    ["10", "WORK_ABROAD", 2022, "10"],
    ["10", "PUBLIC_RECRUITMENT", COHORT, "10"],
    ["70", "703", COHORT, "703"],
    ["72", "722", COHORT, "722"],
    ["75", "STUDIO", COHORT, "75"],
    ["85", null, COHORT, "85"],
  ])("%s %s of cohort %i counts under %s", (type, subType, cohort, code) => {
    expect(reportedDestination(type, subType, cohort)).toBe(code);
    expect(catalogue("destination").find(code)).toBeDefined();
  });

  it("labels codes, divisions, countries and yes or no", () => {
    const form = destinationFormOf("85", COHORT) as DestinationTypeForm;
    const [section] = formFacts(form, null, { countryCode: "HK", schoolName: "香港大学" });
    expect(section?.title).toBe("留学信息");
    expect(section?.facts.slice(0, 3)).toEqual([
      { key: "countryCode", label: "留学国家或地区", value: "中国香港" },
      { key: "schoolName", label: "留学院校（中文）", value: "香港大学" },
      { key: "schoolNameForeign", label: "留学院校（外文）", value: null },
    ]);
    const home = destinationFormOf("46", COHORT) as DestinationTypeForm;
    expect(formFacts(home, null, { divisionCode: "320102" })[0]?.facts[0]?.value).toBe("江苏省南京市玄武区");
    expect(formFacts(destinationFormOf("71", COHORT) as DestinationTypeForm, null, {})).toEqual([]);
  });

  it("F-62: tells what changed, also to another type: its own fields first, then those that are gone", () => {
    const facts = (code: string, values: Record<string, string>) =>
      formFacts(destinationFormOf(code, COHORT) as DestinationTypeForm, null, values);
    const contract = facts("11", { employerName: "甲公司", divisionCode: "320102", natureCode: "39" });
    expect(formChanges(contract, contract)).toEqual([]);
    expect(formChanges(contract, facts("11", { employerName: "乙公司", divisionCode: "320102" }))).toEqual([
      { key: "employerName", label: "单位名称", before: "甲公司", after: "乙公司" },
      { key: "natureCode", label: "单位性质", before: "其他企业", after: null },
    ]);
    expect(formChanges(contract, facts("502", { employerName: "甲公司", contactName: "王敏" }))).toEqual([
      { key: "divisionCode", label: "服务单位所在地", before: "江苏省南京市玄武区", after: null },
      { key: "contactName", label: "联系人", before: null, after: "王敏" },
      { key: "natureCode", label: "单位性质", before: "其他企业", after: null },
    ]);
  });

  it("offers the sub-types of a year and labels them with their type", () => {
    const form = destinationFormOf("70", COHORT) as DestinationTypeForm;
    expect(offeredSubTypes(form, COHORT).map(({ code }) => code)).toEqual([
      "701",
      "702",
      "703",
      "704",
      "705",
    ]);
    expect(destinationLabel("70", "701")).toBe("待就业（求职中）");
    expect(destinationLabel("71", null)).toBe("不就业拟升学");
  });
});
