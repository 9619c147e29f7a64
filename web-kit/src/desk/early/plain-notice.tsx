import { partsOf } from "../../lazy-part.js";
import "../session/sign-in.css";

interface PlainNoticeProps {
  title: string;
  text: string;
  action?: { text: string; onClick: () => void };
}

/** In place of a page, before there is antd to draw with. */
export function PlainNotice({ title, text, action }: PlainNoticeProps) {
  return (
    <main className="plain-notice" role="alert">
      <h1>{title}</h1>
      <p>{text}</p>
      {action && (
        <button type="button" className="plain-button plain-button-primary" onClick={action.onClick}>
          {action.text}
        </button>
      )}
    </main>
  );
}

export function PlainLoading() {
  return (
    <div className="plain-loading" role="status" aria-label="正在加载">
      正在加载…
    </div>
  );
}

/** Parts of a desk that are fetched when they are needed. */
export const lazyDeskPart = partsOf(({ why }) => (
  <PlainNotice
    title={why === "OFFLINE" ? "页面暂时无法加载" : "平台已更新"}
    text={
      why === "OFFLINE"
        ? "网络连接已中断，恢复连接后将自动显示，无需重新打开。"
        : "请在文件上传完成后重新加载页面。"
    }
    {...(why === "RELEASED" && { action: { text: "重新加载", onClick: () => location.reload() } })}
  />
));
