import { explainFailure } from "@gd/web-kit";
import { Notice } from "./notice.js";

/** A page's contents could not be read; with a button to try again. */
export function Failure({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const failure = explainFailure(error);
  return (
    <Notice
      title="内容加载失败"
      text={failure.message}
      action={failure.retry ? { text: "重新加载", onClick: onRetry } : undefined}
    />
  );
}
