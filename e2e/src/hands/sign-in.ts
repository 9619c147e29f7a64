import type { Page } from "playwright-core";
import { expect } from "vitest";
import { totpAt } from "../../../server/src/parties/identity/totp.js";
import { demoCode, fromBase32 } from "../../../stage/src/client/authenticator.js";
import { DEMO_PASSWORD } from "../../../stage/src/country/accounts.js";
import { gone } from "./form.js";

const accountLabels = { student: "学信网账号", employer: "手机号码或邮箱", admin: "用户名" } as const;

/** Signs in at whatever page shows the app's sign-in form, also where it lies over a page. */
export async function signIn(page: Page, app: keyof typeof accountLabels, account: string): Promise<void> {
  await page.getByLabel(accountLabels[app], { exact: true }).fill(account);
  await enterPassword(page);
  if (HAVE_FACTORS.has(account)) await enterCode(page, account);
  if (app === "employer") await entersDesk(page);
}

/** once per version of the privacy notice an employer's account agrees to it before the desk. */
async function entersDesk(page: Page): Promise<void> {
  const agree = page.getByRole("checkbox", { name: /我已阅读并同意/ });
  const enter = page.getByRole("button", { name: "同意并进入" });
  await expect
    .poll(async () => {
      if (await agree.isVisible()) await agree.check({ timeout: 5_000 }).catch(gone);
      if (await enter.isVisible()) await enter.click({ timeout: 5_000 }).catch(gone);
      return page.locator(".shell-account-button").count();
    })
    .toBeGreaterThan(0);
}

/** The accounts of the country that must have a second factor (P-13) and are used here. */
const HAVE_FACTORS: ReadonlySet<string> = new Set(["ministry", "yunnan", "jiangsu", "operator"]);

async function enterCode(page: Page, account: string): Promise<void> {
  const { headers } = await fetch(new URL("/healthz", page.url()));
  await page
    .getByLabel("验证码", { exact: true })
    .fill(demoCode(account, new Date(headers.get("date") ?? "")));
  await page.getByRole("button", { name: "验证并登录" }).click();
}

/** The first sign-in of an account that must have a second factor: what its owner does with a telephone. */
export async function enrolFactor(page: Page): Promise<void> {
  const secret = fromBase32((await page.locator(".enrol-secret").textContent()) ?? "");
  const { headers } = await fetch(new URL("/healthz", page.url()));
  await page.getByLabel("我已保存恢复码").check();
  await page
    .getByLabel("身份验证器显示的6位验证码")
    .fill(totpAt(secret, new Date(headers.get("date") ?? "")));
  await page.getByRole("button", { name: "完成绑定" }).click();
}

/** Where the account is fixed already: the session of a reviewer ended in the middle of their work. */
export async function enterPassword(page: Page): Promise<void> {
  await page.getByLabel("密码", { exact: true }).fill(DEMO_PASSWORD);
  await page.getByRole("button", { name: /^登\s*录$/ }).click();
}
