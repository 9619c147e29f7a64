import { fromBase32 } from "../../stage/src/client/authenticator.js";
import { beginFactor, confirmFactor } from "../src/parties/identity/second-factor.js";
import { openTicket } from "../src/parties/identity/sign-in-steps.js";
import { totpAt } from "../src/parties/identity/totp.js";
import type { Person, TestApp } from "./app.js";
import type { CrowdedWorld } from "./crowded-world.js";
import { aStaffAccount, PASSWORD, type TestStaff } from "./factories.js";
import type { Sending } from "./operation-variables.js";

const NEW_PASSWORD = "Xingqiu-88";

/** 修改密码 of an account made for it. */
export const changesPassword = (person: Person): Sending => ({
  person,
  variables: { currentPassword: PASSWORD, password: NEW_PASSWORD },
});

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
