import { Alert, Progress } from "antd";
import type { BulkFieldsFragment } from "../gql/graphql.js";
import { summaryOf } from "./use-bulk.js";

/** How far a bulk verdict is, or what became of it. */
export function BulkProgress({ bulk }: { bulk: BulkFieldsFragment }) {
  const { total, done, refused, finishedAt } = bulk;
  const type = !finishedAt ? "info" : refused === 0 ? "success" : done === 0 ? "error" : "warning";
  return (
    <>
      <Alert type={type} showIcon className="form-problem" role="status" title={summaryOf(bulk)} />
      {!finishedAt && (
        <Progress
          percent={Math.floor(((done + refused) / total) * 100)}
          status="active"
          aria-label="批量审核进度"
        />
      )}
    </>
  );
}
