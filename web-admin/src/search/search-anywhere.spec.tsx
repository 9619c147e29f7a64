// @vitest-environment happy-dom
import { serve } from "@gd/web-kit/testing";
import { fireEvent, screen, waitFor } from "@testing-library/react";
import { Route, Routes, useLocation } from "react-router";
import { expect, it } from "vitest";
import { reviewer, showDesk } from "../../test/show-desk.js";
import { SearchAnywhere } from "./search-anywhere.js";

const graduate = (id: string, name: string) => ({
  __typename: "GraduateMatch",
  id,
  name,
  studentNumber: `2023${id}`,
  cohort: 2027,
  schoolName: "江东理工大学",
  departmentName: "法学院",
  frozen: false,
});
const hits = (...graduates: ReturnType<typeof graduate>[]) => ({
  search: {
    __typename: "SearchHits",
    graduates,
    moreGraduates: false,
    records: [
      {
        __typename: "RecordMatch",
        id: "7",
        kind: "ONLINE_AGREEMENT",
        statusLabel: "签约完成",
        graduateName: "王若晴",
        counterpart: "沧澜江航运设备有限公司",
        agreementNumber: "20271234510000011",
      },
    ],
    moreRecords: true,
    employers: [],
    moreEmployers: false,
  },
});

function Place() {
  const { pathname } = useLocation();
  return <output data-testid="place">{pathname}</output>;
}
const showSearch = () =>
  showDesk(
    <>
      <SearchAnywhere viewer={reviewer} />
      <Routes>
        <Route path="*" element={<Place />} />
      </Routes>
    </>,
  );
const place = () => screen.getByTestId("place").textContent;
const field = () => screen.findByRole("combobox", { name: "快速查询" });

it("opens by Ctrl K; arrows choose through all groups, Enter opens", async () => {
  const served = serve({ Search: hits(graduate("1", "王若晴"), graduate("2", "王若水")) });
  showSearch();
  fireEvent.keyDown(document, { key: "k", ctrlKey: true });
  const typing = await field();
  fireEvent.change(typing, { target: { value: "王若" } });
  const options = await screen.findAllByRole("option");
  expect(options.map(({ textContent }) => textContent)).toEqual([
    "王若晴学号 20231，2027届，法学院",
    "王若水学号 20232，2027届，法学院",
    "王若晴 — 沧澜江航运设备有限公司在线签约管理，签约完成，协议编号 20271234510000011",
  ]);
  expect(screen.getByText(/仅显示前 1 条/)).toBeDefined();
  expect(typing.getAttribute("aria-activedescendant")).toBe("graduate-1");
  for (const key of ["ArrowDown", "ArrowDown", "ArrowDown", "ArrowUp", "ArrowDown"]) {
    fireEvent.keyDown(typing, { key });
  }
  expect(typing.getAttribute("aria-activedescendant")).toBe("record-7");
  fireEvent.keyDown(typing, { key: "Enter" });
  await waitFor(() => expect(place()).toBe("/agreements/7"));
  expect(served.of("Search")).toEqual([{ text: "王若" }]);
});

it("asks nothing for one character, and says what the server refuses", async () => {
  const served = serve({
    Search: {
      search: {
        __typename: "LimitReached",
        code: "LIMIT_REACHED",
        message: "查询过于频繁，请1分钟后再试",
        limit: 60,
        retryAt: null,
      },
    },
  });
  showSearch();
  fireEvent.click(screen.getByRole("button", { name: /快速查询/ }));
  const typing = await field();
  fireEvent.change(typing, { target: { value: "王" } });
  expect(screen.getByText(/输入姓名的前两个字以上/)).toBeDefined();
  fireEvent.change(typing, { target: { value: "王若" } });
  expect(await screen.findByText("查询过于频繁，请1分钟后再试")).toBeDefined();
  fireEvent.keyDown(typing, { key: "Enter" });
  expect(place()).toBe("/");
  expect(served.of("Search")).toEqual([{ text: "王若" }]);
});
