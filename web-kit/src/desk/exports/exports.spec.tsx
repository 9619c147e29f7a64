// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { serve, show } from "../../../testing/index.js";
import { onDesk } from "../testing.js";
import { DownloadMenu } from "./download-menu.js";
import { ExportsTable } from "./exports-table.js";

const made = (more: object = {}) => ({
  __typename: "Export",
  id: "1",
  kind: "ROWS_XLSX",
  state: "WAITING",
  fileName: "学生名单-20261201-0900.xlsx",
  narrowedBy: ["毕业届别"],
  done: 0,
  total: null,
  rows: null,
  bytes: null,
  failure: null,
  askedAt: "2026-12-01T01:00:00.000Z",
  expiresAt: "2026-12-02T01:00:00.000Z",
  address: null,
  ...more,
});
const ASKED = { graduates: { filter: { cohort: 2027 } } };

async function chooses(item: string): Promise<void> {
  fireEvent.click(screen.getByText("下载"));
  fireEvent.click(await screen.findByText(item));
}

/** The addresses that the browser was told to save. */
function savedFiles(): string[] {
  const saved: string[] = [];
  vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (this: HTMLAnchorElement) {
    saved.push(new URL(this.href).pathname);
  });
  return saved;
}

describe("下载 of a list", () => {
  it("asks for the list with its filter; what is small is saved at once", async () => {
    const saved = savedFiles();
    const { of } = serve({
      StartExport: { startExport: made({ state: "DIRECT", address: "/admin/exports/1" }) },
    });
    show(onDesk(<DownloadMenu asked={ASKED} />));
    await chooses("下载当前查询数据（CSV）");
    await waitFor(() => expect(saved).toEqual(["/admin/exports/1"]));
    expect(of("StartExport")).toEqual([{ list: ASKED, kind: "ROWS_CSV" }]);
    expect(screen.queryByText("导出退回修改学生名单")).toBeNull();
  });

  it("says where the rest will be", async () => {
    const saved = savedFiles();
    serve({ StartExport: { startExport: made() } });
    const { told } = show(onDesk(<DownloadMenu asked={ASKED} agreements returned />));
    await chooses("下载就业协议书（PDF 压缩包）");
    await waitFor(() => expect(told.lines.join()).toContain("完成后在「我的下载」中下载"));
    expect(saved).toEqual([]);
  });

  it("says why there is none", async () => {
    const refused = {
      __typename: "LimitReached",
      code: "EXPORTS_RUNNING",
      message: "您已有3个下载任务正在生成",
    };
    serve({ StartExport: { startExport: refused } });
    const { told } = show(onDesk(<DownloadMenu asked={ASKED} />));
    await chooses("下载当前查询数据（XLSX）");
    await waitFor(() => expect(told.lines).toEqual(["refused: 未能下载 您已有3个下载任务正在生成"]));
  });
});

describe("我的下载", () => {
  it("shows how far each is, cancels what goes on, fetches and removes what is over", async () => {
    const saved = savedFiles();
    const { of } = serve({
      Exports: {
        exports: [
          made({ state: "RUNNING", done: 250, total: 1000 }),
          made({
            id: "2",
            state: "DONE",
            fileName: "账号.csv",
            rows: 12_345,
            bytes: 2_500_000,
            address: "/admin/exports/2",
          }),
          made({ id: "3", state: "FAILED", fileName: "失败.csv", failure: "文件生成失败" }),
        ],
      },
      CancelExport: { cancelExport: made({ state: "CANCELLED" }) },
      RemoveExport: { removeExport: { __typename: "Export", id: "3" } },
    });
    show(onDesk(<ExportsTable />));
    await screen.findByText("账号.csv");
    expect(screen.getByText("25%")).toBeDefined();
    for (const text of ["12,345 行", "2.5 MB", "文件生成失败", "已完成"])
      expect(screen.getByText(text)).toBeDefined();
    fireEvent.click(screen.getByLabelText("下载 账号.csv"));
    expect(saved).toEqual(["/admin/exports/2"]);
    fireEvent.click(screen.getByLabelText("取消 学生名单-20261201-0900.xlsx"));
    fireEvent.click(screen.getByLabelText("删除 失败.csv"));
    await waitFor(() =>
      expect([of("CancelExport"), of("RemoveExport")]).toEqual([[{ id: "1" }], [{ id: "3" }]]),
    );
  });
});
