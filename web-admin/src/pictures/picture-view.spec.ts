import { describe, expect, it } from "vitest";
import { asItIs, fitted, moved, turned, zoomed } from "./picture-view.js";

describe("a picture on the stage", () => {
  it("is turned by quarters, all the way round", () => {
    expect(turned(asItIs, "left").quarters).toBe(3);
    expect(turned(turned(asItIs, "left"), "right").quarters).toBe(0);
  });

  it("comes nearer about the middle, and no farther away than whole", () => {
    const near = moved(zoomed(asItIs, "in"), 40, -20);
    expect(zoomed(near, "in")).toEqual({ quarters: 0, zoom: 1.5625, x: 50, y: -25 });
    expect(zoomed(near, "out")).toEqual(asItIs);
    expect(zoomed(asItIs, "out")).toEqual(asItIs);
  });

  it("is not dragged while it is seen whole", () => {
    expect(moved(asItIs, 30, 30)).toEqual(asItIs);
  });

  it("fits the stage lying and standing, and is never blown up", () => {
    const stage = { width: 800, height: 600 };
    expect(fitted({ width: 1600, height: 600 }, stage, 0)).toEqual({ width: 800, height: 300 });
    expect(fitted({ width: 1200, height: 600 }, stage, 1)).toEqual({ width: 600, height: 300 });
    expect(fitted({ width: 100, height: 50 }, stage, 0)).toEqual({ width: 100, height: 50 });
  });
});
