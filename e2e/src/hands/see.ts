import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";

/** Waits until the page shows the text; nothing is reloaded. */
export async function sees(page: Page, text: string | RegExp): Promise<void> {
  await page.getByText(text).filter({ visible: true }).first().waitFor();
}

/** Waits until the page no longer shows it. */
export async function missesSoon(locator: Locator): Promise<void> {
  await locator.first().waitFor({ state: "hidden" });
}

/** Presses the button of a dialog that closes with it. */
export async function pressesToClose(button: Locator): Promise<void> {
  await button.click();
  await button.waitFor({ state: "hidden" });
}

/** Fetches what a link of the page leads to, as the person signed in there, and holds it to be an agreement. */
export async function downloadsAgreement(page: Page, link: Locator): Promise<Buffer> {
  const href = await link.getAttribute("href");
  const answer = await page.request.get(new URL(href ?? "", page.url()).href);
  const body = await answer.body();
  expect(answer.status()).toBe(200);
  expect(answer.headers()["content-type"]).toContain("application/pdf");
  expect(answer.headers()["content-disposition"]).toContain("attachment");
  expect(body.subarray(0, 5).toString()).toBe("%PDF-");
  expect(body.length).toBeGreaterThan(20_000);
  return body;
}
