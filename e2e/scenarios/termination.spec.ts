import type { Page } from "playwright-core";
import { afterAll, beforeAll, it } from "vitest";
import { aPdf } from "../../server/test/upload-files.js";
import { country, known } from "../src/country.js";
import { confirms } from "../src/hands/desk.js";
import { sees } from "../src/hands/see.js";
import { signIn } from "../src/hands/sign-in.js";
import {
  advanceClock,
  openEmployer,
  openStudent,
  type Platform,
  picture,
  startPlatform,
} from "../src/harness.js";

/** How an agreement in force comes to its end, as the employer sees it (F-50, F-51, F-56, F-74). */

const rare = known(country.graduates[1]);
/** The employer with whom they have signed. */
const CLOUD = "19900001001";

let platform: Platform;
let employer: Page;
let student: Page;

beforeAll(async () => {
  platform = await startPlatform();
});

afterAll(() => platform?.stop());

it("asks with an attachment, finds it under 解约中, and takes it back", async () => {
  employer = await openEmployer(platform, "/agreements/signed");
  await signIn(employer, "employer", CLOUD);
  await employer.getByRole("link", { name: `查看 ${rare.name} 的签约详情` }).click();
  await employer.getByRole("button", { name: "发起解约" }).click();
  const dialog = employer.getByRole("dialog");
  await dialog.getByLabel("解约原因").click();
  await employer.getByTitle("双方协商一致").click();
  await dialog.getByLabel("解约说明").fill("因业务调整，原岗位取消，已与学生当面协商。");
  await dialog.locator("input[type=file]").setInputFiles({
    name: "协商纪要.pdf",
    mimeType: "application/pdf",
    buffer: aPdf(),
  });
  await dialog.getByText("已上传").waitFor();
  await picture(employer, "employer-termination-ask");
  await dialog.getByRole("button", { name: "提交解约申请" }).click();
  await sees(employer, "单位发起解约，等待学生应约");
  await sees(employer, "协商纪要.pdf");
  await picture(employer, "employer-termination-asked");
  await employer.getByRole("link", { name: "解约中" }).click();
  await employer.getByRole("link", { name: `查看 ${rare.name} 的签约详情` }).waitFor();
  await picture(employer, "employer-terminating");
  await employer.getByRole("link", { name: `查看 ${rare.name} 的签约详情` }).click();
  await employer.getByRole("button", { name: "撤回解约申请" }).click();
  await confirms(employer, "撤回申请");
  await sees(employer, "解约申请已撤回，就业协议继续有效");
});

it("is told of a graduate's request on the workbench and by message, and answers it", async () => {
  await advanceClock(platform, 60);
  student = await openStudent(platform);
  await signIn(student, "student", rare.mobile);
  await sees(student, rare.name);
  const agreementId = new URL(employer.url()).pathname.split("/").at(-1);
  await student.goto(`${platform.url}/student/records/${agreementId}`);
  await sees(student, "已撤回解约申请");
  await picture(student, "student-termination-card");
  await student.getByRole("link", { name: "发起解约" }).click();
  await student.getByLabel("解约原因").click();
  await student.getByRole("button", { name: "升学" }).click();
  await student.getByLabel("解约说明").fill("已被录取为硕士研究生，申请解除就业协议。");
  await picture(student, "student-termination-ask");
  await student.getByRole("button", { name: "提交解约申请" }).click();
  await sees(student, "学生发起解约，等待单位应约");
  await picture(student, "student-termination-asked");
  await employer.getByRole("link", { name: "工作台" }).click();
  await sees(employer, "学生发起解约，等待您应约");
  await picture(employer, "employer-workbench-termination");
  await employer.goto(`${platform.url}/employer/messages`);
  await sees(employer, "收到解约申请");
  await employer.getByRole("link", { name: "查看详情" }).first().click();
  await employer.waitForURL(new RegExp(`/agreements/${agreementId}$`));
  await sees(employer, "学生发起解约，等待单位应约");
  await picture(employer, "employer-termination-answer");
  await employer.getByRole("button", { name: "拒绝解约" }).click();
  await employer.getByLabel("拒绝原因").fill("岗位急需，请按协议履行。");
  await picture(employer, "employer-termination-refuse");
  await employer.getByRole("button", { name: "确认拒绝" }).click();
  await sees(employer, "解约失败，就业协议继续有效");
  await employer.getByRole("link", { name: "解约失败" }).click();
  await employer.getByRole("link", { name: `查看 ${rare.name} 的签约详情` }).waitFor();
  await picture(employer, "employer-termination-failed");
});
