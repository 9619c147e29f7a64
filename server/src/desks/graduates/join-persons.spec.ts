import "reflect-metadata";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { graphql } from "../../../../stage/src/gql/index.js";
import { openTestApp, type TestApp } from "../../../test/app.js";
import {
  aGraduate,
  anAgreement,
  aSchool,
  aStaffAccount,
  COHORT,
  type GraduateWish,
  newId,
  onPassport,
  PASSWORD,
  type TestGraduate,
  type TestSchool,
  type TestStaff,
} from "../../../test/factories.js";
import { asksToRegister, codeOf, confirms } from "../../../test/registering.js";

const JOIN = graphql(`
  mutation PersonsJoin($id: ID!, $documentNumber: String!, $name: String!) {
    joinPersons(id: $id, documentNumber: $documentNumber, name: $name) {
      __typename ... on GraduateDetail { registered } ...RefusalFacts
    }
  }
`);
const IDENTITIES = graphql(`query JoinedIdentities { myIdentities { id cohort } }`);

describe("F-01b two documents that are one person's", () => {
  let on: TestApp;
  let school: TestSchool;
  let staff: TestStaff;
  beforeAll(async () => {
    on = await openTestApp();
    school = await aSchool(on.platform, { cohorts: [COHORT, COHORT - 1] });
    staff = await aStaffAccount(on.platform, { school });
  });
  afterAll(() => on?.close());

  const passportOf = (of: TestGraduate, wish: GraduateWish & { born?: string } = {}) =>
    onPassport(on.platform, of, { school, ...wish });
  /** Another stage of study, so that both may live. */
  const MASTER = { educationLevel: "11" };
  const join = (by: TestStaff, { id }: { id: string }, { idNumber, name }: TestGraduate) =>
    on.ask(by, JOIN, { id, documentNumber: idNumber, name });
  const personsOf = async (...graduates: TestGraduate[]) =>
    (
      await on.platform.pool.query<{ person_id: string }>(
        "select distinct person_id from graduate where id = any($1)",
        [graduates.map(({ id }) => id)],
      )
    ).rows.map(({ person_id }) => person_id);

  it("are joined by the school that has seen both: the account reaches both rows; told and audited", async () => {
    const one = await aGraduate(on.platform, { school });
    const other = await passportOf(one, MASTER);
    expect(await join(staff, other, one)).toMatchObject({ __typename: "GraduateDetail", registered: true });
    expect(await personsOf(one, other)).toHaveLength(1);
    const mine = await on.ask(one, IDENTITIES);
    expect(mine.map(({ id }) => id).toSorted()).toEqual([one.id, other.id].toSorted());
    // By either number.
    await on.signIn("student", one.idNumber, PASSWORD);
    await on.signIn("student", other.idNumber, PASSWORD);
    const { rows } = await on.platform.pool.query(
      "select act, detail from audit_entry where subject_id = $1 and act = 'PERSONS_JOINED'",
      [other.id],
    );
    expect(rows).toEqual([{ act: "PERSONS_JOINED", detail: { joined: [one.id] } }]);
    const told = await on.platform.pool.query(
      "select recipient_id from message where title = '证件信息已关联' and recipient_id = any($1)",
      [[one.id, other.id]],
    );
    expect(told.rows).toHaveLength(2);
    expect(await join(staff, other, one)).toMatchObject({ code: "SAME_PERSON" });
  });

  it("also where the other row is another school's, and nobody there has an account", async () => {
    const one = await aGraduate(on.platform, { school, registered: false });
    const other = await passportOf(one, { ...MASTER, school: await aSchool(on.platform) });
    expect(await join(staff, one, other)).toMatchObject({ registered: false });
    expect(await personsOf(one, other)).toHaveLength(1);
    // A roster that brings either number later brings it to the person.
    const { number } = await on.row<{ number: string }>(
      "select person_of_number(id_number_index) as number from graduate where id = $1",
      [other.id],
    );
    expect(await personsOf(one)).toEqual([number]);
  });

  it("are not joined where accounts, living rows of a stage, names or births would meet wrongly; nothing changes", async () => {
    const one = await aGraduate(on.platform, { school });
    const registered = await passportOf(one, { ...MASTER, registered: true });
    expect(await join(staff, one, registered)).toMatchObject({
      code: "BOTH_REGISTERED",
      message: expect.stringContaining("账号不能合并"),
    });
    const sameStage = await passportOf(one);
    await anAgreement(on.platform, { graduate: sameStage, status: "SIGNED" });
    expect(await join(staff, one, sameStage)).toMatchObject({ code: "STAGE_TWICE" });
    // An ID card says its day of birth in the number alone.
    const twin = await passportOf(one, { ...MASTER, born: "1990-01-01" });
    expect(await join(staff, one, twin)).toMatchObject({ code: "OTHER_BIRTH" });
    expect(await join(staff, twin, one)).toMatchObject({ code: "OTHER_BIRTH" });
    expect(await join(staff, one, { ...twin, name: "别人" })).toMatchObject({ code: "NO_SUCH_PERSON" });
    expect(await join(staff, one, { ...twin, idNumber: "1", name: " " })).toMatchObject({
      fields: [{ field: "documentNumber" }, { field: "name" }],
    });
    expect(await personsOf(one, registered, sameStage, twin)).toHaveLength(4);
  });

  it("by the school of the row with 读写 alone, after proving who they are; guesses end after 20 a day (P-08)", async () => {
    const one = await aGraduate(on.platform, { school });
    const other = await passportOf(one, MASTER);
    const stranger = await aStaffAccount(on.platform, { school: await aSchool(on.platform) });
    expect(await join(stranger, one, other)).toMatchObject({ __typename: "UnknownRecord" });
    expect(await join(staff, { id: newId() }, other)).toMatchObject({ __typename: "UnknownRecord" });
    const reader = await aStaffAccount(on.platform, { school, employmentRight: "READ_ONLY" });
    expect(await join(reader, one, other)).toMatchObject({ code: "READ_ONLY" });
    const guesser = await aStaffAccount(on.platform, { school });
    await on.cookieOf(guesser);
    await on.platform.pool.query("delete from session_proof");
    expect(await join(guesser, one, other)).toMatchObject({ code: "PROOF_BY_PASSWORD" });
    on.signInAnew(guesser);
    const answers: (string | undefined)[] = [];
    for (let time = 0; time < 21; time += 1) {
      answers.push((await join(guesser, one, { ...other, name: `猜${time}` })).__typename);
    }
    expect(answers.slice(-2)).toEqual(["NotAllowed", "LimitReached"]);
    on.signInAnew(staff);
    const frozen = await aGraduate(on.platform, { school, frozen: true });
    expect(await join(staff, frozen, other)).toMatchObject({ code: "OFF_ROSTER" });
  });

  it("of two at once one joins; an account made at the same moment is the one person's, or refuses the join", async () => {
    on.signInAnew(staff);
    const colleague = await aStaffAccount(on.platform, { school });
    const one = await aGraduate(on.platform, { school });
    const other = await passportOf(one, MASTER);
    const both = await Promise.all([join(staff, one, other), join(colleague, other, one)]);
    expect(both.map(({ __typename }) => __typename).toSorted()).toEqual(["GraduateDetail", "NotAllowed"]);
    for (let round = 0; round < 4; round += 1) {
      const registered = await aGraduate(on.platform, { school });
      const registering = await passportOf(registered, MASTER);
      const { name, idNumber, studentNumber, candidateNumber, mobile } = registering;
      const input = { name, idNumber, studentNumber, candidateNumber, mobile, password: PASSWORD };
      const ticket = (await asksToRegister(on, input)).data?.asked.ticket ?? "";
      const code = await codeOf(on, ticket);
      const [joined, entered] = await Promise.all([
        join(staff, registered, registering),
        confirms(on, ticket, code),
      ]);
      const persons = await personsOf(registered, registering);
      const accounts = await on.platform.pool.query(
        "select from graduate_account where person_id = any($1)",
        [persons],
      );
      const outcome = [
        joined.__typename,
        entered.data?.entered?.__typename,
        persons.length,
        accounts.rowCount,
      ];
      expect([
        ["GraduateDetail", "RegistrationRefused", 1, 1],
        ["NotAllowed", "GraduateViewer", 2, 2],
      ]).toContainEqual(outcome);
    }
  });
});
