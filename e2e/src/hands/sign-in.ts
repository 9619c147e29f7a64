import type { Page } from "playwright-core";
import { DEMO_PASSWORD } from "../../../stage/src/country/accounts.js";

const accountLabels = { student: "学信网账号", employer: "手机号", admin: "用户名" } as const;

/** Signs in at whatever page shows the app's sign-in form, also where it lies over a page. */
export async function signIn(page: Page, app: keyof typeof accountLabels, account: string): Promise<void> {
  await page.getByLabel(accountLabels[app], { exact: true }).fill(account);
  await enterPassword(page);
}

/** Where the account is fixed already: the session of a reviewer ended in the middle of their work. */
export async function enterPassword(page: Page): Promise<void> {
  await page.getByLabel("密码", { exact: true }).fill(DEMO_PASSWORD);
  await page.getByRole("button", { name: /^登\s*录$/ }).click();
}
