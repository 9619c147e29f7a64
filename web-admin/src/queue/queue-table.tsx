import { formatDateTime } from "@gd/web-kit";
import { Empty, Table, type TableColumnsType, Tag, Tooltip } from "antd";
import { Link } from "react-router";
import { StatusTag } from "../layout/status-tag.js";
import { seesManySchools, type Viewer } from "../session/viewer.js";
import { type Queue, queues, recordAddress } from "./queues.js";
import type { SteadyRow } from "./steady-rows.js";

interface QueueTableProps {
  queue: Queue;
  /** The server has several of the list's kinds: they are told apart. */
  several: boolean;
  viewer: Viewer;
  rows: readonly SteadyRow[];
  loading: boolean;
  /** Row the keyboard stands on. */
  activeId: string | null;
  selectedIds: readonly string[];
  onSelect(ids: string[]): void;
  /** Called before a record's page opens. */
  onOpen(row: SteadyRow): void;
  emptyText: string;
}

/** A list of records: the official columns (S-06), two lines a row at most. */
export function QueueTable(props: QueueTableProps) {
  const { viewer, rows, loading, activeId, selectedIds, onSelect, emptyText } = props;
  return (
    <Table<SteadyRow>
      className="queue-table"
      size="small"
      rowKey="id"
      columns={columns(props)}
      dataSource={[...rows]}
      loading={{ spinning: loading, delay: 200 }}
      pagination={false}
      sticky={{ offsetHeader: 56 }}
      scroll={{ x: 1170 }}
      tableLayout="fixed"
      locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={emptyText} /> }}
      rowClassName={(row) => `${row.gone ? "row-gone" : ""} ${row.id === activeId ? "row-active" : ""}`}
      onRow={(row) => ({ "data-row-id": row.id }) as React.HTMLAttributes<HTMLElement>}
      {...(viewer.mayReview && {
        rowSelection: {
          columnWidth: 36,
          selectedRowKeys: [...selectedIds],
          onChange: (keys) => onSelect(keys.map(String)),
          getCheckboxProps: (row) => ({
            disabled: row.gone || !row.waitsForMe,
            "aria-label": `选择 ${row.graduateName}`,
          }),
        },
      })}
    />
  );
}

function columns({ queue, several, viewer, rows, onOpen }: QueueTableProps): TableColumnsType<SteadyRow> {
  const numbered = rows.some((row) => row.agreementNumber);
  const { tells } = queue;
  return [
    ...(tells && (several || queue === queues.agreements)
      ? [
          {
            title: tells.title,
            width: queue === queues.agreements ? 60 : 84,
            render: (_: unknown, row: SteadyRow) => tells.words[row.kind],
          },
        ]
      : []),
    {
      title: queue.status,
      key: "status",
      width: 128,
      render: (_, row) =>
        row.gone ? <GoneTag /> : <StatusTag status={row.status} label={row.statusLabel} />,
    },
    ...(seesManySchools(viewer)
      ? [{ title: "所在学校", dataIndex: "schoolName", width: 110, render: twoLines }]
      : [{ title: "所在院系", dataIndex: "departmentName", width: 110, render: twoLines }]),
    { title: "学历层次", dataIndex: "educationLevelLabel", width: 84 },
    { title: "专业", dataIndex: "majorName", width: 110, render: twoLines },
    {
      title: "姓名",
      width: 92,
      // Names are never cut short.
      dataIndex: "graduateName",
    },
    {
      title: "身份证号码",
      dataIndex: "idNumberMasked",
      width: 150,
      className: "numeric",
    },
    ...(queue.numbered
      ? [
          {
            title: "当前协议编号",
            dataIndex: "agreementNumber",
            width: numbered ? 142 : 72,
            className: "numeric",
            render: (number: string | null) => number ?? "—",
          },
        ]
      : []),
    { title: queue.counterpart, dataIndex: "employerName", render: twoLines },
    {
      title: "提交时间",
      key: "submittedAt",
      width: 90,
      className: "numeric",
      render: (_, row) => (row.submittedAt ? <Moment iso={row.submittedAt} /> : "—"),
    },
    {
      title: "操作",
      key: "open",
      width: 54,
      fixed: "right",
      render: (_, row) => (
        <Link to={recordAddress(row)} onClick={() => onOpen(row)} aria-label={openLabel(row, viewer)}>
          {row.waitsForMe && !row.gone ? viewer.reviewWord : "查看"}
        </Link>
      ),
    },
  ];
}

function openLabel(row: SteadyRow, viewer: Viewer): string {
  return `${row.waitsForMe && !row.gone ? viewer.reviewWord : "查看"} ${row.graduateName}`;
}

function twoLines(text: string) {
  return (
    <span className="two-lines" title={text}>
      {text}
    </span>
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
