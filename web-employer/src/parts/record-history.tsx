import { formatDateTime, reasonText } from "@gd/web-kit";
import { RecordTimeline } from "@gd/web-kit/desk";
import type { TimelineFieldsFragment } from "../gql/graphql.js";

/** A change of a record's state as an employer reads it: role and organisation, never the person. */
type HistoryEntry = TimelineFieldsFragment["timeline"][number];

const COLOURS = { WAITING: "blue", REACHED: "green", FAILED: "red", ENDED: "gray" } as const;

interface RecordHistoryProps {
  entries: readonly HistoryEntry[];
  /** Whether what an entry says is why something failed; else it is a note. */
  isCause: (entry: HistoryEntry) => boolean;
}

/** Every change of state, newest first (F-05). */
export function RecordHistory({ entries, isCause }: RecordHistoryProps) {
  return (
    <RecordTimeline entries={entries} colourOf={({ toTone }) => COLOURS[toTone ?? "ENDED"]}>
      {(entry) => <EntryText entry={entry} cause={isCause(entry)} />}
    </RecordTimeline>
  );
}

function EntryText({ entry, cause }: { entry: HistoryEntry; cause: boolean }) {
  const reason = reasonText(entry);
  return (
    <>
      <div className="timeline-title">{entry.title}</div>
      <div className="cell-note">{entry.actorOrganisation}</div>
      {reason &&
        (cause ? (
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
