import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";
import { aPagePicture } from "../../../server/test/upload-files.js";
import { ApproveRecord, RejectRecord, ReturnRecord } from "../../../stage/src/client/acts.js";
import { HttpLine } from "../../../stage/src/client/http-line.js";
import { expectThere } from "../../../stage/src/client/surprise.js";
import type { DestinationChangeInput, RejectionInput } from "../../../stage/src/gql/graphql.js";
import { Reviewer } from "../../../stage/src/people/index.js";
import { sees } from "./see.js";

/** F-93, then the home. */
export async function entersHome(student: Page): Promise<void> {
  const home = student.getByRole("navigation", { name: "主导航" });
  const { agree, confirm } = confirmationOf(student);
  await expect
    .poll(async () => {
      if (await agree.isVisible()) await agree.check({ timeout: 5_000 }).catch(gone);
      if (await confirm.isVisible()) await confirm.click({ timeout: 5_000 }).catch(gone);
      return home.count();
    })
    .toBeGreaterThan(0);
}

/** F-93, agreeing to the privacy notice, which is asked for with the first confirmation. */
export async function confirmsData(student: Page): Promise<void> {
  const { agree, confirm } = confirmationOf(student);
  await agree.check();
  await confirm.click();
}

function confirmationOf(student: Page): { agree: Locator; confirm: Locator } {
  return {
    agree: student.getByRole("checkbox", { name: /我已阅读并同意/ }),
    confirm: student.getByRole("button", { name: "信息确认无误，进入系统" }),
  };
}

/** Presses `by` whenever it shows until `goal` is there: which of the two comes first is the page's to say. */
export async function reaches(goal: Locator, by: Locator): Promise<void> {
  await expect
    .poll(async () => {
      if (await by.isVisible()) await by.click({ timeout: 5_000 }).catch(gone);
      return goal.count();
    })
    .toBeGreaterThan(0);
}

/** What was about to be pressed has left the page; the next look says what came instead. */
export function gone(): void {}

/** Chooses files in a place for proofs, whose way in stands behind a button until it holds one. */
export async function choosesFiles(
  place: Page | Locator,
  files: Parameters<Locator["setInputFiles"]>[0],
): Promise<void> {
  const choose = place.locator("input[type=file][multiple]");
  await reaches(choose, place.getByRole("button", { name: "上传图片或 PDF" }));
  await choose.setInputFiles(files);
}

/** A field of a form of the catalogue by its label. */
export function field(student: Page, label: string): Locator {
  return student.getByRole("textbox", { name: new RegExp(`^${label}(（选填）)?$`) });
}

/** Chooses from the sheet of a field. */
export async function chooses(student: Page, label: string, option: string | RegExp): Promise<void> {
  await student.getByRole("button", { name: new RegExp(`^${label}`) }).click();
  const sheet = student.getByRole("dialog", { name: label });
  await sheet.getByRole("button", { name: option }).first().click();
  await sheet.waitFor({ state: "hidden" });
}

/** What an agreement's form needs at least (D-05). */
export async function fillsInAgreement(student: Page, employer: string): Promise<void> {
  await field(student, "单位名称").fill(employer);
  await field(student, "统一社会信用代码").fill("91530100MA6K0AX34C");
  await chooses(student, "单位性质", "其他企业");
  await chooses(student, "单位行业", "信息传输、软件和信息技术服务业");
  await student.getByRole("button", { name: /省市区/ }).click();
  await student.getByRole("searchbox").fill("西山区");
  await student.getByRole("button", { name: /昆明市.*西山区/ }).click();
  await field(student, "详细地址").fill("滇池路1199号");
  await field(student, "单位联系人").fill("王敏");
  await field(student, "联系人手机").fill("13800138000");
  await field(student, "联系人邮箱").fill("hr@example.com");
  await chooses(student, "职位类别", "工程技术人员");
  await student.getByRole("radio", { name: "是" }).first().check();
}

/** Pictures of pages, as a phone takes them. */
export async function pages(count: number, name = "协议") {
  return await Promise.all(
    Array.from({ length: count }, async (_none, index) => ({
      name: `${name}第${index + 1}页.jpg`,
      mimeType: "image/jpeg",
      buffer: await aPagePicture({ seed: index + 1, width: 900, height: 1200 }),
    })),
  );
}

/** Submits the form that is open, after the last look at it. */
export async function submitsForm(student: Page, id: string): Promise<void> {
  await student.getByRole("button", { name: "核对并提交" }).click();
  await student.getByRole("dialog", { name: "核对并提交" }).waitFor();
  await student.getByRole("button", { name: "确认提交" }).click();
  await seesSubmitted(student, id);
  await sees(student, "审核中，等待");
}

/** What follows a submission; goes on to the record. */
export async function seesSubmitted(student: Page, id: string): Promise<void> {
  await student.waitForURL(new RegExp(`/records/${id}/submitted$`));
  await leavesResult(student);
}

/** From the page of a submission on to the record. */
export async function leavesResult(student: Page): Promise<void> {
  await sees(student, "结果将以消息通知您");
  await student.getByRole("link", { name: "查看详情" }).click();
}

/** The id of the record whose page or form is open. */
export function idOf(student: Page): string {
  return new URL(student.url()).pathname.split("/").at(-1) ?? "";
}

/** A reviewer's verdict on what they see now, through the API (F-06). */
export async function decides(
  line: HttpLine,
  id: string,
  act: "approveRecord" | "returnRecord" | "rejectRecord",
  more: { rejection?: RejectionInput; changes?: DestinationChangeInput } = {},
): Promise<void> {
  const { submission, status } = expectThere("记录 record", await new Reviewer(line).record(id));
  const verdict = { recordId: id, submission, status };
  const { rejection, changes } = more;
  const decided = () => {
    if (!rejection) return line.send(ApproveRecord, { verdict, own: changes && { changes } });
    if (act === "returnRecord") return line.send(ReturnRecord, { verdict, rejection });
    return line.send(RejectRecord, { verdict, rejection });
  };
  expect((await decided()).message).toBeUndefined();
}

/** A reviewer at the API. */
export async function reviewerAt(url: string, account: string, password: string): Promise<HttpLine> {
  const line = new HttpLine(url, "admin");
  await line.signIn(account, password);
  return line;
}
