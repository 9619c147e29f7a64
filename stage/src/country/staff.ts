import type { DemoStaffAccount } from "./country.js";
import data from "./data/staff.json" with { type: "json" };

/** What is of an account where the data say nothing else. */
const ORDINARY = {
  provinceCode: null,
  schoolCode: null,
  departmentName: null,
  levelScope: "ALL",
  employmentRight: "READ_WRITE",
  archiveRight: "NONE",
  householdRight: "NONE",
};

/**
 * Ministry, operator, provinces, and for each school and department those who work in it: the whole school, read only,
 * and one for each level (P-01…P-04).
 */
export const staff = data.map((account) => ({ ...ORDINARY, ...account })) as readonly DemoStaffAccount[];
