import { readAddress } from "@gd/web-kit";
import { paramsOf } from "@gd/web-kit/desk";
import { problemsOfList } from "@gd/web-kit/desk/testing";
import { describe, expect, it } from "vitest";
import { agreementList } from "./agreement-list.js";
import { listNames, listOf } from "./lists.js";

const states = [
  { status: "INVITED", statusLabel: "等待学生应约", waitsFor: "GRADUATE" },
  { status: "SCHOOL_REVIEW", statusLabel: "学生已同意签约，等待学校审核", waitsFor: "SCHOOL" },
] as const;

describe("the lists of agreements (F-74)", () => {
  it.each(listNames)("%s: every filter comes through the address to the server", (name) => {
    const list = agreementList(name, 0, states);
    expect(Object.keys(list.filters).includes("status")).toBe(name !== "FROZEN");
    const samples = {
      cohort: 2027,
      name: "阿依古丽·买买提",
      idNumber: "32010220050101123X",
      status: "SCHOOL_REVIEW",
    } as const;
    expect(problemsOfList(list, samples)).toEqual([]);
  });

  it("leave out what the list does not know", () => {
    const params = paramsOf(agreementList("PENDING", 0, states).filters);
    const search = "?cohort=abc&status=SIGNED&after=x";
    expect(readAddress(params, { search, hash: "#name=%20" })).toEqual({});
  });

  it("take the address at its word until the list's states are read", () => {
    const params = paramsOf(agreementList("PENDING", 0, undefined).filters);
    expect(readAddress(params, { search: "?status=INVITED", hash: "" })).toEqual({ status: "INVITED" });
  });

  it("put every agreement into exactly one list", () => {
    const standing = { frozen: false, tone: "ENDED", number: null } as const;
    expect(listOf({ ...standing, tone: "WAITING" })).toBe("PENDING");
    expect(listOf({ ...standing, tone: "REACHED", number: "7" })).toBe("SIGNED");
    expect(listOf({ ...standing, tone: "FAILED" })).toBe("FAILED");
    expect(listOf(standing)).toBe("FAILED");
    expect(listOf({ ...standing, number: "7" })).toBe("TERMINATED");
    expect(listOf({ ...standing, frozen: true, number: "7" })).toBe("FROZEN");
  });
});
