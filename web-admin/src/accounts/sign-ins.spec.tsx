// @vitest-environment happy-dom
import { serve } from "@gd/web-kit/testing";
import { fireEvent, screen, waitFor } from "@testing-library/react";
import { expect, it } from "vitest";
import { showDesk } from "../../test/show-desk.js";
import { LiveSessions } from "../session/live-sessions.js";
import type { AccountRow } from "./account-documents.js";
import { AccountSignInsDialog } from "./account-sign-ins-dialog.js";
import { UnattendedDepartments } from "./unattended-departments.js";

const session = (id: string, current: boolean) => ({
  __typename: "StaffSession",
  id,
  current,
  since: "2026-12-01T01:00:00.000Z",
  lastSeenAt: "2026-12-01T02:00:00.000Z",
  address: "192.0.2.7",
  browser: current ? "Chrome 128 · Windows" : "Safari 17 · macOS",
});
const sessions = (...list: ReturnType<typeof session>[]) => ({ staffSessions: list });
const ENDED = { __typename: "SessionsEnded", count: 1 };
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole("button", { name }));

it("ends another browser of one's own, never the present one; what is over leaves the list", async () => {
  const served = serve({
    StaffSessions: sessions(session("here", true), session("there", false)),
    EndSession: { sessionEnd: ENDED },
  });
  showDesk(<LiveSessions mayEnd />);
  await screen.findByText("本次登录");
  expect(screen.getAllByRole("button", { name: /^退出登录：/ })).toHaveLength(1);
  served.answer("StaffSessions", sessions(session("here", true)));
  press("退出登录：Safari 17 · macOS，192.0.2.7");
  await waitFor(() => expect(screen.queryByText(/Safari 17/)).toBeNull());
  expect(served.of("EndSession")).toEqual([{ id: "there" }]);
  expect(screen.queryByRole("button", { name: "退出其他全部登录" })).toBeNull();
});

it("P-02: who may only look sees where an account is signed in and what failed, and ends nothing", async () => {
  serve({
    StaffSessions: sessions(session("there", false)),
    StaffSignIns: {
      staffSignIns: {
        __typename: "StaffSignInPage",
        rows: [
          {
            __typename: "StaffSignIn",
            id: "1",
            at: "2026-12-01T01:00:00.000Z",
            outcome: "WRONG_CODE",
            address: null,
            browser: null,
          },
        ],
        endCursor: null,
      },
    },
  });
  const account = { id: "a", name: "陈志强", username: "jdlg01" } as AccountRow;
  showDesk(<AccountSignInsDialog account={account} mayEnd={false} onClose={() => undefined} />);
  expect(await screen.findByText("验证码错误")).toBeDefined();
  expect(await screen.findByText(/Safari 17/)).toBeDefined();
  expect(screen.getByText("未识别")).toBeDefined();
  expect(screen.queryByRole("button", { name: /退出/ })).toBeNull();
});

it("F-10a: names departments that nobody reviews for, and begins an account of one", async () => {
  const department = {
    __typename: "UnattendedDepartment",
    id: "d",
    name: "法学院",
    graduates: 12,
    waiting: 3,
  };
  serve({
    UnattendedDepartments: {
      unattendedDepartments: {
        __typename: "UnattendedDepartments",
        departmentsReview: true,
        departments: [department],
      },
    },
  });
  const created: string[] = [];
  showDesk(<UnattendedDepartments create={({ id }) => created.push(id)} />);
  expect(await screen.findByText(/法学院：毕业生 12 人，待该院系审核 3 条/)).toBeDefined();
  expect(screen.getByText(/由负责全校的账号代为审核/)).toBeDefined();
  press("为法学院设置账号");
  expect(created).toEqual(["d"]);
});
