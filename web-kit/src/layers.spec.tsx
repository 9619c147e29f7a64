// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from "vitest";
import { layersSettled, openLayer } from "./layers.js";

/** A history of one tab, as browsers keep it: happy-dom goes nowhere. */
const entries: unknown[] = [{ key: "page" }];
let at = 0;

beforeEach(() => {
  entries.splice(0, entries.length, { key: "page" });
  at = 0;
  vi.spyOn(history, "state", "get").mockImplementation(() => entries[at]);
  vi.spyOn(history, "pushState").mockImplementation((state) => {
    entries.splice(at + 1, entries.length, state);
    at += 1;
  });
  vi.spyOn(history, "go").mockImplementation((by = 0) => {
    setTimeout(() => {
      at += by;
      window.dispatchEvent(new PopStateEvent("popstate"));
    });
  });
});

const soon = () => new Promise((resolve) => setTimeout(resolve, 20));

describe("going back", () => {
  it("closes the topmost of what lies over the page, then the next, and keeps the router's state", async () => {
    const closed: string[] = [];
    openLayer(() => closed.push("sheet"));
    await soon();
    openLayer(() => closed.push("dialog"));
    await soon();
    expect(entries).toEqual([{ key: "page" }, { key: "page", layers: 1 }, { key: "page", layers: 2 }]);
    history.go(-1);
    await soon();
    expect(closed).toEqual(["dialog"]);
    history.go(-1);
    await soon();
    expect(closed).toEqual(["dialog", "sheet"]);
    expect(at).toBe(0);
  });

  it("leaves the page at once when what lay over it was closed by its own button", async () => {
    const close = vi.fn();
    const gone = openLayer(close);
    await soon();
    gone();
    await layersSettled();
    expect([at, close.mock.calls.length]).toEqual([0, 0]);
  });

  it("gives a dialog that follows another the same entry", async () => {
    const gone = openLayer(() => undefined);
    await soon();
    gone();
    const close = vi.fn();
    openLayer(close);
    await soon();
    expect(at).toBe(1);
    history.go(-1);
    await soon();
    expect(close).toHaveBeenCalledOnce();
  });

  it("passes over the entry of a layer that went with its page", async () => {
    const gone = openLayer(() => undefined);
    await soon();
    history.pushState({ key: "next" }, "");
    gone();
    await soon();
    history.go(-1);
    await soon();
    await soon();
    expect(at).toBe(0);
  });
});
