import { statusTone } from "@gd/web-kit";
import { Card } from "antd";
import { type FragmentType, graphql, readFragment } from "../gql/index.js";
import { RecordHistory } from "../parts/record-history.js";

const AgreementTimelineFragment = graphql(`
  fragment AgreementTimeline on Agreement {
    timeline {
      id
      at
      title
      actorOrganisation
      toStatus
      reasonCategory
      reason
    }
  }
`);

/** What became of an agreement, step by step. */
export function AgreementTimeline(props: { agreement: FragmentType<typeof AgreementTimelineFragment> }) {
  const { timeline } = readFragment(AgreementTimelineFragment, props.agreement);
  return (
    <Card title="签约进度">
      <RecordHistory
        entries={timeline}
        isCause={({ toStatus }) => toStatus !== null && statusTone(toStatus) === "failed"}
      />
    </Card>
  );
}
