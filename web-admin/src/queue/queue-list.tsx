import { formatDateTime, textParam } from "@gd/web-kit";
import { choiceFilter, defineList, folded, outsideForm, StatusTag, textFilter } from "@gd/web-kit/desk";
import { type TableColumnsType, Tag, Tooltip } from "antd";
import { Link } from "react-router";
import { QueueRowFragmentDoc, type QueueView, ReviewQueueDocument } from "../gql/graphql.js";
import { readFragment } from "../gql/index.js";
import { columnOf, placeColumn, twoLines } from "../lists/columns.js";
import type { FilterOptions } from "../lists/filter-options.js";
import {
  cohort,
  daysCalled,
  departmentOf,
  idNumber,
  levelOf,
  majorOf,
  modeOf,
  numberCalled,
  personName,
  placesOf,
  sortsOf,
  studentNumber,
} from "../lists/staff-filters.js";
import type { KindCounts } from "../menu/queue-counts.js";
import { type Queue, queues, recordAddress, statusChoices } from "../menu/queues.js";
import { seesManySchools, type Viewer } from "../session/viewer.js";
import { type QueueRow, subjectOf } from "./queue-documents.js";
import { type OwnValues, ownParams, queueFilter } from "./queue-filter.js";
import { FlagsCell, flagLabels, WaitedCell, waitLabels } from "./queue-flags.js";

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
    page: ({ reviewQueue: { rows, ...page } }) => ({
      ...page,
      rows: readFragment(QueueRowFragmentDoc, rows) as readonly QueueRow[],
    }),
    sorts: sortsOfQueue(queue, viewer),
    columns: () => columnsOf(queue, viewer, view, kinds.length > 1),
    rowKey: "id",
    empty: (narrowed) => (narrowed ? "没有符合条件的记录" : `没有等待您${viewer.reviewWord}的记录`),
    whenReset: { view, size: asked.size },
  });
}

/** Of those, what the list has columns for. */
function sortsOfQueue(queue: Queue, viewer: Viewer) {
  return sortsOf(viewer, {
    提交时间: "SUBMITTED_AT",
    [queue.counterpart]: "COUNTERPART",
    所在院系: "DEPARTMENT_NAME",
    专业: "MAJOR_NAME",
    姓名: "GRADUATE_NAME",
    当前协议编号: "AGREEMENT_NUMBER",
  } as const);
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
      ...placesOf(viewer, options),
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
      ...(!queue.ofOrganisations && {
        flag: choiceFilter(params.flag, { label: "审核提示", options: choicesOf(flagLabels) }),
        wait: choiceFilter(params.wait, { label: "审核时限", options: choicesOf(waitLabels) }),
      }),
    }),
    ...(!queue.ofOrganisations && { name: personName, idNumber }),
    ...folder({ queue, viewer, options }, view),
  };
}

/** What few ask by. */
function folder(
  { queue, viewer, options }: Pick<QueueListOptions, "queue" | "viewer" | "options">,
  view: QueueView,
) {
  const withinSchool = !seesManySchools(viewer);
  return {
    ...(!queue.ofOrganisations && {
      ...(withinSchool && { studentNumber: folded(studentNumber) }),
      ...modeOf(viewer, options),
      // What waits for a verdict on signing has none yet.
      ...((queue.numbered || queue === queues.otherDestinations) && {
        agreementNumber: numberCalled(queue.numbered ? "协议编号" : "签约证明码"),
      }),
    }),
    ...(withinSchool && {
      ...(queue === queues.agreements && {
        positionName: folded(
          textFilter(textParam({ name: "position" }), {
            label: "岗位名称",
            placeholder: "名称中的文字",
            maxLength: 100,
          }),
        ),
      }),
      submitted: daysCalled("提交时间", "submitted"),
      ...(view === "ALL" && { changed: daysCalled("最新操作时间", "changed") }),
    }),
  };
}

function choicesOf<Word extends string>(labels: Record<Word, string>) {
  return (Object.keys(labels) as Word[]).map((value) => ({ value, label: labels[value] }));
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
    ...(queue.ofOrganisations
      ? []
      : [
          {
            title: "审核提示",
            width: 116,
            render: (_: unknown, row: QueueRow) => <FlagsCell row={row} />,
          },
        ]),
    ...(view === "WAITING_FOR_ME"
      ? [
          {
            title: "已等待",
            width: 72,
            className: "numeric",
            render: (_: unknown, row: QueueRow) => <WaitedCell row={row} />,
          },
        ]
      : []),
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
