import "reflect-metadata";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { Operation } from "../../stage/src/client/answer.js";
import type {
  NestedInviteAllMutation,
  NestedInviteBareMutation,
  NestedInviteBareMutationVariables,
} from "../../stage/src/gql/graphql.js";
import { graphql } from "../../stage/src/gql/index.js";
import { openTestApp, type TestApp } from "./app.js";
import { aFavourite, aGraduate, anEmployer, aSchool, newId, type TestEmployer } from "./factories.js";
import { TERMS } from "./signing.js";

const WITH_ALL =
  graphql(`mutation NestedInviteAll($invitations: [BulkInvitationInput!]!, $terms: InvitationTermsInput!) {
  sendInvitations(invitations: $invitations, terms: $terms) {
    ... on BulkInvitations { sent items { result { ... on AgreementChanged { agreement {
      id steps { state } timeline { title } amendments { at } document { url } documentPending uploads { id }
    } } } } } } }`);
const WITHOUT =
  graphql(`mutation NestedInviteBare($invitations: [BulkInvitationInput!]!, $terms: InvitationTermsInput!) {
  sendInvitations(invitations: $invitations, terms: $terms) {
    ... on BulkInvitations { sent items { result { ... on AgreementChanged { agreement { id status } } } } } } }`);

let on: TestApp;
let employer: TestEmployer;
beforeAll(async () => {
  on = await openTestApp();
  employer = await anEmployer(on.platform);
});
afterAll(() => on?.close());

/** How often each table of nested values was read on the pool while as many agreements were answered. */
async function readsFor(
  document: Operation<NestedInviteAllMutation | NestedInviteBareMutation, NestedInviteBareMutationVariables>,
  agreements: number,
) {
  const school = await aSchool(on.platform);
  const invitations: { id: string; favouriteId: string }[] = [];
  for (let n = 0; n < agreements; n += 1) {
    const graduate = await aGraduate(on.platform, { school });
    const { id: favouriteId } = await aFavourite(on.platform, { employer, graduate });
    invitations.push({ id: newId(), favouriteId });
  }
  const sent = vi.spyOn(on.platform.pool, "query");
  const answer = await on.ask(employer, document, { invitations, terms: TERMS });
  const texts = sent.mock.calls.map(([first]) => String((first as { text?: unknown }).text ?? first));
  sent.mockRestore();
  const tables = ["record_event", "amendment", "issued_document", "submission"];
  const reads = tables.map(
    (table) => texts.filter((text) => new RegExp(`from ${table}\\b`).test(text)).length,
  );
  return { answer, reads };
}

describe("nested fields of the graph", () => {
  it("are read by one statement each for all records of an answer", async () => {
    const few = await readsFor(WITH_ALL, 1);
    const many = await readsFor(WITH_ALL, 7);
    expect(many.answer.sent).toBe(7);
    for (const { result } of many.answer.items) {
      expect(result).toMatchObject({
        agreement: {
          timeline: [{ title: "单位发起邀请" }],
          steps: [{ state: "DONE" }, { state: "CURRENT" }, { state: "WAITING" }, { state: "WAITING" }],
          amendments: [],
          document: null,
          documentPending: false,
          uploads: [],
        },
      });
    }
    // An invitation has no submission: its files are not even asked for.
    expect(few.reads).toEqual([1, 1, 1, 0]);
    expect(many.reads).toEqual(few.reads);
  });

  it("are not read where nobody asks", async () => {
    const { answer, reads } = await readsFor(WITHOUT, 2);
    expect(answer.sent).toBe(2);
    expect(reads).toEqual([0, 0, 0, 0]);
  });
});
