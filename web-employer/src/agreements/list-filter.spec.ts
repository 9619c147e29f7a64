import { describe, expect, it } from "vitest";
import { addressOf, cohortOptions, filterInput, filterOf } from "./list-filter.js";
import { listOf } from "./lists.js";

describe("filters of the lists in the address (F-74)", () => {
  it("come back from the address as they went in", () => {
    const filter = {
      cohort: 2027,
      status: "INVITED",
      name: "阿依古丽·买买提",
      idNumber: "32010220050101123X",
    } as const;
    const { search, hash } = addressOf(filter);
    expect(filterOf({ search: `?${search}`, hash: `#${hash}` }, "PENDING")).toEqual(filter);
  });

  it("P-08: names and ID numbers stand behind #, where no server sees them", () => {
    const { search, hash } = addressOf({ cohort: 2027, name: "李沐阳", idNumber: "32010220050101123X" });
    expect(search).toBe("cohort=2027");
    expect(new URLSearchParams(hash).get("idNumber")).toBe("32010220050101123X");
  });

  it("leave out what the list does not know", () => {
    expect(filterOf({ search: "?cohort=abc&status=SIGNED&after=x", hash: "#name=%20" }, "PENDING")).toEqual(
      {},
    );
    expect(filterInput({})).toBeNull();
  });

  it("offer the cohort after the present year down to the first", () => {
    const years = cohortOptions(Date.parse("2026-11-21T00:00:00Z")).map(({ value }) => value);
    expect(years).toEqual([2027, 2026, 2025, 2024, 2023, 2022, 2021]);
  });

  it("put every state into exactly one list", () => {
    expect(listOf("SCHOOL_REVIEW")).toBe("PENDING");
    expect(listOf("SIGNED")).toBe("SIGNED");
    expect(listOf("TAKEN_BACK")).toBe("FAILED");
  });
});
