import { describe, expect, it } from "vitest";
import type { QueueRow } from "./queue-documents.js";
import { freshRows, mergeRows } from "./steady-rows.js";

const row = (id: string, submission = 1) => ({ id, submission }) as QueueRow;
const shape = (rows: readonly { id: string; gone?: boolean }[]) =>
  rows.map(({ id, gone }) => (gone ? `(${id})` : id)).join(" ");

describe("rows of a list that is being read", () => {
  it("stay where they are when another person has dealt with one", () => {
    const rows = mergeRows(freshRows([row("a"), row("b"), row("c")]), [row("a"), row("c")]);
    expect(shape(rows)).toBe("a (b) c");
  });

  it("take newcomers at the end and come back in their old place", () => {
    const without = mergeRows(freshRows([row("a"), row("b")]), [row("a"), row("d")]);
    expect(shape(without)).toBe("a (b) d");
    expect(shape(mergeRows(without, [row("a"), row("b"), row("d")]))).toBe("a b d");
  });

  it("show the newest content of each", () => {
    const [changed] = mergeRows(freshRows([row("a")]), [row("a", 2)]);
    expect(changed?.submission).toBe(2);
  });
});
