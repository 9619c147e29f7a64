import { actorRoleLabels, formatDateTime, reasonText } from "@gd/web-kit";
import { RecordSteps, RecordTimeline } from "@gd/web-kit/desk";
import {
  StepsFieldsFragmentDoc,
  type TimelineFieldsFragment,
  TimelineFieldsFragmentDoc,
} from "../gql/graphql.js";
import { type FragmentType, readFragment } from "../gql/index.js";

/** Where the record stands among the steps of F-27. */
export function FlowSteps({ record }: { record: FragmentType<typeof StepsFieldsFragmentDoc> }) {
  return (
    <RecordSteps
      size="small"
      className="flow-steps"
      steps={readFragment(StepsFieldsFragmentDoc, record).steps}
      below={({ at, description }) => description ?? (at ? formatDateTime(at) : undefined)}
    />
  );
}

/** 办理进程 (F-05): every change of state, newest first. */
export function RecordHistory({ record }: { record: FragmentType<typeof TimelineFieldsFragmentDoc> }) {
  return (
    <section className="panel" id="timeline">
      <h2>办理进程</h2>
      <RecordTimeline
        entries={readFragment(TimelineFieldsFragmentDoc, record).timeline}
        colourOf={({ reasonCategory }) => (reasonCategory ? "red" : "blue")}
      >
        {(entry) => <Entry entry={entry} />}
      </RecordTimeline>
    </section>
  );
}

function Entry({ entry }: { entry: TimelineFieldsFragment["timeline"][number] }) {
  return (
    <>
      <div>
        <b>{entry.title}</b>
        <span className="timeline-at">{formatDateTime(entry.at)}</span>
      </div>
      <div className="muted">
        {actorRoleLabels[entry.actorRole]}
        {entry.actorRole !== "SYSTEM" && `　${entry.actorOrganisation}`}
        {entry.actorName && `　${entry.actorName}`}
      </div>
      {entry.reason && (
        <div className={entry.reasonCategory ? "timeline-note timeline-rejection" : "timeline-note"}>
          {reasonText(entry)}
        </div>
      )}
    </>
  );
}

/** What was done to the record last, by whom and when; null where nothing was. */
export function lastStepOf(record: FragmentType<typeof TimelineFieldsFragmentDoc>): string | null {
  const step = readFragment(TimelineFieldsFragmentDoc, record).timeline.at(-1);
  if (!step) return null;
  const who = [step.actorOrganisation, step.actorName].filter(Boolean).join(" ");
  return `${step.title} · ${who} · ${formatDateTime(step.at)}`;
}
