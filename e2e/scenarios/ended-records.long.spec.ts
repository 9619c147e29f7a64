import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { HttpLine } from "../../stage/src/client/http-line.js";
import { DEMO_PASSWORD } from "../../stage/src/country/accounts.js";
import { Graduate, Reviewer } from "../../stage/src/people/index.js";
import { graduateOf } from "../src/country.js";
import { holdsVerdicts } from "../src/hands/reviewer.js";
import { sees } from "../src/hands/see.js";
import { signIn } from "../src/hands/sign-in.js";
import {
  advanceClock,
  openAdmin,
  openEmployer,
  openStudent,
  type Platform,
  picture,
  startPlatform,
} from "../src/harness.js";

/** What is over: its paper with the status sheet beside it, its steps, and a verdict that fell (F-18, F-24, F-90a). */

/** Reviews alone (F-10). */
const SCHOOL = "jdlg";
const OTHER_SCHOOL = "ylcj";
const CLOSING = new Date("2028-01-31T16:00:00Z");

let platform: Platform;
beforeAll(async () => {
  platform = await startPlatform();
});
afterAll(() => platform?.stop());

async function line(app: "student" | "employer" | "admin", login: string): Promise<HttpLine> {
  return await new HttpLine(platform.url, app).signIn(login, DEMO_PASSWORD);
}

/** The file behind a link of the page, as a browser with its session gets it. */
async function fileBehind(page: Page, name: string | RegExp): Promise<string> {
  const address = await page.getByRole("link", { name }).first().getAttribute("href");
  const answer = await page.request.get(new URL(address ?? "", page.url()).href);
  expect([answer.status(), answer.headers()["content-type"]]).toEqual([200, "application/pdf"]);
  return (await answer.body()).subarray(0, 5).toString();
}

it("an agreement that was terminated: its paper, its status sheet and its steps on the phone", async () => {
  const mobile = graduateOf("解约完成，可重新签约");
  const student = await openStudent(platform);
  await signIn(student, "student", mobile);
  const cards = await new Graduate(await line("student", mobile)).home();
  const over = cards.find(({ statusLabel }) => statusLabel === "解约完成" || statusLabel === "已解约");
  if (!over) throw new Error(`Nothing was terminated of ${JSON.stringify(cards)}`);
  await student.goto(`${platform.url}/student/records/${over.id}`);
  await sees(student, "该协议不具有效力，请与状态说明一并使用。");
  await picture(student, "student-ended-agreement");
  await student.getByText("查看状态说明").scrollIntoViewIfNeeded();
  await picture(student, "student-status-sheet-links");
  expect(await fileBehind(student, "查看状态说明")).toBe("%PDF-");
  await student.getByRole("list", { name: "签约进度" }).scrollIntoViewIfNeeded();
  await picture(student, "student-ended-steps");
});

it("a signing that came to nothing, at the employer's and the school's desk", async () => {
  for (const [username, wanted, name] of [
    [SCHOOL, /不通过/, "desk-rejected-agreement"],
    [OTHER_SCHOOL, /^解约完成$/, "desk-terminated-agreement"],
  ] as const) {
    const all = await new Reviewer(await line("admin", username)).queue({ view: "ALL" });
    const row = all.find(({ statusLabel }) => wanted.test(statusLabel));
    if (!row) throw new Error(`The demo country has nothing for ${name}`);
    const school = await openAdmin(platform, `/agreements/${row.id}`);
    await signIn(school, "admin", username);
    await sees(school, "下载状态说明");
    expect(await fileBehind(school, "查看状态说明")).toBe("%PDF-");
    await picture(school, name);
  }
  const employer = await openEmployer(platform, "/agreements/failed");
  await signIn(employer, "employer", "19900001001");
  await picture(employer, "employer-failed-list");
  await employer
    .getByRole("link", { name: /^查看详情/ })
    .first()
    .click();
  await employer.waitForURL(/agreements\/[0-9a-f-]{36}/);
  await picture(employer, "employer-failed-agreement");
  await sees(employer, "查看状态说明");
  expect(await fileBehind(employer, "查看状态说明")).toBe("%PDF-");
});

it("a return that is held over the closing falls, and the desk says so until it is seen", async () => {
  await untilClosing(600);
  const reviewer = new Reviewer(await line("admin", SCHOOL));
  const [waiting] = await reviewer.queue({ kinds: ["PAPER_AGREEMENT"] });
  if (!waiting) throw new Error("Nothing waits for the school");
  const desk = await openAdmin(platform, `/registrations/${waiting.id}`);
  await signIn(desk, "admin", SCHOOL);
  await holdsVerdicts(desk, true);
  await desk.getByRole("button", { name: /^退回修改/ }).click();
  await desk.getByLabel(/原因$/).click();
  await desk
    .locator(".ant-select-item-option", { hasText: "材料不清晰或不完整" })
    .filter({ visible: true })
    .click();
  await desk.getByLabel("具体问题").fill("第二页看不清，请重新拍照上传。");
  await untilClosing(40);
  await desk.getByRole("button", { name: /^确认退回/ }).click();
  await desk.getByRole("button", { name: /^撤销/ }).waitFor();
  // Nobody carries it out before the closing.
  await advanceClock(platform, 60);
  await sees(desk, "未能生效");
  await picture(desk, "desk-fallen-verdict");
  await desk.getByRole("button", { name: "知道了" }).click();
  await desk.getByText("未能生效").waitFor({ state: "hidden" });
  await picture(desk, "desk-fallen-verdict-seen");
});

/** Moves the clock, which goes on by itself, so that so many seconds are left. */
async function untilClosing(seconds: number): Promise<void> {
  const now = new Date(await advanceClock(platform, 1));
  await advanceClock(platform, Math.floor((CLOSING.getTime() - now.getTime()) / 1000) - seconds);
}
