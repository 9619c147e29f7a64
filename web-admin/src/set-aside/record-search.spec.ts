import { describe, expect, it } from "vitest";
import { currentCohort } from "../queue/cohorts.js";
import { offeredRecords, readRecordSearch, recordSearchAddress } from "./record-search.js";

const search = {
  kind: "DESTINATION",
  cohort: 2027,
  departmentId: "7",
  name: "杨雪",
  studentNumber: "2023001",
} as const;

describe("the address of a list of records set aside", () => {
  it("says what is searched for, personal data behind the # alone (P-08)", () => {
    const address = recordSearchAddress(search);
    expect(address.search).toBe("kind=DESTINATION&cohort=2027&department=7");
    expect(readRecordSearch({ ...address, hash: `#${address.hash}` })).toEqual(search);
  });

  it("ignores what it does not know", () => {
    expect(readRecordSearch({ search: "?kind=CATS&cohort=soon", hash: "" })).toEqual({});
  });

  it("is of the cohort at work above one school, where nothing else is said", () => {
    expect(offeredRecords({}, true)).toEqual({ cohort: currentCohort() });
    expect(offeredRecords({ name: "杨雪", departmentId: "7" }, true)).toEqual({ name: "杨雪" });
    expect(offeredRecords(search, false)).toEqual(search);
  });
});
