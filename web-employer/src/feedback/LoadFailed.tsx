import { explainFailure } from "@gd/web-shared";
import { Button, Result } from "antd";

/** In place of what could not be read: why, and a way to try again. */
export function LoadFailed({ error, retry }: { error: unknown; retry: () => Promise<unknown> }) {
  const failure = explainFailure(error);
  return (
    <Result
      status="warning"
      className="load-failed"
      title="加载失败"
      subTitle={failure.message}
      extra={
        failure.retry && (
          <Button
            type="primary"
            onClick={() => {
              retry().catch(() => undefined); // a new failure is shown here again
            }}
          >
            重新加载
          </Button>
        )
      }
    />
  );
}
