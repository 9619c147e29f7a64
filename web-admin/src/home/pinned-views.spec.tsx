// @vitest-environment happy-dom
import { serve } from "@gd/web-kit/testing";
import { screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { showDesk } from "../../test/show-desk.js";
import { PinnedViews } from "./pinned-views.js";

const view = (id: string, changes: object = {}) => ({
  __typename: "SavedView",
  id,
  name: `查询${id}`,
  address: "/graduates?cohort=2027",
  shared: false,
  pinned: true,
  problem: null,
  count: 12,
  ...changes,
});

it("shows what is pinned with its count; one whose department is gone says so, and has none", async () => {
  const problem = "「院系」已不存在，或不在您的管理范围内，请重新选择";
  serve({
    PinnedViews: {
      savedViews: [view("1"), view("2", { problem, count: null }), view("3", { pinned: false, count: null })],
    },
  });
  showDesk(<PinnedViews />);
  expect((await screen.findByText("查询1")).closest("li")?.textContent).toContain("12");
  const gone = screen.getByText("查询2").closest("li");
  expect(gone?.textContent).toContain(problem);
  expect(gone?.querySelector("b")).toBeNull();
  expect(screen.queryByText("查询3")).toBeNull();
});

it("is not there while nothing is pinned", async () => {
  const { of } = serve({ PinnedViews: { savedViews: [] } });
  showDesk(<PinnedViews />);
  await expect.poll(() => of("PinnedViews")).toHaveLength(1);
  expect(screen.queryByText("常用查询")).toBeNull();
});
