import { afterAll, beforeAll, expect, it } from "vitest";
import {
  advanceClock,
  openAdmin,
  openEmployer,
  openStudent,
  type Platform,
  picture,
  startPlatform,
} from "../src/harness.js";

let platform: Platform;

beforeAll(async () => {
  platform = await startPlatform("program");
});

afterAll(() => platform?.stop());

it.each([
  ["student", openStudent],
  ["employer", openEmployer],
  ["admin", openAdmin],
] as const)("lets people in at the %s app's door", async (app, open) => {
  const page = await open(platform);
  await page.getByRole("button", { name: /^登\s*录$/ }).waitFor();
  expect(await page.title()).toContain("网上签约");
  await picture(page, `door-${app}`);
});

it("moves the test clock, and only forward", async () => {
  const first = await advanceClock(platform, 60);
  const second = await advanceClock(platform, 60);
  expect(Date.parse(second) - Date.parse(first)).toBe(60_000);
  await expect(advanceClock(platform, -1)).rejects.toThrow();
});
