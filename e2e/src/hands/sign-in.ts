import type { Page } from "playwright-core";
import { totpAt } from "../../../server/src/parties/identity/totp.js";
import { demoCode, fromBase32 } from "../../../stage/src/client/authenticator.js";
import { DEMO_PASSWORD } from "../../../stage/src/country/accounts.js";

const accountLabels = { student: "学信网账号", employer: "手机号码", admin: "用户名" } as const;

/** Signs in at whatever page shows the app's sign-in form, also where it lies over a page. */
export async function signIn(page: Page, app: keyof typeof accountLabels, account: string): Promise<void> {
  await page.getByLabel(accountLabels[app], { exact: true }).fill(account);
  await enterPassword(page);
  if (HAVE_FACTORS.has(account)) await enterCode(page, account);
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
