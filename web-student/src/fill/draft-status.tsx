import { formatDateTime } from "@gd/web-kit";
import type { DraftState } from "./draft-saver.js";
import "./fill.css";

/** Whether what was typed is safe. */
export function DraftStatus({
  state,
  onReload,
  typed,
}: {
  state: DraftState;
  onReload: () => void;
  typed: string;
}) {
  if (state.kind === "STOPPED") {
    return (
      <div className="warning draft-stopped" role="alert">
        <p>{state.message}</p>
        <button type="button" className="text-button" onClick={onReload}>
          刷新
        </button>
        {typed && (
          <label className="draft-typed">
            刷新后将显示已保存的内容。本页填写的内容可在此复制：
            <textarea readOnly rows={5} value={typed} onFocus={(event) => event.target.select()} />
          </label>
        )}
      </div>
    );
  }
  const text = textOf(state);
  return (
    <p
      className={
        state.kind === "OFFLINE" || state.kind === "REFUSED" ? "draft-state draft-late" : "draft-state"
      }
      role="status"
    >
      {text}
    </p>
  );
}

function textOf(state: Exclude<DraftState, { kind: "STOPPED" }>): string {
  switch (state.kind) {
    case "UNTOUCHED":
      return "填写的内容将自动保存，可随时退出，下次继续填写。";
    case "WAITING":
    case "SAVING":
      return "正在保存…";
    case "SAVED":
      return `已自动保存（${formatDateTime(state.at)}）`;
    case "OFFLINE":
      return "网络连接已中断，内容暂存在本机，恢复连接后将自动保存，请勿关闭本页面。";
    case "REFUSED":
      return `部分内容未能保存：${state.message}`;
  }
}
