import "reflect-metadata";
import { afterAll, beforeAll, expect, it } from "vitest";
import { graphql } from "../../../../stage/src/gql/index.js";
import { openTestApp, type TestApp } from "../../../test/app.js";
import { withBrokenRow } from "../../../test/break-row.js";
import { SIGNING, verdictOn } from "../../../test/signing.js";
import { aSigningCountry, type SettledCountry } from "../../../test/signing-country.js";

const BULK = graphql(`mutation BulkReviewBulk($verdicts: [VerdictInput!]!) {
  reviewRecords(verdicts: $verdicts, verdict: APPROVE) {
    __typename ... on BulkReview { done refused items { recordId graduateName ok message } }
    ... on Refusal { code message } } }`);

let on: TestApp;
let country: SettledCountry;
beforeAll(async () => {
  on = await openTestApp();
  country = await aSigningCountry(on, { reviewMode: "SCHOOL_ONLY" });
});
afterAll(() => on?.close());

const approveAll = (ids: readonly string[]) =>
  on.ask(country.people.school, BULK, { verdicts: ids.map((recordId) => ({ recordId, submission: 1 })) });

it("F-17: a record that fails unforeseen is named, the others go on, and it can be tried again", async () => {
  const records = [
    await country.record("SCHOOL_REVIEW"),
    await country.record("SCHOOL_REVIEW"),
    await country.record("SCHOOL_REVIEW"),
  ];
  const ids = records.map(({ id }) => id);
  const broken = ids[1] ?? "";
  const answer = await withBrokenRow(on, "record", "id", broken, () => approveAll(ids));
  expect(answer).toMatchObject({
    done: 2,
    refused: 1,
    items: [
      { ok: true },
      {
        recordId: broken,
        graduateName: expect.stringMatching(/./),
        ok: false,
        message: "系统繁忙，该记录未处理，请稍后再试",
      },
      { ok: true },
    ],
  });
  expect(await approveAll([broken])).toMatchObject({ done: 1, refused: 0 });
});

it("P-07: whatever fails about a record of others, its graduate is not named", async () => {
  const others = await aSigningCountry(on, { reviewMode: "SCHOOL_ONLY" });
  const { id } = await others.record("SCHOOL_REVIEW");
  await on.ask(others.people.school, SIGNING.approve, { ...verdictOn(id), hold: true });
  on.clock.advance(11);
  // The verdict that is due cannot be carried out at this moment.
  const answer = await withBrokenRow(on, "record", "id", id, () => approveAll([id]));
  expect(answer).toMatchObject({ done: 0, refused: 1, items: [{ recordId: id, graduateName: "" }] });
});
