import type { Page } from "playwright-core";
import { eventually, expectThere } from "../../../stage/src/client/surprise.js";
import { DEMO_PASSWORD } from "../../../stage/src/country/accounts.js";
import type { DemoGraduate } from "../../../stage/src/country/country.js";
import { codeAt } from "../../../stage/src/people/index.js";

/**
 * From the sign-in to an account of one's own, with the code that comes to the roster's number (P-12) and the consent to
 * the privacy notice; whoever mistypes
 * the 考生号 first is not let in (P-07).
 */
export async function registers(page: Page, base: string, person: DemoGraduate): Promise<void> {
  await page.getByRole("link", { name: "注册账号" }).click();
  const fills = (label: string, text: string) => page.getByLabel(label, { exact: true }).fill(text);
  await fills("姓名", person.name);
  await fills("证件号码", person.idNumber);
  await fills("学号", person.studentNumber);
  await fills("考生号", person.candidateNumber.replace(/.$/, "X"));
  await fills("手机号码或邮箱", "13800000000");
  await fills("设置密码", DEMO_PASSWORD);
  await fills("确认密码", DEMO_PASSWORD);
  const send = page.getByRole("button", { name: "获取验证码" });
  await send.click();
  await page.getByText("所填信息与学校上报的生源信息不一致").waitFor();
  await fills("考生号", person.candidateNumber);
  await send.click();
  await page.getByText("验证码只能发送到学校登记的手机号码").waitFor();
  await fills("手机号码或邮箱", person.mobile);
  await send.click();
  await page.getByText(/验证码已发送至 \d{3}\*{4}\d{4}/).waitFor();
  const code = await eventually(async () => expectThere("验证码 code", await codeAt(base, person.mobile)));
  await fills("验证码", code);
  await page.getByRole("checkbox", { name: /我已阅读并同意/ }).check();
  await page.getByRole("button", { name: "注册并登录" }).click();
  await page.getByRole("heading", { name: "信息确认" }).waitFor();
}

/** Opens the record of this employer from the home page. */
export async function opensRecord(page: Page, employer: string): Promise<void> {
  await page.getByRole("link", { name: employer }).first().click();
  await page.getByRole("heading", { name: "签约详情" }).waitFor();
}

/** 接受 on the record's page leads to the agreement; once it is there to be read it is accepted, with its question (F-24). */
export async function accepts(page: Page): Promise<void> {
  await opensAgreement(page);
  await page.getByRole("button", { name: "已阅读全文，接受邀请" }).click();
  await answers(page, "确认接受");
}

/** From the record's page to the agreement, which can be accepted once its pages are shown. */
export async function opensAgreement(page: Page): Promise<void> {
  await page.getByRole("button", { name: "接受", exact: true }).click();
  await page.getByRole("button", { name: "已阅读全文，接受邀请" }).waitFor();
}

/** 拒绝 with its question. */
export async function declines(page: Page): Promise<void> {
  await page.getByRole("button", { name: "拒绝", exact: true }).click();
  await answers(page, "确认拒绝");
}

/** Answers the question with one of its buttons and waits until it is gone. */
export async function answers(page: Page, answer: string): Promise<void> {
  await page.getByText(answer, { exact: true }).click();
  await page.locator(".adm-center-popup-mask").waitFor({ state: "hidden" });
}
