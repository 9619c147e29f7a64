import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type axe from "axe-core";
import type { Page } from "playwright-core";
import { expect } from "vitest";

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Everything that axe knows to ask of the page is in order. Told with the places, so that a failure says where. */
export async function isAccessible(page: Page, where: string): Promise<void> {
  await settles(page);
  // Evaluated, because the page's own policy lets no foreign script in.
  await page.evaluate(source);
  const found = await page.evaluate(async () => {
    // What antd-mobile lays over the page is a place of its own, beside the page's landmarks.
    const overlaid = document.querySelector(".adm-popup, .adm-center-popup") !== null;
    const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(document, {
      resultTypes: ["violations"],
      rules: { region: { enabled: !overlaid } },
    });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} ${target.join(" ")}: ${failureSummary}`),
    );
  });
  expect.soft(found, where).toEqual([]);
}

/** Fonts are there, and nothing is still on its way in or out: a colour half faded in is no colour to judge. */
async function settles(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    const moving = document.getAnimations().filter((animation) => {
      const { iterations } = animation.effect?.getComputedTiming() ?? {};
      return animation.playState === "running" && iterations !== Infinity;
    });
    await Promise.allSettled(moving.map((animation) => animation.finished));
    // antd-mobile moves what it lays over the page by writing styles frame by frame, which is no animation to the browser;
    // before the first of them it stands still, too, and cannot be seen.
    const written = () => [...document.querySelectorAll<HTMLElement>("[style]")];
    const looks = () =>
      written()
        .map((each) => each.getAttribute("style"))
        .join();
    const isFaint = () =>
      written().some((each) => !["", "1"].includes(each.style.opacity) && each.checkVisibility());
    let before = looks();
    for (let still = 0, frame = 0; still < 3 && frame < 300; frame += 1) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      const now = looks();
      still = now === before && !isFaint() ? still + 1 : 0;
      before = now;
    }
  });
}
