import { randomInt } from "node:crypto";
import { v7 as uuidv7 } from "uuid";
import { extractPdfText } from "../client/pdf-text.js";
import { eventually, expectContains, expectEqual, expectThere } from "../client/surprise.js";
import { LinkHolder } from "../people/index.js";
import { agreementOf } from "../people/off-platform.js";
import { pageOfWriting } from "../people/pictures.js";
import { Application } from "./application.js";
import { hasMessage } from "./journey.js";
import type { Report, Scenario, Stage } from "./scenario.js";
import { DEPARTMENT_THEN_SCHOOL, DemoServer, SCHOOL_ONLY, type Sides } from "./sides.js";
import { canMoveClock, staffNames, takeSides, whenTheCohortHasClosed } from "./stage-hands.js";

const EMPLOYER_DATA = {
  reasonCategory: "EMPLOYER_DATA",
  details: "单位地址与营业执照不一致，请核对后重新提交。",
};
const UNCLEAR = { reasonCategory: "UNCLEAR_MATERIAL", details: "第一页公章不清晰，请重新拍摄后上传。" };

/** 线下签约 (F-30…F-35) with every verdict of both reviews and every ending; uses up one graduate of each of two schools. */
export const offlineSigning: Scenario = {
  name: "offline-signing",
  about:
    "线下签约全流程：暂存、提交、撤回、放弃、两次审核的通过/退回/不通过、下载、本人与单位回传、情况说明、签约后修改、逾期关闭",
  play: async (stage) => {
    const server = await DemoServer.at(stage.url);
    const sides = await takeSides(server, DEPARTMENT_THEN_SCHOOL, stage.report);
    const begin = () => new Application(sides, stage.report, staffNames(server), true);
    await theAgreement(sides, begin, stage.report);
    await theStatement(sides, begin());
    await theLink(stage, sides, begin);
    await reviewedOnce(server, stage);
  },
};

/** F-30, F-31, F-07, F-12, F-13: every way the review of the agreement can go. */
async function theAgreement(sides: Sides, begin: () => Application, report: Report): Promise<void> {
  const draft = begin();
  await draft.isSaved();
  await draft.isDeleted();

  const incomplete = await sides.graduate.submitsApplication(uuidv7(), { employerName: "待定单位" });
  expectEqual("未填完不能提交 incomplete", incomplete.__typename, "InvalidInput");
  const first = begin();
  await first.applies();
  await first.isWithdrawn("WITHDRAWN");
  await first.isAbandoned();

  const second = begin();
  await second.applies();
  await refusesAnother(sides, report);
  await second.isReturnedBy("department", EMPLOYER_DATA, "AGREEMENT_RETURNED");
  await second.applies({ address: "云谷路9号" });
  await second.isRejectedBy("department", EMPLOYER_DATA, "AGREEMENT_REJECTED");

  const third = begin();
  await third.applies();
  await third.passesDepartment({}, "AGREEMENT_SCHOOL_REVIEW");
  const tooLate = "学生 学院审核后不能撤回  no withdrawal after a verdict (F-12)";
  await third.isRefused(tooLate, sides.graduate.withdraws(third.id), "VERDICT_GIVEN");
  await third.isReturnedBy("school", EMPLOYER_DATA, "AGREEMENT_RETURNED");
  await third.applies({ address: "云谷路9号" });
  await third.passesDepartment({}, "AGREEMENT_SCHOOL_REVIEW");
  await third.isRejectedBy("school", EMPLOYER_DATA, "AGREEMENT_REJECTED");
}

/** F-01 */
async function refusesAnother(sides: Sides, report: Report): Promise<void> {
  const refused = await sides.graduate.submitsApplication(
    uuidv7(),
    agreementOf(sides.who.rival, sides.who.graduate),
  );
  expectEqual("已在签约中 committed", refused.__typename, "CommittedElsewhere");
  report.step("学生 在审期间不能再提交另一份  one commitment at a time (F-01)");
}

async function approved(application: Application): Promise<void> {
  await application.applies();
  await application.isApprovedForStamp();
}

/** F-34, F-12 and F-07 of the second review: the only way out is the statement. */
async function theStatement(sides: Sides, application: Application): Promise<void> {
  await approved(application);
  const noWayOut = "学生 协议审核通过后不能放弃  no 放弃 from here on (F-07)";
  await application.isRefused(noWayOut, sides.graduate.abandons(application.id), "RECORD_MOVED_ON");
  await application.isStamped("STATEMENT");
  await application.isWithdrawn("SIGNING_WITHDRAWN");
  await application.isStamped("STATEMENT");
  await application.passesDepartment();
  await application.isRefused(
    "学校 情况说明不能审核通过  a statement is never approved (F-34)",
    sides.school.approves(application.id, application.submission),
    "STATEMENT_GIVEN",
  );
  await application.isRejectedBy("school", UNCLEAR);
}

/** F-32, F-33, F-35: the employer's help, every verdict of the second review, and what follows the signing. */
async function theLink(stage: Stage, sides: Sides, begin: () => Application): Promise<void> {
  const failing = begin();
  await approved(failing);
  await failing.isStamped();
  await failing.isReturnedBy("department", UNCLEAR);
  await failing.isStamped();
  await failing.isRejectedBy("department", UNCLEAR);

  const application = begin();
  await approved(application);
  await documentIsThere(application);
  const holder = await receivesLink(stage, application);
  if (holder) await employerReturns(holder, application);
  else await application.isStamped();
  await application.passesDepartment();
  await application.isReturnedBy("school", UNCLEAR);
  if (holder) {
    expectEqual("单位看到退回原因", (await holder.page()).agreement?.returnReason, UNCLEAR.details);
  }
  await application.isStamped();
  if (holder) expectEqual("链接不再需要 nothing to do", (await holder.page()).state, "MOVED_ON");
  await application.passesDepartment();
  await application.isApproved("SIGNED", "签约完成");
  const { name, nature } = sides.who.employer;
  await application.registryShows({ code: "10", employerName: name });
  stage.report.step(`就业管理系统 已收到毕业去向（单位性质 ${nature}）  reported (F-92)`);
  await isAmended(application);
}

/** F-31: number and PDF. */
async function documentIsThere({ sides, id, report }: Application): Promise<void> {
  const agreement = await eventually(async () => {
    const seen = expectThere("协议 agreement", await sides.graduate.agreement(id));
    expectThere("就业协议书 document", seen.document);
    return seen;
  }, 30_000);
  const number = expectThere("协议编号 number", agreement.number);
  for (const person of [sides.graduate, sides.department, sides.school]) {
    const { status, bytes } = await person.line.download(id);
    expectEqual("下载 download", status, 200);
    expectContains("协议书内容 text", await extractPdfText(bytes), [number, sides.who.graduate.name]);
  }
  expectEqual("其他学校 another school", (await sides.strangers.reviewer.line.download(id)).status, 404);
  report.step(`就业协议书已生成，编号 ${number}  number and PDF (F-31)`);
}

/** F-32: null where nobody can look into the inbox. */
async function receivesLink({ url, report }: Stage, { sides, id }: Application): Promise<LinkHolder | null> {
  const mobile = `1390000${String(randomInt(10_000)).padStart(4, "0")}`;
  const sent = await sides.graduate.sendsStampLink(id, mobile);
  expectEqual("发送链接 the link is sent", sent.record?.status, "AWAITING_STAMP");
  const inbox = await fetch(`${url}/dev/sms`);
  if (!inbox.ok) {
    report.skipped("单位协助回传 the link of an SMS", "服务器没有短信收件箱 no inbox");
    return null;
  }
  const holder = await eventually(async () => expectThere("短信 SMS", await LinkHolder.of(url, mobile)));
  report.step("学生 发送短信，请单位协助回传  the employer gets a link (F-32)");
  return holder;
}

async function employerReturns(holder: LinkHolder, application: Application): Promise<void> {
  const { who } = application.sides;
  const page = await holder.page();
  const seen = { state: page.state, graduate: page.agreement?.graduate, employer: page.agreement?.employer };
  expectEqual("单位打开链接 opened", seen, {
    state: "OPEN",
    graduate: who.graduate.name,
    employer: who.employer.name,
  });
  const pdf = await holder.downloads(expectThere("下载地址 address", page.documentUrl));
  expectContains("协议书内容 text", await extractPdfText(pdf), [who.graduate.name]);
  const uploads = [
    await holder.uploads(uuidv7(), await pageOfWriting(11)),
    await holder.uploads(uuidv7(), await pageOfWriting(12)),
  ];
  expectEqual("单位提交 submitted", (await holder.submits(uploads)).state, "SUBMITTED");
  await application.isStampedByTheEmployer({
    step: "单位 下载、盖章、上传并提交，无需账号  returned without an account (F-32)",
    status: "DEPARTMENT_REVIEW",
    messages: { graduate: ["单位已回传就业协议书"] },
  });
  const other = await holder.uploads(uuidv7(), await pageOfWriting(13)).then(
    () => "uploaded",
    () => "refused",
  );
  expectEqual("提交后不能再上传 nothing more", other, "refused");
}

/** F-35 */
async function isAmended({ sides, id, report }: Application): Promise<void> {
  const natureCode = sides.who.employer.nature === "31" ? "39" : "31";
  const amended = await sides.school.amendsAgreement(id, { natureCode });
  expectEqual("学校修改单位性质 amended", amended.agreement?.status, "SIGNED");
  const refused = await sides.department.amendsAgreement(id, { natureCode: "10" });
  expectEqual("学院不能修改 never a department", refused.__typename, "NotAllowed");
  await hasMessage(sides.graduate, id, ["签约信息已修改"]);
  report.step("学校 签约后修改单位性质，学生收到通知；学院不能修改  amended by the school alone (F-35)");
}

/** F-10: the school alone; and the closing of the cohort, where the clock can be moved (F-90a). */
async function reviewedOnce(server: DemoServer, { report }: Stage): Promise<void> {
  const sides = await takeSides(server, SCHOOL_ONLY, report);
  const application = new Application(sides, report, staffNames(server), false);
  await approved(application);
  await application.isStamped();
  await application.isWithdrawn("SIGNING_WITHDRAWN");
  await application.isStamped();
  if (!(await canMoveClock(server, report, "届末截止 the closing of the cohort"))) {
    await application.isApproved("SIGNED", "签约完成");
    return;
  }
  await application.isReturnedBy("school", UNCLEAR);
  const later = await whenTheCohortHasClosed(server, sides);
  await application.isEndedByTheClock(later, {
    step: "系统 本届截止，未提交的签约逾期关闭  closed by the clock (F-90a)",
    status: "CLOSED",
    messages: { graduate: ["签约逾期关闭"] },
  });
}
