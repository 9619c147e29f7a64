import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { newProvince, newSchool } from "../../stage/src/country/index.js";
import { country, known } from "../src/country.js";
import {
  chooses,
  confirms,
  downloads,
  goes,
  imports,
  makesAccount,
  uploadsRoster,
  writesAccount,
} from "../src/hands/desk.js";
import { opensInvitation, sendsInvitation, writesInvitation } from "../src/hands/employer.js";
import { accepts, opensRecord, registers } from "../src/hands/graduate.js";
import { approvesAtOnce, rowOf, seesWaiting } from "../src/hands/reviewer.js";
import { sees } from "../src/hands/see.js";
import { enrolFactor, signIn } from "../src/hands/sign-in.js";
import {
  openAdmin,
  openEmployer,
  openStudent,
  type Platform,
  picture,
  startPlatform,
} from "../src/harness.js";

const SAMPLE = readFileSync(new URL("../../samples/roster-new-school.csv", import.meta.url), "utf8");
const person = known(country.newcomers[0]);
const employerOfStory = known(country.employers[0]);
const [firstDepartment, secondDepartment] = newSchool.departments;
const contact = known(newSchool.settings?.contacts[0]);
const departmentLogin = ({ slug }: { slug: string }) => `${newSchool.slug}.${slug}`;

/** Some fifty screens in ten windows: 76–110 s were measured on a machine that did much else. */
const LONG_STORY_MS = 300_000;

let platform: Platform;

beforeAll(async () => {
  platform = await startPlatform();
});

afterAll(() => platform?.stop());

it(
  "brings a school onto the platform, on screen alone, and signs its first agreement",
  async () => {
    await ministryBringsSchool(await openAdmin(platform));
    const province = await openAdmin(platform);
    await provinceMakesSchoolAccount(province);
    await schoolMustWait(await openAdmin(platform));
    await provincePrepares(province);
    const school = await openAdmin(platform);
    await signIn(school, "admin", newSchool.slug);
    await schoolSeesWhatIsLeft(school);
    await schoolTriesWrongFile(school);
    await schoolUploadsRoster(school);
    await schoolCannotLetDepartmentsReviewYet(school);
    await schoolMakesAccounts(school);
    await schoolSwitchesOn(school);
    await showsEachAccountOnlyWhatWorks();
    await signsFirstAgreement(school);
  },
  LONG_STORY_MS,
);

/** P-01: by pasting, and from a file; what is wrong is named line by line and nothing comes in. */
async function ministryBringsSchool(ministry: Page): Promise<void> {
  await signIn(ministry, "admin", "ministry");
  await sees(ministry, "功能导航");
  await picture(ministry, "new-school-ministry-home");
  await goes(ministry, "省份");
  await imports(ministry, "导入省份", { lines: `${newProvince.code},${newProvince.name}` });
  await sees(ministry, "导入完成：新增 1，更新 0，无变化 0");
  await goes(ministry, "学校");
  const { code, name, provinceCode, address } = newSchool;
  await imports(ministry, "导入学校", { lines: `${code.slice(1)},${name},${provinceCode},${address}` });
  await sees(ministry, "院校代码应为五位数字");
  await picture(ministry, "new-school-import-refused");
  await ministry.getByRole("button", { name: /^取\s*消$/ }).click();
  const file = `学校代码,学校名称,省份代码,通讯地址\r\n${code},${name},${provinceCode},"${address}"\r\n`;
  await imports(ministry, "导入学校", { file, name: "学校.csv" });
  await sees(ministry, "导入完成：新增 1，更新 0，无变化 0");
  await ministry.getByRole("row", { name: new RegExp(`${code} ${name} ${newProvince.name}`) }).waitFor();
  await picture(ministry, "new-school-schools");
  await goes(ministry, "账号管理");
  await makesAccount(ministry, {
    role: "省级用户",
    organisation: ["所属省份", newProvince.name],
    username: "hubei",
    name: "湖北经办人",
  });
  await picture(ministry, "new-school-ministry-accounts");
}

async function provinceMakesSchoolAccount(province: Page): Promise<void> {
  await signIn(province, "admin", "hubei");
  // P-13
  await sees(province, "您的账号须使用双重验证");
  await picture(province, "new-school-second-factor");
  await enrolFactor(province);
  await sees(province, "以下各项完成之前，本省学校不能开启在线签约。");
  await picture(province, "new-school-province-home");
  await goes(province, "账号管理");
  await writesAccount(province, {
    role: "学校用户",
    organisation: ["所属学校", newSchool.name],
    username: newSchool.slug,
    name: contact.name,
  });
  await picture(province, "new-school-province-account");
  await confirms(province, "确认新增");
  await sees(province, `账号「${newSchool.slug}」已创建`);
}

/** P-06: a module that is not open cannot be entered. */
async function schoolMustWait(school: Page): Promise<void> {
  await signIn(school, "admin", newSchool.slug);
  await sees(school, "省级主管部门尚未开放「毕业去向登记与网签」模块");
  await picture(school, "new-school-module-closed");
  await school.close();
}

/** P-06, P-10 */
async function provincePrepares(province: Page): Promise<void> {
  await goes(province, "签约设置");
  await province.getByRole("radio", { name: /两方协议/ }).check();
  await province.getByRole("button", { name: "保存类型" }).click();
  await confirms(province, "确认设置");
  await sees(province, "本省该届产生签约记录之前可以更改。");
  await province.getByRole("button", { name: "开通毕业去向登记与网签模块" }).click();
  await confirms(province, "确认开通");
  await sees(province, "已开通");
  await picture(province, "new-school-province-settings");
}

async function schoolSeesWhatIsLeft(school: Page): Promise<void> {
  await sees(school, "2027届在线签约准备");
  await sees(school, "本届尚无学生");
  await picture(school, "new-school-school-home");
}

/** Spec 2 §1: every error by row and column, to be seen and to be downloaded; nothing is written. */
async function schoolTriesWrongFile(school: Page): Promise<void> {
  await uploadsRoster(school, "有错误的名单.csv", withMistakes(SAMPLE));
  await sees(school, "有 2 行存在错误，不能提交；名单未作任何修改。");
  await picture(school, "new-school-roster-wrong");
  expect(await school.getByRole("button", { name: "提交名单" }).count()).toBe(0);
  const report = await downloads(school, "下载错误报告");
  expect(report).toContain("身份证号");
  expect(report).toContain("学历层次");
}

/** The ID number of the first person loses its check digit, the second has an unknown 学历层次. */
function withMistakes(csv: string): string {
  const lines = csv.split(/\r?\n/);
  const headings = known(lines[0]).replace("\ufeff", "").split(",");
  const spoil = (line: number, column: string, value: (old: string) => string) => {
    const cells = known(lines[line]).split(",");
    const at = headings.indexOf(column);
    cells[at] = value(known(cells[at]));
    lines[line] = cells.join(",");
  };
  spoil(1, "身份证号", (old) => `${old.slice(0, 17)}${old.endsWith("1") ? "2" : "1"}`);
  spoil(2, "学历层次", () => "99");
  return lines.join("\n");
}

async function schoolUploadsRoster(school: Page): Promise<void> {
  await uploadsRoster(school, "roster-new-school.csv", SAMPLE);
  await sees(school, "检查通过。名单尚未修改，请核对后提交。");
  await sees(school, /名单中没有以下院系，提交后将新建/);
  await picture(school, "new-school-roster-checked");
  await school.getByRole("button", { name: "提交名单" }).click();
  await sees(school, `将新增 ${country.newcomers.length} 人`);
  await confirms(school, "确认提交");
  await sees(school, /^已于 .+提交，全部写入名单。$/);
  await picture(school, "new-school-roster-committed");
  await goes(school, "生源上报");
  await school.getByRole("row", { name: /有错误的名单\.csv.+检查完毕，有错误/ }).waitFor();
  await school.getByRole("row", { name: /roster-new-school\.csv.+已提交/ }).waitFor();
  await picture(school, "new-school-roster-history");
  await goes(school, "学生名单");
  await sees(school, `共 ${country.newcomers.length} 条`);
  await picture(school, "new-school-graduates");
}

/** P-11: 先院系再校级 names the departments that have nobody, before and after the attempt. */
async function schoolCannotLetDepartmentsReviewYet(school: Page): Promise<void> {
  await goes(school, "签约设置");
  await sees(school, "以下 2 个院系还没有启用的读写账号");
  await school.getByRole("radio", { name: "先院系再校级审核" }).check();
  await school.getByRole("button", { name: "保存设置" }).click();
  await confirms(school, "确认保存");
  const refusal = school.getByRole("alert").filter({ hasText: "先院系再校级审核要求" });
  await refusal.waitFor();
  for (const { name } of newSchool.departments) expect(await refusal.textContent()).toContain(name);
  await picture(school, "new-school-no-reviewer");
}

async function schoolMakesAccounts(school: Page): Promise<void> {
  await goes(school, "账号管理");
  for (const department of newSchool.departments) {
    await makesAccount(school, {
      role: "院系用户",
      organisation: ["所属院系", department.name],
      username: departmentLogin(department),
      name: `${department.name}经办人`,
    });
  }
  const own = { role: "学校用户" };
  const username = (suffix: string) => `${newSchool.slug}.${suffix}`;
  await makesAccount(school, { ...own, username: username("read"), name: "谈静仪", employmentRight: "只读" });
  await makesAccount(school, { ...own, username: username("yjs"), name: "骆仲平", levelScope: "研究生" });
  await school.getByPlaceholder("用户名、姓名或单位").fill("土木");
  await school.keyboard.press("Enter");
  await sees(school, "共 1 条");
  await school.getByRole("row", { name: new RegExp(departmentLogin(known(secondDepartment))) }).waitFor();
  await picture(school, "new-school-accounts");
}

/** P-11: everything of the settings at once, with errors beside the fields. */
async function schoolSwitchesOn(school: Page): Promise<void> {
  await goes(school, "签约设置");
  await school.getByRole("switch", { name: "在线签约" }).click();
  await school.getByRole("radio", { name: "先院系再校级审核" }).check();
  await school.getByLabel("每名毕业生解约申请最大次数").fill("0");
  await sees(school, "将无法解除，请慎重设置");
  await school.getByLabel("每名毕业生解约申请最大次数").fill("3");
  const saves = async () => {
    await school.getByRole("button", { name: "保存设置" }).click();
    await confirms(school, "确认保存");
  };
  await school.getByLabel("姓名", { exact: true }).fill(contact.name);
  await school.getByLabel("联系电话").fill("12345");
  await school.getByLabel("学校通讯地址").fill(contact.address);
  await school.getByLabel("邮政编码").fill(contact.postcode);
  await saves();
  await sees(school, /^联系电话应为11位手机号码/);
  await picture(school, "new-school-settings-errors");
  await school.getByLabel("联系电话").fill(contact.phone);
  await saves();
  await sees(school, "签约设置已保存");
  await sees(school, "全校经办人（已提交，不可修改）");
  await picture(school, "new-school-settings");
}

/** P-02, P-03, P-05: what is not an account's own is not offered, and its address says whose it is. */
async function showsEachAccountOnlyWhatWorks(): Promise<void> {
  const reader = await openAdmin(platform, "/settings");
  await signIn(reader, "admin", `${newSchool.slug}.read`);
  await sees(reader, "您的账号没有读写权限，只能查看签约设置");
  expect(await reader.getByRole("button", { name: "保存设置" }).count()).toBe(0);
  await picture(reader, "new-school-reader-settings");
  await reader.close();
  const postgraduate = await openAdmin(platform, "/registry/rosters");
  await signIn(postgraduate, "admin", `${newSchool.slug}.yjs`);
  await sees(postgraduate, "您的账号仅负责研究生");
  await picture(postgraduate, "new-school-level-rosters");
  await goes(postgraduate, "学生名单");
  await sees(postgraduate, "没有符合条件的学生");
  await postgraduate.close();
  const department = await openAdmin(platform, "/accounts");
  await signIn(department, "admin", departmentLogin(known(firstDepartment)));
  await sees(department, "您的账号不能使用此功能");
  await picture(department, "new-school-department-accounts");
  await department.close();
}

/** F-20…F-25 with one of those who came with the roster, who registers first (S-01, ADR 8). */
async function signsFirstAgreement(school: Page): Promise<void> {
  const employer = await openEmployer(platform, "/favourites");
  await signIn(employer, "employer", "19900001001");
  await opensInvitation(employer, {
    name: person.name,
    idNumber: person.idNumber,
    school: newSchool.name.slice(0, 4),
  });
  await writesInvitation(employer, { category: "工程技术人员", position: "软件工程师", validDays: 10 });
  await sendsInvitation(employer);
  await sees(employer, "等待学生应约");
  await picture(employer, "new-school-invited");
  const student = await openStudent(platform);
  await registers(student, platform.url, person);
  // The consent was given with the registration: nothing is to be ticked.
  await student.getByRole("button", { name: "信息确认无误，进入系统" }).click();
  await opensRecord(student, employerOfStory.name);
  await accepts(student);
  const ofGraduate = newSchool.departments.find(({ name }) => name === person.departmentName);
  const department = await openAdmin(platform, "/agreements");
  await signIn(department, "admin", departmentLogin(known(ofGraduate)));
  await rowOf(department, person.name).click();
  await approvesAtOnce(department);
  await goes(school, "在线签约管理");
  await seesWaiting(school, 1);
  await rowOf(school, person.name).click();
  await approvesAtOnce(school);
  await sees(employer, "签约完成");
  await sees(student, "签约完成");
  await goes(school, "已报送去向");
  await chooses(school, "毕业去向", "签就业协议形式就业");
  await school.getByRole("row", { name: new RegExp(person.name) }).waitFor();
  await picture(school, "new-school-reported");
  await goes(school, "签约设置");
  await sees(school, "开启后毕业生或用人单位已有操作，不可再关闭");
  await picture(school, "new-school-settings-locked");
}
