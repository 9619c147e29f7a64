// @vitest-environment happy-dom
import { afterEach, expect, it, vi } from "vitest";
import { forgetUnsaved, keepUnsaved, readUnsaved } from "./unsaved.js";

const typed = { values: { employerName: "云岭" }, version: 3 };

afterEach(() => {
  vi.unstubAllGlobals();
  sessionStorage.clear();
});

it("keeps what was typed by record, until the server has it", () => {
  keepUnsaved("7", typed);
  expect(readUnsaved("7")).toEqual(typed);
  expect(readUnsaved("8")).toBeNull();
  keepUnsaved("7", null);
  expect(readUnsaved("7")).toBeNull();
});

it("forgets the forms of the person who leaves, and nothing else", () => {
  keepUnsaved("7", typed);
  keepUnsaved("8", typed);
  sessionStorage.setItem("other", "kept");
  forgetUnsaved();
  expect([readUnsaved("7"), readUnsaved("8")]).toEqual([null, null]);
  expect(sessionStorage.getItem("other")).toBe("kept");
});

it("goes on without a store that is full, and without one that was spoilt", () => {
  const full = () => {
    throw new DOMException("full", "QuotaExceededError");
  };
  vi.stubGlobal("sessionStorage", { setItem: full, removeItem: full });
  expect(() => keepUnsaved("7", typed)).not.toThrow();
  vi.unstubAllGlobals();
  sessionStorage.setItem("unsaved-form:7", "{");
  expect(readUnsaved("7")).toBeNull();
});
