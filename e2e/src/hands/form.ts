import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";
import { HttpLine } from "../../../server/src/scenarios/http-line.js";
import { aPagePicture } from "../../../server/test/upload-files.js";
import { sees } from "./see.js";

/** F-93, then the home with its entries. */
export async function entersHome(student: Page): Promise<void> {
  const confirm = student.getByRole("button", { name: "信息确认无误，进入系统" });
  const entries = student.getByRole("heading", { name: "签约与去向登记" });
  await confirm.or(entries).first().waitFor();
  if (await confirm.isVisible()) await confirm.click();
  await entries.waitFor();
}

/** A field of a form of the catalogue by its label. */
export function field(student: Page, label: string): Locator {
  return student.getByRole("textbox", { name: new RegExp(`^${label}(（选填）)?$`) });
}

/** Chooses from the sheet of a field. */
export async function chooses(student: Page, label: string, option: string): Promise<void> {
  await student.getByRole("button", { name: new RegExp(`^${label}`) }).click();
  const sheet = student.getByRole("dialog", { name: label });
  await sheet.getByRole("button", { name: option }).first().click();
  await sheet.waitFor({ state: "hidden" });
}

/** What an agreement's form needs at least (D-05). */
export async function fillsInAgreement(student: Page, employer: string): Promise<void> {
  await field(student, "单位名称").fill(employer);
  await field(student, "统一社会信用代码").fill("91530100MA6K0AX34C");
  await chooses(student, "单位性质", "其他企业");
  await chooses(student, "单位行业", "信息传输、软件和信息技术服务业");
  await student.getByRole("button", { name: /省市区/ }).click();
  await student.getByRole("searchbox").fill("西山区");
  await student.getByRole("button", { name: /昆明市.*西山区/ }).click();
  await field(student, "详细地址").fill("滇池路1199号");
  await field(student, "单位联系人").fill("王敏");
  await field(student, "联系人手机").fill("13800138000");
  await field(student, "联系人邮箱").fill("hr@example.com");
  await chooses(student, "职位类别", "工程技术人员");
  await student.getByRole("radio", { name: "是" }).first().check();
}

/** Pictures of pages, as a phone takes them. */
export async function pages(count: number, name = "协议") {
  return await Promise.all(
    Array.from({ length: count }, async (_none, index) => ({
      name: `${name}第${index + 1}页.jpg`,
      mimeType: "image/jpeg",
      buffer: await aPagePicture({ seed: index + 1, width: 900, height: 1200 }),
    })),
  );
}

/** Submits the form that is open, after the last look at it. */
export async function submitsForm(student: Page, id: string): Promise<void> {
  await student.getByRole("button", { name: "核对并提交" }).click();
  await student.getByRole("dialog", { name: "核对并提交" }).waitFor();
  await student.getByRole("button", { name: "确认提交" }).click();
  await student.waitForURL(new RegExp(`/records/${id}$`));
  await sees(student, "审核中，等待");
}

/** The id of the record whose page or form is open. */
export function idOf(student: Page): string {
  return new URL(student.url()).pathname.split("/").at(-1) ?? "";
}

/** A reviewer's verdict on what they see now, through the API (F-06). */
export async function decides(
  line: HttpLine,
  id: string,
  verdict: "approveRecord" | "returnRecord" | "rejectRecord",
  more: { rejection?: object; changes?: object } = {},
): Promise<void> {
  const { record } = await line.ask<{ record: { submission: number; status: string } }>(
    "query ($id: ID!) { record(id: $id) { submission status } }",
    { id },
  );
  const kinds = { rejection: "RejectionInput!", changes: "DestinationChangeInput" } as const;
  const given = (["rejection", "changes"] as const).filter((key) => more[key]);
  const declared = given.map((key) => `, $${key}: ${kinds[key]}`).join("");
  const passed = given.map((key) => `, ${key}: $${key}`).join("");
  const { done } = await line.ask<{ done: { message?: string } }>(
    `mutation ($verdict: VerdictInput!${declared}) { done: ${verdict}(verdict: $verdict${passed}) {
      __typename ... on Refusal { message } } }`,
    { verdict: { recordId: id, ...record }, ...more },
  );
  expect(done.message).toBeUndefined();
}

/** A reviewer at the API. */
export async function reviewerAt(url: string, account: string, password: string): Promise<HttpLine> {
  const line = new HttpLine(url, "admin");
  await line.signIn(account, password);
  return line;
}
