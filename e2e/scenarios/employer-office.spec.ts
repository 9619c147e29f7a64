import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { leftFree } from "../../stage/src/history/allotment.js";
import { country, known } from "../src/country.js";
import { isAccessible } from "../src/hands/accessible.js";
import { writesInvitation } from "../src/hands/employer.js";
import { entersHome } from "../src/hands/form.js";
import { missesSoon, sees } from "../src/hands/see.js";
import { signIn } from "../src/hands/sign-in.js";
import {
  openEmployer,
  openEmployerOnPhone,
  openStudent,
  type Platform,
  picture,
  startPlatform,
} from "../src/harness.js";

const MOBILE = known(country.employers[3]?.accounts[0]).mobile;
const COLLEAGUE = "13912340077";
const SCHOOL = "95301";
const schoolName = known(country.schools.find(({ code }) => code === SCHOOL)).name;
const free = leftFree(country, SCHOOL);

let platform: Platform;
beforeAll(async () => {
  platform = await startPlatform();
});
afterAll(() => platform?.stop());

async function office(): Promise<Page> {
  const desk = await openEmployer(platform);
  await signIn(desk, "employer", MOBILE);
  await desk.getByRole("heading", { name: "工作台" }).waitFor();
  return desk;
}

it("F-72: a colleague gets an account by SMS, with the rights that the person in charge gives; F-73: data are changed", async () => {
  const desk = await office();
  await picture(desk, "office-workbench");
  await desk.getByRole("link", { name: "账号管理" }).click();
  await desk.getByRole("button", { name: "添加账号" }).click();
  const dialog = desk.getByRole("dialog", { name: "添加账号" });
  await dialog.getByRole("button", { name: "发送启用短信" }).click();
  await sees(desk, "请填写同事姓名");
  await dialog.getByLabel("同事姓名").fill("林同事");
  await dialog.getByLabel("手机号码").fill("1391234");
  await dialog.getByLabel(/办理解约/).uncheck();
  await dialog.getByRole("button", { name: "发送启用短信" }).click();
  await sees(desk, "手机号码应为11位数字");
  await picture(desk, "office-account-problem");
  await dialog.getByLabel("手机号码").fill(COLLEAGUE);
  await dialog.getByRole("button", { name: "发送启用短信" }).click();
  await sees(desk, "待启用账号");
  await isAccessible(desk, "accounts with an offer");
  await picture(desk, "office-accounts");

  const phone = await openEmployerOnPhone(platform);
  await phone.setViewportSize({ width: 360, height: 740 });
  await phone.goto(await newest(COLLEAGUE, /http\S+account-offer#[\w-]+/));
  await sees(phone, "林同事");
  await phone.getByRole("button", { name: "获取验证码" }).click();
  await phone.getByLabel("验证码").fill(await newest(COLLEAGUE, /(?<=验证码)\d{6}/));
  await phone.getByLabel("新密码", { exact: true }).fill("Xingqiu-88");
  await phone.getByLabel("确认新密码").fill("Xingqiu-88");
  await isAccessible(phone, "account offer");
  await picture(phone, "office-account-offer");
  expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await phone.getByRole("button", { name: "启用账号并登录" }).click();
  await phone.getByRole("checkbox", { name: /我已阅读并同意/ }).check();
  await phone.getByRole("button", { name: "同意并进入" }).click();
  await phone.getByRole("heading", { name: "工作台" }).waitFor();

  await desk.reload();
  await sees(desk, "林同事");
  await missesSoon(desk.getByText("待启用账号"));
  await desk.getByRole("button", { name: "修改权限：林同事" }).click();
  await desk.getByLabel(/发起邀请/).uncheck();
  await picture(desk, "office-rights");
  await desk.getByRole("button", { name: "确认修改" }).click();
  await sees(desk, "仅查看");
  await desk.getByRole("button", { name: "林同事的登录记录" }).click();
  await sees(desk, "登录成功");
  await picture(desk, "office-sign-ins");

  await desk.goto(`${platform.url}/employer/organisation`);
  await desk.getByRole("button", { name: "修改" }).click();
  const data = desk.getByRole("dialog", { name: "修改单位信息" });
  await data.getByLabel("通讯地址").fill("科教路88号人力资源部");
  await data.getByLabel("联系人邮箱").fill("hr");
  await data.getByRole("button", { name: "保存" }).click();
  await sees(desk, /邮箱格式不正确/);
  await picture(desk, "office-organisation-problem");
  await data.getByLabel("联系人邮箱").fill("hr@example.cn");
  await data.getByRole("button", { name: "保存" }).click();
  await sees(desk, "科教路88号人力资源部");
  await picture(desk, "office-organisation");
});

it("F-20, F-29: graduates of a spreadsheet are found and invited by a template, who differs by their own terms", async () => {
  const desk = await office();
  await desk.goto(`${platform.url}/employer/position-templates`);
  await desk.getByRole("button", { name: "新建模板" }).click();
  await desk.getByLabel("模板名称").fill("软件工程师（昆明）");
  await writesInvitation(desk, { category: "工程技术人员", position: "软件工程师", validDays: 10 });
  await picture(desk, "office-template-dialog");
  await desk.getByRole("button", { name: "保存" }).click();
  await sees(desk, "软件工程师（昆明）");
  await picture(desk, "office-templates");

  await desk.goto(`${platform.url}/employer/favourites`);
  await desk.getByRole("link", { name: "表格查询" }).click();
  await picture(desk, "office-sheet-upload");
  const people = free.slice(3, 6);
  const rows = people.map(({ name, idNumber }) => `${name},${idNumber},${schoolName}`);
  await desk.getByLabel("选择表格").setInputFiles({
    name: "拟录用学生.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(["姓名,证件号码,毕业院校", ...rows, `=A1,,${schoolName}`].join("\n")),
  });
  await sees(desk, "填写有误");
  await isAccessible(desk, "sheet checked");
  await picture(desk, "office-sheet-checked");
  await desk.getByRole("button", { name: "查询 3 名学生" }).click();
  await sees(desk, /查询完成：查询到 3 名/);
  await picture(desk, "office-sheet-done");
  await desk.getByRole("button", { name: "向查询到的 3 名学生发起签约" }).click();
  await desk.getByRole("heading", { name: "签约邀请函" }).waitFor();
  await desk.getByLabel("使用岗位模板").click();
  await desk.locator(".ant-select-item-option", { hasText: "软件工程师（昆明）" }).click();
  await expect.poll(() => desk.getByLabel("拟录用岗位名称").inputValue()).toBe("软件工程师");
  const [first] = people;
  await desk.getByRole("button", { name: `与${known(first).name}单独约定` }).click();
  const own = desk.getByRole("dialog", { name: `单独约定：${known(first).name}` });
  await own.getByLabel("薪酬（元/月）").fill("9000");
  await own.getByRole("button", { name: /确\s*定/ }).click();
  await sees(desk, "单独约定：9,000元/月");
  await desk.getByRole("button", { name: "预览就业协议书" }).click();
  await desk.getByRole("img", { name: /就业协议书草稿/ }).waitFor();
  await picture(desk, "office-preview");
  await desk.keyboard.press("Escape");
  await isAccessible(desk, "bulk invitation with own terms");
  await picture(desk, "office-bulk");
  await desk.getByRole("button", { name: "发送 3 份邀请函" }).click();
  await sees(desk, "已发出 3 份签约邀请函");
  await picture(desk, "office-bulk-result");
});

it("F-20: a graduate shows a code on the phone, and the employer invites without a number", async () => {
  const desk = await office();
  const student = await openStudent(platform);
  const graduate = known(free[0]);
  await signIn(student, "student", graduate.mobile ?? graduate.idNumber);
  await entersHome(student);
  await student.goto(`${platform.url}/student/me`);
  await student.getByRole("button", { name: "签约二维码" }).click();
  await student.getByRole("img", { name: "签约二维码" }).waitFor();
  await isAccessible(student, "card");
  await picture(student, "office-card-student");
  const code = (await student.locator(".qr-code").textContent()) ?? "";

  await desk.goto(`${platform.url}/employer/favourites`);
  await desk.getByRole("link", { name: "扫码添加" }).click();
  await desk.getByLabel("签约码").fill("AAAA-BBBB-CCCC");
  await desk.getByRole("button", { name: "添加并发起签约" }).click();
  await sees(desk, /签约二维码无效或已过期/);
  await picture(desk, "office-card-problem");
  await desk.getByLabel("签约码").fill(code);
  await desk.getByRole("button", { name: "添加并发起签约" }).click();
  await desk.getByRole("heading", { name: "签约邀请函" }).waitFor();
  await sees(desk, graduate.name);
  await student.goto(`${platform.url}/student/messages`);
  await sees(student, "签约二维码已被使用");
});

it("F-94: messages are filtered, and all of them marked read at once", async () => {
  const desk = await office();
  await desk.goto(`${platform.url}/employer/messages`);
  await desk.getByText(/^未读/).first().click();
  await isAccessible(desk, "messages unread");
  await picture(desk, "office-messages");
  const all = desk.getByRole("button", { name: "全部已读" });
  if (await all.isEnabled()) {
    await all.click();
    await sees(desk, "没有未读消息");
  }
  await picture(desk, "office-messages-read");
});

/** What the newest SMS of a number says. */
async function newest(mobile: string, wanted: RegExp): Promise<string> {
  let found = "";
  await expect
    .poll(async () => {
      const inbox = await (await fetch(`${platform.url}/dev/sms?mobile=${mobile}`)).text();
      found = wanted.exec(inbox.replace(/<[^>]+>/g, " "))?.[0] ?? "";
      return found;
    })
    .not.toBe("");
  return found;
}
