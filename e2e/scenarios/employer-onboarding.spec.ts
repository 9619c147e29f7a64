import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { HttpLine } from "../../stage/src/client/http-line.js";
import { DEMO_PASSWORD } from "../../stage/src/country/accounts.js";
import { amountAt, Operator } from "../../stage/src/people/index.js";
import { isAccessible } from "../src/hands/accessible.js";
import {
  fillsInOrganisation,
  fillsInPerson,
  goesToSubmission,
  opensAccount,
  uploadsPapers,
  writesRegistration,
} from "../src/hands/onboarding.js";
import { sees } from "../src/hands/see.js";
import { openEmployer, openEmployerOnPhone, type Platform, picture, startPlatform } from "../src/harness.js";

/** Of the embedded register, as docs/operations.md tells people who show the platform. */
const KNOWN = { uscc: "91320106MAYYY8023K", name: "南京紫金示例生物医药股份有限公司" };
const OTHER = { uscc: "91530102MAYYY8015G", name: "昆明滇池示例软件有限公司" };

let platform: Platform;
let operator: Operator;

beforeAll(async () => {
  platform = await startPlatform();
  operator = new Operator(await new HttpLine(platform.url, "admin").signIn("operator", DEMO_PASSWORD));
});

afterAll(() => platform?.stop());

it("F-70: registers, is looked up, filled in, returned, corrected and approved; then the desk is there", async () => {
  const desk = await openEmployer(platform, "/");
  await desk.getByRole("link", { name: "注册单位账号" }).click();
  await writesRegistration(desk, platform.url, "16600010001");
  await looksAt(desk, "onboarding-register");
  await opensAccount(desk);
  await sees(desk, "单位认证");
  await looksAt(desk, "onboarding-begin");

  await desk.getByLabel("统一社会信用代码").fill(KNOWN.uscc);
  await desk.getByRole("button", { name: "查询登记信息" }).click();
  await sees(desk, `已填入「${KNOWN.name}」的登记信息`);
  await fillsInOrganisation(desk);
  await looksAt(desk, "onboarding-organisation");
  await desk.getByRole("button", { name: "下一步" }).click();
  await fillsInPerson(desk);
  await looksAt(desk, "onboarding-person");
  await desk.getByRole("button", { name: "下一步" }).click();
  await sees(desk, "加盖公章的营业执照");
  await looksAt(desk, "onboarding-materials-empty");

  await desk.getByRole("button", { name: "下一步" }).click();
  await sees(desk, "还缺少 3 项");
  await looksAt(desk, "onboarding-missing");
  await desk.getByRole("button", { name: "去填写" }).first().click();
  await uploadsPapers(desk, ["加盖公章的营业执照", "加盖公章的网签授权书", "负责人证件"]);
  await looksAt(desk, "onboarding-materials");

  // What was typed and uploaded is there again, wherever one goes on.
  await desk.reload();
  await expect.poll(() => desk.getByLabel("单位名称").inputValue()).toBe(KNOWN.name);
  await goesToSubmission(desk);
  await sees(desk, "内容和材料已齐全");
  await looksAt(desk, "onboarding-complete");
  await desk.getByRole("button", { name: "提交审核" }).click();
  await sees(desk, "认证审核中，等待平台审核");
  await looksAt(desk, "onboarding-reviewed");

  const waiting = await waitingOf(KNOWN.name);
  await operator.returns(waiting.id, waiting.submission, "LICENCE", "营业执照上的公章看不清，请重新拍照上传");
  await sees(desk, "退回修改原因：单位证照不清晰或不完整：营业执照上的公章看不清");
  await looksAt(desk, "onboarding-returned");
  await desk.getByLabel("单位地址").fill("江东北路90号1幢");
  await goesToSubmission(desk);
  await desk.getByRole("button", { name: "提交审核" }).click();
  await sees(desk, "认证审核中，等待平台审核");
  const again = await waitingOf(KNOWN.name);
  await operator.approves(again.id, again.submission);
  await sees(desk, "工作台");
  await picture(desk, "onboarding-verified");
});

it("F-70: on a phone, by a transfer whose amount is confirmed; a code that is verified leads to its person in charge", async () => {
  const phone = await openEmployerOnPhone(platform, "/register");
  await sees(phone, "单位用户注册");
  await looksAt(phone, "onboarding-phone-register");
  await writesRegistration(phone, platform.url, "16600010002");
  await looksAt(phone, "onboarding-phone-registering");
  await opensAccount(phone);
  await phone.getByLabel("统一社会信用代码").fill(KNOWN.uscc);
  await phone.getByRole("button", { name: "查询登记信息" }).click();
  await sees(phone, `「${KNOWN.name}」已在平台认证`);
  await looksAt(phone, "onboarding-phone-known");

  await phone.getByLabel("统一社会信用代码").fill(OTHER.uscc);
  await phone.getByRole("button", { name: "查询登记信息" }).click();
  await sees(phone, "登记状态：存续");
  await fillsInOrganisation(phone);
  await phone.getByRole("button", { name: "下一步" }).click();
  await fillsInPerson(phone);
  await phone.getByRole("button", { name: "下一步" }).click();
  await phone.getByText("对公打款确认").click();
  await phone.getByLabel("开户银行").fill("示例银行昆明官渡支行");
  await phone.getByLabel("银行账号").fill("6222021234567895");
  await looksAt(phone, "onboarding-phone-account");
  await phone.getByRole("button", { name: "申请打款" }).click();
  await phone.getByLabel("收到的金额（元）").waitFor();
  const amount = await amountAt(platform.url, OTHER.name);
  await phone.getByLabel("收到的金额（元）").fill(amount === "5.00" ? "5.01" : "5.00");
  await phone.getByRole("button", { name: "确认金额" }).click();
  await sees(phone, "金额不正确");
  await looksAt(phone, "onboarding-phone-amount");
  await phone.getByLabel("收到的金额（元）").fill(amount ?? "");
  await phone.getByRole("button", { name: "确认金额" }).click();
  await phone.getByText("打款金额已确认", { exact: false }).first().waitFor();
  await uploadsPapers(phone, ["加盖公章的网签授权书", "负责人证件"]);
  await looksAt(phone, "onboarding-phone-materials");
  await goesToSubmission(phone);
  await phone.getByRole("button", { name: "提交审核" }).click();
  await sees(phone, "认证审核中，等待平台审核");
  await looksAt(phone, "onboarding-phone-reviewed");
  const waiting = await waitingOf(OTHER.name);
  await operator.rejects(
    waiting.id,
    waiting.submission,
    "LETTER",
    "授权书上没有负责人签字，请重新签署后再申请",
  );
  await sees(phone, "不通过原因");
  await looksAt(phone, "onboarding-phone-rejected");
});

async function waitingOf(name: string) {
  const rows = await operator.waiting();
  const row = rows.find(({ counterpart }) => counterpart === name);
  if (!row) throw new Error(`${name} does not wait`);
  return row;
}

async function looksAt(page: Page, name: string): Promise<void> {
  await isAccessible(page, name);
  await picture(page, name);
}
