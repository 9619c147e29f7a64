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
  educationLevel: [undefined, "POSTGRADUATE"],
  trainingMode: [undefined, "21"],
  majorName: [undefined, "数学"],
  name: [undefined, "王"],
  idNumber: [undefined, "11010120000101001X"],
  studentNumber: [undefined, "2027001"],
  counterpart: [undefined, "公司"],
  code: [undefined, "10"],
  search: [undefined, "一"],
  frozen: [undefined, false],
  unread: [undefined, true],
  state: [undefined, "SUSPENDED"],
  to: [undefined, "13800000000"],
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
});

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
