import "reflect-metadata";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { graphql } from "../../../stage/src/gql/index.js";
import { openTestApp, type TestApp } from "../../test/app.js";
import { aDestination, doesDestination } from "../../test/destinations.js";
import {
  aDepartment,
  aGraduate,
  aSchool,
  aStaffAccount,
  type TestDepartment,
  type TestStaff,
} from "../../test/factories.js";
import { REJECTION, verdictOn } from "../../test/signing.js";

let on: TestApp;
let department: TestDepartment;
let school: TestStaff;

beforeAll(async () => {
  on = await openTestApp();
  const at = await aSchool(on.platform, { reviewMode: "SCHOOL_ONLY" });
  department = await aDepartment(on.platform, { school: at });
  school = await aStaffAccount(on.platform, { school: at });
});
afterAll(() => on?.close());

describe("a graduate's cards", () => {
  it("say what waits for them, and why it came back", async () => {
    const graduate = await aGraduate(on.platform, { department });
    const id = await aDestination(on, graduate);
    const card = async () =>
      (
        await on.ask(graduate, graphql(`query CardsThatWait { myRecords { id waitsForMe returnedReason } }`))
      ).find((one: { id: string }) => one.id === id);
    expect(await card()).toMatchObject({ waitsForMe: false, returnedReason: null });
    await doesDestination(on, school, "return", { ...verdictOn(id), rejection: REJECTION });
    const back = await card();
    expect(back?.waitsForMe).toBe(true);
    expect(back?.returnedReason).toContain(REJECTION.details);
  });
});

describe("how long a step usually takes", () => {
  const usual = graphql(`query UsualWait($id: ID!) { record(id: $id) { usualWaitHours } }`);

  it("is the median of this school's own verdicts, and nothing before there are ten", async () => {
    for (let count = 0; count < 9; count += 1) {
      const id = await aDestination(on, await aGraduate(on.platform, { department }));
      // 1, 3, … 17 hours.
      on.clock.advance((2 * count + 1) * 3_600);
      await doesDestination(on, school, "approve", verdictOn(id));
    }
    const graduate = await aGraduate(on.platform, { department });
    const waiting = await aDestination(on, graduate);
    // The one returned above makes ten: at once, 1, 3, … 17, of which the middle is (7 + 9) / 2.
    expect(await on.ask(graduate, usual, { id: waiting })).toEqual({ usualWaitHours: 8 });
    const elsewhere = await aDepartment(on.platform, {
      school: await aSchool(on.platform, { reviewMode: "SCHOOL_ONLY" }),
    });
    const stranger = await aGraduate(on.platform, { department: elsewhere });
    const theirs = await aDestination(on, stranger);
    expect(await on.ask(stranger, usual, { id: theirs })).toEqual({ usualWaitHours: null });
  });
});
