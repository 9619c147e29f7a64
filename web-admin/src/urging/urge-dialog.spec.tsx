// @vitest-environment happy-dom
import { serve } from "@gd/web-kit/testing";
import { fireEvent, screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { reviewer, showDesk } from "../../test/show-desk.js";
import { UrgeDialog } from "./urge-dialog.js";
import { UrgeHistory } from "./urge-history.js";

const run = (decided: number, done: boolean) => ({
  __typename: "UrgeRun",
  id: "run",
  total: 10,
  decided,
  done,
  urged: done ? 6 : 0,
  noStep: done ? 3 : 0,
  tooSoon: done ? 1 : 0,
  fiveTimes: 0,
});

it("A-48: asks first, shows how far it is, and says who was not urged and why", async () => {
  const served = serve({
    UrgeGraduates: { urgeGraduates: run(0, false) },
    UrgeRun: { urgeRun: run(4, false) },
  });
  showDesk(<UrgeDialog whom={{ ids: ["a", "b"] }} who="已选的 2 名学生" onClose={() => undefined} />);
  expect(screen.getByText(/同一学生每3天最多催办一次，同一事项最多催办5次/)).toBeDefined();
  expect(served.of("UrgeGraduates")).toEqual([]);
  fireEvent.click(screen.getByRole("button", { name: "确认催办" }));
  await screen.findByText("正在处理：4 / 10 人");
  served.answer("UrgeRun", { urgeRun: run(10, true) });
  await screen.findByText("已催办 6 人，未催办 4 人", {}, { timeout: 5000 });
  expect(screen.getByText("没有待办事项：3 人")).toBeDefined();
  expect(screen.getByText("3天内已催办过：1 人")).toBeDefined();
  expect(screen.queryByText(/同一事项已催办5次：/)).toBeNull();
  expect(served.of("UrgeGraduates")).toEqual([{ ids: ["a", "b"] }]);
});

it.each([
  ["READ_WRITE", "SCHOOL", 1],
  ["READ_ONLY", "SCHOOL", 0],
  ["READ_WRITE", "PROVINCE", 0],
] as const)("offers it to %s of a %s as the server does", async (employmentRight, role, offered) => {
  serve({ UrgesOfGraduate: { urges: [] } });
  const viewer = { ...reviewer, employmentRight, role };
  showDesk(<UrgeHistory graduate={{ id: "g", name: "王若晴", frozen: false }} viewer={viewer} />);
  await screen.findByText("尚未催办");
  expect(screen.queryAllByRole("button", { name: /^催\s*办$/ })).toHaveLength(offered);
});
