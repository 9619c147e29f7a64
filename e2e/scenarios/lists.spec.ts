import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { isAccessible } from "../src/hands/accessible.js";
import { chooses, goes } from "../src/hands/desk.js";
import { missesSoon, sees } from "../src/hands/see.js";
import { signIn } from "../src/hands/sign-in.js";
import { openAdmin, type Platform, picture, startPlatform } from "../src/harness.js";

let platform: Platform;
beforeAll(async () => {
  platform = await startPlatform();
});
afterAll(() => platform?.stop());

it("a school sorts a list, chooses its columns, and keeps it for all of its accounts, each in their own scope", async () => {
  const school = await openAdmin(platform);
  await signIn(school, "admin", "ylcj");
  await sees(school, "您好");
  await school.keyboard.press("Tab");
  await school.getByRole("link", { name: "跳到主要内容" }).press("Enter");
  expect(await school.evaluate(() => document.activeElement?.id)).toBe("content");

  await goes(school, "学生名单");
  await sees(school, /^第 1–\d+ 条，共 \d+ 条$/);
  const whole = await totalOf(school);
  await chooses(school, "每页条数", "20 条/页");
  await sees(school, `第 1–20 条，共 ${whole} 条`);
  await school.getByRole("columnheader", { name: /^学号/ }).click();
  await school.getByRole("columnheader", { name: /^学号/ }).click();
  await expect.poll(() => new URL(school.url()).searchParams.get("sort")).toBe("-STUDENT_NUMBER");
  await expect.poll(() => fallsIn(school)).toBe(true);
  await school.getByRole("button", { name: "列表设置" }).click();
  await school.getByRole("checkbox", { name: "培养方式" }).uncheck();
  await missesSoon(school.getByRole("columnheader", { name: "培养方式" }));
  await looksAt(school, "lists-choices");
  await school.keyboard.press("Escape");
  await school.getByRole("button", { name: "列表设置" }).click();

  await chooses(school, "学历层次", "研究生");
  await expect.poll(() => totalOf(school)).toBeLessThan(whole);
  const postgraduates = await totalOf(school);
  await school.getByRole("button", { name: "常用查询" }).click();
  await school.getByRole("menuitem", { name: "保存当前查询" }).click();
  const dialog = school.getByRole("dialog");
  await dialog.getByRole("button", { name: /保\s*存/ }).click();
  await sees(school, "请填写名称");
  await dialog.getByLabel("名称").fill("研究生名单");
  await dialog.getByRole("checkbox", { name: /^全校共享/ }).check();
  await looksAt(school, "lists-save-view");
  await dialog.getByRole("button", { name: /保\s*存/ }).click();
  await sees(school, "常用查询已保存");
  await school.getByRole("navigation", { name: "功能菜单" }).getByRole("link", { name: "首页" }).click();
  await expect.poll(() => countOnHome(school, "研究生名单")).toBe(postgraduates);
  await looksAt(school, "lists-home");

  const department = await openAdmin(platform);
  await signIn(department, "admin", "ylcj.jr");
  await expect.poll(() => countOnHome(department, "研究生名单")).toBeLessThan(postgraduates);
  const theirs = await countOnHome(department, "研究生名单");
  await department.getByRole("link", { name: "研究生名单" }).click();
  await expect.poll(() => totalOf(department)).toBe(theirs);
  expect(await department.getByRole("columnheader", { name: "培养方式" }).count()).toBe(0);
  await department.getByRole("button", { name: "常用查询" }).click();
  await department.getByRole("menuitem", { name: "研究生名单" }).waitFor();
  expect(await department.getByRole("menuitem", { name: "管理常用查询" }).count()).toBe(0);
  await picture(department, "lists-department");

  await school.getByRole("link", { name: "研究生名单" }).click();
  await school.getByRole("button", { name: "常用查询" }).click();
  await school.getByRole("menuitem", { name: "管理常用查询" }).click();
  await looksAt(school, "lists-manage");
  await school.getByRole("button", { name: "删除 研究生名单" }).click();
  await school.getByRole("button", { name: /^删\s*除$/ }).click();
  await sees(school, "常用查询已删除");
});

/** Where the pager says it. */
async function totalOf(page: Page): Promise<number> {
  const told = page.getByText(/共 \d+ 条$/).last();
  return Number(/共 (\d+) 条/.exec((await told.textContent()) ?? "")?.[1]);
}

async function fallsIn(page: Page): Promise<boolean> {
  const numbers = await page.locator("tbody tr[data-row-key] td:first-child + td").allTextContents();
  return numbers.length > 1 && numbers.join() === numbers.toSorted().toReversed().join();
}

async function countOnHome(page: Page, name: string): Promise<number> {
  const line = page.getByRole("listitem").filter({ has: page.getByRole("link", { name }) });
  return Number(await line.locator("b").textContent());
}

async function looksAt(page: Page, name: string): Promise<void> {
  for (const width of [1024, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    await page.waitForLoadState("networkidle");
    await isAccessible(page, `${name} at ${width}`);
    await picture(page, `${name}-${width}`);
  }
}
