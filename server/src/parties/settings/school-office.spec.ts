import "reflect-metadata";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { SchoolOfficeInput } from "../../../../stage/src/gql/graphql.js";
import { graphql } from "../../../../stage/src/gql/index.js";
import { type ModuleClient, moduleClient } from "../../../test/context.js";
import {
  aDepartment,
  aGraduate,
  aSchool,
  aStaffAccount,
  openTestGround,
  type TestGround,
} from "../../../test/factories.js";
import { RATE_LIMITS, take, type Viewer } from "../identity/index.js";
import { officeOfGraduate, SchoolOfficeResolver } from "./index.js";

const SAVE = graphql(`
  mutation OfficeSave($input: SchoolOfficeInput!) {
    saveSchoolOffice(input: $input) {
      ... on SchoolOffice { __typename schoolName name phone hours }
      ...Refused
    }
  }
`);
const READ = graphql(`query OfficeRead { schoolOffice { name phone hours } }`);
const FIND = graphql(
  `query OfficesFound($text: String!) { schoolOffices(text: $text) { schoolName name phone hours } }`,
);

const ANONYMOUS: Viewer = { role: "ANONYMOUS" };
const OFFICE: SchoolOfficeInput = {
  name: "毕业生就业指导中心",
  phone: "0871-65001234",
  hours: "工作日 8:30—17:00",
};

describe("the office of a school", () => {
  let on: TestGround;
  let ask: ModuleClient;
  beforeAll(async () => {
    on = await openTestGround();
    ask = moduleClient(on, [SchoolOfficeResolver]);
  });
  afterAll(() => on?.close());

  const save = async (viewer: Viewer, wish: Partial<SchoolOfficeInput> = {}) =>
    (await ask(viewer, SAVE, { input: { ...OFFICE, ...wish } })).saveSchoolOffice;

  it("is said by the school, changes at any time, and reaches its graduates and whoever looks for the school", async () => {
    const school = await aSchool(on, { name: "滇池理工大学" });
    const staff = await aStaffAccount(on, { school });
    expect((await ask(staff, READ, {})).schoolOffice).toBeNull();
    expect(await save(staff)).toEqual({ __typename: "SchoolOffice", schoolName: "滇池理工大学", ...OFFICE });
    expect(await save(staff, { phone: "13800138000", hours: "" })).toMatchObject({
      phone: "13800138000",
      hours: null,
    });
    const graduate = await aGraduate(on, { school });
    expect(await officeOfGraduate(on.pool, graduate.id)).toEqual({
      schoolName: "滇池理工大学",
      name: OFFICE.name,
      phone: "13800138000",
      hours: null,
    });
    expect((await ask(ANONYMOUS, FIND, { text: "池理工" })).schoolOffices).toEqual([
      { schoolName: "滇池理工大学", name: OFFICE.name, phone: "13800138000", hours: null },
    ]);
    expect((await ask(ANONYMOUS, FIND, { text: "理" })).schoolOffices).toEqual([]);
  });

  it("P-11: is the phone of the level's 协议经办人 where the school has said nothing, and nobody where there is none", async () => {
    const school = await aSchool(on, { name: "洱海师范学院" });
    const graduate = await aGraduate(on, { school });
    const before = await officeOfGraduate(on.pool, graduate.id);
    const { rows } = await on.pool.query<{ phone: string }>(
      `select c.phone from agreement_contact c join signing_settings s on s.id = c.settings_id where s.school_id = $1`,
      [school.id],
    );
    expect(before).toEqual({
      schoolName: "洱海师范学院",
      name: "学校就业部门",
      phone: rows[0]?.phone,
      hours: null,
    });
    const bare = await aSchool(on, { name: "无声学院", cohorts: [] });
    expect(await officeOfGraduate(on.pool, (await aGraduate(on, { school: bare })).id)).toBeNull();
    expect((await ask(ANONYMOUS, FIND, { text: "无声学院" })).schoolOffices).toEqual([]);
  });

  it("P-14: is looked for by a network 600 times in ten minutes, since nobody need sign in for it", async () => {
    await on.pool.query("delete from rate_limit");
    const find = () => ask(ANONYMOUS, FIND, { text: "池理工" });
    for (let time = 0; time < 599; time += 1) {
      await take(on, RATE_LIMITS.schoolOffices, "192.0.2.1", on.clock.now());
    }
    expect((await find()).schoolOffices).toHaveLength(1);
    await expect(find()).rejects.toThrow("查询过于频繁");
    on.clock.advance(600);
    expect((await find()).schoolOffices).toHaveLength(1);
  });

  it("P-02, P-03: is set by whole-school accounts with 读写, each field checked", async () => {
    const school = await aSchool(on);
    const staff = await aStaffAccount(on, { school });
    expect(await save(staff, { name: " ", phone: "12345", hours: "时".repeat(101) })).toMatchObject({
      __typename: "InvalidInput",
      fields: [{ field: "name" }, { field: "phone" }, { field: "hours" }],
    });
    expect(await save(await aStaffAccount(on, { school, employmentRight: "READ_ONLY" }))).toMatchObject({
      code: "READ_ONLY",
    });
    expect(await save(await aStaffAccount(on, { school, levelScope: "POSTGRADUATE" }))).toMatchObject({
      code: "LEVEL_SCOPE",
    });
    const department = await aStaffAccount(on, { department: await aDepartment(on, { school }) });
    expect(await save(department)).toMatchObject({ code: "ROLE" });
    expect((await ask(staff, READ, {})).schoolOffice).toBeNull();
  });
});
