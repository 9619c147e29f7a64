import { randomUUID } from "node:crypto";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { aPagePicture } from "../../server/test/upload-files.js";
import {
  ApproveRecord,
  ConfirmMyData,
  ReturnRecord,
  SendStampLink,
  SubmitRecord,
} from "../../stage/src/client/acts.js";
import type { Outcome } from "../../stage/src/client/answer.js";
import { HttpLine } from "../../stage/src/client/http-line.js";
import { eventually, expectThere } from "../../stage/src/client/surprise.js";
import { DEMO_PASSWORD } from "../../stage/src/country/accounts.js";
import { Graduate } from "../../stage/src/people/index.js";
import { isAccessible } from "../src/hands/accessible.js";
import { downloadsAgreement, sees } from "../src/hands/see.js";
import {
  advanceClock,
  openEmployer,
  openEmployerOnPhone,
  type Platform,
  picture,
  startPlatform,
} from "../src/harness.js";

const MOBILE = "13900000321";
const FORM = {
  employerName: "昆明滇池精密仪器研究开发与技术服务有限责任公司",
  uscc: "91530100MA6K0AX34C",
  natureCode: "39",
  industryCode: "22",
  divisionCode: "530102",
  address: "科技路8号",
  contactName: "周经理",
  contactMobile: MOBILE,
  contactEmail: "hr@example.com",
  categoryCode: "13",
  positionName: "软件开发工程师",
  settlesHousehold: false,
};
const UNCLEAR = { reasonCategory: "UNCLEAR_MATERIAL", details: "第二页公章不清晰，请重新拍摄后上传。" };

let platform: Platform;
let graduate: HttpLine;
let department: HttpLine;
let school: HttpLine;
let id: string;

beforeAll(async () => {
  platform = await startPlatform();
  const line = (app: "student" | "admin", login: string) =>
    new HttpLine(platform.url, app).signIn(login, DEMO_PASSWORD);
  graduate = await line("student", "19900000001");
  await graduate.send(ConfirmMyData, { consentTo: 1 });
  department = await line("admin", "ylcj.jr");
  school = await line("admin", "ylcj");
});

afterAll(() => platform?.stop());

it("brings the stamped copy back through the link of an SMS, on a phone: returned, corrected, signed", async () => {
  await agreementIsApproved();
  const token = await graduateSendsLink();
  const phone = await openEmployerOnPhone(platform, `/corp-link#${token}`);
  await readsWhatToDo(phone);
  await uploadsPages(phone);
  await ordersAndRemoves(phone);
  await submits(phone);
  await schoolReturns(phone);
  await submitsAgain(phone);
  await signed(phone);
});

it("tells whoever holds a link that opens nothing, on a desk", async () => {
  const desk = await openEmployer(platform, "/corp-link#nothing");
  await sees(desk, "链接无效");
  await picture(desk, "link-unknown-desk");
});

/** The graduate acts through the API: their screens have a story of their own. */
async function agreementIsApproved(): Promise<void> {
  id = randomUUID();
  isDone(await graduate.send(SubmitRecord, { id, form: { offlineAgreement: FORM } }));
  await approves(department, 1);
  await approves(school, 1);
}

async function graduateSendsLink(): Promise<string> {
  // The PDF is made a moment after the approval.
  await eventually(async () => {
    const agreement = await new Graduate(graduate).agreement(id);
    expectThere("就业协议书 document", agreement?.document);
  }, 30_000);
  isDone(await graduate.send(SendStampLink, { id, mobile: MOBILE }));
  return await eventually(async () => {
    const inbox = await (await fetch(`${platform.url}/dev/sms?mobile=${MOBILE}`)).text();
    return expectThere("短信 SMS", /corp-link#([\w-]{32})/.exec(inbox)?.[1]);
  });
}

async function readsWhatToDo(phone: Page): Promise<void> {
  await sees(phone, FORM.employerName);
  await sees(phone, FORM.positionName);
  const link = phone.getByRole("link", { name: "下载就业协议书（PDF）" });
  await link.waitFor();
  await picture(phone, "link-open-phone");
  await isAccessible(phone, "link open");
  await downloadsAgreement(phone, link);
  expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  await phone.getByRole("button", { name: "提交" }).and(phone.locator(":disabled")).waitFor();
}

async function uploadsPages(phone: Page): Promise<void> {
  const chooser = phone.getByLabel("从相册或文件选择");
  await chooser.setInputFiles([await page(1), await page(2), await page(3, 12)]);
  await sees(phone, "第 3 个 协议第3页.jpg");
  await sees(phone, "图片可能模糊或没有内容");
  await sees(phone, "已上传 3 个文件");
  await chooser.setInputFiles([
    {
      name: "不是图片.jpg",
      mimeType: "image/jpeg",
      buffer: Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>"),
    },
  ]);
  await phone.getByRole("listitem").filter({ hasText: "不是图片.jpg" }).getByRole("alert").waitFor();
  await phone.getByText("图片可能模糊或没有内容").scrollIntoViewIfNeeded();
  await picture(phone, "link-files-phone");
  await isAccessible(phone, "link with files");
  await phone
    .getByRole("listitem")
    .filter({ hasText: "不是图片.jpg" })
    .getByRole("button", { name: "移除" })
    .click();
}

/** What was uploaded stands after a reload too, in a window of a desk as well. */
async function ordersAndRemoves(phone: Page): Promise<void> {
  await phone.getByRole("button", { name: "移除第 3 个 协议第3页.jpg" }).click();
  await sees(phone, "已上传 2 个文件");
  await phone.reload();
  await sees(phone, "已上传 2 个文件");
  await phone.getByRole("button", { name: "第 2 个 协议第2页.jpg前移" }).click();
  await sees(phone, "第 1 个 协议第2页.jpg");
  const desk = await openEmployer(
    platform,
    new URL(phone.url()).pathname.slice("/employer".length) + new URL(phone.url()).hash,
  );
  await sees(desk, "已上传 2 个文件");
  await picture(desk, "link-open-desk");
  await desk.close();
}

async function submits(phone: Page): Promise<void> {
  await phone.getByRole("button", { name: "提交", exact: true }).click();
  await sees(phone, "确认提交这 2 个文件？");
  await picture(phone, "link-confirm-phone");
  await isAccessible(phone, "link confirming");
  await phone.getByRole("button", { name: "确认提交" }).click();
  await sees(phone, "已提交，等待学校审核");
  await picture(phone, "link-submitted-phone");
  await isAccessible(phone, "link submitted");
  await eventually(async () => {
    const messages = await new Graduate(graduate).messages();
    expectThere(
      "消息 message",
      messages.find(({ title }) => title === "单位已回传就业协议书"),
    );
  });
}

async function schoolReturns(phone: Page): Promise<void> {
  await approves(department, 2);
  isDone(await school.send(ReturnRecord, { verdict: { recordId: id, submission: 2 }, rejection: UNCLEAR }));
  await phone.getByRole("button", { name: "查看最新状态" }).click();
  await sees(phone, UNCLEAR.details);
  await picture(phone, "link-returned-phone");
}

async function submitsAgain(phone: Page): Promise<void> {
  await phone.getByLabel("从相册或文件选择").setInputFiles([await page(4)]);
  await sees(phone, "已上传 3 个文件");
  await phone.getByRole("button", { name: "提交", exact: true }).click();
  await phone.getByRole("button", { name: "确认提交" }).click();
  await sees(phone, "已提交，等待学校审核");
}

/** Signed; and a week later the link tells nothing any more. */
async function signed(phone: Page): Promise<void> {
  await approves(department, 3);
  await approves(school, 3);
  await phone.getByRole("button", { name: "查看最新状态" }).click();
  await sees(phone, "签约已完成");
  await advanceClock(platform, 7 * 86_400);
  await phone.reload();
  await sees(phone, "链接已过期");
  await picture(phone, "link-expired-phone");
}

async function approves(reviewer: HttpLine, submission: number): Promise<void> {
  isDone(await reviewer.send(ApproveRecord, { verdict: { recordId: id, submission } }));
}

/** An act must not be refused. */
function isDone({ message }: Outcome): void {
  expect(message).toBeUndefined();
}

async function page(number: number, blur?: number) {
  const buffer = await aPagePicture({ seed: number, blur, width: 900, height: 1200 });
  return { name: `协议第${number}页.jpg`, mimeType: "image/jpeg", buffer };
}
