import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { HttpLine } from "../../stage/src/client/http-line.js";
import { DEMO_PASSWORD } from "../../stage/src/country/accounts.js";
import {
  decides,
  entersHome,
  field,
  fillsInAgreement,
  idOf,
  pages,
  reviewerAt,
  seesSubmitted,
  submitsForm,
} from "../src/hands/form.js";
import { answers } from "../src/hands/graduate.js";
import { downloadsAgreement, sees } from "../src/hands/see.js";
import { signIn } from "../src/hands/sign-in.js";
import { openStudent, type Platform, picture, startPlatform } from "../src/harness.js";

/** 未签就业协议申请签约 on the phone, from the empty form to 签约完成 (F-30…F-34). */

const employer = "昆明滇池精密仪器研究开发与技术服务有限责任公司";
const rejection = { reasonCategory: "UNCLEAR_MATERIAL", details: "第二页公章不清晰，请重新拍摄后上传。" };

let platform: Platform;
let student: Page;
let department: HttpLine;
let desk: HttpLine;
let id: string;

beforeAll(async () => {
  platform = await startPlatform();
  department = await reviewerAt(platform.url, "ylcj.jr", DEMO_PASSWORD);
  desk = await reviewerAt(platform.url, "ylcj", DEMO_PASSWORD);
});

afterAll(() => platform?.stop());

it("F-30, F-31: fills in, submits, withdraws and submits again; the agreement is approved", async () => {
  student = await openStudent(platform);
  // The narrowest phone.
  await student.setViewportSize({ width: 360, height: 740 });
  await signIn(student, "student", "19900000001");
  await entersHome(student);
  await student.getByRole("link", { name: "未签就业协议申请签约" }).click();
  await field(student, "单位名称").waitFor();
  await sees(student, "一次只能生成一份协议书");
  await looks("offline-empty");
  id = idOf(student);
  await fillsInAgreement(student, employer);
  await submitsForm(student, id);
  await sees(student, "就业协议审核中，等待学院审核");
  await student.getByRole("button", { name: "撤回修改" }).click();
  await answers(student, "确认撤回");
  await student.getByRole("link", { name: "修改后重新提交" }).click();
  await field(student, "岗位名称").fill("软件开发工程师");
  await submitsForm(student, id);
  await decides(department, id, "approveRecord");
  await sees(student, "就业协议审核中，等待学校审核");
  await decides(desk, id, "approveRecord");
  await sees(student, "就业协议审核通过");
});

it("F-32: downloads the agreement to be stamped", async () => {
  const download = student.getByRole("link", { name: "下载", exact: true });
  await download.waitFor();
  await looks("offline-approved");
  await downloadsAgreement(student, download);
});

it("F-32: has a link sent to the employer; a wrong number is told beside its field", async () => {
  await student.getByRole("link", { name: "回传协议书" }).click();
  await student.getByRole("radio", { name: /请单位协助回传/ }).waitFor();
  await looks("offline-stamp");
  await student.getByRole("radio", { name: /请单位协助回传/ }).check();
  const send = student.getByRole("button", { name: "发送链接" });
  await send.click();
  await sees(student, "请填写单位联系人的手机号码");
  await field(student, "单位联系人手机号码").fill("1380013800");
  await send.click();
  await student.locator("[aria-invalid=true]").waitFor();
  await field(student, "单位联系人手机号码").fill("13900000321");
  await send.click();
  await sees(student, /已于.*发送至/);
  await looks("offline-link-sent");
});

it("F-32: is told when the SMS could not be delivered, and why", async () => {
  // No gateway of the demo ever gives up: the answer alone says that one did.
  await student.route("**/student/graphql", async (route) => {
    const answer = await route.fetch();
    const failed = '"delivery":"FAILED","deliveryProblem":"手机号码无效"';
    const body = (await answer.text()).replace('"delivery":"SENT","deliveryProblem":null', failed);
    await route.fulfill({ response: answer, body });
  });
  await student.reload();
  await student.getByRole("radio", { name: /请单位协助回传/ }).check();
  await sees(student, /短信未能送达：手机号码无效。请核对手机号码后重新发送/);
  await looks("offline-link-failed");
  await student.unroute("**/student/graphql");
  await student.reload();
  await student.getByRole("radio", { name: /请单位协助回传/ }).check();
  await sees(student, /已于.*发送至/);
});

it("F-34: sends a statement instead, and takes it back before anybody reviews it", async () => {
  await student.getByRole("radio", { name: /不能盖章/ }).check();
  await student.getByRole("heading", { name: "情况说明" }).waitFor();
  await looks("offline-statement");
  await student.getByRole("button", { name: "提交情况说明" }).click();
  await sees(student, "请上传情况说明");
  await uploadsPages(1);
  await looks("offline-statement-uploaded");
  await student.getByRole("button", { name: "提交情况说明" }).click();
  await answers(student, "确认提交");
  await seesSubmitted(student, id);
  await sees(student, "签约审核中，等待学院审核");
  await looks("offline-statement-submitted");
  await student.getByRole("button", { name: "撤回修改" }).click();
  await answers(student, "确认撤回");
  await student.getByRole("link", { name: "重新回传协议书" }).click();
  await student.getByRole("radio", { name: /不能盖章/ }).waitFor();
});

it("F-32, F-33: uploads every page, submits, withdraws, and submits again", async () => {
  await student.getByRole("radio", { name: /本人回传/ }).check();
  await student.getByRole("button", { name: "提交签约审核" }).click();
  await sees(student, "请上传已盖章的就业协议书，每一页都要上传");
  await uploadsPages(2);
  await looks("offline-uploaded");
  await submitsCopy();
  await sees(student, "签约审核中，等待学院审核");
  await student.getByRole("button", { name: "撤回修改" }).click();
  await answers(student, "确认撤回");
  await student.getByRole("link", { name: "重新回传协议书" }).click();
  await student.getByText("已上传 2 页").waitFor();
  expect(await student.getByRole("radio", { name: /请单位协助回传/ }).count()).toBe(0);
  await submitsCopy();
});

it("F-33: returned with its reason on top, uploaded again, signed", async () => {
  await decides(department, id, "returnRecord", { rejection });
  await sees(student, "老师退回，请按以下原因修改");
  await sees(student, rejection.details);
  await looks("offline-returned");
  await student.getByRole("link", { name: "重新回传协议书" }).click();
  await sees(student, rejection.details);
  await student.getByText("已上传 2 页").waitFor();
  await uploadsPages(3);
  await submitsCopy();
  await decides(department, id, "approveRecord");
  await sees(student, "等待学校审核");
  await decides(desk, id, "approveRecord");
  await student.getByRole("heading", { name: "签约完成" }).waitFor();
  await sees(student, "就业协议书（3 页）");
  await looks("offline-signed");
});

/** Nothing of the page lies beside the screen. */
async function looks(name: string): Promise<void> {
  await picture(student, name);
  expect(await student.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
}

/** Adds pages until there are so many. */
async function uploadsPages(count: number): Promise<void> {
  const choose = student.locator("input[type=file][multiple]");
  await choose.waitFor({ state: "attached" });
  const there = Number((await student.locator(".uploader-count").textContent())?.match(/已上传 (\d+)/)?.[1]);
  await choose.setInputFiles((await pages(count)).slice(there));
  await student.getByText(`已上传 ${count} 页`).waitFor();
}

async function submitsCopy(): Promise<void> {
  await student.getByRole("button", { name: "提交签约审核" }).click();
  await answers(student, "确认提交");
  await seesSubmitted(student, id);
  await sees(student, "签约审核中，等待学院审核");
}
