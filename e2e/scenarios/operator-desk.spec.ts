import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { country, known } from "../src/country.js";
import { isAccessible } from "../src/hands/accessible.js";
import { chooses, goes } from "../src/hands/desk.js";
import { sees } from "../src/hands/see.js";
import { signIn } from "../src/hands/sign-in.js";
import { openAdmin, openEmployer, type Platform, picture, startPlatform } from "../src/harness.js";

const WIDTHS = [1024, 1440] as const;

let platform: Platform;
beforeAll(async () => {
  platform = await startPlatform();
});
afterAll(() => platform?.stop());

const employer = known(country.employers[4]);
const account = known(employer.accounts[0]);
const colleague = known(employer.accounts[1]);
const reason = "多所学校反映发布虚假招聘信息，正在核实";

it("F-76: the operator finds an employer, suspends and lifts it, and gives its role and numbers to others", async () => {
  const office = await openEmployer(platform);
  await signIn(office, "employer", account.mobile);
  const desk = await openAdmin(platform);
  await signIn(desk, "admin", "operator");
  await sees(desk, "您好");
  await looksAt(desk, "operator-home");

  await goes(desk, "用人单位管理");
  await looksAt(desk, "operator-employers");
  const search = desk.getByLabel("单位名称（含曾用名）或统一社会信用代码");
  await search.fill(employer.name.slice(2, 8));
  await search.press("Enter");
  await desk.getByRole("link", { name: `查看 ${employer.name}` }).click();
  await sees(desk, "单位账号");
  await looksAt(desk, "operator-employer");

  await desk.getByRole("button", { name: /^查看完整联系方式/ }).click();
  await sees(desk, account.mobile);

  await desk.getByRole("button", { name: "暂停使用" }).click();
  const dialog = desk.getByRole("dialog");
  await dialog.getByRole("button", { name: "确认暂停使用" }).click();
  await sees(desk, "请填写暂停原因");
  await dialog.getByRole("button", { name: reason }).click();
  await looksAt(desk, "operator-suspension");
  await dialog.getByRole("button", { name: "确认暂停使用" }).click();
  await sees(desk, `原因：${reason}`);
  await looksAt(desk, "operator-suspended");
  await office.goto(`${platform.url}/employer/messages`);
  await sees(office, "单位已被平台暂停使用");
  await picture(office, "operator-suspended-employer");

  await desk.getByRole("button", { name: "恢复使用" }).click();
  await dialog.getByRole("button", { name: "经核实，反映的问题不属实" }).click();
  await dialog.getByRole("button", { name: "确认恢复使用" }).click();
  await expect.poll(() => desk.getByRole("button", { name: "暂停使用" }).count()).toBe(1);

  await handsOver(desk);
  await releases(desk);
  await looksAt(desk, "operator-employer-after");
});

async function handsOver(desk: Page): Promise<void> {
  await desk.getByRole("button", { name: "更换网签负责人" }).click();
  const dialog = desk.getByRole("dialog");
  await chooses(desk, "账号", colleague.name);
  await dialog.getByLabel("新网签授权书").fill("2026年12月1日签署，邮件收到扫描件");
  await dialog.getByRole("button", { name: "确认更换" }).click();
  await sees(desk, "请核对加盖公章的网签授权书和身份证件后勾选");
  await dialog.getByRole("checkbox").check();
  await looksAt(desk, "operator-hand-over");
  await dialog.getByRole("button", { name: "确认更换" }).click();
  await sees(desk, `由${account.name}更换为${colleague.name}`);
}

/** A number that is taken first, as people type it. */
async function releases(desk: Page): Promise<void> {
  await desk.getByRole("button", { name: `更换手机号码：${account.name}` }).click();
  const dialog = desk.getByRole("dialog");
  await dialog.getByLabel("新手机号码").fill(colleague.mobile);
  await dialog.getByLabel("核验方式").fill("单位公函，回拨总机核实");
  await dialog.getByRole("checkbox").check();
  await dialog.getByRole("button", { name: "已核验身份，确认更换" }).click();
  await sees(desk, "该手机号码已被其他单位账号使用，请填写本人的其他手机号码");
  await dialog.getByLabel("新手机号码").fill("13900009999");
  await looksAt(desk, "operator-release");
  await dialog.getByRole("button", { name: "已核验身份，确认更换" }).click();
  await expect.poll(() => desk.getByText("更换为139****9999").count()).toBeGreaterThan(0);
}

/** At both widths: in order, nothing beside the page, and a picture. */
async function looksAt(desk: Page, name: string): Promise<void> {
  for (const width of WIDTHS) {
    await desk.setViewportSize({ width, height: 900 });
    await desk.waitForLoadState("networkidle");
    await desk.locator(".placeholder-cell, .ant-skeleton").first().waitFor({ state: "detached" });
    expect
      .soft(await desk.evaluate(() => document.documentElement.scrollWidth), `${name} at ${width}`)
      .toBeLessThanOrEqual(width);
    await isAccessible(desk, `${name} at ${width}`);
    await picture(desk, `${name}-${width}`);
  }
}
