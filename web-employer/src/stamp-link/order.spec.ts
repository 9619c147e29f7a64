import { moved } from "@gd/web-kit";
import { describe, expect, it } from "vitest";
import type { LinkUpload } from "./link.js";
import { inOrder } from "./order.js";

const pages = (...ids: string[]): LinkUpload[] =>
  ids.map((id) => ({
    id,
    fileName: `${id}.jpg`,
    state: "COMPLETE",
    kind: "JPEG",
    warnings: [],
    url: null,
    thumbnailUrl: null,
  }));
const idsOf = (uploads: readonly LinkUpload[]) => uploads.map(({ id }) => id).join("");

describe("the order of the pages", () => {
  it("is the holder's; what came since stands at the end, in the order it came", () => {
    expect(idsOf(inOrder(pages("a", "b", "c", "d"), ["c", "a"]))).toBe("cabd");
    expect(idsOf(inOrder(pages("a", "b"), []))).toBe("ab");
    expect(idsOf(inOrder(pages("b"), ["a", "b"]))).toBe("b");
  });

  it("moves one before or after its neighbour, and never beyond an end", () => {
    expect(moved(pages("a", "b", "c"), "c", -1).join("")).toBe("acb");
    expect(moved(pages("a", "b", "c"), "a", 1).join("")).toBe("bac");
    expect(moved(pages("a", "b"), "a", -1).join("")).toBe("ab");
    expect(moved(pages("a", "b"), "b", 1).join("")).toBe("ab");
    expect(moved(pages("a", "b"), "x", 1).join("")).toBe("ab");
  });
});
