import type { DemoProvince, DemoSchool } from "./country.js";
import data from "./data/places.json" with { type: "json" };

/** Real provinces: one with each type of agreement (P-10). */
export const provinces = data.provinces as readonly DemoProvince[];

/**
 * Schools that do not exist: reviewed by the school alone, by department and school, not switched on for the current
 * cohort, and a vocational college. The well-known graduates of roster.ts are of the first three.
 */
export const schools = data.schools as readonly DemoSchool[];

/** The real province of a school that the platform does not know yet. */
export const newProvince = data.newProvince as DemoProvince;

/** A school that does not exist, and is on the platform only once somebody brings it in. */
export const newSchool = data.newSchool as DemoSchool;
