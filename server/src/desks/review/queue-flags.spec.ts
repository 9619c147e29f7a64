import "reflect-metadata";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { graphql } from "../../../../stage/src/gql/index.js";
import { openTestApp, type TestApp } from "../../../test/app.js";
import {
  aDepartment,
  aGraduate,
  anAgreement,
  anEmployer,
  aSchool,
  aStaffAccount,
  COHORT,
  type TestDepartment,
  type TestSchool,
  type TestStaff,
} from "../../../test/factories.js";

const ROWS = graphql(`query QueueFlagsRows($filter: ReviewQueueFilter!) {
  reviewQueue(filter: $filter, first: 50) {
    rows { id submission dataDiffers employerWarned otherIdentity returnedBefore waitedDays waitState } } }`);
const MARK = graphql(`mutation QueueFlagsMark($input: EmployerMarkInput!) {
  markEmployer(input: $input) { ... on EmployerMark { id } } }`);

let on: TestApp;
let school: TestSchool;
let department: TestDepartment;
let staff: TestStaff;
beforeAll(async () => {
  on = await openTestApp();
  school = await aSchool(on.platform);
  department = await aDepartment(on.platform, { school });
  staff = await aStaffAccount(on.platform, { school });
});
afterAll(() => on?.close());

const rowsOf = async (person: TestStaff, filter: object = {}) =>
  (await on.ask(person, ROWS, { filter })).rows;
const idsOf = async (filter: object) => (await rowsOf(staff, filter)).map(({ id }) => id);

async function waiting(wish: Parameters<typeof anAgreement>[1] = {}): Promise<string> {
  const graduate = wish.graduate ?? (await aGraduate(on.platform, { department }));
  return (await anAgreement(on.platform, { ...wish, graduate, status: "SCHOOL_REVIEW" })).id;
}

/** Changes the registry's copy of the graduate of a record, or takes it away. */
async function registryCopy(recordId: string, change: string | null): Promise<void> {
  const text = change === null ? "delete from registry_student" : `update registry_student set ${change}`;
  await on.row(`${text} where graduate_id = (select graduate_id from record where id = $1) returning 1`, [
    recordId,
  ]);
}

async function mark(by: TestSchool, uscc: string): Promise<void> {
  await on.ask(await aStaffAccount(on.platform, { school: by }), MARK, {
    input: { uscc, employerName: "某某公司", categories: ["FAKE"], reason: "查无此单位" },
  });
}

describe("what a list says of each record before a verdict", () => {
  it("F-14: 信息不一致 where any value that both have differs, and not while the copy agrees or there is none", async () => {
    const [none, same, other] = [await waiting(), await waiting(), await waiting()];
    await registryCopy(none, null);
    await registryCopy(other, "ethnicity = '99'");
    expect(await idsOf({ flag: "DATA_DIFFERS" })).toEqual([other]);
    const rows = await rowsOf(staff);
    const differing = rows.filter(({ dataDiffers }) => dataDiffers).map(({ id }) => id);
    expect(differing).toEqual([other]);
    expect(await idsOf({ flag: "NONE" })).toEqual([none, same]);
  });

  it("F-75: 单位预警 is what the school's own mark is to its people, and to others only from five schools on", async () => {
    const employer = await anEmployer(on.platform);
    const id = await waiting({ employer });
    const province = await aStaffAccount(on.platform, { province: { id: school.provinceId, name: "省" } });
    const warned = async (person: TestStaff) =>
      (await rowsOf(person, { view: "ALL" })).find((row) => row.id === id)?.employerWarned;
    expect(await warned(staff)).toBe(false);
    await mark(school, employer.uscc);
    expect([await warned(staff), await warned(province)]).toEqual([true, false]);
    expect(await idsOf({ flag: "EMPLOYER_WARNED" })).toEqual([id]);
    for (let other = 0; other < 4; other += 1) await mark(await aSchool(on.platform), employer.uscc);
    expect([await warned(staff), await warned(province)]).toEqual([true, true]);
    // Of other schools alone: four are told to nobody.
    const second = await anEmployer(on.platform);
    const elsewhere = await waiting({ employer: second });
    for (let other = 0; other < 4; other += 1) await mark(await aSchool(on.platform), second.uscc);
    expect((await rowsOf(staff)).find((row) => row.id === elsewhere)?.employerWarned).toBe(false);
  });

  it("F-01b: 同一人另有身份 while another row of the person lives", async () => {
    const graduate = await aGraduate(on.platform, { department });
    const id = await waiting({ graduate });
    const { idNumber, name } = graduate;
    const other = await aGraduate(on.platform, { idNumber, name, level: "POSTGRADUATE" });
    expect(await idsOf({ flag: "OTHER_IDENTITY" })).toEqual([id]);
    await on.row("update graduate set closed_at = $2 where id = $1 returning 1", [other.id, on.clock.now()]);
    expect(await idsOf({ flag: "OTHER_IDENTITY" })).toEqual([]);
  });

  it("第 n 次提交 and 曾退回 are two things: one who withdrew was never returned", async () => {
    const [withdrawn, returned] = [await waiting(), await waiting()];
    for (const id of [withdrawn, returned]) {
      await on.row("update record set submission = 2 where id = $1 returning 1", [id]);
    }
    await on.row(
      `insert into record_event (id, record_id, seq, at, act, title, submission, actor_role, actor_name, actor_organisation)
       values (gen_random_uuid(), $1, 1, $2, 'return', '学校审核退回修改', 1, 'SCHOOL', '某人', '某校') returning 1`,
      [returned, on.clock.now()],
    );
    expect(await idsOf({ flag: "RESUBMITTED" })).toEqual([withdrawn, returned]);
    expect(await idsOf({ flag: "RETURNED_BEFORE" })).toEqual([returned]);
    const rows = await rowsOf(staff);
    expect(rows.filter(({ returnedBefore }) => returnedBefore).map(({ id }) => id)).toEqual([returned]);
  });

  it("days waited against the school's 审核时限: the last day is near, its end is past", async () => {
    const own = await aSchool(on.platform);
    const reviewer = await aStaffAccount(on.platform, { school: own });
    const graduate = await aGraduate(on.platform, {
      department: await aDepartment(on.platform, { school: own }),
    });
    await anAgreement(on.platform, { graduate, status: "SCHOOL_REVIEW" });
    const seen = async () => {
      const [row] = await rowsOf(reviewer);
      const filtered = [];
      for (const wait of ["IN_TIME", "NEAR", "OVERDUE"]) {
        if ((await rowsOf(reviewer, { wait })).length > 0) filtered.push(wait);
      }
      return [row?.waitedDays, row?.waitState, ...filtered];
    };
    expect(await seen()).toEqual([0, null]);
    const set =
      "update signing_settings set review_days = 3 where school_id = $1 and cohort = $2 returning 1";
    await on.row(set, [own.id, COHORT]);
    const HOUR = 3_600;
    expect(await seen()).toEqual([0, "IN_TIME", "IN_TIME"]);
    on.clock.advance(48 * HOUR - 1);
    expect(await seen()).toEqual([1, "IN_TIME", "IN_TIME"]);
    on.clock.advance(1);
    expect(await seen()).toEqual([2, "NEAR", "NEAR"]);
    on.clock.advance(24 * HOUR - 1);
    expect(await seen()).toEqual([2, "NEAR", "NEAR"]);
    on.clock.advance(1);
    expect(await seen()).toEqual([3, "OVERDUE", "OVERDUE"]);
  });

  it("above one school neither is offered", async () => {
    const province = await aStaffAccount(on.platform, { province: { id: school.provinceId, name: "省" } });
    for (const filter of [{ flag: "NONE" }, { wait: "OVERDUE" }]) {
      await expect(rowsOf(province, { view: "ALL", ...filter })).rejects.toMatchObject({
        code: "BAD_USER_INPUT",
        message: expect.stringContaining("只能在一所学校内筛选"),
      });
    }
  });
});
