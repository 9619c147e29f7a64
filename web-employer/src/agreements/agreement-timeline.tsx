import { formatDateTime, statusTone } from "@gd/web-kit";
import { Card, Timeline } from "antd";
import type { AgreementTimelineFragment as AgreementTimelineData } from "../gql/graphql.js";
import { type FragmentType, graphql, readFragment } from "../gql/index.js";

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

type Entry = AgreementTimelineData["timeline"][number];

/** Every change of state, newest first (F-05): role and organisation, never the person. */
export function AgreementTimeline(props: { agreement: FragmentType<typeof AgreementTimelineFragment> }) {
  const { timeline } = readFragment(AgreementTimelineFragment, props.agreement);
  // Sorted and turned round, not sorted backwards: of two entries of one moment the later stays the newer.
  const newestFirst = [...timeline].sort((a, b) => a.at.localeCompare(b.at)).reverse();
  return (
    <Card title="签约进度">
      <Timeline
        items={newestFirst.map((entry) => ({
          key: entry.id,
          color: colourOf(entry),
          content: <EntryText entry={entry} />,
        }))}
      />
    </Card>
  );
}

function EntryText({ entry }: { entry: Entry }) {
  const reason = [entry.reasonCategory, entry.reason].filter(Boolean).join("：");
  return (
    <>
      <div className="timeline-title">{entry.title}</div>
      <div className="cell-note">{entry.actorOrganisation}</div>
      {reason &&
        (entry.toStatus && statusTone(entry.toStatus) === "failed" ? (
          <div className="timeline-reason">原因：{reason}</div>
        ) : (
          <div className="timeline-note">{reason}</div>
        ))}
      <time className="cell-note digits" dateTime={entry.at}>
        {formatDateTime(entry.at)}
      </time>
    </>
  );
}

function colourOf(entry: Entry): string {
  if (!entry.toStatus) return "gray";
  const colours = { waiting: "blue", success: "green", failed: "red", ended: "gray" } as const;
  return colours[statusTone(entry.toStatus)];
}
