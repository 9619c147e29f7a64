import { applicants } from "./applicants.js";
import type { DemoAccount, DemoApp, DemoEmployer, DemoGraduate, DemoStaffAccount } from "./country.js";
import data from "./data/accounts.json" with { type: "json" };
import { schools } from "./places.js";
import { KNOWN_GRADUATES } from "./roster.js";

/** Of every account of the demo country. */
export const DEMO_PASSWORD = "Demo@2027";

/** The first employers are in the table of accounts. */
export const NAMED_EMPLOYERS = 3;

/** Of `data/accounts.json`, beside KNOWN_GRADUATES in the same order: what there is to see. */
const { graduatesSee, staffSees, roleLabels } = data;

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
    ...applicants.map(({ person, name, mobile, see }) =>
      line("employer", "用人单位", `${person} · ${name}`, mobile, see),
    ),
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
  const see = inCharge ? "查询毕业生、收藏、发起签约" : "同一单位的同事账号";
  return line("employer", "用人单位", `${account?.name} · ${employer.name}`, account?.mobile ?? "", see);
}

function organisation(account: DemoStaffAccount): string {
  const place = account.schoolCode === null ? account.name : schoolName(account.schoolCode);
  return account.departmentName === null ? place : `${place} · ${account.departmentName}`;
}

function schoolName(code: string): string {
  return schools.find((school) => school.code === code)?.name ?? code;
}
