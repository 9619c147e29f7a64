import { maskMobile } from "@gd/server/catalogue/index.js";
import { query, sql } from "@gd/server/database/sql.js";
import { hashPassword } from "@gd/server/parties/identity/index.js";
import { TestClock } from "@gd/server/platform/clock.js";
import type { Platform } from "@gd/server/platform/platform.js";
import { v7 as uuidv7 } from "uuid";
import { DEMO_PASSWORD } from "../country/accounts.js";
import { applicants, type DemoApplicant } from "../country/applicants.js";
import { inProcessLine } from "../history/in-process-line.js";
import { finishJobs } from "../history/play.js";
import { Onboarder, type Operator, type Outcome, type VerificationFilled } from "../people/index.js";
import { isPlayed, operatorOf } from "./operator-of.js";

const DAY_MS = 86_400_000;
/** How long the operator takes for a verdict. */
const VERDICT_AFTER_S = 3 * 3600;

/** Employers in every state of verification, each brought there by the real acts, in the last days (F-70). */
export async function playApplicants(platform: Platform): Promise<void> {
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  const oldestFirst = [...applicants].sort((one, other) => other.daysAgo - one.daysAgo);
  for (const applicant of oldestFirst) {
    const clock = new TestClock(new Date(platform.clock.now().getTime() - applicant.daysAgo * DAY_MS));
    const then: Platform = { ...platform, clock };
    const registrant = await registered(then, applicant, passwordHash);
    await brought(then, clock, registrant, applicant);
    await finishJobs(then);
  }
}

/** As the registration leaves it; codes by SMS are for people who are there. */
async function registered(
  platform: Platform,
  { mobile }: DemoApplicant,
  passwordHash: string,
): Promise<Onboarder> {
  const { pool, keys, clock } = platform;
  const [employerId, accountId] = [uuidv7(), uuidv7()];
  await query(
    pool,
    sql`insert into employer (id, name, contact_mobile_sealed, registered_at)
      values (${employerId}, '', ${keys.seal("employer.contact_mobile_sealed", mobile).bytes}, ${clock.now()})`,
  );
  await query(
    pool,
    sql`insert into employer_account (id, employer_id, name, mobile_index, mobile_sealed, mobile_mask, password_hash,
        in_charge)
      values (${accountId}, ${employerId}, ${maskMobile(mobile)}, ${keys.blindIndex("mobile", mobile)},
        ${keys.seal("employer_account.mobile_sealed", mobile).bytes}, ${maskMobile(mobile)}, ${passwordHash}, true)`,
  );
  const viewer = {
    ...({ role: "EMPLOYER", sessionId: accountId, accountId, employerId, inCharge: true } as const),
    ...{ mayInvite: true, mayTerminate: true, name: maskMobile(mobile), organisation: "待认证单位" },
  };
  return new Onboarder(inProcessLine(platform, "employer", viewer));
}

async function brought(
  platform: Platform,
  clock: TestClock,
  registrant: Onboarder,
  applicant: DemoApplicant,
): Promise<void> {
  const { state } = applicant;
  if (state === "REGISTERED") return;
  const form = formOf(applicant);
  // Who is verified by now had given a first one up.
  if (state === "VERIFIED") await givenUp(registrant, applicant);
  await done(registrant.saves(form), applicant);
  if (state === "DRAFT") return;
  if (state === "TRANSFER") return await done(registrant.asksForTransfer(), applicant);
  const files = await registrant.uploadsProofs(form);
  await done(registrant.submits(form, files), applicant);
  if (state === "WITHDRAWN") await done(registrant.withdraws(), applicant);
  if (state === "OPERATOR_REVIEW" || state === "WITHDRAWN") return;
  clock.advance(VERDICT_AFTER_S);
  await decided(await operatorOf(platform), registrant.recordId, applicant);
}

async function givenUp(registrant: Onboarder, applicant: DemoApplicant): Promise<void> {
  const form = formOf(applicant);
  await done(registrant.saves(form), applicant);
  await done(registrant.submits(form, await registrant.uploadsProofs(form)), applicant);
  await done(registrant.withdraws(), applicant);
  await done(registrant.abandons(), applicant);
  registrant.beginsAnew();
}

async function decided(operator: Operator, id: string, applicant: DemoApplicant): Promise<void> {
  const { state } = applicant;
  if (state === "VERIFIED") await done(operator.approves(id, 1), applicant);
  if (state === "RETURNED") {
    const details = "营业执照上的公章不清晰，授权书缺少负责人签字，请重新拍照上传";
    await done(operator.returns(id, 1, "LICENCE", details), applicant);
  }
  if (state === "REJECTED") {
    await done(
      operator.rejects(id, 1, "LETTER", "授权书上的单位名称与营业执照不一致，请重新出具后再申请"),
      applicant,
    );
  }
}

function formOf({
  uscc,
  name,
  legalForm,
  division,
  address,
  differs,
  ...who
}: DemoApplicant): VerificationFilled {
  const transfer = who.state === "TRANSFER";
  return {
    organisationForm: "ENTERPRISE",
    method: transfer ? "TRANSFER" : "LICENCE",
    uscc,
    employerName: differs ? name.replace("精密制造", "精密机械制造") : name,
    legalForm: differs ? "有限责任公司" : legalForm,
    natureCode: "39",
    industryCode: "34",
    divisionCode: division,
    address,
    contactName: who.person,
    contactMobile: who.mobile,
    contactEmail: `hr@${uscc.toLowerCase()}.example`,
    personName: who.person,
    personDocument: who.document,
    personPosition: "人力资源主管",
    ...(transfer && { bankName: "示例银行营业部", bankAccount: "6222021234567895" }),
  };
}

async function done(asked: Promise<Outcome<object>>, { name }: DemoApplicant): Promise<void> {
  await isPlayed(asked, name);
}
