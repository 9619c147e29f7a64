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
  newId,
  type TestDepartment,
  type TestGraduate,
  type TestStaff,
} from "../../../test/factories.js";
import { SIGNING, verdictOn } from "../../../test/signing.js";

let on: TestApp;
let department: TestDepartment;
let school: TestStaff;
let readOnly: TestStaff;
let province: TestStaff;
let departmentStaff: TestStaff;
let foreign: string;
/** Submitted a minute after one another; every other one a postgraduate. */
const waiting: { id: string; graduate: TestGraduate }[] = [];

beforeAll(async () => {
  on = await openTestApp();
  const own = await aSchool(on.platform);
  department = await aDepartment(on.platform, { school: own });
  school = await aStaffAccount(on.platform, { school: own });
  readOnly = await aStaffAccount(on.platform, { school: own, employmentRight: "READ_ONLY" });
  departmentStaff = await aStaffAccount(on.platform, { department });
  province = await aStaffAccount(on.platform, { province: { id: own.provinceId, name: "省" } });
  for (let number = 0; number < 5; number += 1) {
    const employer = await anEmployer(on.platform, { name: `百分%之_${number}公司` });
    const level = number % 2 === 0 ? "UNDERGRADUATE" : "POSTGRADUATE";
    const graduate = await aGraduate(on.platform, {
      department,
      level,
      name: `王·${number}`,
      majorName: `专业${number}`,
    });
    waiting.push(await anAgreement(on.platform, { employer, graduate, status: "SCHOOL_REVIEW" }));
    on.clock.advance(60);
    // Another school's, in between (P-04).
    if (number === 2) foreign = (await anAgreement(on.platform, { status: "SCHOOL_REVIEW" })).id;
  }
  // A frozen one is in no queue (F-91).
  const gone = await aGraduate(on.platform, { department, frozen: true });
  await anAgreement(on.platform, { graduate: gone, status: "SCHOOL_REVIEW" });
});
afterAll(() => on?.close());

const QUEUE = graphql(`query QueueListQueue($filter: ReviewQueueFilter!, $first: Int! = 20, $after: String) {
  reviewQueue(filter: $filter, first: $first, after: $after) {
    rows { id graduateName idNumberMasked counterpart waitsForMe } endCursor } }`);

async function queueOf(person: TestStaff, filter: object = {}): Promise<string[]> {
  const { rows } = await on.ask(person, QUEUE, { filter });
  return rows.map((row) => row.id);
}
const ids = (...numbers: number[]) => numbers.map((number) => waiting[number]?.id);

describe("在线签约管理", () => {
  it("what waits comes oldest first, all of the area newest change first, page by page", async () => {
    expect(await queueOf(school)).toEqual(ids(0, 1, 2, 3, 4));
    expect(await queueOf(school, { view: "ALL" })).toEqual(ids(4, 3, 2, 1, 0));
    const first = await on.ask(school, QUEUE, { filter: {}, first: 3 });
    const rest = await on.ask(school, QUEUE, { filter: {}, first: 3, after: first.endCursor });
    expect([...first.rows, ...rest.rows].map((row) => row.id)).toEqual(ids(0, 1, 2, 3, 4));
    expect(rest.endCursor).toBeNull();
  });

  it("F-16: 只读 sees the same and nothing waits for it; nothing waits for the department or above", async () => {
    const { rows } = await on.ask(readOnly, QUEUE, { filter: {} });
    expect(rows.map((row) => row.waitsForMe)).toEqual([false, false, false, false, false]);
    expect(await queueOf(departmentStaff)).toEqual([]);
    expect(await queueOf(departmentStaff, { view: "ALL" })).toHaveLength(5);
    expect(await queueOf(province)).toEqual([]);
    expect(await queueOf(province, { view: "ALL" })).toHaveLength(5);
  });

  it("P-08: shows masks only", async () => {
    const { rows } = await on.ask(school, QUEUE, { filter: {} });
    for (const [index, row] of rows.entries()) {
      const idNumber = waiting[index]?.graduate.idNumber ?? "";
      expect(row.idNumberMasked).toMatch(/^\d{3}\*{11}\d{2}\*{2}$/);
      expect(row.idNumberMasked).not.toContain(idNumber.slice(6, 14));
    }
  });

  it("filters by each field; text that means something to SQL means itself", async () => {
    const graduate = waiting[3]?.graduate;
    const cases: [object, number[]][] = [
      [{ name: " 王·3 " }, [3]],
      [{ name: "王" }, []],
      [{ idNumber: graduate?.idNumber }, [3]],
      [{ idNumber: graduate?.idNumber.slice(0, 10) }, []],
      [{ educationLevel: "POSTGRADUATE" }, [1, 3]],
      [{ majorName: "专业2" }, [2]],
      [{ departmentId: department.id, cohort: 2027 }, [0, 1, 2, 3, 4]],
      [{ departmentId: "x" }, []],
      [{ cohort: 2026 }, []],
      [{ counterpart: "%" }, [0, 1, 2, 3, 4]],
      [{ counterpart: "%之_4" }, [4]],
      [{ counterpart: "_之" }, []],
      [{ name: "' or true --" }, []],
      [{ status: "SIGNED" }, []],
    ];
    for (const [filter, expected] of cases) {
      expect([filter, await queueOf(school, filter)]).toEqual([filter, ids(...expected)]);
    }
  });

  it("above one school only filters with an index are offered, and the refusal says so", async () => {
    await expect(on.ask(province, QUEUE, { filter: { view: "ALL", majorName: "x" } })).rejects.toMatchObject({
      code: "BAD_USER_INPUT",
      message: expect.stringContaining("只能在一所学校内筛选"),
    });
    expect(await queueOf(province, { view: "ALL", name: "王·1" })).toEqual(ids(1));
  });

  it.each([0, -1, 101, 2_147_483_647])("a page of %i rows is refused", async (first) => {
    await expect(on.ask(school, QUEUE, { filter: {}, first })).rejects.toMatchObject({
      code: "BAD_USER_INPUT",
    });
  });

  it("offers departments and majors of one's own area, none above a school", async () => {
    const options = graphql(`query QueueListOptions { departmentOptions { name } majorOptions { name } }`);
    const reply = async (person: TestStaff) =>
      (await on.post("admin", options, {}, { cookie: await on.cookieOf(person) })).data;
    expect(await reply(departmentStaff)).toMatchObject({ departmentOptions: [{ name: department.name }] });
    expect((await reply(school))?.majorOptions).toHaveLength(6);
    expect(await reply(province)).toEqual({ departmentOptions: [], majorOptions: [] });
  });
});

describe("the next record that waits", () => {
  const next = (after = "") =>
    on.ask(school, graphql(`query QueueListNextWaiting($after: ID!) { nextWaiting(after: $after) }`), {
      after,
    });

  it("follows the order of the queue, begins again at its end, skips what is being held (F-18)", async () => {
    expect(await next(waiting[0]?.id)).toBe(waiting[1]?.id);
    expect(await next(waiting[4]?.id)).toBe(waiting[0]?.id);
    const colleague = await aStaffAccount(on.platform, {
      school: { id: department.schoolId, provinceId: department.provinceId, name: "", code: "" },
    });
    await on.ask(colleague, SIGNING.approve, { ...verdictOn(waiting[1]?.id ?? ""), hold: true });
    expect(await next(waiting[0]?.id)).toBe(waiting[2]?.id);
    expect(await next("not an id")).toBeNull();
  });

  it("P-07: another school's record answers as an unknown one, whenever it was submitted", async () => {
    expect(await next(foreign)).toBe(await next(newId()));
  });

  it("knows the place of a record that has moved on", async () => {
    await on.ask(school, SIGNING.approve, verdictOn(waiting[2]?.id ?? ""));
    expect(await next(waiting[2]?.id)).toBe(waiting[3]?.id);
  });
});
