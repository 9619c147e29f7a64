import "reflect-metadata";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openTestApp, type TestApp } from "../../../test/app.js";
import { aGraduate, COHORT } from "../../../test/factories.js";
import { FALLEN_VERDICTS } from "../../../test/looks.js";
import { aPaperRegistration, PAPER } from "../../../test/paper.js";
import { REJECTION, verdictOn } from "../../../test/signing.js";
import { type Inhabitants, settleCountry } from "../../../test/signing-country.js";
import { closingOf } from "../../parties/settings/index.js";
import { settleAllDue } from "../../records/index.js";

let on: TestApp;
let inhabitants: Inhabitants;
beforeAll(async () => {
  on = await openTestApp();
  inhabitants = await settleCountry(on, { reviewMode: "SCHOOL_ONLY" });
});
afterAll(() => on?.close());

it("F-18, F-90a: over the closing a held approval takes effect; a held return falls, and its reviewer alone is told why", async () => {
  const { department } = inhabitants;
  const reviewer = inhabitants.doers.school;
  const someone = () => aGraduate(on.platform, { department });
  const [returned, approved] = [
    await aPaperRegistration(on, await someone()),
    await aPaperRegistration(on, await someone()),
  ];
  const beforeClosing = closingOf(COHORT).getTime() - 5_000;
  on.clock.advance((beforeClosing - on.clock.now().getTime()) / 1000);
  const given = { ...verdictOn(returned), rejection: REJECTION, hold: true };
  expect(await on.ask(reviewer, PAPER.return, given)).toMatchObject({ __typename: "VerdictScheduled" });
  expect(await on.ask(reviewer, PAPER.approve, { ...verdictOn(approved), hold: true })).toMatchObject({
    __typename: "VerdictScheduled",
  });
  expect(await on.ask(reviewer, FALLEN_VERDICTS)).toEqual([]);

  on.clock.advance(15);
  await settleAllDue(on.platform);
  await settleAllDue(on.platform);
  const statusOf = async (id: string) =>
    (await on.row<{ status: string }>("select status from record where id = $1", [id])).status;
  // Submitted in time, it waits for a verdict that can still be given.
  expect([await statusOf(returned), await statusOf(approved)]).toEqual(["SCHOOL_REVIEW", "SIGNED"]);
  const told = await on.ask(reviewer, FALLEN_VERDICTS);
  expect(told).toEqual([
    {
      id: expect.any(String),
      recordId: returned,
      verdict: "RETURN",
      graduateName: expect.any(String),
      why: expect.stringContaining(`${COHORT}届`),
    },
  ]);
  const left = await on.row(
    `select (select count(*)::int from held_verdict) as held,
      (select count(*)::int from record_event where record_id = $1 and act = 'return') as returns,
      (select count(*)::int from audit_entry where act = 'VERDICT_DROPPED' and subject_id = $1) as dropped`,
    [returned],
  );
  expect(left).toEqual({ held: 0, returns: 0, dropped: 1 });
  await on.act(reviewer, PAPER.reject, { ...verdictOn(returned), rejection: REJECTION });
  expect(await statusOf(returned)).toBe("REJECTED");
});
