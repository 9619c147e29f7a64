import { describe, expect, it } from "vitest";
import { currentCohort } from "../queue/cohorts.js";
import { graduateAddress, offeredSearch, readGraduateSearch } from "./graduate-filter.js";

const whole = {
  cohort: 2027,
  departmentId: "7",
  educationLevel: "POSTGRADUATE",
  majorName: "应用化学",
  trainingMode: "22",
  frozen: true,
  name: "阿卜杜拉·买买提江",
  idNumber: "110105200301011234",
  studentNumber: "2023010101",
} as const;

describe("the address of the list of graduates", () => {
  it("brings back every filter it was made from", () => {
    const { search, hash } = graduateAddress(whole);
    expect(readGraduateSearch({ search: `?${search}`, hash: `#${hash}` })).toEqual(whole);
  });

  it("keeps names and numbers behind the #, which no server sees (P-08)", () => {
    const { search } = graduateAddress(whole);
    expect(decodeURIComponent(search)).not.toMatch(/阿卜杜拉|110105|2023010101/);
  });

  it("ignores what it does not know", () => {
    const read = readGraduateSearch({ search: "?cohort=abc&level=x&frozen=1", hash: "" });
    expect(Object.values(read).every((value) => value === undefined)).toBe(true);
  });

  it("asks above one school only for what is offered there, at least for a cohort", () => {
    const { cohort, name, idNumber, frozen } = whole;
    expect(offeredSearch(whole, true)).toEqual({ cohort, name, idNumber, frozen });
    expect(offeredSearch({}, true).cohort).toBe(currentCohort());
    expect(offeredSearch({ name }, true).cohort).toBeUndefined();
    expect(offeredSearch({}, false)).toEqual({});
  });
});
