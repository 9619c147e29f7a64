import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { leftFree } from "../../stage/src/history/allotment.js";
import { country, known } from "../src/country.js";
import {
  opensInvitation,
  sendsInvitation,
  signsOutElsewhere,
  writesInvitation,
} from "../src/hands/employer.js";
import { declines, opensRecord } from "../src/hands/graduate.js";
import { cannotDecide, writesRejection } from "../src/hands/reviewer.js";
import { sees } from "../src/hands/see.js";
import { enterPassword, signIn } from "../src/hands/sign-in.js";
import {
  advanceClock,
  openAdmin,
  openEmployer,
  openStudent,
  type Platform,
  picture,
  startPlatform,
} from "../src/harness.js";

/** The ways an agreement can end before it is signed, and what is refused on the way, as people see it. */

const DAY_SECONDS = 86_400;
const rare = known(country.graduates[1]);
const cloud = known(country.employers[0]);
const bank = known(country.employers[2]);
const free = known(leftFree(country, "95301").find(({ departmentName }) => departmentName === "金融学院"));
const offer = { category: "金融业务人员", position: "对公客户经理", validDays: 10 };

let platform: Platform;

beforeAll(async () => {
  platform = await startPlatform();
});

afterAll(() => platform?.stop());

it("shows a graduate with an agreement in force why another invitation is closed (F-03)", async () => {
  const student = await openStudent(platform);
  await signIn(student, "student", rare.mobile);
  await sees(student, rare.name);
  await opensRecord(student, bank.name);
  await sees(student, `您与「${cloud.name}」的签约正在进行或已经生效`);
  for (const act of ["接受", "拒绝"]) {
    expect(await student.getByRole("button", { name: act, exact: true }).isEnabled()).toBe(false);
  }
  await picture(student, "student-rare-name-committed");
});

it("gives a read-only account no verdict (P-02)", async () => {
  const reader = await openAdmin(platform, "/agreements?view=ALL&status=SCHOOL_REVIEW");
  await signIn(reader, "admin", "ylcj.read");
  await reader
    .getByRole("link", { name: /^查看 / })
    .first()
    .waitFor();
  expect(await reader.getByRole("link", { name: /^(审核|鉴证) / }).count()).toBe(0);
  await picture(reader, "school-read-only-queue");
  await reader
    .getByRole("link", { name: /^查看 / })
    .first()
    .click();
  await cannotDecide(reader);
  await picture(reader, "school-read-only-review");
});

it("keeps a reviewer's half-written rejection when the session ends", async () => {
  const school = await openAdmin(platform, "/agreements");
  await signIn(school, "admin", "ylcj");
  await school.getByRole("button", { name: "开始逐条鉴证" }).click();
  const details = "毕业生姓名与录用通知不一致，请核对。";
  await writesRejection(school, "单位信息有误", details);
  const other = await school.context().newPage();
  await other.goto(`${platform.url}/admin`);
  await other.getByRole("button", { name: "退出登录" }).click();
  await other.getByLabel("用户名").waitFor();
  await other.close();
  await sees(school, "登录已失效，请重新登录");
  await picture(school, "school-session-ended");
  await enterPassword(school);
  await school.getByRole("dialog").waitFor({ state: "hidden" });
  expect(await school.getByLabel("具体问题").inputValue()).toBe(details);
  const record = school.url();
  await school.getByRole("button", { name: "确认不通过" }).click();
  await sees(school, /^\d+ 秒后生效$/);
  await advanceClock(platform, 11);
  await school.goto(record);
  await sees(school, details);
});

it("ends by refusal, by taking back and by the clock, each seen live on the other side", async () => {
  const [employer, student] = await Promise.all([
    openEmployer(platform, "/favourites"),
    openStudent(platform),
  ]);
  await signIn(employer, "employer", "19900001003");
  await signIn(student, "student", free.mobile);
  await sees(student, "暂无签约记录");
  await picture(student, "student-nothing-yet");
  await invitesAcrossTheEndOfASession(employer);
  await cannotInviteTwice(employer);
  await graduateDeclines(employer, student);
  await employerTakesBack(employer, student);
  await lapses(employer, student);
});

/** What was typed outlives the session, and is sent by the same button after signing in over the page. */
async function invitesAcrossTheEndOfASession(employer: Page): Promise<void> {
  const { name, idNumber } = free;
  await opensInvitation(employer, { name, idNumber, school: "云岭财经" });
  await writesInvitation(employer, { ...offer, validDays: 31 });
  await employer.getByRole("button", { name: "发送邀请函" }).click();
  await sees(employer, "应约有效期应为 1 至 30 天的整数");
  await employer.getByLabel("应约有效期").fill(String(offer.validDays));
  await signsOutElsewhere(employer);
  await sees(employer, "登录已失效，请重新登录");
  await picture(employer, "employer-session-ended");
  await signIn(employer, "employer", "19900001003");
  await employer.getByRole("dialog").waitFor({ state: "hidden" });
  expect(await employer.getByLabel("拟录用岗位名称").inputValue()).toBe(offer.position);
  await sendsInvitation(employer);
}

/** F-23: one open invitation to a graduate by an employer. */
async function cannotInviteTwice(employer: Page): Promise<void> {
  const record = employer.url();
  await employer.goto(`${platform.url}/employer/favourites`);
  const row = employer.getByRole("row", { name: free.name });
  await row.getByText("已向该毕业生发出邀请").waitFor();
  expect(await row.getByRole("link", { name: /发起签约/ }).count()).toBe(0);
  await picture(employer, "employer-already-invited");
  const favourite = await row.getAttribute("data-row-key");
  await employer.goto(`${platform.url}/employer/invitations/new?favourite=${favourite}`);
  await sees(employer, "已向该毕业生发出邀请");
  expect(await employer.getByRole("button", { name: "发送邀请函" }).isEnabled()).toBe(false);
  await picture(employer, "employer-invitation-closed");
  await employer.goto(record);
}

async function graduateDeclines(employer: Page, student: Page): Promise<void> {
  await opensRecord(student, bank.name);
  await declines(student);
  await sees(student, "学生拒绝签约");
  await picture(student, "student-declined");
  await sees(employer, "学生拒绝签约");
  await picture(employer, "employer-declined");
}

async function employerTakesBack(employer: Page, student: Page): Promise<void> {
  await student.getByRole("button", { name: "返回" }).click();
  await invitesAgain(employer, 20);
  await opensRecordOf(student, "等待学生应约");
  await employer.getByRole("button", { name: "撤回邀请" }).click();
  await sees(employer, "撤回后");
  await picture(employer, "employer-take-back-question");
  await employer.getByRole("dialog").getByRole("button", { name: "撤回邀请" }).click();
  await sees(student, "单位已撤回邀请");
  await picture(student, "student-taken-back");
  await sees(employer, "单位已撤回邀请");
}

/** F-24: to the second, by the server's clock. The employer's desk was idle for a day, so its session is over too. */
async function lapses(employer: Page, student: Page): Promise<void> {
  await student.getByRole("button", { name: "返回" }).click();
  await invitesAgain(employer, 1);
  await opensRecordOf(student, "等待学生应约");
  await sees(student, "还剩");
  await advanceClock(platform, DAY_SECONDS);
  await sees(student, "学生逾期未回应");
  await picture(student, "student-lapsed");
  await sees(employer, "登录已失效，请重新登录");
  await signIn(employer, "employer", "19900001003");
  await sees(employer, "学生逾期未回应");
  await picture(employer, "employer-lapsed");
}

async function invitesAgain(employer: Page, validDays: number): Promise<void> {
  const former = employer.url();
  await employer.getByRole("button", { name: "再次发起签约" }).click();
  await sees(employer, "已带出上次邀请的岗位信息");
  await employer.getByLabel("应约有效期").fill(String(validDays));
  await sendsInvitation(employer);
  expect(employer.url()).not.toBe(former);
}

/** On the home page, where the new one arrives by itself. */
async function opensRecordOf(student: Page, state: string): Promise<void> {
  await student.getByRole("link", { name: bank.name }).filter({ hasText: state }).click();
  await student.getByRole("heading", { name: "签约详情" }).waitFor();
}
