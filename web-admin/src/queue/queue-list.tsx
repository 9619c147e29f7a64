import { formatDateTime } from "@gd/web-kit";
import { choiceFilter, defineList, outsideForm, StatusTag, textFilter } from "@gd/web-kit/desk";
import { type TableColumnsType, Tag, Tooltip } from "antd";
import { Link } from "react-router";
import { QueueRowFragmentDoc, type QueueView, ReviewQueueDocument } from "../gql/graphql.js";
import { readFragment } from "../gql/index.js";
import { columnOf, placeColumn, twoLines } from "../lists/columns.js";
import type { FilterOptions } from "../lists/filter-options.js";
import { cohort, departmentOf, idNumber, levelOf, majorOf, personName } from "../lists/staff-filters.js";
import type { KindCounts } from "../menu/queue-counts.js";
import { type Queue, queues, recordAddress, statusChoices } from "../menu/queues.js";
import { seesManySchools, type Viewer } from "../session/viewer.js";
import { type QueueRow, subjectOf } from "./queue-documents.js";
import { type OwnValues, ownParams, queueFilter } from "./queue-filter.js";

/** Rows of a page where the address does not say it. */
export const usualSize = 50;

interface QueueListOptions {
  queue: Queue;
  viewer: Viewer;
  /** The list's kinds that the server has, with their states. */
  kinds: readonly KindCounts[];
  options: FilterOptions;
  /** What the address says. */
  asked: OwnValues;
}

/**
 * A list of records (S-06). Without a word in its address it shows what waits for the viewer (the official guide warns
 * that its own default shows something else), or everything to those who give no verdicts.
 */
export function queueList({ queue, viewer, kinds, options, asked }: QueueListOptions) {
  const view = viewOf(asked.view, viewer);
  return defineList({
    filters: filtersOf({ queue, viewer, kinds, options, asked }, view),
    settle: (values) => ({ ...values, view }),
    document: ReviewQueueDocument,
    variables: (values) => ({ filter: queueFilter(queue, { ...values, view }) }),
    pageSize: ({ size = usualSize }) => size,
    page: ({ reviewQueue: { rows, endCursor } }) => ({
      rows: readFragment(QueueRowFragmentDoc, rows) as readonly QueueRow[],
      endCursor,
    }),
    columns: () => columnsOf(queue, viewer, view, kinds.length > 1),
    rowKey: "id",
    empty: (narrowed) => (narrowed ? "没有符合条件的记录" : `没有等待您${viewer.reviewWord}的记录`),
    whenReset: { view, size: asked.size },
  });
}

function viewOf(asked: QueueView | undefined, viewer: Viewer): QueueView {
  return !viewer.mayReview || asked === "ALL" ? "ALL" : "WAITING_FOR_ME";
}

function filtersOf({ queue, viewer, kinds, options, asked }: QueueListOptions, view: QueueView) {
  const { tells } = queue;
  const params = ownParams(queue);
  const ofKind = kinds.filter(({ kind }) => !asked.kind || kind === asked.kind);
  return {
    view: outsideForm(params.view),
    size: outsideForm(params.size),
    ...(tells &&
      kinds.length > 1 && {
        kind: choiceFilter(params.kind, {
          label: tells.title,
          options: kinds.map(({ kind, kindLabel }) => ({
            value: kind,
            label: tells.words[kind] ?? kindLabel,
          })),
          // A state belongs to a flow: with another kind chosen it may not exist.
          empties: ["status"],
        }),
      }),
    ...(view === "ALL" && {
      status: choiceFilter(params.status, {
        label: queue.status,
        options: statusChoices(ofKind).map(({ status, label }) => ({ value: status, label })),
      }),
    }),
    ...(!queue.ofOrganisations && {
      cohort,
      ...departmentOf(viewer, options),
      ...levelOf(viewer),
      ...majorOf(viewer, options),
    }),
    // Above one school the server offers only filters with an index of their own (design: Reading).
    ...(!seesManySchools(viewer) && {
      counterpart: textFilter(params.counterpart, {
        label: queue.counterpart,
        placeholder: "名称中的文字",
      }),
    }),
    ...(!queue.ofOrganisations && { name: personName, idNumber }),
  };
}

/** The official columns (S-06), two lines a row at most. */
function columnsOf(
  queue: Queue,
  viewer: Viewer,
  view: QueueView,
  several: boolean,
): TableColumnsType<QueueRow> {
  const { tells, numbered } = queue;
  const short = queue === queues.agreements;
  return [
    ...(tells && (several || short)
      ? [
          {
            title: tells.title,
            width: short ? 60 : 84,
            render: (_: unknown, row: QueueRow) => tells.words[row.kind],
          },
        ]
      : []),
    {
      title: queue.status,
      width: 128,
      render: (_, row) => (row.gone ? <GoneTag /> : <StatusTag {...row} />),
    },
    ...(queue.ofOrganisations ? [] : graduateColumns(viewer)),
    ...(numbered
      ? [
          {
            title: "当前协议编号",
            // What waits for a verdict has none yet.
            width: view === "ALL" ? 142 : 72,
            className: "numeric",
            render: (_: unknown, row: QueueRow) => row.agreementNumber ?? "—",
          },
        ]
      : []),
    { title: queue.counterpart, dataIndex: "counterpart", render: twoLines },
    {
      title: "提交时间",
      width: 90,
      className: "numeric",
      render: (_, row) => (row.submittedAt ? <Moment iso={row.submittedAt} /> : "—"),
    },
    { title: "操作", width: 54, fixed: "right", render: (_, row) => <OpenLink row={row} viewer={viewer} /> },
  ];
}

/** Whose record it is, where it is a graduate's. */
function graduateColumns(viewer: Viewer): TableColumnsType<QueueRow> {
  return [
    placeColumn(viewer, { school: 110, department: 110 }),
    columnOf.level,
    { title: "专业", dataIndex: "majorName", width: 110, render: twoLines },
    { title: "姓名", dataIndex: "graduateName", width: 92 },
    { ...columnOf.idNumber, width: 150 },
  ];
}

function OpenLink({ row, viewer }: { row: QueueRow; viewer: Viewer }) {
  const act = row.waitsForMe && !row.gone ? viewer.reviewWord : "查看";
  return (
    <Link to={recordAddress(row)} aria-label={`${act} ${subjectOf(row)}`}>
      {act}
    </Link>
  );
}

function Moment({ iso }: { iso: string }) {
  const [date, time] = formatDateTime(iso).split(" ");
  return (
    <>
      {date}
      <br />
      <span className="muted">{time}</span>
    </>
  );
}

function GoneTag() {
  return (
    <Tooltip title="该记录已被处理，不再符合当前列表的条件">
      <Tag>已不在列表中</Tag>
    </Tooltip>
  );
}
