import { formatDateTime, statusTone } from "@gd/web-kit";
import { Descriptions, Steps, Timeline } from "antd";
import { StatusTag } from "../feedback/status-tag.js";
import type { StepState, TerminationViewFragment as TerminationData } from "../gql/graphql.js";
import { type FragmentType, graphql, readFragment } from "../gql/index.js";
import { AnswerBar } from "./answer-bar.js";

const TerminationViewFragment = graphql(`
  fragment TerminationView on Termination {
    id
    status
    statusLabel
    frozen
    nextStep
    askedBy
    askedAt
    reasonLabel
    explanation
    endingLabel
    uploads {
      id
      fileName
      url
      thumbnailUrl
    }
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
      actorOrganisation
      toStatus
      reasonCategory
      reason
    }
    ...AnswerBar
  }
`);

const marks = {
  DONE: "finish",
  CURRENT: "process",
  WAITING: "wait",
  FAILED: "error",
} as const satisfies Record<StepState, string>;

/** One request to end an agreement: where it stands, what it says, its history, and what can be done now. */
export function TerminationView(props: { termination: FragmentType<typeof TerminationViewFragment> }) {
  const termination = readFragment(TerminationViewFragment, props.termination);
  const { status, statusLabel, frozen, nextStep } = termination;
  return (
    <div className="termination">
      <p className="termination-head">
        <StatusTag status={status} label={statusLabel} frozen={frozen} />
        <span>{nextStep}</span>
      </p>
      <TerminationSteps steps={termination.steps} />
      <AnswerBar termination={termination} />
      <Descriptions column={2} items={itemsOf(termination)} />
      <Timeline items={[...termination.timeline].reverse().map(timelineItem)} />
    </div>
  );
}

function TerminationSteps({ steps }: Pick<TerminationData, "steps">) {
  const current = steps.findIndex((step) => step.state === "CURRENT" || step.state === "FAILED");
  return (
    <Steps
      size="small"
      className="termination-steps"
      titlePlacement="vertical"
      current={current === -1 ? steps.length - 1 : current}
      items={steps.map((step) => ({
        title: step.title,
        status: marks[step.state],
        content: step.at && <div className="digits">{formatDateTime(step.at)}</div>,
      }))}
    />
  );
}

function itemsOf({ askedBy, askedAt, reasonLabel, explanation, endingLabel, uploads }: TerminationData) {
  return [
    { key: "by", label: "发起方", children: askedBy === "GRADUATE" ? "学生" : "单位" },
    { key: "at", label: "发起时间", children: formatDateTime(askedAt) },
    { key: "reason", label: "解约原因", children: reasonLabel },
    ...(endingLabel ? [{ key: "ending", label: "解约方式", children: endingLabel }] : []),
    {
      key: "explanation",
      label: "解约说明",
      span: 2,
      children: <span className="long-text">{explanation}</span>,
    },
    ...(uploads.length > 0
      ? [{ key: "files", label: "附件", span: 2, children: <Files uploads={uploads} /> }]
      : []),
  ];
}

function Files({ uploads }: Pick<TerminationData, "uploads">) {
  return (
    <ul className="termination-files">
      {uploads.map(({ id, fileName, url, thumbnailUrl }) => (
        <li key={id}>
          <a href={url ?? undefined} target="_blank" rel="noreferrer">
            {thumbnailUrl && <img src={thumbnailUrl} alt="" />}
            {fileName}
          </a>
        </li>
      ))}
    </ul>
  );
}

function timelineItem(entry: TerminationData["timeline"][number]) {
  const colours = { waiting: "blue", success: "green", failed: "red", ended: "gray" } as const;
  const reason = [entry.reasonCategory, entry.reason].filter(Boolean).join("：");
  return {
    key: entry.id,
    color: entry.toStatus ? colours[statusTone(entry.toStatus)] : "gray",
    content: (
      <>
        <div className="timeline-title">{entry.title}</div>
        <div className="cell-note">{entry.actorOrganisation}</div>
        {reason && <div className="timeline-reason">原因：{reason}</div>}
        <time className="cell-note digits" dateTime={entry.at}>
          {formatDateTime(entry.at)}
        </time>
      </>
    ),
  };
}
