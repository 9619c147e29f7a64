import { expect, it } from "vitest";
import { waitedFor } from "./waited.js";

const asked = "2027-05-17T02:00:00Z";
const later = (hours: number) => Date.parse(asked) + hours * 3_600_000;

it("F-52: the time waited is told in days and hours, rounded down", () => {
  expect(waitedFor(asked, later(0.9))).toContain("不足 1 小时");
  expect(waitedFor(asked, later(5.9))).toContain("已 5 小时");
  expect(waitedFor(asked, later(48))).toContain("已 2 天，");
  expect(waitedFor(asked, later(76))).toContain("已 3 天 4 小时");
});

it("a clock that is behind does not count backwards", () => {
  expect(waitedFor(asked, later(-2))).toContain("不足 1 小时");
});
