import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { country, known } from "../src/country.js";
import { searchesGraduate, sendsInvitation, writesInvitation } from "../src/hands/employer.js";
import { confirmsData } from "../src/hands/form.js";
import { accepts, answers, opensAgreement, opensRecord } from "../src/hands/graduate.js";
import {
  approvesAtOnce,
  holdsVerdicts,
  rowOf,
  seesWaiting,
  waitingCount,
  writesRejection,
} from "../src/hands/reviewer.js";
import { downloadsAgreement, sees } from "../src/hands/see.js";
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

const { name, idNumber } = known(country.graduates[0]);
const cloud = known(country.employers[0]);
const bank = known(country.employers[2]);
const offer = { category: "金融业务人员", position: "金融产品经理（云南区域）", validDays: 15 };
const details = "协议中的工作地点与单位提供的录用通知不一致，请核对后重新发起邀请。";

let platform: Platform;

beforeAll(async () => {
  platform = await startPlatform();
});

afterAll(() => platform?.stop());

/** One graduate, one employer, department and school, each before their own screen. */
interface Four {
  employer: Page;
  student: Page;
  department: Page;
  school: Page;
}

it("takes one agreement from search to signature, every side seeing it live", async () => {
  const [employer, student, department, school] = await Promise.all([
    openEmployer(platform, "/favourites"),
    openStudent(platform),
    openAdmin(platform, "/agreements"),
    openAdmin(platform, "/agreements"),
  ]);
  const four = { employer, student, department, school };
  await signIn(employer, "employer", "19900001001");
  await signIn(department, "admin", "ylcj.jr");
  await signIn(school, "admin", "ylcj");
  await findsAndInvites(employer);
  await confirmsDataAndAccepts(student);
  await departmentHoldsThenApproves(four);
  await schoolRejects(four);
  await invitesAgain(four);
  await everyoneApproves(four);
  await everyoneHasTheAgreement(four);
});

/** F-20: exact data only; a miss says nothing of what was wrong. F-21: the invitation. */
async function findsAndInvites(employer: Page): Promise<void> {
  const sought = { name, idNumber, school: "云岭财经" };
  await employer.getByRole("button", { name: "添加学生" }).waitFor();
  await searchesGraduate(employer, { ...sought, name: "李木阳" });
  await sees(employer, "未找到与所填信息完全一致的毕业生");
  await picture(employer, "employer-search-miss");
  await searchesGraduate(employer, sought);
  await sees(employer, "请核对");
  await picture(employer, "employer-search-hit");
  await employer.getByRole("button", { name: "加入收藏夹" }).click();
  await picture(employer, "employer-favourites");
  await employer.getByRole("link", { name: `向 ${name} 发起签约` }).click();
  await writesInvitation(employer, offer);
  await sees(employer, "若现在发出，应约截止时间为 2027-06-01 10:00");
  await picture(employer, "employer-invitation");
  await sendsInvitation(employer);
  await sees(employer, "等待学生应约");
  await picture(employer, "employer-invited");
}

/** F-93: the data first. F-24: the answer, with its question. */
async function confirmsDataAndAccepts(student: Page): Promise<void> {
  await signIn(student, "student", "19900000001");
  await student.getByRole("heading", { name: "信息确认" }).waitFor();
  await picture(student, "student-confirm");
  await confirmsData(student);
  await sees(student, "项待办");
  await picture(student, "student-home");
  await opensRecord(student, cloud.name);
  await picture(student, "student-invitation");
  await opensAgreement(student);
  await picture(student, "student-agreement-draft");
  await student.getByRole("button", { name: "已阅读全文，接受邀请" }).click();
  await sees(student, "接受后协议文本即固定，将提交学校（院系）审核，且不可撤回。");
  await picture(student, "student-accept-question");
  await answers(student, "取消");
  await student.goBack();
}

async function departmentHoldsThenApproves({ student, department, school, employer }: Four): Promise<void> {
  const waiting = await waitingCount(department);
  const schoolWaiting = await waitingCount(school);
  await accepts(student);
  await sees(student, "学生已同意签约，等待学院审核");
  await picture(student, "student-accepted");
  await seesWaiting(department, waiting + 1);
  await rowOf(department, name).waitFor();
  await picture(department, "department-queue");
  await sees(employer, "学生已同意签约，等待学院审核");

  await rowOf(department, name).click();
  await holdsVerdicts(department, true);
  await picture(department, "department-review");
  await department.getByRole("button", { name: /^通过/ }).click();
  await sees(department, /^\d+ 秒后生效$/);
  await picture(department, "department-held");
  expect(await waitingCount(school)).toBe(schoolWaiting);
  // F-18: held for ten seconds of the server's clock, which stands still.
  await advanceClock(platform, 11);
  await seesWaiting(school, schoolWaiting + 1);
  await rowOf(school, name).waitFor();
  await picture(school, "school-queue");
  await sees(student, "学生已同意签约，等待学校审核");
}

/** F-11: a rejection says why; it ends the agreement for everyone (F-12). */
async function schoolRejects({ school, employer, student, department }: Four): Promise<void> {
  await rowOf(school, name).click();
  await holdsVerdicts(school, false);
  await writesRejection(school, "材料与填报不符", details);
  await picture(school, "school-rejection");
  await school.getByRole("button", { name: "确认不通过" }).click();
  await sees(school, "已生效");
  for (const page of [employer, student]) {
    await sees(page, "学校审核不通过");
    await sees(page, details);
  }
  await picture(employer, "employer-rejected");
  await picture(student, "student-rejected");
  await department.goto(`${platform.url}/admin/agreements`);
}

/** F-23: again with the former terms, a validity of its own, and a new record. */
async function invitesAgain({ employer, student }: Four): Promise<void> {
  await student.getByRole("button", { name: "返回" }).click();
  await student.getByText("项待办").waitFor();
  await employer.getByRole("button", { name: "再次发起签约" }).click();
  await sees(employer, "已带出上次邀请的岗位信息");
  const position = employer.getByLabel("拟录用岗位名称");
  await expect.poll(() => position.inputValue()).toBe(offer.position);
  await picture(employer, "employer-invitation-again");
  await employer.getByLabel("应约有效期").fill("7");
  await sendsInvitation(employer);
  // The other two wait for her since the demo began.
  await sees(student, /您有\s*3\s*项待办/);
  await student.getByRole("link", { name: cloud.name }).filter({ hasText: "等待学生应约" }).click();
  await accepts(student);
  await sees(student, "学生已同意签约，等待学院审核");
}

async function everyoneApproves({ department, school, employer, student }: Four): Promise<void> {
  await rowOf(department, name).click();
  await approvesAtOnce(department);
  await sees(employer, "学生已同意签约，等待学校审核");
  await school.goto(`${platform.url}/admin/agreements`);
  await rowOf(school, name).click();
  await sees(school, "该生曾 1 次被退回或不通过");
  await picture(school, "school-review");
  await approvesAtOnce(school);
  // F-27: all four steps are behind them.
  await expect
    .poll(() => student.getByRole("list", { name: "签约进度" }).getByText("已完成").count())
    .toBe(4);
  await expect.poll(() => employer.locator(".agreement-steps > .ant-steps-item-finish").count()).toBe(4);
}

/** F-25: one PDF for all sides, as soon as it is made. F-26: what the registry was told. */
async function everyoneHasTheAgreement({ employer, student, department, school }: Four): Promise<void> {
  const papers: Buffer[] = [];
  for (const page of [department, school]) {
    await page.goto(`${platform.url}/admin/agreements?view=ALL&name=${name}&status=SIGNED`);
    await rowOf(page, name).click();
    await sees(page, "签就业协议形式就业");
    expect(await page.locator(".flow-steps > .ant-steps-item-finish").count()).toBe(4);
  }
  for (const page of [employer, student, department, school]) {
    const link = page.getByRole("link", { name: /下\s*载$/ });
    await link.waitFor();
    papers.push(await downloadsAgreement(page, link));
  }
  for (const paper of papers) expect(paper.equals(papers[0] ?? Buffer.alloc(0))).toBe(true);
  await picture(employer, "employer-signed");
  await picture(student, "student-signed");
  await picture(school, "school-signed");
  await picture(department, "department-signed");

  // F-03: with one agreement in force the other invitations can only be looked at.
  await student.goto(`${platform.url}/student/`);
  await opensRecord(student, bank.name);
  await sees(student, `您与「${cloud.name}」的签约正在进行或已经生效，其他邀请只能查看`);
  for (const act of ["接受", "拒绝"]) {
    expect(await student.getByRole("button", { name: act, exact: true }).isEnabled()).toBe(false);
  }
  await picture(student, "student-committed");
}
