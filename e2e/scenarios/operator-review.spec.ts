import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { pageOfWriting } from "../../stage/src/people/pictures.js";
import { country, known } from "../src/country.js";
import { isAccessible } from "../src/hands/accessible.js";
import { chooses, goes } from "../src/hands/desk.js";
import { OrganisationAtLine } from "../src/hands/organisation.js";
import { sees } from "../src/hands/see.js";
import { signIn } from "../src/hands/sign-in.js";
import { openAdmin, type Platform, picture, startPlatform } from "../src/harness.js";

const WIDTHS = [1024, 1440] as const;
/** Of the embedded register of organisations. */
const KNOWN = { uscc: "91530102MAYYY8015G", name: "昆明滇池示例软件有限公司" };
const MOBILES = ["13700009001", "13700009002"] as const;
const employer = known(country.employers[6]);
const renamed = "云岭更名示例集团有限公司";

let platform: Platform;
beforeAll(async () => {
  platform = await startPlatform();
});
afterAll(() => platform?.stop());

const verification = {
  organisationForm: "ENTERPRISE",
  method: "LICENCE",
  legalForm: "有限责任公司",
  natureCode: "39",
  industryCode: "34",
  divisionCode: "530102",
  contactName: "周经理",
  contactMobile: "13987654321",
  contactEmail: "hr@example.com",
  personName: "周明远",
  personDocument: "110101199003074477",
};

it("F-70, F-73: the operator decides on a verification with its papers beside the register, and on a new name", async () => {
  const papers = {
    EMPLOYER_LICENCE: await pageOfWriting(1),
    AUTHORISATION_LETTER: await pageOfWriting(2),
    PERSON_DOCUMENT: await pageOfWriting(3),
  };
  const applicant = await OrganisationAtLine.registers(platform.url, MOBILES[0]);
  const form = { ...verification, uscc: KNOWN.uscc, employerName: KNOWN.name, address: "环城西路10号" };
  await applicant.submits("employerVerification", form, papers);

  const desk = await openAdmin(platform);
  await signIn(desk, "admin", "operator");
  await sees(desk, "您好");
  await looksAt(desk, "operator-home-waiting");
  await goes(desk, "单位认证审核");
  await looksAt(desk, "operator-queue");
  await desk.getByRole("link", { name: `审核 ${KNOWN.name}` }).click();
  await sees(desk, "登记信息比对");
  await sees(desk, "不一致");
  await looksAt(desk, "operator-verification");
  await desk.getByRole("button", { name: "查看完整号码（记入审计日志）" }).click();
  await sees(desk, verification.personDocument);

  // By the keyboard, with a usual reason.
  const address = desk.url();
  await desk.keyboard.press("b");
  await chooses(desk, "退回原因", "授权书不符合要求");
  await desk.getByRole("button", { name: "授权书缺少负责人签字，请签字后重新上传。" }).click();
  await looksAt(desk, "operator-return");
  await desk.getByRole("button", { name: "确认退回修改" }).click();
  // Held for ten seconds, and undone (F-18).
  await desk.getByRole("button", { name: "撤销" }).first().click();
  await expect.poll(() => desk.getByRole("button", { name: "撤销" }).count()).toBe(0);
  // Undoing leads back to the record, past the next one.
  await desk.goto(address);
  await sees(desk, "结论 10 秒后生效");
  await desk.getByRole("switch", { name: "10 秒内可撤销" }).click();
  await desk.keyboard.press("a");
  await desk.getByRole("button", { name: "确认通过" }).click();
  await sees(desk, `通过：${KNOWN.name}`);

  const office = await OrganisationAtLine.signsIn(platform.url, known(employer.accounts[0]).mobile);
  await office.submits(
    "employerCorrection",
    { newName: renamed, reason: "经登记机关核准变更名称" },
    { CORRECTION_PROOF: await pageOfWriting(4) },
  );
  await goes(desk, "单位信息变更审核");
  await desk.getByRole("link", { name: `审核 ${employer.name}` }).click();
  await sees(desk, renamed);
  await looksAt(desk, "operator-correction");
  await desk.keyboard.press("a");
  await desk.getByRole("button", { name: "确认通过" }).click();
  await sees(desk, `通过：${employer.name}`);

  await goes(desk, "用人单位管理");
  const search = desk.getByLabel("单位名称（含曾用名）或统一社会信用代码");
  await search.fill(employer.name);
  await search.press("Enter");
  await sees(desk, `曾用名：${employer.name}`);
  await looksAt(desk, "operator-former-name");
});

/** At both widths: in order, nothing beside the page, and a picture. */
async function looksAt(desk: Page, name: string): Promise<void> {
  for (const width of WIDTHS) {
    await desk.setViewportSize({ width, height: 900 });
    await desk.waitForLoadState("networkidle");
    await desk.locator(".placeholder-cell, .ant-skeleton").first().waitFor({ state: "detached" });
    expect
      .soft(await desk.evaluate(() => document.documentElement.scrollWidth), `${name} at ${width}`)
      .toBeLessThanOrEqual(width);
    await isAccessible(desk, `${name} at ${width}`);
    await picture(desk, `${name}-${width}`);
  }
}
