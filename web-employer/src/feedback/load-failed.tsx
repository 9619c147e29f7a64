import { ExclamationCircleOutlined } from "@ant-design/icons";
import { explainFailure } from "@gd/web-kit";
import { Button } from "antd";

/** In place of what could not be read: why, and a way to try again. */
export function LoadFailed({ error, retry }: { error: unknown; retry: () => Promise<unknown> }) {
  const failure = explainFailure(error);
  return (
    <div className="load-failed" role="alert">
      <ExclamationCircleOutlined className="load-failed-mark" />
      <p>
        <b>加载失败</b>
        <br />
        {failure.message}
      </p>
      {failure.retry && (
        <Button
          onClick={() => {
            retry().catch(() => undefined); // a new failure is shown here again
          }}
        >
          重新加载
        </Button>
      )}
    </div>
  );
}
