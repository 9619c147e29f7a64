import { describe, expect, it } from "vitest";
import { cohortChoices, currentCohort } from "./cohorts.js";

const at = (day: string) => Date.parse(`${day}T04:00:00Z`);

describe("graduating years", () => {
  it("are offered from the one after the present year down to the first", () => {
    expect(cohortChoices(at("2026-11-21"))).toEqual([2027, 2026, 2025, 2024, 2023, 2022, 2021]);
  });

  it("F-90: from September on the one at work is next summer's", () => {
    expect(currentCohort(at("2026-08-31"))).toBe(2026);
    expect(currentCohort(at("2026-09-01"))).toBe(2027);
  });
});
