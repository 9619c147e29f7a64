import { randomInt } from "node:crypto";
import { v7 as uuidv7 } from "uuid";
import type { HttpLine } from "../client/http-line.js";
import { eventually, expectContains, expectEqual, expectThere } from "../client/surprise.js";
import { inventedIdNumber, inventedUscc } from "../country/numbers.js";
import { Random } from "../country/random.js";
import { amountAt, codeAt, Employer, Onboarder, Operator, type VerificationFilled } from "../people/index.js";
import type { Report, Scenario } from "./scenario.js";
import { DemoServer, SCHOOL_ONLY } from "./sides.js";

/** 平台客服 of the demo country. */
const OPERATOR = "operator";

/** An organisation of the embedded register. */
const KNOWN = { uscc: "91530102MAYYY8015G", name: "昆明滇池示例软件有限公司" };

const PASSWORD = "Onboard-2027";

/** From a mobile number to the first signed agreement, by both ways of verification; suspension and lifting (F-70, F-76). */
export const employerOnboarding: Scenario = {
  name: "employer-onboarding",
  about:
    "单位注册：证照和对公打款两种认证、退回、不通过、重新提交、加入已认证单位，直到第一份签约完成的协议；暂停与恢复",
  play: async ({ url, report }) => {
    const server = await DemoServer.at(url);
    const operator = new Operator(await server.line("admin", OPERATOR));
    const first = await registers(server, url, report);
    const employer = await byLicence(first, operator, report);
    await byTransfer(url, await registers(server, url, report), operator, report);
    await joins(await registers(server, url, report), employer.uscc, report);
    await signs(server, employer, report);
    await isSuspended(server, operator, employer, report);
  },
};

/** A new number, its code, and the account; nobody is looked for before the verification. */
async function registers(server: DemoServer, url: string, report: Report): Promise<Onboarder> {
  const mobile = `166${String(randomInt(100_000_000)).padStart(8, "0")}`;
  const registrant = new Onboarder(server.anyLine("employer"));
  const { ticket = "" } = await registrant.asksForCode(mobile);
  const code = await eventually(async () => expectThere("短信验证码 code", await codeAt(url, mobile)));
  const wrong = code === "000000" ? "111111" : "000000";
  const guessed = await registrant.registers(ticket ?? "", wrong, PASSWORD);
  expectEqual("错误验证码 a wrong code", guessed.__typename, "InvalidInput");
  const made = await registrant.registers(ticket ?? "", code, PASSWORD);
  expectEqual(
    "注册成功 registered",
    [made.__typename, made.verified, made.inCharge],
    ["EmployerViewer", false, true],
  );
  const replayed = await new Onboarder(server.anyLine("employer")).registers(ticket ?? "", code, PASSWORD);
  expectEqual("验证码不能再次使用 a code is used once", replayed.__typename, "InvalidInput");
  const early = await new Employer(registrant.line).findsGraduate({
    name: "任意",
    idNumber: "110101199003074477",
    schoolName: expectThere("学校 school", server.country.schools[0]).name,
  });
  expectEqual("认证前不能查询毕业生 no search before (F-70)", early.code, "NOT_VERIFIED");
  report.step(
    `单位 凭短信验证码注册账号，认证前不能查询和邀请  employer: registers, neither finds nor invites yet`,
  );
  return registrant;
}

/** What an organisation that does not exist says of itself; its code is new in every run. */
function anOrganisation(
  method: "LICENCE" | "TRANSFER",
): VerificationFilled & { uscc: string; employerName: string } {
  const running = randomInt(100, 800);
  const uscc = inventedUscc("91", "530102", running);
  return {
    organisationForm: "ENTERPRISE",
    method,
    uscc,
    employerName: `昆明示例${running}${method === "TRANSFER" ? "打款" : "证照"}科技有限公司`,
    legalForm: "有限责任公司",
    natureCode: "39",
    industryCode: "34",
    divisionCode: "530102",
    address: "人民中路88号",
    contactName: "郑晓岚",
    contactMobile: "13888880001",
    contactEmail: "hr@onboarding.example",
    personName: "郑晓岚",
    personDocument: inventedIdNumber(new Random(running), "530102", "1990-03-07", "2"),
    ...(method === "TRANSFER" && { bankName: "示例银行昆明分行", bankAccount: "6222021234567895" }),
  };
}

interface Verified {
  line: HttpLine;
  uscc: string;
  employerName: string;
}

/** Licence: looked up, filled in, submitted; returned with a reason, corrected; rejected, begun anew; approved. */
async function byLicence(registrant: Onboarder, operator: Operator, report: Report): Promise<Verified> {
  const found = await registrant.looksUp(KNOWN.uscc);
  expectEqual("登记系统查询 looked up", [found.outcome, found.organisation?.name], ["FOUND", KNOWN.name]);
  const form = anOrganisation("LICENCE");
  await isDone("暂存 kept", registrant.saves(form), "DraftSaved");
  const bare = await registrant.submits(form, []);
  expectEqual("缺少材料 without files", bare.__typename, "InvalidInput");
  const files = await registrant.uploadsProofs(form);
  await isDone("提交认证 submitted", registrant.submits(form, files), "RecordChanged");
  report.step(
    "单位 查询登记信息、填写、上传营业执照和授权书，提交认证  employer: submits with licence and letter",
  );

  const id = registrant.recordId;
  const page = expectThere("审核页 page", await operator.page(id));
  expectEqual("登记系统无此单位 unknown to the register", page.record.registerOutcome, "UNKNOWN");
  const details = "营业执照上的公章看不清，请重新拍照上传";
  await isDone("退回修改 returned", operator.returns(id, 1, "LICENCE", details), "RecordChanged");
  const back = expectThere("单位认证 own", await registrant.verification());
  expectEqual("退回后待修改 is the employer's again", back.status, "RETURNED");
  expectContains("退回原因 the reason", back.timeline.at(-1)?.reason ?? "", [details]);
  const corrected = { ...form, address: "人民中路88号2幢" };
  await isDone("重新提交 again", registrant.submits(corrected, files), "RecordChanged");
  const stale = await operator.approves(id, 1);
  expectEqual("旧的提交不能通过 a stale one (F-06)", stale.__typename, "SubmissionChanged");
  const compared = expectThere("审核页 page", await operator.page(id));
  expectEqual(
    "修改前后对照 compared",
    compared.comparison?.changes.map(({ label }) => label),
    ["单位地址"],
  );
  report.step("客服 退回修改并说明原因，单位修改后重新提交  operator returns, the employer corrects");

  await isDone(
    "不通过 rejected",
    operator.rejects(id, 2, "LETTER", "授权书未签字，请重新签署"),
    "RecordChanged",
  );
  expectEqual("不通过 rejected", (await registrant.verification())?.status, "REJECTED");
  registrant.beginsAnew();
  await isDone("重新申请 begun anew", registrant.saves(corrected), "DraftSaved");
  const again = await registrant.uploadsProofs(corrected);
  await isDone("重新申请提交 submitted anew", registrant.submits(corrected, again), "RecordChanged");
  await isDone(
    "审核通过 approved",
    operator.approves(registrant.recordId, 1),
    "VerdictScheduled RecordChanged",
  );
  expectEqual("认证通过 verified", (await registrant.verification())?.status, "VERIFIED");
  report.step("客服 不通过后单位重新申请，审核通过  rejected, applied for anew, approved");
  return { line: registrant.line as HttpLine, uscc: form.uscc, employerName: form.employerName };
}

/** 对公打款: a wrong amount is told and counted, the right one lets it be submitted. */
async function byTransfer(
  url: string,
  registrant: Onboarder,
  operator: Operator,
  report: Report,
): Promise<void> {
  const form = anOrganisation("TRANSFER");
  await isDone("暂存 kept", registrant.saves(form), "DraftSaved");
  const files = await registrant.uploadsProofs(form);
  const early = await registrant.submits(form, files);
  expectEqual("未确认金额 before the amount", early.__typename, "InvalidInput");
  await isDone("申请打款 ordered", registrant.asksForTransfer(), "TransferChanged");
  await eventually(async () =>
    expectEqual("已打款 paid", (await registrant.verification())?.transfer?.state, "PAID"),
  );
  const amount = await eventually(async () =>
    expectThere("入账 paid in", await amountAt(url, form.employerName)),
  );
  const wrong = await registrant.confirmsTransfer(amount === "5.00" ? "5.01" : "5.00");
  expectEqual("金额不正确 a wrong amount", wrong.__typename, "InvalidInput");
  await isDone("金额正确 the right one", registrant.confirmsTransfer(amount), "TransferChanged");
  await isDone("提交认证 submitted", registrant.submits(form, files), "RecordChanged");
  await isDone(
    "审核通过 approved",
    operator.approves(registrant.recordId, 1),
    "VerdictScheduled RecordChanged",
  );
  report.step("单位 以对公打款认证，金额确认后提交并通过  employer: verified by a transfer");
}

/** A code that is verified leads to its organisation, and never into it. */
async function joins(registrant: Onboarder, uscc: string, report: Report): Promise<void> {
  const found = await registrant.looksUp(uscc);
  expectThere("已认证单位 verified already", found.verifiedAs);
  const asked = await registrant.asksToJoin(uscc, "吴一舟");
  expectEqual("申请加入 asks to join", asked.__typename, "JoinAsked");
  report.step(
    "单位 代码已认证的，只能申请加入，由网签负责人确认  a known code leads to its person in charge",
  );
}

/** The first invitation, answered and attested. */
async function signs(server: DemoServer, verified: Verified, report: Report): Promise<void> {
  const person = await server.freeGraduate(SCHOOL_ONLY);
  const sides = await server.sides(person, expectThere("单位 employer", server.country.employers[0]));
  const employer = new Employer(verified.line);
  const favouriteId = await employer.keeps({ ...person, schoolName: sides.who.schoolName });
  const id = uuidv7();
  await isDone(
    "发出邀请 invited",
    employer.invites(id, favouriteId, {
      validDays: 15,
      contactName: "郑晓岚",
      contactMobile: "13888880001",
      job: { categoryCode: "13", positionName: "软件开发工程师" },
    }),
    "AgreementChanged",
  );
  await isDone("应约 accepted", sides.graduate.accepts(id), "AgreementChanged");
  const { submission } = expectThere("记录 record", await sides.school.record(id));
  await isDone("审核通过 attested", sides.school.approves(id, submission), "RecordChanged");
  const signed = expectThere("协议 agreement", await employer.agreement(id));
  expectEqual("签约完成 signed", [signed.status, signed.employer?.name], ["SIGNED", verified.employerName]);
  report.step(`新认证单位 ${verified.employerName} 的第一份协议签约完成  its first agreement is signed`);
}

/** F-76 */
async function isSuspended(
  server: DemoServer,
  operator: Operator,
  verified: Verified,
  report: Report,
): Promise<void> {
  const id = expectThere("查询单位 found", await operator.findsEmployer(verified.employerName));
  await isDone("暂停使用 suspended", operator.suspends(id, "正在核实收到的反映"), "EmployerDetail");
  const person = await server.freeGraduate(SCHOOL_ONLY);
  const school = expectThere(
    "学校 school",
    server.country.schools.find(({ code }) => code === person.schoolCode),
  );
  const sought = { ...person, schoolName: school.name };
  const refused = await new Employer(verified.line).findsGraduate(sought);
  expectEqual("暂停期间不能查询 none while suspended", refused.code, "SUSPENDED");
  await isDone("恢复使用 lifted", operator.lifts(id, "经核实不属实"), "EmployerDetail");
  const found = await new Employer(verified.line).findsGraduate(sought);
  expectEqual("恢复后可以查询 found again", found.__typename, "GraduateHit");
  report.step("客服 暂停单位后不能邀请，恢复后照常  operator: suspends and lifts");
}

async function isDone(
  what: string,
  asked: Promise<{ __typename?: string; message?: string | null }>,
  wanted: string,
) {
  const answer = await asked;
  if (wanted.split(" ").includes(answer.__typename ?? "")) return;
  expectEqual(what, [answer.__typename, answer.message], [wanted, undefined]);
}
