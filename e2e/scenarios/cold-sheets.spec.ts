import { randomUUID } from "node:crypto";
import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { graduateOf } from "../src/country.js";
import { isAccessible } from "../src/hands/accessible.js";
import { chooses, entersHome } from "../src/hands/form.js";
import { signIn } from "../src/hands/sign-in.js";
import { isStyled } from "../src/hands/styled.js";
import { openStudent, type Platform, picture, startPlatform } from "../src/harness.js";

let platform: Platform;

beforeAll(async () => {
  platform = await startPlatform();
});

afterAll(() => platform?.stop());

/** A phone of this graduate, signed in. */
async function phoneOf(mobile: string): Promise<Page> {
  const student = await openStudent(platform);
  await signIn(student, "student", mobile);
  await entersHome(student);
  return student;
}

/** Opens the address as the first page of a visit, and from it the sheet; going back closes the sheet alone. */
async function opensCold(
  student: Page,
  path: string,
  open: () => Promise<void>,
  sheet: Locator,
  name: string,
): Promise<void> {
  await student.goto(`${platform.url}/student${path}`);
  await open();
  await sheet.waitFor();
  await isStyled(student);
  await isAccessible(student, name);
  await picture(student, `cold-${name}`);
  const { pathname } = new URL(student.url());
  await student.goBack();
  await sheet.waitFor({ state: "hidden" });
  expect(new URL(student.url()).pathname).toBe(pathname);
}

it("sheets of a form have their styles when the form is the first page, and going back closes them alone", async () => {
  const student = await phoneOf("19900000001");
  const form = `/fill/destination/${randomUUID()}`;
  const dialog = (name: string) => student.getByRole("dialog", { name });
  const field = (name: RegExp) => student.getByRole("button", { name }).first().click();
  await opensCold(student, form, () => field(/^毕业去向类型/), dialog("毕业去向类型"), "types");
  const typed = (type: string | RegExp, label: RegExp) => async () => {
    await chooses(student, "毕业去向类型", type);
    await field(label);
  };
  await opensCold(student, form, typed("应征义务兵", /^应征地/), dialog("应征地"), "division");
  const abroad = /出国、出境深造|境外留学/;
  await opensCold(student, form, typed(abroad, /^入学年月/), student.locator(".adm-picker-body"), "month");
  await opensCold(student, form, typed(abroad, /^留学国家/), dialog("留学国家或地区"), "country");
  const submits = async () => {
    await chooses(student, "毕业去向类型", "待就业");
    await chooses(student, "待就业情况", "求职中");
    await student.getByRole("button", { name: "核对并提交" }).click();
  };
  await opensCold(student, form, submits, dialog("核对并提交"), "submit");
});

it("so have the refusal of a termination, the pictures of a record, and a question", async () => {
  const asked = await phoneOf(graduateOf("单位发起解约"));
  await asked.getByRole("link", { name: "去回应" }).click();
  await asked.getByRole("button", { name: "拒绝解约" }).waitFor();
  const record = new URL(asked.url()).pathname.replace("/student", "");
  const refuse = () => asked.getByRole("button", { name: "拒绝解约" }).click();
  await opensCold(asked, record, refuse, asked.getByRole("dialog", { name: "拒绝解约" }), "refuse");
  const leave = () => asked.getByRole("button", { name: "退出登录" }).click();
  await opensCold(asked, "/me", leave, asked.getByText("确定退出登录吗？"), "question");
  const returned = await phoneOf(graduateOf("补登：老师退回"));
  await returned.locator(".record-card").first().click();
  await returned
    .getByRole("button", { name: /查看大图/ })
    .first()
    .waitFor();
  const own = new URL(returned.url()).pathname.replace("/student", "");
  const look = () =>
    returned
      .getByRole("button", { name: /查看大图/ })
      .first()
      .click();
  await opensCold(returned, own, look, returned.locator(".adm-image-viewer-content").first(), "picture");
});

it("says so when the app itself cannot be fetched, and comes when it can", async () => {
  const student = await openStudent(platform);
  await student.goto("about:blank");
  const files = /assets\/screen-/;
  await student.route(files, (route) => route.abort());
  await student.goto(`${platform.url}/student/`);
  await student.getByRole("heading", { name: "页面加载失败" }).waitFor();
  await isAccessible(student, "start-failed");
  await student.unroute(files);
  await student.getByRole("button", { name: "重新加载" }).click();
  await student.getByRole("heading", { name: "毕业生登录" }).waitFor();
});
