import "reflect-metadata";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { graphql } from "../../../../stage/src/gql/index.js";
import { GraphQLFailure, openTestApp, type TestApp } from "../../../test/app.js";
import { DESK } from "../../../test/employers-desk.js";
import {
  aDepartment,
  aFavourite,
  aGraduate,
  anEmployer,
  anEmployerAccount,
  aStaffAccount,
  newId,
  type TestDepartment,
  type TestStaff,
} from "../../../test/factories.js";
import { TERMS } from "../../../test/signing.js";
import { anApplicant } from "../../../test/verification.js";

const ASK = graphql(`
  mutation MergeAsksToJoin($input: AskToJoinInput!) {
    askToJoin(input: $input) { __typename ... on JoinAsked { employerName } ...RefusalFacts }
  }
`);
const OPEN = graphql(`query MergeJoinRequests { joinRequests { id personName } }`);
const ANSWER = graphql(`
  mutation MergeAnswersJoin($id: ID!) { answerJoinRequest(id: $id, accept: true) { __typename ...RefusalFacts } }
`);
const BULK = graphql(`
  mutation MergeBulk($invitations: [BulkInvitationInput!]!, $terms: InvitationTermsInput!) {
    sendInvitations(invitations: $invitations, terms: $terms) {
      __typename ... on BulkInvitations { sent refused }
    }
  }
`);
const DISABLE = graphql(`
  mutation MergeDisables($id: ID!) {
    setEmployerAccountDisabled(id: $id, disabled: true) { __typename ...RefusalFacts }
  }
`);

let on: TestApp;
let operator: TestStaff;
let department: TestDepartment;
beforeAll(async () => {
  on = await openTestApp();
  operator = await aStaffAccount(on.platform, { role: "OPERATOR" });
  department = await aDepartment(on.platform);
});
afterAll(() => on?.close());

const merge = (id: string, intoUscc: string) =>
  on.ask(operator, DESK.merge, { input: { id, intoUscc, reason: "同一单位重复登记" } });

describe("a merge, and who waits for the one that is no more (F-72, F-73)", () => {
  it("who asked to be let in is let in by the one that stands; the old code leads there too", async () => {
    const [from, into] = [await anEmployer(on.platform), await anEmployer(on.platform)];
    const [before, after] = [await anApplicant(on), await anApplicant(on)];
    const asks = (who: typeof before) =>
      on.ask(who, ASK, { input: { uscc: from.uscc, personName: "吴一舟" } });
    expect(await asks(before)).toMatchObject({ employerName: from.name });
    await merge(from.id, into.uscc);
    expect(await asks(after)).toMatchObject({ __typename: "JoinAsked", employerName: into.name });
    const requests = await on.ask(into, OPEN);
    expect(requests).toHaveLength(2);
    for (const { id } of requests) {
      expect(await on.ask(into, ANSWER, { id })).toMatchObject({ __typename: "JoinAnswered" });
    }
    const where = await on.row(
      "select count(*)::int as n from employer_account where id = any($1::uuid[]) and employer_id = $2",
      [[before.accountId, after.accountId], into.id],
    );
    expect(where).toEqual({ n: 2 });
  });

  it("in the middle of a bulk invitation: nothing is left with the one that is no more", async () => {
    const [from, into] = [await anEmployer(on.platform), await anEmployer(on.platform)];
    const invitations: { id: string; favouriteId: string }[] = [];
    for (let n = 0; n < 12; n += 1) {
      const graduate = await aGraduate(on.platform, { department });
      const favourite = await aFavourite(on.platform, { employer: from, graduate });
      invitations.push({ id: newId(), favouriteId: favourite.id });
    }
    await on.cookieOf(operator);
    const bulk = on.ask(from, BULK, { invitations, terms: TERMS });
    await someSent(from.id);
    const [answer, merged] = await Promise.all([bulk, merge(from.id, into.uscc)]);
    expect(merged).toMatchObject({ state: "MERGED" });
    expect(answer.sent + answer.refused).toBe(12);
    const found = await on.row(
      `select count(*) filter (where employer_id = $1)::int as behind, count(*) filter (where employer_id = $2)::int as there
        from record where employer_id = any($3::uuid[])`,
      [from.id, into.id, [from.id, into.id]],
    );
    expect(found).toEqual({ behind: 0, there: answer.sent });
  });
});

describe("F-72, F-76: somebody is in charge, and can act", () => {
  it("a colleague is disabled while the role goes to them: never both", async () => {
    for (let round = 0; round < 4; round += 1) {
      const employer = await anEmployer(on.platform);
      const colleague = await anEmployerAccount(on.platform, employer, { name: "李经办" });
      for (const who of [operator, employer]) await on.cookieOf(who);
      const input = { id: employer.id, letter: "12月1日收到新授权书", letterChecked: true };
      const handOver = { input: { ...input, accountId: colleague.id } };
      await Promise.all([
        on.ask(operator, DESK.handOver, handOver),
        // Who is no longer in charge when the request comes in is refused.
        on.ask(employer, DISABLE, { id: colleague.id }).catch(unlessForbidden),
      ]);
      const charge = await on.row(
        "select count(*)::int as n from employer_account where employer_id = $1 and in_charge and disabled_at is null",
        [employer.id],
      );
      expect(charge).toEqual({ n: 1 });
    }
  });
});

function unlessForbidden(error: unknown): void {
  if (!(error instanceof GraphQLFailure && error.code === "FORBIDDEN")) throw error;
}

async function someSent(employerId: string): Promise<void> {
  for (;;) {
    const { n } = await on.row<{ n: number }>(
      "select count(*)::int as n from record where employer_id = $1",
      [employerId],
    );
    if (n >= 2) return;
  }
}
