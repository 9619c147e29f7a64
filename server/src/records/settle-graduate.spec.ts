import "reflect-metadata";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openTestApp, type TestApp } from "../../test/app.js";
import { aDestination, DESTINATIONS, FORM } from "../../test/destinations.js";
import { aGraduate, newId, type TestGraduate } from "../../test/factories.js";
import { aPaperRegistration } from "../../test/paper.js";
import { anInvitation, does, invite, isDone, REJECTION, SIGNING, verdictOn } from "../../test/signing.js";
import { type Inhabitants, settleCountry } from "../../test/signing-country.js";
import { aFile, ask } from "../../test/terminations.js";

/*
 * Found by random walks: an act settled its own record only, so that for some seconds the graduate was held by a
 * commitment that the clock had already ended (F-18, F-24).
 */

let on: TestApp;
let inhabitants: Inhabitants;
let graduate: TestGraduate;
beforeAll(async () => {
  on = await openTestApp();
  inhabitants = await settleCountry(on, { reviewMode: "SCHOOL_ONLY" });
});
afterAll(() => on?.close());

/** A destination whose rejection was held and is due, which no sweep has seen. */
async function aDueRejection(recordId: string): Promise<void> {
  const verdict = { ...verdictOn(recordId), rejection: REJECTION, hold: true };
  await on.ask(inhabitants.doers.school, SIGNING.reject, verdict);
  on.clock.advance(11);
}

const someone = () => aGraduate(on.platform, { department: inhabitants.department });

it("what was due of another record is settled before the graduate submits or accepts", async () => {
  graduate = await someone();
  await aDueRejection(await aDestination(on, graduate));
  const submitted = await on.ask(graduate, DESTINATIONS.submit, { id: newId(), form: FORM });
  expect(isDone(submitted)).toBe(true);

  const invitation = await anInvitation(on, inhabitants.employer, graduate);
  await aDueRejection(submitted.record.id);
  await does(on, graduate, "accept", { id: invitation });
});

it("before the employer whose agreement was rejected invites again (F-23)", async () => {
  graduate = await someone();
  const id = await anInvitation(on, inhabitants.employer, graduate);
  await does(on, graduate, "accept", { id });
  await aDueRejection(id);
  expect(isDone(await invite(on, inhabitants.employer, graduate))).toBe(true);
});

it("before the graduate asks for the end of what was approved a moment ago", async () => {
  graduate = await someone();
  const id = await aPaperRegistration(on, graduate);
  await on.ask(inhabitants.doers.school, SIGNING.approve, { ...verdictOn(id), hold: true });
  on.clock.advance(11);
  // The letter is beside the agreement already; uploading settles for itself.
  const letter = await aFile(on, id, "TERMINATION_LETTER");
  expect(isDone(await ask(on, graduate, id, { uploadIds: [letter] }))).toBe(true);
});
