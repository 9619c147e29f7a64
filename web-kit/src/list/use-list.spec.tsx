// @vitest-environment happy-dom
import type { TypedDocumentNode } from "@apollo/client";
import { fireEvent, screen, waitFor } from "@testing-library/react";
import { parse } from "graphql";
import { describe, expect, it } from "vitest";
import { errors, serve, show, unreachable } from "../../testing/index.js";
import { choiceParam, numberParam, textParam } from "./address.js";
import { useList } from "./use-list.js";

const params = {
  cohort: numberParam(2021),
  name: textParam({ personal: true }),
  size: choiceParam([20, 50]),
};

interface Filter {
  cohort?: number | null;
  name?: string | null;
}

type Data = { people: { rows: { id: string }[]; endCursor: string | null } };
const People = parse(`
  query People($school: ID!, $filter: Filter, $first: Int!, $after: String) {
    people(school: $school, filter: $filter, first: $first, after: $after) { rows { id } endCursor }
  }
`) as TypedDocumentNode<
  Data,
  { school: string; filter?: Filter | null; first: number; after?: string | null }
>;

const pages: Record<string, Data> = {
  first: { people: { rows: [{ id: "甲" }, { id: "乙" }], endCursor: "c1" } },
  c1: { people: { rows: [{ id: "丙" }], endCursor: "c2" } },
  c2: { people: { rows: [{ id: "丁" }], endCursor: null } },
};
const answer = ({ after }: Record<string, unknown>) => pages[String(after ?? "first")] ?? {};

function PeoplePage() {
  const list = useList({
    params,
    document: People,
    variables: ({ size: _size, ...filter }) => ({ school: "1", filter }),
    page: ({ people }: Data) => people,
    pageSize: ({ size }) => size ?? 20,
  });
  const { keyset, page, values } = list;
  return (
    <>
      <p role="status">
        {page ? page.rows.map(({ id }) => id).join("") : list.error ? "加载失败" : "正在加载"}
        {list.stale && "（旧）"}
      </p>
      <p role="note">{`第 ${keyset.pageNumber} 页，自第 ${list.firstNumber} 条`}</p>
      <button type="button" disabled={!keyset.previous} onClick={() => keyset.previous?.()}>
        上一页
      </button>
      <button
        type="button"
        disabled={!page?.endCursor}
        onClick={() => page?.endCursor && keyset.next(page.endCursor)}
      >
        下一页
      </button>
      <button type="button" disabled={!keyset.first} onClick={() => keyset.first?.()}>
        第一页
      </button>
      <button type="button" onClick={() => list.show({ ...values, size: 50 })}>
        每页 50
      </button>
      <button type="button" onClick={() => list.show({ name: "王子涵" })}>
        查询
      </button>
      <button type="button" onClick={() => void list.refetch().catch(() => undefined)}>
        重试
      </button>
    </>
  );
}

const shows = (text: string) => waitFor(() => expect(screen.getByRole("status").textContent).toBe(text));
const press = (text: string) => fireEvent.click(screen.getByText(text));
const isOpen = (text: string) => !screen.getByText<HTMLButtonElement>(text).disabled;

describe("a list on the screen", () => {
  it("asks the server for what the address says", async () => {
    const { of } = serve({ People: answer });
    show(<PeoplePage />, { at: "/people?cohort=2026&size=50&after=c1&page=2#name=%E7%8E%8B" });
    await shows("丙");
    expect(of("People")).toEqual([
      { school: "1", filter: { cohort: 2026, name: "王" }, first: 50, after: "c1" },
    ]);
  });

  it("turns pages, keeps the search, and knows the way back", async () => {
    serve({ People: answer });
    const { address } = show(<PeoplePage />, { at: "/people?cohort=2026#name=%E7%8E%8B" });
    await shows("甲乙");
    expect(isOpen("上一页") || isOpen("第一页")).toBe(false);
    press("下一页");
    await shows("丙");
    expect(address()).toBe("/people?cohort=2026&after=c1&page=2#name=%E7%8E%8B");
    press("下一页");
    await shows("丁");
    expect(isOpen("下一页")).toBe(false);
    expect(screen.getByRole("note").textContent).toBe("第 3 页，自第 41 条");
    press("上一页");
    await shows("丙");
    press("上一页");
    await shows("甲乙");
    expect(address()).toBe("/people?cohort=2026#name=%E7%8E%8B");
  });

  it("offers the first page where the way back is not known", async () => {
    serve({ People: answer });
    show(<PeoplePage />, { at: "/people?after=c2&page=3" });
    await shows("丁");
    expect(isOpen("上一页")).toBe(false);
    press("第一页");
    await shows("甲乙");
  });

  it("keeps the old rows, said to be old, while the next page is on its way", async () => {
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    serve({
      People: async (variables) => (variables.after ? held.then(() => answer(variables)) : answer(variables)),
    });
    show(<PeoplePage />);
    await shows("甲乙");
    press("下一页");
    await shows("甲乙（旧）");
    release();
    await shows("丙");
  });

  it("begins at the first page after another search or size", async () => {
    const { of } = serve({ People: answer });
    const { address } = show(<PeoplePage />, { at: "/people?cohort=2026&after=c1&page=2" });
    await shows("丙");
    press("查询");
    await shows("甲乙");
    expect(address()).toBe(`/people#name=${encodeURIComponent("王子涵")}`);
    expect(of("People").at(-1)).toMatchObject({ filter: { name: "王子涵" }, after: null });
    press("每页 50");
    await waitFor(() => expect(of("People").at(-1)).toMatchObject({ first: 50, filter: { name: "王子涵" } }));
  });

  it("shows a failure, and the rows once it is tried again", async () => {
    const served = serve({ People: unreachable });
    show(<PeoplePage />);
    await shows("加载失败");
    served.answer("People", errors("INTERNAL_SERVER_ERROR", "系统繁忙"));
    press("重试");
    await shows("加载失败");
    served.answer("People", answer);
    press("重试");
    await shows("甲乙");
  });
});
