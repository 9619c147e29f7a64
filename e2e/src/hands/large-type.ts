import type { Page } from "playwright-core";
import { expect } from "vitest";

/**
 * Doubles all type as a phone does whose owner set it so (WeChat's and Android's text zoom: every text, whatever unit its
 * size is written in), and holds that nothing is cut off, leaves the screen, or lies over another control.
 */
export async function holdsLargeType(page: Page, where: string): Promise<void> {
  await page.evaluate(() => {
    const texts = [...document.body.querySelectorAll<HTMLElement>("*")].map((element) => ({
      element,
      size: Number.parseFloat(getComputedStyle(element).fontSize),
    }));
    for (const { element, size } of texts)
      element.style.setProperty("font-size", `${size * 2}px`, "important");
  });
  const found = await page.evaluate(() => {
    const visible = (element: Element) =>
      element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
      !element.closest(".visually-hidden, [aria-hidden=true]") &&
      element.getBoundingClientRect().width > 1;
    const name = (element: Element) =>
      `${element.tagName.toLowerCase()}.${[...element.classList].join(".")} 「${(element.textContent ?? "").trim().slice(0, 24)}」`;
    const all = [...document.body.querySelectorAll<HTMLElement>("*")].filter(visible);
    const holdsText = (element: Element) =>
      [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim());
    const cut = all
      .filter((element) => {
        const { overflowX, overflowY } = getComputedStyle(element);
        const hides = (overflow: string) => overflow === "hidden" || overflow === "clip";
        return (
          (hides(overflowX) && element.scrollWidth > element.clientWidth + 1) ||
          (hides(overflowY) && element.scrollHeight > element.clientHeight + 1)
        );
      })
      .filter((element) => element.textContent?.trim())
      .map((element) => `cut: ${name(element)}`);
    const outside = all
      .filter(holdsText)
      .filter((element) => {
        const { left, right } = element.getBoundingClientRect();
        const scrolls = (box: Element | null): boolean =>
          box !== null &&
          (/(auto|scroll)/.test(getComputedStyle(box).overflowX) || scrolls(box.parentElement));
        return (right > innerWidth + 1 || left < -1) && !scrolls(element.parentElement);
      })
      .map((element) => `outside: ${name(element)}`);
    const controls = all.filter((element) =>
      element.matches("a, button, input, textarea, select, summary, label"),
    );
    const floats = (element: Element | null): boolean =>
      element !== null &&
      (/(fixed|sticky)/.test(getComputedStyle(element).position) || floats(element.parentElement));
    const still = controls.filter((element) => !floats(element));
    const over = still.flatMap((one, index) =>
      still
        .slice(index + 1)
        .filter((other) => {
          if (one.contains(other) || other.contains(one)) return false;
          const [a, b] = [one.getBoundingClientRect(), other.getBoundingClientRect()];
          return (
            Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2 &&
            Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 2
          );
        })
        .map((other) => `over each other: ${name(one)} and ${name(other)}`),
    );
    const below = all
      .filter((element) => holdsText(element) && floats(element))
      .filter((element) => element.getBoundingClientRect().bottom > innerHeight + 1)
      .map((element) => `below the screen: ${name(element)}`);
    const wide = document.documentElement.scrollWidth > innerWidth + 1 ? ["the page scrolls sideways"] : [];
    return [...wide, ...cut, ...outside, ...below, ...over];
  });
  expect.soft(found, where).toEqual([]);
}
