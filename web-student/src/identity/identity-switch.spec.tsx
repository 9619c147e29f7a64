// @vitest-environment happy-dom
import { serve } from "@gd/web-kit/testing";
import { fireEvent, screen, waitFor } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { showApp } from "../../test/show-app.js";
import { type Viewer, ViewerContext } from "../session/viewer.js";
import { IdentitySwitch } from "./identity-switch.js";

const viewer: Viewer = {
  name: "王子涵",
  schoolName: "云岭财经大学",
  departmentName: "会计学院",
  educationLevelLabel: "硕士生毕业",
  majorName: "会计学",
  cohort: 2027,
  identity: "row-2",
  identities: 2,
  confirmedAt: "2026-10-01T02:00:00Z",
  consentDue: null,
  notOperatingReason: null,
  unreadMessages: 0,
  office: null,
};

const identity = (id: string, more: object) => ({
  __typename: "MyIdentity",
  id,
  schoolName: "云岭财经大学",
  educationLevelLabel: "本科生毕业",
  majorName: "会计学",
  cohort: 2026,
  standing: "LIVING",
  standingLabel: "在册",
  current: false,
  waiting: [],
  ...more,
});

const open = (identities: number) =>
  showApp(
    <ViewerContext value={{ ...viewer, identities }}>
      <IdentitySwitch />
    </ViewerContext>,
    "/me",
  );

describe("当前身份 (F-01a)", () => {
  it("is no choice for whom one roster row has", () => {
    serve({});
    const { container } = open(1);
    expect(container.querySelector("button")).toBeNull();
  });

  it("marks what waits elsewhere, lists it, and leads to the start page of the row chosen", async () => {
    const waiting = {
      __typename: "MyRecordCard",
      id: "9",
      counterpart: "甲公司",
      kindLabel: "线上签约",
      statusLabel: "等待学生应约",
      deadline: null,
    };
    const served = serve({
      MyIdentities: {
        myIdentities: [
          identity("1", { waiting: [waiting] }),
          identity("2", { current: true, cohort: 2027, educationLevelLabel: "硕士生毕业" }),
        ],
      },
      ChooseIdentity: { chooseIdentity: { __typename: "GraduateViewer", ...viewer, cohort: 2026 } },
    });
    const { address } = open(2);
    expect(await screen.findByText("其他身份有 1 项待处理")).toBeDefined();
    fireEvent.click(screen.getByRole("button", { name: /切换身份/ }));
    expect(await screen.findByText(/待处理：甲公司，等待学生应约/)).toBeDefined();
    fireEvent.click(screen.getByRole("button", { name: /2026届/ }));
    await waitFor(() => expect(address()).toBe("/"));
    expect(served.of("ChooseIdentity")).toEqual([{ id: "1" }]);
  });
});
