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
  type TestGraduate,
  type TestStaff,
} from "../../../test/factories.js";

const QUEUE = graphql(`query CountryQueue($filter: ReviewQueueFilter!) {
  reviewQueue(filter: $filter) { rows { id } } }`);
const GRADUATES = graphql(`query CountryGraduates($filter: GraduateFilter!) {
  graduates(filter: $filter) { rows { id } } }`);
const REGISTRY = graphql(`query CountryRegistry($filter: RegistryFilter!) {
  registryDestinations(filter: $filter) { rows { graduateId } } }`);
const SCHOOLS = graphql(`query CountrySchools($provinceId: ID) {
  schoolChoices(provinceId: $provinceId) { id pinyin } }`);

let on: TestApp;
let ministry: TestStaff;
let province: TestStaff;
let provinceId: string;
/** Of two schools of one province and of one of another; each has signed with an employer of its own. */
const all: {
  schoolId: string;
  provinceId: string;
  graduate: TestGraduate;
  record: string;
  employer: string;
  uscc: string;
}[] = [];

beforeAll(async () => {
  on = await openTestApp();
  const first = await aSchool(on.platform);
  provinceId = first.provinceId;
  ministry = await aStaffAccount(on.platform, { role: "MINISTRY" });
  province = await aStaffAccount(on.platform, { province: { id: provinceId, name: "" } });
  const second = await aSchool(on.platform, { province: { id: provinceId, name: "" } });
  const other = await aSchool(on.platform);
  for (const [number, school] of [first, second, other].entries()) {
    const name = `江东第${number}智造（集团）公司`;
    const employer = await anEmployer(on.platform, { name });
    const level = number === 1 ? "POSTGRADUATE" : "UNDERGRADUATE";
    const department = await aDepartment(on.platform, { school });
    const graduate = await aGraduate(on.platform, { department, level, name: `欧阳第${number}` });
    const { id: record } = await anAgreement(on.platform, {
      employer,
      graduate,
      status: "SIGNED",
    });
    await on.platform.pool.query(
      `insert into registry_destination (graduate_id, report_seq, code, label, employer_name, uscc, source, reported_at)
       values ($1, 1, '10', '签就业协议形式就业', $2, $3, 'PLATFORM', $4)`,
      [graduate.id, name, employer.uscc, on.clock.now()],
    );
    all.push({
      schoolId: school.id,
      provinceId: school.provinceId,
      graduate,
      record,
      employer: name,
      uscc: employer.uscc,
    });
  }
});
afterAll(() => on?.close());

/** Which of the three each list answers, by their number. */
async function found(viewer: TestStaff, filter: object): Promise<number[][]> {
  const reviewQueue = await on.ask(viewer, QUEUE, { filter: { view: "ALL", ...filter } });
  const graduates = await on.ask(viewer, GRADUATES, {
    filter: { cohort: all[0]?.graduate.cohort, ...filter },
  });
  const registryDestinations = await on.ask(viewer, REGISTRY, {
    filter: { cohort: all[0]?.graduate.cohort, ...filter },
  });
  const numbers = (has: (one: (typeof all)[number]) => boolean) =>
    all.flatMap((one, at) => (has(one) ? [at] : []));
  return [
    numbers(({ record }) => reviewQueue.rows.some(({ id }) => id === record)),
    numbers(({ graduate }) => graduates.rows.some(({ id }) => id === graduate.id)),
    numbers(({ graduate }) => registryDestinations.rows.some(({ graduateId }) => graduateId === graduate.id)),
  ];
}

describe("P-04: province and ministry narrow lists of a country", () => {
  const cases: [string, () => object, number[], number[]][] = [
    ["a province", () => ({ provinceId }), [0, 1], [0, 1]],
    ["a school", () => ({ schoolId: all[1]?.schoolId }), [1], [1]],
    ["a school of another province", () => ({ schoolId: all[2]?.schoolId }), [2], []],
    [
      "a school beside a province that it is not in",
      () => ({ provinceId, schoolId: all[2]?.schoolId }),
      [],
      [],
    ],
    ["a level within a province", () => ({ provinceId, educationLevel: "POSTGRADUATE" }), [1], [1]],
    [
      "the whole name of an employer, however it is typed (F-98)",
      () => ({ employer: "江东第0智造(集团)公司" }),
      [0],
      [0],
    ],
    ["a part of a name", () => ({ employer: "江东第0智造" }), [], []],
    ["a USCC", () => ({ employer: all[2]?.uscc }), [2], []],
    ["a USCC that nobody has", () => ({ employer: "91110108MA01ABCDE1" }), [], []],
    ["a name that nobody has", () => ({ name: "没有这个人" }), [], []],
    ["a name that one has", () => ({ name: "欧阳第1" }), [1], [1]],
    ["an id that is none", () => ({ schoolId: "x" }), [], []],
    ["a school that there is not", () => ({ schoolId: newId() }), [], []],
  ];
  it.each(cases)("by %s", async (_what, filter, forMinistry, forProvince) => {
    expect(await found(ministry, filter())).toEqual([forMinistry, forMinistry, forMinistry]);
    expect(await found(province, filter())).toEqual([forProvince, forProvince, forProvince]);
  });

  it("the schools to choose from are those of a province in the viewer's area", async () => {
    const idsOf = async (viewer: TestStaff, wanted: string | null) =>
      (await on.ask(viewer, SCHOOLS, { provinceId: wanted })).map(({ id }) => id);
    const own = [all[0]?.schoolId, all[1]?.schoolId].sort();
    expect((await idsOf(ministry, provinceId)).sort()).toEqual(own);
    expect((await idsOf(province, null)).sort()).toEqual(own);
    expect(await idsOf(ministry, null)).toEqual([]);
    expect(await idsOf(province, all[2]?.provinceId ?? "")).toEqual([]);
  });
});
