import { setImmediate } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { FairGate } from "./gate.js";

describe("a fair gate", () => {
  it("lets one in at a time, and next whoever has used it least, however many of another wait", async () => {
    // A clock of its own: on a busy machine one millisecond of "little" once took longer than twenty of "much".
    let clock = 0;
    const gate = new FairGate(() => clock);
    const order: string[] = [];
    let inside = 0;
    const work = (who: string, ms: number) =>
      gate.pass(who, async () => {
        inside += 1;
        expect(inside).toBe(1);
        await setImmediate();
        clock += ms;
        order.push(who);
        inside -= 1;
      });
    const many = Array.from({ length: 4 }, () => work("much", 20));
    await Promise.all([...many, work("little", 1), work("little", 1), work("other", 1)]);
    expect(order[0]).toBe("much");
    expect(order.slice(1, 4).toSorted()).toEqual(["little", "little", "other"]);
    expect(order.slice(4)).toEqual(["much", "much", "much"]);
  });

  it("goes on after work that failed", async () => {
    const gate = new FairGate();
    const failing = gate.pass("a", () => Promise.reject(new Error("no")));
    const next = gate.pass("b", () => Promise.resolve("yes"));
    await expect(failing).rejects.toThrow("no");
    expect(await next).toBe("yes");
  });
});
