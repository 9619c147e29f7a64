import { describe, expect, it } from "vitest";
import type { FlowRow, Subject } from "./flow.js";
import {
  availableActions,
  defineFlow,
  type Flow,
  printFlow,
  REMOVED,
  type ReviewedSubject,
  reviewChain,
  SYSTEM,
  standingOf,
  submissionRows,
} from "./index.js";

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
    module: "EMPLOYMENT",
    name: "测试",
    states: { OPEN: { label: "开放", holds: true, waitsFor: "SYSTEM" }, DONE: { label: "结束" } },
    starts: [{ act: "open", title: "开始", to: "OPEN", by: anyone, guards: [], effects: [], idTaken: "" }],
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
      module: "EMPLOYMENT",
      holds: false,
      waitsFor: "SYSTEM",
      closesAt: null,
      ...over,
    },
    closing: null,
    heldVerdict: held,
  };
}

describe("defineFlow", () => {
  it("takes a table in which every state is reached once", () => {
    const flow = flowOf([close]);
    expect(defineFlow(flow)).toBe(flow);
  });

  it("refuses a state that nothing leads to, a row from nowhere, and two rows for one act", () => {
    expect(() => defineFlow(flowOf([]))).toThrow("never reached: DONE");
    expect(() => defineFlow(flowOf([{ ...close, from: [] }]))).toThrow("close starts from no state");
    expect(() => defineFlow(flowOf([close, close]))).toThrow("two rows for close from OPEN by 任何人");
  });
});

describe("removal and closing (F-07, F-90a)", () => {
  const remove: Row = { ...close, to: REMOVED };

  it("a removal leads to no state, and ends the diagram", () => {
    expect(() => defineFlow(flowOf([remove]))).toThrow("never reached: DONE");
    const page = printFlow(flowOf([{ ...close, from: ["DONE"], to: REMOVED }, close]));
    expect(page).toContain("  DONE --> [*] : 关闭");
    expect(page).toContain("| close | 关闭 | DONE | （删除） | 任何人 |  |");
  });

  it("a state that closes needs the clock's row", () => {
    const people = { role: "SCHOOL", name: "学校", is: () => true } as const;
    const flow = (by: Row["by"]) => ({
      ...flowOf([{ ...close, by }]),
      states: { OPEN: { label: "开放", closes: "WITH_COHORT" as const }, DONE: { label: "结束" } },
    });
    expect(() => defineFlow(flow(people))).toThrow("nothing closes: OPEN");
    expect(() => defineFlow(flow(anyone))).not.toThrow();
  });
});

describe("reviewChain and submissionRows", () => {
  const party = (role: "DEPARTMENT" | "SCHOOL" | "GRADUATE" | "SYSTEM", name: string) => ({
    role,
    name,
    is: () => true,
  });
  const steps = { departmentStep: "AT_DEPARTMENT", schoolStep: "AT_SCHOOL" } as const;
  const chain = {
    ...steps,
    department: party("DEPARTMENT", "院系"),
    school: party("SCHOOL", "学校"),
    schoolForDepartment: party("SCHOOL", "代院系"),
    guards: [],
    onPassedOn: [],
    approved: { to: "APPROVED", effects: [] },
    rejected: { byDepartment: "REJECTED", bySchool: "REJECTED", effects: [] },
  };
  const shown = (rows: readonly { act: string; title: string; from: readonly string[]; to: unknown }[]) =>
    rows.map(({ act, title, from, to }) => `${act} ${title} ${from.join("/")} ${String(to)}`);

  it("F-11, F-26: returns only where the flow has them; F-10a: the school may stand in for each verdict", () => {
    const without = reviewChain<string, ReviewedSubject, object>(chain);
    expect(without.filter(({ act }) => act === "return")).toEqual([]);
    const returned = { to: "RETURNED", effects: [] };
    const rows = reviewChain<string, ReviewedSubject, object>({ ...chain, returned, word: "协议审核" });
    expect(shown(rows)).toEqual([
      "approve 学院协议审核通过 AT_DEPARTMENT AT_SCHOOL",
      "approve 学校代院系协议审核通过 AT_DEPARTMENT AT_SCHOOL",
      "approve 学校协议审核通过 AT_SCHOOL APPROVED",
      "return 学院协议审核退回修改 AT_DEPARTMENT RETURNED",
      "return 学校代院系协议审核退回修改 AT_DEPARTMENT RETURNED",
      "return 学校协议审核退回修改 AT_SCHOOL RETURNED",
      "reject 学院协议审核不通过 AT_DEPARTMENT REJECTED",
      "reject 学校代院系协议审核不通过 AT_DEPARTMENT REJECTED",
      "reject 学校协议审核不通过 AT_SCHOOL REJECTED",
    ]);
    expect(rows.every(({ verdict }) => verdict)).toBe(true);
  });

  it("F-07, F-13: the second review of a flow has no draft to delete and nothing to abandon", () => {
    const rows = submissionRows<string, ReviewedSubject, object>({
      ...steps,
      first: ["AWAITING"],
      withdrawn: "WITHDRAWN",
      returned: "RETURNED",
      closed: "CLOSED",
      graduate: party("GRADUATE", "本人"),
      clock: party("SYSTEM", "系统"),
      word: "签约",
      submitGuards: [],
      onSubmit: [],
    });
    expect(rows.map(({ act, from }) => `${act} ${from.join("/")}`)).toEqual([
      "submit AWAITING",
      "submit WITHDRAWN/RETURNED",
      "withdraw AT_DEPARTMENT/AT_SCHOOL",
      "close AWAITING/WITHDRAWN/RETURNED",
    ]);
  });
});

describe("availableActions reads the table", () => {
  const flow = flowOf([
    { ...close, guards: [{ name: "未到期", check: ({ record }) => (record.closesAt ? REFUSED : null) }] },
  ]);
  const REFUSED = { code: "DUE", message: "已到期" };
  const now = new Date(1_000);

  it("offers what is this actor's, with the reason where a condition closes it, and nothing else", () => {
    expect(availableActions(flow, SYSTEM, subject(), now)).toEqual([
      { act: "close", allowed: true, reason: null },
    ]);
    expect(availableActions(flow, SYSTEM, subject({ closesAt: now }), now)).toEqual([
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

describe("what a state means", () => {
  const states = {
    DRAFT: { label: "暂存", waitsFor: "GRADUATE", closes: "WITH_COHORT" },
    INVITED: { label: "等待", waitsFor: "GRADUATE", closes: "AT_DEADLINE" },
    DONE: { label: "完成", holds: true },
  } as const;
  const flow = { module: "ARCHIVE", states } as const;
  const [at, closing, deadline] = [new Date(1000), new Date(2000), new Date(1500)];

  it("is read off the flow: module, hold, whose move, and what ends it", () => {
    expect(standingOf(flow, "DRAFT", { at, closing, deadline })).toEqual({
      module: "ARCHIVE",
      holds: false,
      waitsFor: "GRADUATE",
      closesAt: closing,
    });
    expect(standingOf(flow, "INVITED", { at, closing, deadline })).toMatchObject({ closesAt: deadline });
    expect(standingOf(flow, "DONE", { at, closing, deadline })).toMatchObject({
      holds: true,
      waitsFor: null,
      closesAt: null,
    });
  });

  it("what comes into a closing state after the closing ends at once", () => {
    const late = new Date(3000);
    expect(standingOf(flow, "DRAFT", { at: late, closing })).toMatchObject({ closesAt: late });
    expect(standingOf(flow, "DRAFT", { at, closing: null })).toMatchObject({ closesAt: null });
  });
});
