import * as argon2 from "@node-rs/argon2";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { SignInEmployer, SignInGraduate, SignInStaff } from "../../../../stage/src/client/sign-in.js";
import { graphql } from "../../../../stage/src/gql/index.js";
import {
  aGraduate,
  anEmployer,
  aProvince,
  aSchool,
  aStaffAccount,
  PASSWORD,
} from "../../../test/factories.js";
import { openTestServer, type TestServer } from "../../../test/server.js";
import { confirmedIn, dropOldSessions, endSessionsOf } from "./index.js";
import { networkOf } from "./rate-limits.js";
import { signInStaff } from "./staff-entrance.js";

vi.mock("@node-rs/argon2", async (original) => {
  const actual = await original<typeof argon2>();
  return { ...actual, verify: vi.fn(actual.verify) };
});

let on: TestServer;
beforeAll(async () => {
  on = await openTestServer();
});
afterAll(() => on.close());

const HOUR = 3600;
const DAY = 24 * HOUR;
const STAFF_VIEWER = graphql(`
  query IdentityStaffViewer {
    staffViewer { username role organisationName mayReview reviewWord }
  }
`);
const GRADUATE_VIEWER = graphql(`
  query IdentityGraduateViewer {
    graduateViewer { name cohort confirmedAt notOperatingReason unreadMessages }
  }
`);

async function tryStaff(username: string, password: string) {
  return (await on.post("admin", SignInStaff, { login: username, password })).data?.signInStaff;
}

async function auditOf(accountId: string): Promise<string[]> {
  const { rows } = await on.platform.pool.query<{ act: string }>(
    "select act from audit_entry where account_id = $1 order by id",
    [accountId],
  );
  return rows.map((row) => row.act);
}

describe("sessions that are over", () => {
  it("leave the database a day after their end, those that live do not", async () => {
    const at = new Date(on.clock.now().getTime() + 40 * DAY * 1000);
    const insert = (expires: number) =>
      on.platform.pool.query(
        `insert into session (id, token_hash, app, account_id, created_at, last_seen_at, expires_at)
         values (gen_random_uuid(), sha256($1::bytea), 'admin', gen_random_uuid(), $2, $2, $2)`,
        [Buffer.from(String(expires)), new Date(at.getTime() + expires * 1000)],
      );
    for (const expires of [-2 * DAY, -DAY - 1, -DAY + 1, DAY]) await insert(expires);
    await dropOldSessions(on.platform.pool, at);
    const { rows } = await on.platform.pool.query<{ left: number }>(
      "select round(extract(epoch from expires_at - $1))::int as left from session where expires_at > $2 order by 1",
      [at, new Date(at.getTime() - 3 * DAY * 1000)],
    );
    expect(rows.map((row) => row.left)).toEqual([-DAY + 1, DAY]);
  });
});

describe("signing in", () => {
  it("opens a session in an HttpOnly cookie of the app's own path, stored hashed", async () => {
    const staff = await aStaffAccount(on.platform);
    const reply = await on.post("admin", SignInStaff, {
      login: ` ${staff.username.toUpperCase()} `,
      password: PASSWORD,
    });
    expect(reply.data?.signInStaff).toEqual({ __typename: "StaffViewer" });
    expect(reply.setCookie).toMatch(/^gd_session=[\w-]{43}; Path=\/admin; HttpOnly; SameSite=Lax$/);
    const token = /=([\w-]+);/.exec(reply.setCookie ?? "")?.[1] ?? "";
    const { rows } = await on.platform.pool.query(
      "select 1 from session where token_hash = sha256($1::bytea)",
      [Buffer.from(token)],
    );
    expect(rows).toHaveLength(1);
    expect(await auditOf(staff.id)).toEqual(["SIGNED_IN"]);
  });

  it("marks the cookie Secure where the configuration says so", async () => {
    const secure = await openTestServer({ secureCookies: true });
    try {
      const graduate = await aGraduate(secure.platform);
      const reply = await secure.post("student", SignInGraduate, {
        login: graduate.mobile,
        password: PASSWORD,
      });
      expect(reply.setCookie).toContain("; Secure");
      expect(reply.setCookie).toContain("Max-Age=2592000");
    } finally {
      await secure.close();
    }
  });

  it("finds a graduate by mobile or ID number, in the newest cohort whose row is not frozen", async () => {
    const school = await aSchool(on.platform, { cohorts: [2026, 2027] });
    const earlier = await aGraduate(on.platform, { school, cohort: 2026 });
    await aGraduate(on.platform, { school, cohort: 2027, idNumber: earlier.idNumber, frozen: true });
    for (const account of [earlier.mobile, earlier.idNumber.toLowerCase()]) {
      const cookie = await on.signIn("student", account, PASSWORD);
      const { data } = await on.post("student", GRADUATE_VIEWER, {}, { cookie });
      expect(data?.graduateViewer).toMatchObject({
        cohort: 2026,
        notOperatingReason: null,
        unreadMessages: 0,
      });
    }
  });

  it("answers unknown account and wrong password alike, with the same work done (P-07)", async () => {
    const staff = await aStaffAccount(on.platform);
    const unknown = await tryStaff("nobody-here", "Wrong-2027");
    const wrong = await tryStaff(staff.username, "Wrong-2027");
    expect(unknown).toEqual(wrong);
    expect(unknown).toEqual({
      __typename: "SignInRefused",
      code: "WRONG_CREDENTIALS",
      message: "账号或密码错误，请重新输入",
    });
    // The work that takes the time: one hash verified for each, and of the same cost.
    const [hashOfNobody = "", hashOfStaff = ""] = vi
      .mocked(argon2.verify)
      .mock.calls.slice(-2)
      .map(([hash]) => String(hash));
    const cost = (hash: string) => hash.split("$").slice(1, 4).join("$");
    expect(cost(hashOfNobody)).toBe(cost(hashOfStaff));
    expect(hashOfNobody).not.toBe(hashOfStaff);
  });

  it("names the empty field", async () => {
    const { data } = await on.post("employer", SignInEmployer, { login: " ", password: "" });
    expect(data?.signInEmployer?.fields).toEqual([
      { field: "mobile", message: "请输入手机号码或邮箱" },
      { field: "password", message: "请输入密码" },
    ]);
  });

  it("refuses disabled accounts and those without the module, after the right password only (P-02, P-06)", async () => {
    const closed = await aSchool(on.platform, { province: await aProvince(on.platform, { modules: [] }) });
    const refused: [Parameters<typeof aStaffAccount>[1], string][] = [
      [{ disabled: true }, "DISABLED"],
      [{ employmentRight: "NONE" }, "NO_RIGHT"],
      [{ role: "SCHOOL", school: closed }, "MODULE_CLOSED"],
    ];
    for (const [wish, code] of refused) {
      const staff = await aStaffAccount(on.platform, wish);
      expect(await tryStaff(staff.username, "Wrong-2027")).toMatchObject({ code: "WRONG_CREDENTIALS" });
      expect(await tryStaff(staff.username, PASSWORD)).toMatchObject({ __typename: "SignInRefused", code });
      expect(await auditOf(staff.id)).toEqual(["SIGN_IN_REFUSED"]);
    }
  });

  it("lets a suspended employer in and says why it cannot invite (F-76)", async () => {
    const employer = await anEmployer(on.platform, { suspended: true });
    const { rows } = await on.platform.pool.query<{ mobile_sealed: Buffer }>(
      "select mobile_sealed from employer_account where id = $1",
      [employer.accountId],
    );
    const mobile = on.platform.keys.openBytes(
      "employer_account.mobile_sealed",
      rows[0]?.mobile_sealed ?? Buffer.alloc(0),
    );
    const cookie = await on.signIn("employer", mobile.toString(), PASSWORD);
    const { data } = await on.post(
      "employer",
      graphql(`query IdentityEmployerViewer { employerViewer { notInvitingReason uscc } }`),
      {},
      { cookie },
    );
    expect(data?.employerViewer?.notInvitingReason).toContain("暂停");
  });

  it("works only through the app the account belongs to", async () => {
    const graduate = await aGraduate(on.platform);
    const reply = await on.post("employer", SignInGraduate, {
      login: graduate.mobile,
      password: PASSWORD,
    });
    expect(reply.errors[0]?.extensions.code).toBe("FORBIDDEN");
    expect(reply.setCookie).toBeUndefined();
  });
});

describe("limits of wrong passwords", () => {
  it("one network of IPv6 is one counter: whoever has an address has 2⁶⁴", async () => {
    const { username } = await aStaffAccount(on.platform);
    const counts = async () => {
      const { rows } = await on.platform.pool.query<{ count: number }>(
        "select count from rate_limit where key like 'sign-in-address:%' order by count",
      );
      return rows.map((row) => row.count);
    };
    await on.platform.pool.query("delete from rate_limit");
    for (const address of ["2001:db8:1:2::1", "2001:db8:1:2:ffff::2", "2001:DB8:0001:2:0:0:0:3"]) {
      const attempt = { account: username, password: "Wrong-2027", address, device: null };
      await expect(signInStaff(on.platform, attempt)).rejects.toMatchObject({ code: "WRONG_CREDENTIALS" });
    }
    expect(await counts()).toEqual([3]);
    const elsewhere = { account: username, password: "Wrong-2027", address: "2001:db8:1:3::1", device: null };
    await expect(signInStaff(on.platform, elsewhere)).rejects.toMatchObject({ code: "WRONG_CREDENTIALS" });
    expect(await counts()).toEqual([1, 3]);
    await on.platform.pool.query("delete from rate_limit");
  });

  it("takes the client's address from the last proxy alone, not from what the client says of itself", async () => {
    const behind = await openTestServer({ trustProxy: 1 });
    try {
      const { id, username } = await aStaffAccount(behind.platform);
      await behind.post(
        "admin",
        SignInStaff,
        { login: username, password: PASSWORD },
        { headers: { "x-forwarded-for": "6.6.6.6, 192.0.2.7" } },
      );
      const { rows } = await behind.platform.pool.query(
        "select address from audit_entry where account_id = $1",
        [id],
      );
      expect(rows).toEqual([{ address: "192.0.2.7" }]);
    } finally {
      await behind.close();
    }
  });
});

describe("networks", () => {
  it.each([
    ["192.0.2.7", "192.0.2.7"],
    ["::ffff:192.0.2.7", "192.0.2.7"],
    ["::1", "0:0:0:0::/64"],
    ["2001:db8::1", "2001:db8:0:0::/64"],
    ["fe80::1%eth0", "fe80:0:0:0::/64"],
    ["unknown", "unknown"],
  ])("%s is of %s", (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});

describe("sessions", () => {
  it("end when idle, and last while used, but not beyond 30 days", async () => {
    const staff = await aStaffAccount(on.platform);
    const signedIn = async (cookie: string) =>
      (await on.post("admin", STAFF_VIEWER, {}, { cookie })).data?.staffViewer !== null;
    const cookie = await on.signIn("admin", staff.username, PASSWORD);
    on.clock.advance(11 * HOUR);
    expect(await signedIn(cookie)).toBe(true);
    on.clock.advance(11 * HOUR);
    expect(await signedIn(cookie)).toBe(true);
    on.clock.advance(13 * HOUR);
    expect(await signedIn(cookie)).toBe(false);

    const graduate = await aGraduate(on.platform);
    const phone = await on.signIn("student", graduate.mobile, PASSWORD);
    const known = async () =>
      (await on.post("student", GRADUATE_VIEWER, {}, { cookie: phone })).data?.graduateViewer !== null;
    for (let day = 6; day < 30; day += 6) {
      on.clock.advance(6 * DAY);
      expect(await known()).toBe(true);
    }
    on.clock.advance(6 * DAY);
    expect(await known()).toBe(false);
  });

  it("end at sign-out, at once when their account is disabled, and are of one app only", async () => {
    const staff = await aStaffAccount(on.platform);
    const cookie = await on.signIn("admin", staff.username, PASSWORD);
    expect(
      (
        await on.post(
          "employer",
          graphql(`
        query IdentityEmployerSignedIn { employerViewer { uscc } }
      `),
          {},
          { cookie },
        )
      ).data?.employerViewer,
    ).toBeNull();
    const out = await on.post(
      "admin",
      graphql(`mutation IdentitySignOut { signOut { ok } }`),
      {},
      { cookie },
    );
    expect(out.setCookie).toMatch(/^gd_session=; Max-Age=0; Path=\/admin/);
    expect((await on.post("admin", STAFF_VIEWER, {}, { cookie })).data?.staffViewer).toBeNull();

    const { headers } = await on.app.inject({
      method: "POST",
      url: "/admin/graphql",
      payload: { query: "mutation { signOut { ok } }" },
    });
    // Neither cookies nor storage, which are the other apps' too.
    expect(headers["clear-site-data"]).toBe('"cache"');

    const other = await on.signIn("admin", staff.username, PASSWORD);
    await endSessionsOf(on.platform.pool, staff.id, on.clock.now());
    expect((await on.post("admin", STAFF_VIEWER, {}, { cookie: other })).data?.staffViewer).toBeNull();
  });
});

describe("what graduates confirm (F-93)", () => {
  it("everything else is refused until they have, once per calendar year in Beijing", async () => {
    const graduate = await aGraduate(on.platform, { confirmed: false });
    const cookie = await on.signIn("student", graduate.mobile, PASSWORD);
    const messages = () =>
      on.post(
        "student",
        graphql(`
      query IdentityMessages { messages { endCursor } }
    `),
        {},
        { cookie },
      );
    expect((await messages()).errors[0]?.extensions.code).toBe("NOT_CONFIRMED");
    const profile = await on.post(
      "student",
      graphql(`
        query IdentityMyProfile { myProfile { name groups { title fields { label value } } } }
      `),
      {},
      { cookie },
    );
    expect(JSON.stringify(profile.data?.myProfile)).toContain(graduate.idNumber);
    expect(await auditOf(graduate.accountId)).toContain("OWN_DATA_VIEWED");

    const confirm = graphql(`
      mutation IdentityConfirmMyData($consentTo: Int) {
        confirmMyData(consentTo: $consentTo) {
          __typename ... on GraduateViewer { confirmedAt consentDue } ... on Refusal { code }
        }
      }
    `);
    const confirms = async (consentTo: number | null) =>
      (await on.post("student", confirm, { consentTo }, { cookie })).data?.confirmMyData;
    // not without agreeing to the privacy notice that stands.
    for (const other of [null, 0, 2]) expect(await confirms(other)).toMatchObject({ code: "CONSENT_NEEDED" });
    expect((await messages()).errors[0]?.extensions.code).toBe("NOT_CONFIRMED");
    expect(await confirms(1)).toMatchObject({
      confirmedAt: on.clock.now().toISOString(),
      consentDue: null,
    });
    expect((await messages()).errors).toEqual([]);
    // New Year in Beijing is at 16:00 UTC.
    const counts = (at: string, now: string, notice_since = "2000-01-01T00:00Z") =>
      confirmedIn({ confirmed_at: new Date(at), notice_since }, new Date(now));
    expect(counts("2026-01-01T00:00Z", "2026-12-31T15:59Z")).toBe(true);
    expect(counts("2026-12-31T15:59Z", "2026-12-31T16:00Z")).toBe(false);
    // A new privacy notice asks anew.
    expect(counts("2026-03-01T00:00Z", "2026-03-02T00:00Z", "2026-03-01T00:00:01Z")).toBe(false);
  });
});

describe("access", () => {
  it("asks those who are not signed in to sign in, and refuses what is another role's", async () => {
    const own = graphql(`query IdentityMyName { myProfile { name } }`);
    const anonymous = await on.post("student", own);
    expect(anonymous).toMatchObject({ status: 200, errors: [{ extensions: { code: "UNAUTHENTICATED" } }] });
    const staff = await aStaffAccount(on.platform);
    const cookie = await on.signIn("admin", staff.username, PASSWORD);
    const denied = await on.post("admin", own, {}, { cookie });
    expect(denied.errors).toEqual([{ message: "无权访问", extensions: { code: "FORBIDDEN" } }]);
  });
});
