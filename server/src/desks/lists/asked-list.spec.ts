import "reflect-metadata";
import { ID } from "type-graphql";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { contextOf } from "../../../test/context.js";
import {
  aDepartment,
  aGraduate,
  anEmployer,
  aSchool,
  aStaffAccount,
  newId,
  openTestGround,
  type TestDepartment,
  type TestGround,
} from "../../../test/factories.js";
import { platformSchema } from "../../api/schema.js";
import type { EmployerIdentity } from "../../parties/identity/index.js";
import type { Platform } from "../../platform/platform.js";
import { readersOf } from "../../words/access.js";
import { EMPLOYER_POLICY } from "../../words/employer-rights.js";
import { shapeOf } from "../../words/fields.js";
import { InvalidInput } from "../../words/refusals.js";
import {
  askedList,
  askForList,
  impersonalFilter,
  personalFields,
  problemsOf,
  readStoredList,
  storedList,
} from "./asked-list.js";
import { type DeskViewer, LIST_NAMES, LISTS, ListQuery } from "./every-list.js";
import { REFERENCES } from "./references.js";

const asked = (query: Partial<ListQuery>) =>
  askedList(Object.assign(new (class extends ListQuery {})(), query));

/** What is wrong with a stored list, as it is told. */
function told(stored: unknown): [string, string][] {
  try {
    readStoredList(stored);
    return [];
  } catch (error) {
    if (error instanceof InvalidInput) return error.fields.map(({ field, message }) => [field, message]);
    throw error;
  }
}

describe("the registry of lists", () => {
  const types = platformSchema();

  it.each(LIST_NAMES)("%s is open to whom its root field is open to, and every account of them", (name) => {
    const field = types.getQueryType()?.getFields()[name];
    if (!field) throw new Error(`There is no Query.${name}`);
    expect(LISTS[name].readers).toEqual(readersOf(types.getQueryType() ?? getNever(), field));
    // askForList asks for the role alone.
    if (LISTS[name].readers.includes("EMPLOYER")) expect(EMPLOYER_POLICY[`Query.${name}`]).toBe("SEE");
  });

  it("knows of each id in any filter whether it still names something", () => {
    const ids = LIST_NAMES.flatMap((name) => {
      const filter = Object.entries(shapeOf(LISTS[name].list.definition.filter) ?? {});
      return filter.flatMap(([field, { said }]) => ([said.type()].flat().includes(ID) ? [field] : []));
    });
    expect(new Set(Object.keys(REFERENCES))).toEqual(new Set(ids));
  });

  it("takes exactly one list", () => {
    const both = { schools: { filter: { cohort: 2027 } }, staffAccounts: { filter: {} } };
    expect(() => asked(both)).toThrow("请指定一个列表");
    expect(() => asked({})).toThrow("请指定一个列表");
    expect(asked({ schools: { filter: { cohort: 2027, search: null } } })).toMatchObject({
      name: "schools",
      title: "学校",
      filter: { cohort: 2027 },
    });
  });
});

describe("a list that was kept", () => {
  it("is read as it was written", () => {
    const one = asked({
      reviewQueue: { filter: { view: "ALL", kinds: ["DESTINATION"], cohort: 2027, departmentId: newId() } },
    });
    expect(readStoredList(JSON.parse(JSON.stringify(storedList(one))))).toEqual(one);
  });

  it("has what the contract would have given where nothing was said", () => {
    expect(readStoredList({ reviewQueue: { filter: {} } }).filter).toEqual({ view: "WAITING_FOR_ME" });
  });

  it.each<[string, unknown, [string, string][]]>([
    ["no list", { nothing: { filter: {} } }, [["nothing", "该条件已不再使用，请重新设置"]]],
    ["no object", "graduates", [["", "内容已失效，请重新设置"]]],
    [
      "a field that there is no more",
      { graduates: { filter: { cohort: 2027, height: 180 } } },
      [["graduates.filter.height", "该条件已不再使用，请重新设置"]],
    ],
    [
      "a word that is known no more",
      { reviewQueue: { filter: { view: "ALL", status: "FORGOTTEN", kinds: ["DESTINATION", "DREAM"] } } },
      [
        ["kinds", "「业务类型」该条件的取值已失效，请重新选择"],
        ["status", "「签约状态」该条件的取值已失效，请重新选择"],
      ],
    ],
    [
      "values of another type",
      { graduates: { filter: { cohort: "2027", frozen: 1, name: 7 } } },
      [
        ["cohort", "「毕业届别」该条件的取值已失效，请重新选择"],
        ["name", "「姓名」该条件的取值已失效，请重新选择"],
        ["frozen", "「是否失效」该条件的取值已失效，请重新选择"],
      ],
    ],
    [
      "without what it needs",
      { schools: { filter: {} } },
      [["cohort", "「毕业届别」缺少该条件，请重新设置"]],
    ],
  ])("tells what is wrong: %s", (_what, stored, problems) => expect(told(stored)).toEqual(problems));

  it("leaves persons out where others read it", () => {
    const one = asked({
      graduates: { filter: { cohort: 2027, name: "王子涵", idNumber: "1", studentNumber: "2" } },
    });
    expect(impersonalFilter(one)).toEqual({ cohort: 2027 });
    expect(personalFields(one)).toEqual(["name", "idNumber", "studentNumber"]);
  });
});

describe("who may read a list so", () => {
  let on: TestGround;
  let platform: Platform;
  let department: TestDepartment;
  let viewers: Record<string, DeskViewer>;
  let inDepartment: ReturnType<typeof asked>;

  beforeAll(async () => {
    on = await openTestGround();
    platform = on as unknown as Platform;
    const school = await aSchool(on);
    const other = await aSchool(on);
    department = await aDepartment(on, { school });
    const beside = await aDepartment(on, { school });
    const employer = await anEmployer(on);
    viewers = {
      school: await aStaffAccount(on, { school }),
      "another school": await aStaffAccount(on, { school: other }),
      department: await aStaffAccount(on, { department }),
      "another department": await aStaffAccount(on, { department: beside }),
      employer: { role: "EMPLOYER", employerId: employer.id, accountId: newId() } as EmployerIdentity,
    };
    viewers.province = { ...viewers.school, role: "PROVINCE", schoolId: null } as DeskViewer;
    inDepartment = asked({ graduates: { filter: { cohort: 2027, departmentId: department.id } } });
  });
  afterAll(() => on?.close());

  const viewer = (who: string): DeskViewer => viewers[who] ?? getNever();
  const LOST = [["departmentId", "「院系」已不存在，或不在您的管理范围内，请重新选择"]];

  it.each<[string, string[][]]>([
    ["school", []],
    ["department", []],
    ["another department", LOST],
    ["another school", LOST],
    ["province", [["", "院系、专业、学号等条件只能在一所学校内筛选"]]],
    ["employer", [["", "您的账号不能查看该列表"]]],
  ])("a department's graduates: %s", async (who, problems) => {
    const found = await problemsOf(platform, viewer(who), inDepartment);
    expect(found.map(({ field, message }) => [field, message])).toEqual(problems);
  });

  it.each([
    ["gone", newId()],
    ["no id", "1"],
  ])("a department that is %s is told, not left out", async (_what, departmentId) => {
    const gone = asked({ graduates: { filter: { cohort: 2027, departmentId } } });
    const found = await problemsOf(platform, viewer("school"), gone);
    expect(found.map(({ field, message }) => [field, message])).toEqual(LOST);
    await expect(
      askForList(contextOf(on, viewer("school")), { graduates: { filter: gone.filter } } as ListQuery),
    ).rejects.toThrow(InvalidInput);
  });

  it("is refused to those who have no such list as its root field refuses them", async () => {
    const context = contextOf(on, viewer("employer"));
    await expect(askForList(context, { graduates: { filter: {} } } as ListQuery)).rejects.toThrow("无权访问");
  });

  it("reads, counts and exports the same, in the viewer's own scope", async () => {
    const made = [await aGraduate(on, { department }), await aGraduate(on, { department })];
    for (const [who, rows] of [
      ["department", 2],
      ["school", 2],
      ["another department", 0],
    ] as const) {
      const { list, filter } = inDepartment;
      expect(await list.count(platform, viewer(who), filter)).toBe(rows);
      const exported: object[] = [];
      for await (const batch of list.export(platform, viewer(who), filter)) exported.push(...batch);
      expect(exported).toHaveLength(rows);
    }
    expect(made).toHaveLength(2);
  });

  it("counts an exact ID number as a look (P-08)", async () => {
    const { idNumber } = await aGraduate(on, { department });
    const who = await aStaffAccount(on, { department });
    const looks = async () =>
      (
        await on.pool.query(
          "select detail ->> 'list' as list from audit_entry where act = 'NUMBER_SEARCHED' and account_id = $1",
          [who.accountId],
        )
      ).rows;
    await askForList(contextOf(on, who), { graduates: { filter: { idNumber } } } as ListQuery);
    expect(await looks()).toEqual([{ list: "graduates" }]);
    await askForList(contextOf(on, who), { graduates: { filter: { cohort: 2027 } } } as ListQuery);
    expect(await looks()).toHaveLength(1);
  });
});

function getNever(): never {
  throw new Error("There is none");
}
