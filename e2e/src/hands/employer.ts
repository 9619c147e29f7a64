import type { Page } from "playwright-core";

export interface GraduateSought {
  name: string;
  idNumber: string;
  /** As many of the school's characters as find it. */
  school: string;
}

/** Opens 添加学生 and searches; leaves the dialog open with what came of it (F-20). */
export async function searchesGraduate(page: Page, sought: GraduateSought): Promise<void> {
  const dialog = page.getByRole("dialog");
  if (!(await dialog.isVisible())) await page.getByRole("button", { name: "添加学生" }).click();
  await dialog.getByLabel("学生姓名").fill(sought.name);
  await dialog.getByLabel("证件号码").fill(sought.idNumber);
  await picks(page, "毕业院校", sought.school);
  await dialog.getByRole("button", { name: /查\s*询$/ }).click();
}

/** What an invitation says at least (F-21). */
export interface Offer {
  category: string;
  position: string;
  validDays: number;
}

/** Fills in the 签约邀请函; does not send it. */
export async function writesInvitation(page: Page, offer: Offer): Promise<void> {
  await picks(page, "拟录用职位类别", offer.category);
  await page.getByLabel("拟录用岗位名称").fill(offer.position);
  await page.getByLabel("应约有效期").fill(String(offer.validDays));
}

/** Sends it and waits for the record's page. */
export async function sendsInvitation(page: Page): Promise<void> {
  await page.getByRole("button", { name: "发送邀请函" }).click();
  await page.waitForURL(/\/agreements\/[0-9a-f-]{36}$/);
}

/** Finds the graduate, keeps them as favourite and opens their invitation. */
export async function opensInvitation(page: Page, sought: GraduateSought): Promise<void> {
  await searchesGraduate(page, sought);
  await page.getByRole("button", { name: "加入收藏夹" }).click();
  await page.getByRole("link", { name: `向 ${sought.name} 发起签约` }).click();
}

/** Signs out in another tab of the same browser: the session ends under the first one's hands. */
export async function signsOutElsewhere(page: Page): Promise<void> {
  const other = await page.context().newPage();
  await other.goto(new URL("/employer/", page.url()).href);
  await other.getByRole("banner").getByRole("button").click();
  await other.getByRole("menuitem", { name: "退出登录" }).click();
  await other.getByRole("button", { name: "退出登录" }).last().click();
  await other.getByRole("heading", { name: "单位用户登录" }).waitFor();
  await other.close();
}

async function picks(page: Page, label: string, text: string): Promise<void> {
  const field = page.getByLabel(label);
  await field.click();
  await field.fill(text);
  await page.locator(".ant-select-item-option", { hasText: text }).filter({ visible: true }).first().click();
}
