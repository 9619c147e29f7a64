import { describe, expect, it } from "vitest";
import type { FlowRow, Subject } from "./flow.js";
import { availableActions, defineFlow, type Flow, holdingStates, printFlow, SYSTEM } from "./index.js";

type State = "OPEN" | "DONE";
type Row = FlowRow<State, "close", Subject, object>;

const anyone = { role: "SYSTEM", name: "任何人", is: () => true } as const;
const close: Row = {
  act: "close",
  from: ["OPEN"],
  to: "DONE",
  by: anyone,
  title: "关闭",
  guards: [],
  effects: [],
};

function flowOf(rows: readonly Row[]): Flow<State, "close", Subject, object> {
  return {
    kind: "TEST",
    name: "测试",
    states: { OPEN: { label: "开放", holds: true, waitsFor: "SYSTEM" }, DONE: { label: "结束" } },
    start: { act: "open", title: "开始", to: "OPEN", by: "SYSTEM" },
    rows,
  };
}

function subject(over: Partial<Subject["record"]> = {}, held: Subject["heldVerdict"] = null): Subject {
  const at = new Date(0);
  return {
    record: {
      id: "r",
      status: "OPEN",
      submission: 1,
      frozen: false,
      changedAt: at,
      submittedAt: null,
      dueAt: null,
      ...over,
    },
    heldVerdict: held,
  };
}

describe("defineFlow", () => {
  it("takes a table in which every state is reached once", () => {
    expect(holdingStates(defineFlow(flowOf([close])))).toEqual(["OPEN"]);
  });

  it("refuses a state that nothing leads to, a row from nowhere, and two rows for one act", () => {
    expect(() => defineFlow(flowOf([]))).toThrow("never reached: DONE");
    expect(() => defineFlow(flowOf([{ ...close, from: [] }]))).toThrow("close starts from no state");
    expect(() => defineFlow(flowOf([close, close]))).toThrow("two rows for close from OPEN by 任何人");
  });
});

describe("availableActions reads the table", () => {
  const flow = flowOf([
    { ...close, guards: [{ name: "未到期", check: ({ record }) => (record.dueAt ? REFUSED : null) }] },
  ]);
  const REFUSED = { code: "DUE", message: "已到期" };
  const now = new Date(1_000);

  it("offers what is this actor's, with the reason where a condition closes it, and nothing else", () => {
    expect(availableActions(flow, SYSTEM, subject(), now)).toEqual([
      { act: "close", allowed: true, reason: null },
    ]);
    expect(availableActions(flow, SYSTEM, subject({ dueAt: now }), now)).toEqual([
      { act: "close", allowed: false, reason: "已到期" },
    ]);
    expect(availableActions(flow, { ...SYSTEM, role: "SCHOOL" }, subject(), now)).toEqual([]);
    expect(availableActions(flow, SYSTEM, subject({ status: "DONE" }), now)).toEqual([]);
  });

  it("F-91: offers nothing on a frozen record; F-18: says who is deciding until it is carried out", () => {
    expect(availableActions(flow, SYSTEM, subject({ frozen: true }), now)).toEqual([]);
    const held = { accountId: "a", organisation: "某大学", until: new Date(1_001) };
    const [first] = availableActions(flow, SYSTEM, subject({}, held), now);
    expect(first).toMatchObject({ allowed: false, reason: expect.stringContaining("某大学") });
    expect(availableActions(flow, SYSTEM, subject({}, { ...held, until: now }), now)[0]?.allowed).toBe(false);
  });
});

describe("printFlow", () => {
  it("prints the diagram, the states and every row", () => {
    const page = printFlow(flowOf([close]));
    expect(page).toContain("  [*] --> OPEN : 开始\n  OPEN --> DONE : 关闭\n  DONE --> [*]");
    expect(page).toContain("| OPEN | 开放 | 系统 | ● |  |");
    expect(page).toContain("| close | 关闭 | OPEN | DONE | 任何人 |  |");
  });
});
