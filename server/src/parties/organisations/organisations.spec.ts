// type-graphql asks for it when its decorators run.
import "reflect-metadata";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ProvinceInput, SchoolInput, StaffModule } from "../../../../stage/src/gql/graphql.js";
import { graphql } from "../../../../stage/src/gql/index.js";
import { type ModuleClient, moduleClient } from "../../../test/context.js";
import {
  aGraduate,
  aProvince,
  aSchool,
  aStaffAccount,
  COHORT,
  newId,
  openTestGround,
  type TestGround,
  type TestStaff,
} from "../../../test/factories.js";
import type { Viewer } from "../identity/index.js";
import { OrganisationsResolver } from "./index.js";

const PROVINCES = graphql(`
  mutation OrganisationsImportProvinces($rows: [ProvinceInput!]!) {
    importProvinces(provinces: $rows) { ...OrganisationsImported ...Refused }
  }
  fragment OrganisationsImported on ImportedOrganisations { __typename added changed unchanged }
`);
const SCHOOLS = graphql(`
  mutation OrganisationsImportSchools($rows: [SchoolInput!]!) {
    importSchools(schools: $rows) { ...OrganisationsImported ...Refused }
  }
`);
const OPEN = graphql(`
  mutation OrganisationsOpen($id: ID!, $module: StaffModule!) {
    openModule(provinceId: $id, module: $module) {
      __typename
      ... on ProvinceRow { id modules }
      ... on Refusal { code }
    }
  }
`);
const LIST = graphql(`
  query OrganisationsSchools($cohort: Int!, $search: String, $provinceId: ID, $first: Int!, $after: String) {
    schools(cohort: $cohort, search: $search, provinceId: $provinceId, first: $first, after: $after) {
      rows { code name provinceName address graduates signingOn }
      endCursor
    }
  }
`);

describe("organisations", () => {
  let on: TestGround;
  let ask: ModuleClient;
  let ministry: TestStaff;

  beforeAll(async () => {
    on = await openTestGround();
    ask = moduleClient(on, [OrganisationsResolver]);
    ministry = await aStaffAccount(on, { role: "MINISTRY" });
  });
  afterAll(() => on?.close());

  const importProvinces = async (rows: ProvinceInput[], viewer: Viewer = ministry) =>
    (await ask(viewer, PROVINCES, { rows })).importProvinces;
  const importSchools = async (rows: SchoolInput[], viewer: Viewer = ministry) =>
    (await ask(viewer, SCHOOLS, { rows })).importSchools;
  const schoolsOf = async (viewer: Viewer, wish: object = {}) =>
    (await ask(viewer, LIST, { cohort: COHORT, first: 20, ...wish })).schools;
  const aRow = (code: string, wish: object = {}) => ({
    code,
    name: `导入第${code}大学`,
    provinceCode: "32",
    address: "学府路1号",
    ...wish,
  });

  it("P-01: the ministry imports provinces, then schools; again changes nothing", async () => {
    const rows = [
      { code: "32", name: "江苏省" },
      { code: "33", name: "浙江省" },
    ];
    expect(await importProvinces(rows)).toMatchObject({ added: 2, changed: 0, unchanged: 0 });
    expect(await importProvinces(rows)).toMatchObject({ added: 0, changed: 0, unchanged: 2 });
    const schools = [aRow("90001"), aRow("90002", { provinceCode: "33" })];
    expect(await importSchools(schools)).toMatchObject({ added: 2, changed: 0, unchanged: 0 });
    expect(await importSchools([aRow("90001", { address: "学府路2号" }), aRow("90003")])).toMatchObject({
      added: 1,
      changed: 1,
      unchanged: 0,
    });
    const { rows: found } = (await schoolsOf(ministry, { search: "9000" })) ?? {};
    expect(found).toEqual([
      expect.objectContaining({
        code: "90001",
        provinceName: "江苏省",
        address: "学府路2号",
        signingOn: false,
      }),
      expect.objectContaining({ code: "90002", provinceName: "浙江省" }),
      expect.objectContaining({ code: "90003", graduates: 0 }),
    ]);
  });

  it("names every wrong row of an import, and imports none", async () => {
    expect(
      await importProvinces([
        { code: "99", name: "无此省" },
        { code: "34", name: "安" },
        { code: "34", name: "安 徽省" },
      ]),
    ).toMatchObject({
      fields: [
        { field: "provinces.0.code" },
        { field: "provinces.1.name" },
        { field: "provinces.2.code", message: expect.stringContaining("第2行") },
      ],
    });
    const wrong = [
      aRow("91001"),
      aRow("9100", { address: " " }),
      aRow("91003", { provinceCode: "77" }),
      aRow("91001", { name: "重复大学" }),
    ];
    // What only the database knows is named with the rest, so that one mending suffices.
    const problems = await importSchools(wrong);
    expect(problems).toMatchObject({
      fields: [
        { field: "schools.1.code" },
        { field: "schools.1.address" },
        { field: "schools.3.code" },
        { field: "schools.2.provinceCode" },
      ],
    });
    expect((await schoolsOf(ministry, { search: "9100" }))?.rows).toEqual([]);
    expect(await importSchools([])).toMatchObject({ fields: [{ field: "schools" }] });
    const many = Array.from({ length: 501 }, (_, index) => aRow(String(30_000 + index)));
    expect(await importSchools(many)).toMatchObject({ fields: [{ field: "schools" }] });
  });

  it("lets names change hands in one import, never take another's, and keeps a school in its province", async () => {
    await importSchools([aRow("92001", { name: "甲甲大学" }), aRow("92002", { name: "乙乙大学" })]);
    expect(
      await importSchools([aRow("92001", { name: "乙乙大学" }), aRow("92002", { name: "甲甲大学" })]),
    ).toMatchObject({ changed: 2 });
    expect(await importSchools([aRow("92003", { name: "乙乙大学" })])).toMatchObject({
      fields: [{ field: "schools.0.name", message: expect.stringContaining("92001") }],
    });
    expect(await importSchools([aRow("92001", { name: "乙乙大学", provinceCode: "33" })])).toMatchObject({
      fields: [{ field: "schools.0.provinceCode" }],
    });
    const readOnly = await aStaffAccount(on, { role: "MINISTRY", employmentRight: "READ_ONLY" });
    expect(await importSchools([aRow("92009")], readOnly)).toMatchObject({ code: "READ_ONLY" });
  });

  it("P-04: a province sees itself and its schools only, with what they have of the cohort (F-91)", async () => {
    const province = await aProvince(on);
    const school = await aSchool(on, { province });
    await aSchool(on, { province, signingOn: false });
    await aGraduate(on, { school });
    await aGraduate(on, { school, frozen: true });
    await aGraduate(on, { school, cohort: COHORT - 1 });
    const viewer = await aStaffAccount(on, { province });
    const { provinces } = await ask(
      viewer,
      graphql(`
      query OrganisationsProvinces { provinces { id schools modules } }
    `),
    );
    expect(provinces).toEqual([{ id: province.id, schools: 2, modules: ["EMPLOYMENT"] }]);
    const first = await schoolsOf(viewer, { first: 1 });
    expect(first?.rows).toEqual([
      expect.objectContaining({ code: school.code, graduates: 1, signingOn: true }),
    ]);
    const next = await schoolsOf(viewer, { first: 1, after: first?.endCursor });
    expect(next).toMatchObject({ rows: [{ graduates: 0, signingOn: false }], endCursor: null });
    const other = await aSchool(on);
    const ofOther = { provinceId: other.provinceId };
    expect((await schoolsOf(ministry, ofOther))?.rows).toMatchObject([{ code: other.code }]);
    // P-07: another's province is as empty as one that does not exist.
    expect((await schoolsOf(viewer, ofOther))?.rows).toEqual([]);
    expect((await schoolsOf(viewer, { provinceId: "x" }))?.rows).toEqual([]);
    await expect(schoolsOf(viewer, { after: "x" })).rejects.toThrow("翻页位置无效");
  });

  it("P-06: a province opens its own modules, once and for all", async () => {
    const province = await aProvince(on, { modules: [] });
    const viewer = await aStaffAccount(on, { province });
    const open = async (who: Viewer, id: string, module: StaffModule = "EMPLOYMENT") =>
      (await ask(who, OPEN, { id, module })).openModule;
    expect(await open(viewer, province.id)).toMatchObject({ modules: ["EMPLOYMENT"] });
    expect(await open(viewer, province.id)).toMatchObject({ modules: ["EMPLOYMENT"] });
    // Nothing is offered that is not there.
    for (const module of ["ARCHIVE", "HOUSEHOLD"] as const) {
      expect(await open(viewer, province.id, module)).toMatchObject({ code: "MODULE_NOT_BUILT" });
    }
    const { rows } = await on.pool.query("select 1 from audit_entry where act = 'MODULE_OPENED'");
    expect(rows).toHaveLength(1);
    for (const id of [newId(), (await aProvince(on)).id]) {
      expect(await open(viewer, id)).toMatchObject({ code: "UNKNOWN_RECORD" });
    }
    const readOnly = await aStaffAccount(on, { province, employmentRight: "READ_ONLY" });
    expect(await open(readOnly, province.id)).toMatchObject({ code: "READ_ONLY" });
  });
});
