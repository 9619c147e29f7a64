import { formatDateTime } from "@gd/web-kit";
import { RecordSteps, StatusTag } from "@gd/web-kit/desk";
import { Descriptions } from "antd";
import {
  StepsFieldsFragmentDoc,
  type TerminationViewFragment as TerminationData,
  TerminationViewFragmentDoc,
  TimelineFieldsFragmentDoc,
} from "../gql/graphql.js";
import { type FragmentType, readFragment } from "../gql/index.js";
import { TWO_COLUMNS } from "../parts/columns.js";
import { RecordHistory } from "../parts/record-history.js";
import { AnswerBar } from "./answer-bar.js";

/** One request to end an agreement: where it stands, what it says, its history, and what can be done now. */
export function TerminationView(props: { termination: FragmentType<typeof TerminationViewFragmentDoc> }) {
  const termination = readFragment(TerminationViewFragmentDoc, props.termination);
  return (
    <div className="termination">
      <p className="termination-head">
        <StatusTag {...termination} />
        <span>{termination.nextStep}</span>
      </p>
      <RecordSteps
        size="small"
        className="termination-steps"
        titlePlacement="vertical"
        steps={readFragment(StepsFieldsFragmentDoc, termination).steps}
        below={({ at }) => at && <div className="digits">{formatDateTime(at)}</div>}
      />
      <AnswerBar termination={termination} />
      <Descriptions column={TWO_COLUMNS} items={itemsOf(termination)} />
      <RecordHistory
        entries={readFragment(TimelineFieldsFragmentDoc, termination).timeline}
        isCause={() => true}
      />
    </div>
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
      span: "filled" as const,
      children: <span className="long-text">{explanation}</span>,
    },
    ...(uploads.length > 0
      ? [{ key: "files", label: "附件", span: "filled" as const, children: <Files uploads={uploads} /> }]
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
