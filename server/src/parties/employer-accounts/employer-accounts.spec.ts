import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { graphql } from "../../../../stage/src/gql/index.js";
import { aMobile, anAccountOffer } from "../../../test/account-offers.js";
import { type GraphQLFailure, openTestApp, type TestApp } from "../../../test/app.js";
import {
  aFavourite,
  aGraduate,
  anAgreement,
  anEmployer,
  anEmployerAccount,
  newId,
  type TestEmployer,
} from "../../../test/factories.js";
import { TERMS } from "../../../test/signing.js";

let on: TestApp;
beforeAll(async () => {
  on = await openTestApp();
});
afterAll(() => on?.close());
beforeEach(async () => void (await on.platform.pool.query("delete from rate_limit")));

const ACCOUNTS = graphql(`
  query AccountsSpecAccounts {
    employerAccounts {
      accounts { id name mobileMasked inCharge mayInvite mayTerminate disabled mine signedInAt }
      offers { id name mobileMasked mayInvite mayTerminate expired }
    }
  }
`);
const OFFER = graphql(`
  mutation AccountsSpecOffer($name: String!, $mobile: String!, $mayInvite: Boolean!) {
    offerAccount(name: $name, mobile: $mobile, mayInvite: $mayInvite, mayTerminate: false) {
      __typename ...RefusalFacts ... on EmployerAccountsChanged { accounts { offers { id name } } }
    }
  }
`);
const AGAIN = graphql(`
  mutation AccountsSpecAgain($id: ID!) { sendAccountOfferAgain(id: $id) { __typename ...RefusalFacts } }
`);
const TAKE_BACK = graphql(`
  mutation AccountsSpecTakeBack($id: ID!) { takeBackAccountOffer(id: $id) { __typename ...RefusalFacts } }
`);
const RIGHTS = graphql(`
  mutation AccountsSpecRights($id: ID!, $mayInvite: Boolean!, $mayTerminate: Boolean!) {
    setEmployerRights(id: $id, mayInvite: $mayInvite, mayTerminate: $mayTerminate) { __typename ...RefusalFacts }
  }
`);
const DISABLE = graphql(`
  mutation AccountsSpecDisable($id: ID!, $disabled: Boolean!) {
    setEmployerAccountDisabled(id: $id, disabled: $disabled) { __typename ...RefusalFacts }
  }
`);
const SIGN_INS = graphql(`
  query AccountsSpecSignIns($accountId: ID!) {
    employerSignIns(accountId: $accountId) { rows { at refused address } }
  }
`);
const OFFERED = graphql(`
  query AccountsSpecOffered($token: String!) { offeredAccount(token: $token) { employerName name mobileMasked } }
`);
const CODE = graphql(`
  mutation AccountsSpecCode($token: String!) {
    sendOfferCode(token: $token) { __typename ...RefusalFacts ... on CodeSent { ticket sentTo } }
  }
`);
const TAKE = graphql(`
  mutation AccountsSpecTake($token: String!, $ticket: String!, $code: String!, $password: String!) {
    takeAccountOffer(token: $token, ticket: $ticket, code: $code, password: $password) {
      __typename ...RefusalFacts ... on EmployerViewer { accountName inCharge mayInvite mayTerminate }
    }
  }
`);
const SEND = graphql(`
  mutation AccountsSpecSend($input: InvitationInput!) {
    sendInvitation(input: $input) { __typename ...RefusalFacts }
  }
`);
const FAVOURITE = graphql(`
  query AccountsSpecFavourite($id: ID!) { favourite(id: $id) { notInvitableReason } }
`);
const OPEN = graphql(`
  query AccountsSpecActs($id: ID!) { agreement(id: $id) { availableActions { act allowed reason } } }
`);

const NEW = "Xingqiu-88";

/** The newest SMS of a number. */
async function sms(mobile: string): Promise<string> {
  await on.runOutbox();
  return (await on.fetch(null, `/dev/sms?mobile=${mobile}`)).body.toString();
}

async function codeTo(mobile: string): Promise<string> {
  return /验证码(\d{6})/.exec(await sms(mobile))?.[1] ?? "";
}

/** Takes an offer as its owner does: code, then password. */
async function takes(token: string, mobile: string) {
  const sent = (await on.post("employer", CODE, { token })).data?.sendOfferCode;
  const given = { token, ticket: sent?.ticket ?? "", code: await codeTo(mobile), password: NEW };
  return (await on.post("employer", TAKE, given)).data?.takeAccountOffer;
}

/** A colleague at the employer, as a person who asks. */
async function colleagueOf(
  employer: TestEmployer,
  wish: { mayInvite?: boolean; mayTerminate?: boolean } = {},
): Promise<TestEmployer> {
  const account = await anEmployerAccount(on.platform, employer, { name: "同事", ...wish });
  return { ...employer, accountId: account.id, accountName: account.name, mobile: account.mobile };
}

describe("accounts of an employer (F-72)", () => {
  it("F-72: a colleague gets a link, proves the number, sets the password and has the rights that were given", async () => {
    const employer = await anEmployer(on.platform);
    const mobile = aMobile();
    const offered = await on.ask(employer, OFFER, { name: " 李同事 ", mobile, mayInvite: true });
    expect(offered).toMatchObject({ accounts: { offers: [{ name: "李同事" }] } });
    const text = await sms(mobile);
    expect(text).toContain(employer.name);
    const token = /account-offer#([\w-]{32})/.exec(text)?.[1] ?? "";
    expect((await on.post("employer", OFFERED, { token })).data?.offeredAccount).toMatchObject({
      employerName: employer.name,
      name: "李同事",
    });
    expect(await takes(token, mobile)).toMatchObject({
      __typename: "EmployerViewer",
      accountName: "李同事",
      inCharge: false,
      mayInvite: true,
      mayTerminate: false,
    });
    await on.signIn("employer", mobile, NEW);
    const { accounts, offers } = await on.ask(employer, ACCOUNTS);
    expect(offers).toEqual([]);
    expect(accounts).toMatchObject([
      { inCharge: true, mine: true },
      {
        name: "李同事",
        mayInvite: true,
        mayTerminate: false,
        disabled: false,
        signedInAt: expect.any(String),
      },
    ]);
    // Taken once: the link is dead.
    expect((await on.post("employer", OFFERED, { token })).data?.offeredAccount).toBeNull();
  });

  it("F-72, P-07: whether a number has an account elsewhere is told to its owner alone, and nothing is made", async () => {
    const [employer, other] = [await anEmployer(on.platform), await anEmployer(on.platform)];
    const unknown = await on.ask(employer, OFFER, { name: "甲", mobile: aMobile(), mayInvite: true });
    const known = await on.ask(employer, OFFER, { name: "甲", mobile: other.mobile, mayInvite: true });
    expect(known?.__typename).toBe(unknown?.__typename);
    const token = /account-offer#([\w-]{32})/.exec(await sms(other.mobile))?.[1] ?? "";
    expect(await takes(token, other.mobile)).toMatchObject({
      __typename: "InvalidInput",
      fields: [{ field: "code", message: expect.stringContaining("已用于其他单位账号") }],
    });
    expect((await on.ask(employer, ACCOUNTS)).accounts).toHaveLength(1);
  });

  it("F-72: names what is wrong beside the field; own numbers are offered nothing twice", async () => {
    const employer = await anEmployer(on.platform);
    const colleague = await colleagueOf(employer);
    const mobile = aMobile();
    await on.ask(employer, OFFER, { name: "甲", mobile, mayInvite: true });
    const problem = async (name: string, to: string) => {
      const answer = await on.ask(employer, OFFER, { name, mobile: to, mayInvite: true });
      return answer?.fields?.map(({ field, message }) => `${field}: ${message}`);
    };
    expect(await problem(" ", "123")).toEqual(["name: 请填写同事姓名", "mobile: 手机号码应为11位数字"]);
    expect(await problem("甲", colleague.mobile)).toEqual([
      "mobile: 该手机号码已是本单位的账号，无需重复添加",
    ]);
    expect(await problem("甲", mobile)).toEqual([expect.stringContaining("尚未启用")]);
    on.clock.advance(3 * 86_400 + 1);
    expect(await problem("甲", mobile)).toBeUndefined();
  });

  it("F-72: a link dies when it is sent again, taken back or over; another offer's code opens none", async () => {
    const employer = await anEmployer(on.platform);
    const shown = async (token: string) =>
      (await on.post("employer", OFFERED, { token })).data?.offeredAccount;
    const [again, back, late] = [
      await anAccountOffer(on, employer),
      await anAccountOffer(on, employer),
      await anAccountOffer(on, employer),
    ];
    await on.ask(employer, AGAIN, { id: again.id });
    expect(await shown(again.token)).toBeNull();
    await on.ask(employer, TAKE_BACK, { id: back.id });
    expect(await shown(back.token)).toBeNull();
    expect(await on.ask(employer, AGAIN, { id: back.id })).toMatchObject({ __typename: "UnknownRecord" });
    const ticket = (await on.post("employer", CODE, { token: late.token })).data?.sendOfferCode.ticket ?? "";
    const code = await codeTo(late.mobile);
    const renewed = /account-offer#([\w-]{32})/.exec(await sms(again.mobile))?.[1] ?? "";
    const crossed = { token: renewed, ticket, code, password: NEW };
    expect((await on.post("employer", TAKE, crossed)).data?.takeAccountOffer).toMatchObject({
      __typename: "UnknownRecord",
    });
    on.clock.advance(3 * 86_400 + 1);
    expect(await shown(late.token)).toBeNull();
  });

  it("F-72: only the person in charge changes accounts, and no account of another employer (P-07)", async () => {
    const [employer, stranger] = [await anEmployer(on.platform), await anEmployer(on.platform)];
    const colleague = await colleagueOf(employer);
    const third = await colleagueOf(employer);
    for (const [act, variables] of [
      [OFFER, { name: "甲", mobile: aMobile(), mayInvite: true }],
      [RIGHTS, { id: third.accountId, mayInvite: false, mayTerminate: false }],
      [DISABLE, { id: third.accountId, disabled: true }],
    ] as const) {
      const { errors } = await on.send(colleague, act as never, variables);
      expect(errors[0]).toMatchObject({ extensions: { code: "FORBIDDEN" } });
    }
    expect(await on.ask(stranger, DISABLE, { id: third.accountId, disabled: true })).toMatchObject({
      __typename: "UnknownRecord",
    });
    expect((await on.ask(colleague, ACCOUNTS)).accounts.every(({ disabled }) => !disabled)).toBe(true);
  });

  it("F-72: the person in charge is never disabled or limited, also not by itself", async () => {
    const employer = await anEmployer(on.platform);
    const id = employer.accountId;
    expect(await on.ask(employer, DISABLE, { id, disabled: true })).toMatchObject({ code: "IN_CHARGE" });
    expect(await on.ask(employer, RIGHTS, { id, mayInvite: false, mayTerminate: false })).toMatchObject({
      code: "IN_CHARGE",
    });
  });

  it("F-70: before it is verified nobody is written to in the name that it gives itself", async () => {
    const unverified = await anEmployer(on.platform, { verified: false, name: "教育部" });
    const mobile = aMobile();
    const wish = { name: "同事", mobile, mayInvite: true };
    expect(await on.ask(unverified, OFFER, wish)).toMatchObject({ code: "NOT_VERIFIED" });
    const { id } = await anAccountOffer(on, unverified, mobile);
    expect(await on.ask(unverified, AGAIN, { id })).toMatchObject({ code: "NOT_VERIFIED" });
    expect(await sms(mobile)).not.toContain("教育部");
  });

  it("F-76: who is not in charge any more changes nothing, though the page says so still", async () => {
    const employer = await anEmployer(on.platform);
    const colleague = await colleagueOf(employer);
    const viewer = { ...employer };
    await on.cookieOf(viewer);
    // The operator hands the role over while the page is open.
    await on.platform.pool.query("update employer_account set in_charge = (id = $1) where employer_id = $2", [
      colleague.accountId,
      employer.id,
    ]);
    await expect(on.ask(viewer, DISABLE, { id: colleague.accountId, disabled: true })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
  });

  it("F-72: disabling ends the sessions at once, and enabling lets the same password in again", async () => {
    const employer = await anEmployer(on.platform);
    const colleague = await colleagueOf(employer);
    await on.ask(colleague, ACCOUNTS);
    await on.ask(employer, DISABLE, { id: colleague.accountId, disabled: true });
    await expect(on.ask(colleague, ACCOUNTS)).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
    on.signInAnew(colleague);
    await expect(on.ask(colleague, ACCOUNTS)).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
    await on.ask(employer, DISABLE, { id: colleague.accountId, disabled: false });
    on.signInAnew(colleague);
    expect((await on.ask(colleague, ACCOUNTS)).accounts).toHaveLength(2);
  });

  it("F-72: rights hold in the API: who may only look neither invites nor ends, and is offered neither", async () => {
    const employer = await anEmployer(on.platform);
    const looker = await colleagueOf(employer, { mayInvite: false, mayTerminate: false });
    const inviter = await colleagueOf(employer, { mayInvite: true, mayTerminate: false });
    const graduate = await aGraduate(on.platform);
    const { id: favouriteId } = await aFavourite(on.platform, { employer, graduate });
    const input = { id: newId(), favouriteId, terms: TERMS };
    await expect(on.ask(looker, SEND, { input })).rejects.toMatchObject({
      code: "FORBIDDEN",
      message: expect.stringContaining("没有「发起邀请」权限"),
    } satisfies Partial<GraphQLFailure>);
    expect((await on.ask(looker, FAVOURITE, { id: favouriteId }))?.notInvitableReason).toContain("发起邀请");
    expect((await on.ask(inviter, FAVOURITE, { id: favouriteId }))?.notInvitableReason).toBeNull();
    expect(await on.ask(inviter, SEND, { input })).toMatchObject({ __typename: "AgreementChanged" });
    const actsOf = async (who: TestEmployer) =>
      (await on.ask(who, OPEN, { id: input.id }))?.availableActions.map(({ act, allowed }) => [act, allowed]);
    expect(await actsOf(looker)).toEqual([
      ["EXTEND", false],
      ["TAKE_BACK", false],
    ]);
    expect(await actsOf(inviter)).toEqual([
      ["EXTEND", true],
      ["TAKE_BACK", true],
    ]);
    const signed = await anAgreement(on.platform, {
      employer,
      graduate: await aGraduate(on.platform),
      status: "SIGNED",
    });
    const ends = (await on.ask(inviter, OPEN, { id: signed.id }))?.availableActions ?? [];
    expect(ends.filter(({ allowed }) => allowed)).toEqual([]);
  });

  it("F-72: sign-ins are read by their owner and by the person in charge, by nobody else", async () => {
    const [employer, stranger] = [await anEmployer(on.platform), await anEmployer(on.platform)];
    const { token, mobile } = await anAccountOffer(on, employer);
    await takes(token, mobile);
    const accounts = (await on.ask(employer, ACCOUNTS)).accounts;
    const accountId = accounts.find(({ mine }) => !mine)?.id ?? "";
    const other = await colleagueOf(employer);
    const rows = async (who: TestEmployer) => (await on.ask(who, SIGN_INS, { accountId })).rows.length;
    expect(await rows(employer)).toBe(1);
    expect(await rows({ ...employer, accountId })).toBe(1);
    expect(await rows(other)).toBe(0);
    expect(await rows(stranger)).toBe(0);
  });
});
