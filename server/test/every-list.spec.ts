import "reflect-metadata";
import { readdirSync } from "node:fs";
import {
  getNamedType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from "graphql";
import type { QueryConfig, QueryResult } from "pg";
import { getMetadataStorage } from "type-graphql";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { platformSchema } from "../src/api/schema.js";
import type { ColumnType } from "../src/lists/column.js";
import type { ListViewer } from "../src/lists/filter.js";
import { List } from "../src/lists/list.js";
import type { ListSort } from "../src/lists/sort.js";
import { messages } from "../src/services/notifications/index.js";
import { openTestApp, type TestApp } from "./app.js";
import { aCrowdedWorld, type CrowdedWorld } from "./crowded-world.js";
import { newId } from "./factories.js";

type AnyList = List<object, Record<string, unknown>, ListViewer>;

/** Every list there is: whatever a file of lists exports. */
async function everyList(): Promise<AnyList[]> {
  const root = new URL("../src/", import.meta.url);
  const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter(
    (file) => file.endsWith(".list.ts") || file.endsWith("sms/embedded.ts"),
  );
  const modules = await Promise.all(files.map((file) => import(new URL(file, root).pathname)));
  return modules.flatMap((module) =>
    Object.values(module as object).filter((each): each is AnyList => each instanceof List),
  );
}

const lists = await everyList();
const named = lists.map((list) => [list.definition.name, list] as const);

/** For each field of any filter two values; the first is asked for where a list cannot be without. */
const ASKED: Readonly<Record<string, readonly [unknown, unknown]>> = {
  view: ["WAITING_FOR_ME", "ALL"],
  list: ["PENDING", "SIGNED"],
  cohort: [2027, 2026],
  uploadId: [newId(), newId()],
  kind: ["ADDED", "WRONG"],
  kinds: [undefined, ["DESTINATION"]],
  status: [undefined, "SCHOOL_REVIEW"],
  waitsFor: [undefined, "SCHOOL"],
  departmentId: [undefined, newId()],
  provinceId: [undefined, newId()],
  schoolId: [undefined, newId()],
  employer: [undefined, "没有这家公司"],
  educationLevel: [undefined, "POSTGRADUATE"],
  trainingMode: [undefined, "21"],
  majorName: [undefined, "数学"],
  name: [undefined, "王"],
  idNumber: [undefined, "11010120000101001X"],
  studentNumber: [undefined, "2027001"],
  counterpart: [undefined, "公司"],
  employerName: [undefined, "公司"],
  positionName: [undefined, "工程师"],
  schoolName: [undefined, "大学"],
  agreementNumber: [undefined, "20271028430000011"],
  certificateNumber: [undefined, "20271028430000011"],
  number: [undefined, "20271028430000011"],
  added: [undefined, { from: "2026-11-01" }],
  category: [undefined, "FAKE"],
  natureCode: [undefined, "10"],
  industryCode: [undefined, "22"],
  marked: [undefined, { to: "2026-11-30" }],
  sex: [undefined, "2"],
  source: [undefined, "UPLOAD"],
  standings: [undefined, ["NONE", "IN_PROGRESS"]],
  registered: [undefined, true],
  contact: [undefined, false],
  topic: [undefined, "SIGNING"],
  submitted: [undefined, { from: "2026-11-01", to: "2026-11-30" }],
  changed: [undefined, { from: "2026-11-01" }],
  reported: [undefined, { to: "2026-11-30" }],
  frozenOn: [undefined, { from: "2026-11-01" }],
  voided: [undefined, { from: "2026-11-01" }],
  code: [undefined, "10"],
  search: [undefined, "一"],
  frozen: [undefined, false],
  unread: [undefined, true],
  state: [undefined, "SUSPENDED"],
  to: [undefined, "13800000000"],
  flag: [undefined, "NONE"],
  twice: [undefined, true],
  wait: [undefined, "OVERDUE"],
  accountId: [undefined, newId()],
  uscc: [undefined, "91110108MA01234567"],
  bulkId: [newId(), newId()],
  refused: [undefined, true],
};
const least = Object.fromEntries(Object.entries(ASKED).map(([name, [value]]) => [name, value]));

let on: TestApp;
let world: CrowdedWorld;
/** One who is everybody: each list reads of it what its own viewers have. */
let somebody: ListViewer;

beforeAll(async () => {
  on = await openTestApp();
  world = await aCrowdedWorld(on, 12);
  const { school, department, employer } = world;
  somebody = Object.assign(
    { role: "SCHOOL", levelScope: "ALL", employmentRight: "READ_WRITE", archiveRight: "NONE" },
    { householdRight: "NONE", openedModules: ["EMPLOYMENT"], standsIn: [] },
    {
      id: employer.id,
      schoolId: school.id,
      departmentId: department.id,
      provinceId: school.provinceId,
      employerId: employer.id,
    },
  );
}, 120_000);
afterAll(() => on?.close());

/** What one page of a list asks the database, and what that answers. */
async function asking(list: AnyList, filter: object, viewer = somebody): Promise<[QueryConfig, QueryResult]> {
  const query = vi.spyOn(on.platform.pool, "query");
  await list.page(on.platform, viewer, { ...filter }, { first: 5, after: null });
  expect(query).toHaveBeenCalledOnce();
  const [config, values] = query.mock.calls[0] as unknown as [QueryConfig, unknown[]];
  const asked = { ...config, values };
  const answer = (await query.mock.results[0]?.value) as QueryResult;
  query.mockRestore();
  return [asked, answer];
}

/** The types of PostgreSQL that a kind of column may come as. */
const OF_POSTGRES: Readonly<Record<ColumnType, readonly number[]>> = {
  id: [2950],
  text: [25, 1043],
  whole: [21, 23],
  flag: [16],
  instant: [1184],
  texts: [1009, 1015],
  json: [3802],
  bytes: [17],
};

/** The kind of column that a scalar of the schema is made of. */
const OF_SCHEMA: Readonly<Record<string, ColumnType>> = {
  ID: "id",
  String: "text",
  Int: "whole",
  Boolean: "flag",
  DateTimeISO: "instant",
};

const nameOf = (target: unknown, kind: "objectTypes" | "inputTypes") =>
  getMetadataStorage()[kind].find((each) => each.target === target)?.name ?? "";

describe("every list", () => {
  it("is found", () => expect(lists.length).toBeGreaterThan(11));

  it.each(named)("%s: PostgreSQL answers what the columns say", async (_name, list) => {
    const [, { fields }] = await asking(list, least);
    const { columns } = list.definition;
    expect(fields.map(({ name }) => name).sort()).toEqual(Object.keys(columns).sort());
    for (const { name, dataTypeID } of fields) {
      expect([name, OF_POSTGRES[columns[name]?.type ?? "text"]]).toEqual([
        name,
        expect.arrayContaining([dataTypeID]),
      ]);
    }
  });

  it.each(named)("%s: the answer's fields are columns of their type, or computed", (_name, list) => {
    const { row, columns, computed } = list.definition;
    const type = platformSchema().getType(nameOf(row, "objectTypes"));
    if (!isObjectType(type)) return expect(list.definition.name).toMatch(/^(sms|mail)-inbox$/);
    for (const field of Object.values(type.getFields())) {
      if (field.name in computed) continue;
      const declared = isNonNullType(field.type) ? field.type.ofType : field.type;
      const leaf = getNamedType(declared);
      const kind = isLeafType(leaf) ? (OF_SCHEMA[leaf.name] ?? "text") : "json";
      const expected = isListType(declared) ? "texts" : kind;
      expect([field.name, columns[field.name]?.type]).toEqual([field.name, expected]);
    }
  });

  it.each(named)("%s: each field of its filter changes what is asked", async (_name, list) => {
    const names = Object.keys(list.definition.filters);
    const input = platformSchema().getType(nameOf(list.definition.filter, "inputTypes"));
    if (isInputObjectType(input)) expect(names.sort()).toEqual(Object.keys(input.getFields()).sort());
    const [plain] = await asking(list, least);
    for (const name of names) {
      const [asked] = await asking(list, { ...least, [name]: ASKED[name]?.[1] });
      expect([name, asked.text, asked.values]).not.toEqual([name, plain.text, plain.values]);
    }
  });

  it.each(
    named,
  )("%s: is prepared as long as no filter is asked for that few ask for", async (_name, list) => {
    const { filters, name } = list.definition;
    const once = (await asking(list, least))[0];
    expect(once.name).toBe((await asking(list, least))[0].name);
    expect(once.name ?? "").toMatch(
      "cohort" in filters && !isHotIn(list, "cohort") ? /^$/ : new RegExp(`^${name}-SCHOOL-`),
    );
  });

  it.each(named)("%s: pages, count and export have the same rows in the same order", async (_name, list) => {
    const other = { ...least, view: "ALL", list: "SIGNED", cohort: undefined };
    // Takes the step of departments without reviewers (F-10a): the queue then has more parts.
    const standIn: ListViewer = Object.assign({ ...somebody }, { standsIn: ["EMPLOYMENT"] });
    for (const [viewer, asked] of [
      [somebody, least],
      [somebody, other],
      [standIn, least],
      [standIn, other],
    ] as const) {
      const paged: object[] = [];
      let after: string | null = null;
      do {
        const page = await list.page(on.platform, viewer, asked, { first: 5, after });
        paged.push(...page.rows);
        after = page.endCursor;
      } while (after);
      const exported: object[] = [];
      for await (const rows of list.export(on.platform, viewer, asked)) exported.push(...rows);
      expect(exported).toEqual(paged);
      expect(await list.count(on.platform, viewer, asked)).toBe(paged.length);
    }
  });

  it.each(named)("%s: each page tells how many rows there are, where they are few", async (_name, list) => {
    const page = await list.page(on.platform, somebody, least, { first: 5, after: null });
    const few = list.isFew(somebody, least);
    expect(await page.total).toBe(few ? await list.count(on.platform, somebody, least) : null);
  });

  /** All pages of a sorted list. */
  async function sorted(list: AnyList, sort: ListSort): Promise<Record<string, unknown>[]> {
    const rows: object[] = [];
    let after: string | null = null;
    do {
      const page = await list.page(on.platform, somebody, SORTED, { first: 5, after, sort });
      rows.push(...page.rows);
      after = page.endCursor;
    } while (after);
    return rows as Record<string, unknown>[];
  }
  const SORTED = { ...least, view: "ALL", list: "SIGNED", cohort: undefined };

  it.each(
    named.filter(([, { definition }]) => definition.sorts),
  )("%s: each sort has all rows both ways, those without a value last", async (_name, list) => {
    const all = await list.count(on.platform, somebody, SORTED);
    for (const column of list.definition.sorts ?? []) {
      const up = await sorted(list, { column, direction: "ASCENDING" });
      const down = await sorted(list, { column, direction: "DESCENDING" });
      expect([column, up.length, down.length]).toEqual([column, all, all]);
      const filled = (rows: Record<string, unknown>[]) => rows.filter((row) => row[column] !== null);
      expect(up.slice(0, filled(up).length)).toEqual(filled(up));
      expect(down.slice(0, filled(down).length)).toEqual(filled(down));
      expect(filled(down)).toEqual(filled(up).toReversed());
      const values = filled(up).map((row) => row[column]);
      if (typeof values[0] === "number" || column.endsWith("At"))
        expect(values).toEqual(values.toSorted(rising));
      const exported: object[] = [];
      const sort = { column, direction: "DESCENDING" } as const;
      for await (const rows of list.export(on.platform, somebody, SORTED, sort)) exported.push(...rows);
      expect(exported).toEqual(down);
    }
  });

  it.each(named)("%s: refuses to sort by what it does not offer, or too many rows", async (_name, list) => {
    const refused = (viewer: ListViewer, column: string) =>
      expect(
        list.page(on.platform, viewer, least, {
          first: 5,
          after: null,
          sort: { column, direction: "ASCENDING" },
        }),
      ).rejects.toThrow("该列表在当前范围内不能按所选列排序");
    await refused(somebody, "anything");
    const [column] = list.definition.sorts ?? [];
    const ministry: ListViewer = Object.assign({ ...somebody }, { role: "MINISTRY" });
    if (column && !list.isFew(ministry, least)) await refused(ministry, column);
  });
});

function rising(one: unknown, other: unknown): number {
  return (one as number | string) < (other as number | string) ? -1 : one === other ? 0 : 1;
}

function isHotIn(list: AnyList, name: string): boolean {
  return typeof list.definition.filters[name] === "object";
}

describe("an export", () => {
  const reader = { role: "GRADUATE" as const, ids: [newId()] };
  const MANY = 1_200;

  beforeAll(async () => {
    await on.platform.pool.query(
      `insert into message (id, dedupe_key, recipient_kind, recipient_id, title, body, sent_at)
       select gen_random_uuid(), 'many-' || n, 'GRADUATE', $1, 'n ' || n, '', timestamptz '2026-11-01 00:00:00Z' + n * interval '1 s'
       from generate_series(1, ${MANY}) n`,
      [reader.ids[0]],
    );
  });

  it("comes in batches, all of one moment", async () => {
    const sizes: number[] = [];
    for await (const rows of messages.export(on.platform, reader, {})) {
      if (sizes.length === 0) {
        await on.platform.pool.query("delete from message where recipient_id = $1 and title = 'n 1'", [
          reader.ids[0],
        ]);
      }
      sizes.push(rows.length);
    }
    expect(sizes).toEqual([500, 500, 200]);
    expect(await messages.count(on.platform, reader, {})).toBe(MANY - 1);
  });

  it("gives its connection back when its reader stops, and when the reader fails", async () => {
    for (let time = 0; time < 6; time += 1) {
      for await (const rows of messages.export(on.platform, reader, {})) {
        expect(rows).toHaveLength(500);
        break;
      }
      const failing = async () => {
        for await (const _rows of messages.export(on.platform, reader, {}))
          throw new Error("The reader is gone");
      };
      await expect(failing()).rejects.toThrow("The reader is gone");
    }
    const { pool } = on.platform;
    expect(pool.idleCount).toBe(pool.totalCount);
  });
});
