import { describe, expect, it } from "vitest";
import { startingTerms, termOfPath, termsInput } from "./terms.js";
import { deadlineOf, validDaysOf } from "./validity.js";

describe("terms of an invitation (F-21)", () => {
  it("sends what was left blank as absent", () => {
    const { job } = termsInput({
      validDays: 7,
      job: { categoryCode: "13", positionName: " 工程师 ", workplace: "  " },
    });
    expect(job).toMatchObject({ positionName: "工程师", workplace: null, reportBy: null });
  });

  it("repeats the terms of a failed agreement but not its validity (F-23)", () => {
    const contact = { contactName: "周建国", contactMobile: "13800000001" };
    const start = startingTerms(contact, {
      categoryCode: "13",
      positionName: "工程师",
      workplace: null,
      settlesHousehold: false,
      reportBy: "2027-07-15",
      monthlySalaryYuan: 8000,
      probation: null,
      servicePeriod: null,
      penalty: null,
      archiveReceiver: null,
      archiveAddress: null,
      archivePostcode: null,
      householdAddress: null,
      supplement: null,
    });
    expect(start.validDays).toBeUndefined();
    expect(start).toMatchObject({ ...contact, job: { positionName: "工程师", settlesHousehold: false } });
    expect(termsInput(start).job.reportBy).toBe("2027-07-15");
  });

  it("finds the field of a problem by the server's path", () => {
    expect(termOfPath("terms.job.positionName")).toEqual(["job", "positionName"]);
    expect(termOfPath("input.terms.validDays")).toEqual(["validDays"]);
  });
});

describe("deadline of an invitation (F-21, F-90)", () => {
  it("is sending + n × 24 h", () => {
    expect(deadlineOf("2027-03-01T02:30:00Z", 7, 2027)).toBe("2027-03-08T02:30:00.000Z");
  });

  it("is at most the cohort's closing, 31 January 24:00 in Beijing", () => {
    expect(deadlineOf("2028-01-30T00:00:00Z", 30, 2027)).toBe("2028-01-31T16:00:00.000Z");
  });

  it("tells the days of an invitation already sent", () => {
    expect(validDaysOf("2027-03-01T02:30:00Z", "2027-03-08T02:30:00Z")).toBe(7);
  });
});
