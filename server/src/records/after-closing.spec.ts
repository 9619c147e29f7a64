import "reflect-metadata";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type AnyAct, openTestApp, type TestApp } from "../../test/app.js";
import { aDestination } from "../../test/destinations.js";
import { aGraduate, COHORT, type TestGraduate } from "../../test/factories.js";
import { anApplication } from "../../test/offline.js";
import { aPaperRegistration, PAPER } from "../../test/paper.js";
import { type Inhabitants, settleCountry } from "../../test/signing-country.js";
import { aSignedPaper, aTermination, TERMINATION } from "../../test/terminations.js";
import { closingOf } from "../parties/settings/index.js";
import { settleAllDue } from "./index.js";

let on: TestApp;
let inhabitants: Inhabitants;
beforeAll(async () => {
  on = await openTestApp();
  inhabitants = await settleCountry(on, { reviewMode: "SCHOOL_ONLY" });
});
afterAll(() => on?.close());

/** Seen when the model of the random walks was written: whoever withdrew then lost to the closing what had been submitted in time. */
it("F-90, F-90a: what was submitted in time can no more be withdrawn or taken back after the closing", async () => {
  const someone = () => aGraduate(on.platform, { department: inhabitants.department });
  const submitted = new Map<string, { graduate: TestGraduate; act: AnyAct }>();
  for (const begin of [aPaperRegistration, anApplication, aDestination]) {
    const graduate = await someone();
    submitted.set(await begin(on, graduate), { graduate, act: PAPER.withdraw });
  }
  const graduate = await someone();
  const termination = await aTermination(on, graduate, await aSignedPaper(on, inhabitants, graduate), true);
  submitted.set(termination, { graduate, act: TERMINATION.takeBack });

  on.clock.advance((closingOf(COHORT).getTime() - on.clock.now().getTime()) / 1000);
  // Each year begins with the graduate's confirmation (F-93).
  await on.platform.pool.query("update graduate set confirmed_at = $1", [on.clock.now()]);
  await settleAllDue(on.platform);
  const answers: string[] = [];
  for (const [id, { graduate: owner, act }] of submitted) {
    answers.push((await on.act(owner, act, { id })).code);
  }
  expect(answers).toEqual(Array(4).fill("COHORT_CLOSED"));
  await settleAllDue(on.platform);
  const { rows } = await on.platform.pool.query(
    "select distinct status from record where id = any($1) order by 1",
    [[...submitted.keys()]],
  );
  expect(rows.map(({ status }) => status)).toEqual([
    "AGREEMENT_SCHOOL_REVIEW",
    "SCHOOL_REVIEW",
    "TERMINATION_SCHOOL_REVIEW",
  ]);
});
