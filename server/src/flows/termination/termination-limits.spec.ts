import "reflect-metadata";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { graphql } from "../../../../stage/src/gql/index.js";
import { openTestApp, type TestApp } from "../../../test/app.js";
import { aGraduate, COHORT, type TestGraduate } from "../../../test/factories.js";
import { REJECTION, verdictOn } from "../../../test/signing.js";
import { type Inhabitants, settleCountry } from "../../../test/signing-country.js";
import {
  aFile,
  aSignedAgreement,
  aSignedPaper,
  ask,
  aTermination,
  doesTermination,
  REASON,
  TERMINATION,
} from "../../../test/terminations.js";

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
const paper = () => aSignedPaper(on, at, graduate);
const _statusOf = async (id: string) =>
  (await on.row("select status from record where id = $1", [id])).status;

describe("how often (F-55)", () => {
  it("first submissions of the graduate count: not those taken back, not the employer's, over all agreements", async () => {
    const agreement = await signed();
    const taken = await aTermination(on, graduate, agreement);
    await doesTermination(on, graduate, "takeBack", { id: taken });
    const employers = await aTermination(on, at.employer, agreement);
    await doesTermination(on, graduate, "refuse", { id: employers, reason: "继续履行" });
    const soFar = async () => await on.ask(graduate, TERMINATION.ofAgreement, { id: agreement });
    expect(await soFar()).toMatchObject({ mayAsk: true, limit: 2, asked: 0 });
    for (const round of [1, 2]) {
      on.clock.advance(60);
      const id = await aTermination(on, graduate, agreement);
      await doesTermination(on, at.employer, "refuse", { id, reason: "岗位急需" });
      expect(await soFar()).toMatchObject({ asked: round, mayAsk: round < 2, latest: { id } });
    }
    expect(await ask(on, graduate, agreement)).toMatchObject({
      __typename: "LimitReached",
      code: "TERMINATION_LIMIT",
      limit: 2,
      message: expect.stringContaining("最多可申请解约2次"),
    });
    expect((await ask(on, at.employer, agreement)).__typename).toBe("RecordChanged");
    // The employer's page tells nothing of the graduate's count.
    expect(await on.ask(at.employer, TERMINATION.ofAgreement, { id: agreement })).toMatchObject({
      limit: null,
      asked: null,
    });
  });

  it("a request sent again after a return is one request", async () => {
    const agreement = await paper();
    const id = await aTermination(on, graduate, agreement, true);
    await doesTermination(on, at.doers.department, "return", { ...verdictOn(id), rejection: REJECTION });
    const letter = await aFile(on, id, "TERMINATION_LETTER");
    await doesTermination(on, graduate, "resubmit", { input: { id, ...REASON, uploadIds: [letter] } });
    expect(await on.ask(graduate, TERMINATION.ofAgreement, { id: agreement })).toMatchObject({ asked: 1 });
  });

  it("asked five times at once with one left: one is asked, over all agreements of the graduate", async () => {
    const over = await aTermination(on, graduate, await signed());
    await doesTermination(on, at.employer, "accept", { id: over });
    await doesTermination(on, at.doers.department, "approve", verdictOn(over));
    await doesTermination(on, at.doers.school, "approve", verdictOn(over));
    const agreement = await paper();
    const letters = await Promise.all([1, 2, 3, 4, 5].map(() => aFile(on, agreement, "TERMINATION_LETTER")));
    const answers = await Promise.all(
      letters.map((letter) => ask(on, graduate, agreement, { uploadIds: [letter] })),
    );
    const one = answers.filter(({ __typename }) => __typename === "RecordChanged");
    expect(one).toHaveLength(1);
    expect(answers.filter(({ code }) => code === "TERMINATION_OPEN")).toHaveLength(4);
    await doesTermination(on, at.doers.department, "reject", {
      ...verdictOn(one[0]?.record.id ?? ""),
      rejection: REJECTION,
    });
    const again = await Promise.all(
      letters.map((letter) => ask(on, graduate, agreement, { uploadIds: [letter] })),
    );
    expect(again.map(({ code }) => code)).toEqual(Array(5).fill("TERMINATION_LIMIT"));
    expect(await on.ask(graduate, TERMINATION.ofAgreement, { id: agreement })).toMatchObject({
      mayAsk: false,
      whyNot: expect.stringContaining("最多可申请解约2次"),
      asked: 2,
    });
  });

  it("taken back and asked again at once: never two open, and what was taken back is not counted", async () => {
    for (let round = 0; round < 4; round += 1) {
      graduate = await aGraduate(on.platform, { department: at.department });
      const agreement = await signed();
      const id = await aTermination(on, graduate, agreement);
      const [back, again] = await Promise.all([
        on.ask(graduate, TERMINATION.takeBack, { id }),
        ask(on, graduate, agreement),
      ]);
      expect(back.__typename).toBe("RecordChanged");
      expect(["RecordChanged", "NotAllowed"]).toContain(again.__typename);
      const asked = again.__typename === "RecordChanged" ? 1 : 0;
      expect(await on.ask(graduate, TERMINATION.ofAgreement, { id: agreement })).toMatchObject({ asked });
    }
  });

  it("a school sets it to 0 while somebody asks: asked before, or refused with 0 named; raised, it is open again", async () => {
    for (let round = 0; round < 3; round += 1) {
      graduate = await aGraduate(on.platform, { department: at.department });
      const agreement = await signed();
      const [, answer] = await Promise.all([limitTo(0), ask(on, graduate, agreement)]);
      const limit = { code: "TERMINATION_LIMIT", limit: 0 };
      expect([{ __typename: "RecordChanged" }, limit]).toContainEqual(
        answer.code ? { code: answer.code, limit: answer.limit } : { __typename: answer.__typename },
      );
      if (answer.code) {
        await limitTo(1);
        expect((await ask(on, graduate, agreement)).__typename).toBe("RecordChanged");
      }
      await limitTo(2);
    }
  });

  it("P-15: one side asks three times a day for the end of an agreement, taken back or not; the other side by itself", async () => {
    const agreement = await signed();
    for (const asker of [graduate, at.employer]) {
      for (let time = 0; time < 3; time += 1) {
        const id = await aTermination(on, asker, agreement);
        await doesTermination(on, asker, "takeBack", { id });
      }
      const refused = { message: expect.stringContaining("每日3次"), limit: 3, code: "LIMIT_REACHED" };
      expect(await ask(on, asker, agreement)).toMatchObject({ __typename: "LimitReached", ...refused });
    }
    expect(await on.ask(graduate, TERMINATION.ofAgreement, { id: agreement })).toMatchObject({
      mayAsk: false,
      whyNot: expect.stringContaining("每日3次"),
      asked: 0,
    });
    on.clock.advance(86_400);
    expect((await ask(on, at.employer, agreement)).__typename).toBe("RecordChanged");
  });

  async function limitTo(terminationLimit: number): Promise<void> {
    const read = graphql(
      `query TerminationLimitsRead($cohort: Int!) { signingSettings(cohort: $cohort) { cohort signingOn reviewMode contacts { levelScope name phone address postcode } } }`,
    );
    const settings = await on.ask(at.doers.school, read, { cohort: COHORT });
    const input = { ...settings, cohort: COHORT, terminationLimit };
    const save =
      graphql(`mutation TerminationLimitsSave($input: SigningSettingsInput!) { saveSigningSettings(input: $input) {
      ... on SigningSettings { terminationLimit } ... on Refusal { code message } } }`);
    expect(await on.ask(at.doers.school, save, { input })).toEqual({ terminationLimit });
  }
});
