import { randomUUID } from "node:crypto";
import type { Page } from "playwright-core";

import { afterAll, beforeAll, expect, it } from "vitest";
import { aPagePicture } from "../../server/test/upload-files.js";
import { HttpLine } from "../../stage/src/client/http-line.js";
import { DEMO_PASSWORD } from "../../stage/src/country/accounts.js";
import { leftFree } from "../../stage/src/history/allotment.js";
import { type DestinationForm, Graduate } from "../../stage/src/people/index.js";
import { country, known } from "../src/country.js";
import { chooses, goes } from "../src/hands/desk.js";
import { approvesAtOnce, cannotDecide, holdsVerdicts, rowOf } from "../src/hands/reviewer.js";
import { missesSoon, pressesToClose, sees } from "../src/hands/see.js";
import { signIn } from "../src/hands/sign-in.js";
import { openAdmin, type Platform, picture, startPlatform } from "../src/harness.js";

/**
 * Another destination on the staff desk: changed by the department with the graduate's consent (F-62), approved by the
 * school, voided (F-63), out of the roster and back (F-91), its employer warned of (F-75). The graduate acts by the API.
 */

const person = known(leftFree(country, "95301").find(({ departmentName }) => departmentName === "金融学院"));
const employer = "滇池精密仪器有限公司";
const renamed = "滇池精密仪器（云南）股份有限公司";
const contract = {
  typeCode: "11",
  subType: null,
  fields: Object.entries({
    employerName: employer,
    uscc: "91530100MA6K0AX34C",
    natureCode: "31",
    industryCode: "31",
    divisionCode: "530102",
    jobCategoryCode: "13",
    contactName: "周经理",
    contactPhone: "13987654321",
  }).map(([key, value]) => ({ key, value })),
};

let platform: Platform;
let graduate: Graduate<HttpLine>;
let school: Page;

beforeAll(async () => {
  platform = await startPlatform();
  graduate = new Graduate(await new HttpLine(platform.url, "student").signIn(person.mobile, DEMO_PASSWORD));
});

afterAll(() => platform?.stop());

it("the department changes a destination with its approval, and reads beside the fields what is wrong (F-62)", async () => {
  await submits(contract, ["contractRegistration", "labourContract"]);
  const department = await openAdmin(platform, "/destinations");
  await signIn(department, "admin", "ylcj.jr");
  await rowOf(department, person.name).click();
  await sees(department, "签劳动合同形式就业");
  await picture(department, "desk-destination");
  await holdsVerdicts(department, false);
  await department.getByRole("button", { name: "修改去向" }).click();
  const dialog = department.getByRole("dialog", { name: "修改去向" });
  const save = dialog.getByRole("button", { name: "保存修改并通过" });
  await dialog.getByLabel("单位名称").fill("");
  await save.click();
  await sees(department, "请填写单位名称");
  await sees(department, "请先与毕业生沟通一致，并勾选确认");
  await dialog.getByLabel("单位名称").fill(renamed);
  await dialog.getByRole("checkbox").check();
  await picture(department, "desk-destination-change");
  await dialog.getByLabel("统一社会信用代码").fill("91530100MA6K0AX34D");
  await save.click();
  await dialog.getByText(/校验/).first().waitFor();
  await dialog.getByLabel("统一社会信用代码").fill("91530100MA6K0AX34C");
  await chooses(department, "毕业去向类型", "其他录用形式就业");
  await save.click();
  await dialog.getByText(/修改后的毕业去向缺少证明材料/).waitFor();
  await picture(department, "desk-destination-proof-missing");
  await chooses(department, "毕业去向类型", "签劳动合同形式就业");
  // What was typed is there still: the types share the field.
  expect(await dialog.getByLabel("单位名称").inputValue()).toBe(renamed);
  await pressesToClose(save);
  await sees(department, "已生效");
  await department.context().close();
});

it("the school sees what was changed, warns of the employer, and approves", async () => {
  school = await openAdmin(platform, "/destinations");
  await signIn(school, "admin", "ylcj");
  await rowOf(school, person.name).click();
  await sees(school, "审核时修改");
  await sees(school, renamed);
  await school.getByRole("button", { name: "标记预警" }).click();
  const dialog = school.getByRole("dialog", { name: "标记预警单位" });
  await dialog.getByRole("checkbox", { name: "虚假宣传" }).check();
  await dialog.getByLabel("预警原因").fill("招聘宣传的薪酬与实际合同不符。");
  await picture(school, "desk-mark-employer");
  await pressesToClose(dialog.getByRole("button", { name: /确\s*认/ }));
  await sees(school, "单位有预警信息");
  await school.locator("#warnings").scrollIntoViewIfNeeded();
  await picture(school, "desk-destination-school");
  await approvesAtOnce(school);
  await sees(school, "已生效");
  await goes(school, "预警单位管理");
  await sees(school, renamed);
  await picture(school, "desk-warnings");
});

it("what the graduate voids stands under 作废信息管理 until they submit anew (F-63)", async () => {
  const [card] = await graduate.home();
  await graduate.voids(card?.id ?? "");
  await goes(school, "作废信息管理");
  const voided = school.getByRole("link", { name: `查看 ${person.name} 作废的去向` });
  await voided.waitFor();
  await picture(school, "desk-voided");
  await voided.click();
  await sees(school, "已作废");
  await submits({ typeCode: "70", subType: "701", fields: [{ key: "remark", value: "求职中" }] }, []);
  await goes(school, "作废信息管理");
  await missesSoon(voided);
  await goes(school, "去向登记管理");
  await school.getByText("全部记录").click();
  await rowOf(school, person.name).first().click();
  await school.locator("#voided").scrollIntoViewIfNeeded();
  await sees(school, "该生作废的去向");
  await picture(school, "desk-destination-voided-before");
});

it("out of the roster the records stand under 失效信息管理, and come back with their graduate (F-91)", async () => {
  await goes(school, "学生名单");
  await school.getByLabel("姓名").fill(person.name);
  await school.getByRole("button", { name: /查\s*询/ }).click();
  await school.getByRole("link", { name: `查看 ${person.name}` }).click();
  await school.getByRole("button", { name: "从名单中删除" }).click();
  await school
    .getByRole("dialog")
    .getByRole("button", { name: /^确认删除/ })
    .click();
  await sees(school, "已删除");
  await pressesToClose(
    school
      .getByRole("dialog")
      .getByRole("button", { name: /关\s*闭|完\s*成|知道了/ })
      .last(),
  );
  await goes(school, "失效信息管理");
  await picture(school, "desk-frozen-graduates");
  await school.getByText("失效记录").click();
  const back = school.getByRole("button", { name: `恢复 ${person.name} 的网签数据` });
  await back.first().waitFor();
  await chooses(school, "业务类型", "其他毕业去向登记");
  await sees(school, "去向登记审核中，等待学院审核");
  await picture(school, "desk-frozen-records");
  await readsOnly("ylcj.read", "school-reader");
  await readsOnly("yunnan", "province");
  await back.first().click();
  await school
    .getByRole("dialog")
    .getByRole("button", { name: /^确认恢复/ })
    .click();
  await sees(school, "已恢复");
  await picture(school, "desk-frozen-restored");
  await pressesToClose(
    school
      .getByRole("dialog")
      .getByRole("button", { name: /关\s*闭|完\s*成|知道了/ })
      .last(),
  );
  await missesSoon(back);
});

/** Whoever gives no verdicts sees the lists and the frozen record, and can act on none (P-02, F-91). */
async function readsOnly(account: string, name: string): Promise<void> {
  const reader = await openAdmin(platform, "/frozen");
  await signIn(reader, "admin", account);
  const link = reader.getByRole("link", { name: `查看 ${person.name} 的其他毕业去向登记` });
  await link.first().waitFor();
  expect(await reader.getByRole("button", { name: /^恢复/ }).count()).toBe(0);
  await picture(reader, `desk-frozen-records-${name}`);
  await link.first().click();
  await sees(reader, "失效");
  await cannotDecide(reader);
  expect(await reader.getByRole("button", { name: "修改去向" }).count()).toBe(0);
  await picture(reader, `desk-destination-${name}`);
  await goes(reader, "作废信息管理");
  await sees(reader, /^共 \d+ 条$|没有作废后尚未重新登记或签约的学生/);
  await picture(reader, `desk-voided-${name}`);
  await reader.context().close();
}

async function submits(form: Omit<DestinationForm, "uploadIds">, proofs: readonly string[]): Promise<void> {
  const id = randomUUID();
  await graduate.savesDestination(id, form);
  const uploadIds: string[] = [];
  for (const [seed, purpose] of proofs.entries()) {
    const bytes = await aPagePicture({ seed: seed + 1, width: 900, height: 1200 });
    uploadIds.push((await graduate.uploads(id, purpose, bytes)).id);
  }
  const done = await graduate.submitsDestination(id, { ...form, uploadIds });
  expect(done.message).toBeUndefined();
}
