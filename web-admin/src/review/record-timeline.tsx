import { actorRoleLabels, formatDateTime } from "@gd/web-kit";
import { Steps, Timeline } from "antd";
import type { RecordTimelineFragment, StepState } from "../gql/graphql.js";
import { type FragmentType, graphql, readFragment } from "../gql/index.js";

export const RecordTimelineFields = graphql(`
  fragment RecordTimeline on RecordView {
    id
    steps {
      title
      state
      at
      description
    }
    timeline {
      id
      at
      title
      actorRole
      actorOrganisation
      actorName
      reasonCategory
      reason
    }
  }
`);

const stepStatus: Record<StepState, "finish" | "process" | "wait" | "error"> = {
  DONE: "finish",
  CURRENT: "process",
  WAITING: "wait",
  FAILED: "error",
};

interface TimelineProps {
  record: FragmentType<typeof RecordTimelineFields>;
}

/** Where the record stands among the steps of F-27. */
export function FlowSteps({ record }: TimelineProps) {
  const { steps } = readFragment(RecordTimelineFields, record);
  const current = steps.findIndex(({ state }) => state === "CURRENT" || state === "FAILED");
  return (
    <Steps
      size="small"
      current={current < 0 ? steps.length - 1 : current}
      className="flow-steps"
      items={steps.map(({ title, state, at, description }) => ({
        title,
        status: stepStatus[state],
        content: description ?? (at ? formatDateTime(at) : undefined),
      }))}
    />
  );
}

/** 办理进程 (F-05): every change of state, newest first. */
export function RecordTimeline({ record }: TimelineProps) {
  const { timeline } = readFragment(RecordTimelineFields, record);
  return (
    <section className="panel" id="timeline">
      <h2>办理进程</h2>
      <Timeline
        items={[...timeline].reverse().map((entry) => ({
          key: entry.id,
          color: entry.reasonCategory ? "red" : "blue",
          content: <Entry entry={entry} />,
        }))}
      />
    </section>
  );
}

function Entry({ entry }: { entry: RecordTimelineFragment["timeline"][number] }) {
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
          {[entry.reasonCategory, entry.reason].filter(Boolean).join("：")}
        </div>
      )}
    </>
  );
}
