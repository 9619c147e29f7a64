import "reflect-metadata";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { graphql } from "../../../../stage/src/gql/index.js";
import { openTestApp, type TestApp } from "../../../test/app.js";
import { anEmployer } from "../../../test/factories.js";
import { codeOf } from "../../../test/registering.js";

const SEND = graphql(`
  mutation OnboardingSendCode($mobile: String!) {
    sendEmployerCode(mobile: $mobile) { __typename ... on CodeSent { ticket sentTo } ...RefusalFacts }
  }
`);
const REGISTER = graphql(`
  mutation OnboardingRegister($ticket: String!, $code: String!, $password: String!, $consentTo: Int) {
    registerEmployer(ticket: $ticket, code: $code, password: $password, consentTo: $consentTo) {
      __typename
      ... on EmployerViewer { employerName accountName inCharge verified notInvitingReason consentDue }
      ...RefusalFacts
    }
  }
`);

const PASSWORD = "Xingqiu-88";

let on: TestApp;
beforeAll(async () => {
  on = await openTestApp();
});
beforeEach(async () => void (await on.platform.pool.query("delete from rate_limit")));
afterAll(() => on?.close());

let numbers = 0;
function aMobile(): string {
  numbers += 1;
  return `1670000${String(numbers).padStart(4, "0")}`;
}

async function send(mobile: string, app: "employer" | "student" = "employer") {
  return (await on.post(app, SEND, { mobile })).data?.sendEmployerCode;
}

async function register(ticket: string | undefined, code: string, wish: object = {}) {
  const given = { ticket: ticket ?? "", code, password: PASSWORD, consentTo: 1, ...wish };
  return (await on.post("employer", REGISTER, given)).data?.registerEmployer;
}

const accounts = (mobile: string) =>
  on.row<{ n: number }>("select count(*)::int as n from employer_account where mobile_index = $1", [
    on.platform.keys.blindIndex("mobile", mobile),
  ]);

describe("F-70: registering for an organisation", () => {
  it("makes an account in charge of an organisation that has said nothing of itself yet", async () => {
    const mobile = aMobile();
    const sent = await send(` ${mobile.slice(0, 3)} ${mobile.slice(3)}`);
    expect(sent).toMatchObject({ __typename: "CodeSent", sentTo: `167****${mobile.slice(7)}` });
    expect(await register(sent?.ticket, await codeOf(on, sent?.ticket ?? ""))).toMatchObject({
      employerName: "待认证单位",
      accountName: `167****${mobile.slice(7)}`,
      inCharge: true,
      verified: false,
      notInvitingReason: expect.stringContaining("资质审核"),
      consentDue: null,
    });
    const entry = await on.row(
      "select count(*)::int as n from audit_entry where act = 'EMPLOYER_REGISTERED' and address is not null",
    );
    expect(entry).toEqual({ n: 1 });
  });

  it("a number that has an account is told so to who proved that it is theirs, and to nobody else (P-07)", async () => {
    const { mobile } = await anEmployer(on.platform);
    const sent = await send(mobile);
    expect(Object.keys(sent ?? {}).sort()).toEqual(Object.keys((await send(aMobile())) ?? {}).sort());
    expect(await register(sent?.ticket, "000000")).toMatchObject({ fields: [{ field: "code" }] });
    expect(await register(sent?.ticket, await codeOf(on, sent?.ticket ?? ""))).toMatchObject({
      fields: [{ field: "mobile", message: expect.stringContaining("请直接登录") }],
    });
    expect(await accounts(mobile)).toEqual({ n: 1 });
  });

  it("a code is used once, by who has its ticket, and two at once make one account", async () => {
    const mobile = aMobile();
    const [sent, other] = [await send(mobile), await send(aMobile())];
    const code = await codeOf(on, sent?.ticket ?? "");
    expect(
      await register(other?.ticket, code === (await codeOf(on, other?.ticket ?? "")) ? "000000" : code),
    ).toMatchObject({
      fields: [{ field: "code" }],
    });
    const answers = await Promise.all([1, 2, 3].map(() => register(sent?.ticket, code)));
    expect(answers.filter((answer) => answer?.__typename === "EmployerViewer")).toHaveLength(1);
    expect(await accounts(mobile)).toEqual({ n: 1 });
    expect(await register(sent?.ticket, code)).toMatchObject({ fields: [{ field: "code" }] });
  });

  it("keeps the code for what is put right: a poor password, a notice not agreed to", async () => {
    const mobile = aMobile();
    const sent = await send(mobile);
    const code = await codeOf(on, sent?.ticket ?? "");
    expect(await register(sent?.ticket, code, { password: "12345678" })).toMatchObject({
      fields: [{ field: "password" }],
    });
    expect(await register(sent?.ticket, code, { consentTo: null })).toMatchObject({
      fields: [{ field: "consentTo" }],
    });
    expect(await register(sent?.ticket, code)).toMatchObject({ __typename: "EmployerViewer" });
  });

  it("asked for again and again: five an hour from one network for one number", async () => {
    const mobile = aMobile();
    for (let time = 1; time <= 5; time += 1) expect((await send(mobile))?.__typename).toBe("CodeSent");
    expect(await send(mobile)).toMatchObject({ code: "LIMIT_REACHED" });
  });

  it("no number, and no other app", async () => {
    expect(await send("12345")).toMatchObject({ fields: [{ field: "mobile" }] });
    const { errors } = await on.post("student", SEND, { mobile: aMobile() });
    expect(errors[0]?.extensions?.code).toBe("FORBIDDEN");
  });
});
