import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { SignInEmployer, SignInGraduate } from "../../../../stage/src/client/sign-in.js";
import { graphql } from "../../../../stage/src/gql/index.js";
import { openTestApp, type TestApp } from "../../../test/app.js";
import { aGraduate, anEmployer, PASSWORD } from "../../../test/factories.js";
import type { AppName } from "../identity/index.js";

let on: TestApp;
beforeAll(async () => {
  on = await openTestApp();
});
afterAll(() => on.close());
beforeEach(async () => void (await on.platform.pool.query("delete from rate_limit")));

const NEW = "Xingqiu-88";
const SEND = graphql(`
  mutation CodesSend($purpose: CodePurpose!, $account: String!) {
    sendCode(purpose: $purpose, account: $account) {
      __typename ... on CodeSent { ticket expiresAt } ...RefusalFacts
    }
  }
`);
const RESET_WITH_CODE = graphql(`
  mutation CodesReset($ticket: String!, $code: String!, $password: String!) {
    resetPassword(ticket: $ticket, code: $code, password: $password) { __typename ...RefusalFacts }
  }
`);
const GRADUATE_BY_CODE = graphql(`
  mutation CodesGraduate($ticket: String!, $code: String!) {
    signInGraduateByCode(ticket: $ticket, code: $code) { __typename ...RefusalFacts }
  }
`);
const EMPLOYER_BY_CODE = graphql(`
  mutation CodesEmployer($ticket: String!, $code: String!) {
    signInEmployerByCode(ticket: $ticket, code: $code) { __typename ...RefusalFacts }
  }
`);

async function send(app: AppName, purpose: "SIGN_IN" | "RESET_PASSWORD", account: string, options = {}) {
  return (await on.post(app, SEND, { purpose, account }, options)).data?.sendCode;
}

/** What the person's telephone has: the newest text of the inbox, and the code in it. */
async function received(mobile: string): Promise<{ texts: string[]; code: string }> {
  await on.runOutbox();
  const { body } = await on.fetch(null, `/dev/sms?mobile=${mobile}`);
  const texts = [...body.toString().matchAll(/<p>(验证码[^<]*)<\/p>/g)].map(([, text = ""]) => text);
  return { texts, code: /\d{6}/.exec(texts[0] ?? "")?.[0] ?? "" };
}

async function reset(app: AppName, ticket: string | undefined, code: string, password = NEW, options = {}) {
  const { data } = await on.post(app, RESET_WITH_CODE, { ticket: ticket ?? "", code, password }, options);
  return data?.resetPassword;
}

async function mobileOf(accountId: string): Promise<string> {
  const { mobile_sealed } = await on.row<{ mobile_sealed: Buffer }>(
    "select mobile_sealed from employer_account where id = $1",
    [accountId],
  );
  return on.platform.keys.openBytes("employer_account.mobile_sealed", mobile_sealed).toString();
}

describe("P-12 a forgotten password", () => {
  it("is set anew by graduates with a code to the account's number, asked for by any of its names", async () => {
    const graduate = await aGraduate(on.platform);
    const session = await on.cookieOf(graduate);
    for (let time = 0; time < 10; time += 1) {
      await on.post("student", SignInGraduate, { login: graduate.mobile, password: "Wrong-2027" });
    }
    const sent = await send("student", "RESET_PASSWORD", graduate.idNumber);
    expect(sent?.expiresAt).toBe(new Date(on.clock.now().getTime() + 300_000).toISOString());
    const { texts, code } = await received(graduate.mobile);
    expect(texts).toEqual([expect.stringMatching(/^验证码\d{6}，用于重设密码，5分钟内有效/)]);
    expect((await reset("student", sent?.ticket, code, "a1"))?.fields?.[0]?.field).toBe("password");
    expect((await reset("student", sent?.ticket, code))?.__typename).toBe("PasswordReset");
    expect((await reset("student", sent?.ticket, code))?.fields?.[0]?.field).toBe("code");
    const { rows } = await on.platform.pool.query(
      "select act, detail from audit_entry where subject_id = $1",
      [graduate.accountId],
    );
    expect(rows).toEqual([{ act: "PASSWORD_RESET", detail: { by: "CODE" } }]);
    const open = await on.row(
      "select count(*)::int as open from session where account_id = $1 and ended_at is null",
      [graduate.accountId],
    );
    expect([session === "", open]).toEqual([false, { open: 0 }]);
    const signIn = async (password: string) =>
      (await on.post("student", SignInGraduate, { login: graduate.mobile, password })).data?.signInGraduate
        ?.__typename;
    // Failures before count no more, and the old password opens nothing.
    expect([await signIn(NEW), await signIn(PASSWORD)]).toEqual(["GraduateViewer", "SignInRefused"]);
  });

  it("by employers likewise; codes are of one app, one purpose, and whoever asked for them", async () => {
    const employer = await anEmployer(on.platform);
    const mobile = await mobileOf(employer.accountId);
    const sent = await send("employer", "RESET_PASSWORD", mobile);
    const { code } = await received(mobile);
    const wrong = async (answer: ReturnType<typeof reset>) => (await answer)?.fields?.[0]?.message;
    expect(await wrong(reset("student", sent?.ticket, code))).toContain("不正确或已失效");
    expect(await wrong(reset("employer", "x".repeat(43), code))).toContain("不正确或已失效");
    const entered = await on.post("employer", EMPLOYER_BY_CODE, { ticket: sent?.ticket ?? "", code });
    expect(entered.data?.signInEmployerByCode?.fields?.[0]?.field).toBe("code");
    expect(entered.setCookie).toBeUndefined();
    expect((await reset("employer", sent?.ticket, code))?.__typename).toBe("PasswordReset");
    const { data } = await on.post("employer", SignInEmployer, { login: mobile, password: NEW });
    expect(data?.signInEmployer?.__typename).toBe("EmployerViewer");
  });

  it("a code has five tries and five minutes; a stranger's tries are of the stranger's own code", async () => {
    const { mobile } = await aGraduate(on.platform);
    const own = await send("student", "RESET_PASSWORD", mobile);
    const { code } = await received(mobile);
    const stranger = await send("student", "RESET_PASSWORD", mobile, { address: "198.51.100.7" });
    const wrong = code === "000000" ? "000001" : "000000";
    for (let time = 0; time < 5; time += 1) await reset("student", stranger?.ticket, wrong);
    expect((await received(mobile)).texts).toHaveLength(2);
    const { code: theirs } = await received(mobile);
    expect((await reset("student", stranger?.ticket, theirs))?.fields?.[0]?.field).toBe("code");
    const answers = await Promise.all([
      reset("student", own?.ticket, code),
      reset("student", own?.ticket, code),
    ]);
    expect(answers.map((answer) => answer?.__typename).toSorted()).toEqual(["InvalidInput", "PasswordReset"]);
    const late = await send("student", "RESET_PASSWORD", mobile);
    const { code: lateCode } = await received(mobile);
    on.clock.advance(300);
    expect((await reset("student", late?.ticket, lateCode))?.fields?.[0]?.field).toBe("code");
  });

  it("unknown accounts answer alike, and nothing is sent (P-07); codes and tickets are kept hashed", async () => {
    const graduate = await aGraduate(on.platform);
    const [known, unknown] = [
      await send("student", "RESET_PASSWORD", graduate.mobile),
      await send("student", "RESET_PASSWORD", "13900009999"),
    ];
    expect({ ...known, ticket: "" }).toEqual({ ...unknown, ticket: "" });
    const { code } = await received(graduate.mobile);
    expect((await received("13900009999")).texts).toEqual([]);
    const kept = await on.row<{ all: string }>("select string_agg(c::text, ' ') as all from sent_code c");
    expect(kept.all).not.toContain(code);
    expect(kept.all).not.toContain(known?.ticket ?? "");
    expect((await reset("student", unknown?.ticket, code))?.fields?.[0]?.message).toBe(
      (await reset("student", known?.ticket, "x"))?.fields?.[0]?.message,
    );
  });

  it("codes are limited per network, and a stranger who asks for them stops nobody elsewhere (P-14)", async () => {
    const { mobile } = await aGraduate(on.platform);
    const stranger = { address: "198.51.100.7" };
    for (let time = 0; time < 5; time += 1) await send("student", "RESET_PASSWORD", mobile, stranger);
    expect(await send("student", "RESET_PASSWORD", mobile, stranger)).toMatchObject({
      __typename: "LimitReached",
    });
    expect((await send("student", "RESET_PASSWORD", mobile))?.__typename).toBe("CodeSent");
  });
});

describe("P-12 signing in with a code", () => {
  it("opens a session of graduates and of employers, as their password would", async () => {
    const graduate = await aGraduate(on.platform);
    const sent = await send("student", "SIGN_IN", graduate.mobile);
    const { texts, code } = await received(graduate.mobile);
    expect(texts[0]).toContain("用于登录");
    const entered = await on.post("student", GRADUATE_BY_CODE, { ticket: sent?.ticket ?? "", code });
    expect(entered.data?.signInGraduateByCode?.__typename).toBe("GraduateViewer");
    expect(entered.setCookie).toContain("Path=/student");
    const employer = await anEmployer(on.platform);
    const mobile = await mobileOf(employer.accountId);
    const ticket = (await send("employer", "SIGN_IN", mobile))?.ticket ?? "";
    const byCode = await on.post("employer", EMPLOYER_BY_CODE, {
      ticket,
      code: (await received(mobile)).code,
    });
    expect(byCode.data?.signInEmployerByCode?.__typename).toBe("EmployerViewer");
  });

  it("is not for staff, nor for an account that was disabled", async () => {
    const reply = await on.post("admin", SEND, { purpose: "SIGN_IN", account: "ministry" });
    expect(reply.errors[0]?.extensions.code).toBe("FORBIDDEN");
    const employer = await anEmployer(on.platform);
    const mobile = await mobileOf(employer.accountId);
    const sent = await send("employer", "SIGN_IN", mobile);
    const { code } = await received(mobile);
    await on.platform.pool.query("update employer_account set disabled_at = $2 where id = $1", [
      employer.accountId,
      on.clock.now(),
    ]);
    const entered = await on.post("employer", EMPLOYER_BY_CODE, { ticket: sent?.ticket ?? "", code });
    expect(entered.data?.signInEmployerByCode).toMatchObject({
      __typename: "SignInRefused",
      code: "DISABLED",
    });
    await send("employer", "SIGN_IN", mobile);
    expect((await received(mobile)).texts).toHaveLength(1);
  });
});
