import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, it } from "vitest";
import { country, known } from "../src/country.js";
import { uploadsRoster } from "../src/hands/desk.js";
import { entersHome } from "../src/hands/form.js";
import { missesSoon, sees } from "../src/hands/see.js";
import { signIn } from "../src/hands/sign-in.js";
import { openAdmin, openStudent, type Platform, picture, startPlatform } from "../src/harness.js";

let platform: Platform;

beforeAll(async () => {
  platform = await startPlatform();
});

afterAll(() => platform?.stop());

const [HEADER = "", FIRST = ""] = readFileSync(
  new URL("../../samples/roster-new-school.csv", import.meta.url),
  "utf8",
)
  .replace(/^\uFEFF/, "")
  .split(/\r?\n/);

/** The first row of the sample, with what differs by heading. */
function rosterOf(wish: Readonly<Record<string, string>>): string {
  const cells = FIRST.split(",");
  const row = HEADER.split(",").map((heading, at) => wish[heading.replace("*", "")] ?? cells[at] ?? "");
  return `${HEADER}\r\n${row.join(",")}\r\n`;
}

it("F-01a, F-01b: who is on two rosters chooses 当前身份; a second row of one stage is left out", async () => {
  const person = known(country.graduates.find(({ mobile }) => mobile === "19900000001"));
  const other = known(country.schools.find(({ code }) => code !== person.schoolCode));
  const desk = known(
    country.staff.find(({ role, schoolCode }) => role === "SCHOOL" && schoolCode === other.code),
  );
  const wish = {
    考生号: "23340102009901",
    身份证号: person.idNumber,
    姓名: person.name,
    性别: person.sex,
    出生日期: person.idNumber.slice(6, 14),
    院校代码: other.code,
    院校名称: other.name,
    学号: "2024099901",
  };
  const school = await openAdmin(platform);
  await signIn(school, "admin", desk.username);
  await uploadsRoster(school, "同一层次.csv", rosterOf({ ...wish, 学历层次: person.educationLevel }));
  await school.getByRole("tab", { name: "未并入（1）" }).click();
  await sees(school, "本行未并入");
  await picture(school, "roster-left-out");
  await uploadsRoster(school, "硕士.csv", rosterOf({ ...wish, 学历层次: "11", 学制: "3" }));
  await school.getByRole("button", { name: "提交名单" }).click();
  await school.getByRole("button", { name: "确认提交" }).click();
  await sees(school, "全部写入名单");

  const student = await openStudent(platform);
  await signIn(student, "student", person.mobile);
  await entersHome(student);
  const choice = student.getByRole("button", { name: /切换身份/ });
  await choice.waitFor();
  await picture(student, "identity-home");
  await choice.click();
  const rows = student.getByRole("dialog", { name: "选择身份" }).getByRole("button", { name: /届/ });
  await expect.poll(() => rows.count()).toBe(2);
  await picture(student, "identity-sheet");
  await student.getByRole("button", { name: new RegExp(other.name) }).click();
  // The home of the row that is left stands until the other row is read.
  await missesSoon(student.getByRole("dialog", { name: "选择身份" }));
  await sees(student, new RegExp(other.name));
  await entersHome(student);
  await sees(student, new RegExp(other.name));
  await picture(student, "identity-other");
});
