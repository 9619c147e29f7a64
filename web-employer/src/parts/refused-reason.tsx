import { formatDateTime, reasonText } from "@gd/web-kit";
import { Alert, Button } from "antd";
import { TimelineFieldsFragmentDoc } from "../gql/graphql.js";
import { type FragmentType, readFragment } from "../gql/index.js";

/** Why the operator sent something back. */
export interface RefusedReason {
  returned: boolean;
  category: string;
  /** Category and words. */
  text: string;
  at: string;
}

/** What the operator said at the last verdict of a record about this organisation; null where nothing was refused. */
export function refusedReasonOf(
  record: ({ status: string } & FragmentType<typeof TimelineFieldsFragmentDoc>) | null,
): RefusedReason | null {
  if (!record || !["RETURNED", "REJECTED"].includes(record.status)) return null;
  const last = readFragment(TimelineFieldsFragmentDoc, record).timeline.at(-1);
  if (!last || !reasonText(last)) return null;
  return {
    returned: record.status === "RETURNED",
    category: last.reasonCategory ?? "",
    text: reasonText(last, "——"),
    at: last.at,
  };
}

/** Why it came back, as the operator said it; with the way to what it is about, where it is being put right. */
export function ReasonNotice({ reason, onGo }: { reason: RefusedReason; onGo?: () => void }) {
  return (
    <Alert
      type={reason.returned ? "warning" : "error"}
      showIcon
      className="refused-reason"
      title={`${reason.returned ? "退回" : "不通过"}原因：${reason.text}`}
      description={`${formatDateTime(reason.at)}，平台客服`}
      action={
        onGo && (
          <Button size="small" onClick={onGo}>
            查看需修改的内容
          </Button>
        )
      }
    />
  );
}
