import { MessagePage } from "@gd/web-kit/desk";
import type { ReactNode } from "react";
import { useViewer } from "../session/session.js";
import { levelScopeLabels, roleLabels } from "../session/viewer.js";
import { type PageName, pages, whyNotPage } from "./pages.js";

/** A page for whom it is; all others read whose it is. */
export function ForRoles({ page, children }: { page: PageName; children: ReactNode }) {
  const viewer = useViewer();
  const why = whyNotPage(viewer, page);
  if (!why) return children;
  const { title, roles } = pages[page];
  const whose = roles.map((role) => roleLabels[role]).join("、");
  return (
    <MessagePage
      title="您的账号不能使用此功能"
      text={
        why === "ROLE"
          ? `「${title}」由${whose}使用，您的账号为${roleLabels[viewer.role]}。`
          : `「${title}」包含全部学历层次，由负责全校的账号使用，您的账号仅负责${levelScopeLabels[viewer.levelScope]}。`
      }
    />
  );
}
