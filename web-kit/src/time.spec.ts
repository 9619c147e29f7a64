import { describe, expect, it } from "vitest";
import { formatDate, formatDateTime, timeLeft } from "./time.js";

describe("times as people read them", () => {
  it("are Beijing time, whatever the browser's zone", () => {
    expect(formatDateTime("2026-05-20T06:30:00.000Z")).toBe("2026-05-20 14:30");
    expect(formatDateTime("2026-01-31T16:00:00.000Z")).toBe("2026-02-01 00:00");
    expect(formatDate("2026-01-31T15:59:59.999Z")).toBe("2026-01-31");
  });

  it("leave a plain date as it is", () => {
    expect(formatDate("2026-07-15")).toBe("2026-07-15");
  });
});

describe("time left until a deadline (F-24)", () => {
  const deadline = "2026-05-20T06:30:00.000Z";
  const before = (milliseconds: number) => timeLeft(deadline, Date.parse(deadline) - milliseconds);
  const second = 1_000;
  const minute = 60 * second;
  const hour = 60 * minute;
  const day = 24 * hour;

  it.each([
    [2 * day + 3 * hour + 59 * minute, "还剩 2 天 3 小时"],
    [2 * day, "还剩 2 天"],
    [day - second, "还剩 23 小时 59 分钟"],
    [5 * hour, "还剩 5 小时"],
    [12 * minute + 59 * second, "还剩 12 分钟"],
    [59 * second, "剩余不足 1 分钟"],
    [0, "已截止"],
    [-second, "已截止"],
  ])("%i ms before: %s", (milliseconds, text) => {
    expect(before(milliseconds)).toBe(text);
  });
});
