import { describe, expect, it } from "vitest";
import { minimumWage } from "./index.js";

describe("the minimum wage beside the pay", () => {
  it.each([
    ["110108", "2025-08-31", 2420],
    ["110108", "2025-09-01", 2540],
    ["440305", "2027-06-01", 2520],
    ["530102", "2027-06-01", null],
    ["110108", "2020-01-01", null],
  ])("%s on %s: %s", (division, day, monthly) => {
    expect(minimumWage(division, day)?.monthlyYuan ?? null).toBe(monthly);
  });
});
