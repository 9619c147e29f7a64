import type { Page } from "playwright-core";

/** Opens the record of this employer from the home page. */
export async function opensRecord(page: Page, employer: string): Promise<void> {
  await page.getByRole("link", { name: employer }).first().click();
  await page.getByRole("heading", { name: "签约详情" }).waitFor();
}

/** 接受 with its question, on the record's page (F-24). */
export async function accepts(page: Page): Promise<void> {
  await page.getByRole("button", { name: "接受", exact: true }).click();
  await answers(page, "确认接受");
}

/** 拒绝 with its question. */
export async function declines(page: Page): Promise<void> {
  await page.getByRole("button", { name: "拒绝", exact: true }).click();
  await answers(page, "确认拒绝");
}

/** Answers the question with one of its buttons and waits until it is gone. */
export async function answers(page: Page, answer: string): Promise<void> {
  await page.getByText(answer, { exact: true }).click();
  await page.locator(".adm-center-popup-mask").waitFor({ state: "hidden" });
}
