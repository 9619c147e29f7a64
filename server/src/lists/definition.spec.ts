import "reflect-metadata";
import { describe, expect, it } from "vitest";
import { sql } from "../database/sql.js";
import { column } from "./column.js";
import { equals } from "./filter.js";
import { defineList } from "./list.js";
import { ascending, descending, Keyset } from "./order.js";

class Row {
  id!: string;
  cohort!: number;
  note!: string | null;
  label!: string;
}

class Filter {
  cohort?: number | null;
  name?: string | null;
}

const whole = {
  name: "rows",
  row: Row,
  filter: Filter,
  from: sql`thing t`,
  columns: { id: column.id`t.id`, cohort: column.whole`t.cohort`, note: column.text<string | null>`t.note` },
  computed: { label: ({ cohort }: { cohort: number }) => `${cohort}届` },
  scope: (viewer: { role: string }) => sql`t.role = ${viewer.role}`,
  filters: { cohort: equals`t.cohort`, name: equals`t.name` },
  order: ascending("id" as const),
};

describe("a definition that leaves something out does not compile", () => {
  // The compiler checks these (npm run types); here they only have to stand.
  it("the whole one does", () => expect(defineList(whole).definition.name).toBe("rows"));

  it("nor one without scope, a filter, a field of the row, or with one of another type", () => {
    const { scope: _scope, ...unscoped } = whole;
    // @ts-expect-error whose rows they are is not said
    expect(() => defineList(unscoped)).not.toThrow();
    // @ts-expect-error nothing reads the filter's name
    expect(() => defineList({ ...whole, filters: { cohort: equals`t.cohort` } })).not.toThrow();
    // @ts-expect-error the row's label comes from nowhere
    expect(() => defineList({ ...whole, computed: {} })).not.toThrow();
    // @ts-expect-error the row's label is text
    expect(() => defineList({ ...whole, computed: { label: ({ cohort }) => cohort } })).not.toThrow();
    const nullable = { ...whole.columns, id: column.id<string | null>`t.id` };
    // @ts-expect-error the row's id is never null
    expect(() => defineList({ ...whole, columns: nullable })).not.toThrow();
    // @ts-expect-error no such column orders
    expect(() => defineList({ ...whole, order: ascending("name") })).not.toThrow();
  });
});

describe("the keyset", () => {
  const columns = { cohort: column.whole`t.cohort`, number: column.text`t.number`, at: column.instant`t.at` };

  it("goes on behind the last row, in one comparison", () => {
    const keyset = new Keyset(columns, descending("at", "number"));
    const cursor = keyset.cursorOf({ at: "2026-11-30T08:00:00.000Z", number: "A|1" });
    expect(keyset.after(cursor)).toMatchObject({
      text: "(t.at, t.number) < ($1, $2)",
      values: ["2026-11-30T08:00:00.000Z", "A|1"],
    });
  });

  it("turns numbers where the directions differ, and refuses to turn anything else", () => {
    const keyset = new Keyset(columns, [...descending("cohort"), ...ascending("number")]);
    const { text, values } = keyset.after(keyset.cursorOf({ cohort: 2027, number: "A" }));
    expect([text, values]).toEqual(["(-t.cohort, t.number) > ($1, $2)", [-2027, "A"]]);
    expect(() => new Keyset(columns, [...descending("at"), ...ascending("number")])).toThrow();
  });

  it.each([
    ["no base64", "%"],
    ["no list", "e30"],
    ["too short", btoa('["2026-11-30T08:00:00.000Z"]')],
    ["no instant", btoa('["yesterday","A"]')],
    ["a character that PostgreSQL does not take", btoa('["2026-11-30T08:00:00.000Z","\\u0000"]')],
  ])("refuses a cursor that it did not make: %s", (_what, cursor) => {
    expect(() => new Keyset(columns, descending("at", "number")).after(cursor)).toThrow("翻页位置无效");
  });
});
