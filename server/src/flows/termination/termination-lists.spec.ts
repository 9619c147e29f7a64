import "reflect-metadata";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { EmployerList } from "../../../../stage/src/gql/graphql.js";
import { graphql } from "../../../../stage/src/gql/index.js";
import { openTestApp, type TestApp } from "../../../test/app.js";
import { aGraduate, type TestGraduate } from "../../../test/factories.js";
import { verdictOn } from "../../../test/signing.js";
import { type Inhabitants, settleCountry } from "../../../test/signing-country.js";
import { aSignedAgreement, aTermination, doesTermination, TERMINATION } from "../../../test/terminations.js";

let on: TestApp;
let at: Inhabitants;
let graduate: TestGraduate;

beforeAll(async () => {
  on = await openTestApp();
  at = await settleCountry(on, { reviewMode: "DEPARTMENT_THEN_SCHOOL" });
});
beforeEach(async () => {
  graduate = await aGraduate(on.platform, { department: at.department });
});
afterAll(() => on?.close());

const signed = () => aSignedAgreement(on, at, graduate);

describe("the employer's lists (F-74)", () => {
  it("each holds what it says, and the counts are those of the lists", async () => {
    at = await settleCountry(on, { reviewMode: "DEPARTMENT_THEN_SCHOOL" });
    const people: { graduate: TestGraduate; agreement: string }[] = [];
    for (let index = 0; index < 4; index += 1) {
      graduate = await aGraduate(on.platform, { department: at.department });
      people.push({ graduate, agreement: await signed() });
    }
    const [open, failed, over, back] = people as [
      (typeof people)[0],
      (typeof people)[0],
      (typeof people)[0],
      (typeof people)[0],
    ];
    const asked = await aTermination(on, open.graduate, open.agreement);
    const first = await aTermination(on, failed.graduate, failed.agreement);
    await doesTermination(on, at.employer, "refuse", { id: first, reason: "岗位急需" });
    on.clock.advance(60);
    const second = await aTermination(on, at.employer, failed.agreement);
    await doesTermination(on, failed.graduate, "refuse", { id: second, reason: "继续履行" });
    const done = await aTermination(on, over.graduate, over.agreement);
    await doesTermination(on, at.employer, "accept", { id: done });
    await doesTermination(on, at.doers.department, "approve", verdictOn(done));
    await doesTermination(on, at.doers.school, "approve", verdictOn(done));
    const takenBack = await aTermination(on, back.graduate, back.agreement);
    await doesTermination(on, back.graduate, "takeBack", { id: takenBack });

    const list = async (name: EmployerList) =>
      (await on.ask(at.employer, TERMINATION.list, { list: name })).rows.map(({ id, agreementId }) => [
        id,
        agreementId,
      ]);
    expect(await list("TERMINATING")).toEqual([[asked, open.agreement]]);
    expect(await list("TERMINATED")).toEqual([[done, over.agreement]]);
    expect(await list("TERMINATION_FAILED")).toEqual([[second, failed.agreement]]);
    const inForce = [open, failed, back].map(({ agreement }) => [agreement, agreement]);
    expect((await list("SIGNED")).sort()).toEqual(inForce.sort());
    expect(await on.ask(at.employer, TERMINATION.counts)).toEqual({
      signed: 3,
      awaitingMyAnswer: 1,
      terminating: 1,
      terminated: 1,
      terminationFailed: 1,
    });
  });
});

describe("the graduate's cards (S-04, F-50)", () => {
  const answerable = async () => {
    const cards = await on.ask(
      graduate,
      graphql(`query TerminationListsMyRecords { myRecords { id answerable } }`),
    );
    return cards.filter((card) => card.answerable).map(({ id }) => id);
  };

  it("the employer's request is to be answered while it stands; one's own is not", async () => {
    const agreement = await signed();
    const own = await aTermination(on, graduate, agreement);
    expect(await answerable()).toEqual([]);
    await doesTermination(on, graduate, "takeBack", { id: own });
    const asked = await aTermination(on, at.employer, agreement);
    expect(await answerable()).toEqual([asked]);
    await on.platform.pool.query("update record set frozen = true where id = $1", [asked]);
    expect(await answerable()).toEqual([]);
    await on.platform.pool.query("update record set frozen = false where id = $1", [asked]);
    await on.platform.pool.query("update record set closes_at = $2 where id = $1", [asked, on.clock.now()]);
    expect(await answerable()).toEqual([]);
    await on.platform.pool.query("update record set closes_at = null where id = $1", [asked]);
    await doesTermination(on, graduate, "refuse", { id: asked, reason: "继续履行" });
    expect(await answerable()).toEqual([]);
  });
});
