import type { FormValues } from "@gd/web-kit";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type DraftPlace, DraftSaver } from "./draft-saver.js";

/** A server that keeps one form as the real one does: by version. */
class Server implements DraftPlace {
  kept: { values: FormValues; version: number } | null = null;
  device: FormValues | null = null;
  sent = 0;
  fault: "NONE" | "UNREACHED" | "ANSWER_LOST" = "NONE";

  async save(values: FormValues, version: number | null) {
    this.sent += 1;
    if (this.fault === "UNREACHED") throw new Error("no line");
    const at = this.kept?.version ?? 0;
    if (version !== null && version !== at) {
      return { refusal: { code: "DRAFT_CHANGED", message: "该表单已在其他页面修改", fields: {} } };
    }
    this.kept = { values, version: at + 1 };
    if (this.fault === "ANSWER_LOST") throw new Error("no answer");
    return { version: at + 1, savedAt: "2027-05-17T02:00:00Z" };
  }

  async read() {
    return this.kept;
  }

  keep(values: FormValues | null) {
    this.device = values;
  }
}

let server: Server;
let saver: DraftSaver;

beforeEach(() => {
  vi.useFakeTimers();
  server = new Server();
  saver = new DraftSaver(server);
});

afterEach(() => vi.useRealTimers());

describe("a form that saves itself", () => {
  it("sends the latest values once, when the fingers rest", async () => {
    saver.change({ employerName: "云" });
    saver.change({ employerName: "云岭" });
    expect(server.device).toEqual({ employerName: "云岭" });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(server.sent).toBe(1);
    expect(server.kept?.values).toEqual({ employerName: "云岭" });
    expect(server.device).toBeNull();
    expect(saver.state()).toEqual({ kind: "SAVED", at: "2027-05-17T02:00:00Z" });
  });

  it("keeps what was typed on the device while nothing is reached, and sends it by itself", async () => {
    server.fault = "UNREACHED";
    saver.change({ employerName: "云岭" });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(saver.state().kind).toBe("OFFLINE");
    expect(server.device).toEqual({ employerName: "云岭" });
    server.fault = "NONE";
    await vi.advanceTimersByTimeAsync(5_000);
    expect(saver.state().kind).toBe("SAVED");
    expect(server.kept?.values).toEqual({ employerName: "云岭" });
  });

  it("knows its own saving again when only the answer was lost", async () => {
    saver.change({ employerName: "云岭" });
    await saver.flush();
    server.fault = "ANSWER_LOST";
    saver.change({ employerName: "云岭财经" });
    await saver.flush();
    server.fault = "NONE";
    await vi.advanceTimersByTimeAsync(5_000);
    expect(saver.state().kind).toBe("SAVED");
    expect(server.kept?.values).toEqual({ employerName: "云岭财经" });
  });

  it("stops, and overwrites nothing, when another window has saved since", async () => {
    saver.change({ employerName: "云岭" });
    await saver.flush();
    server.kept = { values: { employerName: "另一页面" }, version: 2 };
    saver.change({ employerName: "云岭财经" });
    expect(await saver.flush()).toBe(false);
    expect(saver.state()).toEqual({ kind: "STOPPED", message: "该表单已在其他页面修改" });
    expect(server.kept.values).toEqual({ employerName: "另一页面" });
  });
});
