// @vitest-environment happy-dom
import { screen } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { showApp } from "../../test/show-app.js";
import { PdfPages } from "./pdf-pages.js";

// That pages are drawn is held in real browsers: e2e/scenarios/old-phones.spec.ts.
it("sends to the file itself where a PDF cannot be shown", async () => {
  const asked: string[] = [];
  vi.stubGlobal("fetch", async (address: string) => {
    asked.push(address);
    return new Response("文件地址已失效", { status: 404 });
  });
  showApp(<PdfPages url="/student/files/7/original?e=1" fileName="录取通知书.pdf" />);
  expect(screen.getByRole("status").textContent).toBe("正在打开 PDF…");
  expect(await screen.findByText("该 PDF 无法在此显示，请下载后查看。")).toBeDefined();
  expect(asked).toEqual(["/student/files/7/original?e=1"]);
});
