import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ListQuery } from "../../../../stage/src/gql/graphql.js";
import { graphql } from "../../../../stage/src/gql/index.js";
import { openTestApp, type TestApp } from "../../../test/app.js";
import {
  aDepartment,
  aGraduate,
  aSchool,
  aStaffAccount,
  newId,
  type TestDepartment,
  type TestSchool,
  type TestStaff,
} from "../../../test/factories.js";

const SAVE = graphql(`
  mutation SavedViewsSpecSave($input: SavedViewInput!) {
    saveView(input: $input) {
      __typename ...RefusalFacts
      ... on SavedView { id name version shared mine mayChange pinned problem count }
    }
  }
`);
const REMOVE = graphql(`
  mutation SavedViewsSpecRemove($id: ID!, $seen: Int!) {
    removeSavedView(id: $id, seen: $seen) { __typename ...RefusalFacts }
  }
`);
const ALL = graphql(`
  query SavedViewsSpecAll { savedViews { id name address list shared mine mayChange pinned version problem count } }
`);

let on: TestApp;
let school: TestSchool;
let department: TestDepartment;
let other: TestDepartment;
let manager: TestStaff;

beforeAll(async () => {
  on = await openTestApp();
  school = await aSchool(on.platform);
  department = await aDepartment(on.platform, { school });
  other = await aDepartment(on.platform, { school });
  manager = await aStaffAccount(on.platform, { school });
  for (const each of [department, department, other]) await aGraduate(on.platform, { department: each });
});
afterAll(() => on?.close());

const inCohort: ListQuery = { graduates: { filter: { cohort: 2027 } } };
interface Wish {
  id?: string;
  seen?: number;
  name?: string;
  query?: ListQuery | null;
  address?: string | null;
  shared?: boolean;
  pinned?: boolean;
}
let number = 0;
const view = (wish: Wish = {}) => ({
  id: newId(),
  name: `查询${++number}`,
  query: inCohort,
  address: "/graduates?cohort=2027",
  pinned: true,
  ...wish,
});
const save = (who: TestStaff, wish: Wish = {}) => on.ask(who, SAVE, { input: view(wish) });
const told = (answer: { __typename?: string; code?: string }) => answer.code ?? answer.__typename;
const seenBy = async (who: TestStaff) => (await on.ask(who, ALL)) ?? [];

it("is kept with what it asks for, counts its rows now, is changed and removed", async () => {
  const me = await aStaffAccount(on.platform, { school });
  const input = view({ name: " 2027届 " });
  expect(await on.ask(me, SAVE, { input })).toMatchObject({
    name: "2027届",
    version: 1,
    mine: true,
    mayChange: true,
    problem: null,
    count: 3,
  });
  // The same again, its answer lost.
  expect(await on.ask(me, SAVE, { input })).toMatchObject({ version: 2 });
  const renamed = { id: input.id, seen: 2, name: "我的学生", pinned: false };
  expect(await on.ask(me, SAVE, { input: renamed })).toMatchObject({
    name: "我的学生",
    version: 3,
    count: null,
  });
  expect(await seenBy(me)).toMatchObject([
    { name: "我的学生", list: "graduates", address: "/graduates?cohort=2027", pinned: false, version: 3 },
  ]);
  const sorted = {
    graduates: { filter: { departmentId: department.id }, sort: { column: "NAME", direction: "DESCENDING" } },
  };
  const anew = {
    id: input.id,
    seen: 3,
    name: "我的学生",
    query: sorted as ListQuery,
    address: "/graduates?sort=-NAME",
    pinned: true,
  };
  expect(await on.ask(me, SAVE, { input: anew })).toMatchObject({ count: 2, version: 4 });
  expect(await on.ask(me, REMOVE, { id: input.id, seen: 3 })).toMatchObject({ code: "SAVED_VIEW_CHANGED" });
  expect(await on.ask(me, REMOVE, { id: input.id, seen: 4 })).toMatchObject({
    __typename: "SavedViewRemoved",
  });
  expect(await seenBy(me)).toEqual([]);
});

describe("who may do what", () => {
  let people: Record<string, TestStaff>;
  beforeAll(async () => {
    people = {
      manager,
      "another whole-school account": await aStaffAccount(on.platform, { school }),
      "of one level": await aStaffAccount(on.platform, { school, levelScope: "POSTGRADUATE" }),
      "read only": await aStaffAccount(on.platform, { school, employmentRight: "READ_ONLY" }),
      department: await aStaffAccount(on.platform, { department }),
      "another school": await aStaffAccount(on.platform, { school: await aSchool(on.platform) }),
    };
  });
  const person = (who: string) => people[who] ?? manager;

  it.each<[string, string]>([
    ["manager", "SavedView"],
    ["another whole-school account", "SavedView"],
    ["of one level", "SAVED_VIEW_SHARING"],
    ["read only", "SAVED_VIEW_SHARING"],
    ["department", "SAVED_VIEW_SHARING"],
  ])("shares: %s", async (who, answer) => {
    const shared = await save(person(who), { shared: true });
    expect(told(shared)).toBe(answer);
    const own = await save(person(who));
    expect(own).toMatchObject({ __typename: "SavedView", shared: false });
  });

  it.each<[string, string, number | null, string, string]>([
    ["another whole-school account", "sees", 3, "SavedView", "SavedViewRemoved"],
    ["of one level", "sees", 0, "SAVED_VIEW_SHARING", "SAVED_VIEW_SHARING"],
    ["read only", "sees", 3, "SAVED_VIEW_SHARING", "SAVED_VIEW_SHARING"],
    ["department", "sees", 2, "SAVED_VIEW_SHARING", "SAVED_VIEW_SHARING"],
    ["another school", "does not see", null, "UNKNOWN_RECORD", "UNKNOWN_RECORD"],
  ])("what is shared: %s %s it, in their own scope", async (who, sees, count, changing, removing) => {
    const shared = await save(manager, { shared: true });
    if (shared.__typename !== "SavedView") throw new Error("It was not shared");
    const { id, name } = shared;
    const found = (await seenBy(person(who))).find((each) => each.id === id);
    expect(found ? "sees" : "does not see").toBe(sees);
    expect(found?.count ?? null).toBe(count);
    expect(found?.mayChange ?? false).toBe(changing === "SavedView");
    const changed = await on.ask(person(who), SAVE, { input: { id, seen: 1, name, shared: true } });
    expect(told(changed)).toBe(changing);
    const seen = changed.__typename === "SavedView" ? 2 : 1;
    expect(told(await on.ask(person(who), REMOVE, { id, seen }))).toBe(removing);
  });

  it("one's own is nobody else's (P-07)", async () => {
    const mine = await save(manager);
    if (mine.__typename !== "SavedView") throw new Error("It was not kept");
    const colleague = person("another whole-school account");
    expect((await seenBy(colleague)).map(({ id }) => id)).not.toContain(mine.id);
    expect(await on.ask(colleague, SAVE, { input: { id: mine.id, seen: 1, name: "别人的" } })).toMatchObject({
      __typename: "UnknownRecord",
    });
    expect(await on.ask(colleague, REMOVE, { id: mine.id, seen: 1 })).toMatchObject({
      __typename: "UnknownRecord",
    });
  });

  it("sharing is in the log, with the filter", async () => {
    const shared = await save(manager, { shared: true });
    if (shared.__typename !== "SavedView") throw new Error("It was not shared");
    expect(
      await on.row("select detail from audit_entry where act = 'SAVED_VIEW_SHARED' order by id desc limit 1"),
    ).toEqual({
      detail: { viewId: shared.id, shared: true, list: "graduates", filter: { cohort: 2027 } },
    });
  });
});

it("a view whose department is gone says so beside itself, and is not counted", async () => {
  const closing = await aDepartment(on.platform, { school });
  const query: ListQuery = { graduates: { filter: { cohort: 2027, departmentId: closing.id } } };
  const kept = await save(manager, { shared: true, query });
  expect(kept).toMatchObject({ problem: null, count: 0 });
  await on.platform.pool.query("delete from department where id = $1", [closing.id]);
  const mine = (await seenBy(manager)).find(({ id }) => "id" in kept && id === kept.id);
  expect(mine).toMatchObject({ problem: "「院系」已不存在，或不在您的管理范围内，请重新选择", count: null });
  expect(await save(manager, { query })).toMatchObject({ fields: [{ field: "departmentId" }] });
});

it.each<[string, Wish, string]>([
  ["no name", { name: " " }, "name"],
  ["too long a name", { name: "长".repeat(31) }, "name"],
  ["a person's name", { query: { graduates: { filter: { cohort: 2027, name: "王子涵" } } } }, "name"],
  ["a person's number", { query: { graduates: { filter: { studentNumber: "20270001" } } } }, "studentNumber"],
  ["another site", { address: "//example.org/" }, "address"],
  ["a script", { address: "javascript:alert(1)" }, "address"],
  ["persons behind #", { address: "/graduates#name=王" }, "address"],
  ["no list", { query: null, address: null }, "query"],
  ["a list of others", { query: { employers: { filter: {} } } }, ""],
])("refuses %s, and keeps nothing", async (_what, wish, field) => {
  const before = await seenBy(manager);
  expect(await save(manager, wish)).toMatchObject({ __typename: "InvalidInput", fields: [{ field }] });
  expect(await seenBy(manager)).toEqual(before);
});

it("of two who save one shared view at once the second is told of the first", async () => {
  const shared = await save(manager, { shared: true });
  if (shared.__typename !== "SavedView") throw new Error("It was not shared");
  const colleague = await aStaffAccount(on.platform, { school });
  const answers = await Promise.all(
    [manager, colleague].map((who, at) =>
      on.ask(who, SAVE, { input: { id: shared.id, seen: 1, name: `同时${at}`, shared: true } }),
    ),
  );
  expect(answers.map(told).sort()).toEqual(["SAVED_VIEW_CHANGED", "SavedView"]);
});

it("30 are enough, also when they come at once", async () => {
  const eager = await aStaffAccount(on.platform, { school });
  const answers = await Promise.all(Array.from({ length: 32 }, () => save(eager)));
  expect(answers.filter(({ __typename }) => __typename === "SavedView")).toHaveLength(30);
  expect(answers.filter(({ __typename }) => __typename === "LimitReached")).toHaveLength(2);
  expect(await seenBy(eager)).toSatisfy(
    (kept: { mine: boolean }[]) => kept.filter(({ mine }) => mine).length === 30,
  );
});
