import { v7 as uuidv7 } from "uuid";
import { OperationFailed } from "../client/conversation.js";
import { expectEqual, expectThere, Surprise } from "../client/surprise.js";
import { Graduate } from "../people/index.js";
import { termsFor } from "../people/invitation-terms.js";
import type { Report } from "./scenario.js";
import type { DemoServer, Sides } from "./sides.js";

/** Invitations that break a rule are refused beside their field, and nothing is sent (F-21). */
export async function wrongTermsAreRefused(sides: Sides, favouriteId: string, report: Report): Promise<void> {
  const { employer, who } = sides;
  const right = termsFor(who.employer, expectThere("岗位 offer", who.employer.jobOffers[0]), 10);
  const { job } = right;
  const wrong = {
    "terms.validDays": [
      { ...right, validDays: 0 },
      { ...right, validDays: 31 },
    ],
    "terms.job.supplement": [{ ...right, job: { ...job, supplement: "补".repeat(1001) } }],
    "terms.job.positionName": [{ ...right, job: { ...job, positionName: " " } }],
    "terms.contactMobile": [{ ...right, contactMobile: "12345" }],
  };
  const before = (await employer.counts()).awaitingAnswer;
  for (const [field, variants] of Object.entries(wrong)) {
    for (const terms of variants) {
      const { fields } = await employer.invites(uuidv7(), favouriteId, terms);
      expectEqual(
        `错误的邀请内容 wrong terms: ${field}`,
        fields?.map((problem) => problem.field),
        [field],
      );
    }
  }
  expectEqual("没有发出邀请 nothing was sent", (await employer.counts()).awaitingAnswer, before);
  report.step("单位 有效期0天/31天、补充内容1001字等被逐项指出  wrong terms are named field by field");
}

/** Those who may not sign online are found, but cannot be invited (F-22, P-11). */
export async function barredCannotBeInvited(server: DemoServer, sides: Sides, report: Report): Promise<void> {
  const { graduates, schools } = server.country;
  const closed = schools.filter((school) => !school.settings).map((school) => school.code);
  const barred = {
    TRAINING_MODE: graduates.find((person) => ["21", "41"].includes(person.trainingMode)),
    SIGNING_OFF: graduates.find((person) => closed.includes(person.schoolCode)),
  };
  const { employer, who } = sides;
  for (const [code, found] of Object.entries(barred)) {
    const { name, idNumber, schoolCode } = expectThere(`毕业生 graduate ${code}`, found);
    const schoolName = schools.find((school) => school.code === schoolCode)?.name ?? "";
    const favouriteId = await employer.keeps({ name, idNumber, schoolName });
    expectThere("不可邀请的原因 reason", (await employer.favourite(favouriteId))?.notInvitableReason);
    const terms = termsFor(who.employer, expectThere("岗位 offer", who.employer.jobOffers[0]), 10);
    const refused = await employer.invites(uuidv7(), favouriteId, terms);
    expectEqual(`不可网签的毕业生 ${name}`, [refused.__typename, refused.code], ["NotAllowed", code]);
  }
  report.step("单位 不能邀请定向（不可网签）和学校未开通的毕业生  those who may not sign cannot be invited");
}

/** F-93: until the data are confirmed nearly everything is refused. Looks at someone only; confirms nothing. */
export async function dataComeFirst(server: DemoServer, report: Report): Promise<void> {
  for (const person of server.country.graduates.filter((each) => !each.confirmed)) {
    const graduate = new Graduate(await server.line("student", person.mobile));
    if ((await graduate.self()).confirmedAt) continue;
    const refused = await graduate.home().then(
      () => null,
      (error: unknown) => error,
    );
    if (!(refused instanceof OperationFailed)) {
      throw new Surprise("未确认信息 unconfirmed data (F-93)", "NOT_CONFIRMED", refused);
    }
    expectEqual("未确认信息 unconfirmed data (F-93)", refused.code, "NOT_CONFIRMED");
    report.step("学生 未确认本人信息前不能办理  nothing before the data are confirmed");
    return;
  }
  report.skipped("未确认信息 unconfirmed data", "所有毕业生都已确认信息 everybody has confirmed");
}
