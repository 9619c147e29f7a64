import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { DEMO_PASSWORD } from "../../../stage/src/country/accounts.js";
import { pressesToClose, sees } from "./see.js";

/** Opens a page of the staff's app by its menu. */
export async function goes(page: Page, title: string): Promise<void> {
  const menu = page.getByRole("navigation", { name: "功能菜单" });
  // Behind the name may stand how much waits there.
  await menu.getByRole("link", { name: new RegExp(`^${title}[\\s\\d]*$`) }).click();
  await page.getByRole("heading", { name: title, level: 1 }).waitFor();
}

/** Chooses from a list by a part of what stands there; where it can be searched, by typing it. */
export async function chooses(page: Page, label: string, text: string): Promise<void> {
  const field = page.getByRole("combobox", { name: label });
  await field.click();
  if (await field.isEditable()) await field.fill(text);
  await page.locator(".ant-select-item-option", { hasText: text }).filter({ visible: true }).first().click();
}

/** Answers the question laid over the page and waits until it is gone. */
export async function confirms(page: Page, answer: string): Promise<void> {
  await pressesToClose(page.getByRole("dialog").getByRole("button", { name: answer }));
}

/** Imports pasted lines, or those of a text file. */
export async function imports(
  page: Page,
  what: string,
  from: { lines: string } | { file: string; name: string },
) {
  await page.getByRole("button", { name: what }).click();
  const dialog = page.getByRole("dialog", { name: what });
  if ("lines" in from) await dialog.getByLabel("要导入的内容").fill(from.lines);
  else await dialog.locator("input[type=file]").setInputFiles(textFile(from.name, from.file));
  await dialog.getByRole("button", { name: /^导入 \d+ 行$/ }).click();
}

/** An account as its form asks for it; whatever is left out stays as the form offers it. */
export interface NewAccount {
  role: string;
  username: string;
  name: string;
  /** Label of the field and what to choose there. */
  organisation?: readonly [field: string, name: string];
  employmentRight?: string;
  levelScope?: string;
}

/** Fills in 新增账号; does not confirm. */
export async function writesAccount(page: Page, account: NewAccount): Promise<void> {
  await page.getByRole("button", { name: "新增账号" }).click();
  await chooses(page, "用户类别", account.role);
  if (account.organisation) await chooses(page, ...account.organisation);
  const dialog = page.getByRole("dialog", { name: "新增账号" });
  await dialog.getByLabel("用户名").fill(account.username);
  await dialog.getByLabel("使用人姓名").fill(account.name);
  await dialog.getByLabel("初始密码").fill(DEMO_PASSWORD);
  if (account.employmentRight) await chooses(page, "基本信息和就业信息", account.employmentRight);
  if (account.levelScope) await chooses(page, "管理学历层次", account.levelScope);
}

/** 新增账号 from beginning to end. */
export async function makesAccount(page: Page, account: NewAccount): Promise<void> {
  await writesAccount(page, account);
  await confirms(page, "确认新增");
  await sees(page, `账号「${account.username}」已创建`);
}

/** Gives a roster file to the box of 生源上报; its dry run opens. */
export async function uploadsRoster(page: Page, name: string, text: string): Promise<void> {
  await goes(page, "生源上报");
  await page.locator("input[type=file]").setInputFiles(textFile(name, text));
  await page.getByRole("heading", { name, level: 1 }).waitFor();
}

/** What a link or button downloads, as text. */
export async function downloads(page: Page, name: string): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name }).click(),
  ]);
  return await readFile(await download.path(), "utf8");
}

function textFile(name: string, text: string) {
  return { name, mimeType: "text/csv", buffer: Buffer.from(text) };
}
