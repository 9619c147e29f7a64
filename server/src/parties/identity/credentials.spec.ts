import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { fromBase32 } from "../../../../stage/src/client/authenticator.js";
import { SignInGraduate, SignInStaff } from "../../../../stage/src/client/sign-in.js";
import { graphql } from "../../../../stage/src/gql/index.js";
import { openTestApp, type TestApp } from "../../../test/app.js";
import {
  aDepartment,
  aGraduate,
  anEmployer,
  aProvince,
  aSchool,
  aStaffAccount,
  PASSWORD,
  type TestStaff,
} from "../../../test/factories.js";
import { totpAt } from "./totp.js";

let on: TestApp;
beforeAll(async () => {
  on = await openTestApp();
});
afterAll(() => on.close());
beforeEach(async () => void (await on.platform.pool.query("delete from rate_limit")));

const NEW = "Xingqiu-88";

const CHANGE = graphql(`
  mutation CredentialsChange($current: String!, $password: String!) {
    changePassword(currentPassword: $current, password: $password) { __typename ...RefusalFacts }
  }
`);
const RESET = graphql(`
  mutation CredentialsReset($id: ID!) {
    resetStaffPassword(id: $id) { __typename ... on StaffPasswordReset { password } ...RefusalFacts }
  }
`);
const RESET_FACTOR = graphql(`
  mutation CredentialsResetFactor($id: ID!) {
    secondFactorReset(id: $id) { __typename ...RefusalFacts }
  }
`);
const CHANGE_OF_TICKET = graphql(`
  mutation CredentialsChangeOfTicket($ticket: String!, $password: String!) {
    changePasswordOfTicket(ticket: $ticket, password: $password) { __typename ...StepFacts ...RefusalFacts }
  }
`);
const PROVE = graphql(`
  mutation CredentialsProve($ticket: String!, $code: String!) {
    secondFactorProve(ticket: $ticket, code: $code) { __typename ...StepFacts ...RefusalFacts }
  }
`);
const BEGIN = graphql(`
  mutation CredentialsBegin($ticket: String) {
    secondFactorBegin(ticket: $ticket) {
      __typename ... on SecondFactorBegun { secret uri recoveryCodes } ...RefusalFacts
    }
  }
`);
const CONFIRM = graphql(`
  mutation CredentialsConfirm($ticket: String, $code: String!) {
    secondFactorConfirm(ticket: $ticket, code: $code) { __typename ...StepFacts ...RefusalFacts }
  }
`);
const REMOVE = graphql(`
  mutation CredentialsRemove {
    secondFactorRemove { __typename ... on SecondFactor { enrolled obligatory } ...RefusalFacts }
  }
`);
const HELD = graphql(`query CredentialsHeld { secondFactor { enrolled obligatory recoveryCodesLeft } }`);
const AGAIN = graphql(`
  mutation CredentialsAgain($proof: String!) {
    proveIdentity(passwordOrCode: $proof) { __typename ... on IdentityProven { until } ...RefusalFacts }
  }
`);
const RIGHTS = graphql(`
  mutation CredentialsRights($id: ID!) {
    setStaffRights(id: $id, rights: { employment: READ_ONLY }, levelScope: ALL) { __typename ...RefusalFacts }
  }
`);
const ME = graphql(`query CredentialsMe { staffViewer { username } }`);

async function staffSignsIn(login: string, password: string) {
  const { data, setCookie } = await on.post("admin", SignInStaff, { login, password });
  return { ...data?.signInStaff, cookie: setCookie?.split(";")[0] };
}

async function auditOf(subject: string): Promise<string[]> {
  const { rows } = await on.platform.pool.query<{ act: string }>(
    "select act from audit_entry where subject_id = $1 order by id",
    [subject],
  );
  return rows.map(({ act }) => act);
}

/** Enrols through the sign-in; answers what the authenticator keeps. */
async function enrol(staff: TestStaff) {
  const { step, ticket } = await staffSignsIn(staff.username, PASSWORD);
  expect(step).toBe("ENROL_SECOND_FACTOR");
  const begun = (await on.post("admin", BEGIN, { ticket: String(ticket) })).data?.secondFactorBegin;
  const secret = fromBase32(begun?.secret ?? "");
  const code = totpAt(secret, on.clock.now());
  const { data, setCookie } = await on.post("admin", CONFIRM, { ticket: String(ticket), code });
  expect(data?.secondFactorConfirm?.__typename).toBe("StaffViewer");
  on.clock.advance(60);
  return { secret, recoveryCodes: begun?.recoveryCodes ?? [], cookie: setCookie?.split(";")[0] };
}

describe("P-12 one's own password", () => {
  it("is changed by graduates, employers and staff, ends their other sessions, and is the only one from then on", async () => {
    const [graduate, employer, staff] = [
      await aGraduate(on.platform, { confirmed: false }),
      await anEmployer(on.platform),
      await aStaffAccount(on.platform),
    ];
    for (const [app, person] of [
      ["student", graduate],
      ["employer", employer],
      ["admin", staff],
    ] as const) {
      const other = await on.cookieOf(person);
      on.signInAnew(person);
      expect(await on.ask(person, CHANGE, { current: PASSWORD, password: NEW })).toEqual({
        __typename: "PasswordChanged",
      });
      expect(await auditOf(person.accountId)).toEqual(["PASSWORD_CHANGED"]);
      const asked = (cookie: string) => on.sendRaw(app, `mutation { signOut { ok } }`, {}, { cookie });
      const living = async (cookie: string) => {
        const { rows } = await on.platform.pool.query(
          "select 1 from session where token_hash = sha256($1::bytea) and ended_at is null",
          [Buffer.from(cookie.split("=")[1] ?? "")],
        );
        return rows.length === 1;
      };
      expect([await living(other), await living(await on.cookieOf(person))]).toEqual([false, true]);
      await asked(other);
    }
    const login = graduate.mobile;
    const signIn = async (password: string) =>
      (await on.post("student", SignInGraduate, { login, password })).data?.signInGraduate?.__typename;
    expect([await signIn(PASSWORD), await signIn(NEW)]).toEqual(["SignInRefused", "GraduateViewer"]);
  });

  it("names the field: the present one wrong, the new one short, common, or the same", async () => {
    const staff = await aStaffAccount(on.platform);
    const problems = async (current: string, password: string) => {
      const answer = await on.ask(staff, CHANGE, { current, password });
      return answer.fields?.map(({ field, message }) => [field, message])[0];
    };
    expect(await problems("Wrong-2027", NEW)).toEqual(["currentPassword", expect.stringContaining("不正确")]);
    expect(await problems(PASSWORD, "a1")).toEqual(["password", expect.stringContaining("至少8位")]);
    expect(await problems(PASSWORD, "Password123")).toEqual([
      "password",
      expect.stringContaining("过于常见"),
    ]);
    expect(await problems(PASSWORD, "WOAINI1314")).toEqual(["password", expect.stringContaining("过于常见")]);
    expect(await problems(PASSWORD, PASSWORD)).toEqual([
      "password",
      expect.stringContaining("不能与原密码相同"),
    ]);
    expect(await auditOf(staff.id)).toEqual([]);
  });

  it("guessing the present one at an open desk is stopped as at the sign-in (P-14)", async () => {
    const staff = await aStaffAccount(on.platform);
    for (let time = 0; time < 10; time += 1)
      await on.ask(staff, CHANGE, { current: "Wrong-1", password: NEW });
    expect(await on.ask(staff, CHANGE, { current: PASSWORD, password: NEW })).toMatchObject({
      __typename: "LimitReached",
    });
  });
});

describe("P-12 staff passwords set by who is in charge", () => {
  it("are generated, told once, end the sessions, and must be changed before anything else", async () => {
    const school = await aSchool(on.platform);
    const province = await aStaffAccount(on.platform, {
      role: "PROVINCE",
      province: { id: school.provinceId } as never,
    });
    const staff = await aStaffAccount(on.platform, { role: "SCHOOL", school });
    const before = await on.cookieOf(staff);
    const { password } = await on.ask(province, RESET, { id: staff.id });
    expect(password).toMatch(/^[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}$/);
    expect(await auditOf(staff.id)).toEqual(["PASSWORD_RESET"]);
    expect((await on.post("admin", ME, {}, { cookie: before })).data?.staffViewer).toBeNull();
    expect((await staffSignsIn(staff.username, PASSWORD)).code).toBe("WRONG_CREDENTIALS");

    const entered = await staffSignsIn(staff.username, password);
    expect(entered).toMatchObject({ __typename: "SignInStep", step: "CHANGE_PASSWORD", cookie: undefined });
    const ticket = String(entered.ticket);
    const change = async (wished: string, by = ticket) => {
      const { data, setCookie } = await on.post("admin", CHANGE_OF_TICKET, { ticket: by, password: wished });
      return { ...data?.changePasswordOfTicket, cookie: setCookie?.split(";")[0] };
    };
    expect((await change(password)).fields?.[0]?.message).toContain("不能与原密码相同");
    expect((await change("Password123")).fields?.[0]?.message).toContain("过于常见");
    // The ticket is for this step alone.
    expect((await on.post("admin", BEGIN, { ticket })).data?.secondFactorBegin).toMatchObject({
      code: "TICKET_OVER",
    });
    expect((await change(NEW, "x".repeat(43))).code).toBe("TICKET_OVER");
    const changed = await change(NEW);
    expect(changed.__typename).toBe("StaffViewer");
    const me = await on.post("admin", ME, {}, { cookie: changed.cookie });
    expect(me.data?.staffViewer?.username).toBe(staff.username);
    expect((await change("Another-2028")).code).toBe("TICKET_OVER");
    expect((await staffSignsIn(staff.username, NEW)).__typename).toBe("StaffViewer");
  });

  it("only within one's care, scope and rights, never one's own, and an id of others answers as unknown (P-01, P-07)", async () => {
    const school = await aSchool(on.platform);
    const department = await aDepartment(on.platform, { school });
    const head = await aStaffAccount(on.platform, { role: "SCHOOL", school });
    const scoped = await aStaffAccount(on.platform, { role: "SCHOOL", school, levelScope: "UNDERGRADUATE" });
    const reader = await aStaffAccount(on.platform, { role: "SCHOOL", school, employmentRight: "READ_ONLY" });
    const mighty = await aStaffAccount(on.platform, { role: "SCHOOL", school, archiveRight: "READ_WRITE" });
    const reviewer = await aStaffAccount(on.platform, { role: "DEPARTMENT", department });
    const elsewhere = await aStaffAccount(on.platform, {
      role: "SCHOOL",
      school: await aSchool(on.platform),
    });
    const code = async (by: TestStaff, of: TestStaff) =>
      (await on.ask(by, RESET, { id: of.id })).code ?? "done";
    expect(await code(head, reviewer)).toBe("done");
    expect(await code(head, head)).toBe("OWN_ACCOUNT");
    expect(await code(head, elsewhere)).toBe("UNKNOWN_RECORD");
    expect(await code(head, mighty)).toBe("RIGHTS");
    expect(await code(scoped, head)).toBe("LEVEL_SCOPE");
    expect(await code(reader, reviewer)).toBe("READ_ONLY");
    await expect(on.ask(reviewer, RESET, { id: head.id })).rejects.toMatchObject({ code: "FORBIDDEN" });
    expect((await on.ask(head, RESET, { id: "x" })).code).toBe("UNKNOWN_RECORD");
  });

  it("a ticket lives 15 minutes, and ends when the account is disabled", async () => {
    const school = await aSchool(on.platform);
    const head = await aStaffAccount(on.platform, { role: "SCHOOL", school });
    const staff = await aStaffAccount(on.platform, { role: "SCHOOL", school });
    const { password } = await on.ask(head, RESET, { id: staff.id });
    const change = async (ticket: unknown) =>
      (await on.post("admin", CHANGE_OF_TICKET, { ticket: String(ticket), password: NEW })).data
        ?.changePasswordOfTicket?.code;
    const late = (await staffSignsIn(staff.username, password)).ticket;
    on.clock.advance(15 * 60);
    expect(await change(late)).toBe("TICKET_OVER");
    const { ticket } = await staffSignsIn(staff.username, password);
    await on.platform.pool.query("update staff_account set disabled_at = $2 where id = $1", [
      staff.id,
      on.clock.now(),
    ]);
    expect(await change(ticket)).toBe("TICKET_OVER");
  });
});

describe("P-13 the second factor", () => {
  it("is obligatory for ministry, province and operator: the first sign-in leads to its enrolment", async () => {
    const province = await aProvince(on.platform);
    for (const role of ["MINISTRY", "PROVINCE", "OPERATOR"] as const) {
      const staff = await aStaffAccount(on.platform, { role, ...(role === "PROVINCE" && { province }) });
      const { secret, cookie, recoveryCodes } = await enrol(staff);
      expect(recoveryCodes).toHaveLength(10);
      expect((await on.post("admin", HELD, {}, { cookie })).data?.secondFactor).toEqual({
        enrolled: true,
        obligatory: true,
        recoveryCodesLeft: 10,
      });
      const entered = await staffSignsIn(staff.username, PASSWORD);
      expect(entered).toMatchObject({ step: "PROVE_SECOND_FACTOR", cookie: undefined });
      const ticket = String(entered.ticket);
      const prove = async (code: string) =>
        (await on.post("admin", PROVE, { ticket, code })).data?.secondFactorProve;
      expect((await prove("000000"))?.fields?.[0]?.field).toBe("code");
      const code = totpAt(secret, on.clock.now());
      expect((await prove(` ${code.slice(0, 3)} ${code.slice(3)} `))?.__typename).toBe("StaffViewer");
      expect(await auditOf(staff.id)).toContain("SECOND_FACTOR_ENROLLED");
      expect((await on.ask(staff, REMOVE)).code).toBe("FACTOR_OBLIGATORY");
    }
  });

  it("keeps key and recovery codes sealed and hashed; no code is taken twice, each recovery code once", async () => {
    const staff = await aStaffAccount(on.platform, { role: "OPERATOR" });
    const { secret, recoveryCodes } = await enrol(staff);
    const row = await on.row<{ all: string }>(
      "select second_factor::text as all from second_factor where account_id = $1",
      [staff.id],
    );
    expect(row.all).not.toContain(secret.toString("hex"));
    for (const code of recoveryCodes) expect(row.all).not.toContain(code);
    const enter = async (code: string) => {
      const { ticket } = await staffSignsIn(staff.username, PASSWORD);
      const { data } = await on.post("admin", PROVE, { ticket: String(ticket), code });
      return data?.secondFactorProve?.__typename;
    };
    const code = totpAt(secret, on.clock.now());
    expect([await enter(code), await enter(code)]).toEqual(["StaffViewer", "InvalidInput"]);
    const [recovery = ""] = recoveryCodes;
    const twice = await Promise.all([enter(recovery.toUpperCase()), enter(recovery)]);
    expect(twice.toSorted()).toEqual(["InvalidInput", "StaffViewer"]);
    expect(await auditOf(staff.id)).toContain("RECOVERY_CODE_USED");
  });

  it("stops who tries codes with the right password, from however many networks", async () => {
    const staff = await aStaffAccount(on.platform, { role: "OPERATOR" });
    const { secret } = await enrol(staff);
    const { ticket } = await staffSignsIn(staff.username, PASSWORD);
    const prove = async (code: string, network: number) => {
      const options = { address: `198.51.100.${network}` };
      return (await on.post("admin", PROVE, { ticket: String(ticket), code }, options)).data
        ?.secondFactorProve;
    };
    for (let time = 0; time < 20; time += 1) await prove("000000", time);
    expect(await prove(totpAt(secret, on.clock.now()), 100)).toMatchObject({ __typename: "LimitReached" });
  });

  it("is offered to schools and departments, who may take it away again", async () => {
    const staff = await aStaffAccount(on.platform, { role: "SCHOOL" });
    expect((await staffSignsIn(staff.username, PASSWORD)).__typename).toBe("StaffViewer");
    const { secret } = await on.ask(staff, BEGIN);
    const code = () => totpAt(fromBase32(secret), on.clock.now());
    expect((await on.ask(staff, CONFIRM, { code: "000000" })).fields?.[0]?.field).toBe("code");
    expect((await staffSignsIn(staff.username, PASSWORD)).__typename).toBe("StaffViewer");
    expect((await on.ask(staff, CONFIRM, { code: code() })).__typename).toBe("StaffViewer");
    expect((await staffSignsIn(staff.username, PASSWORD)).step).toBe("PROVE_SECOND_FACTOR");
    expect(await on.ask(staff, REMOVE)).toMatchObject({ enrolled: false });
    expect((await staffSignsIn(staff.username, PASSWORD)).__typename).toBe("StaffViewer");
    expect(await auditOf(staff.id)).toEqual(["SECOND_FACTOR_ENROLLED", "SECOND_FACTOR_REMOVED"]);
  });

  it("one who lost it all gets in by who is in charge, who is audited, and enrols anew", async () => {
    const ministry = await aStaffAccount(on.platform, { role: "MINISTRY" });
    const operator = await aStaffAccount(on.platform, { role: "OPERATOR" });
    await enrol(operator);
    expect(await on.ask(ministry, RESET_FACTOR, { id: operator.id })).toEqual({
      __typename: "SecondFactorReset",
    });
    expect(await auditOf(operator.id)).toContain("SECOND_FACTOR_REMOVED");
    expect((await staffSignsIn(operator.username, PASSWORD)).step).toBe("ENROL_SECOND_FACTOR");
  });
});

describe("P-13 what reaches far asks again who it is", () => {
  it("by the password where no factor is enrolled, some minutes after the sign-in; it counts for ten minutes", async () => {
    const school = await aSchool(on.platform);
    const department = await aDepartment(on.platform, { school });
    const head = await aStaffAccount(on.platform, { role: "SCHOOL", school });
    const reviewer = await aStaffAccount(on.platform, { role: "DEPARTMENT", department });
    const cookie = await on.cookieOf(head);
    const rights = async () =>
      (await on.post("admin", RIGHTS, { id: reviewer.id }, { cookie })).data?.setStaffRights;
    const again = async (proof: string) =>
      (await on.post("admin", AGAIN, { proof }, { cookie })).data?.proveIdentity;
    expect((await rights())?.__typename).toBe("StaffAccountChanged");
    on.clock.advance(10 * 60);
    expect(await rights()).toMatchObject({ __typename: "NotAllowed", code: "PROOF_BY_PASSWORD" });
    expect((await again("Wrong-2027"))?.fields?.[0]?.field).toBe("passwordOrCode");
    expect((await rights())?.code).toBe("PROOF_BY_PASSWORD");
    expect(await again(PASSWORD)).toMatchObject({
      until: new Date(on.clock.now().getTime() + 600_000).toISOString(),
    });
    expect((await rights())?.__typename).toBe("StaffAccountChanged");
    for (const act of [RESET, RESET_FACTOR]) {
      on.clock.advance(10 * 60);
      const { data } = await on.sendRaw("admin", String(act), { id: reviewer.id }, { cookie });
      expect(JSON.stringify(data)).toContain("PROOF_BY_PASSWORD");
    }
  });

  it("by a code where one is enrolled, for forced terminations too", async () => {
    const operator = await aStaffAccount(on.platform, { role: "MINISTRY" });
    const { secret, cookie } = await enrol(operator);
    on.clock.advance(10 * 60);
    const { data } = await on.post("admin", RESET_FACTOR, { id: operator.id }, { cookie });
    expect(data?.secondFactorReset?.code).toBe("PROOF_BY_CODE");
    const again = async (proof: string) =>
      (await on.post("admin", AGAIN, { proof }, { cookie })).data?.proveIdentity;
    expect((await again(PASSWORD))?.fields?.[0]?.field).toBe("passwordOrCode");
    expect((await again(totpAt(secret, on.clock.now())))?.__typename).toBe("IdentityProven");
    const school = await aStaffAccount(on.platform, { role: "SCHOOL" });
    const old = await on.cookieOf(school);
    on.clock.advance(11 * 60);
    const force = graphql(`
      mutation CredentialsForce($id: ID!, $justification: JustificationInput!) {
        forceTermination(id: $id, justification: $justification) { __typename ...RefusalFacts }
      }
    `);
    const justification = { employerConsulted: true, evidenceIds: [], statement: "双方已书面同意" };
    const forced = await on.post("admin", force, { id: school.id, justification }, { cookie: old });
    expect(forced.data?.forceTermination?.code).toBe("PROOF_BY_PASSWORD");
  });
});
