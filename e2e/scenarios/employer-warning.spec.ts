import type { Page } from "playwright-core";
import { afterAll, beforeAll, it } from "vitest";
import { country, known } from "../src/country.js";
import { confirms, goes } from "../src/hands/desk.js";
import { entersHome } from "../src/hands/form.js";
import { opensRecord } from "../src/hands/graduate.js";
import { missesSoon, sees } from "../src/hands/see.js";
import { signIn } from "../src/hands/sign-in.js";
import { openAdmin, openStudent, type Platform, picture, startPlatform } from "../src/harness.js";

let platform: Platform;

beforeAll(async () => {
  platform = await startPlatform();
});

afterAll(() => platform?.stop());

const reason = "毕业生反映该单位要求缴纳岗位保证金，经核实属实。";

it("F-75: a school marks an employer; its graduates and reviewers see why, until the mark is removed", async () => {
  const employer = known(country.employers[2]);
  const student = await openStudent(platform);
  await signIn(student, "student", "19900000001");
  await entersHome(student);
  await opensRecord(student, employer.name);
  await sees(student, employer.uscc);
  await missesSoon(student.getByRole("alert").filter({ hasText: "预警" }));

  const school = await openAdmin(platform);
  await signIn(school, "admin", "ylcj");
  await goes(school, "预警单位管理");
  await sees(school, "本校尚未标记预警单位");
  await marks(school, employer);
  await sees(school, reason);
  await picture(school, "warnings-list");

  await student.reload();
  await sees(student, "预警单位");
  await sees(student, reason);
  await student.getByText(reason).scrollIntoViewIfNeeded();
  await picture(student, "warning-on-invitation");

  await seesItInReview(school, employer.name);
  await goes(school, "预警单位管理");
  await school.getByRole("button", { name: "移除" }).click();
  await confirms(school, "确认移除");
  await sees(school, "本校尚未标记预警单位");
  await student.reload();
  await sees(student, employer.uscc);
  await missesSoon(student.getByText(reason));
});

/** A code with a wrong digit first, as people type them. */
async function marks(school: Page, employer: { name: string; uscc: string }): Promise<void> {
  await school.getByRole("button", { name: "标记预警单位" }).click();
  const dialog = school.getByRole("dialog", { name: "标记预警单位" });
  await dialog.getByLabel("单位名称").fill(employer.name);
  await dialog.getByLabel("统一社会信用代码").fill(`${employer.uscc.slice(0, 17)}?`);
  await dialog.getByLabel("虚假宣传").check();
  await dialog.getByLabel("预警原因").fill(reason);
  await dialog
    .getByRole("button", { name: "确 认" })
    .or(dialog.getByRole("button", { name: "确认" }))
    .click();
  await sees(school, "统一社会信用代码只能由数字和大写字母组成");
  await picture(school, "warnings-problem");
  await dialog.getByLabel("统一社会信用代码").fill(employer.uscc);
  await confirms(school, "确认");
  await sees(school, "已标记为预警单位");
}

/** In a section of its own, on every record that names the employer. */
async function seesItInReview(school: Page, employer: string): Promise<void> {
  await goes(school, "在线签约管理");
  await school.getByRole("radiogroup").getByText("全部").click();
  await school
    .getByRole("row", { name: new RegExp(employer) })
    .getByRole("link")
    .first()
    .click();
  await school.locator("#warnings").scrollIntoViewIfNeeded();
  await sees(school, reason);
  await picture(school, "warnings-review");
}
