import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { expect } from "vitest";

const assets = fileURLToPath(new URL("../../../web-student/dist/assets", import.meta.url));

/** Every class that a sheet of the built graduates' app draws. */
const drawn = new Set(
  readdirSync(assets)
    .filter((file) => file.endsWith(".css"))
    .flatMap((file) => classesOf(readFileSync(join(assets, file), "utf8"))),
);

function classesOf(css: string): string[] {
  return [...css.matchAll(/\.([a-z][\w-]*)/gi)].map(([, name = ""]) => name);
}

/** Whatever stands on the page has the styles of its classes, whichever page it was opened from. */
export async function isStyled(page: Page): Promise<void> {
  const { used, loaded } = await page.evaluate(() => {
    const rules = [...document.styleSheets].flatMap((sheet) =>
      [...sheet.cssRules].map((rule) => rule.cssText),
    );
    const classes = [...document.querySelectorAll("[class]")].flatMap((element) => [...element.classList]);
    return { used: [...new Set(classes)], loaded: rules.join("\n") };
  });
  const there = new Set(classesOf(loaded));
  expect(used.filter((name) => drawn.has(name) && !there.has(name))).toEqual([]);
}
