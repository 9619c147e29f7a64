import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { SignInStaff } from "../../../../stage/src/client/sign-in.js";
import { graphql } from "../../../../stage/src/gql/index.js";
import { openTestApp, type TestApp } from "../../../test/app.js";
import {
  aDepartment,
  aGraduate,
  anAgreement,
  aProvince,
  aSchool,
  aStaffAccount,
  newId,
  PASSWORD,
  type TestStaff,
} from "../../../test/factories.js";

const SIGN_INS = graphql(`
  query StaffSessionsSignIns($accountId: ID) {
    staffSignIns(accountId: $accountId) { rows { outcome address browser } endCursor }
  }
`);
const SESSIONS = graphql(`
  query StaffSessionsNow($accountId: ID) { staffSessions(accountId: $accountId) { id current browser } }
`);
const END = graphql(`
  mutation StaffSessionsEndOne($id: ID!) { sessionEnd(id: $id) { __typename ... on SessionsEnded { count } ...Refused } }
`);
const END_ALL = graphql(`
  mutation StaffSessionsEndAll($accountId: ID) {
    sessionsEnd(accountId: $accountId) { __typename ... on SessionsEnded { count } ...Refused }
  }
`);
const UNATTENDED = graphql(`
  query StaffUnattended {
    unattendedDepartments { departmentsReview departments { name graduates waiting } }
  }
`);
const ACCOUNTS = graphql(`
  query StaffAccountsSecurity {
    staffAccounts { rows { id factorEnrolled factorObligatory signedInAt } }
  }
`);

let on: TestApp;
beforeAll(async () => {
  on = await openTestApp();
});
afterAll(() => on?.close());

const CHROME =
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/128.0.0.0 Safari/537.36";

/** Types name and password at the desk's own page; answers the cookie where it went in. */
async function typesIn(login: string, password: string): Promise<string | null> {
  const reply = await on.app.inject({
    method: "POST",
    url: "/admin/graphql",
    headers: { "user-agent": CHROME, "content-type": "application/json" },
    payload: { query: String(SignInStaff), variables: { login, password } },
  });
  return reply.cookies.find(({ name }) => name === "gd_session")?.value ?? null;
}
const known = (token: string | null) => ({ cookie: `gd_session=${token}` });
const outcomesOf = async (viewer: TestStaff, accountId: string | null) =>
  (await on.ask(viewer, SIGN_INS, { accountId })).rows.map(({ outcome }) => outcome);

describe("登录记录", () => {
  it("has what succeeded and what failed, with address and browser, newest first", async () => {
    const staff = await aStaffAccount(on.platform, {
      school: await aSchool(on.platform, { province: await aProvince(on.platform) }),
    });
    expect(await typesIn(staff.username, "Wrong-2027")).toBeNull();
    expect(await typesIn(staff.username, PASSWORD)).not.toBeNull();
    await on.platform.pool.query("update staff_account set disabled_at = $2 where id = $1", [
      staff.id,
      on.clock.now(),
    ]);
    expect(await typesIn(staff.username, PASSWORD)).toBeNull();
    await on.platform.pool.query("update staff_account set disabled_at = null where id = $1", [staff.id]);
    const { rows } = await on.ask(staff, SIGN_INS, {});
    const where = { address: "127.0.0.1", browser: "Chrome 128 · Windows" };
    expect(rows).toEqual([
      { outcome: "DISABLED", ...where },
      { outcome: "SIGNED_IN", ...where },
      { outcome: "WRONG_PASSWORD", ...where },
    ]);
  });

  it("P-07: a name that nobody has leaves an entry too, of nobody", async () => {
    const before = await on.row<{ count: number }>(
      "select count(*)::int as count from audit_entry where act = 'SIGN_IN_FAILED' and account_id is null",
    );
    await typesIn("nobody-of-that-name", "Wrong-2027");
    const after = await on.row<{ count: number }>(
      "select count(*)::int as count from audit_entry where act = 'SIGN_IN_FAILED' and account_id is null",
    );
    expect(after.count - before.count).toBe(1);
  });

  it("P-01: is one's own, and that of accounts in one's care; another's answers as one that does not exist", async () => {
    const province = await aProvince(on.platform);
    const school = await aSchool(on.platform, { province });
    const other = await aSchool(on.platform, { province });
    const people = {
      PROVINCE: await aStaffAccount(on.platform, { province }),
      SCHOOL: await aStaffAccount(on.platform, { school }),
      DEPARTMENT: await aStaffAccount(on.platform, {
        department: await aDepartment(on.platform, { school }),
      }),
      OTHER: await aStaffAccount(on.platform, { school: other }),
    };
    for (const { username } of Object.values(people)) await typesIn(username, "Wrong-2027");
    // Whose rows are whose to see: one line a viewer.
    const sees: Record<keyof typeof people, (keyof typeof people)[]> = {
      PROVINCE: ["PROVINCE", "SCHOOL", "OTHER"],
      SCHOOL: ["SCHOOL", "DEPARTMENT"],
      DEPARTMENT: ["DEPARTMENT"],
      OTHER: ["OTHER"],
    };
    for (const [viewer, seen] of Object.entries(sees)) {
      for (const whose of Object.keys(people) as (keyof typeof people)[]) {
        const outcomes = await outcomesOf(people[viewer as keyof typeof people], people[whose].id);
        expect([viewer, whose, outcomes]).toEqual([
          viewer,
          whose,
          seen.includes(whose) ? ["WRONG_PASSWORD"] : [],
        ]);
      }
      expect(await outcomesOf(people[viewer as keyof typeof people], newId())).toEqual([]);
    }
  });
});

describe("当前登录", () => {
  it("lists one's own browsers; each but the present one can be ended, and is out at once", async () => {
    const staff = await aStaffAccount(on.platform, { school: await aSchool(on.platform) });
    const [here, there, third] = [
      await typesIn(staff.username, PASSWORD),
      await typesIn(staff.username, PASSWORD),
      await typesIn(staff.username, PASSWORD),
    ];
    const list = async (token: string | null) =>
      (await on.post("admin", SESSIONS, {}, known(token))).data?.staffSessions ?? null;
    const sessions = (await list(here)) ?? [];
    expect(sessions.map(({ current }) => current).sort()).toEqual([false, false, true]);
    expect(sessions[0]?.browser).toBe("Chrome 128 · Windows");
    const idOf = async (token: string | null) =>
      (await list(token))?.find(({ current }) => current)?.id ?? "";
    const end = async (id: string) => (await on.post("admin", END, { id }, known(here))).data?.sessionEnd;
    expect(await end(await idOf(here))).toMatchObject({ code: "CURRENT_SESSION" });
    const ended = await idOf(there);
    expect(await end(ended)).toMatchObject({ count: 1 });
    expect(await list(there)).toBeNull();
    // A second press ends nothing, and fails nothing.
    expect(await end(ended)).toMatchObject({ count: 0 });
    expect(await end(newId())).toMatchObject({ __typename: "UnknownRecord" });
    expect(await end("nothing")).toMatchObject({ __typename: "UnknownRecord" });
    expect((await on.post("admin", END_ALL, {}, known(here))).data?.sessionsEnd).toMatchObject({ count: 1 });
    expect(await list(third)).toBeNull();
    expect(await list(here)).toHaveLength(1);
  });

  it("P-07: nobody ends the session of a colleague by its id", async () => {
    const school = await aSchool(on.platform);
    const [colleague, viewer] = [
      await aStaffAccount(on.platform, { school }),
      await aStaffAccount(on.platform, { school }),
    ];
    await typesIn(colleague.username, PASSWORD);
    const [session] = await on.ask(viewer, SESSIONS, { accountId: colleague.id });
    expect(await on.ask(viewer, END, { id: session?.id ?? "" })).toMatchObject({
      __typename: "UnknownRecord",
    });
  });

  it("P-01, P-03: who manages an account with 读写 ends all its sessions, and it is audited; others change nothing", async () => {
    const province = await aProvince(on.platform);
    const school = await aSchool(on.platform, { province });
    const account = await aStaffAccount(on.platform, { school });
    const token = await typesIn(account.username, PASSWORD);
    const attempts = [
      [await aStaffAccount(on.platform, { school, employmentRight: "READ_ONLY" }), "READ_ONLY"],
      [await aStaffAccount(on.platform, { school, levelScope: "UNDERGRADUATE" }), "LEVEL_SCOPE"],
      [await aStaffAccount(on.platform, { school: await aSchool(on.platform) }), "UNKNOWN_RECORD"],
      [
        await aStaffAccount(on.platform, { department: await aDepartment(on.platform, { school }) }),
        "UNKNOWN_RECORD",
      ],
    ] as const;
    for (const [viewer, code] of attempts) {
      expect(await on.ask(viewer, END_ALL, { accountId: account.id })).toMatchObject({ code });
    }
    const upper = await aStaffAccount(on.platform, { province });
    expect(await on.ask(upper, SESSIONS, { accountId: account.id })).toHaveLength(1);
    expect(await on.ask(upper, END_ALL, { accountId: account.id })).toMatchObject({ count: 1 });
    expect((await on.post("admin", SESSIONS, {}, known(token))).data).toBeNull();
    expect(
      await on.row(
        "select account_id, detail from audit_entry where act = 'SESSIONS_ENDED' and subject_id = $1",
        [account.id],
      ),
    ).toEqual({ account_id: upper.id, detail: { count: 1 } });
  });
});

it("P-13: the list of accounts says who has a second factor, who must have one, and who came last when", async () => {
  const ministry = await aStaffAccount(on.platform, { role: "MINISTRY" });
  const province = await aStaffAccount(on.platform, { province: await aProvince(on.platform) });
  await on.platform.pool.query(
    `insert into second_factor (account_id, secret_sealed, confirmed_at, last_step) values ($1, '\\x00', $2, 0)
      on conflict (account_id) do update set confirmed_at = excluded.confirmed_at`,
    [province.id, on.clock.now()],
  );
  await on.platform.pool.query(
    "insert into audit_entry (at, account_kind, account_id, act) values ($1, 'ADMIN', $2, 'SIGNED_IN')",
    [on.clock.now(), province.id],
  );
  const { rows } = await on.ask(ministry, ACCOUNTS);
  expect(rows.find(({ id }) => id === province.id)).toEqual({
    id: province.id,
    factorEnrolled: true,
    factorObligatory: true,
    signedInAt: on.clock.now().toISOString(),
  });
});

describe("departments without a reviewer (F-10a)", () => {
  it("are those with graduates and no enabled 读写 account, with who is there and what waits", async () => {
    const school = await aSchool(on.platform, { reviewMode: "DEPARTMENT_THEN_SCHOOL" });
    const viewer = await aStaffAccount(on.platform, { school });
    const named = async (name: string) => await aDepartment(on.platform, { school, name });
    const [attended, readOnly, disabled, empty] = [
      await named("甲学院"),
      await named("乙学院"),
      await named("丙学院"),
      await named("丁学院"),
    ];
    await aStaffAccount(on.platform, { department: attended });
    await aStaffAccount(on.platform, { department: readOnly, employmentRight: "READ_ONLY" });
    const gone = await aStaffAccount(on.platform, { department: disabled });
    await on.platform.pool.query("update staff_account set disabled_at = created_at where id = $1", [
      gone.id,
    ]);
    await aGraduate(on.platform, { department: attended });
    for (const status of ["DEPARTMENT_REVIEW", "DEPARTMENT_REVIEW", "SCHOOL_REVIEW"]) {
      const graduate = await aGraduate(on.platform, { department: readOnly });
      await anAgreement(on.platform, { graduate, status });
    }
    await aGraduate(on.platform, { department: disabled });
    await aGraduate(on.platform, { department: empty, frozen: true });
    expect(await on.ask(viewer, UNATTENDED)).toEqual({
      departmentsReview: true,
      departments: [
        { name: "丙学院", graduates: 1, waiting: 0 },
        { name: "乙学院", graduates: 3, waiting: 2 },
      ],
    });
    const level = await aStaffAccount(on.platform, { school, levelScope: "POSTGRADUATE" });
    expect(await on.ask(level, UNATTENDED)).toEqual({ departmentsReview: true, departments: [] });
    const elsewhere = await aStaffAccount(on.platform, { school: await aSchool(on.platform) });
    expect(await on.ask(elsewhere, UNATTENDED)).toMatchObject({ departments: [] });
  });
});
