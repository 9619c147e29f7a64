import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { aPagePicture, aPdf } from "../../server/test/upload-files.js";
import { registersPaper } from "../../stage/src/stories/in-force.js";
import { DemoServer } from "../../stage/src/stories/sides.js";
import { country, known } from "../src/country.js";
import { goes } from "../src/hands/desk.js";
import { choosesFiles, leavesResult } from "../src/hands/form.js";
import { answers } from "../src/hands/graduate.js";
import { approvesAtOnce, holdsVerdicts, rowOf } from "../src/hands/reviewer.js";
import { sees } from "../src/hands/see.js";
import { signIn } from "../src/hands/sign-in.js";
import { openAdmin, openStudent, type Platform, picture, startPlatform } from "../src/harness.js";

/** How an agreement on paper comes to its end: the letter, the review of both, and the graduate alone (F-53, F-54). */

const UNCLEAR = "解约函公章不清晰，请重新拍摄后上传。";
const STUDY = "已被录取为硕士研究生，申请解除就业协议。";

/** Department, then school: the department's account and the school's. */
const DEPARTMENT = "ylcj.jr";
const SCHOOL = "ylcj";

let platform: Platform;
let agreementId: string;
/** Of the department, who has confirmed their data and signed nothing. */
let person: { name: string; mobile: string };
let student: Page;
let department: Page;
let school: Page;

beforeAll(async () => {
  platform = await startPlatform();
  const server = await DemoServer.at(platform.url);
  const ylcj = known(country.schools.find(({ slug }) => slug === SCHOOL));
  const { name: departmentName } = known(ylcj.departments.find(({ slug }) => `ylcj.${slug}` === DEPARTMENT));
  const free = await server.freeGraduate(ylcj.code, (each) => each.departmentName === departmentName);
  person = free;
  agreementId = await registersPaper(await server.sides(free, known(country.employers[0])));
});

afterAll(() => platform?.stop());

it("is asked on the phone with a picture of the letter; without one nothing is sent", async () => {
  student = await openStudent(platform);
  await signIn(student, "student", person.mobile);
  await sees(student, person.name);
  await student.goto(`${platform.url}/student/records/${agreementId}`);
  await student.getByRole("link", { name: "发起解约" }).click();
  await student.getByLabel("解约原因").click();
  await student.getByRole("button", { name: "升学" }).click();
  await student.getByLabel("解约说明").fill(STUDY);
  await student.getByRole("button", { name: "提交解约申请" }).click();
  await answers(student, "确认提交");
  const problem = student.getByText("请上传解约函；用人单位未出具解约函的，请上传情况说明");
  await problem.waitFor();
  await expect.poll(() => isOnScreen(problem)).toBe(true);
  await picture(student, "student-offline-termination-no-letter");
  await uploads("解约函", "解约函.jpg", 1);
  await picture(student, "student-offline-termination-letter");
  await student.getByRole("button", { name: "提交解约申请" }).click();
  await answers(student, "确认提交");
  await leavesResult(student);
  await sees(student, "解约中，等待学院审核");
  await student.getByRole("heading", { name: "解约", exact: true }).scrollIntoViewIfNeeded();
  await picture(student, "student-offline-termination-asked");
});

it("is returned by the department, which saw the letter; the phone tells why, and sends a 情况说明", async () => {
  department = await openAdmin(platform);
  await signIn(department, "admin", DEPARTMENT);
  await goes(department, "解约管理");
  await rowOf(department, person.name).click();
  await sees(department, STUDY);
  await picture(department, "desk-offline-termination-review");
  await holdsVerdicts(department, false);
  await department.getByRole("button", { name: /^退回修改/ }).click();
  await department.getByLabel(/原因$/).click();
  await department
    .locator(".ant-select-item-option", { hasText: "材料不清晰或不完整" })
    .filter({ visible: true })
    .click();
  await department.getByLabel("具体问题").fill(UNCLEAR);
  await picture(department, "desk-offline-termination-return");
  await department.getByRole("button", { name: /^确认退回/ }).click();

  await sees(student, "老师退回，请按以下原因修改");
  await sees(student, UNCLEAR);
  await picture(student, "student-offline-termination-returned");
  await student.getByRole("link", { name: "修改后重新提交" }).click();
  await student.getByRole("region", { name: "退回原因" }).getByText(UNCLEAR).waitFor();
  await uploads("情况说明", "情况说明.jpg", 2);
  await student.getByLabel("解约说明").fill(`${STUDY}单位不再出具解约函，附情况说明。`);
  await picture(student, "student-offline-termination-again");
  await student.getByRole("button", { name: "提交解约申请" }).click();
  await answers(student, "确认提交");
  await leavesResult(student);
  await sees(student, "解约中，等待学院审核");
});

it("is passed on, and ended by the graduate alone with the school's statement and evidence", async () => {
  await department.goto(`${platform.url}/admin/terminations`);
  await rowOf(department, person.name).click();
  await sees(department, "单位不再出具解约函");
  await picture(department, "desk-offline-termination-compared");
  await approvesAtOnce(department);

  school = await openAdmin(platform);
  await signIn(school, "admin", SCHOOL);
  await goes(school, "解约管理");
  await rowOf(school, person.name).click();
  await holdsVerdicts(school, false);
  await school.getByRole("button", { name: /^通过/ }).click();
  const dialog = school.getByRole("dialog", { name: "同意解约" });
  await dialog.getByRole("button", { name: "确认通过" }).click();
  await sees(school, "请选择双方同意解约或学生单方面解约");
  await dialog.getByRole("radio", { name: "学生单方面解约" }).check();
  await dialog.getByLabel("书面说明").fill("经电话沟通，用人单位不同意出具解约函，学生升学属实。");
  await dialog.locator("input[type=file]").setInputFiles({
    name: "录取通知书.pdf",
    mimeType: "application/pdf",
    buffer: aPdf(),
  });
  await dialog.getByText("已上传").waitFor();
  await dialog.getByRole("checkbox").check();
  await picture(school, "desk-offline-termination-unilateral");
  await dialog.getByRole("button", { name: "确认通过" }).click();

  await sees(student, "解约已完成，可重新签约或登记去向");
  await sees(student, "学生单方面解约");
  await student.getByRole("heading", { name: "解约", exact: true }).scrollIntoViewIfNeeded();
  await picture(student, "student-offline-termination-done");
  await student.goto(`${platform.url}/student/`);
  await sees(student, "解约完成");
  await picture(student, "student-offline-termination-home");
  await student.goto(`${platform.url}/student/messages`);
  await sees(student, "解约申请被学院退回");
  await picture(student, "student-offline-termination-messages");
});

/** Whether all of it lies between the head of the page and the button at its foot. */
async function isOnScreen(text: Locator): Promise<boolean> {
  const [place, foot] = [await text.boundingBox(), await student.locator("footer").boundingBox()];
  return place !== null && foot !== null && place.y > 0 && place.y + place.height <= foot.y;
}

/** Chooses a picture in the place of this title, and waits until it is there. */
async function uploads(title: string, name: string, seed: number): Promise<void> {
  const place = student.locator("section.uploader", {
    has: student.getByRole("heading", { name: new RegExp(`^${title}`) }),
  });
  const buffer = await aPagePicture({ seed, width: 900, height: 1200 });
  await choosesFiles(place, { name, mimeType: "image/jpeg", buffer });
  await place.getByText("已上传 1 页").waitFor();
}
