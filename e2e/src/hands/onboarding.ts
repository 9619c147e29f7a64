import type { Page } from "playwright-core";
import { eventually, expectThere } from "../../../stage/src/client/surprise.js";
import { codeAt } from "../../../stage/src/people/index.js";
import { pageOfWriting } from "../../../stage/src/people/pictures.js";
import { chooses } from "./desk.js";
import { sees } from "./see.js";

/** Fills in 单位用户注册 with the code that comes to the number; does not confirm (F-70). */
export async function writesRegistration(page: Page, base: string, mobile: string): Promise<void> {
  await page.getByLabel("手机号码").fill(mobile);
  await page.getByRole("button", { name: "获取验证码" }).click();
  await sees(page, "验证码已发送至");
  const code = await eventually(async () => expectThere("短信验证码 code", await codeAt(base, mobile)));
  await page.getByLabel("短信验证码").fill(code);
  await page.getByLabel("新密码", { exact: true }).fill("Onboard-2027");
  await page.getByLabel("确认新密码").fill("Onboard-2027");
  await page.getByRole("checkbox", { name: /我已阅读并同意/ }).check();
}

/** Confirms the registration and waits for the verification's form. */
export async function opensAccount(page: Page): Promise<void> {
  await page.getByRole("button", { name: "立即开通" }).click();
  await page.getByLabel("统一社会信用代码").waitFor();
}

/** What the register does not say about an organisation. */
export async function fillsInOrganisation(page: Page): Promise<void> {
  await chooses(page, "单位性质", "其他企业");
  await chooses(page, "单位行业", "制造业");
  await page.getByLabel("签约联系人", { exact: true }).fill("郑晓岚");
  await page.getByLabel("签约联系人手机").fill("13888880001");
  await page.getByLabel("电子邮箱").fill("hr@onboarding.example");
}

/** Who is in charge. */
export async function fillsInPerson(page: Page): Promise<void> {
  await page.getByLabel("负责人姓名").fill("郑晓岚");
  await page.getByLabel("负责人证件号码").fill("110101199003074477");
}

/** Uploads a picture under each of these headings. */
export async function uploadsPapers(page: Page, labels: readonly string[]): Promise<void> {
  for (const [at, label] of labels.entries()) {
    const section = page.locator("section.onboarding-proof", {
      has: page.getByRole("heading", { name: label }),
    });
    await section.locator("input[type=file]").setInputFiles({
      name: `${label}.jpg`,
      mimeType: "image/jpeg",
      buffer: await pageOfWriting(at + 1),
    });
    await section.getByRole("button", { name: `移除${label}.jpg` }).waitFor();
  }
}

/** On to the last step, from wherever the form stands. */
export async function goesToSubmission(page: Page): Promise<void> {
  const submit = page.getByRole("button", { name: "提交审核" });
  const next = page.getByRole("button", { name: "下一步" });
  const at = page.locator("form .ant-steps-item-active");
  for (;;) {
    await next.or(submit).waitFor();
    if (await submit.isVisible()) return;
    // Not innerText: its line breaks are not in what hasNotText compares, and the wait would be over at once.
    const left = (await at.textContent()) ?? "";
    await next.click();
    await at.filter({ hasNotText: left }).waitFor();
  }
}
