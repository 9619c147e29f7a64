import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { aPdf } from "../../server/test/upload-files.js";
import { HttpLine } from "../../stage/src/client/http-line.js";
import { DEMO_PASSWORD } from "../../stage/src/country/accounts.js";
import { Graduate, Reviewer } from "../../stage/src/people/index.js";
import { country, known } from "../src/country.js";
import { confirms, goes } from "../src/hands/desk.js";
import { leavesResult } from "../src/hands/form.js";
import { answers } from "../src/hands/graduate.js";
import { approvesAtOnce, rowOf } from "../src/hands/reviewer.js";
import { sees } from "../src/hands/see.js";
import { signIn } from "../src/hands/sign-in.js";
import {
  advanceClock,
  openAdmin,
  openEmployer,
  openStudent,
  type Platform,
  picture,
  startPlatform,
} from "../src/harness.js";

/** How an online agreement in force comes to its end, on the screens of all three apps (F-50…F-52, F-56, F-74). */

const rare = known(country.graduates[1]);
/** The employer with whom they have signed. */
const CLOUD = "19900001001";
/** Reviews alone (F-10). */
const SCHOOL = "jdlg";

let platform: Platform;
let employer: Page;
let student: Page;
let school: Page;

beforeAll(async () => {
  platform = await startPlatform();
});

afterAll(() => platform?.stop());

it("asks with an attachment, finds it under 解约中, and takes it back", async () => {
  employer = await openEmployer(platform, "/agreements/signed");
  await signIn(employer, "employer", CLOUD);
  await employer.getByRole("link", { name: `查看详情：${rare.name}` }).click();
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
  await employer.getByRole("link", { name: `查看详情：${rare.name}` }).waitFor();
  await picture(employer, "employer-terminating");
  student = await openStudent(platform);
  await signIn(student, "student", rare.mobile);
  await sees(student, "单位发起解约，等待学生应约");
  await picture(student, "student-home-termination-asked");
  await employer.getByRole("link", { name: `查看详情：${rare.name}` }).click();
  await employer.getByRole("button", { name: "撤回解约申请" }).click();
  await confirms(employer, "撤回申请");
  await sees(employer, "解约申请已撤回，就业协议继续有效");
});

it("is told of a graduate's request on the workbench and by message, and answers it", async () => {
  await advanceClock(platform, 60);
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
  await answers(student, "确认提交");
  await leavesResult(student);
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
  await employer.getByRole("link", { name: `查看详情：${rare.name}` }).waitFor();
  await picture(employer, "employer-termination-failed");
});

it("is asked by the employer, agreed to on the phone, approved at the desk: over for all three", async () => {
  await advanceClock(platform, 60);
  await employer.getByRole("link", { name: `查看详情：${rare.name}` }).click();
  await employer.getByRole("button", { name: "发起解约" }).click();
  const dialog = employer.getByRole("dialog");
  await dialog.getByLabel("解约原因").click();
  await employer.getByTitle("双方协商一致").click();
  await dialog.getByLabel("解约说明").fill("双方已协商一致，请予办理解约。");
  await dialog.getByRole("button", { name: "提交解约申请" }).click();
  await sees(employer, "单位发起解约，等待学生应约");

  // The phone lies open at the agreement: the request comes by itself.
  await sees(student, "单位发起解约，等待学生应约");
  await student.getByRole("heading", { name: "解约", exact: true }).scrollIntoViewIfNeeded();
  await picture(student, "student-termination-answer");
  await student.getByRole("button", { name: "拒绝解约" }).click();
  await student.getByRole("button", { name: "确认拒绝" }).click();
  await sees(student, "请填写拒绝解约的原因");
  await picture(student, "student-termination-refuse");
  await student.getByRole("button", { name: "取消" }).click();
  await student.getByRole("dialog", { name: "拒绝解约" }).waitFor({ state: "hidden" });
  await student.getByRole("button", { name: "同意解约" }).click();
  await student.locator(".adm-dialog").getByText("同意解约", { exact: true }).waitFor();
  await picture(student, "student-termination-accept");
  await student.locator(".adm-dialog").getByText("同意解约", { exact: true }).click();
  await sees(student, "已同意解约，等待学校审核");

  school = await openAdmin(platform);
  await signIn(school, "admin", SCHOOL);
  await goes(school, "解约管理");
  await rowOf(school, rare.name).waitFor();
  await picture(school, "desk-terminations");
  await rowOf(school, rare.name).click();
  await sees(school, "双方已协商一致，请予办理解约。");
  await picture(school, "desk-termination-review");
  await approvesAtOnce(school);

  await sees(student, "解约完成");
  await sees(student, "解约已完成，可重新签约或登记去向");
  await student.getByRole("heading", { name: "解约", exact: true }).scrollIntoViewIfNeeded();
  await picture(student, "student-termination-done");
  await employer.getByRole("navigation", { name: "主导航" }).getByRole("link", { name: "已解约" }).click();
  await employer.getByRole("link", { name: `查看详情：${rare.name}` }).waitFor();
  await picture(employer, "employer-terminated");
});

it("is forced by the school where the employer does not answer, with statement, evidence and confirmation", async () => {
  const { id, name } = await somebodyAsks();
  await advanceClock(platform, 3 * 86_400);
  // Everybody at a desk signs in again after three days.
  await school.goto(`${platform.url}/admin/terminations/${id}`);
  await signIn(school, "admin", SCHOOL);
  await sees(school, "学生发起解约，等待单位应约");
  await sees(school, "学生发起解约已 3 天，用人单位尚未应约");
  await picture(school, "desk-termination-unanswered");
  await school.getByRole("button", { name: "强制解约" }).click();
  const dialog = school.getByRole("dialog", { name: "强制解约" });
  await dialog.getByRole("button", { name: "确认强制解约" }).click();
  await sees(school, "请上传佐证材料，将作为凭证留存");
  await sees(school, "请确认已就解约事宜与用人单位沟通");
  await picture(school, "desk-termination-force-problems");
  await dialog.getByLabel("书面说明").fill("学校三次致函用人单位核实解约事宜，均未获答复。");
  await dialog.locator("input[type=file]").setInputFiles({
    name: "致函记录.pdf",
    mimeType: "application/pdf",
    buffer: aPdf(),
  });
  await dialog.getByText("已上传").waitFor();
  await dialog.getByRole("checkbox").check();
  await picture(school, "desk-termination-force");
  await dialog.getByRole("button", { name: "确认强制解约" }).click();
  await sees(school, "学校强制解约");
  await sees(school, "学校书面说明和佐证材料");
  await picture(school, "desk-termination-forced");
  expect((await new Reviewer(await line("admin", SCHOOL)).record(id))?.graduate?.name).toBe(name);
});

/** A graduate of the school who has signed asks, by the API; the employer does nothing. */
async function somebodyAsks(): Promise<{ id: string; name: string }> {
  const reviewer = new Reviewer(await line("admin", SCHOOL));
  const signed = await reviewer.queue({ view: "ALL", status: "SIGNED" });
  for (const { id: agreementId, graduateName } of signed) {
    const person = country.graduates.find(
      (each) => each.name === graduateName && each.schoolCode === rare.schoolCode,
    );
    if (!person || person === rare || !person.confirmed) continue;
    const graduate = new Graduate(await line("student", person.mobile));
    const asked = await graduate.asksTermination(agreementId, {
      reasonCode: "ABROAD",
      explanation: "已取得境外高校录取通知书，申请解除就业协议。",
    });
    if (asked.record) return { id: asked.record.id, name: person.name };
  }
  throw new Error("Nobody of this school could ask");
}

async function line(app: "student" | "admin", login: string): Promise<HttpLine> {
  return await new HttpLine(platform.url, app).signIn(login, DEMO_PASSWORD);
}
