import "reflect-metadata";
import { createServer, type Server } from "node:http";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { graphql } from "../../../../stage/src/gql/index.js";
import { openTestApp, type TestApp } from "../../../test/app.js";
import { aDestination, CONTRACT, neededProofs } from "../../../test/destinations.js";
import { aGraduate, anAgreement, anEmployer, COHORT, type TestGraduate } from "../../../test/factories.js";
import { aSigningCountry, type SettledCountry, settleCountry } from "../../../test/signing-country.js";
import { aSignedAgreement, aTermination } from "../../../test/terminations.js";
import { checkUscc } from "../../catalogue/index.js";
import {
  ALWAYS_FAILING,
  EMBEDDED_ANSWERS,
  NEVER_ANSWERED,
} from "../../services/business-status/embedded-register.js";

const STATUS = graphql(`
  query EmployerStatusSeen($id: ID!) {
    employerStatus(recordId: $id) {
      __typename
      ... on BusinessStatusKnown { ...KnownStatus }
      ... on BusinessStatusUnavailable { ...UnavailableStatus }
    }
  }
  fragment KnownStatus on BusinessStatusKnown { status inBusiness asOf lookupUrl }
  fragment UnavailableStatus on BusinessStatusUnavailable { message lookupUrl lastKnown { status } }
`);
const REFRESH = graphql(`
  mutation RefreshEmployerStatus($id: ID!) {
    refreshEmployerStatus(recordId: $id) {
      __typename
      ... on BusinessStatusKnown { ...KnownStatus }
      ... on BusinessStatusUnavailable { ...UnavailableStatus }
      ... on UnknownRecord { code message }
      ... on LimitReached { code message limit retryAt }
    }
  }
`);

/** The register of one test: what it answers, and how often it was asked. */
let answer: string | number;
let asked = 0;
let register: Server;
let on: TestApp;
let country: SettledCountry;
let record: { id: string; graduate: TestGraduate };
beforeAll(async () => {
  register = createServer((_request, response) => {
    asked += 1;
    if (typeof answer === "number") response.writeHead(answer).end();
    else response.end(JSON.stringify({ status: answer }));
  });
  await new Promise<void>((resolve) => register.listen(0, "127.0.0.1", resolve));
  const bound = register.address();
  const url = `http://127.0.0.1:${typeof bound === "object" && bound ? bound.port : 0}/`;
  on = await openTestApp({ businessRegister: { url, token: undefined } });
  country = await aSigningCountry(on, { reviewMode: "DEPARTMENT_THEN_SCHOOL" });
  record = await country.record("SCHOOL_REVIEW");
});
beforeEach(async () => {
  answer = "存续（在营、开业、在册）";
  asked = 0;
  await on.platform.pool.query("delete from business_status");
});
afterAll(async () => {
  await on?.close();
  register.closeAllConnections();
  register.close();
});

const status = () => on.ask(country.people.school, STATUS, { id: record.id });

describe("F-80: the employer's status in the register of enterprises", () => {
  it("is in business for 存续 and 在业, whatever the register adds, and not for anything else", async () => {
    expect(await status()).toEqual({
      __typename: "BusinessStatusKnown",
      status: "存续（在营、开业、在册）",
      inBusiness: true,
      asOf: on.clock.now().toISOString(),
      lookupUrl: "https://www.gsxt.gov.cn/",
    });
    for (const [said, inBusiness] of [
      ["在业", true],
      ["吊销，未注销", false],
      ["注销", false],
      ["一个没有人听说过的状态", false],
    ] as const) {
      await on.platform.pool.query("delete from business_status");
      answer = said;
      expect(await status()).toMatchObject({ status: said, inBusiness });
    }
  });

  it("is asked for the employer of a destination, and of the agreement that a termination would end", async () => {
    answer = "注销";
    const inhabitants = await settleCountry(on, { reviewMode: "DEPARTMENT_THEN_SCHOOL" });
    const { doers, graduate, department } = inhabitants;
    const signed = await aSignedAgreement(on, inhabitants, graduate);
    const termination = await aTermination(on, graduate, signed);
    const other = await aGraduate(on.platform, { department });
    const employed = await aDestination(on, other, CONTRACT, neededProofs("11", null, COHORT));
    const seeking = await aDestination(on, await aGraduate(on.platform, { department }));
    const of = (id: string) => on.ask(doers.school, STATUS, { id });
    expect(await of(termination)).toMatchObject({ status: "注销" });
    expect(await of(employed)).toMatchObject({ status: "注销" });
    expect(await of(seeking)).toBeNull();
  });

  it("is kept 24 hours with its time, then asked for again", async () => {
    const first = await status();
    on.clock.advance(86_399);
    answer = "吊销";
    expect(await status()).toEqual(first);
    expect(asked).toBe(1);
    on.clock.advance(1);
    expect(await status()).toMatchObject({ status: "吊销", asOf: on.clock.now().toISOString() });
    expect(asked).toBe(2);
  });

  it("is unavailable, with the last answer there was, while the register fails; failures are not kept", async () => {
    answer = 503;
    expect(await status()).toEqual({
      __typename: "BusinessStatusUnavailable",
      message: "暂时无法获取最新状态",
      lookupUrl: "https://www.gsxt.gov.cn/",
      lastKnown: null,
    });
    answer = "注销";
    expect(await status()).toMatchObject({ status: "注销" });
    on.clock.advance(86_400);
    answer = 500;
    expect(await status()).toMatchObject({
      __typename: "BusinessStatusUnavailable",
      lastKnown: { status: "注销" },
    });
  });

  it("a refresh asks whatever is kept; one that fails loses nothing", async () => {
    await status();
    answer = "注销";
    expect(await on.ask(country.people.school, REFRESH, { id: record.id })).toMatchObject({ status: "注销" });
    answer = 500;
    expect(await on.ask(country.people.school, REFRESH, { id: record.id })).toMatchObject({
      __typename: "BusinessStatusUnavailable",
      lastKnown: { status: "注销" },
    });
    expect(await status()).toMatchObject({ __typename: "BusinessStatusKnown", status: "注销" });
  });

  it("20 refreshes of one account in 10 minutes; the page goes on reading", async () => {
    const reviewer = country.people["school, this level"];
    for (let n = 0; n < 20; n += 1) await on.ask(reviewer, REFRESH, { id: record.id });
    asked = 0;
    expect(await on.ask(reviewer, REFRESH, { id: record.id })).toMatchObject({
      __typename: "LimitReached",
      code: "LIMIT_REACHED",
      limit: 20,
    });
    expect(asked).toBe(0);
    expect(await on.ask(reviewer, STATUS, { id: record.id })).toMatchObject({ inBusiness: true });
    on.clock.advance(600);
    expect(await on.ask(reviewer, REFRESH, { id: record.id })).toMatchObject({ inBusiness: true });
  });

  it.each([
    ["department", true],
    ["department, other level", false],
    ["other department", false],
    ["school, read-only", true],
    ["school, no right", false],
    ["other school", false],
    ["province", true],
    ["other province", false],
    ["ministry", true],
  ] as const)("P-07: %s sees it: %s; out of sight answers as unknown, and the register is not asked", async (who, sees) => {
    const person = country.people[who];
    const answered = await on.ask(person, STATUS, { id: record.id });
    const refreshed = await on.ask(person, REFRESH, { id: record.id });
    if (sees) expect([answered, refreshed]).toMatchObject([{ inBusiness: true }, { inBusiness: true }]);
    else {
      expect([answered, refreshed]).toMatchObject([null, { code: "UNKNOWN_RECORD" }]);
      expect(asked).toBe(0);
    }
  });

  it("is for staff who read records: not for graduate, employer, operator or nobody", async () => {
    const { operator, nobody } = country.people;
    for (const person of [record.graduate, country.people["inviting employer"], operator, nobody]) {
      for (const document of [STATUS, REFRESH]) {
        const { errors } = await on.send(person, document, { id: record.id });
        expect(errors[0]?.extensions.code).toMatch(/^(FORBIDDEN|UNAUTHENTICATED)$/);
      }
    }
  });

  it("an id that is none answers as one that nobody has", async () => {
    expect(await on.ask(country.people.school, STATUS, { id: "x" })).toBeNull();
    expect(await on.ask(country.people.school, REFRESH, { id: "x" })).toMatchObject({
      code: "UNKNOWN_RECORD",
    });
  });
});

describe("F-80: the embedded register", () => {
  it("shows every status by a code of its own, 存续 for all others, silence and failure by two more", async () => {
    const embedded = await openTestApp();
    const { people } = await aSigningCountry(embedded, { reviewMode: "SCHOOL_ONLY" });
    const of = async (uscc: string | null) => {
      const employer = await anEmployer(embedded.platform);
      const { id } = await anAgreement(embedded.platform, { employer, status: "SCHOOL_REVIEW" });
      if (uscc) {
        await embedded.row("update agreement set employer_uscc = $2 where record_id = $1 returning 1", [
          id,
          uscc,
        ]);
      }
      return await embedded.ask(people.ministry, STATUS, { id });
    };
    expect(await of(null)).toMatchObject({ status: "存续", inBusiness: true });
    for (const [uscc, said] of Object.entries(EMBEDDED_ANSWERS)) {
      expect([checkUscc(uscc).ok, await of(uscc)]).toMatchObject([
        true,
        { status: said, inBusiness: said === "在业" },
      ]);
    }
    expect(await of(ALWAYS_FAILING)).toMatchObject({ __typename: "BusinessStatusUnavailable" });
    const begun = performance.now();
    expect(await of(NEVER_ANSWERED)).toMatchObject({ __typename: "BusinessStatusUnavailable" });
    const waited = performance.now() - begun;
    expect(waited).toBeGreaterThan(2_900);
    // However busy the machine is: without an end of our patience it would never come.
    expect(waited).toBeLessThan(30_000);
    await embedded.close();
  });
});
