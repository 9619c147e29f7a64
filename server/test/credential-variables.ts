import { fromBase32 } from "../../stage/src/client/authenticator.js";
import type { CodePurpose } from "../src/parties/credentials/codes.types.js";
import { type CodeApp, keepCode } from "../src/parties/credentials/sent-code.js";
import { beginFactor, confirmFactor } from "../src/parties/identity/second-factor.js";
import { openTicket } from "../src/parties/identity/sign-in-steps.js";
import { totpAt } from "../src/parties/identity/totp.js";
import type { Person, TestApp } from "./app.js";
import type { CrowdedWorld } from "./crowded-world.js";
import {
  aGraduate,
  anEmployer,
  aStaffAccount,
  PASSWORD,
  type TestEmployer,
  type TestGraduate,
  type TestStaff,
} from "./factories.js";
import type { Sending } from "./operation-variables.js";
import { asksToRegister, codeOf } from "./registering.js";

const NEW_PASSWORD = "Xingqiu-88";

/** 修改密码 of an account made for it. */
export const changesPassword = (person: Person): Sending => ({
  person,
  variables: { currentPassword: PASSWORD, password: NEW_PASSWORD },
});

/** What the two apps send whose accounts have a number. */
export const CODES_OF_GRADUATES = {
  BeginMobileChange: async (on: TestApp) => ({
    person: await aGraduate(on.platform),
    variables: { mobile: "13800006201" },
  }),
  ChangeMobile: async (on: TestApp) => changesMobile(on, await aGraduate(on.platform), "student"),
  SendCode: async (on: TestApp) => {
    const { mobile: account } = await aGraduate(on.platform);
    return { person: null, variables: { purpose: "SIGN_IN", account } };
  },
  ResetPassword: async (on: TestApp) => {
    const { accountId } = await aGraduate(on.platform);
    const code = await aCode(on, "student", "RESET_PASSWORD", accountId);
    return { person: null, variables: { ...code, password: NEW_PASSWORD } };
  },
  SignInGraduateByCode: async (on: TestApp) => {
    const { accountId } = await aGraduate(on.platform);
    return { person: null, variables: await aCode(on, "student", "SIGN_IN", accountId) };
  },
};

export const CODES_OF_EMPLOYERS = {
  BeginMobileChange: async (on: TestApp) => ({
    person: await anEmployer(on.platform),
    variables: { mobile: "13800006202" },
  }),
  ChangeMobile: async (on: TestApp) => changesMobile(on, await anEmployer(on.platform), "employer"),
  SendCode: async () => ({ person: null, variables: { purpose: "SIGN_IN", account: "13900009998" } }),
  ResetPassword: async (on: TestApp) => {
    const { accountId } = await anEmployer(on.platform);
    const code = await aCode(on, "employer", "RESET_PASSWORD", accountId);
    return { person: null, variables: { ...code, password: NEW_PASSWORD } };
  },
  SignInEmployerByCode: async (on: TestApp) => {
    const { accountId } = await anEmployer(on.platform);
    return { person: null, variables: await aCode(on, "employer", "SIGN_IN", accountId) };
  },
};

async function aCode(on: TestApp, app: CodeApp, purpose: CodePurpose, accountId: string) {
  const { ticket } = await keepCode(on.platform, { app, purpose, accountId, now: on.clock.now() });
  return { ticket, code: await codeOf(on, ticket) };
}

/** Numbers that nobody has: each is taken by the change. */
let nextNew = 6203;

/** Both codes of a change of the number. */
async function changesMobile(on: TestApp, person: TestGraduate | TestEmployer, app: CodeApp) {
  const { platform, clock } = on;
  const code = { app, purpose: "CHANGE_MOBILE", accountId: person.accountId, now: clock.now() } as const;
  const { ticket: oldTicket } = await keepCode(platform, code);
  const { ticket: newTicket } = await keepCode(platform, { ...code, to: `1380000${nextNew++}` });
  const codes = { oldCode: await codeOf(on, oldTicket), newCode: await codeOf(on, newTicket) };
  return { person, variables: { input: { oldTicket, newTicket, ...codes } } };
}

/** Somebody of a roster on the way to an account. */
export async function registersInSteps(on: TestApp, graduate: TestGraduate) {
  const { name, idNumber, studentNumber, candidateNumber, mobile } = graduate;
  const input = { name, idNumber, studentNumber, candidateNumber, mobile, password: PASSWORD };
  const { data } = await asksToRegister(on, input);
  const ticket = data?.asked.ticket ?? "";
  return { person: null, variables: { ticket, code: await codeOf(on, ticket) } };
}

/** What the desk sends of passwords and second factors (P-12, P-13). */
export const CREDENTIALS = {
  ChangePassword: async (on: TestApp) => changesPassword(await aStaffAccount(on.platform)),
  ResetStaffPassword: aColleague,
  ResetStaffFactor: aColleague,
  OwnSecondFactor: async (on: TestApp) => ({ person: await aStaffAccount(on.platform), variables: {} }),
  RemoveOwnFactor: async (on: TestApp) => ({ person: await aStaffAccount(on.platform), variables: {} }),
  BeginFactor: async (on: TestApp) => ({ person: await aStaffAccount(on.platform), variables: {} }),
  ConfirmFactor: async (on: TestApp) => {
    const person = await aStaffAccount(on.platform);
    return { person, variables: { code: codeNow(on, await begun(on, person)) } };
  },
  ProveIdentity: async (on: TestApp) => ({
    person: await aStaffAccount(on.platform),
    variables: { passwordOrCode: PASSWORD },
  }),
  ProveFactor: async (on: TestApp) => {
    const { platform, clock } = on;
    const operator = await aStaffAccount(platform, { role: "OPERATOR" });
    const secret = await begun(on, operator);
    await confirmFactor(platform, operator.id, codeNow(on, secret), "192.0.2.1");
    clock.advance(30);
    const ticket = await openTicket(platform.pool, operator.id, clock.now());
    return { person: null, variables: { ticket, code: codeNow(on, secret) } };
  },
  ChangePasswordOfTicket: async (on: TestApp) => {
    const { platform, clock } = on;
    const { id } = await aStaffAccount(platform, { role: "SCHOOL" });
    await platform.pool.query("insert into password_to_change values ($1, $2)", [id, clock.now()]);
    const ticket = await openTicket(platform.pool, id, clock.now());
    return { person: null, variables: { ticket, password: NEW_PASSWORD } };
  },
};

async function aColleague(on: TestApp, { school, staff }: CrowdedWorld): Promise<Sending> {
  const { id } = await aStaffAccount(on.platform, { school });
  return { person: staff, variables: { id } };
}

async function begun(on: TestApp, { id, username }: TestStaff): Promise<Buffer> {
  const { secret } = await beginFactor(on.platform, { accountId: id, username });
  return fromBase32(secret);
}

function codeNow(on: TestApp, secret: Buffer): string {
  return totpAt(secret, on.clock.now());
}
