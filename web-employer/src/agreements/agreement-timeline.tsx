import { Card } from "antd";
import { TimelineFieldsFragmentDoc } from "../gql/graphql.js";
import { type FragmentType, readFragment } from "../gql/index.js";
import { RecordHistory } from "../parts/record-history.js";

/** What became of an agreement, step by step. */
export function AgreementTimeline(props: { agreement: FragmentType<typeof TimelineFieldsFragmentDoc> }) {
  const { timeline } = readFragment(TimelineFieldsFragmentDoc, props.agreement);
  return (
    <Card title="签约进度">
      <RecordHistory entries={timeline} isCause={({ toTone }) => toTone === "FAILED"} />
    </Card>
  );
}
