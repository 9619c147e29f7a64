import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { graphql } from "../../../../stage/src/gql/index.js";
import { openTestApp, type TestApp } from "../../../test/app.js";
import { aGraduate, anEmployer } from "../../../test/factories.js";
import { DAILY_LIMITS, RATE_LIMITS } from "../identity/index.js";

let on: TestApp;
beforeAll(async () => {
  on = await openTestApp();
});
afterAll(() => on?.close());
beforeEach(async () => void (await on.platform.pool.query("delete from rate_limit")));

const SHOW = graphql(`
  mutation CardSpecShow {
    showGraduateCard { __typename ...RefusalFacts ... on GraduateCard { cardCode url expiresAt } }
  }
`);
const TAKE = graphql(`
  mutation CardSpecTake($code: String!) {
    takeGraduateCard(code: $code) {
      __typename ...RefusalFacts ... on Favourite { id name idNumberMasked notInvitableReason }
    }
  }
`);
const MESSAGES = graphql(`query CardSpecMessages { messages(first: 5) { rows { title body } } }`);

const OVER = { __typename: "GraduateNotFound", code: "CARD_OVER" };

it("F-20: a card puts its graduate among the favourites without a number, once, and tells the graduate by whom", async () => {
  const [employer, other, graduate] = [
    await anEmployer(on.platform),
    await anEmployer(on.platform),
    await aGraduate(on.platform),
  ];
  const card = await on.ask(graduate, SHOW);
  expect(card.url).toBe(`${on.platform.config.publicUrl}/employer/card#${card.cardCode}`);
  expect(
    await on.row("select code_hash from graduate_card where graduate_id = $1", [graduate.id]),
  ).not.toEqual({
    code_hash: Buffer.from(card.cardCode),
  });
  const typed = card.cardCode.replace(/(.{4})(?=.)/g, "$1-").toLowerCase();
  expect(await on.ask(employer, TAKE, { code: ` ${typed} ` })).toMatchObject({
    __typename: "Favourite",
    name: graduate.name,
    notInvitableReason: null,
  });
  for (const again of [employer, other]) {
    expect(await on.ask(again, TAKE, { code: card.cardCode })).toMatchObject(OVER);
  }
  await on.runOutbox();
  expect((await on.ask(graduate, MESSAGES)).rows[0]?.body).toContain(employer.name);
});

it("F-20: a card is over after five minutes, and when a new one is shown; both answer as one that never was", async () => {
  const [employer, graduate] = [await anEmployer(on.platform), await aGraduate(on.platform)];
  const first = await on.ask(graduate, SHOW);
  const second = await on.ask(graduate, SHOW);
  const never = await on.ask(employer, TAKE, { code: "ABCD-EFGH-JKMN" });
  expect(never).toMatchObject(OVER);
  expect(await on.ask(employer, TAKE, { code: first.cardCode })).toEqual(never);
  on.clock.advance(5 * 60);
  expect(await on.ask(employer, TAKE, { code: second.cardCode })).toEqual(never);
});

it("F-20: of two employers that take one card at once, one has it", async () => {
  const graduate = await aGraduate(on.platform);
  const employers = await Promise.all(Array.from({ length: 6 }, () => anEmployer(on.platform)));
  const { cardCode: code } = await on.ask(graduate, SHOW);
  const answers = await Promise.all(employers.map((employer) => on.ask(employer, TAKE, { code })));
  expect(answers.filter(({ __typename }) => __typename === "Favourite")).toHaveLength(1);
});

it("P-15: cards are outside the day's limit of searches, and wrong codes have a limit of their own", async () => {
  const employer = await anEmployer(on.platform);
  const { cardGuesses } = RATE_LIMITS;
  for (let time = 0; time < cardGuesses.most; time += 1) {
    expect(await on.ask(employer, TAKE, { code: `WRONG${time}` })).toMatchObject(OVER);
  }
  const { cardCode: code } = await on.ask(await aGraduate(on.platform), SHOW);
  expect(await on.ask(employer, TAKE, { code })).toMatchObject({ __typename: "LimitReached" });
  on.clock.advance(cardGuesses.windowSeconds);
  const used = await on.platform.pool.query("select 1 from rate_limit where key like $1", [
    `${DAILY_LIMITS.graduatesFound.name}:%`,
  ]);
  expect(used.rowCount).toBe(0);
});

it("F-70, F-76, F-91: nothing for who may not invite; nothing shown by who is off the roster", async () => {
  const { cardCode: code } = await on.ask(await aGraduate(on.platform), SHOW);
  const unverified = await anEmployer(on.platform, { verified: false });
  expect(await on.ask(unverified, TAKE, { code })).toMatchObject({ code: "NOT_VERIFIED" });
  const suspended = await anEmployer(on.platform, { suspended: true });
  expect(await on.ask(suspended, TAKE, { code })).toMatchObject({ code: "SUSPENDED" });
  // What was refused has not used the card up.
  expect(await on.ask(await anEmployer(on.platform), TAKE, { code })).toMatchObject({
    __typename: "Favourite",
  });
  const frozen = await aGraduate(on.platform, { frozen: true });
  expect(await on.ask(frozen, SHOW)).toMatchObject({ code: "OFF_ROSTER" });
});
