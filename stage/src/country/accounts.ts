import type { DemoAccount, DemoApp, DemoEmployer, DemoGraduate, DemoStaffAccount } from "./country.js";
import { KNOWN_GRADUATES } from "./roster.js";
import { schools } from "./schools.js";

/** Of every account of the demo country. */
export const DEMO_PASSWORD = "Demo@2027";

/** The first employers are in the table of accounts. */
export const NAMED_EMPLOYERS = 3;

/** Beside KNOWN_GRADUATES, in the same order. */
const graduatesSee = [
  "首次登录须确认信息；学校先院系再校级审核",
  "学校仅校级审核，三方协议；姓名含生僻字",
  "少数民族姓名，两方协议",
  "研究生；就业管理系统中的信息已变更，审核页有标注",
  "定向（不可网签），单位无法邀请",
  "往届毕业生，可办理至次年1月31日",
  "学校本届未开通网上签约，单位无法邀请",
  "研究生，定向（可网签）",
];

const staffSees: Record<string, string> = {
  ylcj: "校级审核（先院系再校级）、签约设置",
  "ylcj.jr": "金融学院审核，院系先审",
  "ylcj.read": "只读账号：可看不可办",
  "ylcj.bk": "仅本专科毕业生",
  "ylcj.yjs": "仅研究生",
  jdlg: "校级审核（仅校级），三方协议",
  ylnl: "校级审核（仅校级），两方协议，专科",
  jdsf: "本届尚未开通网上签约，可查看往届",
  yunnan: "本省各校进度，两方协议",
  jiangsu: "本省各校进度，三方协议",
  ministry: "全国各省各校",
  operator: "平台客服",
};

const roleLabels: Record<DemoStaffAccount["role"], string> = {
  DEPARTMENT: "院系",
  SCHOOL: "高校",
  PROVINCE: "省级",
  MINISTRY: "部级",
  OPERATOR: "平台客服",
};

/** The short table of whom to sign in as. */
export function knownAccounts(
  graduates: readonly DemoGraduate[],
  employers: readonly DemoEmployer[],
  staff: readonly DemoStaffAccount[],
): DemoAccount[] {
  return [
    ...graduates
      .slice(0, KNOWN_GRADUATES)
      .map((person, index) =>
        line(
          "student",
          "毕业生",
          `${person.name} · ${schoolName(person.schoolCode)}`,
          person.mobile,
          graduatesSee[index],
        ),
      ),
    ...employers.slice(0, NAMED_EMPLOYERS).map((employer) => employerLine(employer, true)),
    ...employers.slice(0, 1).map((employer) => employerLine(employer, false)),
    ...Object.entries(staffSees).flatMap(([username, see]) =>
      staff
        .filter((account) => account.username === username)
        .map((account) => line("admin", roleLabels[account.role], organisation(account), username, see)),
    ),
  ];
}

function line(app: DemoApp, role: string, who: string, login: string, see = ""): DemoAccount {
  return { app, role, who, login, password: DEMO_PASSWORD, see };
}

function employerLine(employer: DemoEmployer, inCharge: boolean): DemoAccount {
  const account = employer.accounts.find((each) => each.inCharge === inCharge);
  const see = inCharge ? "查找毕业生、收藏、发起签约" : "同一单位的同事账号";
  return line("employer", "用人单位", `${account?.name} · ${employer.name}`, account?.mobile ?? "", see);
}

function organisation(account: DemoStaffAccount): string {
  const place = account.schoolCode === null ? account.name : schoolName(account.schoolCode);
  return account.departmentName === null ? place : `${place} · ${account.departmentName}`;
}

function schoolName(code: string): string {
  return schools.find((school) => school.code === code)?.name ?? code;
}
