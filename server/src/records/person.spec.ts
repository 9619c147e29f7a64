// type-graphql asks for it when its decorators run.
import "reflect-metadata";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { SignInGraduate } from "../../../stage/src/client/sign-in.js";
import { graphql } from "../../../stage/src/gql/index.js";
import { openTestApp, type TestApp } from "../../test/app.js";
import {
  aDepartment,
  aGraduate,
  anAgreement,
  aSchool,
  COHORT,
  type GraduateWish,
  PASSWORD,
  type TestGraduate,
} from "../../test/factories.js";
import { SIGNING } from "../../test/signing.js";
import { firstRowOf } from "../parties/identity/identities.js";

const SEEN = graphql(`
  query SeenByPerson($id: ID!) {
    record(id: $id) { id status }
  }
`);

describe("F-01a: one person, several roster rows", () => {
  let on: TestApp;
  beforeAll(async () => {
    on = await openTestApp();
  });
  afterAll(() => on?.close());

  /** 本科 of this cohort and 硕士 of the same, at two schools: one person, one account. */
  async function twoRows(bachelor: GraduateWish = {}, master: GraduateWish = {}) {
    const first = await aGraduate(on.platform, bachelor);
    const school = await aSchool(on.platform);
    const second = await aGraduate(on.platform, {
      department: await aDepartment(on.platform, { school }),
      idNumber: first.idNumber,
      level: "POSTGRADUATE",
      ...master,
    });
    return [first, second] as const;
  }
  const shown = async ({ id }: TestGraduate) => {
    const { person_id } = await on.row<{ person_id: string }>(
      "select person_id from graduate where id = $1",
      [id],
    );
    return await firstRowOf(on.platform.pool, person_id);
  };

  it("shows the living row with something waiting, else the newest living, else the newest; the same each time", async () => {
    const [older, newer] = await twoRows({ cohort: COHORT - 1 });
    expect(await shown(older)).toBe(newer.id);
    await anAgreement(on.platform, { graduate: older });
    expect(await shown(older)).toBe(older.id);
    const [gone, stays] = await twoRows({}, { cohort: COHORT - 1 });
    await on.platform.pool.query("update graduate set frozen_at = $2 where id = $1", [
      gone.id,
      on.clock.now(),
    ]);
    expect(await shown(stays)).toBe(stays.id);
    const [bachelor, master] = await twoRows();
    expect(await shown(bachelor)).toBe(master.id);
  });

  it("what stands on any row is seen and answered, whichever is current", async () => {
    const [bachelor, master] = await twoRows();
    const invited = await anAgreement(on.platform, { graduate: bachelor });
    expect(await on.ask(master, SEEN, { id: invited.id })).toMatchObject({ status: "INVITED" });
    expect(await on.ask(master, SIGNING.accept, { id: invited.id })).toMatchObject({
      agreement: { status: "SCHOOL_REVIEW" },
    });
    const [stranger] = await twoRows();
    expect(await on.ask(stranger, SEEN, { id: invited.id })).toBeNull();
  });

  it("one account signs in for all of them", async () => {
    const [bachelor] = await twoRows();
    const { data } = await on.post("student", SignInGraduate, { login: bachelor.mobile, password: PASSWORD });
    expect(data?.signInGraduate).toMatchObject({ __typename: "GraduateViewer" });
  });
});
