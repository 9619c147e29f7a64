import { DeskLookProvider } from "@gd/web-kit/desk";
import { type Around, type Shown, show } from "@gd/web-kit/testing";
import { App } from "antd";
import type { ReactNode } from "react";
import { look } from "../src/parts/look.js";
import { SessionContextProvider } from "../src/session/session.js";
import type { Viewer } from "../src/session/viewer.js";

/** A reviewer of a school who may do everything. */
export const reviewer: Viewer = {
  accountName: "陈志强",
  username: "jdlg01",
  role: "SCHOOL",
  organisationName: "江东理工大学",
  levelScope: "ALL",
  employmentRight: "READ_WRITE",
  archiveRight: "NONE",
  householdRight: "NONE",
  mayReview: true,
  reviewWord: "鉴证",
};

/** Renders a part of the staff app as this account sees it. */
export function showDesk(part: ReactNode, around: Around & { viewer?: Viewer } = {}): Shown {
  const { viewer = reviewer, ...rest } = around;
  const session = {
    phase: "SIGNED_IN" as const,
    viewer,
    error: undefined,
    recheck: () => undefined,
    enter: async () => undefined,
    leave: async () => true,
    leaving: false,
    giveUp: async () => undefined,
  };
  return show(
    <App>
      <DeskLookProvider look={look}>
        <SessionContextProvider session={session}>{part}</SessionContextProvider>
      </DeskLookProvider>
    </App>,
    { app: "admin", ...rest },
  );
}
