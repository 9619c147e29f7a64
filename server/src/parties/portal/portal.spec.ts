import "reflect-metadata";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ConfirmMyData } from "../../../../stage/src/client/acts.js";
import { graphql } from "../../../../stage/src/gql/index.js";
import { openTestApp, type TestApp } from "../../../test/app.js";
import { aGraduate, anEmployer, aStaffAccount, PASSWORD, type TestStaff } from "../../../test/factories.js";
import { asksToRegister, codeOf, confirms } from "../../../test/registering.js";

const PUBLISH = graphql(`
  mutation PortalPublish($kind: PortalTextKind!, $body: String!) {
    publishPortalText(kind: $kind, body: $body) {
      __typename
      ... on PortalText { version body publishedAt }
      ... on InvalidInput { code fields { field message } }
      ... on NotAllowed { code }
    }
  }
`);
const STANDING = graphql(`query PortalStanding { portalTexts { kind version } }`);
const OF_VERSION = graphql(`
  query PortalOfVersion($version: Int) { portalText(kind: PRIVACY, version: $version) { version body } }
`);
const SELF = graphql(`query PortalSelf { graduateViewer { confirmedAt consentDue } }`);
const CARDS = graphql(`query PortalCards { myRecords { id } }`);

const EMPLOYER_SELF = graphql(`query PortalEmployer { employerViewer { consentDue } }`);
const AGREE = graphql(`
  mutation PortalAgree($consentTo: Int!) { agreeToNotice(consentTo: $consentTo) { __typename ...RefusalFacts } }
`);

describe("what the platform says of itself (S-04, A-49)", () => {
  let on: TestApp;
  let ministry: TestStaff;
  beforeAll(async () => {
    on = await openTestApp();
    ministry = await aStaffAccount(on.platform, { role: "MINISTRY" });
  });
  afterAll(() => on?.close());

  it("comes with a privacy notice and an accessibility statement, which everybody can read", async () => {
    expect((await on.post("student", STANDING)).data?.portalTexts).toEqual([
      { kind: "ACCESSIBILITY", version: 1 },
      { kind: "PRIVACY", version: 1 },
    ]);
    const page = await on.app.inject({ url: "/portal/privacy" });
    expect([page.statusCode, page.headers["content-type"]]).toEqual([200, "text/html; charset=utf-8"]);
    expect(page.body).toContain("二、处理哪些信息，为了什么");
    expect((await on.app.inject({ url: "/portal.json" })).json()).toEqual({
      sponsor: null,
      filing: null,
      hasNotice: false,
    });
  });

  it("is published by the ministry alone, version by version, each kept as it was", async () => {
    const publish = async (by: TestStaff, kind: "SPONSOR" | "FILING" | "PRIVACY" | "NOTICE", body: string) =>
      await on.ask(by, PUBLISH, { kind, body });
    expect(await publish(ministry, "SPONSOR", " 示例就业\n指导中心 ")).toMatchObject({
      version: 1,
      body: "示例就业 指导中心",
      publishedAt: on.clock.now().toISOString(),
    });
    expect(await publish(ministry, "SPONSOR", "示例就业 指导中心")).toMatchObject({ version: 1 });
    await publish(ministry, "FILING", "示例备 000000 号");
    expect(await publish(ministry, "NOTICE", " ")).toMatchObject({
      fields: [{ field: "body", message: "请填写内容" }],
    });
    await publish(ministry, "NOTICE", "<b>放假</b>");
    expect((await on.app.inject({ url: "/portal.json" })).json()).toEqual({
      sponsor: "示例就业 指导中心",
      filing: "示例备 000000 号",
      hasNotice: true,
    });
    expect((await on.app.inject({ url: "/portal/notice" })).body).toContain("&#60;b&#62;放假");
    expect(await publish(ministry, "PRIVACY", " ")).toMatchObject({
      code: "INVALID_INPUT",
      fields: [{ field: "body", message: "请填写内容" }],
    });
    expect(await publish(ministry, "FILING", "字".repeat(101))).toMatchObject({ code: "INVALID_INPUT" });
    const reader = await aStaffAccount(on.platform, { role: "MINISTRY", employmentRight: "READ_ONLY" });
    expect(await publish(reader, "FILING", "别的")).toMatchObject({ code: "READ_ONLY" });
    await expect(publish(await aStaffAccount(on.platform), "FILING", "别的")).rejects.toThrow("无权访问");
    for (const sql of ["update portal_text set body = ''", "delete from portal_text"]) {
      await expect(on.platform.pool.query(sql)).rejects.toThrow("is kept as it was written");
    }
  });

  it("asks a graduate anew when the privacy notice changes, and keeps who agreed to what, when and from where", async () => {
    const graduate = await aGraduate(on.platform);
    expect(await on.ask(graduate, CARDS)).toEqual([]);
    on.clock.advance(60);
    await on.ask(ministry, PUBLISH, { kind: "PRIVACY", body: "新的说明" });
    await expect(on.ask(graduate, CARDS)).rejects.toMatchObject({ code: "NOT_CONFIRMED" });
    expect(await on.ask(graduate, SELF)).toEqual({ confirmedAt: null, consentDue: 2 });
    expect(await on.ask(graduate, ConfirmMyData, { consentTo: 1 })).toMatchObject({ code: "CONSENT_NEEDED" });
    // Twice at once: one consent.
    await Promise.all([1, 2].map(() => on.ask(graduate, ConfirmMyData, { consentTo: 2 })));
    expect(await on.ask(graduate, CARDS)).toEqual([]);
    const { rows } = await on.platform.pool.query(
      `select purpose, notice, version, at, address <> '' as "fromSomewhere" from consent c
       join graduate g on g.person_id = c.person_id where g.id = $1`,
      [graduate.id],
    );
    expect(rows).toEqual([
      { purpose: "PLATFORM", notice: "PRIVACY", version: 2, at: on.clock.now(), fromSomewhere: true },
    ]);
    await expect(on.platform.pool.query("delete from consent")).rejects.toThrow("is kept as it was written");
    expect((await on.post("student", OF_VERSION, { version: 1 })).data?.portalText?.body).toContain(
      "一、谁在处理",
    );
    expect((await on.post("student", OF_VERSION, {})).data?.portalText).toEqual({
      version: 2,
      body: "新的说明",
    });
  });

  it("asks an employer's account once per version, and whoever registers with the code, beside the box", async () => {
    await on.ask(ministry, PUBLISH, { kind: "PRIVACY", body: "更新的说明" });
    const standing = (await on.post("student", OF_VERSION, {})).data?.portalText?.version ?? 0;
    const employer = await anEmployer(on.platform);
    expect(await on.ask(employer, EMPLOYER_SELF)).toEqual({ consentDue: standing });
    expect(await on.ask(employer, AGREE, { consentTo: standing - 1 })).toMatchObject({
      code: "CONSENT_NEEDED",
    });
    await Promise.all([1, 2].map(() => on.ask(employer, AGREE, { consentTo: standing })));
    expect(await on.ask(employer, EMPLOYER_SELF)).toEqual({ consentDue: null });
    const kept = await on.row(
      "select count(*)::int as consents, min(version) as version from consent where account_id = $1",
      [employer.accountId],
    );
    expect(kept).toEqual({ consents: 1, version: standing });

    const graduate = await aGraduate(on.platform, { registered: false, confirmed: false });
    const { name, idNumber, studentNumber, candidateNumber, mobile } = graduate;
    const input = { name, idNumber, studentNumber, candidateNumber, mobile, password: PASSWORD };
    const ticket = (await asksToRegister(on, input)).data?.asked.ticket ?? "";
    const code = await codeOf(on, ticket);
    for (const other of [null, standing - 1]) {
      expect((await confirms(on, ticket, code, other)).data?.entered?.fields).toMatchObject([
        { field: "consentTo" },
      ]);
    }
    // The code was not used up.
    const done = await confirms(on, ticket, code, standing);
    expect(done.data?.entered?.__typename).toBe("GraduateViewer");
    const own = await on.row(
      `select c.version, a.id = c.account_id as "ownAccount" from consent c
        join graduate g on g.person_id = c.person_id join graduate_account a on a.person_id = g.person_id
        where g.id = $1`,
      [graduate.id],
    );
    expect(own).toEqual({ version: standing, ownAccount: true });
  });
});
