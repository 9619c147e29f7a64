import { partsOf } from "@gd/web-kit";
import { Notice } from "./notice.js";

/** Parts of this app that are fetched when they are needed. */
export const lazyPart = partsOf(({ why }) =>
  why === "OFFLINE" ? (
    <Notice title="页面暂时无法加载" text="网络连接已中断，恢复连接后将自动显示，无需重新打开。" />
  ) : (
    <Notice
      title="系统已更新"
      text="有文件正在上传，请等待上传完成后重新加载页面。"
      action={{ text: "重新加载", onClick: () => location.reload() }}
    />
  ),
);
