import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { SignInGraduate } from "../../../../stage/src/client/sign-in.js";
import { graphql } from "../../../../stage/src/gql/index.js";
import { aGraduate, PASSWORD, type TestGraduate } from "../../../test/factories.js";
import { openTestServer, type TestServer } from "../../../test/server.js";
import { closeGraduateAccount, RATE_LIMITS } from "./index.js";

let on: TestServer;
beforeAll(async () => {
  on = await openTestServer();
});
afterAll(() => on.close());

const REGISTER = graphql(`
  mutation RegistrationRegister($input: RegisterGraduateInput!) {
    entered: registerGraduate(input: $input) {
      __typename
      ... on GraduateViewer { name confirmedAt }
      ... on Refusal { code message }
      ... on InvalidInput { fields { field message } }
      ... on LimitReached { limit retryAt }
    }
  }
`);

type Wish = Partial<
  Record<"name" | "idNumber" | "studentNumber" | "candidateNumber" | "mobile" | "password", string>
>;

function inputOf(graduate: TestGraduate, changes: Wish = {}) {
  const { name, idNumber, studentNumber, candidateNumber, mobile } = graduate;
  return { name, idNumber, studentNumber, candidateNumber, mobile, password: PASSWORD, ...changes };
}

function register(graduate: TestGraduate, changes: Wish = {}) {
  return on.post("student", REGISTER, { input: inputOf(graduate, changes) });
}

/** Somebody of an uploaded roster: there is a row and no account. */
const fromRoster = () => aGraduate(on.platform, { registered: false, confirmed: false });

async function accounts(): Promise<number> {
  const { rows } = await on.platform.pool.query<{ count: number }>(
    "select count(*)::int from graduate_account",
  );
  return rows[0]?.count ?? 0;
}

describe("registering at the embedded identity provider (S-01, N-01, ADR 8)", () => {
  it("lets a graduate of a roster in: signed in at once, later by mobile or ID number, audited", async () => {
    const graduate = await fromRoster();
    const reply = await register(graduate, { name: ` ${graduate.name} `, mobile: "+86 138 0000 7001" });
    expect(reply.data?.entered).toEqual({
      __typename: "GraduateViewer",
      name: graduate.name,
      confirmedAt: null,
    });
    expect(reply.setCookie).toContain("Path=/student");
    await on.signIn("student", "13800007001", PASSWORD);
    await on.signIn("student", graduate.idNumber, PASSWORD);
    const { rows } = await on.platform.pool.query<{ act: string; address: string | null }>(
      "select act, address from audit_entry where subject_id = $1",
      [graduate.id],
    );
    expect(rows).toEqual([{ act: "GRADUATE_REGISTERED", address: expect.any(String) }]);
  });

  it("brings the mobile number to the platform and the registry, and keeps the roster's e-mail (F-93)", async () => {
    const graduate = await fromRoster();
    const { keys, pool } = on.platform;
    await pool.query("update graduate set email_sealed = $2 where id = $1", [
      graduate.id,
      keys.seal("graduate.email_sealed", "s@school.example").bytes,
    ]);
    await register(graduate, { mobile: "13800007002" });
    const { rows } = await pool.query<Record<"own" | "mail" | "registry", Buffer>>(
      `select g.mobile_sealed as own, g.email_sealed as mail, r.mobile_sealed as registry
       from graduate g join registry_student r on r.graduate_id = g.id where g.id = $1`,
      [graduate.id],
    );
    const [row] = rows;
    if (!row) throw new Error("The graduate is gone");
    expect(keys.openBytes("graduate.mobile_sealed", row.own).toString()).toBe("13800007002");
    expect(keys.openBytes("graduate.email_sealed", row.mail).toString()).toBe("s@school.example");
    expect(keys.openBytes("registry_student.mobile_sealed", row.registry).toString()).toBe("13800007002");
  });

  it("answers alike whoever is on no roster, was deleted, or typed one thing wrong (P-07)", async () => {
    const graduate = await fromRoster();
    const other = await fromRoster();
    const deleted = await aGraduate(on.platform, { registered: false, frozen: true });
    const before = await accounts();
    const answers = [
      await register(graduate, { name: other.name }),
      await register(graduate, { idNumber: "110101200001011232" }),
      await register(graduate, { studentNumber: other.studentNumber }),
      await register(graduate, { candidateNumber: other.candidateNumber }),
      await register(deleted),
    ];
    for (const { data, setCookie } of answers) {
      expect(data?.entered).toMatchObject({ __typename: "RegistrationRefused", code: "NOT_MATCHED" });
      expect(data).toEqual(answers[0]?.data);
      expect(setCookie).toBeUndefined();
    }
    expect(await accounts()).toBe(before);
  });

  it("never touches an account that stands: told only to whoever knows everything", async () => {
    const graduate = await aGraduate(on.platform);
    const again = await register(graduate, { mobile: "13800007003", password: "Another-2027" });
    expect(again.data?.entered).toMatchObject({
      __typename: "RegistrationRefused",
      code: "ALREADY_REGISTERED",
    });
    expect(again.setCookie).toBeUndefined();
    const guess = await register(graduate, { candidateNumber: "20270000000000" });
    expect(guess.data?.entered?.code).toBe("NOT_MATCHED");
    await on.signIn("student", graduate.mobile, PASSWORD);
  });

  it("gives one account to the first of two who register as the same person at once", async () => {
    const graduate = await fromRoster();
    const mobiles = ["13800007004", "13800007005"];
    const replies = await Promise.all(mobiles.map((mobile) => register(graduate, { mobile })));
    const types = replies.map(({ data }) => data?.entered?.__typename);
    expect(types.toSorted()).toEqual(["GraduateViewer", "RegistrationRefused"]);
  });

  it("names each field that is wrong, and a mobile number that another account has", async () => {
    const graduate = await fromRoster();
    const empty = await register(graduate, {
      name: " ",
      idNumber: "1",
      studentNumber: "",
      candidateNumber: "",
      mobile: "123",
      password: "short",
    });
    const fields = empty.data?.entered?.fields ?? [];
    expect(fields.map(({ field }) => field)).toEqual([
      "name",
      "idNumber",
      "studentNumber",
      "mobile",
      "password",
    ]);
    const taken = await aGraduate(on.platform);
    const { data } = await register(graduate, { mobile: taken.mobile });
    expect(data?.entered?.fields).toEqual([
      { field: "mobile", message: expect.stringContaining("已被其他账号使用") },
    ]);
  });

  it("P-14 stops guessing at one person in one network, tells until when, and shuts out nobody elsewhere", async () => {
    const graduate = await fromRoster();
    const { most, windowSeconds } = RATE_LIMITS.registerNetwork;
    const guess = async (at: number) => {
      await register(graduate, { candidateNumber: `20270000000${100 + at}` });
    };
    for (let at = 0; at < most; at += 1) await guess(at);
    const retryAt = new Date(on.clock.now().getTime() + windowSeconds * 1000).toISOString();
    const stopped = await register(graduate, { idNumber: graduate.idNumber.toLowerCase() });
    expect(stopped.data?.entered).toMatchObject({ __typename: "LimitReached", limit: most, retryAt });
    expect((await register(await fromRoster())).data?.entered?.__typename).toBe("GraduateViewer");
    const input = inputOf(graduate);
    const elsewhere = await on.post("student", REGISTER, { input }, { address: "198.51.100.7" });
    expect(elsewhere.data?.entered?.__typename).toBe("GraduateViewer");
  });

  it("P-14 a campus behind one address goes on registering after one fool's failures, and counts no success", async () => {
    const { most, windowSeconds } = RATE_LIMITS.registerAddress;
    on.clock.advance(windowSeconds);
    const { pool } = on.platform;
    const used = async () =>
      (await pool.query("select count from rate_limit where key like 'register-address:%'")).rows[0]?.count;
    expect((await register(await fromRoster())).data?.entered?.__typename).toBe("GraduateViewer");
    expect(await used()).toBe(0);
    await pool.query("update rate_limit set count = $1 where key like 'register-address:%'", [most]);
    const graduate = await fromRoster();
    const slowed = await register(graduate);
    const turn = new Date(on.clock.now().getTime() + 10_000).toISOString();
    expect(slowed.data?.entered).toMatchObject({ code: "SLOWED_DOWN", retryAt: turn });
    on.clock.advance(10);
    expect((await register(graduate)).data?.entered?.__typename).toBe("GraduateViewer");
    expect(await used()).toBe(most);
    on.clock.advance(windowSeconds);
  });

  it("works only through the graduates' app", async () => {
    const input = inputOf(await fromRoster());
    const reply = await on.post("admin", REGISTER, { input });
    expect(reply.errors[0]?.extensions.code).toBe("FORBIDDEN");
    expect(reply.setCookie).toBeUndefined();
  });
});

describe("closing a graduate's account by the command (ADR 8)", () => {
  it("ends its sessions, leaves the roster, and lets the graduate register anew", async () => {
    const graduate = await aGraduate(on.platform);
    const cookie = await on.signIn("student", graduate.mobile, PASSWORD);
    expect(await closeGraduateAccount(on.platform, graduate.idNumber.toLowerCase())).toBe(true);
    const { data } = await on.post(
      "student",
      graphql(`
      query RegistrationSignedIn { graduateViewer { name } }
    `),
      {},
      { cookie },
    );
    expect(data?.graduateViewer).toBeNull();
    const refused = await on.post("student", SignInGraduate, {
      login: graduate.mobile,
      password: PASSWORD,
    });
    expect(refused.data?.signInGraduate?.code).toBe("WRONG_CREDENTIALS");
    const { rows } = await on.platform.pool.query("select act from audit_entry where subject_id = $1", [
      graduate.accountId,
    ]);
    expect(rows).toEqual([{ act: "GRADUATE_ACCOUNT_CLOSED" }]);
    expect((await register(graduate)).data?.entered?.__typename).toBe("GraduateViewer");
  });

  it("finds nobody, and says what is no ID number", async () => {
    expect(await closeGraduateAccount(on.platform, "110101200001011232")).toBe(false);
    await expect(closeGraduateAccount(on.platform, "1")).rejects.toMatchObject({ code: "INVALID_INPUT" });
  });
});
