import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { aPagePicture } from "../../server/test/upload-files.js";
import { HttpLine } from "../../stage/src/client/http-line.js";
import { DEMO_PASSWORD } from "../../stage/src/country/accounts.js";
import { choosesFiles, decides, entersHome, idOf, seesSubmitted } from "../src/hands/form.js";
import { sees } from "../src/hands/see.js";
import { signIn } from "../src/hands/sign-in.js";
import { openStudent, type Platform, picture, startPlatform } from "../src/harness.js";

const employer = "云南滇池数字科技有限公司";
const reason = { category: "UNCLEAR_MATERIAL", details: "第二页字迹模糊，请重新拍摄并上传。" };

let platform: Platform;

beforeAll(async () => {
  platform = await startPlatform();
});

afterAll(() => platform?.stop());

it("takes a paper agreement from draft to signature: kept over a reload, returned, corrected, approved", async () => {
  const student = await openStudent(platform);
  await signIn(student, "student", "19900000001");
  await confirmsData(student);
  const id = await writesDraft(student);
  await keepsItOverAReload(student);
  await uploadsTwoPages(student);
  await submits(student);
  const school = new HttpLine(platform.url, "admin");
  await school.signIn("ylcj", DEMO_PASSWORD);
  await departmentApproves(student, id);
  await schoolReturns(student, school, id);
  await corrects(student, id);
  await departmentApproves(student, id);
  await schoolApproves(student, school, id);
});

/** F-93, and the home with its entries. */
async function confirmsData(student: Page): Promise<void> {
  await entersHome(student);
  const entry = student.getByRole("link", { name: "已签就业协议登记信息" });
  await entry.scrollIntoViewIfNeeded();
  await picture(student, "paper-home");
}

/** F-40: any part of the form is kept by itself. */
async function writesDraft(student: Page): Promise<string> {
  await student.getByRole("link", { name: "已签就业协议登记信息" }).click();
  await field(student, "单位名称").waitFor();
  await picture(student, "paper-empty");
  await student.getByRole("button", { name: "核对并提交" }).click();
  await sees(student, "请填写单位名称");
  await picture(student, "paper-problems");
  await field(student, "单位名称").fill(employer);
  await sees(student, "已自动保存");
  return new URL(student.url()).pathname.split("/").at(-1) ?? "";
}

async function keepsItOverAReload(student: Page): Promise<void> {
  await field(student, "详细地址").fill("滇池路1199号");
  // At once, before the pause in which it would be saved.
  await student.reload();
  await field(student, "单位名称").waitFor();
  expect(await field(student, "单位名称").inputValue()).toBe(employer);
  expect(await field(student, "详细地址").inputValue()).toBe("滇池路1199号");
  await student.getByRole("button", { name: "返回" }).click();
  await sees(student, "继续填写");
  await picture(student, "paper-home-draft");
  await student.getByRole("link", { name: /已签就业协议登记信息/ }).click();
  await field(student, "单位名称").waitFor();
}

async function uploadsTwoPages(student: Page): Promise<void> {
  await fillsIn(student);
  await choosesFiles(student, [await page(1), await page(2, 6)]);
  await sees(student, "已上传 2 页");
  await student.getByRole("heading", { name: /纸质就业协议书/ }).scrollIntoViewIfNeeded();
  await picture(student, "paper-uploaded");
}

async function fillsIn(student: Page): Promise<void> {
  await field(student, "统一社会信用代码").fill("91530100MA6K0AX34D");
  await chooses(student, "单位性质", "其他企业");
  await chooses(student, "单位行业", "信息传输、软件和信息技术服务业");
  await student.getByRole("button", { name: /省市区/ }).click();
  await student.getByRole("searchbox").fill("西山区");
  await student.getByRole("button", { name: /昆明市.*西山区/ }).click();
  await field(student, "单位联系人").fill("王敏");
  await field(student, "联系人手机").fill("13800138000");
  await field(student, "联系人邮箱").fill("hr@example.com");
  await chooses(student, "职位类别", "工程技术人员");
  await student.getByRole("radio", { name: "是" }).first().check();
}

async function submits(student: Page): Promise<void> {
  await student.getByRole("button", { name: "核对并提交" }).click();
  await student.getByRole("dialog", { name: "核对并提交" }).waitFor();
  await sees(student, "请确认是否清晰完整");
  await picture(student, "paper-summary");
  await student.getByRole("button", { name: "确认提交" }).click();
  // The code's check digit is wrong: it is corrected, or confirmed to be what the licence says.
  await sees(student, "统一社会信用代码的校验位与国家标准不符");
  await picture(student, "paper-refused");
  await field(student, "统一社会信用代码").fill("91530100MA6K0AX34C");
  await student.getByRole("button", { name: "核对并提交" }).click();
  await student.getByRole("button", { name: "确认提交" }).click();
  await seesSubmitted(student, idOf(student));
  await sees(student, "等待学院审核");
  await picture(student, "paper-submitted");
}

/** The reviewers act through the API until their screens have these records. */
async function departmentApproves(student: Page, id: string): Promise<void> {
  const line = new HttpLine(platform.url, "admin");
  await line.signIn("ylcj.jr", DEMO_PASSWORD);
  await decides(line, id, "approveRecord");
  await sees(student, "等待学校审核");
}

async function schoolReturns(student: Page, school: HttpLine, id: string): Promise<void> {
  const rejection = { reasonCategory: reason.category, details: reason.details };
  await decides(school, id, "returnRecord", { rejection });
  await sees(student, "老师退回，请按以下原因修改");
  await sees(student, reason.details);
  await picture(student, "paper-returned");
}

/** F-13 */
async function corrects(student: Page, id: string): Promise<void> {
  await student.getByRole("link", { name: "修改后重新提交" }).click();
  await sees(student, reason.details);
  await field(student, "岗位名称").fill("数据工程师");
  await sees(student, "已自动保存");
  await student.getByRole("button", { name: "核对并提交" }).click();
  await student.getByRole("button", { name: "确认提交" }).click();
  await seesSubmitted(student, id);
  await sees(student, "等待学院审核");
}

async function schoolApproves(student: Page, school: HttpLine, id: string): Promise<void> {
  await decides(school, id, "approveRecord");
  await sees(student, "签约完成");
  await picture(student, "paper-signed");
  await student.getByRole("button", { name: /第 1 页.*查看大图/ }).click();
  await student.locator(".adm-image-viewer-content").waitFor();
  await picture(student, "paper-picture-large");
}

async function chooses(student: Page, label: string, option: string): Promise<void> {
  await student.getByRole("button", { name: new RegExp(`^${label}`) }).click();
  await student.getByRole("dialog", { name: label }).getByRole("button", { name: option }).first().click();
}

function field(student: Page, label: string) {
  return student.getByRole("textbox", { name: new RegExp(`^${label}(（选填）)?$`) });
}

async function page(number: number, blur?: number) {
  const buffer = await aPagePicture({ seed: number, blur, width: 900, height: 1200 });
  return { name: `协议第${number}页.jpg`, mimeType: "image/jpeg", buffer };
}
