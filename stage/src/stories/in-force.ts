import { v7 as uuidv7 } from "uuid";
import { expectEqual, expectThere, Surprise } from "../client/surprise.js";
import { type AgreementForm, isDone, type Outcome, type Reviewer } from "../people/index.js";
import { termsFor } from "../people/invitation-terms.js";
import { pageOfWriting } from "../people/pictures.js";
import type { Sides } from "./sides.js";

/* Agreements in force, made by the shortest way: how they come about has scenarios of its own. */

/** Invited, accepted, approved: the agreement's id. */
export async function signsOnline(sides: Sides): Promise<string> {
  const { employer, graduate, who } = sides;
  const { name, idNumber } = who.graduate;
  const hit = await employer.findsGraduate({ name, idNumber, schoolName: who.schoolName });
  const favouriteId = hit.favouriteId ?? (await employer.keepsAsFavourite(expectThere("凭据", hit.token))).id;
  const terms = termsFor(who.employer, expectThere("岗位 offer", who.employer.jobOffers[0]), 10);
  const id = uuidv7();
  mustBeDone("邀请", await employer.invites(id, expectThere("收藏 favourite", favouriteId), terms));
  mustBeDone("应约", await graduate.accepts(id));
  return await isApproved(sides, id);
}

/** 补登 with a picture of the paper (F-40): the agreement's id. */
export async function registersPaper(sides: Sides): Promise<string> {
  const { graduate } = sides;
  const id = uuidv7();
  const form = formOf(sides);
  mustBeDone("暂存", await graduate.savesPaper(id, form));
  const uploadIds = [await puts(graduate, id, "AGREEMENT_SCAN")];
  mustBeDone("提交补登", await graduate.submitsPaper(id, { ...form, uploadIds }));
  return await isApproved(sides, id);
}

/** 线下签约 from the application to the stamped copy (F-30…F-33): the agreement's id. */
export async function signsOffline(sides: Sides): Promise<string> {
  const { graduate } = sides;
  const id = uuidv7();
  mustBeDone("申请线下签约", await graduate.submitsApplication(id, formOf(sides)));
  await isApproved(sides, id, "AWAITING_STAMP");
  const uploadIds = [await puts(graduate, id, "AGREEMENT_SCAN")];
  mustBeDone("回传协议书", await graduate.submitsStampedCopy(id, uploadIds));
  return await isApproved(sides, id);
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

/** Whoever reviews here, until the record stands in this state. */
async function isApproved(sides: Sides, id: string, until = "SIGNED"): Promise<string> {
  for (let step = 0; step < 3; step += 1) {
    const record = expectThere("记录 record", await sides.school.record(id));
    if (record.status === until) return id;
    const reviewer: Reviewer = record.status.endsWith("DEPARTMENT_REVIEW") ? sides.department : sides.school;
    mustBeDone("审核", await reviewer.approves(id, record.submission));
  }
  const reached = await sides.school.record(id);
  expectEqual("协议已生效 in force", reached?.status, until);
  return id;
}

function mustBeDone(what: string, outcome: Outcome): void {
  if (!isDone(outcome)) throw new Surprise(what, "done", outcome);
}

/** An employer that is not on the platform (D-05). */
function formOf({ who }: Sides): AgreementForm {
  return {
    employerName: "滇池示例精密仪器有限公司",
    uscc: "91530100MA6K0AX34C",
    natureCode: "39",
    industryCode: "22",
    divisionCode: "530102",
    address: "科技路8号",
    contactName: "周经理",
    contactMobile: "13987654321",
    contactEmail: "hr@example.com",
    categoryCode: "13",
    positionName: "质量工程师",
    settlesHousehold: false,
    reportBy: `${who.graduate.cohort}-07-10`,
  };
}
