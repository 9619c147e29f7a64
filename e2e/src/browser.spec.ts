import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launchBrowser } from "./browser.js";

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(() => browser.close());

it("shows Chinese, rare characters of names too, with fonts of its own", async () => {
  const page = await browser.newPage();
  await page.setContent(`<canvas width="60" height="60"></canvas>`);
  const looks = await page.evaluate(() => {
    const canvas = document.querySelector("canvas");
    const pen = canvas?.getContext("2d", { willReadFrequently: true });
    if (!canvas || !pen) return [];
    pen.font = "40px sans-serif";
    return ["业", "𠮷", "\u{10fffd}"].map((character) => {
      pen.clearRect(0, 0, 60, 60);
      pen.fillText(character, 5, 45);
      return canvas.toDataURL();
    });
  });
  // The last has no glyph in any font: whoever looks like it is a box.
  expect(new Set(looks).size).toBe(3);
});
