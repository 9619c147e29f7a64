import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { HttpLine } from "../../stage/src/client/http-line.js";
import { DEMO_PASSWORD } from "../../stage/src/country/accounts.js";
import {
  chooses,
  choosesFiles,
  decides,
  entersHome,
  field,
  idOf,
  pages,
  reviewerAt,
  submitsForm,
} from "../src/hands/form.js";
import { answers } from "../src/hands/graduate.js";
import { sees } from "../src/hands/see.js";
import { signIn } from "../src/hands/sign-in.js";
import { openStudent, type Platform, picture, startPlatform } from "../src/harness.js";

/** 其他毕业去向 on the phone: 升学, returned, sent again, changed with the approval, voided (F-60…F-63). */

const school = "云南财经大学国际工商与公共管理学院（滇西中心联合培养）";
const rejection = { reasonCategory: "UNCLEAR_MATERIAL", details: "录取通知书缺少盖章页，请补充上传。" };

let platform: Platform;
let student: Page;
let department: HttpLine;
let desk: HttpLine;
let id: string;

beforeAll(async () => {
  platform = await startPlatform();
  department = await reviewerAt(platform.url, "ylcj.jr", DEMO_PASSWORD);
  desk = await reviewerAt(platform.url, "ylcj", DEMO_PASSWORD);
});

afterAll(() => platform?.stop());

it("F-60: the type decides fields and proofs, and the draft keeps itself over a reload", async () => {
  student = await openStudent(platform);
  await signIn(student, "student", "19900000001");
  await entersHome(student);
  await student.getByRole("link", { name: "无需就业协议去向登记" }).scrollIntoViewIfNeeded();
  await picture(student, "destination-home");
  await student.getByRole("link", { name: "无需就业协议去向登记" }).click();
  await student.getByRole("button", { name: "核对并提交" }).click();
  await sees(student, "请选择毕业去向类型");
  await picture(student, "destination-empty");
  await student.getByRole("button", { name: /^毕业去向类型/ }).click();
  await picture(student, "destination-types");
  await student.getByRole("dialog").getByRole("button", { name: "升学：研究生" }).click();
  await field(student, "升学院校").fill(school);
  await sees(student, "已自动保存");
  id = idOf(student);
  // At once, before the pause in which it would be saved.
  await field(student, "录取专业").fill("金融学");
  await student.reload();
  await field(student, "升学院校").waitFor();
  expect(await field(student, "升学院校").inputValue()).toBe(school);
  expect(await field(student, "录取专业").inputValue()).toBe("金融学");
});

it("keeps on the phone what is typed without a network, and saves it by itself afterwards", async () => {
  await student.context().setOffline(true);
  await field(student, "录取专业").fill("金融科技");
  await sees(student, "网络连接已中断，内容暂存在本机");
  await picture(student, "destination-offline");
  await student.context().setOffline(false);
  await sees(student, "已自动保存");
  await field(student, "录取专业").fill("金融学");
});

it("F-60: another type keeps what it asks for too", async () => {
  await student.getByRole("button", { name: /^毕业去向类型/ }).click();
  await student.getByRole("dialog").getByRole("button", { name: "出国、出境深造" }).click();
  await field(student, "留学院校（外文）").waitFor();
  expect(await field(student, "录取专业（中文）").inputValue()).toBe("金融学");
  await student.getByRole("button", { name: /^毕业去向类型/ }).click();
  await student.getByRole("dialog").getByRole("button", { name: "升学：研究生" }).click();
  await field(student, "升学院校").waitFor();
  expect(await field(student, "升学院校").inputValue()).toBe(school);
});

it("asks for one of the proofs, and takes the submission with it", async () => {
  await student.getByRole("button", { name: "核对并提交" }).click();
  await sees(student, "请上传以下材料中的至少一项");
  await picture(student, "destination-no-proof");
  await uploads("录取通知书", 1);
  await student.getByRole("button", { name: "核对并提交" }).click();
  await student.getByRole("dialog", { name: "核对并提交" }).waitFor();
  await picture(student, "destination-summary");
  await student.getByRole("button", { name: "返回" }).last().click();
  await student.getByRole("dialog", { name: "核对并提交" }).waitFor({ state: "hidden" });
  await submitsForm(student, id);
  await sees(student, "去向登记审核中，等待学院审核");
  await picture(student, "destination-submitted");
});

it("F-12, F-61: withdrawn, sent again, returned with its reason above everything", async () => {
  await student.getByRole("button", { name: "撤回修改" }).click();
  await answers(student, "确认撤回");
  await sees(student, "已撤回，待提交");
  await student.getByRole("link", { name: "修改后重新提交" }).click();
  await field(student, "录取专业").waitFor();
  await submitsForm(student, id);
  await decides(department, id, "returnRecord", { rejection });
  await sees(student, "老师退回，请按以下原因修改");
  await sees(student, rejection.details);
  await picture(student, "destination-returned");
  await student.getByRole("link", { name: "修改后重新提交" }).click();
  await sees(student, rejection.details);
  await uploads("录取名单", 1);
  await picture(student, "destination-corrected");
  await submitsForm(student, id);
});

it("F-62: the graduate sees what the reviewer changed, before and after", async () => {
  await decides(department, id, "approveRecord");
  await sees(student, "等待学校审核");
  const fields = [
    { key: "schoolName", value: school },
    { key: "majorName", value: "应用统计" },
  ];
  await decides(desk, id, "approveRecord", {
    changes: { typeCode: "801", subType: null, fields, agreedWithGraduate: true },
  });
  await sees(student, "其他去向审核通过");
  await sees(student, "审核时修改的内容");
  await sees(student, "应用统计");
  await student.getByRole("heading", { name: "审核时修改的内容" }).scrollIntoViewIfNeeded();
  await picture(student, "destination-changed");
});

it("F-03: the entries are closed while the destination stands, and say why", async () => {
  await student.goto(`${platform.url}/student/`);
  await student.getByRole("heading", { name: "签约与去向登记" }).waitFor();
  await student.getByRole("heading", { name: "签约与去向登记" }).scrollIntoViewIfNeeded();
  expect(await student.getByRole("link", { name: "已签就业协议登记信息" }).count()).toBe(0);
  await picture(student, "destination-home-closed");
});

it("F-63: voids it at will, and may begin anew", async () => {
  await student.goto(`${platform.url}/student/records/${id}`);
  await student.getByRole("button", { name: "作废" }).click();
  await sees(student, "作废无需审核，立即生效");
  await picture(student, "destination-void");
  await answers(student, "确认作废");
  await student.getByRole("heading", { name: "已作废" }).waitFor();
  await picture(student, "destination-voided");
  await student.getByRole("button", { name: "返回" }).click();
  await student.getByRole("link", { name: "无需就业协议去向登记" }).click();
  await student.getByRole("button", { name: "核对并提交" }).waitFor();
  // The unemployed have neither fields to fill in nor proofs.
  await chooses(student, "毕业去向类型", "待就业");
  await chooses(student, "待就业情况", "求职中");
  await submitsForm(student, idOf(student));
});

it("F-64: who is commissioned has this way alone, one type, and proves it with the agreement", async () => {
  const bound = await openStudent(platform);
  await signIn(bound, "student", "19900000005");
  await entersHome(bound);
  expect(await bound.getByRole("link", { name: "未签就业协议申请签约" }).count()).toBe(0);
  expect(await bound.getByRole("link", { name: "已签就业协议登记信息" }).count()).toBe(0);
  await bound.getByRole("heading", { name: "签约与去向登记" }).scrollIntoViewIfNeeded();
  await picture(bound, "destination-commissioned-home");
  await bound.getByRole("link", { name: "无需就业协议去向登记" }).click();
  await bound.getByRole("button", { name: /^毕业去向类型/ }).click();
  const types = bound.getByRole("dialog").locator("button:not(:has-text('取消'))");
  await types.filter({ hasText: "定向" }).waitFor();
  await picture(bound, "destination-commissioned-types");
  expect(await types.count()).toBe(1);
  await types.click();
  await field(bound, "定向委培单位").fill("孟连傣族拉祜族佤族自治县边境经济合作区发展有限责任公司");
  await bound.getByRole("button", { name: /^单位所在地/ }).click();
  await bound.getByRole("searchbox").fill("孟连");
  await bound.getByRole("button", { name: /普洱市.*孟连/ }).click();
  await bound.getByRole("button", { name: "核对并提交" }).click();
  await sees(bound, "请上传定向（委培）协议");
  await picture(bound, "destination-commissioned-no-proof");
  await uploads("定向（委培）协议", 2, bound);
  await submitsForm(bound, idOf(bound));
  await picture(bound, "destination-commissioned-submitted");
});

async function uploads(proof: string, count: number, page: Page = student): Promise<void> {
  const place = page.locator(".proof", { has: page.getByRole("heading", { name: proof }) });
  await choosesFiles(place, await pages(count, proof));
  await place.getByText(`已上传 ${count} 页`).waitFor();
}
