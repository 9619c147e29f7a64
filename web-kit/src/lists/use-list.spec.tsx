// @vitest-environment happy-dom
import type { TypedDocumentNode } from "@apollo/client";
import { fireEvent, screen, waitFor } from "@testing-library/react";
import { parse } from "graphql";
import { describe, expect, it } from "vitest";
import { errors, serve, show, unreachable } from "../../testing/index.js";
import { defineList } from "./define-list.js";
import { numberPart, textPart } from "./filter-parts.js";
import { useList } from "./use-list.js";

interface Search {
  cohort?: number | null;
  name?: string | null;
}

const list = defineList<Search>({
  sizes: [20, 50],
  filters: { cohort: numberPart("届别", 2021), name: textPart("姓名", { personal: true }) },
});

type Data = { people: { rows: { id: string }[]; endCursor: string | null } };
const People = parse(`
  query People($school: ID!, $filter: Filter, $first: Int!, $after: String) {
    people(school: $school, filter: $filter, first: $first, after: $after) { rows { id } endCursor }
  }
`) as TypedDocumentNode<
  Data,
  { school: string; filter?: Search | null; first: number; after?: string | null }
>;

const pages: Record<string, Data> = {
  first: { people: { rows: [{ id: "甲" }, { id: "乙" }], endCursor: "c1" } },
  c1: { people: { rows: [{ id: "丙" }], endCursor: "c2" } },
  c2: { people: { rows: [{ id: "丁" }], endCursor: null } },
};
const answer = ({ after }: Record<string, unknown>) => pages[String(after ?? "first")] ?? {};

function PeoplePage() {
  const view = useList(list, { query: People, fixed: { school: "1" }, page: ({ people }) => people });
  const { pager } = view;
  return (
    <>
      <p role="status">
        {view.loading ? "正在加载" : view.error ? "加载失败" : view.rows?.map(({ id }) => id).join("")}
        {view.stale && "（旧）"}
      </p>
      <p role="note">{`第 ${pager.number} 页，每页 ${pager.size}`}</p>
      <button type="button" disabled={!pager.previous} onClick={() => pager.previous?.()}>
        上一页
      </button>
      <button type="button" disabled={!pager.next} onClick={() => pager.next?.()}>
        下一页
      </button>
      <button type="button" disabled={!pager.first} onClick={() => pager.first?.()}>
        第一页
      </button>
      <button type="button" onClick={() => pager.setSize(50)}>
        每页 50
      </button>
      <button type="button" onClick={() => view.show({ name: "王子涵" })}>
        查询
      </button>
      <button type="button" onClick={() => void view.retry()}>
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
    expect(screen.getByRole("note").textContent).toBe("第 3 页，每页 20");
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

/** What the query needs and the list does not say must be given, and what the list asks the query must take. */
export function Uncompiled() {
  // @ts-expect-error school is missing
  useList(list, { query: People, page: ({ people }: Data) => people });
  const other = defineList<{ employer?: string }>({ sizes: [20], filters: { employer: textPart("单位") } });
  // @ts-expect-error the query filters by nothing that this list describes
  useList(other, { query: People, fixed: { school: "1" }, page: ({ people }: Data) => people });
  return null;
}
