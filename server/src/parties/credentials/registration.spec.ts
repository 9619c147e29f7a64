import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { SignInGraduate } from "../../../../stage/src/client/sign-in.js";
import { graphql } from "../../../../stage/src/gql/index.js";
import { aGraduate, PASSWORD, type TestGraduate } from "../../../test/factories.js";
import { asksToRegister, codeOf, confirms, registers } from "../../../test/registering.js";
import { openTestServer, type TestServer } from "../../../test/server.js";
import { closeGraduateAccount, RATE_LIMITS } from "../identity/index.js";

let on: TestServer;
beforeAll(async () => {
  on = await openTestServer();
});
afterAll(() => on.close());

type Wish = Partial<
  Record<"name" | "idNumber" | "studentNumber" | "candidateNumber" | "mobile" | "password", string>
>;

function inputOf(graduate: TestGraduate, changes: Wish = {}) {
  const { name, idNumber, studentNumber, candidateNumber, mobile } = graduate;
  return { name, idNumber, studentNumber, candidateNumber, mobile, password: PASSWORD, ...changes };
}

/** Both steps. */
function register(graduate: TestGraduate, changes: Wish = {}) {
  return registers(on, inputOf(graduate, changes));
}

async function asks(graduate: TestGraduate, changes: Wish = {}, options = {}) {
  return (await asksToRegister(on, inputOf(graduate, changes), options)).data?.asked;
}

/** The school has another number, or none. */
async function knows(graduate: TestGraduate, mobile: string | null): Promise<void> {
  const { keys, pool } = on.platform;
  for (const [table, id] of [
    ["graduate", "id"],
    ["registry_student", "graduate_id"],
  ] as const) {
    const sealed = mobile === null ? null : keys.seal(`${table}.mobile_sealed`, mobile).bytes;
    await pool.query(`update ${table} set mobile_sealed = $2 where ${id} = $1`, [graduate.id, sealed]);
  }
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
    await knows(graduate, "13800007001");
    const reply = await register(graduate, { name: ` ${graduate.name} `, mobile: "+86 138 0000 7001" });
    expect(reply.entered).toEqual({
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
    await knows(graduate, "13800007002");
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
      await asks(graduate, { name: other.name }),
      await asks(graduate, { idNumber: "110101200001011232" }),
      await asks(graduate, { studentNumber: other.studentNumber }),
      await asks(graduate, { candidateNumber: other.candidateNumber }),
      await asks(graduate, { candidateNumber: other.candidateNumber, mobile: other.mobile }),
      await asks(deleted),
    ];
    for (const answer of answers) {
      expect(answer).toMatchObject({ __typename: "RegistrationRefused", code: "NOT_MATCHED" });
      expect(answer).toEqual(answers[0]);
    }
    expect(await accounts()).toBe(before);
  });

  it("never touches an account that stands: told only to whoever knows everything", async () => {
    const graduate = await aGraduate(on.platform);
    const again = await register(graduate, { mobile: "13800007003", password: "Another-2027" });
    expect(again.entered).toMatchObject({
      __typename: "RegistrationRefused",
      code: "ALREADY_REGISTERED",
    });
    expect(again.setCookie).toBeUndefined();
    const guess = await register(graduate, { candidateNumber: "20270000000000" });
    expect(guess.entered?.code).toBe("NOT_MATCHED");
    await on.signIn("student", graduate.mobile, PASSWORD);
  });

  it("gives one account to the first of two who register as the same person at once", async () => {
    const graduate = await fromRoster();
    const replies = await Promise.all([register(graduate), register(graduate)]);
    const types = replies.map(({ entered }) => entered?.__typename);
    expect(types.toSorted()).toEqual(["GraduateViewer", "RegistrationRefused"]);
  });

  it("names each field that is wrong, and a mobile number that another account has", async () => {
    const graduate = await fromRoster();
    const empty = await asks(graduate, {
      name: " ",
      idNumber: "1",
      studentNumber: "",
      candidateNumber: "",
      mobile: "123",
      password: "short",
    });
    const fields = empty?.fields ?? [];
    expect(fields.map(({ field }) => field)).toEqual([
      "name",
      "idNumber",
      "studentNumber",
      "mobile",
      "password",
    ]);
    const taken = await aGraduate(on.platform);
    await knows(graduate, taken.mobile);
    expect((await asks(graduate, { mobile: taken.mobile }))?.fields).toEqual([
      { field: "mobile", message: expect.stringContaining("已被其他账号使用") },
    ]);
  });

  it("P-14 stops guessing at one person in one network, tells until when, and shuts out nobody elsewhere", async () => {
    const graduate = await fromRoster();
    const { most, windowSeconds } = RATE_LIMITS.registerNetwork;
    const guess = async (at: number) => {
      await asks(graduate, { candidateNumber: `20270000000${100 + at}` });
    };
    for (let at = 0; at < most; at += 1) await guess(at);
    const retryAt = new Date(on.clock.now().getTime() + windowSeconds * 1000).toISOString();
    const stopped = await asks(graduate, { idNumber: graduate.idNumber.toLowerCase() });
    expect(stopped).toMatchObject({ __typename: "LimitReached", limit: most, retryAt });
    expect((await register(await fromRoster())).entered?.__typename).toBe("GraduateViewer");
    const elsewhere = await asks(graduate, {}, { address: "198.51.100.7" });
    expect(elsewhere?.__typename).toBe("CodeSent");
  });

  it("P-14 a campus behind one address goes on registering after one fool's failures, and counts no success", async () => {
    const { most, windowSeconds } = RATE_LIMITS.registerAddress;
    on.clock.advance(windowSeconds);
    const { pool } = on.platform;
    const used = async () =>
      (await pool.query("select count from rate_limit where key like 'register-address:%'")).rows[0]?.count;
    expect((await asks(await fromRoster()))?.__typename).toBe("CodeSent");
    expect(await used()).toBe(0);
    await pool.query("update rate_limit set count = $1 where key like 'register-address:%'", [most]);
    const graduate = await fromRoster();
    const slowed = await asks(graduate);
    const turn = new Date(on.clock.now().getTime() + 10_000).toISOString();
    expect(slowed).toMatchObject({ code: "SLOWED_DOWN", retryAt: turn });
    on.clock.advance(10);
    expect((await asks(graduate))?.__typename).toBe("CodeSent");
    expect(await used()).toBe(most);
    on.clock.advance(windowSeconds);
  });

  it("works only through the graduates' app", async () => {
    const input = inputOf(await fromRoster());
    const REGISTER = graphql(`
      mutation RegistrationElsewhere($input: RegisterGraduateInput!) {
        registerGraduate(input: $input) { __typename }
      }
    `);
    const reply = await on.post("admin", REGISTER, { input });
    expect(reply.errors[0]?.extensions.code).toBe("FORBIDDEN");
  });
});

describe("P-12 the code of registration goes to the number that the school knows", () => {
  it("refuses a number that is not the roster's, with a masked hint, and says where to go where there is none", async () => {
    const graduate = await fromRoster();
    const other = await asks(graduate, { mobile: "13800007099" });
    const hint = graduate.mobile.replace(/^(\d{3})\d{4}/, "$1****");
    expect(other).toMatchObject({
      __typename: "RegistrationRefused",
      code: "OTHER_MOBILE",
      message: expect.stringContaining(hint),
    });
    await knows(graduate, null);
    expect(await asks(graduate)).toMatchObject({
      __typename: "RegistrationRefused",
      code: "NO_MOBILE",
      message: expect.stringContaining("联系学校就业部门"),
    });
    // Who lacks one of the four learns nothing of either.
    expect((await asks(graduate, { studentNumber: "1" }))?.code).toBe("NOT_MATCHED");
  });

  it("makes no account without the code, five wrong ones, another's ticket, or after five minutes", async () => {
    const graduate = await fromRoster();
    const before = await accounts();
    const sent = await asks(graduate);
    expect(sent).toMatchObject({
      __typename: "CodeSent",
      sentTo: graduate.mobile.replace(/^(\d{3})\d{4}/, "$1****"),
      expiresAt: new Date(on.clock.now().getTime() + 300_000).toISOString(),
    });
    expect(await accounts()).toBe(before);
    const ticket = sent?.ticket ?? "";
    const code = await codeOf(on, ticket);
    const wrong = code === "000000" ? "000001" : "000000";
    for (let time = 0; time < 5; time += 1) {
      const { data, setCookie } = await confirms(on, ticket, wrong);
      expect([data?.entered?.fields?.[0]?.field, setCookie]).toEqual(["code", undefined]);
    }
    expect((await confirms(on, ticket, code)).data?.entered?.fields?.[0]?.field).toBe("code");
    const again = (await asks(graduate))?.ticket ?? "";
    on.clock.advance(300);
    expect((await confirms(on, again, await codeOf(on, again))).data?.entered?.fields?.[0]?.field).toBe(
      "code",
    );
    expect(await accounts()).toBe(before);
  });

  it("makes none with a code to a number that the school has corrected meanwhile, or for a row that it deleted", async () => {
    const graduate = await fromRoster();
    const ticket = (await asks(graduate))?.ticket ?? "";
    const code = await codeOf(on, ticket);
    await knows(graduate, "13800007098");
    expect((await confirms(on, ticket, code)).data?.entered).toMatchObject({ code: "OTHER_MOBILE" });
    const deleted = await fromRoster();
    const late = (await asks(deleted))?.ticket ?? "";
    await on.platform.pool.query("update graduate set frozen_at = $2 where id = $1", [
      deleted.id,
      on.clock.now(),
    ]);
    expect((await confirms(on, late, await codeOf(on, late))).data?.entered).toMatchObject({
      code: "NOT_MATCHED",
    });
  });

  it("sends five codes an hour to one person of one network, however many of a campus register", async () => {
    const graduate = await fromRoster();
    for (let time = 0; time < 5; time += 1) expect((await asks(graduate))?.__typename).toBe("CodeSent");
    expect(await asks(graduate)).toMatchObject({ __typename: "LimitReached", limit: 5 });
    expect((await asks(graduate, {}, { address: "198.51.100.8" }))?.__typename).toBe("CodeSent");
    expect((await asks(await fromRoster()))?.__typename).toBe("CodeSent");
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
    // The number that signed in is nobody's proof any more: the school says which it is.
    expect((await asks(graduate))?.code).toBe("NO_MOBILE");
    await knows(graduate, graduate.mobile);
    expect((await register(graduate)).entered?.__typename).toBe("GraduateViewer");
  });

  it("finds nobody, and says what is no ID number", async () => {
    expect(await closeGraduateAccount(on.platform, "110101200001011232")).toBe(false);
    await expect(closeGraduateAccount(on.platform, "1")).rejects.toMatchObject({ code: "INVALID_INPUT" });
  });
});
