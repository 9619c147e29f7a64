// @vitest-environment happy-dom
import { serve, unreachable } from "@gd/web-kit/testing";
import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { press, showApp } from "../../test/show-app.js";
import { type Viewer, ViewerContext } from "../session/viewer.js";
import { HomePage } from "./home-page.js";

const viewer: Viewer = {
  name: "王子涵",
  schoolName: "云岭财经大学",
  departmentName: "会计学院",
  educationLevelLabel: "本科",
  majorName: "会计学",
  cohort: 2027,
  identity: "row-1",
  identities: 1,
  confirmedAt: "2026-10-01T02:00:00Z",
  consentDue: null,
  notOperatingReason: null,
  unreadMessages: 0,
  office: null,
};

const card = (id: string, more: object) => ({
  __typename: "MyRecordCard",
  id,
  kind: "ONLINE_AGREEMENT",
  kindLabel: "网上签约",
  counterpart: `单位${id}`,
  initiatorLabel: "用人单位",
  positionName: null,
  statusLabel: "等待应约",
  tone: "WAITING",
  changedAt: "2027-05-01T02:00:00Z",
  deadline: null,
  nextStep: "请在截止时间前回应",
  status: "INVITED",
  answerable: false,
  waitsForMe: false,
  returnedReason: null,
  holds: false,
  frozen: false,
  ...more,
});

const options = (allowed: boolean, draftId: string | null = null) => ({
  newRecordOptions: [
    {
      __typename: "NewRecordOption",
      kind: "DESTINATION",
      allowed,
      reason: allowed ? null : "已有有效协议",
      draftId,
    },
    { __typename: "NewRecordOption", kind: "OFFLINE_AGREEMENT", allowed: true, reason: null, draftId: null },
  ],
});

const open = (of: Partial<Viewer> = {}) =>
  showApp(
    <ViewerContext value={{ ...viewer, ...of }}>
      <HomePage />
    </ViewerContext>,
  );
const headings = () => screen.getAllByRole("heading", { level: 2 }).map(({ textContent }) => textContent);

describe("the start page", () => {
  it("puts what must be done first, in the order of its weight, with reason and way; a draft is no history", async () => {
    serve({
      MyRecords: {
        myRecords: [
          card("1", { answerable: true, deadline: "2027-05-20T06:30:00Z" }),
          card("2", { answerable: true, deadline: "2027-05-18T06:30:00Z" }),
          card("3", { kind: "ONLINE_TERMINATION", status: "ASKED_BY_EMPLOYER", answerable: true }),
          card("4", { status: "SIGNED", tone: "REACHED", holds: true }),
          card("5", { status: "DECLINED", tone: "ENDED" }),
          card("6", { kind: "OFFLINE_AGREEMENT", status: "AWAITING_STAMP", waitsForMe: true, holds: true }),
          card("7", { kind: "DESTINATION", status: "WITHDRAWN", waitsForMe: true }),
          card("8", {
            kind: "DESTINATION",
            status: "RETURNED",
            waitsForMe: true,
            returnedReason: "材料不清晰：缺第二页",
          }),
          card("9", { kind: "DESTINATION", status: "DRAFT", waitsForMe: true }),
        ],
      },
      NewRecordOptions: { newRecordOptions: [] },
    });
    open();
    const reminder = await screen.findByLabelText("待办提醒");
    expect(reminder.textContent).toContain("您有 6 项待办，其中签约邀请 2 份");
    expect(reminder.textContent).toContain("2027-05-18 14:30");
    expect(headings()).toEqual(["需要您处理", "当前记录", "草稿", "历史记录"]);
    const ways = [...document.querySelectorAll(".to-do-link")].map((link) => [
      link.textContent,
      link.getAttribute("href"),
    ]);
    expect(ways).toEqual([
      ["去修改", "/fill/destination/8"],
      ["去回传协议书", "/records/6/stamp"],
      ["修改后重新提交", "/fill/destination/7"],
      ["去回应", "/records/3"],
      ["查看邀请并回应", "/records/1"],
      ["查看邀请并回应", "/records/2"],
    ]);
    expect(screen.getByText("退回原因：材料不清晰：缺第二页")).toBeDefined();
  });

  it("says that there is nothing yet, and announces no invitation to whom nobody can send one", async () => {
    serve({ MyRecords: { myRecords: [] }, NewRecordOptions: { newRecordOptions: [] } });
    const { unmount } = open();
    expect(await screen.findByText(/用人单位通过平台向您发起签约邀请后/)).toBeDefined();
    unmount();
    open({ notOperatingReason: "本届网签尚未开始" });
    expect(await screen.findByText("本届网签尚未开始")).toBeDefined();
    expect(screen.queryByText(/用人单位通过平台向您发起签约邀请后/)).toBeNull();
  });

  it("begins new records in its own order, goes on with a draft, and says why one is closed", async () => {
    serve({ MyRecords: { myRecords: [] }, NewRecordOptions: options(true, "42") });
    const { unmount, container } = open();
    await screen.findByText("无需就业协议去向登记");
    const links = [...container.querySelectorAll(".entry-card")].map((link) => link.getAttribute("href"));
    expect(links[0]).toMatch(/^\/fill\/offline\/[0-9a-f-]{36}$/);
    expect(links[1]).toBe("/fill/destination/42");
    expect(screen.getByText("继续填写")).toBeDefined();
    unmount();
    serve({ MyRecords: { myRecords: [] }, NewRecordOptions: options(false) });
    const again = open();
    await screen.findByText("已有有效协议");
    expect(again.container.querySelectorAll("a.entry-card")).toHaveLength(1);
  });

  it("shows a failure, and the records once they are read again", async () => {
    const served = serve({ MyRecords: unreachable, NewRecordOptions: unreachable });
    open();
    await screen.findByText("内容加载失败");
    served.answer("MyRecords", { myRecords: [card("9", { counterpart: "" })] });
    press("重新加载");
    expect(await screen.findByText("尚未填写单位")).toBeDefined();
  });

  it("tells of a frozen record that it is over, and urges nobody", async () => {
    const frozen = card("1", { frozen: true, deadline: "2027-05-18T06:30:00Z", nextStep: "该记录已失效" });
    serve({ MyRecords: { myRecords: [frozen] }, NewRecordOptions: { newRecordOptions: [] } });
    const { container } = open();
    const link = await waitFor(() => {
      const found = container.querySelector<HTMLElement>(".record-card");
      if (!found) throw new Error("no card yet");
      return found;
    });
    expect(within(link).getByText("该记录已失效")).toBeDefined();
    expect(within(link).queryByText("应约截止")).toBeNull();
    expect(headings()).toEqual(["历史记录"]);
  });
});
