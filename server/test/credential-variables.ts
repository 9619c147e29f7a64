import { fromBase32 } from "../../stage/src/client/authenticator.js";
import type { CodePurpose } from "../src/parties/credentials/codes.types.js";
import { type CodeApp, keepCode } from "../src/parties/credentials/sent-code.js";
import { beginFactor, confirmFactor } from "../src/parties/identity/second-factor.js";
import { openTicket } from "../src/parties/identity/sign-in-steps.js";
import { totpAt } from "../src/parties/identity/totp.js";
import type { AppName } from "../src/words/viewer.js";
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
import type { Sending } from "./operation-variables/sending.js";
import { asksToRegister, codeOf } from "./registering.js";

const NEW_PASSWORD = "Xingqiu-88";

/** 修改密码 of an account made for it. */
export const changesPassword = (person: Person): Sending => ({
  person,
  variables: { currentPassword: PASSWORD, password: NEW_PASSWORD },
});

/** 更换手机号码或邮箱, in every app. */
const contactsOf = (app: AppName, person: (on: TestApp) => Promise<ContactHolder>) => ({
  MyContacts: async (on: TestApp) => ({ person: await person(on), variables: {} }),
  BeginContactChange: async (on: TestApp) => ({
    person: await person(on),
    variables: { contact: "13800006201" },
  }),
  ChangeContact: async (on: TestApp) => changesContact(on, await person(on), app),
});

/** What the two apps send whose accounts sign in with a code. */
export const CODES_OF_GRADUATES = {
  ...contactsOf("student", (on) => aGraduate(on.platform)),
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
  ...contactsOf("employer", (on) => anEmployer(on.platform)),
  AgreeToNotice: async (on: TestApp) => ({
    person: await anEmployer(on.platform),
    variables: { consentTo: 1 },
  }),
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

type ContactHolder = TestGraduate | TestEmployer | TestStaff;

/** What a change of number or mail address needs: of staff, who have neither yet, the new code alone. */
async function changesContact(on: TestApp, person: ContactHolder, app: AppName) {
  const { platform, clock } = on;
  const { accountId } = person;
  const code = { app, purpose: "CHANGE_CONTACT", accountId, now: clock.now() } as const;
  const { ticket: newTicket } = await keepCode(platform, { ...code, to: `1380000${nextNew++}` });
  const given = { newTicket, newCode: await codeOf(on, newTicket) };
  if (app === "admin") return { person, variables: { input: given } };
  const { ticket: oldTicket } = await keepCode(platform, code);
  return { person, variables: { input: { ...given, oldTicket, oldCode: await codeOf(on, oldTicket) } } };
}

/** Somebody of a roster on the way to an account. */
export async function registersInSteps(on: TestApp, graduate: TestGraduate) {
  const { name, idNumber, studentNumber, candidateNumber, mobile } = graduate;
  const input = { name, idNumber, studentNumber, candidateNumber, mobile, password: PASSWORD };
  const { data } = await asksToRegister(on, input);
  const ticket = data?.asked.ticket ?? "";
  return { person: null, variables: { ticket, code: await codeOf(on, ticket), consentTo: 1 } };
}

/** What the desk sends of passwords and second factors (P-12, P-13). */
export const CREDENTIALS = {
  ...contactsOf("admin", (on) => aStaffAccount(on.platform)),
  FindUsername: async () => ({ person: null, variables: { contact: "13900009997" } }),
  ForgetStaffContacts: aColleague,
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
