import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { isAccessible } from "../src/hands/accessible.js";
import { confirms, goes } from "../src/hands/desk.js";
import { pressesToClose, sees } from "../src/hands/see.js";
import { signIn } from "../src/hands/sign-in.js";
import { openAdmin, type Platform, picture, startPlatform } from "../src/harness.js";

/** A school's own 常用语 and 审核时限, its queue with what to look at, and one verdict on all of a query (F-17). */

let platform: Platform;
let school: Page;

beforeAll(async () => {
  platform = await startPlatform();
});

afterAll(() => platform?.stop());

it("the school writes a 常用语 of its own; one with a broken placeholder is refused beside its text", async () => {
  school = await openAdmin(platform);
  await signIn(school, "admin", "ylcj");
  await goes(school, "签约设置");
  await school.getByRole("button", { name: "新增常用语" }).click();
  const dialog = school.getByRole("dialog", { name: "新增常用语" });
  await dialog.getByRole("radio", { name: "不通过" }).check();
  await dialog.getByLabel("常用语").fill("{姓名同学，请核对单位名称。");
  await dialog.getByRole("button", { name: /保\s*存/ }).click();
  await dialog.getByText("花括号没有成对").waitFor();
  await picture(school, "phrase-broken");
  await dialog.getByLabel("常用语").fill("{姓名}同学，请核对单位名称。");
  await pressesToClose(dialog.getByRole("button", { name: /保\s*存/ }));
  await sees(school, "{姓名}同学，请核对单位名称。");
  await school.getByLabel("自提交之日起（天）").fill("1");
  await school.getByRole("button", { name: "保存设置" }).click();
  await confirms(school, "确认保存");
  await sees(school, "签约设置已保存");
  await isAccessible(school, "settings");
  await picture(school, "settings-with-phrases");
});

it("a reason takes it by the keyboard, with the graduate's name in it", async () => {
  await goes(school, "在线签约管理");
  await school.getByText("审核提示").first().waitFor();
  await isAccessible(school, "queue");
  await picture(school, "queue-with-flags");
  await school.setViewportSize({ width: 1024, height: 768 });
  await picture(school, "queue-with-flags-1024");
  await school.setViewportSize({ width: 1440, height: 900 });
  await school.locator("tr[data-row-id] a").first().click();
  await school.getByRole("button", { name: /不通过/ }).waitFor();
  await school.keyboard.press("r");
  await school.getByLabel("常用语").waitFor();
  await school.keyboard.press("Alt+1");
  // Filled for the graduate, and with it the category that the phrase belongs to.
  await expect
    .poll(() => school.getByLabel("具体问题").inputValue())
    .toMatch(/^[^{}]+请[^{}]+同学与单位核对/);
  await isAccessible(school, "reason");
  await picture(school, "reason-with-phrase");
  await school.keyboard.press("Escape");
});

it("F-17: one verdict on all of a query, in the background, with what became of each", async () => {
  await goes(school, "在线签约管理");
  await school.getByRole("button", { name: "批量处理全部查询结果" }).click();
  await school.getByRole("menuitem", { name: "全部通过…" }).click();
  const confirm = school.getByRole("button", { name: /确认通过 \d+ 条/ });
  await confirm.waitFor();
  await isAccessible(school, "bulk-dialog");
  await picture(school, "bulk-dialog");
  await confirm.click();
  await school.getByText(/处理成功/).waitFor();
  await picture(school, "bulk-done");
  await school.getByRole("link", { name: "查看逐条结果" }).click();
  await school.getByRole("heading", { name: "批量通过" }).waitFor();
  await sees(school, "已通过");
  await isAccessible(school, "bulk-verdict");
  await picture(school, "bulk-verdict");
  await school.getByRole("link", { name: "全部批量审核记录" }).click();
  await sees(school, "已完成");
  await isAccessible(school, "bulk-verdicts");
  await picture(school, "bulk-verdicts");
});
