// @vitest-environment happy-dom
import { serve } from "@gd/web-kit/testing";
import { screen, waitFor } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { press, showApp } from "../../test/show-app.js";
import { SessionGate } from "../session/session-gate.js";

const viewer = {
  __typename: "GraduateViewer",
  name: "王子涵",
  schoolName: "云岭财经大学",
  departmentName: "会计学院",
  educationLevelLabel: "本科生毕业",
  majorName: "会计学",
  cohort: 2027,
  identity: "row-1",
  identities: 1,
  confirmedAt: null,
  consentDue: 3,
  notOperatingReason: null,
  unreadMessages: 0,
  office: null,
};

describe("信息确认 (F-93)", () => {
  it("leads to the privacy notice whoever has not agreed, and sends the version agreed to (A-49)", async () => {
    const served = serve({
      GraduateViewer: { graduateViewer: viewer },
      MyProfile: { myProfile: { __typename: "MyProfile", groups: [] } },
      ConfirmMyData: { confirmMyData: { ...viewer, confirmedAt: "2027-05-30T01:00:00Z", consentDue: null } },
    });
    showApp(
      <SessionGate>
        <p>首页</p>
      </SessionGate>,
    );
    const confirm = await screen.findByRole<HTMLButtonElement>("button", { name: "信息确认无误，进入系统" });
    await waitFor(() => expect(confirm.disabled).toBe(false));
    press("信息确认无误，进入系统");
    expect((await screen.findByRole("alert")).textContent).toContain("请先阅读并勾选同意");
    const box = screen.getByRole("checkbox");
    expect(document.activeElement).toBe(box);
    expect(served.of("ConfirmMyData")).toEqual([]);
    box.click();
    await waitFor(() => expect(screen.queryByRole("alert")).toBeNull());
    press("信息确认无误，进入系统");
    await waitFor(() => expect(served.of("ConfirmMyData")).toEqual([{ consentTo: 3 }]));
  });
});
