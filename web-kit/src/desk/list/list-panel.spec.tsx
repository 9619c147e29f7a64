// @vitest-environment happy-dom
import type { TypedDocumentNode } from "@apollo/client";
import { fireEvent, screen, waitFor } from "@testing-library/react";
import { parse } from "graphql";
import { describe, expect, it } from "vitest";
import { errors, serve, show, unreachable } from "../../../testing/index.js";
import { choiceParam, daysParam } from "../../list/address.js";
import { onDesk, problemsOfList } from "../testing.js";
import { defineList, useDeskList } from "./desk-list.js";
import {
  choiceFilter,
  daysFilter,
  folded,
  idNumberFilter,
  outsideForm,
  personNameFilter,
} from "./filters.js";
import { ListPanel } from "./list-panel.js";

interface Person {
  id: string;
  name: string;
}
type Data = { people: { rows: Person[]; endCursor: string | null; total: number | null } };
interface Variables {
  filter: object;
  first: number;
  after?: string | null;
  sort?: { column: "NAME"; direction: "ASCENDING" | "DESCENDING" } | null;
}
const People = parse(`
  query People($filter: Filter, $first: Int!, $after: String, $sort: PeopleSort) {
    people(filter: $filter, first: $first, after: $after, sort: $sort) { rows { id name } endCursor total }
  }
`) as TypedDocumentNode<Data, Variables>;

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
  sorts: { 姓名: "NAME" },
  rowKey: "id",
  empty: (filtered) => (filtered ? "没有符合条件的人" : "尚无人"),
});

function PeoplePage() {
  const list = useDeskList(people);
  return <ListPanel list={list}>已选 0 人</ListPanel>;
}

const page = (rows: string[], endCursor: string | null = null, total: number | null = null) => ({
  people: { rows: rows.map((name) => ({ __typename: "Person", id: name, name })), endCursor, total },
});
const press = (name: string) => {
  const text = screen.getByText(name);
  fireEvent.click(text.closest("button") ?? text);
};
const type = (label: string, value: string) =>
  fireEvent.change(screen.getByLabelText(label, { selector: "input" }), { target: { value } });

const dated = defineList({
  filters: { submitted: folded(daysFilter(daysParam(), { label: "提交时间" })) },
  document: People,
  variables: (filter) => ({ filter }),
  page: (data) => data.people,
  columns: (_values) => [{ title: "姓名", dataIndex: "name" }],
  rowKey: "id",
  empty: () => "没有符合条件的人",
});

function DatedPage() {
  return <ListPanel list={useDeskList(dated)} />;
}

describe("days by which a list is narrowed", () => {
  const folds = () => screen.getByLabelText("提交时间，从").closest(".ant-form-item-hidden") !== null;

  it("are folded away until they are asked for, and reach the server", async () => {
    const { of } = serve({ People: page(["王子涵"]) });
    show(onDesk(<DatedPage />), { at: "/people" });
    await screen.findByText("王子涵");
    expect(folds()).toBe(true);
    press("更多条件");
    expect(folds()).toBe(false);
    type("提交时间，从", "2027-01-01");
    type("提交时间，至", "2027-03-31");
    press("查询");
    await waitFor(() =>
      expect(of("People").at(-1)).toMatchObject({
        filter: { submitted: { from: "2027-01-01", to: "2027-03-31" } },
      }),
    );
    expect(folds()).toBe(false);
    type("提交时间，从", "2027-04-01");
    press("查询");
    expect(await screen.findByText("开始日期不能晚于结束日期")).toBeDefined();
    expect(of("People")).toHaveLength(2);
  });

  it("tell beside the field what the server says of them, and no more once they are changed", async () => {
    const served = serve({ People: page(["王子涵"]) });
    const message = "请填写正确的日期，如2027-06-30";
    const refused = errors("INVALID_INPUT", message, { fields: [{ field: "submitted", message }] });
    served.answer("People", ({ filter }) => ("submitted" in (filter as object) ? refused : page(["王子涵"])));
    show(onDesk(<DatedPage />), { at: "/people?submitted=2027-02-30~" });
    await waitFor(() => expect(screen.getAllByText(message).length).toBe(2));
    expect(screen.queryByText("重新加载")).toBeNull();
    press("重置");
    await screen.findByText("王子涵");
    expect(screen.queryByText(message)).toBeNull();
  });
});
const SAMPLES = { view: "MINE", kind: "B", name: "王子涵", idNumber: "32010220050101123X" } as const;

describe("a list of a desk", () => {
  it("keeps its own word: every filter comes through the address to the server", () => {
    const samples = SAMPLES;
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
    expect(screen.getByLabelText<HTMLInputElement>("姓名", { selector: "input" }).value).toBe("王子涵");
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
    expect(screen.getByLabelText<HTMLInputElement>("姓名", { selector: "input" }).value).toBe("");
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

  it("sorts by a heading at the server, keeps it in the address, and begins at the first page", async () => {
    const { of } = serve({ People: page(["甲", "乙"], "c1") });
    const { address } = show(onDesk(<PeoplePage />), { at: "/people?kind=A&after=c1&page=2" });
    await screen.findByText("甲");
    const heading = () => screen.getAllByText("姓名").find((each) => each.closest("th")) ?? document.body;
    fireEvent.click(heading());
    await waitFor(() => expect(address()).toBe("/people?kind=A&sort=NAME"));
    expect(of("People").at(-1)).toEqual({
      filter: { kind: "A" },
      first: 20,
      after: null,
      sort: { column: "NAME", direction: "ASCENDING" },
    });
    fireEvent.click(heading());
    await waitFor(() => expect(address()).toBe("/people?kind=A&sort=-NAME"));
    press("下一页");
    await waitFor(() => expect(address()).toBe("/people?kind=A&sort=-NAME&after=c1&page=2"));
    expect(of("People").at(-1)).toMatchObject({ after: "c1", sort: { direction: "DESCENDING" } });
    press("重置");
    await waitFor(() => expect(address()).toBe("/people?sort=-NAME"));
  });

  it("does not ask for a sort that the list has not", async () => {
    const { of } = serve({ People: page(["甲"]) });
    show(onDesk(<PeoplePage />), { at: "/people?sort=-HEIGHT" });
    await screen.findByText("甲");
    expect(of("People")).toEqual([{ filter: {}, first: 20, after: null }]);
  });

  it("says where one stands among how many", async () => {
    serve({ People: ({ after }) => (after ? page(["丙"], null, 21) : page(["甲", "乙"], "c1", 21)) });
    show(onDesk(<PeoplePage />, "DENSE"), { at: "/people" });
    expect(await screen.findByText("第 1–2 条，共 21 条")).toBeDefined();
    press("下一页");
    expect(await screen.findByText("第 21–21 条，共 21 条")).toBeDefined();
  });

  it("keeps chosen columns, density and rows of a page in this browser, until they are taken back", async () => {
    const { of } = serve({ People: page(["甲"]) });
    const first = show(onDesk(<PeoplePage />), { at: "/people" });
    await screen.findByText("甲");
    press("列表设置");
    fireEvent.click(await screen.findByRole("checkbox", { name: "类型" }));
    await waitFor(() => expect(screen.queryByText("甲类")).toBeNull());
    fireEvent.click(screen.getByRole("radio", { name: "宽松" }));
    fireEvent.mouseDown(screen.getByLabelText("每页条数"));
    fireEvent.click(await screen.findByText("100 条/页"));
    await waitFor(() => expect(of("People").at(-1)).toMatchObject({ first: 100 }));
    first.unmount();
    show(onDesk(<PeoplePage />), { at: "/people" });
    await screen.findByText("甲");
    expect(screen.queryByText("甲类")).toBeNull();
    expect(JSON.parse(localStorage.getItem("gd.list.People") ?? "")).toEqual({
      hidden: ["类型"],
      density: "WIDE",
      pageSize: 100,
    });
    press("列表设置");
    fireEvent.click(await screen.findByText("恢复默认"));
    expect(await screen.findByText("甲类")).toBeDefined();
    expect(localStorage.getItem("gd.list.People")).toBeNull();
  });

  it("shows the list as the desk has it where the browser kept something else", async () => {
    localStorage.setItem("gd.list.People", '{"hidden":7,"pageSize":7,"density":"TINY"}');
    const { of } = serve({ People: page(["甲"]) });
    show(onDesk(<PeoplePage />), { at: "/people" });
    await screen.findByText("甲");
    expect(screen.getByText("甲类")).toBeDefined();
    expect(of("People").at(-1)).toMatchObject({ first: 20 });
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
