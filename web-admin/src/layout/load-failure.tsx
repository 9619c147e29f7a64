import { explainFailure } from "@gd/web-kit";
import { Button, Result } from "antd";
import { useState } from "react";

interface LoadFailureProps {
  error: unknown;
  retry(): Promise<unknown>;
  fullPage?: boolean;
}

/** Nothing could be read: says why in words, and tries again on request. */
export function LoadFailure({ error, retry, fullPage = false }: LoadFailureProps) {
  const [trying, setTrying] = useState(false);
  const failure = explainFailure(error);
  const again = async () => {
    setTrying(true);
    // The query itself shows the next failure.
    await retry().catch(() => undefined);
    setTrying(false);
  };
  return (
    <div className={fullPage ? "failure failure-full" : "failure"} role="alert">
      <Result
        status="warning"
        title={failure.message}
        extra={
          failure.retry && (
            <Button type="primary" loading={trying} onClick={again}>
              重新加载
            </Button>
          )
        }
      />
    </div>
  );
}
