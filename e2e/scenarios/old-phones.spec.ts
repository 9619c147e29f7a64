import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DEMO_PASSWORD } from "../../stage/src/country/accounts.js";
import { pages } from "../src/hands/form.js";
import { inkOfPages, letterPdf } from "../src/hands/letter-pdf.js";
import { type Platform, picturesFolder, startPlatform } from "../src/harness.js";
import {
  choosesOld,
  hasOldBrowser,
  launchOldBrowser,
  openOld,
  pressesOld,
  seesOld,
  typesOld,
} from "../src/old-browser.js";

/** The oldest browser that the graduates' app is built for: Chromium 80 (scripts/oldest-browsers.ts). */
describe.skipIf(!hasOldBrowser)("on a phone of 2020", () => {
  let platform: Platform;
  let browser: Browser;
  let page: Page;
  const problems: string[] = [];

  beforeAll(async () => {
    platform = await startPlatform("program");
    browser = await launchOldBrowser();
  });

  afterAll(async () => {
    await browser?.close();
    await platform?.stop();
    expect(problems).toEqual([]);
  });

  const looks = async (name: string) => {
    if (process.env.PICTURES !== "1" && process.env.LONG !== "1") return;
    mkdirSync(picturesFolder, { recursive: true });
    await page.screenshot({ path: join(picturesFolder, `old-${name}.png`) });
  };

  it("signs in and comes home", async () => {
    page = await openOld(browser, `${platform.url}/student/`, problems);
    await seesOld(page, "毕业生登录");
    await looks("sign-in");
    await typesOld(page, "学信网账号", "19900000001");
    await typesOld(page, "密码", DEMO_PASSWORD);
    await pressesOld(page, "登录");
    await pressesOld(page, "我已阅读并同意");
    await pressesOld(page, "信息确认无误，进入系统", "签约与去向登记");
    await looks("home");
  });

  it("fills in a form, which keeps itself, and uploads a picture", async () => {
    await pressesOld(page, "无需就业协议去向登记");
    await seesOld(page, "毕业去向类型");
    await pressesOld(page, "请选择");
    await seesOld(page, "升学：研究生");
    await looks("types");
    await pressesOld(page, "升学：研究生");
    await seesOld(page, "升学院校");
    await typesOld(page, "升学院校", "云南大学");
    await typesOld(page, "录取专业", "金融学");
    await seesOld(page, "已自动保存");
    const [photo] = await pages(1, "录取通知书");
    await page.waitForSelector("input[type=file][multiple]");
    await choosesOld(page, "input[type=file][multiple]", "录取通知书.jpg", photo?.buffer ?? Buffer.alloc(0));
    await seesOld(page, "已上传 1 页");
    await looks("form");
  });

  it("shows the pages of a PDF that was uploaded", async () => {
    await choosesOld(page, "input[type=file][multiple]", "录取通知书.pdf", letterPdf());
    await seesOld(page, "已上传 2 页");
    await page.evaluate(() => document.querySelector<HTMLElement>("button[aria-label^='第 2 页']")?.click());
    const shows = (count: string) => document.querySelectorAll(".pdf-page").length === Number(count);
    await page.waitForFunction(shows, {}, "2");
    const [letter = 0, square = 0] = await page.evaluate(inkOfPages);
    expect(letter).toBeGreaterThan(20);
    expect(square).toBeGreaterThan(500);
    await looks("pdf");
    // And again, after another was looked at.
    await pressesOld(page, "关闭");
    await page.waitForFunction(shows, {}, "0");
    await page.evaluate(() => document.querySelector<HTMLElement>("button[aria-label^='第 2 页']")?.click());
    await page.waitForFunction(shows, {}, "2");
  });

  it("shows the doors of the two desks", async () => {
    for (const [app, words] of [
      ["employer", "单位用户登录"],
      ["admin", "学校（院系）与主管部门登录"],
    ] as const) {
      page = await openOld(browser, `${platform.url}/${app}/`, problems);
      await seesOld(page, words);
      await looks(`door-${app}`);
    }
  });
});
