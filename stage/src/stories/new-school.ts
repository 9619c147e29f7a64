import { randomInt } from "node:crypto";
import { eventually, expectEqual, expectThere } from "../client/surprise.js";
import { type DemoGraduate, newSchool } from "../country/index.js";
import { codeAt, Graduate } from "../people/index.js";
import { Founding, NEW_STAFF } from "./founding.js";
import { InvitationJourney } from "./invitation-journey.js";
import { followed } from "./journey.js";
import type { Report, Scenario } from "./scenario.js";
import { DemoServer } from "./sides.js";
import { everySideDownloads, isReported } from "./signed-papers.js";

/** From the ministry to the first signed agreement of a school that did not exist; once per database. */
export const newSchoolScenario: Scenario = {
  name: "new-school",
  about: "新学校从无到有：导入省份和学校、各级账号、开通模块、上传名单、开启签约，直到第一份签约完成的协议",
  play: async ({ url, report }) => {
    const server = await DemoServer.at(url);
    const founding = new Founding(server, report);
    await founding.ministryBringsSchool();
    await founding.provincePrepares();
    await nobodyRegistersUnlisted(server, report);
    await founding.schoolUploadsRoster();
    await founding.schoolOpensSigning();
    const registered = await graduateRegisters(server, url, report);
    const sides = await server.sides(registered, pick(server.country.employers));
    const self = await sides.graduate.confirmsData();
    expectEqual("毕业生确认信息 data confirmed (F-93)", self.__typename, "GraduateViewer");
    expectEqual("毕业生可以签约 may sign", (await sides.graduate.self()).notOperatingReason, null);
    report.step(`—— ${newSchool.name} · ${sides.who.graduate.name}  与  ${sides.who.employer.name} ——`);
    await followed(new InvitationJourney(sides, staffNames(), report), async (journey) => {
      await journey.findsAndKeeps();
      await journey.invites();
      await journey.isAccepted("DEPARTMENT_REVIEW");
      await journey.passesDepartment();
      const number = await journey.isSigned();
      await isReported(journey, number);
      await everySideDownloads(journey, number, "TWO_PARTY");
    });
  },
};

function staffNames(): string[] {
  const { departments, ...others } = NEW_STAFF;
  return [...Object.values(others), ...departments];
}

/** Before the school has sent its roster, its graduates are nobody (P-07). */
async function nobodyRegistersUnlisted(server: DemoServer, report: Report): Promise<void> {
  const early = new Graduate(server.anyLine("student"));
  const refused = await early.asksToRegister(pick(server.country.newcomers), server.country.password);
  expectEqual("名单上报前不能注册 registering before the roster", refused.code, "NOT_MATCHED");
  report.step("学生 名单上报前不能注册账号  graduate: no account before the roster is there");
}

/** P-12: somebody of the uploaded roster makes an account with the code that comes to the roster's number. */
async function graduateRegisters(server: DemoServer, url: string, report: Report): Promise<DemoGraduate> {
  const person = pick(server.country.newcomers);
  const first = new Graduate(server.anyLine("student"));
  const { password } = server.country;
  const stranger = await first.asksToRegister({ ...person, mobile: "13800000000" }, password);
  expectEqual("他人手机号码 another's number", stranger.code, "OTHER_MOBILE");
  const { ticket } = await first.asksToRegister(person, password);
  const code = await eventually(async () => expectThere("短信验证码 code", await codeAt(url, person.mobile)));
  const done = await first.confirmsRegistration(expectThere("验证码已发送 code sent", ticket), code);
  expectEqual("注册账号 registered", [done.__typename, done.message], ["GraduateViewer", undefined]);
  report.step("学生 凭名单信息和短信验证码注册账号并登录  graduate: registers and signs in");
  return person;
}

function pick<T>(list: readonly T[]): T {
  return expectThere("任选其一 one of them", list[randomInt(list.length)]);
}
