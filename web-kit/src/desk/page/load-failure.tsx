import { Button, Result } from "antd";
import { useState } from "react";
import { explainFailure } from "../../failure.js";

export interface FailedReading {
  error: unknown;
  retry: () => Promise<unknown>;
}

/** In place of what could not be read: why, in words, and another try on request. */
export function LoadFailure({ error, retry }: FailedReading) {
  const [trying, setTrying] = useState(false);
  const failure = explainFailure(error);
  const again = async (): Promise<void> => {
    setTrying(true);
    // The query itself shows the next failure.
    await retry().catch(() => undefined);
    setTrying(false);
  };
  return (
    <div className="load-failure" role="alert">
      <Result
        status="warning"
        title={failure.message}
        extra={
          failure.retry && (
            <Button type="primary" loading={trying} onClick={() => void again()}>
              重新加载
            </Button>
          )
        }
      />
    </div>
  );
}
