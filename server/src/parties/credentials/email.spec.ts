import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { SignInEmployer, SignInGraduate } from "../../../../stage/src/client/sign-in.js";
import { graphql } from "../../../../stage/src/gql/index.js";
import { openTestApp, type Person, type TestApp } from "../../../test/app.js";
import {
  aGraduate,
  anEmployer,
  aSchool,
  aStaffAccount,
  PASSWORD,
  type TestGraduate,
} from "../../../test/factories.js";
import { asksToRegister, codeOf, confirms, registers } from "../../../test/registering.js";

const CONTACTS = graphql(`query EmailContacts { myContacts { mobile email } }`);
const BEGIN = graphql(`
  mutation EmailBegin($contact: String!) {
    beginContactChange(contact: $contact) {
      __typename ... on ContactChangeBegun { oldTicket oldSentTo newTicket newSentTo } ...RefusalFacts
    }
  }
`);
const CHANGE = graphql(`
  mutation EmailChange($input: ChangeContactInput!) {
    changeContact(input: $input) { __typename ...RefusalFacts }
  }
`);
const SEND = graphql(`
  mutation EmailSend($purpose: CodePurpose!, $account: String!) {
    sendCode(purpose: $purpose, account: $account) { __typename ... on CodeSent { ticket } ...RefusalFacts }
  }
`);
const BY_CODE = graphql(`
  mutation EmailByCode($ticket: String!, $code: String!) {
    signInGraduateByCode(ticket: $ticket, code: $code) { __typename ...RefusalFacts }
  }
`);
const FIND = graphql(`
  mutation EmailFindUsername($contact: String!) {
    findUsername(contact: $contact) { __typename ...RefusalFacts }
  }
`);
const FORGET = graphql(`
  mutation EmailForget($id: ID!) { forgetStaffContacts(id: $id) { __typename ...RefusalFacts } }
`);

let on: TestApp;
beforeAll(async () => {
  on = await openTestApp();
});
afterAll(() => on.close());
beforeEach(async () => void (await on.platform.pool.query("delete from rate_limit")));

let next = 1;
const anAddress = () => `person${next++}@mail.example`;
const begin = (person: Person, contact: string) => on.ask(person, BEGIN, { contact });

/** Both codes of a change, as its owner has them. */
async function codesOf({ oldTicket, newTicket }: { oldTicket: string | null; newTicket: string }) {
  const oldCode = oldTicket && (await codeOf(on, oldTicket));
  return { oldTicket, newTicket, oldCode, newCode: await codeOf(on, newTicket) };
}
const change = async (person: Person, contact: string) =>
  on.ask(person, CHANGE, { input: await codesOf(await begin(person, contact)) });

/** What came to an address or a number. */
async function inbox(to: string): Promise<string> {
  await on.runOutbox();
  const page = to.includes("@") ? `/dev/mail?address=${encodeURIComponent(to)}` : `/dev/sms?mobile=${to}`;
  return (await on.fetch(null, page)).body.toString();
}

/** The school knows this address of somebody without a mobile. */
async function ofAbroad(email: string | null): Promise<TestGraduate> {
  const graduate = await aGraduate(on.platform, { registered: false, confirmed: false });
  const { keys, pool } = on.platform;
  for (const [table, id] of [
    ["graduate", "id"],
    ["registry_student", "graduate_id"],
  ] as const) {
    const sealed = email === null ? null : keys.seal(`${table}.email_sealed`, email).bytes;
    await pool.query(`update ${table} set mobile_sealed = null, email_sealed = $2 where ${id} = $1`, [
      graduate.id,
      sealed,
    ]);
  }
  return graduate;
}

function inputOf({ name, idNumber, studentNumber, candidateNumber }: TestGraduate, email: string) {
  return { name, idNumber, studentNumber, candidateNumber, email, password: PASSWORD };
}

const signIn = async (login: string, password = PASSWORD) =>
  (await on.post("student", SignInGraduate, { login, password })).data?.signInGraduate.__typename;

describe("P-12 a code to what one has of a number or an address", () => {
  it("proves nothing of the other: whoever reads the mail alone does not change the mobile, nor the other way round", async () => {
    const graduate = await aGraduate(on.platform);
    const address = anAddress();
    expect(await change(graduate, address)).toMatchObject({ __typename: "ContactChanged" });
    const ofMail = await begin(graduate, anAddress());
    const ofMobile = await begin(graduate, "13800006399");
    expect([ofMail.oldSentTo, ofMobile.oldSentTo]).toEqual([
      expect.stringContaining("@mail.example"),
      expect.stringContaining("****"),
    ]);
    const [mail, mobile] = [await codesOf(ofMail), await codesOf(ofMobile)];
    const mixed = (old: typeof mail, other: typeof mail) => ({
      ...other,
      oldTicket: old.oldTicket,
      oldCode: old.oldCode,
    });
    for (const input of [mixed(mail, mobile), mixed(mobile, mail)]) {
      expect(await on.ask(graduate, CHANGE, { input })).toMatchObject({ fields: [{ field: "oldCode" }] });
    }
    expect(await on.ask(graduate, CONTACTS)).toMatchObject({ email: expect.stringMatching(/^p/) });
    expect(await signIn(graduate.mobile)).toBe("GraduateViewer");
    // Neither was used up.
    expect(await on.ask(graduate, CHANGE, { input: mobile })).toMatchObject({ __typename: "ContactChanged" });
    expect(await signIn("13800006399")).toBe("GraduateViewer");
  });
});

describe("P-12 graduates without a mainland mobile use mail", () => {
  it("they register with the address that the school knows, sign in, and reset by a code that goes there", async () => {
    const graduate = await ofAbroad("Li.Na@mail.example");
    const asked = (await asksToRegister(on, inputOf(graduate, " LI.NA@mail.example"))).data?.asked;
    expect(asked).toMatchObject({ __typename: "CodeSent", sentTo: "l***@mail.example" });
    const code = await codeOf(on, asked?.ticket ?? "");
    expect(await inbox("li.na@mail.example")).toContain(`验证码${code}，用于注册账号`);
    expect((await confirms(on, asked?.ticket ?? "", code)).data?.entered?.__typename).toBe("GraduateViewer");
    expect([await signIn("li.na@mail.example"), await signIn(graduate.idNumber)]).toEqual([
      "GraduateViewer",
      "GraduateViewer",
    ]);
    // By whichever name: there is no number.
    for (const account of ["LI.NA@mail.example", graduate.idNumber]) {
      const sent = (await on.post("student", SEND, { purpose: "SIGN_IN", account })).data?.sendCode;
      const ticket = sent?.ticket ?? "";
      const own = await codeOf(on, ticket);
      expect(await inbox("li.na@mail.example")).toContain(own);
      const { data } = await on.post("student", BY_CODE, { ticket, code: own });
      expect(data?.signInGraduateByCode.__typename).toBe("GraduateViewer");
    }
  });

  it("of an address that the school does not know they read what to do; one is one account's", async () => {
    const graduate = await ofAbroad("known@mail.example");
    const refusalOf = async (who: TestGraduate, email: string) =>
      (await asksToRegister(on, inputOf(who, email))).data?.asked;
    expect(await refusalOf(graduate, "other@mail.example")).toMatchObject({
      code: "OTHER_EMAIL",
      message: expect.stringContaining("k***@mail.example"),
    });
    expect(await refusalOf(await ofAbroad(null), "known@mail.example")).toMatchObject({ code: "NO_EMAIL" });
    expect((await refusalOf(graduate, "known@mail"))?.fields).toMatchObject([{ field: "email" }]);
    await registers(on, inputOf(graduate, "known@mail.example"));
    const twin = await ofAbroad("known@mail.example");
    expect((await refusalOf(twin, "known@mail.example"))?.fields).toMatchObject([{ field: "email" }]);
  });

  it("of two who register with one address at the same moment one has the account", async () => {
    const email = anAddress();
    const both = [await ofAbroad(email), await ofAbroad(email)];
    const tickets: string[] = [];
    for (const graduate of both) {
      tickets.push((await asksToRegister(on, inputOf(graduate, email))).data?.asked.ticket ?? "");
    }
    const [one, other] = [await codeOf(on, tickets[0] ?? ""), await codeOf(on, tickets[1] ?? "")];
    const answers = await Promise.all([
      confirms(on, tickets[0] ?? "", one),
      confirms(on, tickets[1] ?? "", other),
    ]);
    expect(answers.map(({ data }) => data?.entered?.__typename).toSorted()).toEqual([
      "GraduateViewer",
      "InvalidInput",
    ]);
  });

  it("an address on the roster that nobody proved is no way in", async () => {
    const graduate = await aGraduate(on.platform);
    const { keys, pool } = on.platform;
    await pool.query("update graduate_account set email_sealed = $2 where id = $1", [
      graduate.accountId,
      keys.seal("graduate_account.email_sealed", "roster@mail.example").bytes,
    ]);
    expect(await on.ask(graduate, CONTACTS)).toMatchObject({ email: null });
    expect(await signIn("roster@mail.example")).toBe("SignInRefused");
    const { data } = await on.post("student", SEND, { purpose: "SIGN_IN", account: "roster@mail.example" });
    expect(data?.sendCode.__typename).toBe("CodeSent");
    expect(await inbox("roster@mail.example")).toContain("该邮箱没有收到邮件");
  });
});

describe("P-12 everybody adds and changes their own mail", () => {
  it("the first address with a code to the mobile and one to it, the next with codes to old and new", async () => {
    const graduate = await aGraduate(on.platform);
    const [first, second] = [anAddress(), anAddress()];
    const begun = await begin(graduate, first.toUpperCase());
    expect(begun).toMatchObject({
      __typename: "ContactChangeBegun",
      oldSentTo: `${graduate.mobile.slice(0, 3)}****${graduate.mobile.slice(7)}`,
      newSentTo: "p***@mail.example",
    });
    const codes = await codesOf(begun);
    expect(await inbox(graduate.mobile)).toContain(`验证码${codes.oldCode}，用于更换联系方式`);
    expect(await inbox(first)).toContain(`验证码${codes.newCode}`);
    // Neither alone.
    const { newTicket, newCode } = codes;
    expect((await on.ask(graduate, CHANGE, { input: { newTicket, newCode } })).fields).toMatchObject([
      { field: "oldCode" },
    ]);
    expect((await on.ask(graduate, CHANGE, { input: codes })).__typename).toBe("ContactChanged");
    expect(await on.ask(graduate, CONTACTS)).toEqual({
      mobile: expect.stringContaining("****"),
      email: "p***@mail.example",
    });
    expect(await signIn(first)).toBe("GraduateViewer");
    const again = await begin(graduate, second);
    expect(again.oldSentTo).toBe("p***@mail.example");
    expect((await on.ask(graduate, CHANGE, { input: await codesOf(again) })).__typename).toBe(
      "ContactChanged",
    );
    expect([await signIn(first), await signIn(second)]).toEqual(["SignInRefused", "GraduateViewer"]);
    const { rows } = await on.platform.pool.query(
      "select act from audit_entry where subject_id = $1 order by id",
      [graduate.accountId],
    );
    expect(rows.map(({ act }) => act)).toEqual(["EMAIL_CHANGED", "EMAIL_CHANGED"]);
    const copy = await on.row<{ own: Buffer; registry: Buffer }>(
      `select g.email_sealed as own, r.email_sealed as registry
        from graduate g join registry_student r on r.graduate_id = g.id where g.id = $1`,
      [graduate.id],
    );
    const { keys } = on.platform;
    expect(keys.openBytes("graduate.email_sealed", copy.own).toString()).toBe(second);
    expect(keys.openBytes("registry_student.email_sealed", copy.registry).toString()).toBe(second);
  });

  it("employers likewise, who sign in with it; of two accounts that want one address one gets it", async () => {
    const [one, other, email] = [await anEmployer(on.platform), await anEmployer(on.platform), anAddress()];
    const ofOne = await codesOf(await begin(one, email));
    const ofOther = await codesOf(await begin(other, email));
    const [first, second] = await Promise.all([
      on.ask(one, CHANGE, { input: ofOne }),
      on.ask(other, CHANGE, { input: ofOther }),
    ]);
    expect([first.__typename, second.__typename].toSorted()).toEqual(["ContactChanged", "InvalidInput"]);
    const { data } = await on.post("employer", SignInEmployer, { login: email, password: PASSWORD });
    expect(data?.signInEmployer.__typename).toBe("EmployerViewer");
  });
});

describe("P-12 找回用户名", () => {
  it("staff give a number or an address after proving who they are, and change it with codes to both", async () => {
    const staff = await aStaffAccount(on.platform);
    await on.cookieOf(staff);
    await on.platform.pool.query("delete from session_proof");
    expect(await begin(staff, anAddress())).toMatchObject({ code: "PROOF_BY_PASSWORD" });
    on.signInAnew(staff);
    const begun = await begin(staff, "13800006401");
    expect(begun).toMatchObject({ oldTicket: null, oldSentTo: null, newSentTo: "138****6401" });
    expect((await on.ask(staff, CHANGE, { input: await codesOf(begun) })).__typename).toBe("ContactChanged");
    const next = await begin(staff, anAddress());
    expect(next.oldSentTo).toBe("138****6401");
    const { newTicket, newCode, ...old } = await codesOf(next);
    expect((await on.ask(staff, CHANGE, { input: { newTicket, newCode } })).fields).toMatchObject([
      { field: "oldCode" },
    ]);
    expect((await on.ask(staff, CHANGE, { input: { newTicket, newCode, ...old } })).__typename).toBe(
      "ContactChanged",
    );
  });

  it("sends every user name of a number there, and answers alike whether there is any", async () => {
    const school = await aSchool(on.platform, { name: "滇池理工大学" });
    const mobile = "13800006402";
    const [one, other, disabled] = [
      await aStaffAccount(on.platform, { school }),
      await aStaffAccount(on.platform, { school }),
      await aStaffAccount(on.platform, { school }),
    ];
    for (const account of [one, other, disabled]) await change(account, mobile);
    await on.platform.pool.query("update staff_account set disabled_at = $2 where id = $1", [
      disabled.id,
      on.clock.now(),
    ]);
    const known = (await on.post("admin", FIND, { contact: "138 0000 6402" })).data?.findUsername;
    const unknown = (await on.post("admin", FIND, { contact: "13800006499" })).data?.findUsername;
    expect([known, unknown]).toEqual([{ __typename: "UsernameAsked" }, { __typename: "UsernameAsked" }]);
    const texts = await inbox(mobile);
    for (const { username } of [one, other]) expect(texts).toContain(`用户名为${username}（滇池理工大学）`);
    expect(texts).not.toContain(disabled.username);
    expect(await inbox("13800006499")).toContain("没有收到短信");
    const jobs = await on.platform.pool.query("select payload::text from graphile_worker._private_jobs");
    expect(JSON.stringify(jobs.rows)).not.toContain(mobile);
    expect((await on.post("admin", FIND, { contact: "1" })).data?.findUsername).toMatchObject({
      fields: [{ field: "contact" }],
    });
  });

  it("P-14: as often as codes: five an hour for one number from one network, whoever has it", async () => {
    const ask = async (contact: string) =>
      (await on.post("admin", FIND, { contact })).data?.findUsername.__typename;
    const answers: (string | undefined)[] = [];
    for (let time = 0; time < 6; time += 1) answers.push(await ask("nobody@mail.example"));
    expect(answers).toEqual([...Array<string>(5).fill("UsernameAsked"), "LimitReached"]);
    expect(await ask("somebody@mail.example")).toBe("UsernameAsked");
  });

  it("who lost number and address has them forgotten by staff in charge, audited, and gives new ones", async () => {
    const school = await aSchool(on.platform);
    const [keeper, loser] = [
      await aStaffAccount(on.platform, { school }),
      await aStaffAccount(on.platform, { school }),
    ];
    await change(loser, "13800006403");
    await on.cookieOf(keeper);
    await on.platform.pool.query("delete from session_proof");
    expect(await on.ask(keeper, FORGET, { id: loser.id })).toMatchObject({ code: "PROOF_BY_PASSWORD" });
    on.signInAnew(keeper);
    const stranger = await aStaffAccount(on.platform, { school: await aSchool(on.platform) });
    expect(await on.ask(stranger, FORGET, { id: loser.id })).toMatchObject({ __typename: "UnknownRecord" });
    expect(await on.ask(keeper, FORGET, { id: keeper.id })).toMatchObject({ code: "OWN_ACCOUNT" });
    expect(await on.ask(keeper, FORGET, { id: loser.id })).toMatchObject({
      __typename: "StaffContactsForgotten",
    });
    on.signInAnew(loser);
    expect(await on.ask(loser, CONTACTS)).toEqual({ mobile: null, email: null });
    expect((await change(loser, anAddress())).__typename).toBe("ContactChanged");
    expect(
      await on.row(
        "select count(*)::int as acts from audit_entry where subject_id = $1 and act = 'CONTACTS_FORGOTTEN'",
        [loser.id],
      ),
    ).toEqual({ acts: 1 });
  });
});
