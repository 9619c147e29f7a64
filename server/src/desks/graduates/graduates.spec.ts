// type-graphql asks for it when its decorators run.
import "reflect-metadata";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { graphql } from "../../../../stage/src/gql/index.js";
import { type ModuleClient, moduleClient } from "../../../test/context.js";
import {
  aDepartment,
  aGraduate,
  anAgreement,
  aProvince,
  aSchool,
  aStaffAccount,
  COHORT,
  newId,
  openTestGround,
  type TestDepartment,
  type TestGround,
  type TestProvince,
  type TestSchool,
  type TestStaff,
} from "../../../test/factories.js";
// How the states of their records read, the flow says.
import "../../flows/online-signing/index.js";
import type { Viewer } from "../../parties/identity/index.js";
import { GraduatesResolver } from "./index.js";

const LIST = graphql(`
  query GraduatesList($filter: GraduateFilter!, $first: Int!, $after: String) {
    graduates(filter: $filter, first: $first, after: $after) {
      rows {
        id cohort name idNumberMasked studentNumber schoolName departmentName majorName educationLevelLabel
        trainingModeLabel frozen notSigningReason statusLabel
      }
      endCursor
    }
  }
`);
const DETAIL = graphql(`
  query GraduatesOne($id: ID!) {
    graduate(id: $id) {
      id name frozen
      groups { title fields { label value } }
      records { id status statusLabel }
      registryDestination { code employerName }
    }
  }
`);
const REGISTRY = graphql(`
  query GraduatesRegistry($filter: RegistryFilter!) {
    registryDestinations(filter: $filter) {
      rows { graduateId cohort code label employerName source }
      endCursor
    }
  }
`);

describe("the graduates of an area", () => {
  let on: TestGround;
  let ask: ModuleClient;
  let province: TestProvince;
  let school: TestSchool;
  let department: TestDepartment;
  let staff: TestStaff;

  beforeAll(async () => {
    on = await openTestGround();
    ask = moduleClient(on, [GraduatesResolver]);
    province = await aProvince(on);
    school = await aSchool(on, { province });
    department = await aDepartment(on, { school });
    staff = await aStaffAccount(on, { school });
  });
  afterAll(() => on?.close());

  async function list(viewer: Viewer, filter: object = { cohort: COHORT }, page: object = {}) {
    const { graduates } = await ask(viewer, LIST, { filter, first: 100, ...page });
    if (!graduates) throw new Error("No list");
    return graduates;
  }
  const idsOf = (page: { rows: Record<string, unknown>[] }) => page.rows.map((row) => row.id);

  it("P-03, P-04: each role sees those of its area and level, and nobody else's", async () => {
    const own = await aGraduate(on, { department });
    const postgraduate = await aGraduate(on, { department, level: "POSTGRADUATE" });
    const colleague = await aGraduate(on, { school });
    const neighbour = await aGraduate(on, { school: await aSchool(on, { province }) });
    const foreign = await aGraduate(on);
    const seen: [Viewer, { id: string }[]][] = [
      [await aStaffAccount(on, { department }), [own, postgraduate]],
      [await aStaffAccount(on, { school, levelScope: "UNDERGRADUATE" }), [own, colleague]],
      [staff, [own, postgraduate, colleague]],
      [await aStaffAccount(on, { province }), [own, postgraduate, colleague, neighbour]],
      [await aStaffAccount(on, { role: "MINISTRY" }), [own, postgraduate, colleague, neighbour, foreign]],
      [await aStaffAccount(on, { school, employmentRight: "NONE" }), []],
      [await aStaffAccount(on, { school, openedModules: [] }), []],
    ];
    for (const [viewer, expected] of seen) {
      const ids = idsOf(await list(viewer));
      for (const { id } of [own, postgraduate, colleague, neighbour, foreign]) {
        const sees = expected.some((graduate) => graduate.id === id);
        expect(ids.includes(id)).toBe(sees);
        const { graduate } = await ask(viewer, DETAIL, { id });
        expect(graduate !== null).toBe(sees);
      }
    }
    expect((await ask(staff, DETAIL, { id: "x" })).graduate).toBeNull();
  });

  it("pages by student number, within a cohort and over all of them", async () => {
    const ownSchool = await aSchool(on, { province });
    const viewer = await aStaffAccount(on, { school: ownSchool });
    const own = await aDepartment(on, { school: ownSchool });
    const older = await aGraduate(on, { department: own, cohort: COHORT - 1 });
    const newer = [];
    for (let number = 0; number < 4; number += 1) newer.push(await aGraduate(on, { department: own }));
    for (const [filter, expected] of [
      [{ cohort: COHORT }, newer],
      [{}, [...newer, older]],
    ] as const) {
      const ids: unknown[] = [];
      let after: unknown = null;
      do {
        const page = await list(viewer, filter, { first: 2, after });
        ids.push(...idsOf(page));
        after = page.endCursor;
      } while (after);
      expect(ids).toEqual(expected.map(({ id }) => id));
    }
    await expect(list(viewer, {}, { after: "x" })).rejects.toThrow("翻页位置无效");
  });

  it("filters, and above one school only by what has an index", async () => {
    const own = await aGraduate(on, { department, name: "独一人", trainingMode: "21", majorName: "考古学" });
    const filters = [
      { name: " 独一人 " },
      { idNumber: own.idNumber },
      { trainingMode: "21" },
      { majorName: "考古学" },
      { departmentId: department.id, educationLevel: "UNDERGRADUATE", name: "独一人", frozen: false },
    ];
    for (const filter of filters) expect(idsOf(await list(staff, filter))).toEqual([own.id]);
    expect(idsOf(await list(staff, { departmentId: "x" }))).toEqual([]);
    const [row] = (await list(staff, { name: "独一人" })).rows;
    expect(row).toMatchObject({
      idNumberMasked: expect.stringMatching(/^\d{3}\*{11}\d{2}\*{2}$/),
      trainingModeLabel: "定向（不可网签）",
      notSigningReason: expect.stringContaining("定向或委培"),
      statusLabel: null,
    });
    const ministry = await aStaffAccount(on, { role: "MINISTRY" });
    expect(idsOf(await list(ministry, { idNumber: own.idNumber }))).toEqual([own.id]);
    await expect(list(ministry, { cohort: COHORT, majorName: "考古学" })).rejects.toThrow("一所学校内");
    await expect(list(ministry, {})).rejects.toThrow("请选择毕业届别");
  });

  it("P-08: shows the roster's data masked, with records and what the registry holds", async () => {
    const graduate = await aGraduate(on, { department });
    const { id } = await anAgreement(on, { graduate, status: "SIGNED" });
    await on.pool.query(
      `insert into registry_destination (graduate_id, report_seq, code, label, employer_name, source, reported_at)
       values ($1, 1, '10', '签就业协议形式就业', '甲公司', 'PLATFORM', $2)`,
      [graduate.id, on.clock.now()],
    );
    const answer = (await ask(staff, DETAIL, { id: graduate.id })).graduate;
    expect(answer).toMatchObject({
      frozen: false,
      records: [{ id, status: "SIGNED", statusLabel: "签约完成" }],
      registryDestination: { code: "10", employerName: "甲公司" },
    });
    const text = JSON.stringify(answer);
    expect(text).not.toContain(graduate.idNumber);
    expect(text).not.toContain(graduate.idNumber.slice(6, 14));
    expect(text).not.toContain(graduate.mobile);
    expect((await list(staff, { idNumber: graduate.idNumber })).rows).toMatchObject([
      { statusLabel: "签约完成" },
    ]);
    const { registryDestinations } = await ask(staff, REGISTRY, { filter: { cohort: COHORT, code: "10" } });
    expect(registryDestinations?.rows).toEqual([
      {
        graduateId: graduate.id,
        cohort: COHORT,
        code: "10",
        label: "签就业协议形式就业",
        employerName: "甲公司",
        source: "PLATFORM",
      },
    ]);
    const other = await aStaffAccount(on, { school: await aSchool(on) });
    const none = await ask(other, REGISTRY, { filter: { cohort: COHORT } });
    expect(none.registryDestinations?.rows).toEqual([]);
    const closed = await aStaffAccount(on, { school, openedModules: [] });
    const shut = await ask(closed, REGISTRY, { filter: { cohort: COHORT } });
    expect(shut.registryDestinations?.rows).toEqual([]);
    expect((await ask(staff, DETAIL, { id: newId() })).graduate).toBeNull();
  });
});
