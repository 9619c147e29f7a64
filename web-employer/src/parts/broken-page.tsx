import { PlainNotice } from "@gd/web-kit/desk";

/** In place of a page that could not be shown: a part of the program did not arrive, or failed. */
export function BrokenPage() {
  return (
    <PlainNotice
      title="页面未能正常显示"
      text="可能是网络中断或平台刚刚更新，请重新加载页面。"
      action={{ text: "重新加载", onClick: () => window.location.reload() }}
    />
  );
}
