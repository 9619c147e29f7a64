import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { HttpLine } from "../../stage/src/client/http-line.js";
import { DEMO_PASSWORD } from "../../stage/src/country/accounts.js";
import { graphql } from "../../stage/src/gql/index.js";
import { country, known } from "../src/country.js";
import { isAccessible } from "../src/hands/accessible.js";
import { goes } from "../src/hands/desk.js";
import { sees } from "../src/hands/see.js";
import { signIn } from "../src/hands/sign-in.js";
import { openAdmin, type Platform, picture, startPlatform } from "../src/harness.js";

/** The review desk by keyboard alone, with a colleague at the same school, in every width that desks have. */

const MARK = graphql(`mutation ReviewConsoleMark($input: EmployerMarkInput!) {
  markEmployer(input: $input) { __typename } }`);

/** Of the school, and of its undergraduates alone. */
const [SCHOOL, COLLEAGUE] = ["ylcj", "ylcj.bk"];
/** 720 × 450: a window of 1440 × 900 at 200 %. */
const WINDOWS = [
  { width: 1024, height: 768 },
  { width: 720, height: 450 },
  { width: 1440, height: 900 },
];

let platform: Platform;
let desk: Page;
beforeAll(async () => {
  platform = await startPlatform();
});
afterAll(() => platform?.stop());

it("one key an approval: the next record has the focus, one bar undoes, and places agree with the list", async () => {
  desk = await openAdmin(platform);
  await signIn(desk, "admin", SCHOOL);
  await sees(desk, "您好");
  await begins(desk, "在线签约管理");
  const total = Number(/共 (\d+) 条/.exec(await placeOf(desk))?.[1]);
  expect(await placeOf(desk)).toBe(`第 1 条，共 ${total} 条`);
  const [first, second] = [await approves(desk), await approves(desk)];
  expect(await placeOf(desk)).toBe(`第 3 条，共 ${total} 条`);
  expect(await desk.evaluate(() => document.activeElement?.tagName)).toBe("H1");
  const bar = desk.getByRole("region", { name: "即将生效的结论" });
  expect(await bar.getByRole("button", { name: /^撤销/ }).count()).toBe(1);
  await bar.getByRole("button", { name: "另有 1 条" }).click();
  await bar.getByText(first).waitFor();
  await picture(desk, "console-held");
  await desk.keyboard.press("u");
  await desk.getByRole("heading", { level: 1, name: second }).waitFor();
  await sees(desk, "已撤销，该记录恢复为待处理状态");
  await desk.keyboard.press("u");
  await desk.getByRole("heading", { level: 1, name: first }).waitFor();
  await bar.waitFor({ state: "hidden" });
});

it("asks once more for what is red", async () => {
  const name = await desk.locator(".review-employer").innerText();
  const { uscc } = known(country.employers.find((each) => each.name === name));
  const line = new HttpLine(platform.url, "admin");
  await line.signIn(SCHOOL, DEMO_PASSWORD);
  await line.send(MARK, {
    input: { uscc, employerName: name, categories: ["FAKE"], reason: "查无此单位" },
  });
  await desk.reload();
  await sees(desk, "单位有预警信息");
  const heading = await headingOf(desk);
  await desk.keyboard.press("a");
  await sees(desk, "确认无误请再按一次 A");
  await picture(desk, "console-red");
  expect(await headingOf(desk)).toBe(heading);
  await desk.keyboard.press("Escape");
  await desk.getByRole("button", { name: /^仍要通过/ }).waitFor({ state: "hidden" });
});

it("says who looks at the same record, until they go on", async () => {
  const colleague = await openAdmin(platform);
  await signIn(colleague, "admin", COLLEAGUE);
  await sees(colleague, "您好");
  await begins(colleague, "在线签约管理");
  await desk.goto(colleague.url());
  await sees(desk, /正在查看$/);
  await picture(desk, "console-viewed");
  await colleague.keyboard.press("j");
  await desk.getByText(/正在查看$/).waitFor({ state: "hidden" });
});

it("needs no sideways scroll, keeps the verdict in sight and is in order, with evidence and without", async () => {
  for (const list of ["在线签约管理", "去向登记管理", "解约管理"]) {
    await begins(desk, list);
    for (const size of WINDOWS) {
      await desk.setViewportSize(size);
      await desk.waitForLoadState("networkidle");
      const where = `${list} ${size.width}`;
      const wide = await desk.evaluate(() => document.documentElement.scrollWidth);
      expect.soft(wide, where).toBeLessThanOrEqual(size.width);
      const box = await desk.getByRole("button", { name: /^通过/ }).boundingBox();
      expect.soft((box?.y ?? 0) + (box?.height ?? 9999), where).toBeLessThanOrEqual(size.height);
      await picture(desk, `console-${where}`);
      await isAccessible(desk, where);
    }
  }
  await sees(desk, "拟解除的就业协议");
  await desk.getByRole("button", { name: /(\d+ 项全部|其余 \d+ 项)一致/ }).click();
  await desk.getByRole("row", { name: /^家庭住址/ }).waitFor();
  await desk.emulateMedia({ media: "print" });
  expect(await desk.getByRole("navigation", { name: "功能菜单" }).isVisible()).toBe(false);
  await picture(desk, "console-print");
  await desk.emulateMedia({ media: "screen" });
  await desk.keyboard.press("?");
  await desk.getByRole("dialog", { name: "键盘快捷键" }).waitFor();
  await picture(desk, "console-keys");
});

/** Opens a list and goes into it by its first record. */
async function begins(page: Page, list: string): Promise<void> {
  await goes(page, list);
  await page.getByRole("button", { name: /^开始逐条/ }).click();
  // Nothing stands under the mouse that would tell its name.
  await page.mouse.move(1, 1);
  await page.getByRole("complementary", { name: "核对和结论" }).waitFor();
  await page
    .getByRole("button", { name: /^下一条/ })
    .and(page.locator(":enabled"))
    .waitFor();
}

/** By A alone; answers whose record it was. */
async function approves(page: Page): Promise<string> {
  const before = await headingOf(page);
  const name = await page.locator(".review-name").innerText();
  await page
    .getByRole("button", { name: /^下一条/ })
    .and(page.locator(":enabled"))
    .waitFor();
  await page.keyboard.press("a");
  await expect.poll(() => headingOf(page)).not.toBe(before);
  return name;
}

function headingOf(page: Page): Promise<string> {
  return page.getByRole("heading", { level: 1 }).innerText();
}

function placeOf(page: Page): Promise<string> {
  return page.locator(".review-place").innerText();
}
