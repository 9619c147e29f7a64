import { v7 as uuidv7 } from "uuid";
import { expectEqual, expectThere } from "../client/surprise.js";
import type { DemoEmployer } from "../country/index.js";
import { isDone, type Outcome, type Reviewer } from "../people/index.js";
import { termsFor } from "../people/invitation-terms.js";
import { agreementOf, OFF_PLATFORM } from "../people/off-platform.js";
import { pageOfWriting } from "../people/pictures.js";
import type { Sides } from "./sides.js";

/* Agreements in force, made by the shortest way: how they come about has scenarios of its own. */

/** Invited, accepted, approved: the agreement's id. */
export async function signsOnline(sides: Sides): Promise<string> {
  const { employer, graduate, who } = sides;
  const id = await sendsInvitation(employer, who.employer, who);
  await does("应约", graduate.accepts(id));
  return await isApproved(sides, id);
}

/** 补登 with a picture of the paper (F-40): the agreement's id. */
export async function registersPaper(sides: Sides): Promise<string> {
  const { graduate } = sides;
  const id = uuidv7();
  const form = formOf(sides);
  await does("暂存", graduate.savesPaper(id, form));
  const uploadIds = [await puts(graduate, id, "AGREEMENT_SCAN")];
  await does("提交补登", graduate.submitsPaper(id, { ...form, uploadIds }));
  return await isApproved(sides, id);
}

/** 线下签约 from the application to the stamped copy (F-30…F-33): the agreement's id. */
export async function signsOffline(sides: Sides): Promise<string> {
  const { graduate } = sides;
  const id = uuidv7();
  await does("申请线下签约", graduate.submitsApplication(id, formOf(sides)));
  await isApproved(sides, id, "AWAITING_STAMP");
  const uploadIds = [await puts(graduate, id, "AGREEMENT_SCAN")];
  await does("回传协议书", graduate.submitsStampedCopy(id, uploadIds));
  return await isApproved(sides, id);
}

/** An employer finds the graduate, keeps and invites them: the invitation's id. */
export async function sendsInvitation(
  employer: Sides["employer"],
  by: DemoEmployer,
  { graduate, schoolName }: Pick<Sides["who"], "graduate" | "schoolName">,
  validDays = 10,
): Promise<string> {
  const { name, idNumber } = graduate;
  const favouriteId = await employer.keeps({ name, idNumber, schoolName });
  const terms = termsFor(by, expectThere("岗位 offer", by.jobOffers[0]), validDays);
  const id = uuidv7();
  await does("邀请 invited", employer.invites(id, favouriteId, terms));
  return id;
}

/** Lays a picture beside a record: its id. */
export async function puts(
  by: Sides["graduate"] | Sides["employer"] | Sides["school"],
  recordId: string,
  purpose: string,
  page = 1,
): Promise<string> {
  const put = await by.uploads(recordId, purpose, await pageOfWriting(page), `第${page}页.jpg`);
  expectEqual(`上传 upload ${purpose}`, [put.status, put.code], [200, undefined]);
  return put.id;
}

/** Insists that an act was done. */
export async function does(what: string, act: Promise<Outcome>): Promise<void> {
  const outcome = await act;
  const why = outcome.fields ? JSON.stringify(outcome.fields) : outcome.message;
  expectEqual(`${what} (${why ?? ""})`, isDone(outcome), true);
}

/** Whoever reviews here, until the record stands in this state. */
async function isApproved(sides: Sides, id: string, until = "SIGNED"): Promise<string> {
  for (let step = 0; step < 3; step += 1) {
    const record = expectThere("记录 record", await sides.school.record(id));
    if (record.status === until) return id;
    const reviewer: Reviewer = record.status.endsWith("DEPARTMENT_REVIEW") ? sides.department : sides.school;
    await does("审核", reviewer.approves(id, record.submission));
  }
  const reached = await sides.school.record(id);
  expectEqual("协议已生效 in force", reached?.status, until);
  return id;
}

/** An employer that is not on the platform (D-05). */
function formOf({ who }: Sides) {
  return agreementOf(expectThere("平台外单位 an employer outside", OFF_PLATFORM[0]), who.graduate);
}
