import "reflect-metadata";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { graphql } from "../../../../stage/src/gql/index.js";
import { openTestApp, type TestApp } from "../../../test/app.js";
import {
  aGraduate,
  anEmployer,
  anEmployerAccount,
  newId,
  type TestEmployer,
} from "../../../test/factories.js";
import { SIGNING, TERMS } from "../../../test/signing.js";
import {
  anApplicant,
  anOperator,
  aVerification,
  decides,
  FORM,
  VERIFICATION,
} from "../../../test/verification.js";

const ASK = graphql(`
  mutation JoinAsks($input: AskToJoinInput!) {
    askToJoin(input: $input) { __typename ... on JoinAsked { employerName personInCharge } ...RefusalFacts }
  }
`);
const OPEN = graphql(`
  query JoinOpen {
    joinRequests { id personName mobileMasked }
  }
`);
const ANSWER = graphql(`
  mutation JoinAnswers($id: ID!, $accept: Boolean!) {
    answerJoinRequest(id: $id, accept: $accept) { __typename ...RefusalFacts }
  }
`);
const TAKE_BACK = graphql(`
  mutation JoinTakesBack {
    takeBackJoinRequest { ok }
  }
`);
const WHO = graphql(`
  query JoinWho {
    employerViewer { employerName inCharge verified accountName }
  }
`);
const FIND = graphql(`
  mutation OnboardingFinds($input: FindGraduateInput!) {
    findGraduate(input: $input) { __typename ...RefusalFacts }
  }
`);

let on: TestApp;
beforeAll(async () => {
  on = await openTestApp();
});
afterAll(() => on?.close());

const ask = (who: TestEmployer, uscc: string) => on.ask(who, ASK, { input: { uscc, personName: "吴一舟" } });

describe("F-72: a code that is registered leads to its organisation, through its person in charge", () => {
  it("is asked, told, accepted: the account acts for it from then on, what it had begun ends", async () => {
    const employer = await anEmployer(on.platform);
    const applicant = await anApplicant(on);
    const { id: recordId } = await aVerification(on, applicant);
    expect(await ask(applicant, employer.uscc)).toMatchObject({
      __typename: "JoinAsked",
      employerName: employer.name,
      personInCharge: "陈**",
    });
    expect(await ask(applicant, employer.uscc)).toMatchObject({ code: "JOIN_ASKED" });
    const [request] = await on.ask(employer, OPEN);
    expect(request).toMatchObject({ personName: "吴一舟" });
    const id = request?.id ?? "";
    expect(await on.ask(employer, ANSWER, { id, accept: true })).toMatchObject({
      __typename: "JoinAnswered",
    });
    expect(await on.ask(employer, ANSWER, { id, accept: true })).toMatchObject({
      __typename: "JoinAnswered",
    });
    expect(await on.ask(employer, ANSWER, { id, accept: false })).toMatchObject({ code: "JOIN_ANSWERED" });
    expect(await on.ask(applicant, WHO)).toEqual({
      employerName: employer.name,
      inCharge: false,
      verified: true,
      accountName: "吴一舟",
    });
    expect(await on.row("select status from record where id = $1", [recordId])).toEqual({
      status: "ABANDONED",
    });
    await on.runOutbox();
    const sms = (await on.fetch(null, `/dev/sms?mobile=${applicant.mobile}`)).body.toString();
    expect(sms).toContain("已同意您加入本单位");
  });

  it("nobody but the person in charge of just that organisation lets somebody in", async () => {
    const [employer, other] = [await anEmployer(on.platform), await anEmployer(on.platform)];
    const applicant = await anApplicant(on);
    await ask(applicant, employer.uscc);
    const id = (await on.ask(employer, OPEN))[0]?.id ?? "";
    const { id: accountId } = await anEmployerAccount(on.platform, employer);
    const colleague = { ...employer, accountId };
    expect(await on.ask(colleague, OPEN)).toEqual([]);
    await expect(on.ask(colleague, ANSWER, { id, accept: true })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    expect(await on.ask(other, ANSWER, { id, accept: true })).toMatchObject({ code: "UNKNOWN_RECORD" });
    await on.ask(applicant, TAKE_BACK);
    expect(await on.ask(employer, OPEN)).toEqual([]);
    expect(await on.ask(employer, ANSWER, { id, accept: true })).toMatchObject({ code: "JOIN_ANSWERED" });
    expect((await on.ask(applicant, WHO))?.verified).toBe(false);
  });

  it("bad input: a code that nobody is verified with, no name, members of a verified one, a sixth request", async () => {
    const employer = await anEmployer(on.platform);
    const applicant = await anApplicant(on);
    expect(await ask(applicant, "91530103MAYYY81118")).toMatchObject({ fields: [{ field: "uscc" }] });
    expect(await on.ask(applicant, ASK, { input: { uscc: employer.uscc, personName: " " } })).toMatchObject({
      fields: [{ field: "personName" }],
    });
    expect(await ask(await anEmployer(on.platform), employer.uscc)).toMatchObject({
      code: "ALREADY_VERIFIED",
    });
    for (let time = 1; time <= 5; time += 1) {
      await ask(applicant, employer.uscc);
      await on.ask(applicant, TAKE_BACK);
    }
    expect(await ask(applicant, employer.uscc)).toMatchObject({ code: "JOIN_LIMIT" });
  });
});

/** F-70: what an organisation may do before it is verified, by the state of its verification. */
const BEFORE: readonly [state: string, brought: (applicant: TestEmployer) => Promise<unknown>][] = [
  ["nothing begun", async () => undefined],
  ["a draft", (applicant) => on.act(applicant, VERIFICATION.save, { id: newId(), form: FORM })],
  ["under review", (applicant) => aVerification(on, applicant)],
  [
    "withdrawn",
    async (applicant) => {
      const { id } = await aVerification(on, applicant);
      await on.act(applicant, VERIFICATION.withdraw, { id });
    },
  ],
  [
    "returned",
    async (applicant) => decides(on, await anOperator(on), "return", (await aVerification(on, applicant)).id),
  ],
  [
    "rejected",
    async (applicant) => decides(on, await anOperator(on), "reject", (await aVerification(on, applicant)).id),
  ],
];

describe("F-70: until approved no searching, no inviting", () => {
  it.each(BEFORE)("%s", async (_state, brought) => {
    const applicant = await anApplicant(on);
    await brought(applicant);
    const graduate = await aGraduate(on.platform);
    const input = { name: graduate.name, idNumber: graduate.idNumber, schoolId: graduate.schoolId };
    expect(await on.ask(applicant, FIND, { input })).toMatchObject({ code: "NOT_VERIFIED" });
    // Past the search, as if a favourite had been there all along.
    const favouriteId = newId();
    await on.row(
      `insert into favourite (id, employer_id, graduate_id, name, id_number_mask, school_name, education_level, major_name,
        cohort, added_by, added_at) values ($1, $2, $3, '某', '*', '某', '31', '某', 2027, $4, $5)`,
      [favouriteId, applicant.id, graduate.id, applicant.accountId, on.clock.now()],
    );
    expect(
      await on.act(applicant, SIGNING.invite, { input: { id: newId(), favouriteId, terms: TERMS } }),
    ).toMatchObject({ code: "NOT_VERIFIED" });
  });

  it("approved: both are open", async () => {
    const applicant = await anApplicant(on);
    await decides(on, await anOperator(on), "approve", (await aVerification(on, applicant)).id);
    const graduate = await aGraduate(on.platform);
    const input = { name: graduate.name, idNumber: graduate.idNumber, schoolId: graduate.schoolId };
    expect(await on.ask(applicant, FIND, { input })).toMatchObject({ __typename: "GraduateHit" });
  });
});
