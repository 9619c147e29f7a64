import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { country, known } from "../src/country.js";
import { isAccessible } from "../src/hands/accessible.js";
import { sees } from "../src/hands/see.js";
import { signIn } from "../src/hands/sign-in.js";
import { openAdmin, openEmployer, type Platform, picture, startPlatform } from "../src/harness.js";

const MOBILE = known(country.employers[3]?.accounts[0]).mobile;

let platform: Platform;
beforeAll(async () => {
  platform = await startPlatform();
});
afterAll(() => platform?.stop());

/** The name of the file that the browser saves when this is chosen from the list's menu. */
async function downloads(desk: Page, item: string): Promise<string> {
  const [file] = await Promise.all([desk.waitForEvent("download"), chooses(desk, item)]);
  return file.suggestedFilename();
}

async function chooses(desk: Page, item: string): Promise<void> {
  await desk.getByRole("button", { name: "下载", exact: true }).click();
  await desk.getByRole("menuitem", { name: item }).click();
}

/** The agreements of the list, made in the background while the desk goes on, and fetched from 我的下载. */
async function fetchesAgreements(desk: Page, name: string): Promise<void> {
  await chooses(desk, "下载就业协议书（PDF 压缩包）");
  await sees(desk, "已开始在后台生成");
  await desk
    .getByRole("link", { name: /^我的下载/ })
    .first()
    .click();
  await sees(desk, "已完成");
  const [file] = await Promise.all([
    desk.waitForEvent("download"),
    desk.getByRole("button", { name: new RegExp(`^下载 ${name}-就业协议书-`) }).click(),
  ]);
  expect(file.suggestedFilename()).toMatch(new RegExp(`^${name}-就业协议书-\\d{8}-\\d{4}\\.zip$`));
  await isAccessible(desk, "downloads");
}

it("P-02: a school downloads its list at once, and its agreements from 我的下载", async () => {
  const desk = await openAdmin(platform, "/agreements?view=ALL");
  await desk.setViewportSize({ width: 1440, height: 900 });
  await signIn(desk, "admin", "ylcj");
  await desk.getByRole("button", { name: "下载", exact: true }).click();
  const returned = desk.getByRole("menuitem", { name: "导出退回修改学生名单" });
  await returned.waitFor();
  await picture(desk, "downloads-menu");
  const [file] = await Promise.all([desk.waitForEvent("download"), returned.click()]);
  expect(file.suggestedFilename()).toMatch(/^在线签约管理-退回修改学生名单-.*\.xlsx$/);
  expect(await downloads(desk, "下载当前查询数据（XLSX）")).toMatch(/^在线签约管理-\d{8}-\d{4}\.xlsx$/);
  await fetchesAgreements(desk, "在线签约管理");
  await picture(desk, "downloads-1440");
  await desk.setViewportSize({ width: 1024, height: 768 });
  await picture(desk, "downloads-1024");
  await desk.getByRole("button", { name: /^删除 / }).click();
  await sees(desk, "暂无下载任务");
});

it("an employer downloads its own list and agreements the same way", async () => {
  const desk = await openEmployer(platform);
  await signIn(desk, "employer", MOBILE);
  await desk.goto(`${platform.url}/employer/agreements/signed`);
  expect(await downloads(desk, "下载当前查询数据（CSV）")).toMatch(/^已签约-.*\.csv$/);
  await fetchesAgreements(desk, "已签约");
  await picture(desk, "downloads-employer");
});
