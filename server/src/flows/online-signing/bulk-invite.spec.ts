import "reflect-metadata";
import { afterAll, beforeAll, expect, it } from "vitest";
import { graphql } from "../../../../stage/src/gql/index.js";
import { openTestApp, type TestApp } from "../../../test/app.js";
import { withBrokenRow } from "../../../test/break-row.js";
import { aFavourite, aGraduate, anEmployer, aSchool, newId } from "../../../test/factories.js";
import { TERMS } from "../../../test/signing.js";

const BULK =
  graphql(`mutation BulkInviteBulk($invitations: [BulkInvitationInput!]!, $terms: InvitationTermsInput!) {
  sendInvitations(invitations: $invitations, terms: $terms) {
    __typename ... on BulkInvitations { sent refused items { name result {
      __typename ... on Refusal { code message } } } } } }`);

let on: TestApp;
beforeAll(async () => {
  on = await openTestApp();
});
afterAll(() => on?.close());

it("F-29: an invitation that fails unforeseen is named, the others are sent, and it can be tried again", async () => {
  const school = await aSchool(on.platform);
  const employer = await anEmployer(on.platform);
  const [first, broken, last] = [
    await aGraduate(on.platform, { school }),
    await aGraduate(on.platform, { school }),
    await aGraduate(on.platform, { school }),
  ];
  const invitations: { id: string; favouriteId: string }[] = [];
  for (const graduate of [first, broken, last]) {
    const { id: favouriteId } = await aFavourite(on.platform, { employer, graduate });
    invitations.push({ id: newId(), favouriteId });
  }
  const answer = await withBrokenRow(on, "record", "graduate_id", broken.id, () =>
    on.ask(employer, BULK, { invitations, terms: TERMS }),
  );
  expect(answer).toMatchObject({
    sent: 2,
    refused: 1,
    items: [
      { result: { __typename: "AgreementChanged" } },
      { name: broken.name, result: { __typename: "NotAllowed", code: "TRY_AGAIN" } },
      { result: { __typename: "AgreementChanged" } },
    ],
  });
  expect(await on.ask(employer, BULK, { invitations: invitations.slice(1, 2), terms: TERMS })).toMatchObject({
    sent: 1,
  });
});
