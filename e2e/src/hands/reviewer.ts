import type { Page } from "playwright-core";
import { expect } from "vitest";
import { pressesToClose } from "./see.js";

/** The number on 待审核 or 待鉴证 above the queue; the badge in the menu must say the same. */
export async function waitingCount(page: Page): Promise<number> {
  const text = await page
    .getByRole("radiogroup")
    .getByText(/^待(审核|鉴证) \d+$/)
    .textContent();
  return Number(text?.replace(/\D/g, ""));
}

/** Waits until queue and menu count so many, without the page being reloaded. */
export async function seesWaiting(page: Page, count: number): Promise<void> {
  await page
    .getByRole("radiogroup")
    .getByText(new RegExp(`^待(审核|鉴证) ${count}$`))
    .waitFor();
  const badge = page.getByRole("navigation", { name: "功能菜单" }).getByTitle(new RegExp(` ${count} 条$`));
  await badge.waitFor();
}

/** The link that opens a graduate's record from the queue. */
export function rowOf(page: Page, graduate: string) {
  return page.getByRole("link", { name: new RegExp(`^(审核|鉴证|查看) ${graduate}$`) });
}

/** Whether verdicts wait ten seconds, to be undone (F-18). */
export async function holdsVerdicts(page: Page, wanted: boolean): Promise<void> {
  const toggle = page.getByRole("switch", { name: "10 秒内可撤销" });
  if ((await toggle.getAttribute("aria-checked")) !== String(wanted)) await toggle.click();
  await page.getByText(wanted ? "结论 10 秒后生效" : "结论立即生效").waitFor();
}

/** 通过 at once, with its question. */
export async function approvesAtOnce(page: Page): Promise<void> {
  await holdsVerdicts(page, false);
  await page.getByRole("button", { name: /^通过/ }).click();
  await pressesToClose(page.getByRole("button", { name: "确认通过" }));
}

/** Opens 不通过 and writes why; does not confirm (F-11). */
export async function writesRejection(page: Page, category: string, details: string): Promise<void> {
  await page.getByRole("button", { name: /^不通过/ }).click();
  await page.getByLabel("不通过原因").click();
  await page.locator(".ant-select-item-option", { hasText: category }).filter({ visible: true }).click();
  await page.getByLabel("具体问题").fill(details);
}

/** No verdict can be given: neither button is there, or they are closed. */
export async function cannotDecide(page: Page): Promise<void> {
  const panel = page.locator(".verdict-panel");
  await panel.waitFor();
  for (const name of [/^通过/, /^不通过/, /^确认/]) {
    for (const button of await panel.getByRole("button", { name }).all()) {
      if (await button.isVisible()) expect(await button.isEnabled()).toBe(false);
    }
  }
}
