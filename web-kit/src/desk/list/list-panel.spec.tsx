// @vitest-environment happy-dom
import type { TypedDocumentNode } from "@apollo/client";
import { fireEvent, screen, waitFor } from "@testing-library/react";
import { parse } from "graphql";
import { describe, expect, it } from "vitest";
import { errors, serve, show, unreachable } from "../../../testing/index.js";
import { choiceParam } from "../../list/address.js";
import { onDesk, problemsOfList } from "../testing.js";
import { defineList, useDeskList } from "./desk-list.js";
import { choiceFilter, idNumberFilter, outsideForm, personNameFilter } from "./filters.js";
import { ListPanel } from "./list-panel.js";

interface Person {
  id: string;
  name: string;
}
type Data = { people: { rows: Person[]; endCursor: string | null } };
const People = parse(`
  query People($filter: Filter, $first: Int!, $after: String) {
    people(filter: $filter, first: $first, after: $after) { rows { id name } endCursor }
  }
`) as TypedDocumentNode<Data, { filter: object; first: number; after?: string | null }>;

const people = defineList({
  filters: {
    view: outsideForm(choiceParam(["ALL", "MINE"])),
    kind: choiceFilter(choiceParam(["A", "B"]), {
      label: "类型",
      options: [
        { value: "A", label: "甲类" },
        { value: "B", label: "乙类" },
      ],
    }),
    name: personNameFilter({ label: "姓名", placeholder: "完整姓名" }),
    idNumber: idNumberFilter({
      label: "证件号码",
      placeholder: "完整号码",
      rules: [{ pattern: /^\d{17}[\dX]$/i, message: "应为 18 位完整号码" }],
    }),
  },
  document: People,
  variables: (filter) => ({ filter }),
  page: (data) => data.people,
  columns: ({ kind }) => [
    { title: "姓名", dataIndex: "name" },
    ...(kind ? [] : [{ title: "类型", render: () => "甲类" }]),
  ],
  rowKey: "id",
  empty: (filtered) => (filtered ? "没有符合条件的人" : "尚无人"),
});

function PeoplePage() {
  const list = useDeskList(people);
  return <ListPanel list={list}>已选 0 人</ListPanel>;
}

const page = (rows: string[], endCursor: string | null = null) => ({
  people: { rows: rows.map((name) => ({ __typename: "Person", id: name, name })), endCursor },
});
const press = (name: string) => {
  const text = screen.getByText(name);
  fireEvent.click(text.closest("button") ?? text);
};
const type = (label: string, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } });

describe("a list of a desk", () => {
  it("keeps its own word: every filter comes through the address to the server", () => {
    const samples = { view: "MINE", kind: "B", name: "王子涵", idNumber: "32010220050101123X" } as const;
    expect(problemsOfList(people, samples)).toEqual([]);
    expect(problemsOfList({ ...people, variables: () => ({ filter: {} }) }, samples)).toContain(
      "kind never reaches the server",
    );
    const open = { ...people, filters: { ...people.filters, name: outsideForm(choiceParam(["王子涵"])) } };
    expect(problemsOfList(open, samples)).toEqual(["name stands where servers see it (P-08)"]);
  });

  it("asks for what the address says, and shows it in the form", async () => {
    const { of } = serve({ People: page(["王子涵"]) });
    show(onDesk(<PeoplePage />), { at: "/people?view=MINE&kind=A#name=%E7%8E%8B%E5%AD%90%E6%B6%B5" });
    await screen.findByText("王子涵");
    expect(of("People")).toEqual([
      { filter: { view: "MINE", kind: "A", name: "王子涵" }, first: 20, after: null },
    ]);
    expect(screen.getByLabelText<HTMLInputElement>("姓名").value).toBe("王子涵");
    // One kind is asked for: its column is left out.
    expect(screen.getAllByText("类型")).toHaveLength(1);
  });

  it("searches with the button, keeps what the form does not hold, and is emptied by 重置", async () => {
    const { of } = serve({ People: page([]) });
    const { address } = show(onDesk(<PeoplePage />), { at: "/people?view=MINE&after=c1&page=2" });
    await screen.findByText("没有符合条件的人");
    type("姓名", " 李沐阳 ");
    press("查询");
    await waitFor(() => expect(address()).toBe(`/people?view=MINE#name=${encodeURIComponent("李沐阳")}`));
    expect(of("People").at(-1)).toEqual({ filter: { view: "MINE", name: "李沐阳" }, first: 20, after: null });
    press("重置");
    await waitFor(() => expect(address()).toBe("/people"));
    await screen.findByText("尚无人");
    expect(screen.getByLabelText<HTMLInputElement>("姓名").value).toBe("");
  });

  it("does not search for what its own rule refuses", async () => {
    const { of } = serve({ People: page(["王子涵"]) });
    const { address } = show(onDesk(<PeoplePage />), { at: "/people" });
    await screen.findByText("王子涵");
    type("证件号码", "3201");
    press("查询");
    expect(await screen.findByText("应为 18 位完整号码")).toBeDefined();
    expect(address()).toBe("/people");
    type("证件号码", "32010220050101123x");
    press("查询");
    await waitFor(() =>
      expect(of("People").at(-1)).toMatchObject({ filter: { idNumber: "32010220050101123X" } }),
    );
  });

  it("ROOMY numbers its rows on through the pages, and finds the way back", async () => {
    serve({ People: ({ after }) => (after ? page(["丙"]) : page(["甲", "乙"], "c1")) });
    const { address } = show(onDesk(<PeoplePage />), { at: "/people?kind=A" });
    await screen.findByText("甲");
    press("下一页");
    await screen.findByText("丙");
    expect(screen.getByText("21")).toBeDefined();
    expect(screen.getByText("第 2 页")).toBeDefined();
    expect(address()).toBe("/people?kind=A&after=c1&page=2");
    press("上一页");
    await screen.findByText("甲");
    expect(address()).toBe("/people?kind=A");
  });

  it("DENSE counts, applies a choice at once, and waits with typed text", async () => {
    serve({ People: page(["甲", "乙"]) });
    const { address } = show(onDesk(<PeoplePage />, "DENSE"), { at: "/people" });
    await screen.findByText("共 2 条");
    expect(screen.queryByText("序号")).toBeNull();
    type("姓名", "王");
    expect(address()).toBe("/people");
    fireEvent.mouseDown(screen.getByLabelText("类型"));
    fireEvent.click(await screen.findByText("乙类"));
    await waitFor(() => expect(address()).toBe("/people?kind=B#name=%E7%8E%8B"));
  });

  it("DENSE offers the first page where the way back is not known", async () => {
    serve({ People: ({ after }) => (after ? page(["丁"]) : page(["甲"], "c1")) });
    const { address } = show(onDesk(<PeoplePage />, "DENSE"), { at: "/people?after=c2&page=3" });
    await screen.findByText("丁");
    expect(screen.getByText("第 3 页，本页 1 条")).toBeDefined();
    press("第一页");
    await screen.findByText("甲");
    expect(address()).toBe("/people");
  });

  it("says why it could not be read, and reads again", async () => {
    const served = serve({ People: unreachable });
    show(onDesk(<PeoplePage />));
    await screen.findByText("网络连接失败，请检查网络后重试。");
    served.answer("People", errors("FORBIDDEN", "您没有权限查看。"));
    press("重新加载");
    await screen.findByText("您没有权限查看。");
    expect(screen.queryByText("重新加载")).toBeNull();
  });
});
