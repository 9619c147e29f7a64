// type-graphql asks for it when its decorators run.
import "reflect-metadata";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { RestoreGraduates } from "../../../../stage/src/client/acts.js";
import { SignInGraduate } from "../../../../stage/src/client/sign-in.js";
import { openTestApp, type TestApp } from "../../../test/app.js";
import {
  aDepartment,
  aGraduate,
  anAgreement,
  aSchool,
  COHORT,
  PASSWORD,
  type TestSchool,
  type TestStaff,
} from "../../../test/factories.js";
import { rosterDesk } from "../../../test/roster-desk.js";
import { type RosterWish, rosterFile, rosterIdNumber } from "../../../test/roster-files.js";
import { settleAllDue } from "../../records/clock-sweep.js";
import { closingSweep } from "../settings/index.js";

describe("F-01b: a person has one living row a stage of study", () => {
  let on: TestApp;
  beforeAll(async () => {
    on = await openTestApp();
  });
  afterAll(() => on?.close());
  const { read, send, commit, rowsOf, fresh } = rosterDesk(() => on);

  const upload = async (staff: TestStaff, file: Buffer, cohort = COHORT) => {
    const { status, body } = await send(staff, file, {}, cohort);
    expect(status).toBe(202);
    await on.runOutbox();
    return await read(staff, body.id);
  };
  const fileOf = (school: TestSchool, number: number, wish: RosterWish = {}) =>
    rosterFile(school, [[number, wish]]);
  /** Whoever the files call by this number, on a school's roster already. */
  const known = async (school: TestSchool, number: number, wish: { cohort?: number; name?: string } = {}) => {
    const department = await aDepartment(on.platform, { school });
    const name = wish.name ?? `名单生${number}`;
    return await aGraduate(on.platform, { department, idNumber: rosterIdNumber(number), name, ...wish });
  };
  const reasonOf = async (staff: TestStaff, id: string) =>
    (await rowsOf(staff, id, "LEFT_OUT"))[0]?.details[0]?.reason;
  const standing = async (id: string) =>
    await on.row<{ living: boolean; transferred: boolean; frozen: boolean }>(
      `select living, transferred_at is not null as transferred, frozen_at is not null as frozen
       from graduate where id = $1`,
      [id],
    );
  const rowOf = async (school: TestSchool, cohort = COHORT) =>
    await on.row<{ id: string; person_id: string; living: boolean }>(
      "select id, person_id, living from graduate where school_id = $1 and cohort = $2",
      [school.id, cohort],
    );

  it("转届: an older row of the school without commitment ends; what waits there ends; an older upload does not revive it", async () => {
    const { school, staff } = await fresh();
    const older = await known(school, 601, { cohort: COHORT - 1 });
    const invited = await anAgreement(on.platform, { graduate: older });
    const checked = await upload(staff, fileOf(school, 601));
    expect(checked).toMatchObject({ added: 0, transferred: 1, leftOut: 0, unchanged: 0 });
    expect((await rowsOf(staff, checked.id, "TRANSFERRED"))[0]?.details[0]).toMatchObject({
      column: "转届",
      old: `${COHORT - 1}届，无在办或生效的签约、去向；未应约的邀请、未提交的草稿共1份将随之结束`,
    });
    expect(await commit(staff, checked.id)).toMatchObject({ status: "COMMITTED", transferred: 1 });
    expect(await standing(older.id)).toEqual({ living: false, transferred: true, frozen: false });
    expect(await rowOf(school)).toMatchObject({ living: true });
    expect(await on.row("select title, body from message where recipient_id = $1", [older.id])).toEqual({
      title: `已转入${COHORT}届`,
      body: expect.stringContaining(`${school.name}已将您转入${COHORT}届生源名单`),
    });
    await settleAllDue(on.platform);
    expect(await on.row("select status from record where id = $1", [invited.id])).toEqual({
      status: "LAPSED",
    });

    const again = await upload(staff, fileOf(school, 601, { 考生号: older.candidateNumber }), COHORT - 1);
    expect(again).toMatchObject({ leftOut: 1, added: 0, changed: 0 });
    expect(await reasonOf(staff, again.id)).toContain("已转届");
    expect(await on.ask(staff, RestoreGraduates, { ids: [older.id] })).toMatchObject({
      changed: 0,
      items: [{ ok: false, message: "该毕业生已转届，该届信息只能查看" }],
    });
    // Known to be the same person, whichever row.
    expect(
      await on.row("select count(distinct person_id)::int as persons from graduate where school_id = $1", [
        school.id,
      ]),
    ).toEqual({ persons: 1 });
  });

  it("leaves that row alone out while a commitment stands in the older one, and takes the others", async () => {
    const { school, staff } = await fresh();
    const older = await known(school, 611, { cohort: COHORT - 1 });
    await anAgreement(on.platform, { graduate: older, status: "SIGNED" });
    const checked = await upload(staff, rosterFile(school, [[611], [612]]));
    expect(checked).toMatchObject({ added: 1, transferred: 0, leftOut: 1, wrong: 0 });
    expect(await reasonOf(staff, checked.id)).toContain(`本校${COHORT - 1}届有在办或生效的签约、去向`);
    expect(await commit(staff, checked.id)).toMatchObject({ status: "COMMITTED", added: 1, leftOut: 1 });
    expect(await standing(older.id)).toEqual({ living: true, transferred: false, frozen: false });
  });

  it("looks again under the locks: who signs after the dry run is left out by the commit", async () => {
    const { school, staff } = await fresh();
    const older = await known(school, 621, { cohort: COHORT - 1 });
    const checked = await upload(staff, rosterFile(school, [[621], [622]]));
    expect(checked).toMatchObject({ added: 1, transferred: 1, leftOut: 0 });
    await anAgreement(on.platform, { graduate: older, status: "SCHOOL_REVIEW" });
    expect(await commit(staff, checked.id)).toMatchObject({
      status: "COMMITTED",
      added: 1,
      transferred: 0,
      leftOut: 1,
    });
    expect(await standing(older.id)).toMatchObject({ living: true, transferred: false });
  });

  it("names another school only where name and number both agree (P-08)", async () => {
    const there = await aSchool(on.platform);
    await known(there, 631);
    await known(there, 632, { name: "另有其人" });
    const { school, staff } = await fresh();
    const checked = await upload(staff, rosterFile(school, [[631], [632]]));
    expect(checked).toMatchObject({ leftOut: 2, added: 0 });
    const reasons = (await rowsOf(staff, checked.id, "LEFT_OUT")).map(({ details }) => details[0]?.reason);
    expect(reasons[0]).toContain(`仍在${there.name}${COHORT}届名单中`);
    expect(reasons[1]).toBe(
      "姓名与证件号码未能通过核对，本行未并入；请核对两项是否为同一人，确认无误的请联系省级就业主管部门",
    );
  });

  it("takes whoever's other cohort has closed, whether or not the sweep has come by", async () => {
    const there = await aSchool(on.platform);
    const older = await known(there, 641, { cohort: COHORT - 2 });
    expect(await standing(older.id)).toMatchObject({ living: true });
    const { school, staff } = await fresh();
    expect(await commit(staff, (await upload(staff, fileOf(school, 641))).id)).toMatchObject({ added: 1 });
    expect(await standing(older.id)).toEqual({ living: false, transferred: false, frozen: false });
    const swept = await known(there, 642, { cohort: COHORT - 2 });
    await closingSweep.run(on.platform);
    expect(await standing(swept.id)).toMatchObject({ living: false });
  });

  it("of two schools that bring one person at the same moment one commits, and the other leaves the row out", async () => {
    const desks = [await fresh(), await fresh()];
    // The file grows by one person a round: those of the rounds before are on the one roster or the other.
    const every = (persons: number) => Array.from({ length: persons }, (_, at): [number] => [651 + at]);
    for (let round = 0; round < 4; round++) {
      const checked = await Promise.all(
        desks.map(async ({ school, staff }) => ({
          staff,
          id: (await upload(staff, rosterFile(school, every(round + 1)))).id,
        })),
      );
      await Promise.all(checked.map(({ staff, id }) => commit(staff, id)));
      const ended = await Promise.all(checked.map(({ staff, id }) => read(staff, id)));
      expect(ended.map(({ status }) => status)).toEqual(["COMMITTED", "COMMITTED"]);
      expect(ended.map(({ added }) => added).sort()).toEqual([0, 1]);
      expect(ended.reduce((sum, { leftOut }) => sum + leftOut, 0)).toBe(round + 1);
    }
  }, 120_000);

  it("F-96: 结业 becomes 毕业 at once, whatever stands; the rest waits for the graduate to be free", async () => {
    const { school, staff } = await fresh();
    await commit(staff, (await upload(staff, fileOf(school, 665, { 学历层次: "33" }))).id);
    const { id } = await rowOf(school);
    await on.platform.pool.query(
      `insert into record (id, kind, counterpart, graduate_id, school_id, department_id, level, review_mode, cohort, status,
         module, holds, created_at, changed_at)
       select uuidv7(), 'DESTINATION', '升学', id, school_id, department_id, level, 'SCHOOL_ONLY', cohort, 'REGISTERED',
         'EMPLOYMENT', true, $2, $2 from graduate where id = $1`,
      [id, on.clock.now()],
    );
    const later = fileOf(school, 665, { 学历层次: "31", 专业名称: "软件工程" });
    expect(await commit(staff, (await upload(staff, later)).id)).toMatchObject({ changed: 1 });
    expect(
      await on.row("select education_level, major_name, living from graduate where id = $1", [id]),
    ).toEqual({
      education_level: "31",
      major_name: "计算机科学与技术",
      living: true,
    });
  });

  it("恢复 answers it: refused with where the person lives now", async () => {
    const { school, staff } = await fresh();
    const department = await aDepartment(on.platform, { school });
    const number = rosterIdNumber(671);
    const gone = await aGraduate(on.platform, {
      department,
      idNumber: number,
      name: "名单生671",
      frozen: true,
    });
    const there = await aSchool(on.platform);
    await known(there, 671);
    expect(await on.ask(staff, RestoreGraduates, { ids: [gone.id] })).toMatchObject({
      changed: 0,
      items: [{ ok: false, message: expect.stringContaining(`已在${there.name}${COHORT}届名单中`) }],
    });
    expect(await standing(gone.id)).toMatchObject({ living: false, frozen: true });
  });

  describe("P-12: an ID number that the roster corrects", () => {
    const numbersOf = (graduate: { studentNumber: string; candidateNumber: string }) => ({
      学号: graduate.studentNumber,
      考生号: graduate.candidateNumber,
    });
    const personOf = async (id: string) =>
      (await on.row<{ person_id: string }>("select person_id from graduate where id = $1", [id]))?.person_id;

    it("carries the person along: the same account, by the new number, and the old one is nobody's", async () => {
      const { school, staff } = await fresh();
      const graduate = await known(school, 681);
      const person = await personOf(graduate.id);
      const file = fileOf(school, 682, { ...numbersOf(graduate), 姓名: graduate.name });
      expect(await commit(staff, (await upload(staff, file)).id)).toMatchObject({ changed: 1 });
      expect(await personOf(graduate.id)).toBe(person);
      expect(await signIn(rosterIdNumber(682))).toMatchObject({ __typename: "GraduateViewer" });
      expect(await signIn(rosterIdNumber(681))).toMatchObject({ code: "WRONG_CREDENTIALS" });
      // The real holder of the first number comes with it: somebody else.
      const { school: other, staff: desk } = await fresh();
      await commit(desk, (await upload(desk, fileOf(other, 681))).id);
      expect((await rowOf(other))?.person_id).not.toBe(person);
    });

    it("moves the row to whom the number is; taken back, it comes back; no account ever changes hands", async () => {
      const { school, staff } = await fresh();
      const row = await known(school, 691);
      const own = await personOf(row.id);
      const there = await aSchool(on.platform);
      const other = await aGraduate(on.platform, {
        department: await aDepartment(on.platform, { school: there }),
        idNumber: rosterIdNumber(692),
        level: "POSTGRADUATE",
      });
      const file = fileOf(school, 692, { ...numbersOf(row), 姓名: row.name });
      expect(await commit(staff, (await upload(staff, file)).id)).toMatchObject({ changed: 1 });
      expect(await personOf(row.id)).toBe(await personOf(other.id));
      expect(await signIn(row.mobile)).toMatchObject({ code: "NOT_IN_ROSTER" });
      const back = fileOf(school, 691, { ...numbersOf(row), 姓名: row.name });
      expect(await commit(staff, (await upload(staff, back)).id)).toMatchObject({ changed: 1 });
      expect(await personOf(row.id)).toBe(own);
      expect(await signIn(rosterIdNumber(691))).toMatchObject({ __typename: "GraduateViewer" });
    });

    it("is left out where that person lives in the same stage already", async () => {
      const { school, staff } = await fresh();
      const row = await known(school, 695);
      const there = await aSchool(on.platform);
      await known(there, 696);
      const file = fileOf(school, 696, { ...numbersOf(row), 姓名: row.name });
      const checked = await upload(staff, file);
      expect(checked).toMatchObject({ leftOut: 1, changed: 0 });
    });

    const signIn = async (login: string) =>
      (await on.post("student", SignInGraduate, { login, password: PASSWORD })).data?.signInGraduate;
  });
});
