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
  aStaffAccount,
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

const IDENTITIES = graphql(`
  query PersonsIdentities {
    myIdentities { id cohort educationLevelLabel standing standingLabel current waiting { id statusLabel } }
  }
`);
const CHOOSE = graphql(`
  mutation ChooseIdentityOfPerson($id: ID!) {
    chooseIdentity(id: $id) { __typename ... on GraduateViewer { cohort identities } ... on Refusal { code } }
  }
`);
const HOME = graphql(`
  query PersonsHome {
    myRecords { id }
    graduateViewer { educationLevelLabel unreadMessages identities }
  }
`);
const MESSAGES = graphql(`
  query PersonsMessages {
    messages { rows { title } }
  }
`);

const REVIEW = graphql(`
  query PersonsReview($id: ID!) {
    reviewPage(recordId: $id) { otherRows }
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
    return [first, second, school] as const;
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

  it("lists every row with what waits there, and acts for the one that is chosen", async () => {
    const [bachelor, master] = await twoRows({ cohort: COHORT - 1 });
    const invited = await anAgreement(on.platform, { graduate: bachelor });
    await on.runOutbox();
    const row = (of: TestGraduate, more: object) => ({ id: of.id, cohort: of.cohort, ...more });
    expect(await on.ask(master, IDENTITIES)).toEqual([
      expect.objectContaining(
        row(bachelor, {
          current: false,
          standing: "LIVING",
          waiting: [{ id: invited.id, statusLabel: "等待学生应约" }],
        }),
      ),
      expect.objectContaining(row(master, { current: true, standing: "LIVING", waiting: [] })),
    ]);
    const cookie = await on.cookieOf(master);
    const home = async () => (await on.post("student", HOME, {}, { cookie })).data;
    expect(await home()).toMatchObject({ myRecords: [], graduateViewer: { identities: 2 } });
    expect(await on.ask(master, CHOOSE, { id: bachelor.id })).toEqual({
      __typename: "GraduateViewer",
      cohort: COHORT - 1,
      identities: 2,
    });
    expect(await home()).toMatchObject({ myRecords: [{ id: invited.id }] });
    const [stranger] = await twoRows();
    expect(await on.ask(stranger, CHOOSE, { id: bachelor.id })).toMatchObject({ code: "UNKNOWN_RECORD" });
    expect(await on.ask(stranger, CHOOSE, { id: "nobody" })).toMatchObject({ code: "UNKNOWN_RECORD" });
  });

  it("brings the messages of every row, counted on each", async () => {
    const [bachelor, master] = await twoRows();
    const insert = (to: TestGraduate, title: string) =>
      on.platform.pool.query(
        `insert into message (id, recipient_kind, recipient_id, dedupe_key, title, body, sent_at)
         values (gen_random_uuid(), 'GRADUATE', $1, gen_random_uuid()::text, $2, '', $3)`,
        [to.id, title, on.clock.now()],
      );
    await insert(bachelor, "本科");
    await insert(master, "硕士");
    for (const row of [bachelor, master]) {
      const { rows } = await on.ask(row, MESSAGES);
      expect(rows.map(({ title }) => title).sort()).toEqual(["本科", "硕士"]);
      const { data } = await on.post("student", HOME, {}, { cookie: await on.cookieOf(row) });
      expect(data?.graduateViewer?.unreadMessages).toBe(2);
    }
  });

  it("F-01b: the review page names the kind of state of the other row, and nothing of a row that lives no longer", async () => {
    const [bachelor, master, school] = await twoRows();
    const review = await anAgreement(on.platform, { graduate: master, status: "SCHOOL_REVIEW" });
    const desk = await aStaffAccount(on.platform, { school });
    const marks = async () => (await on.ask(desk, REVIEW, { id: review.id })).otherRows;
    expect(await marks()).toEqual(["无"]);
    const other = await anAgreement(on.platform, { graduate: bachelor, status: "SCHOOL_REVIEW" });
    expect(await marks()).toEqual(["办理中"]);
    await on.platform.pool.query("update record set status = 'SIGNED', waits_for = null where id = $1", [
      other.id,
    ]);
    expect(await marks()).toEqual(["已签约或登记"]);
    await on.platform.pool.query("update graduate set frozen_at = $2 where id = $1", [
      bachelor.id,
      on.clock.now(),
    ]);
    expect(await marks()).toEqual([]);
  });

  it("one account signs in for all of them", async () => {
    const [bachelor] = await twoRows();
    const { data } = await on.post("student", SignInGraduate, { login: bachelor.mobile, password: PASSWORD });
    expect(data?.signInGraduate).toMatchObject({ __typename: "GraduateViewer" });
  });
});
