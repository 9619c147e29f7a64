import { afterAll, beforeAll, expect, it } from "vitest";
import { graphql } from "../../../../stage/src/gql/index.js";
import { openTestApp, type TestApp } from "../../../test/app.js";
import {
  aFavourite,
  aGraduate,
  anEmployer,
  anEmployerAccount,
  aSchool,
  newId,
  type TestEmployer,
} from "../../../test/factories.js";
import { processorMs } from "../../../test/processor-time.js";
import { TERMS } from "../../../test/signing.js";

let on: TestApp;
beforeAll(async () => {
  on = await openTestApp();
});
afterAll(() => on?.close());

const SAVE = graphql(`
  mutation TemplateSpecSave($id: ID!, $name: String!, $terms: PositionTermsInput!) {
    savePositionTemplate(id: $id, name: $name, terms: $terms) {
      __typename ...RefusalFacts ... on PositionTemplate { id name validDays job { positionName categoryLabel } }
    }
  }
`);
const ALL = graphql(`query TemplateSpecAll { positionTemplates { id name job { positionName } } }`);
const REMOVE = graphql(`
  mutation TemplateSpecRemove($id: ID!) { removePositionTemplate(id: $id) { __typename ...RefusalFacts } }
`);
const SEND_ALL = graphql(`
  mutation TemplateSpecBulk($invitations: [BulkInvitationInput!]!, $terms: InvitationTermsInput!) {
    sendInvitations(invitations: $invitations, terms: $terms) {
      __typename ...RefusalFacts
      ... on BulkInvitations { sent refused items { name result { __typename ...RefusalFacts } } }
    }
  }
`);
const SENT = graphql(`
  query TemplateSpecSent($id: ID!) {
    agreement(id: $id) { job { positionName workplace monthlySalaryYuan reportBy } }
  }
`);

const { validDays, job } = TERMS;
const terms = { validDays, job };

/** Favourites of new graduates, and the invitations to them. */
async function invitationsTo(employer: TestEmployer, count: number, cohort?: number) {
  const school = await aSchool(on.platform);
  const invitations: { id: string; favouriteId: string }[] = [];
  for (let at = 0; at < count; at += 1) {
    const graduate = await aGraduate(on.platform, { school, ...(cohort && { cohort }) });
    const { id: favouriteId } = await aFavourite(on.platform, { employer, graduate });
    invitations.push({ id: newId(), favouriteId });
  }
  return invitations;
}

it("F-73: a template is kept, changed and removed; names are one's own, and others' are unknown (P-07)", async () => {
  const [employer, stranger] = [await anEmployer(on.platform), await anEmployer(on.platform)];
  const id = newId();
  expect(await on.ask(employer, SAVE, { id, name: " 工程师（南京） ", terms })).toMatchObject({
    name: "工程师（南京）",
    validDays,
    job: { positionName: job.positionName },
  });
  const changed = { ...terms, job: { ...job, positionName: "架构师" } };
  await on.ask(employer, SAVE, { id, name: "架构师", terms: changed });
  expect(await on.ask(employer, ALL)).toEqual([{ id, name: "架构师", job: { positionName: "架构师" } }]);
  expect(await on.ask(employer, SAVE, { id: newId(), name: "架构师", terms })).toMatchObject({
    fields: [{ field: "name", message: expect.stringContaining("架构师") }],
  });
  expect(await on.ask(stranger, SAVE, { id, name: "别人的", terms })).toMatchObject({
    __typename: "UnknownRecord",
  });
  expect(await on.ask(stranger, REMOVE, { id })).toMatchObject({ __typename: "UnknownRecord" });
  expect(await on.ask(employer, REMOVE, { id })).toMatchObject({ __typename: "PositionTemplateRemoved" });
  expect(await on.ask(employer, ALL)).toEqual([]);
});

it("F-21: names what is wrong in a template beside its field, and keeps nothing", async () => {
  const employer = await anEmployer(on.platform);
  const wrong = { validDays: 31, job: { ...job, categoryCode: "xx", positionName: " " } };
  const answer = await on.ask(employer, SAVE, { id: newId(), name: "模板", terms: wrong });
  expect(answer?.fields?.map(({ field }) => field)).toEqual([
    "terms.validDays",
    "terms.job.categoryCode",
    "terms.job.positionName",
  ]);
  expect(await on.ask(employer, ALL)).toEqual([]);
});

it("F-29: the same terms to all, but where one's own say otherwise", async () => {
  const employer = await anEmployer(on.platform);
  const [first, second] = await invitationsTo(employer, 2);
  if (!first || !second) throw new Error("No favourites");
  const own = { positionName: "测试工程师", monthlySalaryYuan: 12_000, reportBy: "2030-07-01" };
  const answer = await on.ask(employer, SEND_ALL, {
    invitations: [first, { ...second, own }],
    terms: { ...TERMS, job: { ...job, workplace: "南京" } },
  });
  expect(answer).toMatchObject({ sent: 2 });
  expect(await on.ask(employer, SENT, { id: first.id })).toMatchObject({
    job: { positionName: job.positionName, workplace: "南京" },
  });
  expect(await on.ask(employer, SENT, { id: second.id })).toMatchObject({
    job: { ...own, workplace: "南京" },
  });
});

it("F-29: own terms that are wrong are named beside their graduate, and the others are sent", async () => {
  const employer = await anEmployer(on.platform);
  const [first, second] = await invitationsTo(employer, 2);
  if (!first || !second) throw new Error("No favourites");
  const answer = await on.ask(employer, SEND_ALL, {
    invitations: [first, { ...second, own: { monthlySalaryYuan: 0 } }],
    terms: TERMS,
  });
  expect(answer).toMatchObject({
    sent: 1,
    refused: 1,
    items: [
      {},
      { result: { __typename: "InvalidInput", fields: [{ field: "terms.job.monthlySalaryYuan" }] } },
    ],
  });
});

it("F-23: colleagues who invite the same graduates at the same moment invite nobody twice", async () => {
  const employer = await anEmployer(on.platform);
  const account = await anEmployerAccount(on.platform, employer);
  const colleague = { ...employer, accountId: account.id };
  const mine = await invitationsTo(employer, 12);
  const theirs = mine.map(({ favouriteId }) => ({ id: newId(), favouriteId })).reverse();
  const answers = await Promise.all([
    on.ask(employer, SEND_ALL, { invitations: mine, terms: TERMS }),
    on.ask(colleague, SEND_ALL, { invitations: theirs, terms: TERMS }),
  ]);
  expect(answers.reduce((sum, answer) => sum + (answer?.sent ?? 0), 0)).toBe(12);
  for (const answer of answers) {
    for (const { result } of answer?.items ?? []) {
      expect(["AgreementChanged", "NotAllowed"]).toContain(result.__typename);
    }
  }
  const open = await on.row<{ count: number; graduates: number }>(
    "select count(*)::int, count(distinct graduate_id)::int as graduates from record where employer_id = $1",
    [employer.id],
  );
  expect(open).toEqual({ count: 12, graduates: 12 });
});

it("F-76: a suspension in the middle of a bulk invitation stops the rest, and says so beside each", async () => {
  const employer = await anEmployer(on.platform);
  const invitations = await invitationsTo(employer, 30);
  // They are sent in turn, and this one cannot be before the suspension.
  const waiting = await on.platform.pool.connect();
  await waiting.query(
    "begin; select from graduate g join favourite f on f.graduate_id = g.id where f.id = '" +
      `${invitations[20]?.favouriteId}' for update of g`,
  );
  const sending = on.ask(employer, SEND_ALL, { invitations, terms: TERMS });
  const sent = async () =>
    (
      await on.row<{ count: number }>("select count(*)::int from record where employer_id = $1", [
        employer.id,
      ])
    ).count;
  while ((await sent()) === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  await on.platform.pool.query("update employer set suspended_at = $2 where id = $1", [
    employer.id,
    on.clock.now(),
  ]);
  await waiting.query("commit");
  waiting.release();
  const answer = await sending;
  expect(answer?.sent).toBe(await sent());
  expect(answer?.refused).toBe(30 - (answer?.sent ?? 0));
  expect(answer?.refused).toBeGreaterThan(0);
  const refused = answer?.items.flatMap(({ result }) => ("code" in result ? [result.code] : [])) ?? [];
  expect(new Set(refused)).toEqual(new Set(["SUSPENDED"]));
});

it("500 invitations cost the server at most 8 s of its processor: within 10 s, and others go on", async () => {
  const employer = await anEmployer(on.platform);
  const invitations = await invitationsTo(employer, 500);
  const spent = await processorMs(async () => {
    for (let at = 0; at < 500; at += 25) {
      const lot = invitations.slice(at, at + 25);
      expect(await on.ask(employer, SEND_ALL, { invitations: lot, terms: TERMS })).toMatchObject({
        sent: 25,
      });
    }
  });
  expect(spent).toBeLessThan(8_000);
}, 120_000);

it("shows the agreement as it would be printed, with no more of the graduate than the favourite says (P-08)", async () => {
  const [employer, stranger] = [await anEmployer(on.platform), await anEmployer(on.platform)];
  const graduate = await aGraduate(on.platform);
  const { id: favouriteId } = await aFavourite(on.platform, { employer, graduate });
  const preview = async (who: TestEmployer, body: object) =>
    await on.app.inject({
      method: "POST",
      url: "/employer/invitation-preview",
      headers: { cookie: await on.cookieOf(who) },
      payload: body,
    });
  const shown = await preview(employer, { favouriteId, terms: TERMS });
  expect(shown.statusCode).toBe(200);
  expect(shown.headers["content-type"]).toContain("image/svg+xml");
  expect(shown.body).not.toContain(graduate.idNumber);
  expect((await preview(stranger, { favouriteId, terms: TERMS })).statusCode).toBe(400);
  const wrong = await preview(employer, { favouriteId, terms: { ...TERMS, validDays: 0 } });
  expect(wrong.json()).toMatchObject({ fields: [{ field: "terms.validDays" }] });
  for (const body of [{}, { favouriteId }, { favouriteId, terms: { ...TERMS, job: { positionName: {} } } }]) {
    expect((await preview(employer, body)).statusCode).toBe(400);
  }
});
