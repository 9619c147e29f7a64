import { Alert, Button } from "antd";
import { explainFailure } from "../../failure.js";
import type { FailedReading } from "./load-failure.js";
import "../desk.css";

/** What is shown could not be brought up to date: it stays, with a word that it may be old. */
export function StaleNotice({ error, retry }: FailedReading) {
  const failure = explainFailure(error);
  // An ended session says so itself, in the dialog over the page.
  if (failure.kind === "session") return null;
  return (
    <Alert
      type="warning"
      showIcon
      className="stale-notice"
      title={`数据更新失败，当前显示的内容可能不是最新。${failure.message}`}
      action={
        <Button size="small" onClick={() => void retry().catch(() => undefined)}>
          重新加载
        </Button>
      }
    />
  );
}
